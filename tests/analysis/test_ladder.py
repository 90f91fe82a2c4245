"""What the moments of a journey can be lifted to."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis import ladder
from mot_cli.analysis.ladder import Ladder, Ladders, ladders
from mot_cli.analysis.score import score
from mot_cli.journey.scale import DEFAULT_SCALE, Scale
from tests.analysis.journeys import journey


def found(
    ratings: Sequence[float | None],
    budget: float | None = None,
    scale: Scale = DEFAULT_SCALE,
    efforts: Sequence[float] | None = None,
) -> Ladders:
    return ladders(score(journey(ratings, efforts=efforts, scale=scale)), budget)


def steps(climbed: Ladder) -> list[tuple[int, float]]:
    return [(rung.steps, rung.rating) for rung in climbed.rungs]


def test_a_moment_can_be_lifted_step_by_step_to_the_end_of_the_scale() -> None:
    low, cut_short, at_the_end = found([2, 3.5, 5]).each
    assert steps(low) == [(1, 3.0), (2, 4.0), (3, 5.0)]
    assert steps(cut_short) == [(1, 4.5), (2, 5.0)]
    assert steps(at_the_end) == []
    assert [rung.value for rung in low.rungs] == pytest.approx([0.6, 0.8, 1])
    assert low.rating == 2
    assert low.value == pytest.approx(0.4)
    assert low.way_up == ()


def test_only_rated_moments_have_a_ladder() -> None:
    assert [each.moment.number for each in found([None, 3, None, 4]).each] == [2, 4]
    assert found([None]).each == ()


@pytest.mark.parametrize(
    ("rating", "first", "way_up"),
    [(0, 5, [1, 2, 3, 4]), (3.5, 1, []), (4, 1, []), (3, 2, [4]), (6, 1, [])],
)
def test_a_step_counts_once_it_leads_above_the_scales_zero(
    rating: float, first: int, way_up: list[float]
) -> None:
    (climbed,) = found([rating], scale=Scale(0, 10, 4)).each
    assert climbed.rungs[0].steps == first
    assert climbed.rungs[-1].rating == 10
    assert [rung.rating for rung in climbed.way_up] == way_up


@pytest.mark.parametrize(
    ("budget", "units", "rungs"),
    [(None, None, 3), (0, 0, 0), (1.9, 0, 0), (2, 1, 1), (5.9, 2, 2), (100, 50, 3)],
)
def test_a_budget_allows_whole_steps_only(budget: float | None, units: int | None, rungs: int) -> None:
    ways = found([2], budget, efforts=[2])
    assert ways.unit == 2
    assert ways.budget == units
    assert len(ways.each[0].rungs) == rungs


def test_costs_are_counted_in_the_largest_unit_all_efforts_are_multiples_of() -> None:
    ways = found([2, 2], 1, efforts=[0.3, 0.2])
    assert [each.effort for each in ways.each] == [3, 2]
    assert ways.budget == 10
    assert ways.worth(7) == 0.7


def test_what_it_takes_to_clear_every_zero_is_told_whatever_the_budget() -> None:
    ways = found([0, 1, 4, 5], 0, Scale(0, 10, 4), efforts=[2, 3, 5, 7])
    assert ways.cost_of_zeros == 5 * 2 + 4 * 3 + 1 * 5


@given(st.floats(0, 5), st.sampled_from([0.1, 0.25, 0.7, 1.0, 3.0]))
def test_rungs_rise_and_the_last_is_the_end_of_the_scale(rating: float, step: float) -> None:
    (climbed,) = found([rating], scale=Scale(0, 5, 0, step)).each
    told = [(0, rating), *steps(climbed)]
    assert told == sorted(set(told))
    assert told[-1][1] == 5
    assert all(rung.value > climbed.value for rung in climbed.rungs)


def test_a_step_too_small_to_show_in_the_rating_lifts_no_zero() -> None:
    (climbed,) = found([1], scale=Scale(0, 5, 1, 1e-30)).each
    assert all(rung.value > 0 for rung in climbed.rungs)
    assert climbed.rungs[-1].rating == 5


@pytest.mark.parametrize(("count", "stride", "rungs"), [(1000, 1, 1000), (1001, 2, 501), (2500, 3, 834)])
def test_many_steps_of_one_moment_are_taken_several_at_a_time(count: int, stride: int, rungs: int) -> None:
    ways = found([0, count - 1], scale=Scale(0, count, 0))
    assert ways.stride == stride
    assert [len(each.rungs) for each in ways.each] == [rungs, 1]
    assert [each.rungs[-1].rating for each in ways.each] == [count, count]
    assert ways.each[0].rungs[1].steps == 1 + stride


@pytest.mark.parametrize(
    ("ratings", "budget", "stride"),
    [
        ([4] * 10, None, 1),
        ([4] * 11, None, 2),
        ([3] * 5 + [5] * 9, None, 1),
        ([3, 2, 1, 0], None, 2),
        ([0] * 9, None, 5),
        ([0] * 9, 1, 1),
        ([5], None, 1),
        ([None], None, 1),
    ],
)
def test_so_are_many_steps_of_a_journey(
    monkeypatch: pytest.MonkeyPatch, ratings: list[float | None], budget: float | None, stride: int
) -> None:
    monkeypatch.setattr(ladder, "JOURNEY_STEPS", 10)
    assert found(ratings, budget).stride == stride


def test_a_moment_out_of_reach_makes_no_room_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "JOURNEY_STEPS", 10)
    ways = found([0, 60], 20, Scale(0, 100, 50))
    assert [len(each.rungs) for each in ways.each] == [0, 10 + 1]
    assert ways.stride == 2


def test_the_way_up_is_shown_step_by_step_only_where_it_is_short() -> None:
    assert [len(found([0], scale=Scale(0, 1500, zero)).each[0].way_up) for zero in (500, 999, 1000)] == [
        500,
        999,
        0,
    ]
    assert found([0], scale=Scale(0, 5000, 500)).each[0].way_up == ()


def test_a_step_that_costs_more_leads_less_far() -> None:
    assert [len(each.rungs) for each in found([1, 1, 1], 6, efforts=[1, 2, 7]).each] == [4, 3, 0]
