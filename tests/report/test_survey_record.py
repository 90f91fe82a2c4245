"""A survey as data: every report fulfils the schema, names no other field, and rounds nothing."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from mot_cli.report.survey_record import comparison_record, comparison_sheet, survey_record, survey_sheet
from mot_cli.survey.compare import compare
from mot_cli.survey.results import SurveyResult
from tests.report.surveys import BACK, ask
from tests.report.test_schema import assert_fulfilled

if TYPE_CHECKING:
    from mot_cli.report.report import Record

EVERYTHING = (
    "a,b,c,where,back\n5,5,5,n,yes\n5,0,,n,no\n1,4,0,s,no\n,,,s,yes\n3,2,1,,\n4,4,4,s,yes\n9,4,4,n,\n"
)
TABLES = {
    "everything": EVERYTHING,
    "nobody": "a,b,c,where,back\n",
    "nobody rated": "a,b,c,where,back\n,,,n,yes\n",
    "one customer": "a,b,c,where,back\n5,4,3,n,yes\n",
    "no collapse": "a,b,c,where,back\n5,4,3,n,yes\n5,4,2,n,no\n",
    "no outcome known": "a,b,c,where,back\n5,4,0,n,\n5,4,2,n,\n",
    "an outcome never seen": "a,b,c,where,back\n5,4,0,n,Yes\n5,4,2,n,No\n",
}


def asked(folder: Path, name: str, kind: str) -> SurveyResult:
    full = kind == "full"
    by, outcome = ("where", BACK) if full else (None, None)
    unrated = () if kind == "no codes" else ("-",)
    return ask(folder, TABLES[name], by=by, outcome=outcome, unrated=unrated, drop=True)


@pytest.mark.parametrize("kind", ["full", "plain", "no codes"])
@pytest.mark.parametrize("name", TABLES)
def test_every_survey_fulfils_the_schema(name: str, kind: str, tmp_path: Path) -> None:
    assert_fulfilled(survey_record(asked(tmp_path, name, kind)))


@pytest.mark.parametrize("before", TABLES)
@pytest.mark.parametrize("after", ["everything", "nobody"])
def test_every_comparison_fulfils_the_schema(before: str, after: str, tmp_path: Path) -> None:
    first, second = (asked(tmp_path, name, "full") for name in (before, after))
    assert_fulfilled(comparison_record(compare(first, second)))


def part(record: object, *path: str | int) -> object:
    """A value within a record."""
    for step in path:
        record = record[step]  # type: ignore[index]
    return record


def test_numbers_are_not_rounded(tmp_path: Path) -> None:
    record = survey_record(ask(tmp_path, "a,b\n5,4\n5,4\n5,0\n"))
    assert part(record, "overall", "additive") == pytest.approx(230 / 3, rel=1e-12)
    assert part(record, "overall", "collapsed", "share") == 1 / 3
    assert part(record, "overall", "moments", 1, "mean") == pytest.approx(8 / 3, rel=1e-12)


def test_deaths_are_of_the_collapsed_and_zeros_of_the_rated(tmp_path: Path) -> None:
    record = survey_record(ask(tmp_path, "a,b\n0,0\n5,0\n5,5\n,5\n"))
    moments = cast("list[Record]", part(record, "overall", "moments"))
    assert [(part(m, "zeros", "count"), part(m, "zeros", "of")) for m in moments] == [(1, 3), (2, 4)]
    assert [(part(m, "deaths", "count"), part(m, "deaths", "of")) for m in moments] == [(1, 2), (1, 2)]


def test_what_was_dropped_is_data_too(tmp_path: Path) -> None:
    record = survey_record(ask(tmp_path, "a,b\n9,4\n5,5\n", drop=True))
    (dropped,) = cast("list[Record]", record["dropped"])
    assert (dropped["code"], dropped["count"], dropped["examples"]) == (
        "rating-outside-scale",
        1,
        ["9 (row 1)"],
    )


def test_a_table_without_scores_has_no_numbers_rather_than_zeros(tmp_path: Path) -> None:
    record = survey_record(ask(tmp_path, "a,b\n,\n"))
    overall = cast("Record", record["overall"])
    assert (overall["customers"], overall["scored"]) == (1, 0)
    assert overall["additive"] is overall["multiplicative"] is overall["hidden_loss"] is None
    assert json.dumps(record, allow_nan=False)


class TestSheets:
    def test_a_row_a_moment_for_all_and_for_each_segment(self, tmp_path: Path) -> None:
        sheet = survey_sheet(ask(tmp_path, "a,b,w\n5,0,n\n5,5,s\n4,,\n", by="w"))
        assert sheet.header[:4] == ("segment", "number", "id", "name")
        rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
        assert [(row["segment"], row["id"], row["zeros"], row["deaths"]) for row in rows] == [
            ("", "a", 0, 0),
            ("", "b", 1, 1),
            ("n", "a", 0, 0),
            ("n", "b", 1, 1),
            ("(none stated)", "a", 0, 0),
            ("(none stated)", "b", 0, 0),
            ("s", "a", 0, 0),
            ("s", "b", 0, 0),
        ]

    def test_a_row_a_moment_of_either_survey(self, tmp_path: Path) -> None:
        first, second = ask(tmp_path, "a,b\n5,0\n5,5\n"), ask(tmp_path, "a,b\n5,5\n4,5\n")
        sheet = comparison_sheet(compare(first, second))
        a, b = (dict(zip(sheet.header, row, strict=True)) for row in sheet.rows)
        assert (a["change_mean"], a["zeros_before"], a["zeros_after"]) == (-0.5, 0, 0)
        assert (b["change_mean"], b["zeros_before"], b["zeros_after"]) == (2.5, 0.5, 0)
        assert cast("float", b["zeros_low"]) < -0.5 < 0 < cast("float", b["zeros_high"])
