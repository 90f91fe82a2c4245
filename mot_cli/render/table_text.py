"""A table as lines of text: numbers keep their width, words share what is left, and nothing is cut."""

from collections.abc import Iterator

from rich.text import Text

from mot_cli.render.palette import STYLES
from mot_cli.render.pen import Pen
from mot_cli.report.document import Align, Cell, Column, Table, Tone

_GAP = 2
_BAR = 16
_NARROWEST_WORD = 12  # a column of words below this reads as a list of syllables
_ALL_COLUMNS = 110  # columns of the terminal below which spare columns are left out


def table_lines(table: Table, pen: Pen) -> Iterator[Text]:
    """Draw a table; where even its narrowest form does not fit, each row becomes a short list."""
    kept = [
        index
        for index, column in enumerate(table.columns)
        if not column.spare or pen.terminal.width >= _ALL_COLUMNS
    ]
    columns = [table.columns[index] for index in kept]
    rows = [[row[index] for index in kept] for row in table.rows]
    widths = _widths(columns, rows, pen)
    if widths is None:
        yield from _as_lists(columns, rows, pen)
        return
    yield from pen.row(
        [
            (pen.text(column.heading, Tone.MUTED), width, column.align)
            for column, width in zip(columns, widths, strict=True)
        ],
        _GAP,
    )
    rule = pen.glyphs.track * min(pen.terminal.width, sum(widths) + _GAP * (len(widths) - 1))
    yield Text(rule, STYLES[Tone.MUTED])
    aligned = [
        (width, column.align, _number_width(index, column, rows, pen))
        for index, (width, column) in enumerate(zip(widths, columns, strict=True))
    ]
    for row in rows:
        yield from pen.row(
            [
                (_cell(cell, pen, number), width, align)
                for cell, (width, align, number) in zip(row, aligned, strict=True)
            ],
            _GAP,
        )


def _number_width(index: int, column: Column, rows: list[list[Cell]], pen: Pen) -> int:
    """The columns the numbers behind bars take, so that the bars before them begin in one place."""
    if column.align is Align.LEFT or all(row[index].bar is None for row in rows):
        return 0
    return max(pen.measured(row[index].text) for row in rows)


def _widths(columns: list[Column], rows: list[list[Cell]], pen: Pen) -> list[int] | None:
    wanted = [
        max(len(column.heading), max((_measured(row[index], pen) for row in rows), default=0))
        for index, column in enumerate(columns)
    ]
    room = pen.terminal.width - _GAP * (len(columns) - 1)
    words = [index for index, column in enumerate(columns) if column.align is Align.LEFT]
    fixed = sum(width for index, width in enumerate(wanted) if index not in words)
    left = room - fixed
    widths = list(wanted)
    # Words share what numbers leave: short columns get what they want, long ones split the rest.
    for position, index in enumerate(sorted(words, key=lambda index: wanted[index])):
        fair = left // (len(words) - position)
        widths[index] = min(wanted[index], fair)
        left -= widths[index]
        if widths[index] < min(wanted[index], _NARROWEST_WORD):
            return None
    return widths if sum(widths) <= room else None


def _as_lists(columns: list[Column], rows: list[list[Cell]], pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    indent = 2 if width >= 20 else 0
    for number, row in enumerate(rows):
        if number:
            yield Text()
        yield from pen.wrap(_cell(row[0], pen), width)
        for column, cell in zip(columns[1:], row[1:], strict=True):
            line = Text.assemble(pen.text(f"{column.heading}: ", Tone.MUTED), _cell(cell, pen, bars=False))
            for part in pen.wrap(line, width - indent):
                yield Text(" " * indent).append_text(part)


def _measured(cell: Cell, pen: Pen) -> int:
    """The columns a cell takes; drawing ten thousand rows to measure them would fill the memory."""
    width = pen.measured(cell.text)
    return width if cell.bar is None else width + _BAR + 1


def _cell(cell: Cell, pen: Pen, number: int = 0, *, bars: bool = True) -> Text:
    text = pen.text(cell.text, cell.tone)
    if cell.bar is None or not bars:
        return text
    room = " " * (1 + max(0, number - text.cell_len))
    return pen.bar(cell.bar, _BAR, cell.tone).append(room).append_text(text)
