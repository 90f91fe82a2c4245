"""A survey as one measured journey, so that two quarters can be laid side by side like any two journeys."""

from dataclasses import replace

from mot_cli.journey.model import Journey
from mot_cli.survey.results import MomentSummary, SurveyResult

WARNING = (
    "The ratings are means over many customers, and a mean hides zeros: the multiplicative score of this"
    " journey is not the mean of theirs. The share of zeros stands in each moment's note."
)
"""What whoever saves a measured journey is to be told."""


def measured_journey(result: SurveyResult, like: Journey | None = None) -> Journey:
    """The journey a table measured: mean ratings, and the share of zeros in each moment's note.

    Args:
        result: the survey.
        like: the journey file that was asked with; its texts are kept, its ratings and notes replaced.

    """
    overall = result.overall
    means = [moment.mean for moment in overall.moments]
    asked = result.question.journey("Measured journey", means)
    title, moments = asked.title, asked.moments
    if like is not None:
        title = like.title
        moments = tuple(
            replace(moment, rating=mean) for moment, mean in zip(like.moments, means, strict=True)
        )
    noted = tuple(
        replace(moment, note=_note(summary), column=_column(summary))
        for moment, summary in zip(moments, overall.moments, strict=True)
    )
    share = overall.collapsed.share
    collapsed = f" {share:.1%} of the journeys collapsed." if share is not None else ""
    summary = f"Measured over {overall.scored:,} customers.{collapsed} {WARNING}"
    base = like if like is not None else asked
    source = ", ".join(result.tables)
    return replace(base, title=title, moments=noted, summary=summary, source=source, scale_stated=True)


def _note(summary: MomentSummary) -> str:
    share = summary.zeros.share
    if share is None:
        return "Nobody rated it."
    return f"{summary.rated:,} ratings, {share:.1%} of them zeros ({summary.zeros.count:,})."


def _column(summary: MomentSummary) -> str | None:
    return summary.moment.column if summary.moment.column != summary.moment.id else None
