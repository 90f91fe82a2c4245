"""`mot schema`: the JSON Schemas of the journey file and of the JSON reports."""

from typing import Annotated

import typer

from mot_cli.commands.delivery import hand_over
from mot_cli.commands.options import OutputOption

EPILOG = """[bold]Examples[/bold]
  mot schema -o journey.schema.json
  mot schema --reports | jq '."$defs".score'"""


def schema(
    output: OutputOption = None,
    reports: Annotated[
        bool, typer.Option("--reports", help="Print the schema of the JSON reports instead.")
    ] = False,
) -> None:
    """Print the JSON Schema of the journey file.

    An editor that knows it completes the fields, explains each, and underlines mistakes.
    """
    if reports:
        from mot_cli.report.schema import reports_schema

        hand_over(reports_schema(), output)
        return
    from mot_cli.journey.schema import journey_schema

    hand_over(journey_schema(), output)
