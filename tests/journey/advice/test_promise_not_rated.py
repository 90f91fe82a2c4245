"""Advice: a promise was never rated."""

import pytest

from mot_cli.journey.advice.promise_not_rated import find
from tests.journey.reported import advice, journey

HEAD = "journey: x\nscale: 0-5\nmoments:\n"


def test_it_points_at_the_promise_and_is_not_also_called_unrated() -> None:
    assert advice(HEAD + "- name: y\n  rating:\n  promise: Soon\n") == ["6:12 promise-not-rated"]


@pytest.mark.parametrize("moment", ["{name: y, promise: Soon, rating: 3}", "{name: y, rating: 3}"])
def test_a_rated_moment_is_fine(moment: str) -> None:
    assert advice(f"{HEAD}- {moment}\n") == []


def test_it_names_the_moment() -> None:
    [found] = find(journey(HEAD + "- {name: The cut, promise: Soon}\n"))
    assert found.message == "the promise of `The cut` was never rated"
    assert found.hint == "add `rating: …`: was it kept?"
