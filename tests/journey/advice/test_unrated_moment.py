"""Advice: a moment is unrated."""

from mot_cli.journey.advice.unrated_moment import find
from tests.journey.reported import advice, journey

HEAD = "journey: x\nscale: 0-5\nmoments:\n"


def test_it_points_at_the_name_or_at_the_empty_rating() -> None:
    text = "- note: n\n  name: y\n- {name: y, rating: null}\n- name: y\n  rating:\n- {name: y, rating: 3}\n"
    assert advice(HEAD + text) == ["5:9 unrated-moment", "6:21 unrated-moment", "8:10 unrated-moment"]


def test_a_rated_moment_is_fine_even_at_zero() -> None:
    assert advice(HEAD + "- {name: y, rating: 0, note: n, owner: o}\n") == []


def test_a_promise_is_another_piece_of_advice() -> None:
    assert advice(HEAD + "- {name: y, promise: Soon}\n") == ["4:22 promise-not-rated"]
    assert advice(HEAD + "- {name: y, promise: ' '}\n") == ["4:10 unrated-moment"]


def test_it_names_the_moment() -> None:
    [found] = find(journey(HEAD + "- name: The cut\n"))
    assert found.message == "`The cut` is unrated, so no score counts it"
