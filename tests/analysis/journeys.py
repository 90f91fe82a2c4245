"""Journeys for the tests of the analysis: from short lists of ratings, from names, or drawn."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import DEFAULT_SCALE, Scale
from mot_cli.journey.slug import unique_ids


def journey(
    ratings: Sequence[float | None],
    weights: Sequence[float] | None = None,
    efforts: Sequence[float] | None = None,
    scale: Scale = DEFAULT_SCALE,
    names: Sequence[str] | None = None,
) -> Journey:
    """A journey with these ratings; weights and efforts are 1 unless they are given."""
    names = names or [f"Moment {number}" for number in range(1, len(ratings) + 1)]
    ids = unique_ids([(None, name) for name in names])
    moments = [
        Moment(name, moment_id, rating) for name, moment_id, rating in zip(names, ids, ratings, strict=True)
    ]
    for index, weight in enumerate(weights or ()):
        moments[index] = replace(moments[index], weight=weight)
    for index, effort in enumerate(efforts or ()):
        moments[index] = replace(moments[index], effort=effort)
    return Journey("A journey", tuple(moments), scale)


def random_journey(random: Random, most: int = 6) -> Journey:
    """A journey with zeros, unrated moments, uneven weights and familiar names."""
    names = ["Call", "Wait", "Sign", "Pay", "Ask", "Return", "Call", "Wait again", "Call back"]
    count = random.randint(1, most)
    scale = random.choice([DEFAULT_SCALE, Scale(0, 10, 0), Scale(1, 5, 0), Scale(-2, 2, -1)])
    low, high = int(scale.min), int(scale.max)
    return journey(
        [random.choice([None, *map(float, range(low, high + 1))]) for _ in range(count)],
        [random.choice([0.5, 1.0, 3.0]) for _ in range(count)],
        scale=scale,
        names=[random.choice(names) for _ in range(count)],
    )


ratings = st.floats(0, 5)
weights = st.floats(1e-3, 1e3)
rated = st.lists(st.tuples(ratings, weights), min_size=1, max_size=12)
"""Ratings on 0–5 with a weight each."""
