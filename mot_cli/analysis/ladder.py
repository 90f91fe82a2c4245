"""What the moments of a journey can be lifted to, and at what cost; not what is worth buying."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor, gcd, inf, lcm

from mot_cli.analysis.score import JourneyScore, MomentScore, weight_shares
from mot_cli.journey.scale import Scale

MOMENT_STEPS = 1_000
"""Steps of one moment that are planned one by one; where there are more, several are taken at a time."""
JOURNEY_STEPS = 250_000
"""The same for all moments of a journey together."""

_LARGEST = 2**1023


@dataclass(frozen=True, slots=True)
class Rung:
    """A rating a moment can be lifted to.

    Args:
        steps: how many steps of the scale above its rating; the last is cut short by the scale's end.
        rating: in rating units.
        value: 0..1.

    """

    steps: int
    rating: float
    value: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one rated moment can be lifted to.

    Args:
        moment: as scored before.
        rating: its rating before, in rating units.
        share: its share of the weights, 0..1.
        effort: of one step, in whole units of cost.
        rungs: rising, each with a value above 0; none where the moment is at the scale's end, or where the
            budget allows no step that counts.
        way_up: the steps to the first rung, one by one; a zero may need several to be worth anything.

    """

    moment: MomentScore
    rating: float
    share: float
    effort: int
    rungs: tuple[Rung, ...]
    way_up: tuple[Rung, ...]

    @property
    def value(self) -> float:
        """The moment's value before, 0..1."""
        return self.moment.value or 0.0


@dataclass(frozen=True, slots=True)
class Ladders:
    """What can be lifted in a journey.

    Costs are whole numbers of a common unit of all efforts, taken as the decimals they are written as: ten
    steps at 0.1 cost 1, as anybody who plans with money expects.

    Args:
        each: one for every rated moment, in order.
        unit: what one unit of cost is worth in the unit of the efforts.
        budget: in units of cost; None where it is not limited.
        cost_of_zeros: what it takes to clear every zero, in units of cost.
        stride: steps taken at a time, 1 unless the scale's step is very fine.

    """

    each: tuple[Ladder, ...]
    unit: Fraction
    budget: int | None
    cost_of_zeros: int
    stride: int

    def worth(self, cost: int) -> float:
        """A cost in the unit of the efforts; infinite where no float can hold it."""
        exact = cost * self.unit
        return float(exact) if exact < _LARGEST else inf


def ladders(score: JourneyScore, budget: float | None) -> Ladders:
    """What can be lifted in a journey.

    Args:
        score: the journey as scored.
        budget: what a lift may cost, 0 or more, in the unit of the moments' efforts; None for no limit.

    """
    rated = [(moment, moment.moment.rating) for moment in score.moments if moment.moment.rating is not None]
    efforts = [_exact(moment.moment.effort) for moment, _ in rated]
    unit = _common_unit(efforts)
    room = None if budget is None else floor(_exact(budget) / unit)
    spans = [
        _Span.of(score.journey.scale, rating, int(effort / unit), room)
        for (_, rating), effort in zip(rated, efforts, strict=True)
    ]
    counts = [span.last - span.first + 1 for span in spans if span.last >= span.first]
    stride = max(1, -(-max(counts, default=0) // MOMENT_STEPS), -(-sum(counts) // JOURNEY_STEPS))
    shares = weight_shares([moment.moment.weight for moment, _ in rated])
    each = tuple(
        Ladder(moment, rating, share, span.effort, tuple(span.rungs(stride)), tuple(span.way_up(stride)))
        for (moment, rating), share, span in zip(rated, shares, spans, strict=True)
    )
    zeros = sum(
        span.first * span.effort for span, ladder in zip(spans, each, strict=True) if ladder.value == 0
    )
    return Ladders(each, unit, room, zeros, stride)


@dataclass(frozen=True, slots=True)
class _Span:
    """The steps from a rating upwards, in whole numbers so that no rating drifts off the scale's grid.

    Args:
        scale: what is climbed.
        start: the rating, in parts.
        step: one step, in parts.
        parts: how many make one rating unit.
        effort: of one step, in whole units of cost.
        first: the first step that counts.
        last: the last that is left on the scale and within the budget; below `first` where none is.
        end: the step that reaches the scale's end.

    """

    scale: Scale
    start: int
    step: int
    parts: int
    effort: int
    first: int
    last: int
    end: int

    @classmethod
    def of(cls, scale: Scale, rating: float, effort: int, room: int | None) -> "_Span":
        numbers = [_exact(number) for number in (rating, scale.step, scale.max, scale.zero)]
        parts = lcm(*(number.denominator for number in numbers))
        start, step, top, zero = (int(number * parts) for number in numbers)
        end = -(-(top - start) // step)
        first = max(1, (zero - start) // step + 1)
        last = end if room is None else min(end, room // effort)
        return cls(scale, start, step, parts, effort, first, last, end)

    def rungs(self, stride: int) -> Iterator[Rung]:
        """The rungs that count, every so many steps and at the last."""
        if self.last < self.first:
            return
        for steps in (*range(self.first, self.last, stride), self.last):
            rung = self._rung(steps)
            if rung.value > 0:
                yield rung

    def way_up(self, stride: int) -> Iterator[Rung]:
        """The steps before the first that counts."""
        if stride == 1 and self.first <= MOMENT_STEPS:
            yield from map(self._rung, range(1, self.first))

    def _rung(self, steps: int) -> Rung:
        if steps >= self.end:
            return Rung(steps, self.scale.max, 1.0)
        rating = (self.start + steps * self.step) / self.parts
        return Rung(steps, rating, self.scale.value(rating))


def _exact(number: float) -> Fraction:
    """The decimal a number is written as: 0.1 is a tenth, not the float nearest to it."""
    return Fraction(repr(number))


def _common_unit(numbers: list[Fraction]) -> Fraction:
    """The largest number that goes into all of them a whole number of times."""
    if not numbers:
        return Fraction(1)
    parts = lcm(*(number.denominator for number in numbers))
    return Fraction(gcd(*(int(number * parts) for number in numbers)), parts)
