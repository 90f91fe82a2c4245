"""The SQL that scores rows of ratings, as `mot_cli.analysis` does, and reduces them to a small cube.

Three traps are avoided throughout: the logarithm of 0, which every engine treats differently; casts from
float to integer, of which some round and some truncate, so FLOOR comes first; and division by 0.
"""

from dataclasses import dataclass

from mot_cli.journey.scale import FRAGILE_VALUE
from mot_cli.survey.expressions import extreme, flag, real, total, value, within
from mot_cli.survey.question import Question

BINS = 100
"""Bins of a score's distribution: one a point of 0..100, the last with its upper end."""
FINE_BINS = 1000
"""Bins a score is put into before laws are compared: equal scores differ in their last bit between rows
that should tie, and so would an AUC on raw numbers."""
EXPONENTS = (-8.0, -4.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""The power means that are tried; 0 is the multiplicative score and 1 the additive one."""
NO_BIN = -1
GIVEN = "given"
"""The cube's count of all ratings given, within the scale or not."""
_EDGE = 1e-9  # a score that should stand on a bin's lower edge may have been computed a hair below it
_FACTORS = 16  # values multiplied before a logarithm is taken
_LEAST = "1E-30"  # the eighth power of 1/v overflows for less, and such a mean is 0 in any bin


@dataclass(frozen=True, slots=True)
class Query:
    """A text of SQL and the names of the columns it answers with."""

    sql: str
    columns: tuple[str, ...]


def scores(question: Question, rows: str) -> str:
    """The SQL that adds its scores to each row of ratings.

    It adds `first_zero` (the number of the first moment that is worth nothing, 0 where none is), `additive`
    and `multiplicative` (0..100, NULL where nothing is rated), `weights`, the sum of weights over rated
    moments, and of each moment: `f0`, `f1`, … (1 where it is rated, otherwise 0), the ratings `u0`, … and the
    values `v0`, …, both with an unrated moment taken as the best, which changes no product and no minimum.
    A = 100 · Σ wᵢvᵢ / Σ wᵢ, M = 100 · exp(Σ wᵢ ln vᵢ / Σ wᵢ).
    """
    numbers = range(len(question.moments))
    scale = question.scale
    # What holds no NULL is computed with several times faster: so they go before anything else.
    whole = [f"LEAST(r{number}, {real(scale.max)}) AS u{number}" for number in numbers]
    whole += [f"CAST(r{number} IS NOT NULL AS DOUBLE) AS f{number}" for number in numbers]
    values = [f"{value(f'u{number}', scale)} AS v{number}" for number in numbers]
    sql = f"SELECT *, {', '.join(values)} FROM (SELECT *, {', '.join(whole)} FROM ({rows}) rated) whole"
    shares = _weights(question)
    weights = total(_times(shares[number], f"f{number}") for number in numbers)
    weighted = total(_times(shares[number], f"f{number} * v{number}") for number in numbers)
    products = _products(shares)
    multiplied = [
        f"{' * '.join(f'v{number}' for number in members)} AS p{index}"
        for index, (_, members) in enumerate(products)
    ]
    given = total(f"f{number}" for number in numbers)
    sql = (
        f"SELECT *, NULLIF({weights}, 0E0) AS weights, {weighted} AS weighted,"
        f" {given} AS given_count, {', '.join(multiplied)} FROM ({sql}) valued"
    )
    alive = " AND ".join(f"p{index} <> 0E0" for index in range(len(products)))
    # Most journeys are alive, and spared the search for the moment they died at.
    first = " ".join(f"WHEN u{number} <= {real(scale.zero)} THEN {number + 1}" for number in numbers)
    sql = (
        f"SELECT *, CASE WHEN {alive} THEN 0 {first} ELSE 0 END AS first_zero,"
        f" 100E0 * weighted / weights AS additive FROM ({sql}) summed"
    )
    # A value is below 0 only where a rating is invalid; it makes no answer, and no logarithm may fail on it.
    logs = total(
        _times(share, f"LN(NULLIF(ABS(p{index}), 0E0))") for index, (share, _) in enumerate(products)
    )
    # Many tiny values multiply to less than a float can hold; then, and only then, each is taken by itself.
    one_by_one = total(
        _times(share, f"LN(GREATEST(v{number}, 1E-300))") for number, share in enumerate(shares)
    )
    # The branches are spared the rows that are not theirs; COALESCE would be asked for all of them.
    multiplicative = (
        f"CASE WHEN {alive} THEN 100E0 * EXP(({logs}) / weights)"
        f" WHEN first_zero = 0 THEN 100E0 * EXP(({one_by_one}) / weights) ELSE 0E0 * weights END"
    )
    return f"SELECT *, {multiplicative} AS multiplicative FROM ({sql}) searched"


def cube(question: Question, scored: str, checks: tuple[str, ...], *, trusted: bool = False) -> Query:
    """The SQL of the cube: one scan, one group-by, and its margins.

    The first group-by is over segment, outcome, first zero and both scores in bins; the answer holds only the
    margins of it that a summary needs, so it stays small whatever the table. Where the ratings are
    `trusted` to be on the scale, it does not count those that are not.
    """
    by, with_outcome = question.by is not None, question.outcome is not None
    scale = question.scale
    keys = [
        *(["segment"] if by else []),
        *(["COALESCE(outcome, -1) AS outcome"] if with_outcome else []),
        "first_zero",
        f"{_bin('additive', BINS)} AS additive_bin",
        f"{_bin('multiplicative', BINS)} AS multiplicative_bin",
    ]
    names = [key.rpartition(" AS ")[2] for key in keys]
    sums = {"customers": "COUNT(*)", "additive": "SUM(additive)", "multiplicative": "SUM(multiplicative)"}
    sums |= {check: f"SUM({check})" for check in checks}
    if not trusted:
        sums[GIVEN] = "SUM(given_count)"
    for number in range(len(question.moments)):
        sums |= {
            f"rated{number}": f"SUM(f{number})" if trusted else f"COUNT_IF({within(f'r{number}', scale)})",
            f"ratings{number}": f"SUM(f{number} * u{number})",
            f"zeros{number}": f"COUNT_IF(u{number} <= {real(scale.zero)})",
            f"low{number}": f"COUNT_IF(v{number} <= {real(FRAGILE_VALUE)})",
        }
        if counts_noughts(question):
            sums[f"nought{number}"] = f"COUNT_IF(r{number} = 0E0)"
    selected = [*keys, *(f"{sql} AS {name}" for name, sql in sums.items())]
    grouped = ", ".join(key.rpartition(" AS ")[0] or key for key in keys)
    inner = f"SELECT {', '.join(selected)} FROM ({scored}) scored GROUP BY {grouped}"
    group = ["segment"] if by else []
    sets = [group, *([*group, name] for name in ("first_zero", "additive_bin", "multiplicative_bin"))]
    if with_outcome:
        sets.append(["outcome", "additive_bin", "multiplicative_bin"])
    grouping = ", ".join(f"({', '.join(members)})" for members in sets)
    present = [f"GROUPING({name}) AS no_{name}" for name in names]
    reduced = [f"SUM({name}) AS {name}" for name in sums]
    sql = (
        f"SELECT {', '.join([*names, *present, *reduced])} FROM ({inner}) cube"
        f" GROUP BY GROUPING SETS ({grouping})"
    )
    return Query(sql, (*names, *(f"no_{name}" for name in names), *sums))


def laws(question: Question, scored: str) -> Query:
    """The SQL of the outcome's counts in fine bins of each law's score, and by number of zeros.

    The laws are, in this order, the power means of `EXPONENTS` and the weakest moment; after them comes
    the number of zeros. A row of the answer holds the law's place in that order, the bin, and the customers.
    """
    numbers = range(len(question.moments))
    values = [f"v{number}" for number in numbers]
    group = ["segment"] if question.by is not None else []
    zeros = total(flag(f"u{number} <= {real(question.scale.zero)}") for number in numbers)
    kept = f"SELECT *, {extreme('LEAST', values)} AS weakest, {zeros} AS zeros FROM ({scored}) scored"
    kept += " WHERE outcome IS NOT NULL AND weights IS NOT NULL"
    for step in _power_steps(len(question.moments)):
        kept = f"SELECT *, {', '.join(step)} FROM ({kept}) powers"
    shares = _weights(question)
    means = [f"{_power_mean(exponent, shares)} AS law{index}" for index, exponent in enumerate(EXPONENTS)]
    weakest = len(EXPONENTS)
    means.append(f"100E0 * weakest AS law{weakest}")
    sql = f"SELECT {', '.join([*group, 'outcome', 'zeros', *means])} FROM ({kept}) raised"
    bins = [f"{_bin(f'law{index}', FINE_BINS)} AS law{index}" for index in range(weakest + 1)]
    sql = f"SELECT {', '.join([*group, 'outcome', 'zeros', *bins])} FROM ({sql}) means"
    names = [*(f"law{index}" for index in range(weakest + 1)), "zeros"]
    sets = ", ".join(f"({', '.join([*group, 'outcome', name])})" for name in names)
    which = " ".join(f"WHEN GROUPING({name}) = 0 THEN {index}" for index, name in enumerate(names))
    sql = (
        f"SELECT {', '.join([*group, 'outcome'])}, CASE {which} END AS law,"
        f" COALESCE({', '.join(names)}) AS bin, COUNT(*) AS customers FROM ({sql}) binned"
        f" GROUP BY GROUPING SETS ({sets})"
    )
    return Query(sql, (*group, "outcome", "law", "bin", "customers"))


def counts_noughts(question: Question) -> bool:
    """Whether other ratings than 0 are worth nothing too, so that the cube counts how often 0 was given."""
    scale = question.scale
    return scale.min <= 0 <= scale.zero and not scale.min == scale.zero == 0


def _bin(score: str, bins: int) -> str:
    """The bin of a score, 0..bins−1, or `bins` for a full 100; `NO_BIN` where there is none."""
    scaled = score if bins == 100 else f"{score} * {real(bins / 100)}"
    return f"COALESCE(TRY_CAST(FLOOR({scaled} + {real(_EDGE * bins / 1000)}) AS INT), {NO_BIN})"


def _weights(question: Question) -> list[float]:
    """The weights measured against the largest, so that no sum of them overflows."""
    largest = max(moment.weight for moment in question.moments)
    return [moment.weight / largest for moment in question.moments]


def _times(share: float, expression: str) -> str:
    return expression if share == 1 else f"{real(share)} * {expression}"


def _products(shares: list[float]) -> list[tuple[float, list[int]]]:
    """Moments of one weight, at most `_FACTORS` at a time: one logarithm serves them all."""
    alike: dict[float, list[int]] = {}
    for number, share in enumerate(shares):
        alike.setdefault(share, []).append(number)
    return [
        (share, members[start : start + _FACTORS])
        for share, members in alike.items()
        for start in range(0, len(members), _FACTORS)
    ]


def _power_steps(count: int) -> list[list[str]]:
    """Each value to the powers that are tried, by multiplying: a tenth of the price of POWER."""
    numbers = range(count)
    # 0 adds nothing to a sum of powers, so an unrated moment needs no further care.
    inverse = [f"f{number} / GREATEST(v{number}, {_LEAST}) AS i{number}_1" for number in numbers]
    first = [f"f{number} * v{number} AS v{number}_1" for number in numbers]
    roots = [f"SQRT(v{number}_1) AS s{number}" for number in numbers]
    second = [
        f"{letter}{number}_1 * {letter}{number}_1 AS {letter}{number}_2"
        for letter in "vi"
        for number in numbers
    ]
    fourth = [
        f"{letter}{number}_2 * {letter}{number}_2 AS {letter}{number}_4"
        for letter in "vi"
        for number in numbers
    ]
    return [[*inverse, *first], [*roots, *second], fourth]


def _power_mean(exponent: float, shares: list[float]) -> str:
    """The power mean, 0..100: 100 · (Σ wᵢvᵢᵖ / Σ wᵢ)^(1/p), and 0 for p ≤ 0 as soon as one value is 0."""
    if exponent == 0:
        return "multiplicative"
    if exponent == 1:
        return "additive"
    term, root = _POWERS[exponent]
    terms = (term.format(number) for number in range(len(shares)))
    mean = f"({total(_times(share, sql) for share, sql in zip(shares, terms, strict=True))}) / weights"
    if exponent > 0:
        return f"100E0 * {root.format(mean)}"
    return f"CASE WHEN weakest > {_LEAST} THEN 100E0 / {root.format(mean)} ELSE 0E0 END"


_POWERS = {
    -8.0: ("i{0}_4 * i{0}_4", "SQRT(SQRT(SQRT({0})))"),
    -4.0: ("i{0}_4", "SQRT(SQRT({0}))"),
    -2.0: ("i{0}_2", "SQRT({0})"),
    -1.0: ("i{0}_1", "({0})"),
    -0.5: ("s{0} * i{0}_1", "(({0}) * ({0}))"),
    0.5: ("s{0}", "(({0}) * ({0}))"),
    2.0: ("v{0}_2", "SQRT({0})"),
    4.0: ("v{0}_4", "SQRT(SQRT({0}))"),
    8.0: ("v{0}_4 * v{0}_4", "SQRT(SQRT(SQRT({0})))"),
}
"""For each exponent, a value to it and the root of it, in what the steps before have computed."""
