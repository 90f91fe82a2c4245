"""Intervals for shares, for their differences, and for the area under a curve. Plain arithmetic on counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

Z95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution: every interval here is a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval, in the unit of what it is of."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Args:
        count: how many.
        of: out of how many, at least `count`.

    """

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """The share, 0..1; None out of nothing."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the share, within 0..1; None out of nothing."""
        return wilson(self.count, self.of)


def wilson(count: int, of: int) -> Interval | None:
    """The 95 % score interval of a proportion (E. B. Wilson 1927, JASA 22:209–212).

    Args:
        count: 0..of.
        of: 0 or more.

    Returns:
        The interval, within 0..1; None out of nothing.

    """
    if of == 0:
        return None
    share = count / of
    square = Z95 * Z95
    centre = share + square / (2 * of)
    half = Z95 * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low = 0.0 if count == 0 else (centre - half) / (1 + square / of)
    high = 1.0 if count == of else (centre + half) / (1 + square / of)
    return Interval(low, high)


def difference(after: Share, before: Share) -> Interval | None:
    """The 95 % interval of `after` − `before`, two independent shares.

    Newcombe's hybrid score interval, his method 10 (R. G. Newcombe 1998, Statistics in Medicine 17:873–890).

    Returns:
        The interval, within −1..1; None where either is out of nothing.

    """
    a, b = after.interval, before.interval
    if a is None or b is None or after.share is None or before.share is None:
        return None
    change = after.share - before.share
    low = sqrt((after.share - a.low) ** 2 + (b.high - before.share) ** 2)
    high = sqrt((a.high - after.share) ** 2 + (before.share - b.low) ** 2)
    return Interval(max(-1.0, change - low), min(1.0, change + high))


@dataclass(frozen=True, slots=True)
class Area:
    """An area under the ROC curve.

    Args:
        area: 0..1; 0.5 is a coin.
        interval: None where one side has fewer than two, or the scores part the two sides without an error.

    """

    area: float
    interval: Interval | None


def area_under_curve(positive: Sequence[int], negative: Sequence[int]) -> Area | None:
    """The area under the ROC curve of binned scores: P(positive above negative) + P(tie) / 2.

    The interval is DeLong's (DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837–845), on the logit,
    where it stays within 0..1. Unlike Hanley and McNeil's it assumes no shape of the scores and counts ties
    as they are, and in bins it costs nothing: all the scores of a bin have the same component.

    Args:
        positive: customers with the outcome, by bin, in ascending order of the score.
        negative: those without, in the same bins.

    Returns:
        The area; None where there is nobody on one side.

    """
    placed = _placements(positive, negative)
    if placed is None:
        return None
    area, above, below = placed
    n_positive, n_negative = sum(positive), sum(negative)
    if n_positive < 2 or n_negative < 2 or not 0 < area < 1:
        return Area(area, None)
    variance = (
        _moment(positive, above, above, area) / (n_positive - 1) / n_positive
        + _moment(negative, below, below, area) / (n_negative - 1) / n_negative
    )
    half = Z95 * sqrt(variance) / (area * (1 - area))
    centre = log(area / (1 - area))
    return Area(area, Interval(_logistic(centre - half), _logistic(centre + half)))


Cells = Mapping[tuple[int, int], tuple[int, int]]
"""Customers without and with the outcome, by the bins of two scores."""


def area_difference(cells: Cells, bins: int) -> tuple[float, Interval | None] | None:
    """How much larger the area of a first score is than that of a second, over the same customers.

    DeLong's paired comparison: both areas come from the same customers, so their errors go together.

    Args:
        cells: customers without and with the outcome, by the bins of both scores.
        bins: how many bins there are.

    Returns:
        The difference, −1..1, and its interval (None where one side has fewer than two); None where there is
        nobody on one side.

    """
    margins: list[list[list[int]]] = [[[0] * bins, [0] * bins] for _ in range(2)]
    for pair, counts in cells.items():
        for score, bin_ in enumerate(pair):
            for side, count in enumerate(counts):
                margins[score][side][bin_] += count
    first = _placements(margins[0][1], margins[0][0])
    second = _placements(margins[1][1], margins[1][0])
    if first is None or second is None:
        return None
    gap = first[0] - second[0]
    sizes = [sum(margins[0][side]) for side in range(2)]
    if min(sizes) < 2:
        return gap, None
    components = ((first[2], second[2]), (first[1], second[1]))
    variance = 0.0
    for size, side, (of_first, of_second) in zip(sizes, range(2), components, strict=True):
        squares = sum(
            counts[side] * (of_first[a] - of_second[b] - gap) ** 2 for (a, b), counts in cells.items()
        )
        variance += squares / (size - 1) / size
    half = Z95 * sqrt(variance)
    return gap, Interval(max(-1.0, gap - half), min(1.0, gap + half))


def _placements(
    positive: Sequence[int], negative: Sequence[int]
) -> tuple[float, list[float], list[float]] | None:
    """The area, and by bin what one customer there contributes: as a positive, and as a negative."""
    n_positive, n_negative = sum(positive), sum(negative)
    if not n_positive or not n_negative:
        return None
    above, below = [], []
    seen_positive = seen_negative = 0
    pairs = 0
    for yes, no in zip(positive, negative, strict=True):
        above.append((seen_negative + no / 2) / n_negative)
        below.append((n_positive - seen_positive - yes / 2) / n_positive)
        pairs += yes * (2 * seen_negative + no)
        seen_positive += yes
        seen_negative += no
    return pairs / (2 * n_positive * n_negative), above, below


def _moment(counts: Sequence[int], first: Sequence[float], second: Sequence[float], mean: float) -> float:
    return sum(n * (a - mean) * (b - mean) for n, a, b in zip(counts, first, second, strict=True) if n)


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit > -700 else 0.0
