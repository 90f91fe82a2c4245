"""Advice: the journey states no scale."""

import pytest

from mot_cli.journey.advice.scale_not_stated import find
from tests.journey.reported import advice, journey


def test_it_points_at_the_title() -> None:
    assert advice("moments: [{name: y, rating: 3}]\njourney: x\n") == ["2:10 scale-not-stated"]


def test_it_points_at_a_scale_that_is_empty() -> None:
    assert advice("journey: x\nscale: null\nmoments: [{name: y, rating: 3}]\n") == ["2:8 scale-not-stated"]


@pytest.mark.parametrize("scale", ["0-5", "nps", "{min: 0, max: 5}"])
def test_a_stated_scale_is_fine(scale: str) -> None:
    assert advice(f"journey: x\nscale: {scale}\nmoments: [{{name: y, rating: 3}}]\n") == []


def test_it_says_what_the_ratings_count_as() -> None:
    [found] = find(journey("journey: x\nmoments: [name: y]"))
    assert found.message == "no scale is stated, so the ratings count as 0 to 5"
    assert found.hint == "add `scale: 0-5`, or the scale the customer used"
