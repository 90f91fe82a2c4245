"""What the place a report goes to can show: its width, its colours, its characters."""

import os
import shutil
import sys
from enum import StrEnum
from typing import NamedTuple, TextIO


class Color(StrEnum):
    """When to colour the output."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Terminal(NamedTuple):
    """What the output can show.

    Args:
        width: in columns, at least 1.
        color: whether to send colours.
        encoding: what the text will be encoded in; what it cannot say is drawn in ASCII.
    """

    width: int = 100
    color: bool = False
    encoding: str = "utf-8"

    @property
    def unicode(self) -> bool:
        """Whether bars and marks can be drawn with more than ASCII."""
        return can_encode("━╾─✕▲·…“”–", self.encoding)

    def encodable(self, text: str) -> str:
        """The text with what the encoding lacks written as escapes, so that columns are measured rightly."""
        if can_encode(text, self.encoding):
            return text
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


PIPE_WIDTH = 100
"""Columns of a report that goes to a pipe or a file."""
_WIDEST = 140  # beyond this, bars and sentences only get harder to read


def detect(color: Color, stream: TextIO | None = None) -> Terminal:
    """Look at a stream and the environment.

    `--color` wins, then `NO_COLOR`, then `FORCE_COLOR`, then whether the stream is a capable terminal.

    Args:
        color: what the user asked for.
        stream: where the text goes; standard output where None.
    """
    stream = stream or sys.stdout
    if stream is None:  # closed by whoever started us
        return Terminal()
    is_terminal = stream.isatty()
    return Terminal(
        _width(stream, is_terminal),
        _wants_color(color, is_terminal),
        (stream.encoding or "utf-8").lower(),
    )


def can_encode(text: str, encoding: str) -> bool:
    """Whether an encoding can say a text."""
    if encoding in ("utf-8", "utf8"):
        return True
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _width(stream: TextIO, is_terminal: bool) -> int:
    stated = os.environ.get("COLUMNS", "")
    if stated.isascii() and stated.isdigit() and 0 < int(stated) < 10_000:
        return min(int(stated), _WIDEST)
    if not is_terminal:
        return PIPE_WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    return min(columns or 80, _WIDEST)


def _wants_color(color: Color, is_terminal: bool) -> bool:
    match color:
        case Color.ALWAYS:
            return True
        case Color.NEVER:
            return False
        case Color.AUTO:
            if os.environ.get("NO_COLOR"):
                return False
            if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
                return True
            return is_terminal and os.environ.get("TERM", "") not in ("dumb", "")
