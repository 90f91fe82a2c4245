"""What changed between two journeys, and how much of the change of each score every moment carries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mot_cli.analysis.alignment import Match, MatchedBy, align
from mot_cli.analysis.score import JourneyScore, MomentScore, MomentState, score, weight_shares
from mot_cli.analysis.share import score_factors, shares
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale

REGRESSION = 1e-9
"""How far M may fall, in points of 100, before it counts as a regression: what rounding could do is none."""

_EQUAL_VALUES = 1e-12  # the same value on two scales may differ in its last bits

_Shares = list[float] | list[None]


class Change(StrEnum):
    """One way in which a moment differs between two journeys."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    RERATED = "re-rated"
    REWEIGHTED = "re-weighted"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class MomentChange:
    """One moment across two journeys.

    Args:
        old: the moment as scored in the old journey; None where it was added.
        new: the moment as scored in the new journey; None where it was removed.
        changes: every way in which it differs; empty where it is the same. Re-rated means by rating, or by
            value where the scales differ; to be rated at last, or no longer, is to be re-rated too. Reworded
            means any other field: a text, the duration, the effort, the survey's column.
        matched_by: how it was recognised; None where it was added or removed.
        change_value: new value − old value, −1..1; None unless it is rated in both.
        multiplicative_share: its Shapley share of the change of M, in points of 100. A moment that did not
            change has one where the weights around it did. None where either M is.
        additive_share: its share of the change of A, in points of 100; None where either A is.

    """

    old: MomentScore | None
    new: MomentScore | None
    changes: frozenset[Change]
    matched_by: MatchedBy | None
    change_value: float | None
    multiplicative_share: float | None
    additive_share: float | None


@dataclass(frozen=True, slots=True)
class JourneyDiff:
    """Two journeys compared.

    Args:
        old: the old journey as scored.
        new: the new journey as scored.
        moments: every moment of either, in the order of the new journey; a removed one follows the moment it
            followed in the old.
        scales_differ: whether the two are rated on different scales, and so compared by value.

    """

    old: JourneyScore
    new: JourneyScore
    moments: tuple[MomentChange, ...]
    scales_differ: bool

    @property
    def changed(self) -> tuple[MomentChange, ...]:
        """The moments that differ in any way."""
        return tuple(moment for moment in self.moments if moment.changes)

    @property
    def change_additive(self) -> float | None:
        """New A − old A, in points of 100; None where either journey has no rated moment."""
        return _difference(self.old.additive, self.new.additive)

    @property
    def change_multiplicative(self) -> float | None:
        """New M − old M, in points of 100; None where either journey has no rated moment."""
        return _difference(self.old.multiplicative, self.new.multiplicative)

    @property
    def change_remaining(self) -> float | None:
        """What remains at the end, new − old, in points of 100; None where either has no rated moment."""
        return _difference(self.old.remaining, self.new.remaining)

    @property
    def collapses_mended(self) -> tuple[MomentChange, ...]:
        """The moments that were zero and no longer are: lifted, removed, or left unrated."""
        return tuple(moment for moment in self.moments if _is_zero(moment.old) and not _is_zero(moment.new))

    @property
    def collapses_caused(self) -> tuple[MomentChange, ...]:
        """The moments that are zero and were not: fallen, added, or rated at last."""
        return tuple(moment for moment in self.moments if _is_zero(moment.new) and not _is_zero(moment.old))

    @property
    def regressed(self) -> bool:
        """Whether M fell, a collapse was caused even though M was zero already, or no rating is left."""
        change = self.change_multiplicative
        if change is None:
            return bool(self.collapses_caused) or self.old.multiplicative is not None
        return bool(self.collapses_caused) or change < -REGRESSION


