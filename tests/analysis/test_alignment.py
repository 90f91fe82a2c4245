"""Which moment of one journey is which of another."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.alignment import MatchedBy, align
from mot_cli.journey.model import Moment
from tests.analysis.journeys import journey


def named(*names: str) -> tuple[Moment, ...]:
    return journey([None] * len(names), names=names).moments


def matches(old: tuple[Moment, ...], new: tuple[Moment, ...]) -> list[tuple[int, int, str, bool]]:
    return [(match.old, match.new, match.by.value, match.moved) for match in align(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["Call", "Pay"], ["Call", "Pay"], [(0, 0, "id", False), (1, 1, "id", False)]),
        (["Call", "Pay"], ["Call"], [(0, 0, "id", False)]),
        (["Call"], ["Sign", "Call"], [(0, 1, "id", False)]),
        (["Call", "Call"], ["Call", "Call"], [(0, 0, "id", False), (1, 1, "id", False)]),
        (["Waiting for a clerk"], ["Waiting for the clerk"], [(0, 0, "likeness", False)]),
        (["Call"], ["Refund"], []),
        (
            ["A1", "B2", "C3", "D4"],
            ["D4", "A1", "B2", "C3"],
            [(3, 0, "id", True), (0, 1, "id", False), (1, 2, "id", False), (2, 3, "id", False)],
        ),
    ],
)
def test_moments_without_stated_ids(
    old: list[str], new: list[str], expected: list[tuple[int, int, str, bool]]
) -> None:
    assert matches(named(*old), named(*new)) == expected


def test_a_stated_id_outlives_a_new_name_and_a_name_outlives_a_new_id() -> None:
    old = (Moment("Call", "support"), Moment("The  Bill", "b1"), Moment("Résumé", "r1"))
    new = (Moment("Refund", "support"), Moment("the bill", "b2"), Moment("Re\u0301sume\u0301", "r2"))
    assert matches(old, new) == [(0, 0, "id", False), (1, 1, "name", False), (2, 2, "name", False)]


def test_duplicated_names_match_in_order() -> None:
    old = (Moment("Call", "a"), Moment("Call", "b"), Moment("Call", "c"))
    new = (Moment("Call", "x"), Moment("Call", "y"))
    assert matches(old, new) == [(0, 0, "name", False), (1, 1, "name", False)]


def test_the_most_alike_names_match_first() -> None:
    old = named("Waiting for the technician", "Waiting for the engineer to call")
    new = named("Waiting for an engineer to call", "Waiting for a technician")
    assert [(m.old, m.new) for m in align(old, new)] == [(1, 0), (0, 1)]


def test_a_swap_is_one_moved_moment() -> None:
    found = align(named("Call", "Pay", "Sign"), named("Pay", "Call", "Sign"))
    assert sum(match.moved for match in found) == 1


@given(st.permutations(range(7)))
def test_the_fewest_moments_have_moved(order: list[int]) -> None:
    names = [f"{letter}{letter}" for letter in "ABCDEFG"]
    found = align(named(*names), named(*(names[place] for place in order)))
    staying = [match.old for match in found if not match.moved]
    assert staying == sorted(staying)
    longest = max(
        size for size in range(1, 8) for kept in combinations(order, size) if list(kept) == sorted(kept)
    )
    assert len(staying) == longest


@given(
    st.lists(st.sampled_from(["Call", "Call us", "Recall", "Pay", "Paying", ""]), min_size=1, max_size=8),
    st.data(),
)
def test_every_moment_is_matched_at_most_once(names: list[str], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.sampled_from([*names, "Sign"]), max_size=8))
    found = align(named(*names), named(*other))
    assert len({match.old for match in found}) == len(found)
    assert [match.new for match in found] == sorted({match.new for match in found})


def test_hundreds_of_renamed_and_shuffled_moments_are_recognised() -> None:
    random = Random(7)
    places = ["shop", "phone", "letter", "web page", "counter", "hotline", "van", "kiosk"]
    names = [f"Meeting {number} at the {random.choice(places)}" for number in range(300)]
    old = named(*names)
    order = list(range(300))
    random.shuffle(order)
    new = named(*(f"{names[place]} again" for place in order))
    found = align(old, new)
    assert {match.by for match in found} == {MatchedBy.LIKENESS}
    assert [match.old for match in found] == order


def test_two_thousand_strangers_stay_strangers() -> None:
    old = tuple(Moment(f"{number:05}", f"old-{number}") for number in range(2000))
    new = tuple(replace(moment, name="q" * 6, id=f"new-{n}") for n, moment in enumerate(old))
    assert align(old, new) == ()
