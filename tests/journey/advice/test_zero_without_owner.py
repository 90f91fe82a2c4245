"""Advice: a zero without an owner."""

import pytest

from mot_cli.journey.advice.zero_without_owner import find
from tests.journey.reported import advice, journey

ZERO = "journey: x\nscale: 0-5\nmoments:\n- name: The cut\n  note: Crooked.\n  rating: {rating}\n  {more}\n"


def test_it_points_at_the_rating() -> None:
    assert advice(ZERO.format(rating=0, more="weight: 2")) == ["6:11 zero-without-owner"]


@pytest.mark.parametrize("owner", ["''", "' '", "null"])
def test_an_owner_without_a_name_is_none(owner: str) -> None:
    assert advice(ZERO.format(rating=0, more=f"owner: {owner}")) == ["6:11 zero-without-owner"]


@pytest.mark.parametrize(("rating", "more"), [(0, "owner: Ana"), (2, "weight: 2")])
def test_an_owner_or_a_better_rating_is_fine(rating: int, more: str) -> None:
    assert advice(ZERO.format(rating=rating, more=more)) == []


def test_a_zero_with_neither_gets_both() -> None:
    text = "journey: x\nscale: 0-5\nmoments: [{name: The cut, rating: 0}]\n"
    assert advice(text) == ["3:35 zero-without-note", "3:35 zero-without-owner"]


def test_it_names_the_moment_cut_where_it_is_very_long() -> None:
    [found] = find(journey(f"journey: x\nmoments: [{{name: {'y' * 99}, rating: 0}}]"))
    assert found.message == f"`{'y' * 57}…` is a zero, and nobody answers for it"
