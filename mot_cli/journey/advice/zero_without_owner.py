"""Advice: a moment is worth nothing, and nobody answers for it."""

from collections.abc import Iterator

from mot_cli.journey.advice.advice import Advice, named, said
from mot_cli.journey.model import Journey

CODE = "zero-without-owner"
TITLE = "A zero without an owner"
MEANING = """\
A zero makes the whole journey zero until somebody mends it, and without an `owner` nobody will. The owner is
who at the provider answers for the moment: a person, a team, a call centre.
"""
BAD = """\
journey: A new passport
scale: 0-5
moments:
  - name: Picking it up
    rating: 0
    note: The office had closed at noon.
"""
GOOD = """\
journey: A new passport
scale: 0-5
moments:
  - name: Picking it up
    rating: 0
    note: The office had closed at noon.
    owner: Counter 4
"""


def find(journey: Journey) -> Iterator[Advice]:
    """One piece of advice for each moment whose value is 0 and that has no owner."""
    for index, moment in enumerate(journey.moments):
        if journey.value(moment) == 0 and not said(moment.owner):
            message = f"{named(moment)} is a zero, and nobody answers for it"
            yield Advice(CODE, ("moments", index, "rating"), message, "add `owner: …`")
