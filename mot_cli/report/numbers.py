"""Rounding, in one place: every format shows the same digits."""

from mot_cli.journey.scale import Scale

NONE = "–"
"""Shown where there is no number."""


def points(value: float | None) -> str:
    """A score or a remaining, 0..100, to one decimal; never `0` for something, never `100` for less.

    Args:
        value: 0..100, or None.
    """
    if value is None:
        return NONE
    if 0 < value < 0.05:
        return "<0.1"
    if 99.95 <= value < 100:
        return ">99.9"
    return decimal(value)


def decimal(value: float) -> str:
    """A number to one decimal, without a trailing zero and without a negative zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def change(value: float | None) -> str:
    """A difference in points with its sign; `±0` where it rounds to nothing but is not."""
    if value is None:
        return NONE
    text = decimal(value)
    if text == "0":
        return "0" if value == 0 else "±0"
    return text.replace("-", "−") if value < 0 else f"+{text}"


def amount(value: float) -> str:
    """A number somebody wrote, such as a budget, with the digits it was given."""
    return f"{value:.10g}".replace("-", "−")


def rating(value: float) -> str:
    """A rating in rating units, with the digits its author gave it."""
    return amount(value)


def rise(before: str, after: str) -> str:
    """How a score moved, from its two roundings: `from 0 to 40`, or that the move is too small to show."""
    return f"from {before} to {after}" if before != after else f"by less than 0.1 and is still {after}"


def scale_ends(scale: Scale) -> str:
    """The scale in words: `0 to 5`, with its preset's name, and its zero where that is not the min."""
    ends = f"{rating(scale.min)} to {rating(scale.max)}"
    named = f"{ends}, {scale.preset}" if scale.preset else ends
    return named if scale.zero == scale.min else f"{named}, worth nothing at {rating(scale.zero)}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 moment`, `3 moments`, `10,000 journeys`."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def listed(parts: list[str]) -> str:
    """Join as a sentence does: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def percent(share: float | None) -> str:
    """A share, 0..1, in percent to one decimal; never `0 %` for something, never `100 %` for less.

    The space does not break, so that no line ends before its sign.
    """
    return NONE if share is None else f"{points(100 * share)}\u00a0%"


def between(low: float, high: float) -> str:
    """An interval, in the unit of its ends, to one decimal: `12.6–16.2`, `−1.3 to 5.8`."""
    ends = decimal(low), decimal(high)
    # A dash beside a minus sign is a riddle.
    return (" to " if any(end.startswith("-") for end in ends) else "–").join(ends).replace("-", "−")
