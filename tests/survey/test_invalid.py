"""Invalid input is counted, shown and refused; or dropped by a stated rule, and counted all the same."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

pytest.importorskip("duckdb")

from mot_cli.journey.scale import Scale
from mot_cli.survey import Invalid, LongForm, Outcome, Question, SurveyError, SurveyResult, survey
from mot_cli.survey.problems import SurveyProblem
from tests.survey.conftest import LONG, STARS, WIDE, Write


def refused(question: Question, *tables: str) -> Sequence[SurveyProblem]:
    with pytest.raises(SurveyError) as caught:
        survey(question, tables)
    return caught.value.problems


def dropped(question: Question, table: str) -> tuple[SurveyResult, SurveyProblem]:
    result = survey(replace(question, invalid=Invalid.DROP), [table])
    (problem,) = result.dropped
    assert problem.dropped
    return result, problem


def test_ratings_outside_the_scale(write: Write) -> None:
    table = write("t.csv", "a,b\n5,4\n7,4\n4,4\n-1,6\n8,1\n9,1\n")
    of_a, of_b = refused(WIDE, table)
    assert (of_a.code, of_a.column, of_a.count) == ("rating-outside-scale", "a", 4)
    assert [str(example) for example in of_a.examples] == ["7 (row 2)", "-1 (row 4)", "8 (row 5)"]
    assert of_a.message == "`a` holds 4 ratings outside the scale, 0 to 5"
    assert (of_b.column, of_b.count, str(of_b.examples[0])) == ("b", 1, "6 (row 4)")
    result = survey(replace(WIDE, invalid=Invalid.DROP), [table])
    assert [problem.count for problem in result.dropped] == [4, 1]
    assert [moment.rated for moment in result.overall.moments] == [2, 5]
    assert result.overall.collapsed.count == 0


def test_texts_that_are_no_number(write: Write) -> None:
    table = write("t.csv", 'a,b\n5,4\n"4,5",4\n3,n/a\n1_0,NaN\n, 3 \n')
    of_a, of_b, beyond_b = refused(WIDE, table)
    assert (of_a.code, of_a.column, of_a.count) == ("not-a-number", "a", 2)
    assert [str(example) for example in of_a.examples] == ["4,5 (row 2)", "1_0 (row 4)"]
    assert (of_b.code, of_b.column, of_b.count) == ("not-a-number", "b", 1)
    assert (beyond_b.code, str(beyond_b.examples[0])) == ("rating-outside-scale", "NaN (row 4)")
    result = survey(replace(WIDE, invalid=Invalid.DROP, unrated=("n/a",)), [table])
    assert [(problem.column, problem.count) for problem in result.dropped] == [("a", 2), ("b", 1)]
    assert [moment.rated for moment in result.overall.moments] == [2, 3]


def test_a_code_for_unrated_is_no_rating(write: Write) -> None:
    table = write("t.csv", "a,b\n0,4\n0.0,4\n99,5\n-,5\n")
    result = survey(replace(WIDE, unrated=("0", "99", "-")), [table])
    assert [moment.rated for moment in result.overall.moments] == [0, 4]
    assert result.overall.collapsed.count == 0
    assert "zero-may-be-unrated" not in {warning.code for warning in result.warnings}


def test_a_zero_without_a_named_code_is_warned_of(write: Write) -> None:
    result = survey(WIDE, [write("t.csv", "a,b\n0,4\n3,4\n0,0\n")])
    (warning,) = result.warnings
    assert (warning.code, warning.count) == ("zero-may-be-unrated", 3)
    assert warning.hint is not None
    assert "--unrated 0" in warning.hint


@pytest.mark.parametrize(
    ("scale", "count"), [(Scale(0, 10, 3), 1), (Scale(-2, 2, -2), 0), (Scale(-2, 2, 0), 1)]
)
def test_only_zero_itself_may_mean_unrated(scale: Scale, count: int, write: Write) -> None:
    question = Question.from_columns(["a"], scale)
    result = survey(question, [write("t.csv", "a\n0\n2\n1\n")])
    assert [warning.count for warning in result.warnings] == [count] * bool(count)


def test_missing_columns_are_all_named(write: Write) -> None:
    question = Question.from_columns(["a", "Check-in", "zzz"], STARS, by="region")
    problems = refused(question, write("t.csv", "a,check-in\n1,2\n"))
    assert [(problem.code, problem.column) for problem in problems] == [
        ("missing-column", "Check-in"),
        ("missing-column", "zzz"),
        ("missing-column", "region"),
    ]
    assert problems[0].hint == "did you mean `check-in`?"


def test_a_column_of_another_type_holds_no_ratings(write: Write, tmp_path: object) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = f"{tmp_path}/t.parquet"
    pq.write_table(pa.table({"a": [True, False], "b": [1, 2]}), path)
    (problem,) = refused(WIDE, path)
    assert (problem.code, problem.column) == ("not-a-rating-column", "a")


def test_a_repeated_customer_of_a_wide_table(write: Write) -> None:
    table = write("t.csv", "who,a,b\nann,5,4\nbob,4,4\nann,0,1\n,3,3\n,3,3\n")
    assert survey(WIDE, [table]).overall.customers == 5
    question = replace(WIDE, customer="who")
    (problem,) = refused(question, table)
    assert (problem.code, problem.count, str(problem.examples[0])) == (
        "repeated-customer",
        1,
        "2 rows (customer ann)",
    )
    result, _ = dropped(question, table)
    assert (result.overall.customers, result.overall.collapsed.count) == (3, 0)


def test_examples_name_customers(write: Write) -> None:
    table = write("t.csv", "who,a,b\nann,5,4\nbob,9,4\n")
    (problem,) = refused(replace(WIDE, customer="who"), table)
    assert str(problem.examples[0]) == "9 (row 2, customer bob)"


def test_examples_name_the_file_where_there_are_several(write: Write) -> None:
    tables = [write("1.csv", "a,b\n5,4\n"), write("2.csv", "b,a\n5,4\n3,9\n")]
    (problem,) = refused(WIDE, *tables)
    (example,) = problem.examples
    assert (problem.column, example.text, example.row, example.file) == ("a", "9", 2, tables[1])


LONG_HEAD = "who,moment,rating\n"


def test_a_repeated_pair(write: Write) -> None:
    table = write("t.csv", LONG_HEAD + "ann,a,0\nann,b,5\nann,a,4\nbob,a,3\nbob,b,\nbob,b,2\n")
    (problem,) = refused(LONG, table)
    assert (problem.code, problem.count) == ("repeated-rating", 2)
    assert [str(example) for example in problem.examples] == [
        "a, 2 times (customer ann)",
        "b, 2 times (customer bob)",
    ]
    result, _ = dropped(LONG, table)
    assert [moment.rated for moment in result.overall.moments] == [1, 1]
    assert result.overall.collapsed.count == 0


def test_with_a_timestamp_the_latest_of_a_repeated_pair_holds(write: Write) -> None:
    question = replace(LONG, long=LongForm("who", "moment", "rating", "at"))
    head = "who,moment,rating,at\n"
    table = write(
        "t.csv",
        head + "ann,a,0,2025-01-01\nann,a,4,2025-01-02 10:00:00\nann,b,2,2025-01-01\nann,b,,2025-01-03\n",
    )
    result = survey(question, [table])
    assert [moment.mean for moment in result.overall.moments] == [4, None]
    tied = write("u.csv", head + "ann,a,0,2025-01-02\nann,a,4,2025-01-02\nann,b,1,2025-01-01\nbob,a,1,soon\n")
    no_time, simultaneous = refused(question, tied)
    assert (no_time.code, no_time.count) == ("no-time", 1)
    assert str(no_time.examples[0]) == "soon (row 4, customer bob)"
    assert (simultaneous.code, simultaneous.count) == ("simultaneous-ratings", 1)
    dropping = survey(replace(question, invalid=Invalid.DROP), [tied])
    assert [moment.rated for moment in dropping.overall.moments] == [0, 1]
    assert dropping.overall.customers == 2


def test_an_unknown_moment(write: Write) -> None:
    table = write("t.csv", LONG_HEAD + "ann,a,4\nann,b,4\nann,bb,0\nbob,bb,1\nbob,,1\n")
    (problem,) = refused(LONG, table)
    assert (problem.code, problem.count, problem.column) == ("unknown-moment", 3, "moment")
    assert [str(example) for example in problem.examples] == ["bb: 2 rows", "(empty): 1 row"]
    assert problem.hint == "did you mean `b`?"
    result, _ = dropped(LONG, table)
    assert (result.overall.customers, result.overall.scored, result.overall.collapsed.count) == (2, 1, 0)


def test_a_row_without_a_customer(write: Write) -> None:
    table = write("t.csv", LONG_HEAD + "ann,a,4\n,a,0\n,b,1\n")
    (problem,) = refused(LONG, table)
    assert (problem.code, problem.count, problem.column) == ("no-customer", 2, "who")
    assert [example.row for example in problem.examples] == [2, 3]
    result, _ = dropped(LONG, table)
    assert (result.overall.customers, result.overall.collapsed.count) == (1, 0)


def test_invalid_ratings_of_a_long_table(write: Write) -> None:
    table = write("t.csv", LONG_HEAD + "ann,a,6\nann,b,5\nbob,a,good\nbob,b,5\n")
    stray, beyond = refused(LONG, table)
    assert (stray.code, str(stray.examples[0])) == ("not-a-number", "good (row 3, customer bob)")
    assert (beyond.code, str(beyond.examples[0])) == ("rating-outside-scale", "6 (row 1, customer ann)")
    result = survey(replace(LONG, invalid=Invalid.DROP), [table])
    assert [moment.rated for moment in result.overall.moments] == [0, 2]


def test_a_segment_and_an_outcome_that_change_within_a_customer(write: Write) -> None:
    question = replace(LONG, by="where", outcome=Outcome("back", "yes"))
    table = write(
        "t.csv",
        "who,moment,rating,where,back\nann,a,4,north,yes\nann,b,4,south,no\nbob,a,4,,\nbob,b,3,south,yes\n",
    )
    segment, outcome = refused(question, table)
    assert (segment.code, segment.count, segment.column) == ("changing-segment", 1, "where")
    assert str(segment.examples[0]) == "north and south (customer ann)"
    assert (outcome.code, outcome.count, outcome.column) == ("changing-outcome", 1, "back")
    result = survey(replace(question, invalid=Invalid.DROP), [table])
    assert {segment.name: segment.summary.customers for segment in result.segments} == {None: 1, "south": 1}
    assert result.overall.outcome is not None
    assert (result.overall.outcome.known.of, result.overall.outcome.unknown) == (1, 1)


def test_a_column_of_ids_is_no_segment(write: Write) -> None:
    rows = "\n".join(f"{number},1,2" for number in range(1500))
    (problem,) = refused(replace(WIDE, by="id"), write("t.csv", f"id,a,b\n{rows}\n"))
    assert problem.code == "too-many-segments"


def test_an_outcome_that_never_happens_is_warned_of_with_what_was_seen(write: Write) -> None:
    question = replace(WIDE, outcome=Outcome("back", "yes"))
    result = survey(question, [write("t.csv", "a,b,back\n1,2,Yes\n1,2,Yes\n1,3,No\n")])
    (warning,) = result.warnings
    assert (warning.code, [str(example) for example in warning.examples]) == (
        "outcome-never",
        ["`Yes` 2 times", "`No` once"],
    )


def test_an_empty_table_and_a_moment_nobody_rated(write: Write) -> None:
    empty = survey(WIDE, [write("empty.csv", "a,b\n")])
    assert [warning.code for warning in empty.warnings] == ["empty-table"]
    assert (empty.overall.customers, empty.overall.additive, empty.overall.collapsed.share) == (0, None, None)
    (warning,) = survey(WIDE, [write("t.csv", "a,b\n1,\n2,\n")]).warnings
    assert (warning.code, warning.column) == ("moment-never-rated", "b")
