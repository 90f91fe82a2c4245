"""Elements of HTML and SVG as text: the one place where what a journey says is escaped for both."""

from collections.abc import Iterable
from html import escape
from typing import NewType

from mot_cli.render.visible import visible, visible_lines

Markup = NewType("Markup", str)
"""Finished markup. Only this module makes it from text, so a forgotten escape is a type error."""

NOTHING = Markup("")


def text(said: str) -> Markup:
    """One line of text from anywhere, every control shown."""
    return Markup(escape(visible(said)))


def lines(said: str) -> Markup:
    """A text of several lines from anywhere; newlines stay."""
    return Markup(escape(visible_lines(said)))


def element(name: str, /, *children: Markup, **attributes: str | float | None) -> Markup:
    """One element; it is closed in itself where it has no children.

    Args:
        name: of the element, never from a journey.
        children: what stands in it; `NOTHING` makes it empty but open, as most elements of HTML must be.
        attributes: by name, with `_` for `-` and a trailing `_` where Python keeps the name for itself; None
            leaves one out. Numbers are lengths, to a hundredth.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not children:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{''.join(children)}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Several pieces, one to a line."""
    return Markup("\n".join(part for part in parts if part))


def length(value: float) -> str:
    """A length to a hundredth, without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _value(value: str | float) -> str:
    return escape(visible(value)) if isinstance(value, str) else length(value)
