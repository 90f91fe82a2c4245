"""The arguments and options that several commands share."""

from enum import IntEnum
from typing import Annotated

import typer

from mot_cli.render.formats import Format
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
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"{', '.join(Format)}. The suffix of --output decides where it is not given.",
        show_default=False,
    ),
]
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
