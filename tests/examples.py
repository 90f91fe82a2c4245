"""The journeys tests speak of: the example files, and small ones made on the spot."""

from collections.abc import Iterable
from pathlib import Path

from mot_cli.analysis.score import JourneyScore, score
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import DEFAULT_SCALE, Scale

JOURNEYS = Path(__file__).parent.parent / "journeys"
"""The folder of the example journeys."""

PROBLEMS = Path(__file__).parent / "problems"
"""The folder of the bad files, one or more for every code."""

EXAMPLES = sorted(path.name for path in JOURNEYS.glob("*.yaml") if not path.name.startswith("survey-"))
"""The names of the example journeys."""

HOLDS = """\
journey: A haircut
scale: 0-5
moments:
  - {name: Booking a time, rating: 4}
  - {name: The cut, rating: 5}
"""
"""A journey that holds."""

COLLAPSES = """\
journey: A parcel
scale: 0-5
moments:
  - {name: Ordering, rating: 5, owner: Web shop}
  - {name: Waiting at home, rating: 0, owner: Courier, note: Nobody came}
  - {name: Asking where it is, rating: 3, owner: Courier}
"""
"""A journey that collapses at its second moment."""

UNRATED = """\
journey: Not asked yet
scale: 0-5
moments:
  - name: The only moment
"""
"""A journey without a rating."""

BROKEN = """\
journey: A mistake
moments:
  - {name: Paying, ratting: 4}
  - {name: Leaving, rating: 9}
"""
"""No journey: two errors."""


def moments_of(*ratings: float | None) -> tuple[Moment, ...]:
    """Moments with these ratings, named after their places."""
    return tuple(
        Moment(f"Moment {number}", f"moment-{number}", rating)
        for number, rating in enumerate(ratings, start=1)
    )


def scored(
    *ratings: float | None, names: Iterable[str] = (), scale: Scale = DEFAULT_SCALE, title: str = "A journey"
) -> JourneyScore:
    """The scores of a journey with these ratings, its moments named where names are given."""
    named = list(names)
    moments = tuple(
        Moment(named[index] if named else moment.name, moment.id, moment.rating)
        for index, moment in enumerate(moments_of(*ratings))
    )
    return score(Journey(title, moments, scale))


def scored_moments(*moments: Moment, scale: Scale = DEFAULT_SCALE) -> JourneyScore:
    """The scores of a journey of these moments."""
    return score(Journey("A journey", moments, scale))


def scored_text(text: str) -> JourneyScore:
    """The scores of a journey file's text."""
    reading = read_text(text)
    assert reading.journey is not None, reading.problems
    return score(reading.journey)


def scored_example(name: str) -> JourneyScore:
    """The scores of an example journey."""
    return scored_text((JOURNEYS / name).read_text(encoding="utf-8"))
