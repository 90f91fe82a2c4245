"""Advice: a moment is worth nothing, and no note says what happened."""

from collections.abc import Iterator

from mot_cli.journey.advice.advice import Advice, named, said
from mot_cli.journey.model import Journey

CODE = "zero-without-note"
TITLE = "A zero without a note"
MEANING = """\
A zero makes the whole journey zero, so it is the first thing anyone asks about. A `note` that says what
happened answers them, and keeps the zero from being taken for a slip of the keyboard.
"""
BAD = """\
journey: A new passport
scale: 0-5
moments:
  - name: Picking it up
    rating: 0
    owner: Counter 4
"""
GOOD = """\
journey: A new passport
scale: 0-5
moments:
  - name: Picking it up
    rating: 0
    owner: Counter 4
    note: The office had closed at noon, an hour before its sign said.
"""


def find(journey: Journey) -> Iterator[Advice]:
    """One piece of advice for each moment whose value is 0 and that has no note."""
    for index, moment in enumerate(journey.moments):
        if journey.value(moment) == 0 and not said(moment.note):
            message = f"{named(moment)} is a zero, and no note says what happened"
            yield Advice(CODE, ("moments", index, "rating"), message, "add `note: …`")
