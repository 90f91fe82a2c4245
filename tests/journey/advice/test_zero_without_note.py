"""Advice: a zero without a note."""

import pytest

from mot_cli.journey.advice.zero_without_note import find
from tests.journey.reported import advice, journey

ZERO = "journey: x\nscale: {scale}\nmoments:\n- name: The cut\n  owner: Ana\n  rating: {rating}\n  {more}\n"


def test_it_points_at_the_rating() -> None:
    text = ZERO.format(scale="0-5", rating=0, more="weight: 2")
    assert advice(text) == ["6:11 zero-without-note"]


@pytest.mark.parametrize("note", ["''", "' '", "null"])
def test_a_note_that_says_nothing_is_none(note: str) -> None:
    text = ZERO.format(scale="0-5", rating=0, more=f"note: {note}")
    assert advice(text) == ["6:11 zero-without-note"]


@pytest.mark.parametrize(
    ("scale", "rating"), [("csat", 1), ("emotion", -2), ("{min: 0, max: 10, zero: 4}", 3)]
)
def test_what_counts_as_nothing_depends_on_the_scale(scale: str, rating: int) -> None:
    assert advice(ZERO.format(scale=scale, rating=rating, more="weight: 2")) == ["6:11 zero-without-note"]


@pytest.mark.parametrize(
    ("scale", "rating", "more"),
    [("0-5", 0, "note: Crooked."), ("0-5", 2, "weight: 2"), ("stars", 2, "weight: 2")],
)
def test_a_note_or_a_better_rating_is_fine(scale: str, rating: int, more: str) -> None:
    assert advice(ZERO.format(scale=scale, rating=rating, more=more)) == []


def test_it_names_each_moment() -> None:
    moments = "[{name: The cut, rating: 0}, {name: The wash}, {name: ' Pay ', rating: 0}]"
    found = list(find(journey(f"journey: x\nmoments: {moments}\n")))
    assert [advice.route for advice in found] == [("moments", 0, "rating"), ("moments", 2, "rating")]
    assert [advice.message for advice in found] == [
        "`The cut` is a zero, and no note says what happened",
        "`Pay` is a zero, and no note says what happened",
    ]
