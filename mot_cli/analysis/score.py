"""The two scores of a journey and what remains of it after each moment.

The additive score is the weighted arithmetic mean of the values, the multiplicative score their weighted
geometric mean (Jan Carlzon's law in a form that compares journeys of different lengths).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, fsum, log, ulp
from operator import mul

from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import FRAGILE_VALUE

_LEAST = ulp(0.0)  # what is alive but too small for a float is shown as the smallest float, never as nothing


class MomentState(StrEnum):
    """What a moment's value says of it."""

    SOUND = "sound"
    FRAGILE = "fragile"
    ZERO = "zero"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class MomentScore:
    """One moment as scored.

    Args:
        number: its place in the journey, from 1.
        moment: the moment itself.
        value: 0..1; None where it is unrated.
        remaining: what is left of the journey after it, 0..100; None where nothing has been rated so far.
        state: sound, fragile, zero or unrated.
        dead: whether the journey had already collapsed before this moment.

    """

    number: int
    moment: Moment
    value: float | None
    remaining: float | None
    state: MomentState
    dead: bool


@dataclass(frozen=True, slots=True)
class JourneyScore:
    """A journey's scores.

    Args:
        journey: what was scored.
        moments: one a moment, in order.
        additive: A, 0..100; None where no moment is rated.
        multiplicative: M, 0..100, never above A; None where no moment is rated.

    """

    journey: Journey
    moments: tuple[MomentScore, ...]
    additive: float | None
    multiplicative: float | None

    @property
    def hidden_loss(self) -> float | None:
        """A − M, 0..100: what the average hides; None where no moment is rated."""
        if self.additive is None or self.multiplicative is None:
            return None
        return self.additive - self.multiplicative

    @property
    def collapse(self) -> MomentScore | None:
        """The first moment whose value is 0, or None."""
        return next((moment for moment in self.moments if moment.state is MomentState.ZERO), None)

    @property
    def zeros(self) -> tuple[MomentScore, ...]:
        """Every moment whose value is 0; mending some of several changes nothing."""
        return self._in_state(MomentState.ZERO)

    @property
    def fragile(self) -> tuple[MomentScore, ...]:
        """The moments with a value above 0 and up to 0.25."""
        return self._in_state(MomentState.FRAGILE)

    @property
    def unrated(self) -> tuple[MomentScore, ...]:
        """The moments left out of every score."""
        return self._in_state(MomentState.UNRATED)

    @property
    def rated(self) -> tuple[MomentScore, ...]:
        """The moments the scores are made of."""
        return tuple(moment for moment in self.moments if moment.value is not None)

    @property
    def weakest(self) -> MomentScore | None:
        """The rated moment with the lowest value, the first of several; None where no moment is rated."""
        return min(self.rated, key=lambda moment: moment.value or 0.0, default=None)

    @property
    def remaining(self) -> float | None:
        """What is left after the last moment, 0..100; None where no moment is rated."""
        return self.moments[-1].remaining

    def _in_state(self, state: MomentState) -> tuple[MomentScore, ...]:
        return tuple(moment for moment in self.moments if moment.state is state)


def score(journey: Journey) -> JourneyScore:
    """Score a journey: both scores, and the remaining after each moment.

    Remaining is Rₖ = 100 · Π_{i≤k} vᵢ^(n·wᵢ/Σw) over the rated moments.
    """
    values = [journey.value(moment) for moment in journey.moments]
    rated = [
        (value, moment.weight)
        for value, moment in zip(values, journey.moments, strict=True)
        if value is not None
    ]
    weights = [weight for _, weight in rated]
    additive, multiplicative = both_scores([value for value, _ in rated], weights)
    moments = []
    shares = iter(weight_shares(weights))
    count = len(rated)
    logs: list[float] = []
    remaining: float | None = None
    dead = False
    for number, (moment, value) in enumerate(zip(journey.moments, values, strict=True), start=1):
        was_dead = dead
        if value is None:
            moments.append(MomentScore(number, moment, None, remaining, MomentState.UNRATED, was_dead))
            continue
        share = next(shares)
        if value == 0:
            state, remaining, dead = MomentState.ZERO, 0.0, True
        else:
            state = MomentState.FRAGILE if value <= FRAGILE_VALUE else MomentState.SOUND
            if not dead:
                _add_exactly(logs, count * share * log(value))
                remaining = max(_LEAST, 100 * exp(fsum(logs)))
        moments.append(MomentScore(number, moment, value, remaining, state, was_dead))
    return JourneyScore(journey, tuple(moments), additive, multiplicative)


def weight_shares(weights: Sequence[float]) -> list[float]:
    """Each weight as its share of their sum, wᵢ/Σw.

    Args:
        weights: above 0; any size, since they are measured against the largest before they are added.

    Returns:
        Shares in 0..1 that sum to 1, in the same order.

    """
    if not weights:
        return []
    largest = max(weights)
    relative = [weight / largest for weight in weights]
    total = fsum(relative)
    return [weight / total for weight in relative]


def both_scores(values: Sequence[float], weights: Sequence[float]) -> tuple[float | None, float | None]:
    """The additive and the multiplicative score of rated moments.

    A = 100 · Σ wᵢvᵢ / Σ wᵢ and M = 100 · Π vᵢ^(wᵢ/Σw), the weighted arithmetic and geometric means (Hardy,
    Littlewood and Pólya, *Inequalities*, 2.2: M ≤ A, with equality only where all values are equal).

    Args:
        values: 0..1, rated moments only.
        weights: one a value, above 0.

    Returns:
        A and M, each 0..100; None for both where there is no value.
    """
    if not values:
        return None, None
    low, high = min(values), max(values)
    if low == high:
        return 100 * low, 100 * low
    largest = max(weights)  # measured against the largest, no sum of weights can overflow
    relative = [weight / largest for weight in weights]
    total = fsum(relative)
    additive = min(100 * high, 100 * fsum(map(mul, relative, values)) / total)
    if low == 0:
        return additive, 0.0
    product = exp(fsum(map(mul, relative, map(log, values))) / total)
    return additive, min(additive, 100 * product)


def _add_exactly(partials: list[float], term: float) -> None:
    """Add a term to a running sum kept as non-overlapping floats (Shewchuk 1997, as `math.fsum` does)."""
    kept = 0
    for partial in partials:
        large, small = (term, partial) if abs(term) >= abs(partial) else (partial, term)
        total = large + small
        rest = small - (total - large)
        if rest:
            partials[kept] = rest
            kept += 1
        term = total
    partials[kept:] = [term]
