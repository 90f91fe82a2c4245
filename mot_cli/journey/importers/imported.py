"""What comes of importing a file, and the list its problems are collected in."""

from dataclasses import dataclass

from mot_cli.journey.diagnostics import PROBLEM_LIMIT, Diagnostic, Severity
from mot_cli.journey.model import Journey
from mot_cli.journey.source import SourceText


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of importing a file: a journey, or at least one error.

    Args:
        journey: None where there are errors.
        problems: errors, and advice on what the journey could not take over, in the order of their places.
        comment: what became what, for the head of the journey file.
    """

    journey: Journey | None
    problems: tuple[Diagnostic, ...]
    comment: str = ""


class ProblemList:
    """Collects the problems of one file; none is raised."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.failed = False
        self._found: list[tuple[int, int | None, str, Severity, str, str | None]] = []

    def error(self, code: str, start: int, end: int | None, message: str, hint: str | None = None) -> None:
        """Note an error at a stretch of the text, given as offsets."""
        self.failed = True
        self._add(code, Severity.ERROR, start, end, message, hint)

    def advise(self, code: str, start: int, end: int | None, message: str, hint: str | None = None) -> None:
        """Note what can be imported, but says less than it could."""
        self._add(code, Severity.ADVICE, start, end, message, hint)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """The problems in the order of their places; beyond `PROBLEM_LIMIT` they are counted."""
        found = sorted(self._found, key=lambda problem: problem[0])
        problems = [self._placed(*problem) for problem in found[:PROBLEM_LIMIT]]
        more = len(found) - PROBLEM_LIMIT
        if more > 0:
            start, severity = found[PROBLEM_LIMIT][0], Severity.ERROR if self.failed else Severity.ADVICE
            message = f"and {more:,} more problem{'' if more == 1 else 's'} in this file"
            problems.append(self._placed(start, None, "too-many-problems", severity, message, None))
        return tuple(problems)

    def _add(
        self, code: str, severity: Severity, start: int, end: int | None, message: str, hint: str | None
    ) -> None:
        self._found.append((start, end, code, severity, message, hint))

    def _placed(
        self, start: int, end: int | None, code: str, severity: Severity, message: str, hint: str | None
    ) -> Diagnostic:
        return Diagnostic(code, severity, message, self.source.name, self.source.place(start, end), hint)
