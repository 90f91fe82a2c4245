"""`mot init`: a commented journey to start from."""

from typing import Annotated

import typer

from mot_cli.commands.delivery import hand_over, tell
from mot_cli.commands.options import Status

EPILOG = """[bold]Examples[/bold]
  mot init
  mot init journeys/first-visit.yaml
  mot init - | mot score -"""


def init(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Where to write it; - for standard output.")
    ] = "journey.yaml",
) -> None:
    """Write a commented journey to start from.

    It never overwrites a file, and it passes [bold]mot check --strict[/bold] as it is.
    """
    from mot_cli.journey.starter import starter
    from mot_cli.render.files import create_file

    if file == "-":
        hand_over(starter(), file)
        return
    if not create_file(starter(), file):
        tell(f"{file} is there already and stays as it is; name another file")
        raise typer.Exit(Status.BAD)
    from shlex import quote

    tell(f"wrote {file}; try: mot score {quote(file)}")
