"""Advice for `mot check`: what can be scored, yet says less than it could. One module a piece of advice.

Each module has the same names: `CODE`, `TITLE`, `MEANING`, `BAD` and `GOOD` (short YAML), and `find`.
"""

from dataclasses import replace
from heapq import nsmallest
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
from mot_cli.journey.diagnostics import PROBLEM_LIMIT

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
        One a piece of advice, and where there are more than `PROBLEM_LIMIT` how many are left out; none where
        the file is no journey, for its errors come first.

    """
    if reading.journey is None:
        return ()
    advice = [advice for module in ADVICE for advice in module.find(reading.journey)]
    # Placed one by one: the lines that are shown with all of them could be many times the file.
    placed = (reading.advise(said.code, said.route, said.message, said.hint) for said in advice)
    first = nsmallest(PROBLEM_LIMIT + 1, placed, key=_position)
    if len(advice) <= PROBLEM_LIMIT:
        return tuple(first)
    more = len(advice) - PROBLEM_LIMIT
    message = f"and {more:,} more piece{'' if more == 1 else 's'} of advice in this file"
    rest = replace(first.pop(), code="too-many-problems", message=message, hint=None)
    return (*first, rest)


def _position(problem: "Diagnostic") -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place is not None else (0, 0)
