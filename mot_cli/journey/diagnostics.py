"""What is wrong with a file, as data: one value a problem, with its place and a way to mend it.

How a problem looks on a screen or in a pull request is the renderers' business.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

PROBLEM_LIMIT = 1_000
"""Problems of one file that are reported one by one; the rest are counted."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file is no journey until this is mended."""
    ADVICE = "advice"
    """The journey can be scored, but says less than it could."""


class Place(NamedTuple):
    """Where in a file a problem is, as editors count.

    Args:
        line: from 1.
        column: in characters, from 1.
        end_column: just past the last character on that line that is meant.
        excerpt: the line itself, or the stretch of it around the column where it is very long.
        excerpt_column: the column of the excerpt's first character.

    """

    line: int
    column: int
    end_column: int
    excerpt: str
    excerpt_column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one file.

    Args:
        code: stable and kebab-case; `mot check --explain CODE` says more.
        severity: error or advice.
        message: what is wrong, in the user's words.
        file: the path as it was given, or `<stdin>`.
        place: where in the file; None where the file as a whole is meant.
        hint: how to mend it.

    """

    code: str
    severity: Severity
    message: str
    file: str
    place: Place | None = None
    hint: str | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.place.line}:{self.place.column}" if self.place else self.file
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}: {self.severity}: {self.message} [{self.code}]{hint}"


class JourneyError(ValueError):
    """A file that is no journey.

    Args:
        problems: every error found in the file, in the order of their places.

    """

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
