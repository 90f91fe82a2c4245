"""Where to spend improvement."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, inf, log, prod
from random import Random

import pytest

from mot_cli.analysis.plan import Plan, plan, plan_for_target
from mot_cli.analysis.score import score
from mot_cli.analysis.whatif import with_ratings
from mot_cli.journey.model import Journey
from mot_cli.journey.scale import PRESETS, Scale
from tests.analysis.journeys import journey

Way = tuple[Fraction, Journey]


def every_plan(start: Journey) -> Iterator[Way]:
    """Every journey that lifts can lead to, with what it costs."""
    scale = start.scale
    ladders: list[list[tuple[Fraction, float | None]]] = []
    for moment in start.moments:
        if moment.rating is None:
            ladders.append([(Fraction(0), None)])
            continue
        top = ceil((scale.max - moment.rating) / scale.step)
        effort = Fraction(repr(moment.effort))
        ladders.append([(effort * k, min(scale.max, moment.rating + k * scale.step)) for k in range(top + 1)])
    for ways in product(*ladders):
        yield (
            sum((cost for cost, _ in ways), Fraction(0)),
            with_ratings(start, {index: rating for index, (_, rating) in enumerate(ways)}),
        )


def merit(way: Journey) -> tuple[int, float]:
    """Fewest zeros, then the highest product of the other values."""
    values = [(way.value(moment), moment.weight) for moment in way.moments if moment.rating is not None]
    total = sum(weight for _, weight in values)
    return (
        -sum(value == 0 for value, _ in values),
        round(prod(value ** (weight / total) for value, weight in values if value), 11),
    )


def small_journey(random: Random) -> Journey:
    """A journey small enough to try every plan for."""
    scale = random.choice(
        [Scale(0, 3, 0), Scale(0, 4, 1), Scale(1, 3, 0), Scale(0, 2.5, 0.5), Scale(0, 3, 0, 1.5)]
    )
    count = random.randint(1, 4)
    low, high = int(scale.min), int(scale.max)
    return journey(
        [random.choice([None, *map(float, range(low, high + 1)), 0.5 + low]) for _ in range(count)],
        [random.choice([1.0, 1.0, 2.0, 0.3]) for _ in range(count)],
        [random.choice([1.0, 2.0, 3.0, 0.7, 1.25, 2.9]) for _ in range(count)],
        scale,
    )


def check_sums(found: Plan) -> None:
    """The lifts, the steps and the planned journey tell one story."""
    assert found.spent == pytest.approx(sum(lift.cost for lift in found.lifts))
    assert found.spent == pytest.approx(sum(step.lift.cost for step in found.steps))
    ratings = {lift.moment.number - 1: lift.after for lift in found.lifts}
    assert found.after == score(with_ratings(found.before.journey, ratings))
    now = found.before.journey
    for step in found.steps:
        index = step.lift.moment.number - 1
        assert now.moments[index].rating == step.lift.before
        now = with_ratings(now, {index: step.lift.after})
        scored = score(now)
        assert step.additive == pytest.approx(scored.additive, abs=1e-9)
        assert step.multiplicative == pytest.approx(scored.multiplicative, abs=1e-9)
        assert step.zeros_left == len(scored.zeros)
    assert now == found.after.journey
    if found.steps:
        last = found.steps[-1]
        assert (last.additive, last.multiplicative) == (found.after.additive, found.after.multiplicative)


def test_a_plan_for_a_budget_agrees_with_trying_everything() -> None:
    random = Random(1981)
    for _ in range(1000):
        start = small_journey(random)
        budget = random.choice([0, 1, 2, 3, 4.5, 6, 7.7, 10, 20])
        found = plan(start, budget=budget)
        ways = [(cost, way) for cost, way in every_plan(start) if cost <= Fraction(repr(budget))]
        best = max(merit(way) for _, way in ways)
        cheapest = min(cost for cost, way in ways if merit(way) == best)
        assert merit(found.after.journey) == best
        assert found.spent == pytest.approx(float(cheapest))
        assert found.additive.spent <= budget
        most = max((score(way).additive or 0 for _, way in ways), default=0)
        assert (found.additive.after.additive or 0) == pytest.approx(most)
        check_sums(found)


def test_a_plan_for_a_target_agrees_with_trying_everything() -> None:
    random = Random(1986)
    for _ in range(1000):
        start = small_journey(random)
        target = random.choice([0, 1, 25, 50, 60, 75, 90, 100, random.uniform(0, 100)])
        found = plan_for_target(start, target=target)
        check_sums(found)
        ways = [(cost, score(way).multiplicative) for cost, way in every_plan(start)]
        reaching = [(cost, m) for cost, m in ways if m is not None and m >= target - 1e-9]
        assert found.reachable == bool(reaching)
        if reaching:
            cheapest = min(cost for cost, _ in reaching)
            assert found.spent == pytest.approx(float(cheapest))
            assert found.after.multiplicative == pytest.approx(
                max(m for cost, m in reaching if cost == cheapest)
            )
        else:
            assert found.lifts == ()


def larger(random: Random, count: int, *, kinds: bool = True) -> Journey:
    efforts = [1.0, 2.0, 3.0] if kinds else [round(random.uniform(0.2, 5), 2) for _ in range(50)]
    return journey(
        [float(random.choice([0, 1, 1, 2, 2, 3, 4, 5])) for _ in range(count)],
        [1.0 if kinds else random.uniform(0.2, 2) for _ in range(count)],
        [random.choice(efforts) for _ in range(count)],
    )


def table_best(start: Journey, budget: int) -> tuple[int, float]:
    """The same optimum by a table over whole costs: fewest zeros, then the highest Σ w log v of the rest."""
    total = sum(moment.weight for moment in start.moments)
    table = [(0, 0.0)] * (budget + 1)
    for moment in start.moments:
        assert moment.rating is not None
        ways = [(k * int(moment.effort), (moment.rating + k) / 5) for k in range(int(5 - moment.rating) + 1)]
        table = [
            max(
                (
                    table[room - cost][0] - (value == 0),
                    table[room - cost][1] + (moment.weight / total * log(value) if value else 0.0),
                )
                for cost, value in ways
                if cost <= room
            )
            for room in range(budget + 1)
        ]
    return table[budget]


@pytest.mark.parametrize("budget", [7, 23, 60, 101, 150])
def test_a_plan_of_a_longer_journey_agrees_with_a_table_over_the_budget(budget: int) -> None:
    random = Random(budget)
    start = larger(random, 60)
    found = plan(start, budget=budget)
    zeros, logs = table_best(start, budget)
    assert found.zeros_left == -zeros
    reached = sum(log(m.value) for m in found.after.rated if m.value) / 60
    assert reached == pytest.approx(logs, abs=1e-11)
    check_sums(found)


def test_a_plan_for_a_target_costs_no_less_and_no_more_than_the_budget_that_reaches_it() -> None:
    random = Random(3)
    for target in (30, 55, 70.5):
        start = larger(random, 40, kinds=False)
        found = plan_for_target(start, target=target)
        assert found.reachable
        within = plan(start, budget=found.spent)
        assert within.after.multiplicative == pytest.approx(found.after.multiplicative)
        a_cent_less = plan(start, budget=round(found.spent - 0.01, 2))
        assert (a_cent_less.after.multiplicative or 0) < target


def test_greedy_is_wrong_where_efforts_differ() -> None:
    found = plan(journey([1.0, 1.0, 1.0], efforts=[1.0, 3.0, 3.0]), budget=5)
    assert [(lift.moment.number, lift.before, lift.after, lift.steps, lift.cost) for lift in found.lifts] == [
        (1, 1.0, 3.0, 2, 2.0),
        (2, 1.0, 2.0, 1, 3.0),
    ]


def test_the_additive_law_leaves_the_zero_alone() -> None:
    found = plan(journey([0.0, 4.0, 2.0], efforts=[2.0, 1.0, 1.0]), budget=2)
    assert [lift.moment.number for lift in found.lifts] == [1]
    assert found.after.multiplicative == pytest.approx(100 * (0.2 * 0.8 * 0.4) ** (1 / 3))
    assert [lift.moment.number for lift in found.additive.lifts] == [2, 3]
    assert found.additive.after.multiplicative == 0
    assert found.cost_of_zeros == 2


def test_a_budget_that_cannot_clear_every_zero_clears_as_many_as_it_can() -> None:
    found = plan(journey([0.0, 0.0, 0.0, 4.0], efforts=[3.0, 1.0, 2.0, 1.0]), budget=4)
    assert [(lift.moment.number, lift.after) for lift in found.lifts] == [(2, 2.0), (3, 1.0)]
    assert (found.zeros_left, found.cost_of_zeros) == (1, 6.0)
    assert [step.zeros_left for step in found.steps] == [2, 1, 1]
    assert all(step.multiplicative == 0 for step in found.steps)


def test_of_zeros_that_cost_the_same_the_lighter_are_cleared() -> None:
    start = journey([0.0, 0.0, 0.0], [3.0, 1.0, 2.0])
    assert [lift.moment.number for lift in plan(start, budget=2).lifts] == [2, 3]


def test_of_equal_plans_the_earlier_moments_are_lifted() -> None:
    assert [lift.moment.number for lift in plan(journey([2.0] * 5), budget=2).lifts] == [1, 2]
    assert [lift.moment.number for lift in plan(journey([0.0] * 5), budget=2).lifts] == [1, 2]


def test_zeros_come_first_then_the_most_for_the_effort() -> None:
    found = plan(journey([4.0, 0.0, 1.0], efforts=[1.0, 5.0, 1.0]), budget=9)
    assert [(step.lift.moment.number, step.lift.after) for step in found.steps] == [
        (2, 1.0),
        (3, 2.0),
        (3, 3.0),
        (3, 4.0),
        (1, 5.0),
    ]
    assert [step.spent for step in found.steps] == [5.0, 6.0, 7.0, 8.0, 9.0]


def test_the_zero_that_is_cheapest_to_clear_comes_first() -> None:
    found = plan(journey([0.0, 0.0, 4.0], efforts=[3.0, 1.0, 9.0]), budget=4)
    assert [step.lift.moment.number for step in found.steps] == [2, 1]
    far = plan(journey([0.0, 4.0], efforts=[1.0, 4.0], scale=Scale(0, 10, 4)), budget=9)
    assert [step.lift.moment.number for step in far.steps] == [2, 1, 1, 1, 1, 1]


def test_the_step_that_gains_most_for_its_effort_comes_before_the_one_that_gains_most() -> None:
    found = plan(journey([1.0, 2.0], efforts=[3.0, 1.0]), budget=4)
    assert [(step.lift.moment.number, step.lift.cost) for step in found.steps] == [(2, 1.0), (1, 3.0)]


def test_a_plan_says_what_it_was_for() -> None:
    found = plan(journey([3.0]), budget=2)
    assert (found.budget, found.target, found.steps_at_a_time) == (2.0, None, 1)


@pytest.mark.parametrize("target", [0, 80, 80 + 5e-10])
def test_a_target_reached_but_for_rounding_costs_nothing(target: float) -> None:
    assert plan_for_target(journey([4.0, 4.0]), target=target).lifts == ()


def test_a_target_missed_by_more_than_rounding_costs_a_step() -> None:
    assert plan_for_target(journey([4.0, 4.0]), target=80 + 1e-8).spent == 1


def test_the_last_step_is_cut_short_and_costs_a_whole_one() -> None:
    found = plan(journey([4.5, 2.25]), budget=10)
    assert [(lift.after, lift.steps, lift.cost) for lift in found.lifts] == [(5.0, 1, 1.0), (5.0, 3, 3.0)]
    assert found.after.multiplicative == 100


def test_a_zero_below_the_scales_zero_takes_several_steps_to_count() -> None:
    start = journey([0.0, 7.0], scale=Scale(0, 10, 4))
    assert plan(start, budget=4).zeros_left == 1
    found = plan(start, budget=5)
    assert [step.lift.after for step in found.steps] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert [step.zeros_left for step in found.steps] == [1, 1, 1, 1, 0]
    assert found.cost_of_zeros == 5


def test_ten_steps_of_a_tenth_cost_one() -> None:
    start = journey([0.0], efforts=[0.1], scale=replace(PRESETS["percent"], step=1.0))
    found = plan(start, budget=1)
    assert (found.spent, found.lifts[0].after) == (1.0, 10.0)
    fine = plan(journey([0.0], scale=Scale(0, 1, 0, 0.1)), budget=3)
    assert [step.lift.after for step in fine.steps] == [0.1, 0.2, 0.3]


def test_an_unrated_moment_is_not_lifted() -> None:
    found = plan(journey([None, 3.0]), budget=10)
    assert [lift.moment.number for lift in found.lifts] == [2]


def test_a_journey_without_a_rating_reaches_no_target() -> None:
    found = plan_for_target(journey([None]), target=50)
    assert not found.reachable
    assert (found.lifts, found.steps, found.spent) == ((), (), 0.0)
    assert plan(journey([None]), budget=5).reachable


def test_a_target_already_reached_costs_nothing() -> None:
    found = plan_for_target(journey([4.0, 4.0]), target=80)
    assert (found.lifts, found.reachable, found.target, found.budget) == ((), True, 80.0, None)


def test_the_additive_plan_gets_what_the_target_costs() -> None:
    found = plan_for_target(journey([0.0, 4.0, 4.0], efforts=[2.0, 1.0, 1.0]), target=50)
    assert (found.spent, found.additive.spent) == (2.0, 2.0)
    assert found.additive.after.multiplicative == 0


@pytest.mark.parametrize("budget", [-1, inf, float("nan")])
def test_a_budget_is_a_number_from_0(budget: float) -> None:
    with pytest.raises(ValueError, match="a budget is a number from 0"):
        plan(journey([3.0]), budget=budget)


@pytest.mark.parametrize("target", [-0.1, 100.1, float("nan")])
def test_a_target_is_a_score(target: float) -> None:
    with pytest.raises(ValueError, match="a target is a score from 0 to 100"):
        plan_for_target(journey([3.0]), target=target)


def test_a_scale_with_a_very_fine_step_is_planned_several_steps_at_a_time() -> None:
    found = plan_for_target(journey([0.0, 1.0], scale=Scale(0, 5, 0, 1e-6)), target=90)
    assert found.reachable
    assert found.steps_at_a_time > 1
    assert found.after.multiplicative == pytest.approx(90, abs=0.2)
    check_sums(found)


def test_whatever_loads_can_be_planned() -> None:
    start = journey(
        [-1e100, 0.0, 1e100, 5e-324],
        [1e-300, 1e300, 1.0, 5e-324],
        [5e-324, 1e300, 1.0, 1e-300],
        Scale(-1e100, 1e100, 0, 5e-324),
    )
    assert plan(start, budget=1e308).spent <= 1e308
    assert plan(start, budget=0).lifts == ()
    found = plan_for_target(start, target=100)
    assert found.after.multiplicative == 100
    assert found.spent == inf
