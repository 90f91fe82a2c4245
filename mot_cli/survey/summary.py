"""The cube to a summary: shares, means, distributions, and how well each law tells the outcome."""

from collections import Counter
from collections.abc import Iterable

from mot_cli.survey.cube import Cube, Group
from mot_cli.survey.intervals import Area, Interval, Share, area_difference, area_under_curve, difference
from mot_cli.survey.question import Question
from mot_cli.survey.results import (
    GroupSummary,
    Law,
    LawArea,
    MomentSummary,
    OutcomeSummary,
    Segment,
)
from mot_cli.survey.scores import BINS, EXPONENTS, FINE_BINS

WEAKEST_PLACE = len(EXPONENTS)
ZEROS_PLACE = WEAKEST_PLACE + 1


def overall_summary(question: Question, cube: Cube) -> GroupSummary:
    """All customers of the table."""
    whole = cube.overall()
    advantage = None
    if question.outcome is not None:
        # Multiplicative first: the difference is what the law wins over the mean.
        cells = {(m, a): (counts[0], counts[1]) for (a, m), counts in cube.joint.items()}
        advantage = area_difference(cells, BINS)
    return _group_summary(question, whole, advantage)


def segment_summaries(question: Question, cube: Cube) -> tuple[Segment, ...]:
    """The segments, the one with the largest share of collapsed journeys first; the larger of equal ones."""
    if question.by is None:
        return ()
    found = [
        (name, _group_summary(question, group)) for name, group in cube.groups.items() if _customers(group)
    ]
    found.sort(key=lambda item: (-(item[1].collapsed.share or 0.0), -item[1].customers, item[0] or ""))
    segments: list[Segment] = []
    for place, (name, summary) in enumerate(found, start=1):
        tied = segments and segments[-1].summary.collapsed.share == summary.collapsed.share
        segments.append(Segment(name, segments[-1].rank if tied else place, summary))
    return tuple(segments)


def _customers(group: Group) -> int:
    return group.count("customers") - group.count("nameless_customers")


def _group_summary(
    question: Question, group: Group, advantage: tuple[float, Interval | None] | None = None
) -> GroupSummary:
    customers = _customers(group)
    additive_bins = tuple(group.additive[bin_] for bin_ in range(BINS))
    scored = sum(additive_bins)
    collapsed = sum(count for moment, count in group.deaths.items() if moment > 0)
    return GroupSummary(
        customers=customers,
        scored=scored,
        collapsed=Share(collapsed, scored),
        additive=group.sum("additive") / scored if scored else None,
        multiplicative=group.sum("multiplicative") / scored if scored else None,
        additive_bins=additive_bins,
        multiplicative_bins=tuple(group.multiplicative[bin_] for bin_ in range(BINS)),
        moments=tuple(
            _moment_summary(question, group, number, customers, collapsed)
            for number in range(len(question.moments))
        ),
        outcome=_outcome_summary(group, scored, advantage) if question.outcome is not None else None,
    )


def _moment_summary(
    question: Question, group: Group, number: int, customers: int, collapsed: int
) -> MomentSummary:
    rated = group.count(f"rated{number}")
    zeros = group.count(f"zeros{number}")
    return MomentSummary(
        number=number + 1,
        moment=question.moments[number],
        rated=rated,
        unrated=customers - rated,
        mean=group.sum(f"ratings{number}") / rated if rated else None,
        zeros=Share(zeros, rated),
        # The engine counts all values up to the fragile one: zeros are among them.
        fragile=Share(group.count(f"low{number}") - zeros, rated),
        deaths=Share(group.deaths[number + 1], collapsed),
    )


def _outcome_summary(
    group: Group, scored: int, advantage: tuple[float, Interval | None] | None
) -> OutcomeSummary:
    zeros = group.laws.get(ZEROS_PLACE, {})
    without, with_outcome = zeros.get(0, Counter()), zeros.get(1, Counter())
    by_zeros = tuple(
        (number, Share(with_outcome[number], with_outcome[number] + without[number]))
        for number in sorted(set(without) | set(with_outcome))
    )
    whole = _joined(share for number, share in by_zeros if number == 0)
    collapsed = _joined(share for number, share in by_zeros if number > 0)
    known = _joined((whole, collapsed))
    exponents = tuple(_law_area(group, place, exponent) for place, exponent in enumerate(EXPONENTS))
    named = {law.law: law for law in exponents}
    weakest = LawArea(Law.WEAKEST, None, _area(group, WEAKEST_PLACE))
    # The furthest from a coin, on either side: customers with the outcome may well score lower.
    best = max(exponents, key=lambda law: abs(law.roc.area - 0.5) if law.roc is not None else 0.0)
    return OutcomeSummary(
        known=known,
        unknown=scored - known.of,
        collapsed=collapsed,
        whole=whole,
        gap=difference(whole, collapsed),
        by_zeros=by_zeros,
        laws=(
            named[Law.ADDITIVE],
            named[Law.MULTIPLICATIVE],
            weakest,
            LawArea(Law.POWER_MEAN, best.exponent, best.roc),
        ),
        exponents=exponents,
        advantage=advantage,
    )


def _joined(shares: Iterable[Share]) -> Share:
    kept = list(shares)
    return Share(sum(share.count for share in kept), sum(share.of for share in kept))


def _law_area(group: Group, place: int, exponent: float) -> LawArea:
    law = {0.0: Law.MULTIPLICATIVE, 1.0: Law.ADDITIVE}.get(exponent, Law.POWER_MEAN)
    return LawArea(law, exponent, _area(group, place))


def _area(group: Group, place: int) -> Area | None:
    counts = group.laws.get(place, {})
    positive, negative = ([counts.get(side, Counter())[bin_] for bin_ in range(FINE_BINS)] for side in (1, 0))
    return area_under_curve(positive, negative)
