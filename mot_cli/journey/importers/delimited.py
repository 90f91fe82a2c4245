"""The cells of a delimited text (RFC 4180) with their places. What the columns mean is not known here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITERS = ",;\t"
"""What may stand between two cells."""


@dataclass(frozen=True, slots=True)
class TextCell:
    """One cell.

    Args:
        text: without its quotes.
        start: offset of its first character in the file, a quote included.
        end: offset just past its last.
        closed: whether a quote that opens it is closed.
    """

    text: str
    start: int
    end: int
    closed: bool = True


_SEPARATOR = re.compile(r"sep=([,;\t])(?:\r\n|\r|\n)", re.IGNORECASE)


def delimiter_of(text: str) -> tuple[str, int]:
    """What separates the cells of a text, and the offset its header begins at.

    That is what a first line such as `sep=;` says, else whichever stands most often in the first line that
    holds anything, else a comma.
    """
    stated = _SEPARATOR.match(text)
    if stated:
        return stated[1], stated.end()
    line = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=bare.count), 0


def rows(text: str, delimiter: str, start: int = 0) -> Iterator[list[TextCell]]:
    """The rows of a text that hold anything, in order.

    Args:
        text: lines end as on any system; a quoted cell may hold several.
        delimiter: one character.
        start: offset of the first row.
    """
    at = start
    row: list[TextCell] = []
    while at <= len(text):
        cell = _cell(text, at, delimiter)
        row.append(cell)
        at = cell.end
        if text[at : at + 1] == delimiter:
            at += 1
            continue
        if any(cell.text.strip() or not cell.closed for cell in row):
            yield row
        row = []
        at += 2 if text.startswith("\r\n", at) else 1


def _cell(text: str, start: int, delimiter: str) -> TextCell:
    at = start
    if text[at : at + 1] == '"':
        parts = []
        while True:
            close = text.find('"', at + 1)
            if close < 0:
                return TextCell(text[start + 1 :], start, len(text), closed=False)
            parts.append(text[at + 1 : close])
            at = close + 1
            if text[at : at + 1] != '"':
                break
        quoted = '"'.join(parts)
        end = _end(text, at, delimiter)
        return TextCell(quoted + text[at:end], start, end)
    end = _end(text, at, delimiter)
    return TextCell(text[start:end], start, end)


def _end(text: str, at: int, delimiter: str) -> int:
    ends = (text.find(mark, at) for mark in (delimiter, "\n", "\r"))
    return min((end for end in ends if end >= 0), default=len(text))
