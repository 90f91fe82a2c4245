"""Pipe tables whose columns also line up in the raw text, and bars of characters within them."""

from collections.abc import Sequence

from rich.cells import cell_len

from mot_cli.render.markdown_text import inline
from mot_cli.report.document import Align, Column

Row = tuple[str, ...]
"""As many finished pieces of Markdown as there are columns; none holds a bare pipe or a line break."""

BAR = 10
"""Characters in a full bar."""
_ALIGNED = 60  # columns of a cell beyond which a raw table can no longer be read as one


def table(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """A table with a heading.

    Args:
        columns: at least one.
        rows: as many cells each as there are columns.
    """
    headings = tuple(inline(column.heading) for column in columns)
    widths = [
        max(3, *(min(_ALIGNED, cell_len(row[index])) for row in (headings, *rows)))
        for index in range(len(columns))
    ]
    aligns = [column.align for column in columns]
    rule = [_rule(width, align) for width, align in zip(widths, aligns, strict=True)]
    return "\n".join(
        (
            _line(headings, widths, aligns),
            f"| {' | '.join(rule)} |",
            *(_line(row, widths, aligns) for row in rows),
        )
    )


def bar(fraction: float | None) -> str:
    """A bar of ten characters; something is never drawn as nothing, nor less than all as all.

    Args:
        fraction: 0..1; None draws nothing.
    """
    if fraction is None:
        return ""
    filled = round(fraction * BAR)
    if fraction > 0:
        filled = max(1, filled)
    if fraction < 1:
        filled = min(BAR - 1, filled)
    return "█" * filled + "░" * (BAR - filled)


def _line(row: Row, widths: Sequence[int], aligns: Sequence[Align]) -> str:
    cells = zip(row, widths, aligns, strict=True)
    return f"| {' | '.join(_padded(*cell) for cell in cells)} |"


def _padded(text: str, width: int, align: Align) -> str:
    room = " " * max(0, width - cell_len(text))
    return room + text if align is Align.RIGHT else text + room


def _rule(width: int, align: Align) -> str:
    return "-" * (width - 1) + ":" if align is Align.RIGHT else "-" * width
