"""Each factor's exact share of the change of a product, and what follows for a journey's shortfall from 100.

The shares are Shapley values: no order of mending is privileged, and they sum to the change.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, cos, inf, log, pi, prod, sqrt

from mot_cli.analysis.score import JourneyScore, MomentScore, weight_shares


def shares(before: Sequence[float], after: Sequence[float]) -> list[float]:
    """Each factor's Shapley share of the change of Π xᵢ as x goes from `before` to `after`.

    φᵢ = (bᵢ − aᵢ) ∫₀¹ Π_{j≠i} (aⱼ + t(bⱼ − aⱼ)) dt, the diagonal integral of the multilinear extension
    (Owen 1972, *Multilinear extensions of games*, Management Science 18).

    Args:
        before: the factors at first, each 0..1.
        after: the same factors afterwards, each 0..1, in the same order.

    Returns:
        One share a factor, each with the sign of its factor's change. They sum to Π after − Π before; the
        share of a factor that does not change is 0.

    Raises:
        ValueError: the two are not of one length.

    """
    result = [0.0] * len(before)
    constant = 1.0
    changed: list[int] = []
    for place, (first, last) in enumerate(zip(before, after, strict=True)):
        if first == last:
            constant *= first
        else:
            changed.append(place)
    if constant == 0 or not changed:
        return result
    starts = [before[place] for place in changed]
    ends = [after[place] for place in changed]
    steps = [end - start for start, end in zip(starts, ends, strict=True)]
    sums = [0.0] * len(changed)
    for t, weight in _gauss_legendre(_node_count(len(changed))):
        rest = 1 - t
        factors = [rest * start + t * end for start, end in zip(starts, ends, strict=True)]
        # A node lies strictly between 0 and 1, where a changing factor is above 0 even if it comes from zero
        # or falls to it: leaving one out is a division. A product too small for a float adds less than any
        # float could show, since |b − a| / x is at most 1 / min(t, 1 − t).
        height = weight * constant * prod(factors)
        if height > 0:
            sums = [
                total + height * step / factor
                for total, step, factor in zip(sums, steps, factors, strict=True)
            ]
    for place, total in zip(changed, sums, strict=True):
        result[place] = total
    return result


def score_factors(score: JourneyScore) -> list[float | None]:
    """The factors M/100 is the product of, xᵢ = vᵢ^(wᵢ/Σw); None where a moment is unrated."""
    exponents = iter(weight_shares([moment.moment.weight for moment in score.rated]))
    return [None if m.value is None else _factor(m.value, next(exponents)) for m in score.moments]


def shortfall_shares(score: JourneyScore) -> tuple[float | None, ...]:
    """Each moment's share of what M is short of 100.

    Args:
        score: a journey as scored.

    Returns:
        One a moment, in points of 100, none below 0, summing to 100 − M; None where it is unrated.

    """
    factors = score_factors(score)
    rated = [factor for factor in factors if factor is not None]
    found = iter(shares(rated, [1.0] * len(rated)))
    return tuple(None if factor is None else 100 * next(found) for factor in factors)


def mend_first(score: JourneyScore) -> tuple[MomentScore, ...]:
    """The moments short of full value, the largest share of the shortfall from 100 first.

    Of two moments the one with the smaller factor vᵢ^(wᵢ/Σw) has the larger share: for factors a < c their
    shares differ by (c − a) ∫ Q dt, where Q > 0 is the product of the others. So the order is that of
    wᵢ · log vᵢ. Zeros lead however light they are, as nothing else counts until all of them are gone; they
    have equal shares, and the heavier comes first. Equal moments stay in the order of the journey.

    Args:
        score: a journey as scored.

    Returns:
        The rated moments with a value below 1.

    """

    def order(moment: MomentScore) -> tuple[float, float]:
        weight = moment.moment.weight
        depth = -inf if not moment.value else weight / heaviest * log(moment.value)
        return depth, -weight

    heaviest = max((moment.moment.weight for moment in score.rated), default=1.0)
    return tuple(sorted((m for m in score.rated if m.value != 1), key=order))


def _factor(value: float, exponent: float) -> float:
    """A value to the power of its share of the weights; zero stays zero even where that share underflows."""
    factor = value**exponent if value else 0.0
    return float(factor)


def _node_count(count: int) -> int:
    """How many nodes integrate the product of `count` changing factors, less one, to the last bit.

    ⌈n/2⌉ nodes are exact. Far fewer give the same float where n is large: with t = cos²(θ/2) a factor is
    (a+b)/2 + (b−a)/2 · cos θ, which is max(a, b) times the characteristic function of a step of −1, 0 or 1
    that is not 0 with probability at most ½ (or its mirror image). So the Chebyshev coefficients of the
    product beyond degree d sum to at most the probability that n such steps lead further than d, which is
    2·exp(−d²/n) by Chernoff's bound with 1 + (cosh λ − 1)/2 ≤ exp(λ²/4). m nodes are exact to degree 2m − 1,
    so they err by at most 4·exp(−4m²/n), which is below 2⁻⁵³ from m = 3.09·√n on.
    """
    return min(ceil(count / 2), ceil(3.1 * sqrt(count)))


@lru_cache(maxsize=64)
def _gauss_legendre(count: int) -> tuple[tuple[float, float], ...]:
    """The nodes, strictly between 0 and 1, and the weights, summing to 1, of Gauss–Legendre quadrature.

    The roots of the Legendre polynomial by Newton's method from Tricomi's approximation of 1950, which is
    close enough for every root to be found from its own.
    """
    found = []
    for number in range(1, (count + 1) // 2 + 1):
        root = (1 - (count - 1) / (8 * count**3)) * cos(pi * (number - 0.25) / (count + 0.5))
        for _ in range(4):  # quadratic convergence from an error below 1e-3: the fourth changes nothing
            value, slope = _legendre(count, root)
            root -= value / slope
        _, slope = _legendre(count, root)
        gap = (1 - root) * (1 + root)
        weight = 1 / (gap * slope * slope)
        found.append(((1 - root) / 2, weight))
        if 2 * number != count + 1:
            found.append(((1 + root) / 2, weight))
    return tuple(found)


def _legendre(degree: int, x: float) -> tuple[float, float]:
    """The Legendre polynomial and its slope at x within −1..1, by Bonnet's recursion."""
    before, value = 1.0, x
    for k in range(2, degree + 1):
        before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
    return value, degree * (before - x * value) / ((1 - x) * (1 + x))
