"""`mot check`: is it a journey, and what could it say better?"""

from typing import Annotated

import typer

from mot_cli.commands.delivery import hand_over, misused, spare_input
from mot_cli.commands.options import ColorOption, OutputOption, Status
from mot_cli.render.formats import ProblemFormat
from mot_cli.render.terminal import Color, Terminal, detect

EPILOG = """[bold]Examples[/bold]
  mot check journeys/
  mot check --strict --format github journeys/
  mot check --explain zero-without-owner"""


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Journey files, folders of them, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let advice fail the check too.")] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="CODE", help="Say what a code means, with an example.", show_default=False
        ),
    ] = None,
    kind: Annotated[
        ProblemFormat,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="text, concise, json, or github for annotations."
        ),
    ] = ProblemFormat.TEXT,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Check journey files: errors, and advice on what they could say better.

    Exits with 1 where a file has an error; with [bold]--strict[/bold] also where there is advice.
    """
    terminal = detect(color) if output in (None, "-") else Terminal(color=color is Color.ALWAYS)
    if explain is not None:
        _explain(explain, terminal, output)
        return
    if not paths:
        raise misused("name at least one file or folder", "PATH...")
    _check(paths, strict, kind, output, terminal)


def _check(
    paths: list[str], strict: bool, kind: ProblemFormat, output: str | None, terminal: Terminal
) -> None:
    from mot_cli.folder.find import find
    from mot_cli.journey.advice import advise
    from mot_cli.journey.diagnostics import Severity
    from mot_cli.journey.reader import read_file
    from mot_cli.render.problems import render_problems
    from mot_cli.render.progress import progress

    found = find(paths)
    spare_input(output, found.files)
    problems = list(found.problems)
    with progress("checking", len(found.files)) as done:
        for number, file in enumerate(found.files, start=1):
            reading = read_file(file)
            problems.extend(reading.problems or advise(reading))
            if done is not None and number % 50 == 0:
                done(number)
    hand_over(render_problems(problems, len(found.files), kind, terminal), output)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if any(problem.code == "unreadable-file" for problem in errors):
        raise typer.Exit(Status.BAD)
    if errors or (strict and problems):
        raise typer.Exit(Status.NO)


def _explain(code: str, terminal: Terminal, output: str | None) -> None:
    from mot_cli.journey.explanations import CODES, explain
    from mot_cli.render.text import render_text
    from mot_cli.report.explanation_report import explanation_document

    explanation = explain(code)
    if explanation is None:
        from difflib import get_close_matches

        close = get_close_matches(code, CODES, n=1)
        known = f"did you mean {close[0]}?" if close else f"the codes are {', '.join(CODES)}"
        raise misused(f"there is no code {code}: {known}", "--explain")
    hand_over(render_text(explanation_document(explanation), terminal), output)
