"""`mot diff`: two journeys compared."""

from typing import TYPE_CHECKING, Annotated

import typer

from mot_cli.commands.delivery import chosen_format, deliver, misused, opened_all, spare_input, tell
from mot_cli.commands.options import ColorOption, OutputOption, Status, TableFormatOption
from mot_cli.render.formats import SEVERAL, Format
from mot_cli.render.terminal import Color

if TYPE_CHECKING:
    from mot_cli.analysis.diff import JourneyDiff

EPILOG = """[bold]Examples[/bold]
  mot diff journeys/sas-before.yaml journeys/sas-after.yaml
  mot diff <(git show main:journey.yaml) journey.yaml --fail-on-regression
  git difftool --extcmd 'mot diff' main -- journeys"""


def diff(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="The journey before; - for standard input.", show_default=False),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="NEW", help="The journey after; - for standard input.", show_default=False),
    ],
    kind: TableFormatOption = None,
    output: OutputOption = None,
    fail_on_regression: Annotated[
        bool,
        typer.Option(
            "--fail-on-regression",
            help="Exit with 1 where the score fell or a collapse is new.",
        ),
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything differs, as git diff does.")
    ] = False,
    color: ColorOption = Color.AUTO,
) -> None:
    """Compare two journeys.

    Moments are matched by id, then by name, then by likeness, so that a renamed or moved moment is one
    change. Each change has its exact share of the change of both scores.
    """
    from mot_cli.analysis.diff import diff as compare

    chosen = chosen_format(kind, output, SEVERAL)
    if old == new == "-":
        raise misused("only one of the two can be standard input", "OLD NEW")
    spare_input(output, (old, new))
    before, after = opened_all((old, new), color)
    compared = compare(before, after)
    deliver_diff(compared, chosen, output, color)
    if fail_on_regression and compared.regressed:
        from mot_cli.report.gates import regressed

        tell(f"gate: {regressed('<stdin>' if new == '-' else new, compared)}")
        raise typer.Exit(Status.NO)
    if exit_code and before != after:
        raise typer.Exit(Status.NO)


def deliver_diff(
    compared: "JourneyDiff",
    kind: Format,
    output: str | None,
    color: Color,
    labels: tuple[str, str] = ("before", "after"),
    title: str = "",
) -> None:
    """Write a comparison; `mot whatif` ends here too."""
    from mot_cli.report.diff_record import diff_record, diff_sheet
    from mot_cli.report.diff_report import diff_document
    from mot_cli.report.report import Report

    report = Report(
        lambda: diff_document(compared, *labels, title),
        lambda: diff_record(compared),
        lambda: diff_sheet(compared),
    )
    deliver(report, kind, output, color)
