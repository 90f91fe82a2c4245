"""Many journeys beside each other, the worst first."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.order import Order
from mot_cli.analysis.ranking import RankedJourney, rank, summarise
from mot_cli.analysis.score import score
from mot_cli.journey.model import Journey
from tests.analysis.journeys import journey, random_journey


def row(path: str, ratings: list[float | None], title: str = "A journey") -> RankedJourney:
    start = journey(ratings)
    return summarise(Journey(title, start.moments), path)


def paths(rows: list[RankedJourney], order: Order = Order.MULTIPLICATIVE) -> str:
    return " ".join(ranked.path for ranked in rank(rows, order))


@given(st.randoms(use_true_random=False))
def test_a_row_says_what_the_full_score_says(random: Random) -> None:
    start = random_journey(random)
    found, full = summarise(start, "a.yaml"), score(start)
    assert (found.path, found.title, found.moments) == ("a.yaml", "A journey", len(start.moments))
    assert (found.additive, found.multiplicative) == (full.additive, full.multiplicative)
    assert found.hidden_loss == full.hidden_loss
    assert (found.rated, found.zeros) == (len(full.rated), len(full.zeros))
    first = full.collapse
    assert (found.collapse, found.collapse_name) == (
        (None, None) if first is None else (first.number, first.moment.name)
    )


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        # M: even 60, uneven 44.7, flawed 0. A: uneven 60, flawed 66.7.
        (Order.MULTIPLICATIVE, "flawed uneven even blank"),
        (Order.ADDITIVE, "uneven even flawed blank"),
        (Order.HIDDEN_LOSS, "flawed uneven even blank"),
        (Order.PATH, "blank even flawed uneven"),
    ],
)
def test_each_order_of_four_journeys(order: Order, expected: str) -> None:
    rows = [row("blank", [None]), row("even", [3, 3]), row("flawed", [5, 0, 5]), row("uneven", [1, 5])]
    assert paths(rows, order) == expected


def test_of_collapsed_journeys_the_one_with_more_zeros_is_worse_and_then_the_one_of_the_lower_average() -> (
    None
):
    rows = [row("one, high", [5, 5, 0]), row("one, low", [2, 2, 0]), row("two", [5, 0, 0])]
    assert paths(rows) == "two one, low one, high"


def test_of_equal_averages_the_one_that_hides_more_is_worse() -> None:
    assert paths([row("even", [3, 3]), row("uneven", [1, 5])], Order.ADDITIVE) == "uneven even"


def test_titles_are_sorted_whatever_their_case_and_say_nothing_of_the_rest() -> None:
    rows = [
        row("1", [5], "beta"),
        row("2", [None], "Alpha"),
        row("3", [0], "Straße"),
        row("4", [1], "STRASSE b"),
    ]
    assert paths(rows, Order.TITLE) == "2 1 3 4"


@pytest.mark.parametrize("order", list(Order))
def test_ties_fall_by_path(order: Order) -> None:
    for ratings in ([4.0], [0.0], [None]):
        assert paths([row("b", [*ratings]), row("a", [*ratings])], order) == "a b"