def diff(old: Journey, new: Journey) -> JourneyDiff:
    """Compare two journeys.

    The change of M is shared by Shapley value over the factors vᵢ^(wᵢ/Σw), each journey with its own Σw; a
    moment that is absent or unrated on one side is a factor 1 there. The change of A = 100 · Σ vᵢwᵢ/Σw is
    the sum of the changes of its terms; such a moment is a term 0.

    Args:
        old: the journey before.
        new: the journey after.

    """
    old_score, new_score = score(old), score(new)
    scales_differ = _ends(old.scale) != _ends(new.scale)
    lines = _reading_order(align(old.moments, new.moments), len(old.moments), len(new.moments))
    comparable = old_score.multiplicative is not None and new_score.multiplicative is not None
    multiplicative: _Shares = [None] * len(lines)
    additive: _Shares = [None] * len(lines)
    if comparable:
        multiplicative = _multiplicative_shares(old_score, new_score, lines)
        additive = _additive_shares(old_score, new_score, lines)
    moments = []
    for line, of_m, of_a in zip(lines, multiplicative, additive, strict=True):
        before = None if line.old is None else old_score.moments[line.old]
        after = None if line.new is None else new_score.moments[line.new]
        moments.append(
            MomentChange(
                before,
                after,
                _changes(before, after, line.match, scales_differ=scales_differ),
                line.match.by if line.match else None,
                _difference(_value(before), _value(after)),
                of_m,
                of_a,
            )
        )
    return JourneyDiff(old_score, new_score, tuple(moments), scales_differ)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the reading order: a place in either journey or in both."""

    old: int | None
    new: int | None
    match: Match | None = None


def _reading_order(matches: Sequence[Match], old_count: int, new_count: int) -> list[_Line]:
    """The new order, with each removed moment after the last one before it that is still in its place."""
    by_new = {match.new: match for match in matches}
    by_old = {match.old: match for match in matches}
    removed_after: dict[int, list[_Line]] = defaultdict(list)
    anchor = -1
    for place in range(old_count):
        match = by_old.get(place)
        if match is None:
            removed_after[anchor].append(_Line(place, None))
        elif not match.moved:
            anchor = match.new
    lines = removed_after[-1]
    for place in range(new_count):
        match = by_new.get(place)
        lines.append(_Line(match.old if match else None, place, match))
        lines.extend(removed_after.get(place, ()))
    return lines


def _multiplicative_shares(old: JourneyScore, new: JourneyScore, lines: Sequence[_Line]) -> list[float]:
    old_factors, new_factors = score_factors(old), score_factors(new)

    def factor(factors: list[float | None], place: int | None) -> float:
        found = None if place is None else factors[place]
        return 1.0 if found is None else found

    found = shares(
        [factor(old_factors, line.old) for line in lines], [factor(new_factors, line.new) for line in lines]
    )
    return [100 * share for share in found]


def _additive_shares(old: JourneyScore, new: JourneyScore, lines: Sequence[_Line]) -> list[float]:
    old_terms, new_terms = _additive_terms(old), _additive_terms(new)
    return [
        (0.0 if line.new is None else new_terms[line.new])
        - (0.0 if line.old is None else old_terms[line.old])
        for line in lines
    ]


def _additive_terms(journey: JourneyScore) -> list[float]:
    """The terms A is the sum of, in points of 100; 0 where a moment is unrated."""
    weights = iter(weight_shares([moment.moment.weight for moment in journey.rated]))
    return [0.0 if moment.value is None else 100 * next(weights) * moment.value for moment in journey.moments]


def _changes(
    old: MomentScore | None, new: MomentScore | None, match: Match | None, *, scales_differ: bool
) -> frozenset[Change]:
    if old is None or new is None or match is None:
        return frozenset({Change.ADDED if old is None else Change.REMOVED})
    before, after = old.moment, new.moment
    if scales_differ:
        change = _difference(old.value, new.value)
        same_rating = old.value is new.value if change is None else abs(change) <= _EQUAL_VALUES
    else:
        same_rating = before.rating == after.rating
    found = {
        Change.MOVED: match.moved,
        Change.RENAMED: before.name != after.name,
        Change.RERATED: not same_rating,
        Change.REWEIGHTED: before.weight != after.weight,
        Change.REWORDED: _wording(before) != _wording(after),
    }
    return frozenset(change for change, holds in found.items() if holds)


def _wording(moment: Moment) -> tuple[object, ...]:
    return (
        moment.effort,
        moment.stage,
        moment.channel,
        moment.owner,
        moment.duration,
        moment.promise,
        moment.note,
        moment.quote,
        moment.column,
    )


def _ends(scale: Scale) -> tuple[float, float, float]:
    return scale.min, scale.max, scale.zero


def _is_zero(moment: MomentScore | None) -> bool:
    return moment is not None and moment.state is MomentState.ZERO


def _value(moment: MomentScore | None) -> float | None:
    return None if moment is None else moment.value


def _difference(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else new - old
