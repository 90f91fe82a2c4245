"""What every reporting command does at its end: choose a format, render, and hand the text to its place."""

import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from mot_cli.commands.options import Status
from mot_cli.render.formats import SUFFIXES, Format, render
from mot_cli.render.terminal import Color, Terminal, detect

if TYPE_CHECKING:  # every command starts here: nothing is imported before it is needed
    from mot_cli.journey.diagnostics import Diagnostic
    from mot_cli.journey.model import Journey
    from mot_cli.report.report import Report


def chosen_format(kind: Format | None, output: str | None, offered: Sequence[Format]) -> Format:
    """The format of a report: the one asked for, else the one the output's suffix asks for, else the first.

    Args:
        kind: what `--format` says.
        output: what `--output` says.
        offered: what the command can write, its default first.

    Raises:
        typer.BadParameter: the command cannot write that format.
    """
    if kind is None and output is not None and output != "-":
        dot = output.rfind(".")
        suffix = output[dot:].lower() if dot > output.rfind("/") else ""
        kind = SUFFIXES.get(suffix)
        if kind is None and suffix:
            known = ", ".join(suffix for suffix, kind in SUFFIXES.items() if kind in offered)
            raise misused(f"the suffix {suffix} names no format: use {known}, or say --format", "--output")
    if kind is None:
        return offered[0]
    if kind not in offered:
        known = ", ".join(dict.fromkeys(offered))
        raise misused(f"{kind} makes no sense here: use {known}", "--format")
    return kind


def misused(message: str, hint: str) -> typer.BadParameter:
    """Wrong usage, to be raised; what it quotes of a journey or an argument is made safe to show.

    Args:
        message: what is wrong.
        hint: the arguments or options it is about.
    """
    from mot_cli.render.visible import visible

    return typer.BadParameter(visible(message), param_hint=hint)


def spare_input(output: str | None, paths: Sequence[str], option: str = "--output") -> None:
    """Refuse to write a report over what it was made of.

    Args:
        output: what `--output` says.
        paths: the files that are read.
        option: the one that names the output.

    Raises:
        typer.BadParameter: the output is one of them, by whatever name or link.
    """
    if output is None or output == "-":
        return
    try:
        written = os.stat(output)  # noqa: PTH116
    except (OSError, ValueError):
        return
    if stat.S_ISREG(written.st_mode) and any(_is(path, written) for path in paths):
        raise misused(f"{output} is what the report is made of: choose another name", option)


def _is(path: str, file: os.stat_result) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samestat(os.stat(path), file)  # noqa: PTH116
    return False


def refuse_unwritable(path: str) -> None:
    """Say before any work is done that a file cannot be written, where its place tells.

    Raises:
        OutputError: it is a folder, or its folder is not there or may not be written to.
    """
    from mot_cli.render.files import OutputError

    target = os.path.realpath(path)
    folder = os.path.dirname(target)  # noqa: PTH120
    reason = None
    if os.path.isdir(target):  # noqa: PTH112
        reason = "it is a folder"
    elif not os.path.isdir(folder):  # noqa: PTH112
        reason = "no such folder"
    elif not os.access(folder, os.W_OK) and (os.path.isfile(target) or not os.path.exists(target)):  # noqa: PTH110, PTH113
        reason = "permission denied"
    if reason is not None:
        raise OutputError(f"{path} cannot be written: {reason}")


def opened(path: str, color: Color) -> "Journey":
    """Read a journey.

    Args:
        path: a file, or `-` for standard input.
        color: whether to colour what is wrong with it.

    Raises:
        typer.Exit: it is no journey; what is wrong with it has been shown.
    """
    return opened_all((path,), color)[0]


def opened_all(paths: Sequence[str], color: Color) -> "list[Journey]":
    """Read several journeys, and show what is wrong with any of them at once.

    Args:
        paths: files, or `-` for standard input.
        color: whether to colour what is wrong with them.

    Raises:
        typer.Exit: at least one is no journey; what is wrong has been shown.
    """
    from mot_cli.journey.reader import read_file

    readings = [read_file(path) for path in paths]
    problems = [problem for reading in readings for problem in reading.problems]
    if problems:
        show_problems(problems, color)
        raise typer.Exit(Status.BAD)
    return [reading.journey for reading in readings if reading.journey is not None]


def to_stdout(output: str | None) -> bool:
    """Whether a report goes to standard output, as `--output` says."""
    return output is None or output == "-"


def deliver(report: "Report", kind: Format, output: str | None, color: Color) -> None:
    """Render a report and write it to standard output, or to a file and say so on standard error."""
    terminal = detect(color, sys.stdout) if to_stdout(output) else Terminal(color=color is Color.ALWAYS)
    hand_over(render(report, kind, terminal), output)


def hand_over(text: str, output: str | None) -> None:
    """Write finished text to standard output, or to a file and say so on standard error."""
    from mot_cli.render.files import Closed, write_file, write_stdout

    with suppress(Closed):  # `mot score … | head -1`: the reader has seen enough, the gates still speak
        if output is None or output == "-":
            write_stdout(text)
        else:
            write_file(text, output)
            tell(f"wrote {output}")


def tell(message: str) -> None:
    """Say something beside the report, on standard error."""
    from mot_cli.render.files import write_stderr
    from mot_cli.render.visible import visible

    write_stderr(f"{visible(message)}\n")


def show_problems(problems: "Sequence[Diagnostic]", color: Color) -> None:
    """Show what is wrong with files, on standard error."""
    from mot_cli.render.files import write_stderr
    from mot_cli.render.problems_text import render_problems_text

    write_stderr(render_problems_text(problems, detect(color, sys.stderr)))
