"""The command line: the Typer app, and the one place where an error becomes an exit status."""

import sys
from typing import Annotated

import typer

from mot_cli import __version__
from mot_cli.commands import check, init, schema, score, timeline
from mot_cli.commands.options import Status

app = typer.Typer(
    name="mot",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""[bold]Start here[/bold]

  mot init && mot score journey.yaml

  mot score journeys/ --fail-on-collapse""",
)
for verb in (score, timeline, check, init, schema):
    name = verb.__name__.rpartition(".")[2]
    app.command(name, epilog=verb.EPILOG)(getattr(verb, name))


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mot {__version__}")
        raise typer.Exit


@app.callback()
def mot(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """See where a customer journey collapses.

    A journey is a YAML file: the moments of truth of a customer with a company, in order, each with a
    rating. Moments multiply: one zero and the whole journey is worth zero, whatever the average says.
    """


def main() -> None:
    """Run the command line and exit with its status."""
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows `mot`; the process's own where None.

    Returns:
        The exit status: 0, 1 (a gate said no), 2 (wrong usage, or no journey) or 130 (interrupted).
    """
    try:
        app(arguments, prog_name="mot")
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else Status.WELL
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except Exception as error:
        if _explained(error):
            return Status.BAD
        raise
    return Status.WELL


def _explained(error: Exception) -> bool:
    """Tell the user about an error that is theirs to mend; False for one that is ours."""
    from mot_cli.commands.delivery import show_problems, tell
    from mot_cli.journey.diagnostics import JourneyError
    from mot_cli.render.files import OutputError
    from mot_cli.render.terminal import Color

    match error:
        case JourneyError():
            show_problems(error.problems, Color.AUTO)
        case OutputError():
            tell(f"mot: {error}")
        case _:
            return False
    return True
