"""A comparison in sentences and tables: what a reader is told of a change, in the very words."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.diff import diff
from mot_cli.analysis.score import score
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import PRESETS, Scale
from mot_cli.report.diff_report import diff_document, scores_table, verdicts
from mot_cli.report.document import Heading, Notes, Paragraph, SideBySide, Table, Tone
from mot_cli.report.numbers import points
from tests.examples import moments_of

if TYPE_CHECKING:
    from mot_cli.analysis.diff import JourneyDiff

WHAT_SHARES_ARE = (
    "Under multiplicative and additive: each change's share of the change of that score; they sum to it."
)


def rated(*ratings: float | None) -> Journey:
    """A journey of moments with these ratings, known again by their ids."""
    return Journey("A journey", moments_of(*ratings))


def without(journey: Journey, number: int) -> Journey:
    moments = tuple(moment for index, moment in enumerate(journey.moments, 1) if index != number)
    return replace(journey, moments=moments)


def sentences(old: Journey, new: Journey) -> list[str]:
    """Every verdict with what follows from it, one string each."""
    return [" ".join((note.text, *note.more)) for note in verdicts(diff(old, new))]


def changes(old: Journey, new: Journey) -> tuple[list[list[str]], list[str]]:
    """The rows of the changes, and the paragraphs around them."""
    blocks = diff_document(diff(old, new)).blocks
    tables = [block for block in blocks if isinstance(block, Table)][1:]
    rows = [[cell.text for cell in row] for table in tables for row in table.rows]
    return rows, [block.text for block in blocks if isinstance(block, Paragraph)]


class TestNothingChanged:
    def test_is_said_plainly(self) -> None:
        assert sentences(rated(4, 5), rated(4, 5)) == [
            "Nothing changed: the two journeys are the same.",
            "The multiplicative score stays at 89.4, and the average at 90.",
        ]

    def test_even_where_the_journey_still_collapses(self) -> None:
        assert sentences(rated(4, 0), rated(4, 0)) == [
            "Nothing changed: the two journeys are the same.",
            "The journey still collapses at moment 2 “Moment 2”.",
            "The multiplicative score stays at 0, and the average at 40.",
        ]

    def test_there_are_no_rows_and_every_moment_is_counted(self) -> None:
        assert changes(rated(4), rated(4)) == ([], ["1 moment is unchanged."])
        assert changes(rated(4, 5), rated(4, 5)) == ([], ["2 moments are unchanged."])

    def test_but_what_is_said_of_the_journey(self) -> None:
        new = replace(rated(4, 5), title="Another", customer="Somebody else", scale=PRESETS["stars"])
        assert sentences(rated(4, 5), replace(new, scale=rated(4).scale))[0] == (
            "No moment changed. The journeys differ in their title and customer."
        )

    def test_but_the_ids_that_nobody_reads(self) -> None:
        old = rated(4)
        new = replace(old, moments=(replace(old.moments[0], id="another"),))
        assert sentences(old, new)[0] == "No moment changed."

    @given(st.lists(st.none() | st.floats(0, 5), min_size=1, max_size=6))
    def test_whatever_the_journey(self, ratings: list[float | None]) -> None:
        said = sentences(rated(*ratings), rated(*ratings))
        assert said[0] == "Nothing changed: the two journeys are the same."
        assert not any(
            word in " ".join(said) for word in ("mended", "caused", "rises", "falls", "changes by")
        )


class TestCollapses:
    def test_one_is_mended(self) -> None:
        assert sentences(rated(5, 0), rated(5, 5)) == [
            "1 collapse is mended: 2 “Moment 2”. The journey no longer collapses.",
            "The multiplicative score rises from 0 to 100; the average changes by +50.",
        ]

    def test_one_of_two_is_mended(self) -> None:
        assert sentences(rated(5, 0, 0), rated(5, 5, 0)) == [
            "1 collapse is mended: 2 “Moment 2”. 1 zero is left: the journey is still worth nothing.",
            "The multiplicative score stays at 0; the average changes by +33.3.",
        ]

    def test_one_of_three_is_mended(self) -> None:
        assert sentences(rated(0, 0, 0), rated(5, 0, 0))[0] == (
            "1 collapse is mended: 1 “Moment 1”. 2 zeros are left: the journey is still worth nothing."
        )

    def test_two_are_mended(self) -> None:
        assert sentences(rated(0, 0), rated(1, 1))[0] == (
            "2 collapses are mended: 1 “Moment 1” and 2 “Moment 2”. The journey no longer collapses."
        )

    def test_one_is_caused(self) -> None:
        assert sentences(rated(5, 5), rated(5, 0)) == [
            "1 collapse is caused: 2 “Moment 2”.",
            "The multiplicative score falls from 100 to 0; the average changes by −50.",
        ]

    def test_one_more_is_caused(self) -> None:
        assert sentences(rated(5, 0), rated(0, 0)) == [
            "1 collapse is caused: 1 “Moment 1”.",
            "The multiplicative score stays at 0; the average changes by −50.",
        ]

    def test_one_is_caused_and_another_mended(self) -> None:
        assert sentences(rated(5, 0), rated(0, 5))[:2] == [
            "1 collapse is caused: 1 “Moment 1”.",
            "1 collapse is mended: 2 “Moment 2”. 1 zero is left: the journey is still worth nothing.",
        ]

    def test_the_worse_comes_first(self) -> None:
        tones = [note.tone for note in verdicts(diff(rated(5, 0), rated(0, 5)))]
        assert tones == [Tone.WORSE, Tone.BETTER, Tone.PLAIN]

    def test_it_still_collapses_where_it_did(self) -> None:
        assert sentences(rated(5, 0), rated(4, 0)) == [
            "The journey still collapses at moment 2 “Moment 2”.",
            "The multiplicative score stays at 0; the average changes by −10.",
        ]

    def test_a_zero_that_was_removed_or_added_is_no_better_or_worse_rating(self) -> None:
        whole = rated(5, 0)
        assert sentences(whole, without(whole, 2))[0] == (
            "1 collapse is mended: 2 “Moment 2” (removed). The journey no longer collapses."
        )
        assert sentences(without(whole, 2), whole)[0] == "1 collapse is caused: 2 “Moment 2” (added)."

    def test_a_zero_that_is_unrated_now_or_was_before(self) -> None:
        assert sentences(rated(5, 0), rated(5, None))[0] == (
            "1 zero is no longer rated, which mends nothing: 2 “Moment 2”."
        )
        assert sentences(rated(5, None), rated(5, 0))[0] == (
            "1 collapse is caused: 2 “Moment 2” (unrated before)."
        )

    def test_the_only_rating_gone_is_no_journey_that_holds(self) -> None:
        assert sentences(rated(0), rated(None)) == [
            "1 zero is no longer rated, which mends nothing: 1 “Moment 1”.",
            "No moment is rated any more, so the journey has no score.",
        ]
        assert sentences(rated(0, None), without(rated(0, None), 1)) == [
            "1 collapse is mended: 1 “Moment 1” (removed).",
            "No moment is rated any more, so the journey has no score.",
        ]

    def test_a_zero_mended_beside_one_that_is_no_longer_rated(self) -> None:
        assert sentences(rated(0, 0, 5), rated(4, None, 5))[:2] == [
            "1 collapse is mended: 1 “Moment 1”. The journey no longer collapses.",
            "1 zero is no longer rated, which mends nothing: 2 “Moment 2”.",
        ]

    def test_a_zero_no_longer_rated_leaves_the_others(self) -> None:
        assert sentences(rated(0, 0, 0), rated(None, None, 0))[:2] == [
            "2 zeros are no longer rated, which mends nothing: 1 “Moment 1” and 2 “Moment 2”.",
            "The journey still collapses at moment 3 “Moment 3”.",
        ]

    def test_many_are_counted(self) -> None:
        assert sentences(rated(*[5] * 8), rated(*[0] * 8))[0] == (
            "8 collapses are caused: 1 “Moment 1”, 2 “Moment 2”, 3 “Moment 3”, 4 “Moment 4”, 5 “Moment 5”"
            " and 3 more."
        )


class TestScores:
    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            (
                rated(4, 4),
                rated(4, 5),
                "The multiplicative score rises from 80 to 89.4; the average changes by +10.",
            ),
            (
                rated(4, 5),
                rated(4, 4),
                "The multiplicative score falls from 89.4 to 80; the average changes by −10.",
            ),
            (
                rated(1, 4),
                rated(2, 2),
                "The multiplicative score stays at 40; the average changes by −10.",
            ),
            (
                rated(1, 5),
                rated(3, 3),
                "The multiplicative score rises from 44.7 to 60; the average stays at 60.",
            ),
            (
                rated(4, 4),
                rated(4, 4.001),
                (
                    "The multiplicative score rises by less than 0.1 and is still 80;"
                    " the average changes by less than 0.1."
                ),
            ),
            (
                rated(4, 4),
                rated(4, 3.999),
                (
                    "The multiplicative score falls by less than 0.1 and is still 80;"
                    " the average changes by less than 0.1."
                ),
            ),
        ],
    )
    def test_rise_fall_or_stay(self, old: Journey, new: Journey, said: str) -> None:
        assert sentences(old, new) == [said]

    def test_cannot_be_compared_without_a_rated_moment(self) -> None:
        before = "No moment was rated before, so the scores cannot be compared."
        assert sentences(rated(None), rated(4)) == [before]
        after = "No moment is rated any more, so the journey has no score."
        assert sentences(rated(4), rated(None)) == [after]
        neither = "Neither journey has a rated moment, so their scores cannot be compared."
        assert sentences(rated(None), rated(None, None)) == [neither]

    def test_in_a_table_with_their_changes(self) -> None:
        table = scores_table(diff(rated(5, 0), rated(5, 4)), "old", "new")
        assert [column.heading for column in table.columns] == ["score", "old", "new", "change"]
        assert [[cell.text for cell in row] for row in table.rows] == [
            ["additive", "50", "90", "+40"],
            ["multiplicative", "0", "89.4", "+89.4"],
            ["hidden loss", "50", "0.6", "−49.4"],
            ["remaining", "0", "80", "+80"],
        ]
        assert [row[3].tone for row in table.rows] == [Tone.BETTER] * 4

    def test_a_loss_that_grows_is_worse(self) -> None:
        rows = scores_table(diff(rated(5, 5), rated(5, 1)), "old", "new").rows
        assert [row[3].tone for row in rows] == [Tone.WORSE] * 4

    def test_of_journeys_without_a_rating_are_dashes(self) -> None:
        rows = scores_table(diff(rated(None), rated(5, 4)), "old", "new").rows
        assert [[cell.text for cell in row[1:]] for row in rows] == [
            ["–", points(of), "–"] for of in (90.0, score(rated(5, 4)).multiplicative, 0.6, 80.0)
        ]


class TestScales:
    def test_that_differ_are_named(self) -> None:
        new = Journey("A journey", (Moment("Moment 1", "moment-1", 8),), Scale(0, 10, 0))
        assert sentences(rated(4), new) == [
            "No moment changed. The journeys differ in their scale.",
            "The multiplicative score stays at 80, and the average at 80.",
            "The scales differ (0 to 5 and 0 to 10), so ratings are compared by their value, 0 to 1.",
        ]

    def test_the_same_rating_on_another_scale_is_another_value(self) -> None:
        new = replace(rated(4), scale=Scale(0, 10, 0))
        assert changes(rated(4), new)[0] == [["Moment 1", "re-rated", "4", "4", "−40", "−40"]]


class TestChanges:
    def test_every_way_to_differ_has_its_word(self) -> None:
        old = Journey(
            "A journey",
            (
                Moment("Asking", "ask", 3),
                Moment("Paying", "pay", 4, owner="Till"),
                Moment("Queueing", "queue", None),
                Moment("Leaving", "leave", 5),
            ),
        )
        new = Journey(
            "A journey",
            (
                Moment("Paying by card", "pay", 4, owner="Bank"),
                Moment("Asking", "ask", 3, weight=2),
                Moment("Leaving", "leave", 2),
                Moment("Coming back", "back", None),
            ),
        )
        rows, said = changes(old, new)
        assert {row[0]: row[1:4] for row in rows} == {
            "Paying → Paying by card": ["moved from 2 to 1, renamed, reworded", "4", "4"],
            "Asking": ["re-weighted", "3", "3"],
            "Queueing": ["removed", "unrated", "–"],
            "Leaving": ["re-rated", "5", "2"],
            "Coming back": ["added", "–", "unrated"],
        }
        assert said == [WHAT_SHARES_ARE]

    def test_a_moment_the_others_leave_more_weight_is_told(self) -> None:
        rows, said = changes(rated(5, 1, 4), without(rated(5, 1, 4), 2))
        assert [row[:2] for row in rows] == [
            ["Moment 1", "weighs differently"],
            ["Moment 2", "removed"],
            ["Moment 3", "weighs differently"],
        ]
        assert said == [WHAT_SHARES_ARE]

    def test_shares_of_both_changes(self) -> None:
        rows, said = changes(rated(4, 5, 0), rated(4, 5, 5))
        assert rows == [["Moment 3", "re-rated", "0", "5", "+92.8", "+33.3"]]
        assert said == [WHAT_SHARES_ARE, "2 moments are unchanged."]

    def test_shares_of_no_change_are_not_explained(self) -> None:
        rows, said = changes(rated(4), rated(None))
        assert rows == [["Moment 1", "re-rated", "4", "unrated", "–", "–"]]
        assert said == []


class TestTheDocument:
    def test_in_reading_order(self) -> None:
        document = diff_document(diff(rated(4, 0), rated(4, 1)), "yesterday", "today")
        assert [type(block) for block in document.blocks] == [
            Notes,
            Table,
            Heading,
            Table,
            Paragraph,
            Paragraph,
            Heading,
            SideBySide,
        ]
        sides = document.blocks[-1]
        assert isinstance(sides, SideBySide)
        assert (sides.left.caption, sides.right.caption) == ("yesterday: A journey", "today: A journey")

    @pytest.mark.parametrize(
        ("new", "given", "title"),
        [
            ("A journey", "", "A journey"),
            ("Another", "", "A journey → Another"),
            ("Another", "What if", "What if"),
        ],
    )
    def test_its_title(self, new: str, given: str, title: str) -> None:
        compared = diff(rated(4), replace(rated(4), title=new))
        assert diff_document(compared, title=given).title == title


ratings = st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0, 5.0])
journeys = st.lists(ratings, min_size=1, max_size=6).map(lambda drawn: rated(*drawn))


@given(journeys, journeys)
def test_a_regression_is_told_and_nothing_else_is(old: Journey, new: Journey) -> None:
    compared: JourneyDiff = diff(old, new)
    worse = [note for note in verdicts(compared) if note.tone is Tone.WORSE]
    assert bool(worse) == compared.regressed


@given(journeys, journeys)
def test_every_moment_is_a_row_or_counted(old: Journey, new: Journey) -> None:
    rows, said = changes(old, new)
    counted = sum(int(text.split()[0]) for text in said if text != WHAT_SHARES_ARE)
    assert len(rows) + counted == len(diff(old, new).moments)
