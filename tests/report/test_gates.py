"""What the gates say when they refuse, in the very words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.diff import diff
from mot_cli.journey.model import Journey
from mot_cli.report.gates import collapsed, regressed, under
from tests.examples import moments_of


def rated(*ratings: float | None) -> Journey:
    return Journey("A journey", moments_of(*ratings))


def test_a_collapse_is_told_by_its_moment() -> None:
    assert collapsed("j.yaml", 2) == "j.yaml collapses at moment 2 (--fail-on-collapse)"


class TestUnder:
    @pytest.mark.parametrize(
        ("multiplicative", "least", "said"),
        [
            (0.0, 60, "scores 0, under 60"),
            (0.0, 0.5, "scores 0, under 0.5"),
            (59.26, 60, "scores 59.3, under 60"),
            (99.99, 100, "scores >99.9, under 100"),
            (None, 60, "has no score, and 60 is the least"),
        ],
    )
    def test_names_the_score_and_the_least(
        self, multiplicative: float | None, least: float, said: str
    ) -> None:
        assert under("j.yaml", multiplicative, least) == f"j.yaml {said} (--fail-under)"

    @pytest.mark.parametrize(
        ("multiplicative", "least", "said"),
        [
            (59.98, 60, "scores 59.98, under 60"),
            (0.03, 0.04, "scores 0.03, under 0.04"),
            (59.99999999999999, 60, "scores 59.99999999999999, under 60"),
        ],
    )
    def test_shows_the_digits_that_tell_them_apart(
        self, multiplicative: float, least: float, said: str
    ) -> None:
        assert under("j.yaml", multiplicative, least) == f"j.yaml {said} (--fail-under)"

    @given(st.floats(min_value=0, max_value=100), st.floats(min_value=0, max_value=100, exclude_min=True))
    def test_never_says_a_score_is_under_itself(self, multiplicative: float, least: float) -> None:
        if multiplicative < least:
            score, bound = under("j", multiplicative, least).removesuffix(" (--fail-under)").split(", under ")
            assert score != f"j scores {bound}"


class TestRegressed:
    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            (rated(4, 5), rated(4, 4), "it goes from 89.4 to 80"),
            (rated(4, 5), rated(4, 0), "it goes from 89.4 to 0, moment 2 “Moment 2” collapses"),
            (rated(0, 5), rated(0, 0), "moment 2 “Moment 2” collapses"),
            (rated(0, 5), rated(5, 0), "moment 2 “Moment 2” collapses"),
            (rated(None, None), rated(0, None), "moment 1 “Moment 1” collapses"),
            (rated(5, 5, 5), rated(5, 0, 0), "it goes from 100 to 0, moment 2 “Moment 2” collapses"),
            (rated(4), rated(None), "no moment is rated any more"),
            (rated(0), rated(None), "no moment is rated any more"),
            (rated(4), rated(3.9999), "its multiplicative score falls a little"),
        ],
    )
    def test_says_why(self, old: Journey, new: Journey, why: str) -> None:
        compared = diff(old, new)
        assert compared.regressed
        assert regressed("new.yaml", compared) == f"new.yaml regressed: {why} (--fail-on-regression)"
