"""What stands in a cell, as analysts' tools write it: blanks, NaN, times, truths and empty names."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.survey import Invalid, LongForm, Outcome, Question, SurveyError, survey
from mot_cli.survey.problems import SurveyProblem
from tests.survey.conftest import LONG, STARS, WIDE, Write

NAN = float("nan")
TIMED = Question.from_columns(["a", "b"], STARS, long=LongForm("who", "moment", "rating", "at"))


def table(folder: Path, columns: dict[str, list[object]]) -> str:
    """A Parquet file whose bounds leave NaN out, as most writers write them."""
    path = folder / "t.parquet"
    pq.write_table(pa.table(columns), path)
    return str(path)


def refused(question: Question, path: str) -> SurveyProblem:
    with pytest.raises(SurveyError) as caught:
        survey(question, [path])
    return caught.value.problems[0]


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2007", "\u202f", "\u3000", " \u00a0 "])
def test_blanks_around_a_rating_are_no_part_of_it(blank: str, write: Write) -> None:
    wide = write("w.csv", f"a,b\n{blank}4,5\n0{blank},3\n{blank},{blank}n/a{blank}\n")
    found = survey(replace(WIDE, unrated=("n/a",)), [wide]).overall
    assert [(moment.rated, moment.mean) for moment in found.moments] == [(2, 2), (2, 4)]
    assert found.collapsed.count == 1
    long = write("l.csv", f"who,moment,rating\nx,a,{blank}4\nx,b,0{blank}\ny,a,{blank}\n")
    assert [moment.rated for moment in survey(LONG, [long]).overall.moments] == [1, 1]


def test_nan_in_a_column_of_numbers_is_no_rating(tmp_path: Path) -> None:
    wide = table(tmp_path, {"a": [4.0, NAN, 0.0], "b": [5.0, 5.0, 5.0]})
    problem = refused(WIDE, wide)
    assert (problem.code, problem.column, problem.count) == ("rating-outside-scale", "a", 1)
    assert str(problem.examples[0]) == "nan (row 2)"
    for question in (replace(WIDE, invalid=Invalid.DROP), replace(WIDE, unrated=("NaN",))):
        first = survey(question, [wide]).overall.moments[0]
        assert (first.rated, first.unrated, first.mean) == (2, 1, 2)
    rows: dict[str, list[object]] = {"who": [1, 1, 2], "moment": ["a", "b", "a"], "rating": [4.0, NAN, 0.0]}
    long = table(tmp_path, rows)
    assert refused(LONG, long).count == 1
    kept = survey(replace(LONG, unrated=("nan",)), [long]).overall
    assert [moment.rated for moment in kept.moments] == [2, 0]


def test_nan_as_text_is_named_as_it_is_meant(write: Write) -> None:
    wide = write("t.csv", "a,b\nNaN,4\n3,nan\n")
    found = survey(replace(WIDE, unrated=("nan",)), [wide]).overall
    assert [moment.rated for moment in found.moments] == [1, 1]


def test_nan_is_no_outcome_and_no_segment(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {
        "a": [4, 4, 4],
        "b": [4, 4, 4],
        "out": [1.0, 0.0, NAN],
        "seg": [1.0, NAN, NAN],
    }
    result = survey(replace(WIDE, by="seg", outcome=Outcome("out", "1")), [table(tmp_path, columns)])
    assert result.overall.outcome is not None
    assert (result.overall.outcome.known.count, result.overall.outcome.known.of) == (1, 2)
    assert {segment.name for segment in result.segments} == {"1.0", None}


def test_a_zone_is_part_of_a_time(write: Write) -> None:
    rows = "x,a,1,2025-03-31T10:00:00+02:00\nx,a,5,2025-03-31T09:00:00Z\n"
    path = write("t.csv", f"who,moment,rating,at\n{rows}")
    assert survey(TIMED, [path]).overall.moments[0].mean == 5


def test_a_tie_is_one_where_a_row_leaves_the_segment_out(write: Write) -> None:
    rows = "x,a,0,2025-01-01,north\nx,a,5,2025-01-01,\nx,b,4,2025-01-01,north\n"
    path = write("t.csv", f"who,moment,rating,at,where\n{rows}")
    question = replace(TIMED, by="where")
    assert refused(question, path).code == "simultaneous-ratings"
    result = survey(replace(question, invalid=Invalid.DROP), [path])
    assert [moment.rated for moment in result.overall.moments] == [0, 1]
    assert [segment.name for segment in result.segments] == ["north"]


def test_a_segment_that_changes_is_seen_in_a_tie(write: Write) -> None:
    rows = "x,a,0,2025-01-01,north\nx,a,5,2025-01-01,south\nx,b,4,2025-01-01,north\n"
    path = write("t.csv", f"who,moment,rating,at,where\n{rows}")
    result = survey(replace(TIMED, by="where", invalid=Invalid.DROP), [path])
    assert {problem.code for problem in result.dropped} == {"simultaneous-ratings", "changing-segment"}
    assert [segment.name for segment in result.segments] == [None]


@pytest.mark.parametrize(("said", "rate"), [("true", 2), ("YES", 2), ("1", 2), ("false", 1), ("no", 1)])
def test_a_truth_is_asked_for_in_plain_words(said: str, rate: int, tmp_path: Path) -> None:
    path = table(tmp_path, {"a": [4, 4, 4], "b": [4, 4, 4], "back": [True, False, True]})
    outcome = survey(replace(WIDE, outcome=Outcome("back", said)), [path]).overall.outcome
    assert outcome is not None
    assert outcome.known.count == rate


def test_a_truth_is_asked_for_in_no_other_word(tmp_path: Path) -> None:
    path = table(tmp_path, {"a": [4], "b": [4], "back": [True]})
    problem = refused(replace(WIDE, outcome=Outcome("back", "ja")), path)
    assert (problem.code, problem.hint) == ("not-a-truth", "say back=true or back=false")


def test_an_empty_name_names_nobody(tmp_path: Path) -> None:
    rows: dict[str, list[object]] = {"who": ["", "", "x"], "moment": ["a", "b", "a"], "rating": [1, 5, 3]}
    problem = refused(LONG, table(tmp_path, rows))
    assert (problem.code, problem.count) == ("no-customer", 2)
    wide = table(tmp_path, {"who": ["", "", "x"], "a": [1, 2, 3], "b": [1, 2, 3]})
    assert survey(replace(WIDE, customer="who"), [wide]).overall.customers == 3


def test_blanks_make_no_segment_of_their_own(write: Write) -> None:
    path = write("t.csv", "a,b,where\n1,2,north\n1,2, north\n1,2,north\u00a0\n1,2, \n")
    names = [segment.name for segment in survey(replace(WIDE, by="where"), [path]).segments]
    assert sorted(names, key=str) == [None, "north"]


def test_a_code_is_a_number_as_tables_write_it(write: Write) -> None:
    path = write("t.csv", "a,b\n4,5\n3,2\n")
    question = Question.from_columns(["a", "b"], STARS, unrated=("0_4",))
    assert [moment.rated for moment in survey(question, [path]).overall.moments] == [2, 2]


def test_a_rating_that_cannot_be_meant_is_found_beside_one_given_twice(write: Write) -> None:
    path = write("t.csv", "who,moment,rating\nx,a,9\nx,a,3\nx,b,4\n")
    with pytest.raises(SurveyError) as caught:
        survey(LONG, [path])
    codes = {problem.code for problem in caught.value.problems}
    assert codes == {"rating-outside-scale", "repeated-rating"}
