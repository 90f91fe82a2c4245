"""Supposing other ratings, and finding the moment somebody means."""

import pytest

from mot_cli.analysis.whatif import AmbiguousMoment, UnknownMoment, find_moment, with_ratings
from mot_cli.journey.model import Journey, Moment
from tests.analysis.journeys import journey

JOURNEY = Journey(
    "A journey",
    (
        Moment("Calling the shop", "call"),
        Moment("Waiting", "2nd"),
        Moment("Waiting for the bill", "bill"),
        Moment("Paying", "1"),
        Moment("call", "x"),
        Moment("Straße", "street"),
    ),
)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        ("call", 0),
        ("1", 3),
        ("2", 1),
        (" 3 ", 2),
        ("CALL", 4),
        ("waiting", 1),
        ("the  BILL", 2),
        ("pay", 3),
        ("STRASSE", 5),
    ],
)
def test_a_moment_by_id_number_name_or_part_of_it(wanted: str, index: int) -> None:
    assert find_moment(JOURNEY, wanted) == index


def test_every_moment_has_its_number() -> None:
    start = journey([1, 2, 3], names=["Call", "Pay", "Sign"])
    assert [find_moment(start, number) for number in ("1", "2", "3")] == [0, 1, 2]


@pytest.mark.parametrize("wanted", ["refund", "0", "7", "9" * 5_000, "", "²"])
def test_an_unknown_moment_names_those_there_are(wanted: str) -> None:
    with pytest.raises(UnknownMoment, match="no moment is") as caught:
        find_moment(JOURNEY, wanted)
    assert caught.value.wanted == wanted
    assert caught.value.candidates[1] == (2, "2nd", "Waiting")
    assert len(caught.value.candidates) == 6


def test_an_ambiguous_part_names_the_candidates() -> None:
    with pytest.raises(AmbiguousMoment, match="may be any of 2 moments") as caught:
        find_moment(JOURNEY, "wait")
    assert caught.value.candidates == ((2, "2nd", "Waiting"), (3, "bill", "Waiting for the bill"))
    with pytest.raises(LookupError):
        find_moment(journey([1, 2], names=["Call", "call"]), "CALL")


def test_ratings_are_replaced_and_the_journey_left_alone() -> None:
    start = journey([1, 2, 3])
    assert with_ratings(start, {0: 5.0, 2: None}) == journey([5.0, 2, None])
    assert start == journey([1, 2, 3])


def test_a_rating_off_the_scale_says_which_scale() -> None:
    with pytest.raises(ValueError, match="the rating 6 is outside the scale, 0 to 5"):
        with_ratings(journey([1]), {0: 6.0})
    with pytest.raises(ValueError, match="outside the scale"):
        with_ratings(journey([1]), {0: float("nan")})


@pytest.mark.parametrize(("index", "number"), [(-1, "0"), (1, "2")])
def test_there_is_no_such_moment(index: int, number: str) -> None:
    with pytest.raises(IndexError, match=f"no moment {number}$"):
        with_ratings(journey([1]), {index: 2.0})
