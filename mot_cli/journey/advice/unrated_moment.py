"""Advice: a moment has no rating. One with a promise is another piece of advice."""

from collections.abc import Iterator

from mot_cli.journey.advice.advice import Advice, named, said
from mot_cli.journey.model import Journey

CODE = "unrated-moment"
TITLE = "A moment is unrated"
MEANING = """\
A moment without a rating is left out of every score; it is never a zero. That is right where nobody could
observe it. Where somebody could, the scores are missing a part of the story.
"""
BAD = """\
journey: A night at the hotel
scale: stars
moments:
  - name: Checking in
    rating: 4
  - name: Breakfast
"""
GOOD = """\
journey: A night at the hotel
scale: stars
moments:
  - name: Checking in
    rating: 4
  - name: Breakfast
    rating: 3
"""


def find(journey: Journey) -> Iterator[Advice]:
    """One piece of advice for each moment that has neither a rating nor a promise."""
    for index, moment in enumerate(journey.moments):
        if moment.rating is None and not said(moment.promise):
            message = f"{named(moment)} is unrated, so no score counts it"
            hint = "add `rating: …`; leave it out where nobody could tell"
            yield Advice(CODE, ("moments", index, "rating"), message, hint)
