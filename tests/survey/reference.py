"""The survey's answer, worked out customer by customer with the analysis functions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import fsum, isclose

from mot_cli.analysis.score import JourneyScore, score
from mot_cli.survey.question import Question
from mot_cli.survey.results import GroupSummary, SurveyResult


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer: ratings in the journey's order, None where unrated."""

    ratings: tuple[float | None, ...]
    segment: str | None = None
    outcome: bool | None = None


@dataclass(slots=True)
class Expected:
    """What a group must say."""

    customers: int = 0
    scores: list[JourneyScore] = field(default_factory=list)
    outcomes: list[bool | None] = field(default_factory=list)


def scored(question: Question, customers: Sequence[Customer]) -> Expected:
    expected = Expected(len(customers))
    for customer in customers:
        result = score(question.journey("test", customer.ratings))
        if result.additive is not None:
            expected.scores.append(result)
            expected.outcomes.append(customer.outcome)
    return expected


def score_bin(number: float, bins: int) -> int:
    return min(int(number * bins / 100 + 1e-12 * bins), bins - 1)


def check_group(summary: GroupSummary, question: Question, customers: Sequence[Customer]) -> None:
    """Hold a summary against scoring each of its customers."""
    expected = scored(question, customers)
    scores = expected.scores
    dead = [result for result in scores if result.collapse is not None]
    assert (summary.customers, summary.scored) == (len(customers), len(scores))
    assert (summary.collapsed.count, summary.collapsed.of) == (len(dead), len(scores))
    for mean, law in ((summary.additive, "additive"), (summary.multiplicative, "multiplicative")):
        values = [getattr(result, law) for result in scores]
        if not values:
            assert mean is None
            continue
        assert mean is not None
        assert isclose(mean, fsum(values) / len(values), rel_tol=1e-9, abs_tol=1e-9), law
        bins = summary.additive_bins if law == "additive" else summary.multiplicative_bins
        counts = Counter(score_bin(value, 100) for value in values)
        assert bins == tuple(counts[number] for number in range(100)), law
    for index, moment in enumerate(summary.moments):
        rated = [result.moments[index] for result in scores if result.moments[index].value is not None]
        zeros = [result for result in rated if result.state == "zero"]
        fragile = [result for result in rated if result.state == "fragile"]
        deaths = [
            result for result in dead if result.collapse is not None and result.collapse.number == index + 1
        ]
        assert (moment.rated, moment.unrated) == (len(rated), len(customers) - len(rated))
        assert moment.zeros.count == len(zeros)
        assert moment.fragile.count == len(fragile)
        assert (moment.deaths.count, moment.deaths.of) == (len(deaths), len(dead))
        if rated:
            ratings = [result.moment.rating or 0.0 for result in rated]
            assert moment.mean is not None
            assert isclose(moment.mean, fsum(ratings) / len(rated), rel_tol=1e-9, abs_tol=1e-9)
        else:
            assert moment.mean is None
    if question.outcome is not None:
        check_outcome(summary, expected)


def check_outcome(summary: GroupSummary, expected: Expected) -> None:
    outcome = summary.outcome
    assert outcome is not None
    known = [
        (result, happened)
        for result, happened in zip(expected.scores, expected.outcomes, strict=True)
        if happened is not None
    ]
    assert outcome.unknown == len(expected.scores) - len(known)
    assert (outcome.known.count, outcome.known.of) == (sum(happened for _, happened in known), len(known))
    dead = [happened for result, happened in known if result.zeros]
    assert (outcome.collapsed.count, outcome.collapsed.of) == (sum(dead), len(dead))
    alive = [happened for result, happened in known if not result.zeros]
    assert (outcome.whole.count, outcome.whole.of) == (sum(alive), len(alive))
    by_zeros: dict[int, list[bool]] = {}
    for result, happened in known:
        by_zeros.setdefault(len(result.zeros), []).append(happened)
    found = [(zeros, share.count, share.of) for zeros, share in outcome.by_zeros]
    assert found == [(zeros, sum(group), len(group)) for zeros, group in sorted(by_zeros.items())]
    if len({happened for _, happened in known}) < 2:
        assert all(law.roc is None for law in outcome.laws)
        return
    from sklearn.metrics import roc_auc_score

    truth = [happened for _, happened in known]
    for law in (*outcome.laws, *outcome.exponents):
        binned = [score_bin(law_score(result, law.exponent), 1000) for result, _ in known]
        assert law.roc is not None
        assert isclose(law.roc.area, roc_auc_score(truth, binned), rel_tol=1e-9), law
    best = outcome.laws[-1].roc
    assert best is not None
    reach = [abs(law.roc.area - 0.5) for law in outcome.exponents if law.roc is not None]
    assert abs(best.area - 0.5) == max(reach)


def law_score(result: JourneyScore, exponent: float | None) -> float:
    """The power mean, 0..100, of a journey's values; the weakest value where there is no exponent."""
    pairs = [(moment.value or 0.0, moment.moment.weight) for moment in result.rated]
    if exponent is None:
        return 100 * min(value for value, _ in pairs)
    if exponent == 0:
        return result.multiplicative or 0.0
    if exponent < 0 and any(value < 1e-30 for value, _ in pairs):
        return 0.0  # within a bin's width, and powers of less would overflow
    weights = fsum(weight for _, weight in pairs)
    mean = fsum(weight * value**exponent for value, weight in pairs) / weights
    return float(100 * mean ** (1 / exponent))


def check_result(result: SurveyResult, customers: Sequence[Customer]) -> None:
    """Hold a whole answer, with its segments, against the reference."""
    check_group(result.overall, result.question, customers)
    if result.question.by is None:
        assert result.segments == ()
        return
    groups: dict[str | None, list[Customer]] = {}
    for customer in customers:
        groups.setdefault(customer.segment, []).append(customer)
    assert {segment.name for segment in result.segments} == set(groups)
    for segment in result.segments:
        check_group(segment.summary, result.question, groups[segment.name])
    shares = [segment.summary.collapsed.share or 0.0 for segment in result.segments]
    assert shares == sorted(shares, reverse=True)
