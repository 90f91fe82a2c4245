"""Small drawings beside words that say the same, without a style attribute: bars and signs."""

from mot_cli.render.elements import NOTHING, Markup, element, length
from mot_cli.report.document import Tone

_LEAST = 0.012  # of the track: something is never drawn as nothing


def bar(fraction: float | None, tone: Tone) -> Markup:
    """A bar on a track, a cross where a zero is bad; nothing where there is no value.

    Args:
        fraction: 0..1 of the track, or None.
        tone: the colour of its filled part.
    """
    if fraction is None:
        return NOTHING
    track = element("rect", class_="track", width="100%", height="100%", rx=1.0)
    if fraction == 0 and tone is not Tone.ZERO:
        drawn = NOTHING
    elif fraction == 0:
        drawn = element("path", class_="cross", d="M1.5 .5l7 7m0 -7l-7 7")
    else:
        part = f"{length(100 * max(_LEAST, fraction))}%"
        drawn = element("rect", class_=_fill(tone), width=part, height="100%", rx=1.0)
    return element("svg", track, drawn, class_="bar", aria_hidden="true")


def gone() -> Markup:
    """The place of a bar after the collapse, where there can be none."""
    line = element("line", class_="gone", x1="0", x2="100%", y1="50%", y2="50%")
    return element("svg", line, class_="bar", aria_hidden="true")


def icon(tone: Tone) -> Markup:
    """The sign of a finding; its words say the same."""
    match tone:
        case Tone.ZERO | Tone.WORSE:
            fill, sign = "zero", "M7 7l6 6m0 -6l-6 6"
        case Tone.FRAGILE:
            fill, sign = "fragile", "M10 5.5v5.5m0 3.4v.1"
        case Tone.SOUND | Tone.BETTER:
            fill, sign = "sound", "M6 10.5l2.8 2.8l5.4 -6"
        case Tone.UNRATED:
            fill, sign = "quiet", "M6.5 10h7"
        case _:
            fill, sign = "quiet", "M10 9v5.2m0 -8.6v.1"
    disc = element("circle", class_=f"disc {fill}", cx="10", cy="10", r="9.5")
    path = element("path", class_="sign", d=sign)
    return element("svg", disc, path, class_="icon", viewBox="0 0 20 20", aria_hidden="true")


def _fill(tone: Tone) -> str:
    match tone:
        case Tone.SOUND | Tone.FRAGILE | Tone.ZERO | Tone.DEAD:
            return tone.value
        case Tone.BETTER:
            return Tone.SOUND.value
        case Tone.WORSE:
            return Tone.ZERO.value
        case _:
            return Tone.PLAIN.value
