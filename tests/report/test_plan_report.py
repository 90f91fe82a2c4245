"""A plan in sentences and tables: what to lift, and the argument against the average."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.plan import Plan, plan, plan_for_target
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from mot_cli.report.document import Document, Heading, Notes, Paragraph, Table, Tone
from mot_cli.report.plan_report import plan_document
from tests.analysis.journeys import journey


def sentences(planned: Plan) -> list[str]:
    """Every verdict with what follows from it, one string each."""
    notes = plan_document(planned).blocks[0]
    assert isinstance(notes, Notes)
    return [" ".join((note.text, *note.more)) for note in notes.notes]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


class TestABudget:
    def test_that_raises_the_score(self) -> None:
        assert sentences(plan(journey([4, 4]), budget=2)) == [
            "The multiplicative score rises from 80 to 100 at a cost of 2."
        ]

    def test_that_clears_a_zero(self) -> None:
        assert sentences(plan(journey([0, 4], efforts=[2, 1]), budget=2)) == [
            "The multiplicative score rises from 0 to 40 at a cost of 2.",
            "The average would have bought 2 “Moment 2”: an average of 50, but a multiplicative score of 0.",
        ]

    def test_that_cannot_clear_the_zero(self) -> None:
        assert sentences(plan(journey([0, 5], efforts=[3, 1]), budget=2)) == [
            "The budget cannot clear the zero: the journey stays worth nothing. Clearing it takes 3."
        ]

    def test_that_cannot_clear_every_zero(self) -> None:
        assert sentences(plan(journey([0, 0, 5]), budget=1)) == [
            (
                "The budget cannot clear every zero: 1 of 2 is left, and the journey stays worth nothing."
                " Clearing all of them takes 2."
            )
        ]
        assert sentences(plan(journey([0, 0, 0, 5]), budget=1))[0].startswith(
            "The budget cannot clear every zero: 2 of 3 are left, and the journey stays worth nothing."
        )

    def test_that_buys_other_zeros_than_the_average(self) -> None:
        assert sentences(plan(journey([0, 0, 2], efforts=[2, 2, 1]), budget=2)) == [
            (
                "The budget cannot clear every zero: 1 of 2 is left, and the journey stays worth nothing."
                " Clearing all of them takes 4."
            ),
            "The average would have bought 3 “Moment 3”: an average of 26.7, and 2 zeros left instead of 1.",
        ]

    def test_that_buys_nothing(self) -> None:
        assert sentences(plan(journey([3, 3], efforts=[2, 2]), budget=1)) == [
            "The budget buys no step: the multiplicative score stays at 60."
        ]

    def test_for_a_journey_that_needs_none(self) -> None:
        assert sentences(plan(journey([5, None, 5]), budget=3)) == [
            "There is nothing to do: every rated moment is as good as the scale can say."
        ]

    def test_for_a_journey_nobody_rated(self) -> None:
        assert sentences(plan(journey([None]), budget=3)) == [
            "No moment is rated, so there is nothing to plan with."
        ]

    def test_is_the_question(self) -> None:
        assert plan_document(plan(journey([3]), budget=1.5)).subtitle == "The best use of a budget of 1.5"
        assert plan_document(plan(journey([3]), budget=0)).subtitle == "The best use of a budget of 0"


class TestATarget:
    def test_that_is_reached(self) -> None:
        planned = plan_for_target(journey([3]), target=75)
        assert sentences(planned) == ["The multiplicative score rises from 60 to 80 at a cost of 1."]
        assert plan_document(planned).subtitle == "The cheapest way to a multiplicative score of 75"

    @pytest.mark.parametrize("target", [0, 40, 80])
    def test_that_is_reached_already(self, target: float) -> None:
        assert sentences(plan_for_target(journey([4, 4]), target=target)) == [
            "There is nothing to do: the multiplicative score is 80 already."
        ]

    def test_of_nothing_is_reached_even_by_a_collapse(self) -> None:
        assert sentences(plan_for_target(journey([0, 4]), target=0)) == [
            "There is nothing to do: the multiplicative score is 0 already."
        ]

    def test_that_cannot_be_reached(self) -> None:
        assert sentences(plan_for_target(journey([None]), target=80)) == [
            "No moment is rated, so there is nothing to plan with. A score of 80 cannot be reached."
        ]


class TestTheArgument:
    def test_is_left_out_where_both_laws_buy_the_same(self) -> None:
        assert len(sentences(plan(journey([0, 5]), budget=1))) == 1

    def test_is_no_argument_where_the_scores_look_the_same(self) -> None:
        assert sentences(plan(journey([4, 3.999]), budget=1)) == [
            "The multiplicative score rises from 80 to 89.4 at a cost of 1.",
            "The average would have bought 1 “Moment 1”: an average of 90 and the same multiplicative score.",
        ]

    def test_names_five_and_counts_the_rest(self) -> None:
        ratings: list[float] = [4] * 7
        weights: list[float] = [9] * 7
        planned = plan(journey([*ratings, 0], [*weights, 1], [1] * 7 + [7]), budget=7)
        assert sentences(planned)[1] == (
            "The average would have bought 1 “Moment 1”, 2 “Moment 2”, 3 “Moment 3”, 4 “Moment 4”,"
            " 5 “Moment 5” and 2 more: an average of 98.4, but a multiplicative score of 0."
        )


class TestTables:
    def test_both_laws_beside_the_journey_as_it_is(self) -> None:
        laws = tables(plan_document(plan(journey([0, 4], efforts=[2, 1]), budget=2)))[0]
        assert laws == [
            ["as it is", "–", "–", "40", "0"],
            ["moments multiply", "1: 0 → 1", "2", "50", "40"],
            ["the average", "2: 4 → 5", "1", "50", "0"],
        ]

    def test_what_to_lift_and_step_by_step(self) -> None:
        bought = Journey("A journey", (Moment("Paying", "pay", 3, effort=0.5, owner="Till"),))
        _, lifts, steps = tables(plan_document(plan(bought, budget=1)))
        assert lifts == [["1 Paying", "Till", "3", "5", "2", "1"]]
        assert steps == [
            ["1", "1 Paying", "3", "4", "0.5", "80", "80"],
            ["2", "1 Paying", "4", "5", "1", "100", "100"],
        ]

    def test_nothing_to_lift_is_no_table(self) -> None:
        document = plan_document(plan(journey([5]), budget=1))
        assert len(tables(document)) == 1
        assert not any(isinstance(block, Heading) for block in document.blocks)

    @pytest.mark.parametrize(
        ("lacking", "said"), [(40, []), (41, ["… and 1 more step."]), (45, ["… and 5 more steps."])]
    )
    def test_a_long_plan_is_cut_and_says_so(self, lacking: int, said: list[str]) -> None:
        document = plan_document(plan(journey([100 - lacking], scale=Scale(0, 100, 0)), budget=100))
        assert len(tables(document)[2]) == min(lacking, 40)
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == said

    def test_a_score_of_nothing_is_marked(self) -> None:
        document = plan_document(plan(journey([0, 0]), budget=2))
        steps = [block for block in document.blocks if isinstance(block, Table)][2]
        assert [row[6].tone for row in steps.rows] == [Tone.ZERO, Tone.BETTER]


ratings = st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0, 5.0])


@given(st.lists(ratings, min_size=1, max_size=6), st.integers(0, 12), st.booleans())
def test_the_verdict_says_what_the_plan_does(drawn: list[float | None], spend: int, for_target: bool) -> None:
    made = journey(drawn)
    planned = plan_for_target(made, target=spend * 8) if for_target else plan(made, budget=spend)
    first = sentences(planned)[0]
    assert ("rises" in first) == bool(planned.lifts and not planned.zeros_left)
    assert ("stays worth nothing" in first) == (planned.zeros_left > 0 and not for_target)
    assert ("cannot be reached" in first) == (not planned.reachable)
    assert ("nothing to do" in first or "buys no step" in first) == (
        planned.before.multiplicative is not None
        and not planned.lifts
        and (for_target or not planned.zeros_left)
    )
