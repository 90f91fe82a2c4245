"""Problems in the formats of `mot check`: a line each here, the drawn form beside it in `problems_text`."""

from collections.abc import Callable, Sequence

from mot_cli.journey.diagnostics import Diagnostic, Severity
from mot_cli.render.formats import ProblemFormat
from mot_cli.render.terminal import Terminal
from mot_cli.render.visible import visible


def render_problems(
    problems: Sequence[Diagnostic], files: int, kind: ProblemFormat, terminal: Terminal
) -> str:
    """Write what is wrong with some files.

    Args:
        problems: in the order to show them.
        files: how many files were looked at.
        kind: how to write them.
        terminal: what the place they go to can show.
    """
    return _RENDERERS[kind](problems, files, terminal)


def _text(problems: Sequence[Diagnostic], files: int, terminal: Terminal) -> str:
    from mot_cli.render.problems_text import render_problems_text

    return render_problems_text(problems, terminal, files)


def _concise(problems: Sequence[Diagnostic], _files: int, terminal: Terminal) -> str:
    return "".join(terminal.encodable(f"{_line(problem)}\n") for problem in problems)


def _line(problem: Diagnostic) -> str:
    place = problem.place
    where = f":{place.line}:{place.column}" if place else ""
    file, message = visible(problem.file), visible(problem.message)
    return f"{file}{where}: {problem.severity}[{problem.code}] {message}"


def _json(problems: Sequence[Diagnostic], files: int, terminal: Terminal) -> str:
    from mot_cli.render.json import render_json

    return render_json(
        {
            "format": "mot.check",
            "version": 1,
            "files": files,
            "errors": sum(problem.severity is Severity.ERROR for problem in problems),
            "advice": sum(problem.severity is Severity.ADVICE for problem in problems),
            "problems": [_record(problem) for problem in problems],
        },
        terminal.encoding,
    )


def _record(problem: Diagnostic) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.file,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_column": place.end_column if place else None,
    }


def _github(problems: Sequence[Diagnostic], _files: int, _terminal: Terminal) -> str:
    return "".join(_annotation(problem) for problem in problems)


def _annotation(problem: Diagnostic) -> str:
    """One workflow command of GitHub Actions, which shows the problem at its line of the pull request."""
    level = "error" if problem.severity is Severity.ERROR else "warning"
    place = problem.place
    where = f",line={place.line},col={place.column},endColumn={place.end_column}" if place else ""
    message = (
        f"{visible(problem.message)} – {visible(problem.hint)}" if problem.hint else visible(problem.message)
    )
    return f"::{level} file={_property(problem.file)}{where},title={problem.code}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")


_RENDERERS: dict[ProblemFormat, Callable[[Sequence[Diagnostic], int, Terminal], str]] = {
    ProblemFormat.TEXT: _text,
    ProblemFormat.CONCISE: _concise,
    ProblemFormat.JSON: _json,
    ProblemFormat.GITHUB: _github,
}
