"""Where to spend improvement: the lifts that bring the highest M for a budget, or a wanted M for the least.

What a moment can be lifted to is worked out in `ladder`, the optimum in `knapsack`; here the two become a
plan.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, fsum, inf, isfinite, log

from mot_cli.analysis.knapsack import Choice, Item, Option, best_within, cheapest_reaching
from mot_cli.analysis.ladder import Ladder, Ladders, Rung, ladders
from mot_cli.analysis.score import JourneyScore, MomentScore, score
from mot_cli.analysis.whatif import with_ratings
from mot_cli.journey.model import Journey

TARGET_TOLERANCE = 1e-9
"""How far M may stay below a target, in points of 100, and still count as reaching it: rounding, no more."""


@dataclass(frozen=True, slots=True)
class Lift:
    """One moment lifted from one rating to another.

    Args:
        moment: the moment as scored before the plan.
        before: its rating at first, in rating units.
        after: its rating then, in rating units.
        steps: how many steps of the scale that takes. The last may be cut short by the scale's end; it costs
            a whole step.
        cost: steps · effort.

    """

    moment: MomentScore
    before: float
    after: float
    steps: int
    cost: float


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan, in the order that makes each step worth most.

    Args:
        lift: what is lifted; one step, unless the plan takes several at a time.
        spent: the cost of this step and all before it.
        additive: A after it, 0..100.
        multiplicative: M after it, 0..100.
        zeros_left: how many zeros are left after it.

    """

    lift: Lift
    spent: float
    additive: float
    multiplicative: float
    zeros_left: int


@dataclass(frozen=True, slots=True)
class Purchase:
    """What a law buys.

    Args:
        lifts: in the order of the journey.
        spent: what they cost.
        after: the journey with the lifts, as scored.

    """

    lifts: tuple[Lift, ...]
    spent: float
    after: JourneyScore


@dataclass(frozen=True, slots=True)
class Plan:
    """The best lifts, and beside them what the additive law would have bought for the same money.

    Args:
        before: the journey as it is, as scored.
        budget: what may be spent; None in a plan for a target.
        target: the M to reach, 0..100; None in a plan for a budget.
        multiplicative: the lifts that are best for M.
        steps: the same lifts step by step: first those that clear a zero, the cheapest to clear first, since
            M stays 0 until the last of them; then by the gain in log M for the effort.
        additive: the lifts that are best for A, for the budget, or for what the plan for the target spends.
        cost_of_zeros: what it takes to clear every zero; 0 where there is none.
        steps_at_a_time: 1, unless the scale's step is so fine that the plan takes several at a time.

    """

    before: JourneyScore
    budget: float | None
    target: float | None
    multiplicative: Purchase
    steps: tuple[PlanStep, ...]
    additive: Purchase
    cost_of_zeros: float
    steps_at_a_time: int

    @property
    def lifts(self) -> tuple[Lift, ...]:
        """What the plan lifts, in the order of the journey."""
        return self.multiplicative.lifts

    @property
    def after(self) -> JourneyScore:
        """The journey as planned, as scored."""
        return self.multiplicative.after

    @property
    def spent(self) -> float:
        """What the plan costs."""
        return self.multiplicative.spent

    @property
    def zeros_left(self) -> int:
        """How many zeros the plan leaves; above 0 only where the budget can't clear them all."""
        return len(self.after.zeros)

    @property
    def reachable(self) -> bool:
        """Whether the plan reaches its target; True where it has none.

        Every rated moment can be lifted to the scale's end: only a journey without one can't reach a target.
        """
        if self.target is None:
            return True
        reached = self.after.multiplicative
        return reached is not None and reached >= self.target - TARGET_TOLERANCE


def plan(journey: Journey, *, budget: float) -> Plan:
    """The lifts that leave the fewest zeros and, of those, bring the highest product of the other values.

    Where every zero can be cleared that is the highest M. Of equal plans the cheapest is taken, then one
    that does more for the earlier moments. Unrated moments are not lifted.

    Args:
        journey: what to improve.
        budget: what may be spent, 0 or more, in the unit of the moments' efforts.

    Raises:
        ValueError: the budget is below 0 or not finite.

    """
    if not isfinite(budget) or budget < 0:
        message = f"a budget is a number from 0, and this is {budget:.10g}"
        raise ValueError(message)
    before = score(journey)
    found = ladders(before, budget)
    best = best_within(_items(found, _log_gain), found.budget or 0)
    return _plan(before, found, best, budget=float(budget))


def plan_for_target(journey: Journey, *, target: float) -> Plan:
    """The cheapest lifts that bring M to a target; of equally cheap ones those that bring it highest.

    Args:
        journey: what to improve.
        target: the M to reach, 0..100.

    Raises:
        ValueError: the target is outside 0..100.

    """
    if not 0 <= target <= 100:
        message = f"a target is a score from 0 to 100, and this is {target:.10g}"
        raise ValueError(message)
    before = score(journey)
    found = ladders(before, None)
    best: Choice = (None,) * len(found.each)
    if before.multiplicative is not None and before.multiplicative < target - TARGET_TOLERANCE:
        so_far = fsum(ladder.share * log(ladder.value) for ladder in found.each if ladder.value)
        best = cheapest_reaching(_items(found, _log_gain), log(target / 100) - so_far)
    return _plan(before, found, best, target=float(target))


