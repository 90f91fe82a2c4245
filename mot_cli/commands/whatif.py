"""`mot whatif`: the journey as it would be with other ratings."""

from typing import TYPE_CHECKING, Annotated

import typer

from mot_cli.commands.delivery import chosen_format, misused, opened, spare_input
from mot_cli.commands.diff import deliver_diff
from mot_cli.commands.options import ColorOption, File, OutputOption, TableFormatOption
from mot_cli.render.formats import SEVERAL
from mot_cli.render.terminal import Color

if TYPE_CHECKING:
    from mot_cli.analysis.whatif import Candidate
    from mot_cli.journey.model import Journey

EPILOG = """[bold]Examples[/bold]
  mot whatif journeys/iplug-premium.yaml ktx-train=3
  mot whatif journeys/iplug-premium.yaml 4=3 "call centre=2"
  mot whatif journeys/iplug-premium.yaml find-shop=unrated"""
_HINT = "MOMENT=RATING"
_UNRATED = frozenset({"", "unrated", "null"})
_SHOWN = 20  # moments listed where none or several were meant


def whatif(
    file: File,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="MOMENT=RATING...",
            help="A moment's id, number or part of its name, and the rating to suppose, or `unrated`.",
            show_default=False,
        ),
    ],
    kind: TableFormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Suppose other ratings and see what they change."""
    from mot_cli.analysis.diff import diff
    from mot_cli.analysis.whatif import with_ratings

    chosen = chosen_format(kind, output, SEVERAL)
    spare_input(output, (file,))
    journey = opened(file, color)
    supposed: dict[int, float | None] = {}
    for change in changes:
        index, rating = _supposed(journey, change)
        if index in supposed:
            raise misused(f"moment {index + 1} “{journey.moments[index].name}” is named twice", _HINT)
        supposed[index] = rating
    try:
        after = with_ratings(journey, supposed)
    except ValueError as error:
        raise misused(str(error), _HINT) from error
    compared = diff(journey, after)
    deliver_diff(compared, chosen, output, color, ("today", "what if"), f"{journey.title}: what if")


def _supposed(journey: "Journey", change: str) -> tuple[int, float | None]:
    from mot_cli.analysis.whatif import MomentNotFound, find_moment

    wanted, equals, given = change.rpartition("=")
    if not equals:
        raise misused(f"`{change}` is not MOMENT=RATING, such as 4=3", _HINT)
    try:
        index = find_moment(journey, wanted.strip())
    except MomentNotFound as error:
        raise misused(f"{error}: {_candidates(error.candidates)}", _HINT) from error
    if given.strip().lower() in _UNRATED:
        return index, None
    try:
        rating = float(given.replace("_", "?"))  # 1_0 is no number in a journey file either
    except ValueError:
        raise misused(f"`{given}` is no rating", _HINT) from None
    return index, rating


def _candidates(moments: "tuple[Candidate, ...]") -> str:
    shown = [f"{number} {name} ({id_})" for number, id_, name in moments[:_SHOWN]]
    if len(moments) > _SHOWN:
        shown.append(f"and {len(moments) - _SHOWN} more")
    return "; ".join(shown)
