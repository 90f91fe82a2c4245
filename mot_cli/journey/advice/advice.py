"""One piece of advice about a journey, free of lines and columns."""

from dataclasses import dataclass

from mot_cli.journey.model import Moment


@dataclass(frozen=True, slots=True)
class Advice:
    """What a journey could say and does not.

    Args:
        code: stable and kebab-case.
        route: what is meant, such as `("moments", 3, "rating")`; moments are counted from 0.
        message: what is missing or weak, in the user's words.
        hint: how to mend it.

    """

    code: str
    route: tuple[str | int, ...]
    message: str
    hint: str


def named(moment: Moment) -> str:
    """A moment's name as messages give it, cut where it is very long."""
    name = moment.name.strip()
    return f"`{name if len(name) <= 60 else name[:57] + '…'}`"


def said(text: str | None) -> bool:
    """Whether an optional text says anything at all."""
    return text is not None and not text.isspace() and text != ""
