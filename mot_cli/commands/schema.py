"""`mot schema`: the JSON Schema of the journey file."""

from mot_cli.commands.delivery import hand_over
from mot_cli.commands.options import OutputOption

EPILOG = """[bold]Examples[/bold]
  mot schema -o journey.schema.json
  mot schema | jq .properties"""


def schema(output: OutputOption = None) -> None:
    """Print the JSON Schema of the journey file.

    An editor that knows it completes the fields, explains each, and underlines mistakes.
    """
    from mot_cli.journey.schema import journey_schema

    hand_over(journey_schema(), output)
