"""`mot plan`: where to spend improvement."""

from typing import Annotated

import typer

from mot_cli.commands.delivery import chosen_format, deliver, misused, opened, spare_input
from mot_cli.commands.options import ColorOption, File, OutputOption, Status, TableFormatOption
from mot_cli.render.formats import SEVERAL
from mot_cli.render.terminal import Color

EPILOG = """[bold]Examples[/bold]
  mot plan journeys/sas-before.yaml --budget 10
  mot plan journeys/sas-before.yaml --target 80
  mot plan journeys/iplug-premium.yaml --budget 6 -o plan.md"""


def plan(
    file: File,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            metavar="N",
            min=0,
            help="What may be spent, in the unit of the moments' `effort`.",
            show_default=False,
        ),
    ] = None,
    target: Annotated[
        float | None,
        typer.Option(
            "--target",
            metavar="SCORE",
            min=0,
            max=100,
            help="The multiplicative score to reach at the least cost.",
            show_default=False,
        ),
    ] = None,
    kind: TableFormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Plan where to spend improvement.

    Ratings are lifted in steps of the scale, each at the `effort` of its moment. The plan is the exact
    optimum, and it stands beside what the average would have bought for the same money. Exits with 1 where a
    target cannot be reached.
    """
    from mot_cli.analysis.plan import plan as plan_budget
    from mot_cli.analysis.plan import plan_for_target
    from mot_cli.report.plan_record import plan_record, plan_sheet
    from mot_cli.report.plan_report import plan_document
    from mot_cli.report.report import Report

    chosen = chosen_format(kind, output, SEVERAL)
    if (budget is None) == (target is None):
        raise misused("say one of --budget and --target", "--budget, --target")
    spare_input(output, (file,))
    journey = opened(file, color)
    try:
        planned = (
            plan_budget(journey, budget=budget)
            if budget is not None
            else plan_for_target(journey, target=target or 0.0)
        )
    except ValueError as error:
        raise misused(str(error), "--budget, --target") from error
    report = Report(lambda: plan_document(planned), lambda: plan_record(planned), lambda: plan_sheet(planned))
    deliver(report, chosen, output, color)
    if not planned.reachable:
        raise typer.Exit(Status.NO)
