"""A comparison as data: the shape of `mot.diff` and its rows."""

from mot_cli.analysis.diff import Change, JourneyDiff, MomentChange
from mot_cli.analysis.score import MomentScore
from mot_cli.report.report import Record, Sheet, sheet_of
from mot_cli.report.score_record import VERSION, scored_journey


def diff_record(diff: JourneyDiff) -> Record:
    """The shape `mot.diff`."""
    return {
        "format": "mot.diff",
        "version": VERSION,
        "old": scored_journey(diff.old),
        "new": scored_journey(diff.new),
        "change_additive": diff.change_additive,
        "change_multiplicative": diff.change_multiplicative,
        "change_remaining": diff.change_remaining,
        "scales_differ": diff.scales_differ,
        "regressed": diff.regressed,
        "collapses_mended": [moment.old.number for moment in diff.collapses_mended if moment.old],
        "collapses_caused": [moment.new.number for moment in diff.collapses_caused if moment.new],
        "moments": [moment_change(moment) for moment in diff.moments],
    }


def moment_change(moment: MomentChange) -> Record:
    """One moment in both journeys."""
    return {
        "old_number": moment.old.number if moment.old else None,
        "new_number": moment.new.number if moment.new else None,
        "old_id": moment.old.moment.id if moment.old else None,
        "new_id": moment.new.moment.id if moment.new else None,
        "old_name": moment.old.moment.name if moment.old else None,
        "new_name": moment.new.moment.name if moment.new else None,
        "matched_by": moment.matched_by.value if moment.matched_by else None,
        "changes": [kind.value for kind in Change if kind in moment.changes],
        "old_rating": _rating(moment.old),
        "new_rating": _rating(moment.new),
        "old_value": moment.old.value if moment.old else None,
        "new_value": moment.new.value if moment.new else None,
        "change_value": moment.change_value,
        "multiplicative_share": moment.multiplicative_share,
        "additive_share": moment.additive_share,
    }


def diff_sheet(diff: JourneyDiff) -> Sheet:
    """One row a moment of either journey."""
    header = (
        "old_number",
        "new_number",
        "old_name",
        "new_name",
        "changes",
        "old_rating",
        "new_rating",
        "old_value",
        "new_value",
        "multiplicative_share",
        "additive_share",
    )
    rows = (
        {**moment_change(moment), "changes": " ".join(kind for kind in Change if kind in moment.changes)}
        for moment in diff.moments
    )
    return sheet_of(header, rows)


def _rating(moment: MomentScore | None) -> float | None:
    return moment.moment.rating if moment else None
