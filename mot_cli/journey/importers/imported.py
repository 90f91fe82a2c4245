"""What comes of importing a file, and the list its problems are collected in."""

from dataclasses import dataclass

from mot_cli.journey.diagnostics import Diagnostic, Severity
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
        self._found: list[tuple[int, Diagnostic]] = []

    def error(self, code: str, start: int, end: int | None, message: str, hint: str | None = None) -> None:
        """Note an error at a stretch of the text, given as offsets."""
        self.failed = True
        self._add(code, Severity.ERROR, start, end, message, hint)

    def advise(self, code: str, start: int, end: int | None, message: str, hint: str | None = None) -> None:
        """Note what can be imported, but says less than it could."""
        self._add(code, Severity.ADVICE, start, end, message, hint)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """The problems in the order of their places."""
        return tuple(problem for _, problem in sorted(self._found, key=lambda found: found[0]))

    def _add(
        self, code: str, severity: Severity, start: int, end: int | None, message: str, hint: str | None
    ) -> None:
        place = self.source.place(start, end)
        self._found.append((start, Diagnostic(code, severity, message, self.source.name, place, hint)))
