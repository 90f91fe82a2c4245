"""Advice: the provider promised something, and nobody rated what came of it."""

from collections.abc import Iterator

from mot_cli.journey.advice.advice import Advice, named, said
from mot_cli.journey.model import Journey

CODE = "promise-not-rated"
TITLE = "A promise was never rated"
MEANING = """\
The moment holds a `promise` and no `rating`: the file says what the provider announced and not what the
customer made of it. A promise that nobody looked into is the likeliest place for a hidden zero.
"""
BAD = """\
journey: A broken washing machine
scale: 0-5
moments:
  - name: Calling the hotline
    rating: 4
  - name: The technician's visit
    promise: Between 9 and 11 on Tuesday
"""
GOOD = """\
journey: A broken washing machine
scale: 0-5
moments:
  - name: Calling the hotline
    rating: 4
  - name: The technician's visit
    promise: Between 9 and 11 on Tuesday
    rating: 2
    note: Came at 3 in the afternoon.
"""


def find(journey: Journey) -> Iterator[Advice]:
    """One piece of advice for each moment that has a promise and no rating."""
    for index, moment in enumerate(journey.moments):
        if moment.rating is None and said(moment.promise):
            message = f"the promise of {named(moment)} was never rated"
            yield Advice(CODE, ("moments", index, "promise"), message, "add `rating: …`: was it kept?")
