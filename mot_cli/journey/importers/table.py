"""A table with a header and a row a moment (CSV, TSV) to a journey."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mot_cli.journey.duration import Duration, parse_duration
from mot_cli.journey.importers.delimited import TextCell, delimiter_of, rows
from mot_cli.journey.importers.imported import Imported, ProblemList
from mot_cli.journey.importers.mermaid import shown_name, title_of
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import DEFAULT_SCALE, Scale
from mot_cli.journey.slug import unique_ids
from mot_cli.journey.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable

COLUMNS = {
    "name": "name",
    "moment": "name",
    "id": "id",
    "rating": "rating",
    "score": "rating",
    "weight": "weight",
    "stage": "stage",
    "section": "stage",
    "channel": "channel",
    "owner": "owner",
    "actor": "owner",
    "duration": "duration",
    "effort": "effort",
    "promise": "promise",
    "note": "note",
    "quote": "quote",
}
"""The field each column fills; capitals make no difference."""
COMPUTED = frozenset({"number", "value", "remaining", "state", "dead", "shortfall_share"})
"""Columns of the tables `mot` writes that follow from the others and are passed over."""

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
# What a table leads a text with so that no spreadsheet takes it for a formula.
_GUARDED = re.compile(r"\A'(?=\s*[=+\-@＝＋－＠])")


def import_table(source: SourceText, scale: Scale | None = None) -> Imported:
    """Read a table.

    Args:
        source: the file; its cells are separated by commas, semicolons or tabs.
        scale: what its ratings are on; None takes 0 to 5 and says so.
    """
    return _Table(source, scale or DEFAULT_SCALE, scale is not None).imported()


@dataclass(slots=True)
class _Row:
    """One row as far as it was read."""

    start: int
    texts: dict[str, str]
    rating: float | None = None
    weight: float = 1.0
    effort: float = 1.0
    duration: Duration | None = None


class _Table:
    """One pass over the rows of a table."""

    def __init__(self, source: SourceText, scale: Scale, scale_stated: bool) -> None:
        self.source = source
        self.scale = scale
        self.scale_stated = scale_stated
        self.delimiter, self.start = delimiter_of(source.text)
        self.problems = ProblemList(source)
        self.places: dict[str, TextCell] = {}
        self.read: list[_Row] = []
        self.readers: dict[str, Callable[[_Row, TextCell], None]] = {
            "rating": self._rating,
            "weight": self._weight,
            "effort": self._effort,
            "duration": self._duration,
            "id": self._id,
        }

    def imported(self) -> Imported:
        problems = self.problems
        table = rows(self.source.text, self.delimiter, self.start)
        header = next(table, None)
        if header is None:
            problems.error(
                "empty-file", 0, None, "the file holds no table", "its first row names the columns"
            )
            return Imported(None, problems.sorted())
        columns = self._columns(header)
        for row in table:
            self._row(columns, row)
        if not self.read and not problems.failed:
            problems.error("no-moments", 0, None, "the table has no row below its header")
        if problems.failed:
            return Imported(None, problems.sorted())
        if not self.scale_stated and "rating" in columns:
            cell = header[columns.index("rating")]
            message = "a table states no scale, so its ratings are taken to be from 0 to 5"
            problems.advise(
                "csv-scale-not-stated", cell.start, cell.end, message, "say it, such as --scale 0-10"
            )
        ids = unique_ids([(row.texts.get("id"), row.texts["name"]) for row in self.read])
        moments = tuple(map(_moment, self.read, ids))
        comment = f"Imported from {shown_name(self.source.name)}, a table with a row a moment."
        return Imported(Journey(title_of(self.source.name), moments, self.scale), problems.sorted(), comment)

    def _columns(self, header: list[TextCell]) -> list[str | None]:
        """The field each column fills; None for one that fills none."""
        columns: list[str | None] = []
        for cell in header:
            name = " ".join(cell.text.split()).lower()
            field = COLUMNS.get(name)
            if not cell.closed:
                self._unclosed(cell)
            elif field is None and name and name not in COMPUTED:
                self._unknown(cell, name)
            elif field is not None and field in columns:
                self.problems.error(
                    "csv-duplicate-column",
                    cell.start,
                    cell.end,
                    f"a second column fills `{field}`",
                    "delete one of the two, or rename it",
                )
            columns.append(field)
        if "name" not in columns:
            known = "name or moment, rating or score, stage or section"
            self.problems.error(
                "csv-missing-column",
                header[0].start,
                None,
                "no column names the moments",
                f"the first row names the columns, such as {known}",
            )
        return columns

    def _unknown(self, cell: TextCell, name: str) -> None:
        from difflib import get_close_matches

        close = get_close_matches(name[:40], COLUMNS, n=1, cutoff=0.75)
        hint = f"did you mean `{close[0]}`?" if close else f"the columns are {', '.join(COLUMNS)}"
        message = f"the column `{cell.text.strip()[:40]}` means nothing here and is left out"
        self.problems.advise("csv-unknown-column", cell.start, cell.end, message, hint)

    def _unclosed(self, cell: TextCell) -> None:
        message = "the quote that opens here is never closed"
        self.problems.error("csv-syntax", cell.start, cell.start + 1, message)

    def _row(self, columns: list[str | None], cells: list[TextCell]) -> None:
        row = _Row(cells[0].start, {})
        beyond = [cell for cell in cells[len(columns) :] if cell.text.strip()]
        if beyond:
            message = f"the row has {len(cells)} cells, and the header names {len(columns)} columns"
            hint = "a text with a delimiter in it stands in double quotes"
            self.problems.error("csv-syntax", beyond[0].start, beyond[0].end, message, hint)
        for field, cell in zip(columns, cells, strict=False):
            if not cell.closed:
                self._unclosed(cell)
            elif field is not None and cell.text.strip():
                if field in self.readers:
                    self.readers[field](row, cell)
                else:
                    row.texts[field] = _text(cell)
        if "name" not in row.texts and "name" in columns and all(cell.closed for cell in cells):
            message = "the moment in this row has no name"
            self.problems.error("csv-missing-name", row.start, cells[-1].end, message)
        self.read.append(row)

    def _id(self, row: _Row, cell: TextCell) -> None:
        own = _text(cell)
        if own in self.places:
            line = self.source.place(self.places[own].start).line
            message = f"the id `{own[:60]}` is taken by the moment at line {line}"
            hint = "give each moment an id of its own, or leave the id out"
            self.problems.error("duplicate-id", cell.start, cell.end, message, hint)
        self.places.setdefault(own, cell)
        row.texts["id"] = own

    def _rating(self, row: _Row, cell: TextCell) -> None:
        row.rating = self._number(cell, "rating", "leave the cell empty where nothing was rated")
        if row.rating is not None and not self.scale.contains(row.rating):
            message = f"the rating {cell.text.strip()[:40]} is outside the scale, {self.scale.ends}"
            hint = "say what the ratings are on, such as --scale 0-10"
            self.problems.error("csv-outside-scale", cell.start, cell.end, message, hint)

    def _weight(self, row: _Row, cell: TextCell) -> None:
        row.weight = self._above_zero(cell, "weight")

    def _effort(self, row: _Row, cell: TextCell) -> None:
        row.effort = self._above_zero(cell, "effort")

    def _duration(self, row: _Row, cell: TextCell) -> None:
        row.duration = parse_duration(cell.text)
        if row.duration is None:
            message = f"`{cell.text.strip()[:40]}` is no time span"
            self.problems.error(
                "csv-bad-value", cell.start, cell.end, message, "write 15 s, 25 min, 2 h or 1 d"
            )

    def _above_zero(self, cell: TextCell, field: str) -> float:
        number = self._number(cell, field, "1 is usual; an empty cell is 1")
        if number is not None and number <= 0:
            message = f"`{field}` must be above 0, and here it is {cell.text.strip()[:40]}"
            self.problems.error("csv-bad-value", cell.start, cell.end, message, "1 is usual")
        return number or 1.0

    def _number(self, cell: TextCell, field: str, hint: str) -> float | None:
        """A finite number; where commas do not separate cells, one may stand for the decimal point."""
        written = cell.text.strip()
        plain = written if self.delimiter == "," else written.replace(",", ".")
        number = float(plain) if _NUMBER.fullmatch(plain) else None
        if number is not None and number - number == 0:
            return number + 0.0  # turns -0.0 into 0.0
        message = f"`{field}` must be a number, and here it is `{written[:40]}`"
        self.problems.error("csv-not-a-number", cell.start, cell.end, message, hint)
        return None


def _text(cell: TextCell) -> str:
    return _GUARDED.sub("", cell.text.strip())


def _moment(row: _Row, moment_id: str) -> Moment:
    texts = {field: text for field, text in row.texts.items() if field != "id"}
    return Moment(
        id=moment_id,
        rating=row.rating,
        weight=row.weight,
        effort=row.effort,
        duration=row.duration,
        **texts,
    )