_Gain = Callable[[Ladder, float], float]


def _log_gain(ladder: Ladder, value: float) -> float:
    """What a value adds to log(M/100); a zero is no part of it until it is cleared."""
    return ladder.share * (log(value) - (log(ladder.value) if ladder.value else 0.0))


def _linear_gain(ladder: Ladder, value: float) -> float:
    """What a value adds to A/100."""
    return ladder.share * (value - ladder.value)


def _items(found: Ladders, gain: _Gain) -> list[Item]:
    """What there is to buy by a law, which says what a value is worth."""
    return [
        Item(
            tuple(Option(rung.steps * ladder.effort, gain(ladder, rung.value)) for rung in ladder.rungs),
            zero=gain is _log_gain and ladder.value == 0,
        )
        for ladder in found.each
    ]


def _plan(
    before: JourneyScore,
    found: Ladders,
    best: Choice,
    *,
    budget: float | None = None,
    target: float | None = None,
) -> Plan:
    multiplicative = _purchase(before, found, best)
    spent = _cost(found, best)
    room = spent if found.budget is None else found.budget
    additive = _purchase(before, found, best_within(_items(found, _linear_gain), room))
    return Plan(
        before,
        budget,
        target,
        multiplicative,
        tuple(_steps(before, found, best, multiplicative.after)),
        additive,
        found.worth(found.cost_of_zeros),
        found.stride,
    )


def _chosen(found: Ladders, choice: Choice) -> list[tuple[Ladder, int]]:
    """The ladders that are climbed, each with the index of the rung it is climbed to."""
    return [(ladder, at) for ladder, at in zip(found.each, choice, strict=True) if at is not None]


def _cost(found: Ladders, choice: Choice) -> int:
    return sum(ladder.rungs[at].steps * ladder.effort for ladder, at in _chosen(found, choice))


def _purchase(before: JourneyScore, found: Ladders, choice: Choice) -> Purchase:
    lifts = []
    ratings: dict[int, float | None] = {}
    for ladder, at in _chosen(found, choice):
        rung = ladder.rungs[at]
        lifts.append(_lift(found, ladder, ladder.rating, 0, rung))
        ratings[ladder.moment.number - 1] = rung.rating
    after = score(with_ratings(before.journey, ratings)) if ratings else before
    return Purchase(tuple(lifts), found.worth(_cost(found, choice)), after)


def _lift(found: Ladders, ladder: Ladder, rating: float, done: int, to: Rung) -> Lift:
    """The lift from a rating, reached in so many steps, to a rung."""
    steps = to.steps - done
    return Lift(ladder.moment, rating, to.rating, steps, found.worth(steps * ladder.effort))


@dataclass(frozen=True, slots=True)
class _Climb:
    """One step of one moment, before the steps of all moments are put in order."""

    order: tuple[int, float, int, int]
    ladder: Ladder
    lift: Lift
    cost: int
    value_before: float
    value: float


def _steps(before: JourneyScore, found: Ladders, choice: Choice, after: JourneyScore) -> Iterator[PlanStep]:
    """The steps in the order that makes each worth most, with the scores after each."""
    climbs = sorted(
        (climb for ladder, at in _chosen(found, choice) for climb in _climbs(found, ladder, at)),
        key=lambda climb: climb.order,
    )
    additive = fsum(ladder.share * ladder.value for ladder in found.each)
    logs = fsum(ladder.share * log(ladder.value) for ladder in found.each if ladder.value)
    zeros = len(before.zeros)
    spent = 0
    for number, climb in enumerate(climbs, start=1):
        share = climb.ladder.share
        spent += climb.cost
        additive += share * (climb.value - climb.value_before)
        if climb.value > 0:
            zeros -= climb.value_before == 0
            logs += share * (log(climb.value) - (log(climb.value_before) if climb.value_before else 0.0))
        if number == len(climbs):
            a, m = after.additive or 0.0, after.multiplicative or 0.0
        else:
            a = min(100.0, 100 * additive)
            m = 0.0 if zeros else min(a, 100 * exp(logs))
        yield PlanStep(climb.lift, found.worth(spent), a, m, zeros)


def _climbs(found: Ladders, ladder: Ladder, at: int) -> Iterator[_Climb]:
    """The steps of one moment up to a rung, each with its place among those of all moments."""
    rungs = (*ladder.way_up, *ladder.rungs[: at + 1])
    done, rating, value = 0, ladder.rating, ladder.value
    least = inf
    for place, rung in enumerate(rungs):
        lift = _lift(found, ladder, rating, done, rung)
        if value == 0:
            to_clear = found.worth(ladder.rungs[0].steps * ladder.effort)
            order = (0, to_clear, ladder.moment.number, place)
        else:
            # Rounding must not put a moment's later step before an earlier one.
            least = min(least, ladder.share * (log(rung.value) - log(value)) / lift.cost)
            order = (1, -least, ladder.moment.number, place)
        yield _Climb(order, ladder, lift, lift.steps * ladder.effort, value, rung.value)
        done, rating, value = rung.steps, rung.rating, rung.value
