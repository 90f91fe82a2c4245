"""What separates the cells of a CSV file, told from its first lines."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress

SEPARATORS = ",;\t|"
"""What may separate cells, the likeliest first."""
FIRST_LINES = 20
"""Lines that are looked at; a header may take several, where its names hold line breaks."""


def separator_of(lines: Sequence[str]) -> str:
    """The separator that gives most rows as many cells as the header, and the header the most cells.

    Args:
        lines: the first lines of a file, without their line ends.

    """
    return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def header_of(lines: Sequence[str], separator: str) -> tuple[str, ...]:
    """The names in the header of a file, from its first lines."""
    return tuple(next(_rows(lines, separator), ()))


def _fit(lines: Sequence[str], separator: str) -> tuple[float, int]:
    rows = [row for row in _rows(lines, separator) if row]
    if not rows or len(rows[0]) == 1:
        return 0.0, 1
    # Where more lines were left out, the last row may be a part of one.
    body = rows[1:-1] if len(lines) == FIRST_LINES else rows[1:]
    alike = sum(len(row) == len(rows[0]) for row in body)
    return (alike / len(body) if body else 1.0), len(rows[0])


def _rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    """The rows, as far as they can be told: a cell may be longer than this reader takes."""
    with suppress(csv.Error):
        yield from csv.reader([f"{line}\n" for line in lines], delimiter=separator)
