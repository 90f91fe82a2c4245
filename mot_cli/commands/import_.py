"""`mot import`: a Mermaid journey diagram or a table into a journey file."""

from typing import TYPE_CHECKING, Annotated

import typer

from mot_cli.commands.delivery import hand_over, misused, show_problems, spare_input
from mot_cli.commands.options import ColorOption, Status
from mot_cli.render.terminal import Color

if TYPE_CHECKING:
    from mot_cli.journey.importers.imported import Imported
    from mot_cli.journey.scale import Scale
    from mot_cli.journey.source import SourceText

EPILOG = """[bold]Examples[/bold]
  mot import diagram.mmd -o journey.yaml
  mot import README.md --pick 2 -o journey.yaml
  mot import ratings.csv --scale 0-10 | mot score -"""


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A Mermaid diagram, Markdown that holds one, a CSV or TSV table, or - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write the journey file here instead of to standard output.",
            show_default=False,
        ),
    ] = None,
    pick: Annotated[
        int | None,
        typer.Option(
            "--pick", metavar="N", min=1, help="Which diagram of a Markdown file, from 1.", show_default=False
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(
            "--scale",
            metavar="SCALE",
            help="What the ratings of a table are on, such as 0-10 or stars.",
            show_default=False,
        ),
    ] = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Make a journey file of a Mermaid journey diagram or a table.

    Of a diagram, sections become stages and actors owners; scores keep their 1 to 5, and 1 is worth nothing.
    A table has a header and a row a moment, with columns such as name, rating, stage, channel and owner; an
    empty rating is unrated.
    """
    from mot_cli.journey.content import read_source
    from mot_cli.journey.source import SourceText
    from mot_cli.journey.writer import write_journey

    spare_input(output, (file,))
    source = read_source(file)
    if not isinstance(source, SourceText):
        show_problems([source], color)
        raise typer.Exit(Status.BAD)
    imported = _import(source, pick, _scale(scale))
    if imported.problems:
        show_problems(imported.problems, color)
    if imported.journey is None:
        raise typer.Exit(Status.BAD)
    hand_over(write_journey(imported.journey, imported.comment), output)


def _scale(text: str | None) -> "Scale | None":
    from mot_cli.journey.scale import PRESETS, parse_scale

    if text is None:
        return None
    scale = parse_scale(text)
    if scale is None:
        known = f"write a range such as 0-10, or one of {', '.join(PRESETS)}"
        raise misused(f"{text} is no scale: {known}", "--scale")
    return scale


def _import(source: "SourceText", pick: int | None, scale: "Scale | None") -> "Imported":
    from mot_cli.journey.importers.choice import ImportFormat, import_format

    kind = import_format(source)
    if kind is None:
        known = "a Mermaid journey (.mmd), Markdown that holds one (.md), or a table (.csv, .tsv)"
        raise misused(f"{source.name} can't be imported: it is not {known}", "FILE")
    if pick is not None and kind is not ImportFormat.MARKDOWN:
        raise misused("only Markdown holds several diagrams", "--pick")
    if scale is not None and kind is not ImportFormat.TABLE:
        raise misused("a Mermaid diagram is always rated from 1 to 5", "--scale")
    match kind:
        case ImportFormat.MERMAID:
            from mot_cli.journey.importers.mermaid import import_mermaid

            return import_mermaid(source)
        case ImportFormat.MARKDOWN:
            from mot_cli.journey.importers.markdown import import_markdown

            return import_markdown(source, pick)
        case ImportFormat.TABLE:
            from mot_cli.journey.importers.table import import_table

            return import_table(source, scale)
