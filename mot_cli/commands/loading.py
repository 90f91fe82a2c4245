"""Reading several journeys, so that the problems of all of them are told at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mot_cli.journey.model import Journey


def load_all(paths: Sequence[str]) -> "list[Journey]":
    """Read journey files.

    Args:
        paths: files, pipes, or `-` for standard input.

    Returns:
        One journey a path, in the same order.

    Raises:
        JourneyError: at least one of them is no journey; it carries the problems of all.
    """
    from mot_cli.journey.diagnostics import JourneyError
    from mot_cli.journey.reader import read_file

    readings = [read_file(path) for path in paths]
    problems = tuple(problem for reading in readings for problem in reading.problems)
    if problems:
        raise JourneyError(problems)
    return [reading.journey for reading in readings if reading.journey is not None]
