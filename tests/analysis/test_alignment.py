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


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("abcde", "abcxy", True),  # 2 · 3 of 10 characters: exactly the limit
        ("abc", "abcdefg", True),
        ("abcdef", "abcdexyzwv", True),
        ("abcdef", "abcxyz", False),
        ("abcdefgh", "hgfedcba", False),  # the same characters, and no likeness
    ],
)
def test_names_are_alike_from_three_fifths_on(old: str, new: str, alike: bool) -> None:
    assert bool(align(named(old), named(new))) == alike


def test_of_several_alike_the_most_alike_is_the_same_moment_wherever_it_stands() -> None:
    one = named("Waiting for the clerk")
    several = named("Waiting for a cook", "Waiting for the clerks", "Waiting for the chef")
    assert [(match.old, match.new) for match in align(one, several)] == [(0, 1)]
    assert [(match.old, match.new) for match in align(several, one)] == [(1, 0)]


def test_of_equally_alike_moments_the_nearest_is_the_same() -> None:
    old = named("Call A", "Pay", "Sign", "Call C")
    assert matches(old, named("Pay", "Sign", "Call B"))[-1] == (3, 2, "likeness", False)
    assert matches(old, named("Call B", "Pay", "Sign"))[0] == (0, 0, "likeness", False)


def test_a_very_long_name_is_known_by_its_beginning() -> None:
    start = "Waiting at the counter for somebody who knows what became of the order " * 2
    found = align(named(start + "a" * 500), named(start + "b" * 200))
    assert [match.by for match in found] == [MatchedBy.LIKENESS]


def pairs(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return [(match.old, match.new) for match in align(named(*old), named(*new))]


@pytest.mark.parametrize("count", [50, 51, 120])
def test_renamed_moments_of_a_long_journey_are_known_by_the_rare_parts_of_their_names(count: int) -> None:
    order = list(range(count))
    Random(count).shuffle(order)
    old = [f"Visit to the counter number {place * 7919:06}" for place in range(count)]
    new = [f"A visit to the counter number {place * 7919:06}" for place in order]
    assert pairs(old, new) == [(place, at) for at, place in enumerate(order)]


def scrambled(place: int, other: str) -> str:
    """A name of characters of its own, of which a changed fourth one leaves no piece whole."""
    letters = [chr(0xAC00 + 24 * place + number) for number in range(24)]
    letters[3::4] = other * 6
    return "".join(letters)


@pytest.mark.parametrize("shift", [-2, -1, 0, 1, 2])
def test_a_moment_of_a_long_journey_with_no_part_of_its_name_left_is_looked_for_near_its_place(
    shift: int,
) -> None:
    places = [place for place in range(80) if 0 <= place + shift < 80]
    old = [scrambled(place, "1") for place in range(80)]
    new = [scrambled(place + shift, "2") if place in places else f"{place:03}" * 4 for place in range(80)]
    assert pairs(old, new) == [(place + shift, place) for place in places]


def test_up_to_fifty_moments_one_is_looked_for_everywhere() -> None:
    order = list(range(50))
    Random(50).shuffle(order)
    old = [scrambled(place, "1") for place in range(50)]
    assert pairs(old, [scrambled(place, "2") for place in order]) == [
        (place, at) for at, place in enumerate(order)
    ]


def test_its_place_is_measured_against_the_length_of_the_journey() -> None:
    old = [scrambled(place, "1") for place in range(100)]
    kept = [place for place in range(100) if place % 4]
    assert pairs(old, [scrambled(place, "2") for place in kept]) == [
        (place, at) for at, place in enumerate(kept)
    ]


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
