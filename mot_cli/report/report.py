"""One report in every form a renderer may want; each form is built only when it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, cast

from mot_cli.report.document import Document

Value = str | int | float | bool | None
"""A cell of a sheet: a number stays a number, unrounded."""


class Sheet(NamedTuple):
    """Rows for CSV and spreadsheets.

    Args:
        header: the columns' names.
        rows: as many values each as there are columns.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


Record = Mapping[str, object]
"""A versioned JSON shape: names written out, numbers unrounded."""


def sheet_of(header: tuple[str, ...], rows: Iterable[Record]) -> Sheet:
    """Some fields of records as rows; what is no single value is left out of a sheet's header."""
    return Sheet(header, tuple(tuple(cast("Value", row[name]) for name in header) for row in rows))


class Report(NamedTuple):
    """What a command has to say.

    Args:
        document: headings, figures, timelines and notes in words.
        record: the same as data, for JSON.
        sheet: the same as rows, for CSV; None where rows make no sense.
    """

    document: Callable[[], Document]
    record: Callable[[], Record]
    sheet: Callable[[], Sheet] | None = None
