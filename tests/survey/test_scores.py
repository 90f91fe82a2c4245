"""Every figure of a survey is what scoring each customer with the analysis functions gives."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("duckdb")

from mot_cli.journey.scale import Scale
from mot_cli.survey import Question, survey
from tests.survey.reference import Customer, check_result
from tests.survey.strategies import Case, cases, write_long, write_wide

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(case=cases())
def test_a_wide_table_is_scored_like_its_customers_one_by_one(case: Case, tmp_path: Path) -> None:
    table = tmp_path / "wide.parquet"
    question = write_wide(case, table)
    check_result(survey(question, [str(table)], threads=1), case.customers)


@few
@given(case=cases(), order=st.lists(st.integers(), min_size=1, max_size=10))
def test_a_long_table_is_scored_like_its_customers_one_by_one(
    case: Case, order: list[int], tmp_path: Path
) -> None:
    table = tmp_path / "long.parquet"
    question = write_long(case, table, order)
    check_result(survey(question, [str(table)], threads=1), case.customers)


@settings(few, max_examples=25)
@given(case=cases())
def test_wide_and_long_forms_of_one_table_agree(case: Case, tmp_path: Path) -> None:
    wide, long = tmp_path / "wide.parquet", tmp_path / "long.parquet"
    of_wide = survey(write_wide(case, wide), [str(wide)], threads=1)
    of_long = survey(write_long(case, long), [str(long)], threads=1)
    assert approximately(of_long.overall) == approximately(of_wide.overall)
    assert [(s.name, s.rank, approximately(s.summary)) for s in of_long.segments] == [
        (s.name, s.rank, approximately(s.summary)) for s in of_wide.segments
    ]


def approximately(summary: object) -> str:
    """A summary as text with its floats cut where the order of a sum shows."""
    import re

    return re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda found: f"{float(found[0]):.7g}", repr(summary))


def test_many_tiny_values_are_alive(tmp_path: Path) -> None:
    question = Question.from_columns([f"m{i}" for i in range(40)], Scale(0, 1, 0))
    case = Case(question, (Customer((1e-200,) * 39 + (1.0,)), Customer((1e-9,) * 40)), coded=False)
    table = tmp_path / "tiny.parquet"
    write_wide(case, table)
    check_result(survey(question, [str(table)]), case.customers)


def test_weights_of_any_size(tmp_path: Path) -> None:
    question = Question.from_columns(["a", "b"], Scale(0, 5, 0))
    a, b = question.moments
    question = replace(question, moments=(replace(a, weight=1e300), replace(b, weight=1e300)))
    case = Case(question, (Customer((4.0, 1.0)), Customer((None, 2.0))), coded=False)
    table = tmp_path / "heavy.parquet"
    write_wide(case, table)
    check_result(survey(question, [str(table)]), case.customers)
