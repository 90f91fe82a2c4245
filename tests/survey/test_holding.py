"""Long tables come to the same answer whether ratings are held several to a number or each apart."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("duckdb")

import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.journey.scale import Scale
from mot_cli.survey import Invalid, LongForm, Question, SurveyError, survey
from mot_cli.survey.engine import Kind, Row, TableColumn
from mot_cli.survey.holding import Packed
from mot_cli.survey.reading import Reading
from tests.survey.conftest import LONG, Write, rated

LONG_FORM = LongForm("who", "moment", "rating")


def rows(question: Question, table: str, reading: Reading) -> list[Row]:
    """The row of each customer, without its count of fractions."""
    checks = ("bad", "surplus", "nameless", "nameless_customers")
    return rated(question, table, reading, *checks, order="ORDER BY ALL")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_packed_ratings_are_what_they_are_apart(data: st.DataObject, tmp_path: Path) -> None:
    scale = data.draw(
        st.sampled_from([Scale(0, 5, 0), Scale(-100, 100, 0), Scale(-7, -2, -7), Scale(0.5, 9.5, 1)])
    )
    moments = [f"m{number}" for number in range(data.draw(st.integers(1, 40)))]
    question = replace(Question.from_columns(moments, scale), long=LONG_FORM, unrated=("99",))
    rating = st.none() | st.integers(round(scale.min) - 1, round(scale.max) + 1) | st.just(99)
    pairs = st.tuples(st.none() | st.integers(1, 5), st.none() | st.sampled_from([*moments, "other"]))
    table = data.draw(st.dictionaries(pairs, rating, max_size=60))
    kind = data.draw(st.sampled_from([pa.int32(), pa.float64(), pa.string()]))
    written = [None if value is None else str(value) for value in table.values()]
    columns = {
        "who": pa.array([who for who, _ in table], pa.int64()),
        "moment": pa.array([moment for _, moment in table], pa.string()),
        "rating": pa.array(written if kind == pa.string() else list(table.values()), kind),
    }
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table(columns), path)
    assert rows(question, str(path), Reading(quick=True)) == rows(question, str(path), Reading())


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_fraction_that_comes_late_is_not_lost(suffix: str, tmp_path: Path, asked: list[str]) -> None:
    ratings = [5.0] * 4_999 + [3.5]
    columns = {"who": list(range(5_000)), "moment": ["a"] * 5_000, "rating": ratings}
    path = tmp_path / f"t.{suffix}"
    if suffix == "parquet":
        pq.write_table(pa.table(columns), path)
    else:
        lines = (f"{who},a,{rating:g}\n" for who, rating in zip(count(), ratings, strict=False))
        path.write_text(f"who,moment,rating\n{''.join(lines)}")
    overall = survey(LONG, [str(path)]).overall
    assert overall.moments[0].mean == pytest.approx((5 * 4_999 + 3.5) / 5_000, rel=1e-15)
    assert asked.count("scoring customers") == 2


def test_a_table_of_fractions_is_read_once(write: Write, asked: list[str]) -> None:
    table = write("t.csv", "who,moment,rating\n1,a,4.5\n2,a,5\n")
    survey(LONG, [table])
    assert asked.count("scoring customers") == 1


def test_a_moment_rated_twice_is_seen_and_does_not_spill_into_its_neighbours(write: Write) -> None:
    table = write("t.csv", "who,moment,rating\n1,a,5\n1,a,5\n1,b,1\n2,a,3\n2,b,4\n")
    with pytest.raises(SurveyError) as caught:
        survey(LONG, [table])
    assert [(problem.code, problem.count) for problem in caught.value.problems] == [("repeated-rating", 1)]
    kept = survey(replace(LONG, invalid=Invalid.DROP), [table]).overall
    assert [(moment.rated, moment.mean) for moment in kept.moments] == [(1, 3), (2, 2.5)]


def test_a_scale_too_long_for_two_ratings_in_a_number_is_not_packed() -> None:
    column = TableColumn("c0", Kind.NUMBER)
    assert Packed.for_column(column, Scale(0, 2**31 - 6, 0)) is not None
    assert Packed.for_column(column, Scale(0, 2**31, 0)) is None
