"""A sheet as CSV (RFC 4180), which no spreadsheet takes for formulas."""

import csv
from io import StringIO

from mot_cli.render.visible import visible
from mot_cli.report.report import Sheet, Value

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_csv(sheet: Sheet) -> str:
    """Write a sheet: a header, one line a row, numbers unrounded, an empty cell where there is no value.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _cell(value: Value) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            text = visible(value)
            return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
        case _:
            return value
