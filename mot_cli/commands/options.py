"""The arguments and options that several commands share."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Annotated

import typer
from typer.models import OptionInfo

from mot_cli.render.formats import ONE_JOURNEY, SEVERAL, Format
from mot_cli.render.terminal import Color


class Status(IntEnum):
    """What an exit status says."""

    WELL = 0
    NO = 1
    """A gate or a check said no."""
    BAD = 2
    """Wrong usage, or a file that can't be read or is no journey."""
    INTERRUPTED = 130


File = Annotated[
    str, typer.Argument(metavar="FILE", help="A journey file, or - for standard input.", show_default=False)
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Journey files, folders of them, or - for standard input.",
        show_default=False,
    ),
]


def _format_of(offered: Sequence[Format]) -> OptionInfo:
    """The option `--format` of a command that offers some formats."""
    option: OptionInfo = typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{', '.join(offered)}. The suffix of --output decides where it is not given.",
        show_default=False,
    )
    return option


FormatOption = Annotated[Format | None, _format_of(ONE_JOURNEY)]
"""For a report that may be on one journey."""
TableFormatOption = Annotated[Format | None, _format_of(SEVERAL)]
"""For a report that has no one chart or diagram."""
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the report to a file instead of standard output.",
        show_default=False,
    ),
]
ColorOption = Annotated[
    Color, typer.Option("--color", metavar="WHEN", help="When to colour the output: auto, always or never.")
]
