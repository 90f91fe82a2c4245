"""The text of a journey file, and where in it a character stands."""

import re
from array import array
from bisect import bisect_right

from mot_cli.journey.diagnostics import Place

_LINE_BREAK = r"\r\n|\r|\n"
_EXCERPT = 240  # characters of a long line shown around a problem


class SourceText:
    """A file's text, which turns character offsets into lines and columns once somebody asks.

    Args:
        name: the path as it was given, or `<stdin>`.
        text: the decoded text, without a byte order mark.

    """

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: array[int] | None = None

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of a stretch of text.

        Args:
            start: offset of its first character, from 0; past the end means the end.
            end: offset just past its last character; only what stands on the first line counts.

        """
        starts = self._line_starts()
        start = max(0, start)
        line = bisect_right(starts, start) - 1
        first = starts[line]
        after = starts[line + 1] if line + 1 < len(starts) else len(self.text)
        content_end = first + len(self.text[first:after].rstrip("\r\n"))
        start = min(start, content_end)
        end = min(content_end, start + 1 if end is None else end)
        window = max(first, start - _EXCERPT // 2) if content_end - first > _EXCERPT else first
        return Place(
            line=line + 1,
            column=start - first + 1,
            end_column=max(end, start + 1) - first + 1,
            excerpt=self.text[window : min(content_end, window + _EXCERPT)],
            excerpt_column=window - first + 1,
        )

    def _line_starts(self) -> "array[int]":
        if (
            self._starts is None
        ):  # four bytes a line: a list would take forty, and a file may be all line breaks
            self._starts = array("I", [0])
            self._starts.extend(match.end() for match in re.finditer(_LINE_BREAK, self.text))
        return self._starts
