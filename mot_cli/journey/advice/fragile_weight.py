"""Advice: fragile moments carry much of the journey's weight."""

from collections.abc import Iterator
from math import frexp, fsum, ldexp

from mot_cli.journey.advice.advice import Advice, named
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import FRAGILE_VALUE

CODE = "fragile-weight"
TITLE = "Fragile moments carry over a third of the weight"
MEANING = """\
A fragile moment is one bad day from a zero: its value is above 0 and at most a quarter. Where such moments
carry over a third of the weight of all rated moments, the journey stands on them. Mend the heaviest first,
or look again at the weights.
"""
BAD = """\
journey: Moving house
scale: 0-5
moments:
  - name: The offer
    rating: 5
  - name: The day of the move
    rating: 1
    weight: 3
"""
GOOD = """\
journey: Moving house
scale: 0-5
moments:
  - name: The offer
    rating: 5
  - name: The day of the move
    rating: 2
    weight: 3
"""
_NAMED = 3  # moments a message names one by one


def find(journey: Journey) -> Iterator[Advice]:
    """At most one piece of advice, about the heaviest fragile moment and the others with it."""
    rated = [
        (index, moment, value)
        for index, moment in enumerate(journey.moments)
        if (value := journey.value(moment)) is not None
    ]
    fragile = [(index, moment) for index, moment, value in rated if 0 < value <= FRAGILE_VALUE]
    if not fragile:
        return
    # Divided by a power of two near the largest, weights stay exact and no sum of them can overflow.
    _, exponent = frexp(max(moment.weight for _, moment, _ in rated))
    part = fsum(ldexp(moment.weight, -exponent) for _, moment in fragile)
    whole = fsum(ldexp(moment.weight, -exponent) for _, moment, _ in rated)
    if 3 * part <= whole:
        return
    heaviest_first = sorted(fragile, key=lambda pair: -pair[1].weight)
    if len(fragile) == 1:
        found = f"{named(fragile[0][1])} is fragile and carries"
    else:
        found = f"{_listed([moment for _, moment in heaviest_first])} are fragile and together carry"
    message = f"{found} {100 * part / whole:.0f} % of the weight"
    yield Advice(
        CODE,
        ("moments", heaviest_first[0][0], "rating"),
        message,
        "one bad day makes the journey zero: mend the heaviest first",
    )


def _listed(moments: list[Moment]) -> str:
    names = [named(moment) for moment in moments]
    rest = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    *before, last = names[:_NAMED] + rest
    return f"{', '.join(before)} and {last}"
