"""How long a moment took: `15 s`, `25 min`, `2 h`, `1 d`."""

import re
from dataclasses import dataclass

SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
"""Seconds in each unit a duration can be given in."""

DURATION_PATTERN = r"^ *([0-9]{1,9}(?:\.[0-9]{1,9})?) *(s|min|h|d) *$(?!\n)"
"""How a duration is written; the JSON Schema uses the same pattern."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time as the author wrote it.

    Args:
        amount: how many of the unit, 0 or more.
        unit: `s`, `min`, `h` or `d`.

    """

    amount: float
    unit: str

    @property
    def seconds(self) -> float:
        """The duration in seconds."""
        return self.amount * SECONDS[self.unit]

    def __str__(self) -> str:
        amount = int(self.amount) if self.amount == int(self.amount) else self.amount
        return f"{amount} {self.unit}"


def parse_duration(text: str) -> Duration | None:
    """Read a duration such as `25 min`; None where the text is none."""
    match = re.match(DURATION_PATTERN, text)
    if match is None:
        return None
    return Duration(float(match[1]), match[2])
