"""Two surveys side by side: what changed, and whether it could be chance. Nothing here asks an engine."""

from dataclasses import dataclass

from mot_cli.survey.intervals import Interval, Share, difference
from mot_cli.survey.question import SurveyMoment
from mot_cli.survey.results import GroupSummary, MomentSummary, SurveyResult


@dataclass(frozen=True, slots=True)
class ShareChange:
    """A share before and after.

    Args:
        before: in the first survey.
        after: in the second.

    """

    before: Share
    after: Share

    @property
    def change(self) -> float | None:
        """After − before, −1..1; None where either is out of nothing."""
        if self.before.share is None or self.after.share is None:
            return None
        return self.after.share - self.before.share

    @property
    def interval(self) -> Interval | None:
        """Newcombe's 95 % interval of the change, the two surveys taken as independent."""
        return difference(self.after, self.before)

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out 0: the change is more than chance would often bring."""
        interval = self.interval
        return interval is not None and not interval.low <= 0 <= interval.high


@dataclass(frozen=True, slots=True)
class MomentChange:
    """One moment in two surveys.

    Args:
        moment: the moment.
        before: in the first survey; None where it did not ask about the moment.
        after: in the second.
        scored: the scored journeys of both.

    """

    moment: SurveyMoment
    before: MomentSummary | None
    after: MomentSummary | None
    scored: tuple[int, int]

    @property
    def zeros(self) -> ShareChange | None:
        """The share of zeros; None where one survey did not ask."""
        if self.before is None or self.after is None:
            return None
        return ShareChange(self.before.zeros, self.after.zeros)

    @property
    def deaths(self) -> ShareChange | None:
        """The share of all scored journeys that died here; None where one survey did not ask.

        Out of all journeys, not of the collapsed ones: else mending one moment would seem to harm the others.
        """
        if self.before is None or self.after is None:
            return None
        first, second = self.scored
        return ShareChange(Share(self.before.deaths.count, first), Share(self.after.deaths.count, second))

    @property
    def mean(self) -> float | None:
        """The change of the mean rating, in rating units; None where either is not known."""
        if self.before is None or self.after is None or self.before.mean is None or self.after.mean is None:
            return None
        return self.after.mean - self.before.mean


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """One segment in two surveys; a side is None where it does not occur."""

    name: str | None
    before: GroupSummary | None
    after: GroupSummary | None

    @property
    def collapsed(self) -> ShareChange | None:
        """The share of collapsed journeys; None where the segment occurs on one side only."""
        if self.before is None or self.after is None:
            return None
        return ShareChange(self.before.collapsed, self.after.collapsed)


@dataclass(frozen=True, slots=True)
class SurveyComparison:
    """Two surveys side by side.

    Args:
        before: the first.
        after: the second.
        collapsed: the share of collapsed journeys.
        additive: the change of the mean additive score, −100..100; None where either has none.
        multiplicative: the same of the multiplicative score.
        moments: those of the second survey in its order, then those only the first asked about.
        segments: those of either, the largest rise of collapsed journeys first.

    """

    before: SurveyResult
    after: SurveyResult
    collapsed: ShareChange
    additive: float | None
    multiplicative: float | None
    moments: tuple[MomentChange, ...]
    segments: tuple[SegmentChange, ...]


def compare(before: SurveyResult, after: SurveyResult) -> SurveyComparison:
    """Put two surveys side by side; moments are matched by id, segments by name.

    Raises:
        ValueError: the two are on different scales, so that their figures do not compare.

    """
    scales = before.question.scale, after.question.scale
    if (scales[0].min, scales[0].max, scales[0].zero) != (scales[1].min, scales[1].max, scales[1].zero):
        raise ValueError("the two surveys are on different scales")
    first, second = before.overall, after.overall
    return SurveyComparison(
        before=before,
        after=after,
        collapsed=ShareChange(first.collapsed, second.collapsed),
        additive=_change(first.additive, second.additive),
        multiplicative=_change(first.multiplicative, second.multiplicative),
        moments=_moments(first, second),
        segments=_segments(before, after),
    )


def _change(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def _moments(before: GroupSummary, after: GroupSummary) -> tuple[MomentChange, ...]:
    old = {summary.moment.id: summary for summary in before.moments}
    new = {summary.moment.id: summary for summary in after.moments}
    scored = before.scored, after.scored
    kept = [MomentChange(summary.moment, old.get(key), summary, scored) for key, summary in new.items()]
    gone = [
        MomentChange(summary.moment, summary, None, scored) for key, summary in old.items() if key not in new
    ]
    return (*kept, *gone)


def _segments(before: SurveyResult, after: SurveyResult) -> tuple[SegmentChange, ...]:
    old = {segment.name: segment.summary for segment in before.segments}
    new = {segment.name: segment.summary for segment in after.segments}
    found = [SegmentChange(name, old.get(name), new.get(name)) for name in {**new, **old}]

    def rise(segment: SegmentChange) -> float:
        change = segment.collapsed.change if segment.collapsed is not None else None
        return change if change is not None else float("-inf")

    return tuple(sorted(found, key=rise, reverse=True))
