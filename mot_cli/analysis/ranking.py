"""Many journeys beside each other: one small row each, ranked."""

from collections.abc import Iterable
from dataclasses import dataclass

from mot_cli.analysis.order import Order
from mot_cli.analysis.score import both_scores
from mot_cli.journey.model import Journey


@dataclass(frozen=True, slots=True)
class RankedJourney:
    """What a ranking keeps of one journey.

    Args:
        path: the file it was read from.
        title: the journey's name.
        moments: how many it has.
        rated: how many of them are rated.
        additive: A, 0..100; None where no moment is rated.
        multiplicative: M, 0..100; None where no moment is rated.
        zeros: how many moments are worth nothing.
        collapse: the number of the first of them, from 1, or None.
        collapse_name: its name, or None.
    """

    path: str
    title: str
    moments: int
    rated: int
    additive: float | None
    multiplicative: float | None
    zeros: int
    collapse: int | None
    collapse_name: str | None

    @property
    def hidden_loss(self) -> float | None:
        """A − M, 0..100; None where no moment is rated."""
        if self.additive is None or self.multiplicative is None:
            return None
        return self.additive - self.multiplicative


def summarise(journey: Journey, path: str) -> RankedJourney:
    """Score a journey as far as a ranking needs it."""
    values: list[float] = []
    weights: list[float] = []
    zeros = 0
    collapse = collapse_name = None
    value_of = journey.scale.value
    for number, moment in enumerate(journey.moments, start=1):
        if moment.rating is None:
            continue
        value = value_of(moment.rating)
        values.append(value)
        weights.append(moment.weight)
        if value == 0:
            zeros += 1
            if collapse is None:
                collapse, collapse_name = number, moment.name
    additive, multiplicative = both_scores(values, weights)
    return RankedJourney(
        path,
        journey.title,
        len(journey.moments),
        len(values),
        additive,
        multiplicative,
        zeros,
        collapse,
        collapse_name,
    )


def rank(journeys: Iterable[RankedJourney], order: Order = Order.MULTIPLICATIVE) -> tuple[RankedJourney, ...]:
    """Sort journeys, the worst first; those without a score come last, and ties fall by path."""
    return tuple(sorted(journeys, key=lambda journey: (*_key(journey, order), journey.path)))


def _key(journey: RankedJourney, order: Order) -> tuple[object, ...]:
    additive, multiplicative, hidden = journey.additive, journey.multiplicative, journey.hidden_loss
    unscored = additive is None or multiplicative is None or hidden is None
    match order:
        case Order.TITLE:
            return (journey.title.casefold(),)
        case Order.PATH:
            return ()
        case _ if unscored:
            return (True,)
        case Order.MULTIPLICATIVE:
            # Among collapsed journeys the one with more to mend is worse, then the lower average.
            return (False, multiplicative, -journey.zeros, additive)
        case Order.ADDITIVE:
            return (False, additive, multiplicative)
        case Order.HIDDEN_LOSS:
            return (False, -(hidden or 0.0))
