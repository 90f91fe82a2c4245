"""The report of `mot survey`: how many journeys died and where, what the average hid, does the law hold."""

from typing import TYPE_CHECKING

from mot_cli.report.document import (
    Align,
    Cell,
    Column,
    Document,
    Figure,
    Figures,
    Heading,
    Note,
    Notes,
    Paragraph,
    Table,
    Tone,
)
from mot_cli.report.histogram import score_histogram
from mot_cli.report.numbers import NONE, between, count, decimal, listed, percent, points
from mot_cli.report.outcome_report import outcome_blocks
from mot_cli.report.segments import segment_name
from mot_cli.survey.intervals import Share
from mot_cli.survey.problems import SurveyProblem
from mot_cli.survey.results import GroupSummary, MomentSummary, Segment, SurveyResult

if TYPE_CHECKING:
    from mot_cli.report.document import (
        Block,
    )


def survey_document(result: SurveyResult, title: str) -> Document:
    """The full report on one table.

    Args:
        result: the survey.
        title: what the report is about, such as the journey's title.
    """
    overall = result.overall
    blocks: list[Block] = [Notes(_verdicts(result))]
    if overall.scored:
        blocks += [
            key_figures(overall),
            Heading("Where journeys die"),
            moments_table(overall),
            Heading("How customers score"),
            score_histogram(overall.additive_bins, overall.multiplicative_bins),
        ]
    if result.segments:
        blocks += [Heading(f"By {result.question.by}"), segments_table(result.segments)]
    if overall.outcome is not None and result.question.outcome is not None:
        blocks += outcome_blocks(result.question.outcome, overall)
    if overall.scored:
        blocks.append(Paragraph(_METHOD, Tone.MUTED))
    return Document(title, _subtitle(result), tuple(blocks))


_NAMED = 5  # moments named one by one in a sentence; the rest are counted
_METHOD = (
    "Each customer is scored alone, then counted. Zeros and fragile ratings are shares of the ratings given;"
    " a journey dies at its first zero. In brackets: Wilson's 95 % interval."
)


def key_figures(overall: GroupSummary) -> Figures:
    """The mean of both scores, the hidden loss, and the share of collapsed journeys."""
    collapsed = overall.collapsed.share
    return Figures(
        (
            Figure("mean additive", points(overall.additive), _bar(overall.additive), Tone.PLAIN),
            Figure(
                "mean multiplicative",
                points(overall.multiplicative),
                _bar(overall.multiplicative),
                Tone.SOUND,
            ),
            Figure(
                "hidden loss",
                points(overall.hidden_loss),
                _bar(overall.hidden_loss) or None,  # no bar says none: a zero here is no bad news
                Tone.FRAGILE,
                "what the averages hide",
            ),
            Figure("collapsed", percent(collapsed), collapsed or None, Tone.ZERO, "journeys worth nothing"),
        )
    )


def moments_table(overall: GroupSummary) -> Table:
    """Every moment: its mean, its zeros, and how many of the collapsed journeys died there."""
    columns = (
        Column("moment"),
        Column("mean", Align.RIGHT),
        Column("zeros"),
        Column("died here", Align.RIGHT),
        Column("fragile", Align.RIGHT),
        Column("rated", Align.RIGHT, spare=True),
        Column("unrated", Align.RIGHT, spare=True),
    )
    largest = max((moment.zeros.share or 0.0 for moment in overall.moments), default=0.0) or 1.0
    return Table(
        columns,
        tuple(_moment_row(moment, largest) for moment in overall.moments),
        "Every moment, in the journey's order",
    )


def segments_table(segments: tuple[Segment, ...]) -> Table:
    """The segments, the largest share of collapsed journeys first."""
    columns = (
        Column("segment"),
        Column("customers", Align.RIGHT),
        Column("collapsed"),
        Column("additive", Align.RIGHT),
        Column("multiplicative", Align.RIGHT),
        Column("hidden loss", Align.RIGHT, spare=True),
    )
    largest = max((segment.summary.collapsed.share or 0.0 for segment in segments), default=0.0) or 1.0
    rows = tuple(
        (
            Cell(segment_name(segment.name)),
            Cell(f"{segment.summary.scored:,}"),
            _share_cell(segment.summary.collapsed, largest),
            Cell(points(segment.summary.additive)),
            Cell(points(segment.summary.multiplicative)),
            Cell(points(segment.summary.hidden_loss)),
        )
        for segment in segments
    )
    return Table(columns, rows, "The segments, worst first")


