"""What every text drawing needs: safe text in a tone, bars, and columns that stay aligned in every script."""

import os
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.text import Text

from mot_cli.render.palette import STYLES
from mot_cli.render.terminal import Terminal
from mot_cli.render.visible import visible, visible_lines
from mot_cli.report.document import Align, Tone


class Glyphs(NamedTuple):
    """The characters bars and marks are drawn with."""

    full: str
    half: str
    track: str
    rule: str
    marks: dict[str, str]
    bullet: str


_UNICODE = Glyphs("━", "╾", "─", "┄", {"collapse": "✕", "zero": "✕", "fragile": "▲", "unrated": "○"}, "·")
_ASCII = Glyphs("#", "=", "-", "-", {"collapse": "X", "zero": "X", "fragile": "!", "unrated": "?"}, "*")
_PLAINER = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "’": "'",
        "–": "-",
        "−": "-",
        "·": "|",
        "…": "...",
        "±": "+/-",
        "→": "->",
        "\u00a0": " ",
        "≥": ">=",
    }
)


class Pen:
    """Draws for one terminal.

    Args:
        terminal: what it can show.
    """

    __slots__ = ("_console", "glyphs", "terminal")

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.glyphs = _UNICODE if terminal.unicode else _ASCII
        self._console = Console(
            file=StringIO(),
            width=terminal.width,
            color_system=None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def text(self, text: str, tone: Tone = Tone.PLAIN) -> Text:
        """One line of text from anywhere, safe to show."""
        return Text(self._encodable(visible(text)), STYLES[tone])

    def measured(self, text: str) -> int:
        """How many columns one line of text takes."""
        return cell_len(self._encodable(visible(text)))

    def lines(self, text: str, tone: Tone = Tone.PLAIN) -> Text:
        """A text of several lines from anywhere, safe to show."""
        return Text(self._encodable(visible_lines(text)), STYLES[tone])

    def bar(self, fraction: float | None, width: int, tone: Tone) -> Text:
        """A bar on a track, a cross where a zero is bad; something is never drawn as nothing.

        Args:
            fraction: 0..1; None leaves the place empty.
            width: of the whole track, in columns.
            tone: the colour of the filled part.
        """
        if fraction is None or width < 1:
            return Text(" " * width)
        glyphs = self.glyphs
        halves = round(fraction * width * 2)
        if fraction > 0:
            halves = max(1, halves)
        if fraction < 1:
            halves = min(width * 2 - 1, halves)
        filled = glyphs.full * (halves // 2) + glyphs.half * (halves % 2)
        bar = Text()
        if fraction == 0 and tone is Tone.ZERO:
            filled = glyphs.marks["zero"]
        bar.append(filled, STYLES[tone])
        bar.append(glyphs.track * (width - len(filled)), STYLES[Tone.MUTED])
        return bar

    def led(self, lead: str, tone: Tone, line: Text) -> Text:
        """A line behind a few characters in a tone of their own."""
        return Text.assemble((lead, STYLES[tone]), line)

    def wrap(self, text: Text, width: int) -> list[Text]:
        """Break a text into lines no wider than `width` columns; nothing is cut off."""
        if "\n" not in text.plain and text.cell_len <= width:
            return [text]
        lines = list(text.wrap(self._console, max(1, width), overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines or [Text()]

    def row(self, cells: Sequence[tuple[Text, int, Align]], gap: int = 2) -> list[Text]:
        """Set cells beside each other, each wrapped into its own width.

        Args:
            cells: text, width in columns, and how it stands; the last one is not padded.
            gap: columns between two cells.
        """
        wrapped = [self.wrap(text, width) for text, width, _ in cells]
        lines = []
        for index in range(max(map(len, wrapped))):
            pieces: list[Text | str] = []
            for (_, width, align), parts in zip(cells, wrapped, strict=True):
                part = parts[index] if index < len(parts) else Text()
                room = " " * (width - part.cell_len)
                pieces += (room, part) if align is Align.RIGHT else (part, room)
                pieces.append(" " * gap if width else "")
            lines.append(self._joined(pieces))
        return lines

    def _joined(self, pieces: Sequence[Text | str]) -> Text:
        """One line of several pieces; of ten thousand lines only those to be coloured carry their styles."""
        if self.terminal.color:
            line = Text.assemble(*pieces)
            line.rstrip()
            return line
        return Text("".join(piece if isinstance(piece, str) else piece.plain for piece in pieces).rstrip())

    def drawn(self, lines: Iterable[Text]) -> str:
        """The finished text of some lines, with colours where the terminal has them."""
        if not self.terminal.color:
            return "".join(f"{line.plain.rstrip()}\n" for line in lines)
        system = _color_system()
        return "".join(f"{self._colored(line, system)}\n" for line in lines)

    def _colored(self, line: Text, system: ColorSystem) -> str:
        line.rstrip()
        console = self._console
        segments = Segment.apply_style(line.render(console), console.get_style(line.style))
        return "".join(
            segment.style.render(segment.text, color_system=system) if segment.style else segment.text
            for segment in segments
        )

    def _encodable(self, text: str) -> str:
        if self.glyphs is _ASCII:
            text = text.translate(_PLAINER)
        return self.terminal.encodable(text)


def _color_system() -> ColorSystem:
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ColorSystem.TRUECOLOR
    return ColorSystem.STANDARD if os.environ.get("TERM") == "linux" else ColorSystem.EIGHT_BIT
