"""The example table is what its script draws, and shows what it is meant to show."""

import pytest

pytest.importorskip("duckdb")

from mot_cli.journey.reader import load
from mot_cli.survey import Outcome, Question, survey
from tests.survey.make_example import EXAMPLE, example


def test_the_script_reproduces_the_example_byte_for_byte() -> None:
    assert EXAMPLE.read_bytes() == example().encode()
    assert EXAMPLE.stat().st_size < 200_000


def test_a_good_average_hides_collapsed_journeys() -> None:
    journey = load(str(EXAMPLE.with_suffix(".yaml")))
    question = Question.from_journey(journey, by="region", outcome=Outcome("recommended", "yes"))
    result = survey(question, [str(EXAMPLE)])
    overall = result.overall
    assert (overall.customers, overall.unscored) == (1500, 0)
    assert 78 <= (overall.additive or 0) <= 82
    assert 0.13 <= (overall.collapsed.share or 0) <= 0.17
    assert result.segments[0].name == "overseas"
    outcome = overall.outcome
    assert outcome is not None
    assert outcome.gap is not None
    assert outcome.gap.low > 0
    assert [warning.code for warning in result.warnings] == ["zero-may-be-unrated"]
