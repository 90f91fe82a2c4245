"""A survey as data: the shapes of `mot.survey` and `mot.survey-diff`, and their rows."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mot_cli.report.report import Record, Sheet, sheet_of
from mot_cli.report.score_record import VERSION, scale_record
from mot_cli.report.segments import segment_name
from mot_cli.survey.intervals import Interval, Share
from mot_cli.survey.problems import SurveyProblem
from mot_cli.survey.results import GroupSummary, LawArea, MomentSummary, OutcomeSummary, SurveyResult

if TYPE_CHECKING:
    from mot_cli.survey.compare import ShareChange, SurveyComparison


def survey_record(result: SurveyResult) -> Record:
    """The shape `mot.survey`."""
    return {"format": "mot.survey", "version": VERSION, **surveyed(result)}


def surveyed(result: SurveyResult) -> Record:
    """One table's answer, as other shapes hold it too."""
    question = result.question
    outcome = question.outcome
    return {
        "tables": list(result.tables),
        "engine": result.engine,
        "scale": scale_record(question.scale),
        "unrated_codes": list(question.unrated),
        "by": question.by,
        "outcome": {"column": outcome.column, "positive": outcome.positive} if outcome else None,
        "overall": _group(result.overall),
        "segments": [
            {"name": segment.name, "rank": segment.rank, **_group(segment.summary)}
            for segment in result.segments
        ],
        "warnings": [_problem(problem) for problem in result.warnings],
        "dropped": [_problem(problem) for problem in result.dropped],
    }


def survey_sheet(result: SurveyResult) -> Sheet:
    """One row a moment, for all customers and for each segment."""
    header = (
        "segment",
        "number",
        "id",
        "name",
        "rated",
        "unrated",
        "mean",
        "zeros",
        "zero_share",
        "fragile",
        "deaths",
        "death_share",
    )
    groups = [("", result.overall)]
    # "" stands for all customers, so those without a segment need a name.
    groups += [(segment_name(segment.name), segment.summary) for segment in result.segments]
    rows = (
        {
            "segment": name,
            **_moment(moment),
            "zeros": moment.zeros.count,
            "zero_share": moment.zeros.share,
            "fragile": moment.fragile.count,
            "deaths": moment.deaths.count,
            "death_share": moment.deaths.share,
        }
        for name, group in groups
        for moment in group.moments
    )
    return sheet_of(header, rows)


def comparison_record(compared: "SurveyComparison") -> Record:
    """The shape `mot.survey-diff`."""
    return {
        "format": "mot.survey-diff",
        "version": VERSION,
        "before": surveyed(compared.before),
        "after": surveyed(compared.after),
        "collapsed": _change(compared.collapsed),
        "change_additive": compared.additive,
        "change_multiplicative": compared.multiplicative,
        "moments": [
            {
                "id": moment.moment.id,
                "name": moment.moment.name,
                "change_mean": moment.mean,
                "zeros": _change(moment.zeros),
                "deaths": _change(moment.deaths),
            }
            for moment in compared.moments
        ],
        "segments": [
            {"name": segment.name, "collapsed": _change(segment.collapsed)} for segment in compared.segments
        ],
    }


def comparison_sheet(compared: "SurveyComparison") -> Sheet:
    """One row a moment of either survey."""
    header = ("id", "name", "change_mean", "zeros_before", "zeros_after", "zeros_low", "zeros_high")
    return sheet_of(header, _compared_moments(compared))


def _compared_moments(compared: "SurveyComparison") -> Iterable[Record]:
    for moment in compared.moments:
        zeros = moment.zeros
        interval = zeros.interval if zeros else None
        yield {
            "id": moment.moment.id,
            "name": moment.moment.name,
            "change_mean": moment.mean,
            "zeros_before": zeros.before.share if zeros else None,
            "zeros_after": zeros.after.share if zeros else None,
            "zeros_low": interval.low if interval else None,
            "zeros_high": interval.high if interval else None,
        }


def _group(group: GroupSummary) -> dict[str, object]:
    return {
        "customers": group.customers,
        "scored": group.scored,
        "collapsed": _share(group.collapsed),
        "additive": group.additive,
        "multiplicative": group.multiplicative,
        "hidden_loss": group.hidden_loss,
        "additive_bins": list(group.additive_bins),
        "multiplicative_bins": list(group.multiplicative_bins),
        "moments": [_moment(moment) for moment in group.moments],
        "outcomes": _outcome(group.outcome) if group.outcome else None,
    }


def _moment(moment: MomentSummary) -> dict[str, object]:
    return {
        "number": moment.number,
        "id": moment.moment.id,
        "name": moment.moment.name,
        "column": moment.moment.column,
        "weight": moment.moment.weight,
        "rated": moment.rated,
        "unrated": moment.unrated,
        "mean": moment.mean,
        "zeros": _share(moment.zeros),
        "fragile": _share(moment.fragile),
        "deaths": _share(moment.deaths),
    }


def _outcome(found: OutcomeSummary) -> Record:
    return {
        "known": _share(found.known),
        "unknown": found.unknown,
        "collapsed": _share(found.collapsed),
        "whole": _share(found.whole),
        "gap": _interval(found.gap),
        "by_zeros": [{"zeros": zeros, **_share(share)} for zeros, share in found.by_zeros],
        "laws": [_law(law) for law in found.laws],
        "exponents": [_law(law) for law in found.exponents],
        "advantage": None
        if found.advantage is None
        else {"area": found.advantage[0], "interval": _interval(found.advantage[1])},
    }


def _law(law: LawArea) -> Record:
    return {
        "law": law.law.value,
        "exponent": law.exponent,
        "area": law.roc.area if law.roc else None,
        "interval": _interval(law.roc.interval) if law.roc else None,
    }


def _share(share: Share) -> dict[str, object]:
    return {
        "count": share.count,
        "of": share.of,
        "share": share.share,
        "interval": _interval(share.interval),
    }


def _change(change: "ShareChange | None") -> Record | None:
    if change is None:
        return None
    return {
        "before": _share(change.before),
        "after": _share(change.after),
        "change": change.change,
        "interval": _interval(change.interval),
        "clear": change.clear,
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _problem(problem: SurveyProblem) -> Record:
    return {
        "code": problem.code,
        "message": problem.message,
        "column": problem.column,
        "count": problem.count,
        "examples": [str(example) for example in problem.examples],
        "hint": problem.hint,
        "dropped": problem.dropped,
    }
