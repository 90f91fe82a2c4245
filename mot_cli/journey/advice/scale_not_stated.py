"""Advice: the journey states no scale."""

from collections.abc import Iterator

from mot_cli.journey.advice.advice import Advice
from mot_cli.journey.model import Journey

CODE = "scale-not-stated"
TITLE = "No scale is stated"
MEANING = """\
A journey without a `scale` is rated 0 to 5, and 0 is worth nothing. Whoever reads the file cannot know that,
and a rating of 4 says little without the end it is measured against. State the scale, even where it is 0-5.
"""
BAD = """\
journey: A haircut
moments:
  - name: The cut
    rating: 4
"""
GOOD = """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
"""


def find(journey: Journey) -> Iterator[Advice]:
    """One piece of advice where the journey is on the default scale without saying so."""
    if not journey.scale_stated:
        low, high = f"{journey.scale.min:g}", f"{journey.scale.max:g}"
        message = f"no scale is stated, so the ratings count as {low} to {high}"
        yield Advice(CODE, ("scale",), message, f"add `scale: {low}-{high}`, or the scale the customer used")
