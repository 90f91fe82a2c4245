"""`mot score`: one journey's timeline and scores, or a ranking of many."""

import math
import os
from typing import Annotated

import typer

from mot_cli.analysis.order import Order
from mot_cli.commands.delivery import (
    chosen_format,
    deliver,
    misused,
    opened,
    show_problems,
    spare_input,
    tell,
    to_stdout,
)
from mot_cli.commands.options import ColorOption, FormatOption, OutputOption, Paths, Status
from mot_cli.render.formats import ONE_JOURNEY, SEVERAL, Format
from mot_cli.render.terminal import Color

EPILOG = """[bold]Examples[/bold]
  mot score journeys/iplug-premium.yaml
  mot score journeys/ --sort hidden-loss
  mot score journeys/ --fail-under 60 --fail-on-collapse
  git show HEAD~1:journey.yaml | mot score -"""


def score(
    paths: Paths,
    kind: FormatOption = None,
    output: OutputOption = None,
    sort: Annotated[
        Order,
        typer.Option(
            "--sort", metavar="ORDER", help=f"What to rank by, the worst first: {', '.join(Order)}."
        ),
    ] = Order.MULTIPLICATIVE,
    fail_under: Annotated[
        float | None,
        typer.Option(
            "--fail-under",
            metavar="N",
            min=0,
            max=100,
            help="Exit with 1 where a multiplicative score is under N.",
            show_default=False,
        ),
    ] = None,
    fail_on_collapse: Annotated[
        bool, typer.Option("--fail-on-collapse", help="Exit with 1 where a journey collapses.")
    ] = False,
    color: ColorOption = Color.AUTO,
) -> None:
    """See where a journey collapses, or rank many.

    One file shows its timeline with both scores. Several files or a folder show a ranked table, the worst
    journey first.
    """
    if fail_under is not None and math.isnan(fail_under):
        raise misused("nan is no score", "--fail-under")
    gate = _Gate(fail_under, fail_on_collapse)
    if len(paths) == 1 and not os.path.isdir(paths[0]):  # noqa: PTH112
        _score_one(paths[0], kind, output, gate, color)
    else:
        _score_many(paths, kind, output, sort, gate, color)
    if gate.refusals:
        raise typer.Exit(Status.NO)


class _Gate:
    """What `--fail-under` and `--fail-on-collapse` object to."""

    def __init__(self, under: float | None, on_collapse: bool) -> None:
        self.under = under
        self.on_collapse = on_collapse
        self.refusals = 0

    def look_at(self, name: str, multiplicative: float | None, collapse: int | None) -> None:
        """Refuse a journey that collapses or scores too low, and say why."""
        if self.on_collapse and collapse is not None:
            from mot_cli.report.gates import collapsed

            self._refuse(collapsed(name, collapse))
        if self.under is not None and (multiplicative is None or multiplicative < self.under):
            from mot_cli.report.gates import under

            self._refuse(under(name, multiplicative, self.under))

    def _refuse(self, reason: str) -> None:
        self.refusals += 1
        tell(f"gate: {reason}")


def _score_one(path: str, kind: Format | None, output: str | None, gate: _Gate, color: Color) -> None:
    from mot_cli.analysis.score import score as score_journey
    from mot_cli.report.report import Report
    from mot_cli.report.score_record import score_record, score_sheet
    from mot_cli.report.score_report import score_document

    chosen = chosen_format(kind, output, ONE_JOURNEY)
    spare_input(output, (path,))
    scored = score_journey(opened(path, color))
    report = Report(lambda: score_document(scored), lambda: score_record(scored), lambda: score_sheet(scored))
    deliver(report, chosen, output, color)
    name = "<stdin>" if path == "-" else path
    gate.look_at(name, scored.multiplicative, scored.collapse.number if scored.collapse else None)


def _score_many(
    paths: list[str], kind: Format | None, output: str | None, sort: Order, gate: _Gate, color: Color
) -> None:
    from mot_cli.analysis.ranking import RankedJourney, rank
    from mot_cli.folder.find import find
    from mot_cli.folder.scoring import score_files
    from mot_cli.render.progress import progress
    from mot_cli.report.ranking_record import ranking_record, ranking_sheet
    from mot_cli.report.ranking_report import ranking_document
    from mot_cli.report.report import Report

    chosen = chosen_format(kind, output, SEVERAL)
    found = find(paths)
    spare_input(output, found.files)
    rows: list[RankedJourney] = []
    problems = list(found.problems)
    unreadable = [problem.file for problem in found.problems]
    with progress("scoring", len(found.files)) as done:
        for path, outcome in zip(found.files, score_files(found.files, done), strict=True):
            if isinstance(outcome, RankedJourney):
                rows.append(outcome)
            else:
                unreadable.append(path)
                problems.extend(outcome)
    ranked = rank(rows, sort)
    report = Report(
        lambda: ranking_document(ranked, len(unreadable)),
        lambda: ranking_record(ranked, unreadable),
        lambda: ranking_sheet(ranked),
    )
    if problems:
        show_problems(problems, color)
    if rows or to_stdout(output):  # a report on nothing takes no file's place
        deliver(report, chosen, output, color)
    for row in ranked:
        gate.look_at(row.path, row.multiplicative, row.collapse)
    if problems:
        raise typer.Exit(Status.BAD)
