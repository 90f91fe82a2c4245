"""The scale a journey is rated on, and the presets that stand for common ones."""

import re
from dataclasses import dataclass

FRAGILE_VALUE = 0.25
"""A value above 0 and up to this one is fragile: one bad day from collapse."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The ratings a customer can give.

    Args:
        min: the lowest rating that can be given, in rating units.
        max: the highest rating, above `min`.
        zero: the rating at or below which a moment is worth nothing; below `max`, and below `min`
            where even the lowest rating is worth something.
        step: one step of improvement, in rating units, above 0.
        preset: the name of the preset it came from, for display only.

    """

    min: float
    max: float
    zero: float
    step: float = 1.0
    preset: str | None = None

    @property
    def ends(self) -> str:
        """Both ends in words, with the digits they were given: `0 to 5`."""
        return f"{plain(self.min)} to {plain(self.max)}"

    def value(self, rating: float) -> float:
        """Normalise a rating: v = (rating − zero) / (max − zero), held within 0..1.

        Args:
            rating: in rating units.

        Returns:
            The value, 0 (worth nothing) to 1 (as good as the scale can say).

        """
        if rating <= self.zero:
            return 0.0
        if rating >= self.max:
            return 1.0
        span = self.max - self.zero
        # Halving both ends keeps a span near the largest float from overflowing to infinity.
        value = (
            (rating - self.zero) / span
            if span != float("inf")
            else (rating / 2 - self.zero / 2) / (self.max / 2 - self.zero / 2)
        )
        # A rating a hair above zero is worth a hair, never nothing.
        return max(value, 5e-324)

    def rating(self, value: float) -> float:
        """The rating, in rating units, whose value is `value` (0..1): the inverse of `value`."""
        return self.zero + value * (self.max - self.zero)

    def contains(self, rating: float) -> bool:
        """Whether a rating, in rating units, can be given on this scale."""
        return self.min <= rating <= self.max


def plain(number: float) -> str:
    """A number as an author would write it, without a needless `.0`."""
    return repr(float(number)).removesuffix(".0")


DEFAULT_SCALE = Scale(0.0, 5.0, 0.0)
"""What a journey that states no scale is rated on."""

PRESETS = {
    "stars": Scale(1.0, 5.0, 0.0, preset="stars"),
    "csat": Scale(1.0, 5.0, 1.0, preset="csat"),
    "ces": Scale(1.0, 7.0, 1.0, preset="ces"),
    "nps": Scale(0.0, 10.0, 0.0, preset="nps"),
    "percent": Scale(0.0, 100.0, 0.0, preset="percent"),
    "emotion": Scale(-2.0, 2.0, -2.0, preset="emotion"),
}
"""The scales that can be named instead of spelled out."""

_NUMBER = r"[-+]?[0-9]{1,100}(?:\.[0-9]{1,100})?"
RANGE_PATTERN = rf"^ *({_NUMBER}) *(?:-|–|\.\.|…| to ) *({_NUMBER}) *$(?!\n)"
"""How a range such as `0-5`, `-2..2` or `1 to 7` is written; the JSON Schema uses the same pattern."""


LARGEST_END = 1e100
"""How large an end of a scale may be, up or down, in rating units."""


def parse_scale(text: str) -> Scale | None:
    """Read a preset's name or a range; None where the text is neither.

    Args:
        text: such as `stars` or `0-10`.

    """
    if text in PRESETS:
        return PRESETS[text]
    ends = parse_range(text)
    if ends is None or ends[0] >= ends[1]:
        return None
    return Scale(*ends, zero=ends[0])


def parse_range(text: str) -> tuple[float, float] | None:
    """Read `0-5`, `-2..2` or `1 to 7`.

    Returns:
        The two ends in the order they were written, in rating units, or None where the text is no range.

    """
    match = re.match(RANGE_PATTERN, text)
    if match is None:
        return None
    return float(match[1]), float(match[2])
