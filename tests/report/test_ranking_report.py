"""The report on many journeys, and their ranking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.order import Order
from mot_cli.analysis.ranking import RankedJourney, rank, summarise
from mot_cli.journey.model import Journey
from mot_cli.report.document import Notes, Table
from mot_cli.report.ranking_report import ranking_document, ranking_notes, ranking_table
from tests.examples import moments_of, scored


def ranked(path: str, *ratings: float | None, title: str = "") -> RankedJourney:
    return summarise(Journey(title or path.title(), moments_of(*ratings)), path)


GOOD = ranked("good", 5, 5, title="b")
HIDING = ranked("hiding", 5, 1, 5, title="C")
ONE_ZERO = ranked("one-zero", 5, 0, 5, title="a")
TWO_ZEROS = ranked("two-zeros", 5, 0, 0, 5, 5, 5, 5, 5, title="D")
UNSCORED = ranked("unscored", None, title="A")
ALL = (GOOD, UNSCORED, ONE_ZERO, HIDING, TWO_ZEROS)


@pytest.mark.parametrize(
    ("order", "paths"),
    [
        (Order.MULTIPLICATIVE, ["two-zeros", "one-zero", "hiding", "good", "unscored"]),
        (Order.ADDITIVE, ["one-zero", "hiding", "two-zeros", "good", "unscored"]),
        (Order.HIDDEN_LOSS, ["two-zeros", "one-zero", "hiding", "good", "unscored"]),
        (Order.TITLE, ["one-zero", "unscored", "good", "hiding", "two-zeros"]),
        (Order.PATH, ["good", "hiding", "one-zero", "two-zeros", "unscored"]),
    ],
)
def test_the_worst_comes_first(order: Order, paths: list[str]) -> None:
    assert [journey.path for journey in rank(ALL, order)] == paths


@given(st.permutations(ALL), st.sampled_from(list(Order)))
def test_the_ranking_does_not_depend_on_the_order_of_the_files(
    journeys: list[RankedJourney], order: Order
) -> None:
    assert rank(journeys, order) == rank(ALL, order)


@given(st.lists(st.none() | st.floats(min_value=0, max_value=5), min_size=1, max_size=8))
def test_a_row_says_the_same_as_the_full_score(ratings: list[float | None]) -> None:
    row, score = ranked("a", *ratings), scored(*ratings)
    assert (row.additive, row.multiplicative, row.hidden_loss) == (
        score.additive,
        score.multiplicative,
        score.hidden_loss,
    )
    assert (row.rated, row.zeros) == (len(score.rated), len(score.zeros))
    assert row.collapse == (score.collapse.number if score.collapse else None)


def test_a_row_a_journey_in_the_order_given() -> None:
    table = ranking_table([TWO_ZEROS, GOOD, UNSCORED])
    assert [column.heading for column in table.columns] == [
        "journey",
        "file",
        "collapses at",
        "additive",
        "multiplicative",
        "hidden loss",
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["D", "two-zeros", "2 Moment 2 (+1 more)", "75", "0", "75"],
        ["b", "good", "–", "100", "100", "0"],
        ["A", "unscored", "–", "–", "–", "–"],
    ]


def said(journeys: list[RankedJourney], unreadable: int = 0) -> list[str]:
    return [" ".join((note.text, *note.more)) for note in ranking_notes(journeys, unreadable).notes]


def test_how_many_collapse_and_how_good_they_looked() -> None:
    assert said([TWO_ZEROS, ONE_ZERO, GOOD]) == [
        "2 of 3 journeys collapse. The best average among them is 75, and shows nothing of the collapse."
    ]
    assert said([ONE_ZERO]) == [
        "The journey collapses. Its average is 66.7, and shows nothing of the collapse."
    ]


def test_none_collapses() -> None:
    assert said([GOOD, HIDING]) == ["None of 2 journeys collapses."]
    assert said([GOOD]) == ["The journey does not collapse."]


def test_what_is_missing_is_counted() -> None:
    assert said([GOOD, UNSCORED], 1)[1:] == [
        "1 journey has no rated moment and so no score.",
        "1 path gave no journey and is missing here.",
    ]
    assert said([GOOD, UNSCORED, UNSCORED], 2)[1:] == [
        "2 journeys have no rated moment and so no score.",
        "2 paths gave no journey and are missing here.",
    ]


def test_no_journey_at_all() -> None:
    assert said([], 1) == ["No journey could be scored.", "1 path gave no journey and is missing here."]


def test_no_journey_with_a_rating() -> None:
    assert said([UNSCORED]) == [
        "No journey could be scored.",
        "1 journey has no rated moment and so no score.",
    ]


def test_the_document_is_the_table_and_what_it_comes_to() -> None:
    assert [type(block) for block in ranking_document([GOOD]).blocks] == [Table, Notes]
