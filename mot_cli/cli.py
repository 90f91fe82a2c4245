"""The command line: the Typer app, and the one place where an error becomes an exit status."""

import os
import re
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from inspect import cleandoc
from keyword import iskeyword
from types import FrameType
from typing import Annotated

import typer

from mot_cli import __version__
from mot_cli.commands.options import Status

VERBS = (
    "score",
    "timeline",
    "diff",
    "whatif",
    "plan",
    "export",
    "survey",
    "import",
    "check",
    "init",
    "schema",
)
"""Every command, in the order of the help."""

_EPILOG = """[bold]Start here[/bold]
  mot init && mot score journey.yaml
  mot score journeys/ --fail-on-collapse"""


def command_line(verbs: Sequence[str] = VERBS) -> typer.Typer:
    """The Typer app.

    Args:
        verbs: the commands it knows. One that is about to run need not wait for the others to be imported.
    """
    app = typer.Typer(
        name="mot",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=_EPILOG,
    )
    for verb in verbs:
        name = f"{verb}_" if iskeyword(verb) else verb
        module = import_module(f"mot_cli.commands.{name}")
        command = getattr(module, name)
        app.command(verb, help=_unwrapped(command.__doc__), epilog=module.EPILOG)(command)
    app.callback(help=_unwrapped(mot.__doc__))(mot)
    return app


def _unwrapped(docstring: str | None) -> str:
    """A docstring whose paragraphs are one line each, for the help to wrap at the width of the screen."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", cleandoc(docstring or ""))


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mot {__version__}")
        raise typer.Exit


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
    _unwind_when_ended()
    sys.exit(run())


def _unwind_when_ended() -> None:
    """Let SIGTERM and SIGHUP end us as Ctrl-C does: no temporary file and no process stays behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` asks
            signal.signal(number, _exit)


def _exit(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # a second one must not stop the tidying up
    raise SystemExit(128 + number)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows `mot`; the process's own where None.

    Returns:
        The exit status: 0, 1 (a gate said no), 2 (wrong usage, or no journey), 130 (interrupted), or 128
        and the number of the signal that ended it.
    """
    _never_fail_at_a_character()
    if arguments is None:
        arguments = sys.argv[1:]
    verbs = arguments[:1] if arguments and arguments[0] in VERBS else VERBS
    try:
        command_line(verbs)(arguments, prog_name="mot")
    except SystemExit as exit_:
        if isinstance(exit_.__context__, BrokenPipeError):  # `mot --help | head -1`
            return Status.WELL
        return exit_.code if isinstance(exit_.code, int) else Status.WELL
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches a user
        _explain(error)
        return Status.BAD
    return Status.WELL


def _never_fail_at_a_character() -> None:
    """Let the help be shown where the terminal cannot say each of its characters."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _explain(error: Exception) -> None:
    """Tell the user what went wrong: what is theirs to mend, or that it is a mistake of ours."""
    from mot_cli.commands.delivery import show_problems, tell
    from mot_cli.journey.diagnostics import JourneyError
    from mot_cli.render.files import OutputError
    from mot_cli.render.terminal import Color

    match error:
        case JourneyError():
            show_problems(error.problems, Color.AUTO)
        case OutputError():
            tell(f"mot: {error}")
        case OSError(errno=int(), strerror=str(reason)):  # the help on a full disk
            tell(f"mot: {reason[0].lower()}{reason[1:]}")
        case _:
            if os.environ.get("MOT_DEBUG"):
                raise error
            tell(f"mot: a mistake in mot itself, {type(error).__name__}: {error}")
            tell("set MOT_DEBUG=1 to see where; please report it with the file that shows it")