def share_text(share: Share) -> str:
    """A share in percent with its interval."""
    interval = share.interval
    if share.share is None or interval is None:
        return NONE
    return f"{percent(share.share)} ({between(100 * interval.low, 100 * interval.high)})"


def problem_note(problem: SurveyProblem) -> Note:
    """A warning, or what was left out, with examples."""
    more = []
    if problem.examples:
        more.append(f"Such as {'; '.join(map(str, problem.examples))}.")
    if problem.dropped:
        more.append(f"{_sentence(problem.dropped)}.")
    if problem.hint:
        more.append(f"{_sentence(problem.hint)}.")
    return Note(Tone.FRAGILE, f"{_sentence(problem.message)}.", tuple(more))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].isalpha() else text


def _subtitle(result: SurveyResult) -> str:
    tables = listed([table if table != "-" else "standard input" for table in result.tables])
    return f"{count(result.overall.customers, 'customer')} · {tables}"


def _verdicts(result: SurveyResult) -> tuple[Note, ...]:
    overall = result.overall
    notes = [_collapse(overall)]
    if overall.scored and overall.unscored:
        verb = "has" if overall.unscored == 1 else "have"
        notes.append(
            Note(Tone.UNRATED, f"{count(overall.unscored, 'customer')} {verb} no rating and no score.")
        )
    notes += [problem_note(problem) for problem in (*result.warnings, *result.dropped)]
    return tuple(notes)


def _collapse(overall: GroupSummary) -> Note:
    if not overall.scored:
        return Note(Tone.UNRATED, "No customer could be scored: there is no rating.")
    collapsed = overall.collapsed
    if not collapsed.count:
        nobody = (
            "the only customer met no zero" if collapsed.of == 1 else f"none of {collapsed.of:,} met a zero"
        )
        hidden = overall.hidden_loss
        return Note(
            Tone.SOUND,
            f"No journey collapses: {nobody}.",
            (f"The average hides {points(hidden)} of {points(overall.additive)} points.",) if hidden else (),
        )
    if collapsed.of == 1:
        dead = "the only journey is worth nothing"
    elif collapsed.count == collapsed.of:
        dead = f"all {collapsed.of:,} journeys are worth nothing"
    else:
        dead = f"{percent(collapsed.share)} of the journeys are worth nothing"
    met = f"{collapsed.count:,} of {count(collapsed.of, 'customer')} met a zero."
    return Note(
        Tone.ZERO,
        f"The average is {points(overall.additive)}, yet {dead}.",
        ((met,) if collapsed.count < collapsed.of else ()) + (_deadliest(overall),),
    )


def _deadliest(overall: GroupSummary) -> str:
    most = max(moment.deaths.count for moment in overall.moments)
    first, *tied = (moment for moment in overall.moments if moment.deaths.count == most)
    if first.deaths.count == first.deaths.of:
        who = "It" if first.deaths.of == 1 else "All of them"
        return f"{who} died at moment {_named(first)}."
    share = percent(first.deaths.share)
    if not tied:
        return (
            f"More of them died at moment {_named(first)} than at any other: {share} of the collapsed"
            " journeys."
        )
    named = [_named(moment) for moment in (first, *tied)[:_NAMED]]
    if len(tied) >= _NAMED:
        named.append(f"{len(tied) + 1 - _NAMED:,} more")
    return f"Most of them died at moments {listed(named)}: {share} of the collapsed journeys at each."


def _named(moment: MomentSummary) -> str:
    return f"{moment.number} “{moment.moment.name}”"


def _moment_row(moment: MomentSummary, largest: float) -> tuple[Cell, ...]:
    return (
        Cell(f"{moment.number} {moment.moment.name}"),
        Cell(NONE if moment.mean is None else decimal(moment.mean)),
        _share_cell(moment.zeros, largest),
        Cell(percent(moment.deaths.share), Tone.ZERO if moment.deaths.count else Tone.MUTED),
        Cell(percent(moment.fragile.share), Tone.FRAGILE if moment.fragile.count else Tone.MUTED),
        Cell(f"{moment.rated:,}"),
        Cell(f"{moment.unrated:,}", Tone.UNRATED if moment.unrated else Tone.MUTED),
    )


def _share_cell(share: Share, largest: float) -> Cell:
    tone = Tone.ZERO if share.count else Tone.MUTED
    return Cell(share_text(share), tone, (share.share or 0.0) / largest if share.count else None)


def _bar(score: float | None) -> float | None:
    return None if score is None else score / 100
