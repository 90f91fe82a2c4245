"""Surveys of small tables, for the tests of the reports on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra `survey` is not installed")

from mot_cli.journey.scale import Scale
from mot_cli.report.document import Document, Notes, Table
from mot_cli.survey import Invalid, Outcome, Question, SurveyResult, survey

Ask = Callable[..., SurveyResult]
STARS = Scale(0, 5, 0)
BACK = Outcome("back", "yes")


def ask(
    folder: Path,
    table: str,
    *,
    name: str = "t.csv",
    scale: Scale = STARS,
    by: str | None = None,
    outcome: Outcome | None = None,
    unrated: Sequence[str] = ("-",),
    drop: bool = False,
) -> SurveyResult:
    """Survey the moments `a`, `b` and `c`, as far as the table has them.

    Args:
        folder: where the table is written.
        table: CSV text with its header.
        name: of the table's file.
        scale: of the ratings.
        by: the column of the segments.
        outcome: what became of the customers.
        unrated: codes; naming one keeps the note on zeros away.
        drop: whether invalid input is left out.
    """
    path = folder / name
    path.write_text(table, encoding="utf-8")
    columns = [column for column in table.partition("\n")[0].split(",") if column in ("a", "b", "c")]
    question = Question.from_columns(columns, scale)
    invalid = Invalid.DROP if drop else Invalid.REFUSE
    question = replace(question, by=by, outcome=outcome, unrated=tuple(unrated), invalid=invalid)
    return replace(survey(question, [str(path)]), tables=(name,))


def sentences(document: Document) -> list[str]:
    """Every finding with what follows from it, one string each."""
    return [
        " ".join((note.text, *note.more))
        for block in document.blocks
        if isinstance(block, Notes)
        for note in block.notes
    ]


def table(document: Document, caption: str) -> list[list[str]]:
    """The table whose caption begins so: its headings and its rows as they are read."""
    (found,) = (
        block for block in document.blocks if isinstance(block, Table) and block.caption.startswith(caption)
    )
    headings = [column.heading for column in found.columns]
    return [headings, *([cell.text.replace("\u00a0", " ") for cell in row] for row in found.rows)]
