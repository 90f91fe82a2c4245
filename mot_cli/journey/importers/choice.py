"""Which format a file is written in, by its suffix or else by what it holds."""

from enum import StrEnum
from pathlib import PurePath

from mot_cli.journey.importers.delimited import delimiter_of, rows
from mot_cli.journey.importers.markdown import begins_journey, journey_diagrams
from mot_cli.journey.importers.table import COLUMNS
from mot_cli.journey.source import SourceText


class ImportFormat(StrEnum):
    """What a journey can be imported from."""

    MERMAID = "mermaid"
    MARKDOWN = "markdown"
    TABLE = "table"


_SUFFIXES = {
    ".mmd": ImportFormat.MERMAID,
    ".mermaid": ImportFormat.MERMAID,
    ".md": ImportFormat.MARKDOWN,
    ".markdown": ImportFormat.MARKDOWN,
    ".csv": ImportFormat.TABLE,
    ".tsv": ImportFormat.TABLE,
}


def import_format(source: SourceText) -> ImportFormat | None:
    """The format of a file; None where neither its suffix nor what it holds tells."""
    known = _SUFFIXES.get(PurePath(source.name).suffix.lower())
    if known is not None:
        return known
    if journey_diagrams(source.text):
        return ImportFormat.MARKDOWN
    if begins_journey(source.text):
        return ImportFormat.MERMAID
    header = next(rows(source.text, *delimiter_of(source.text)), [])
    if any(cell.text.strip().lower() in COLUMNS for cell in header):
        return ImportFormat.TABLE
    return None
