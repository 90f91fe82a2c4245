"""Advice for `mot check`: what can be scored, yet says less than it could. One module a piece of advice.

Each module has the same names: `CODE`, `TITLE`, `MEANING`, `BAD` and `GOOD` (short YAML), and `find`.
"""

from typing import TYPE_CHECKING

from mot_cli.journey.advice import (
    fragile_weight,
    promise_not_rated,
    scale_not_stated,
    unrated_moment,
    zero_without_note,
    zero_without_owner,
)
from mot_cli.journey.advice.advice import Advice

if TYPE_CHECKING:
    from mot_cli.journey.diagnostics import Diagnostic
    from mot_cli.journey.reader import Reading

__all__ = ["ADVICE", "Advice", "advise"]

ADVICE = (
    scale_not_stated,
    zero_without_note,
    zero_without_owner,
    unrated_moment,
    promise_not_rated,
    fragile_weight,
)
"""Every piece of advice there is; at one place they are given in this order."""


def advise(reading: "Reading") -> "tuple[Diagnostic, ...]":
    """The advice for a journey that was read, in the order of its places.

    Args:
        reading: what came of reading a file.

    Returns:
        One a piece of advice; none where the file is no journey, for its errors come first.

    """
    if reading.journey is None:
        return ()
    found = [
        reading.advise(advice.code, advice.route, advice.message, advice.hint)
        for module in ADVICE
        for advice in module.find(reading.journey)
    ]
    return tuple(sorted(found, key=_position))


def _position(problem: "Diagnostic") -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place is not None else (0, 0)
