"""The report of `mot export`: all there is to say of a journey, or of several with an overview first."""

from collections.abc import Sequence

from mot_cli.analysis.ranking import RankedJourney
from mot_cli.analysis.score import JourneyScore
from mot_cli.analysis.share import mend_first, shortfall_shares
from mot_cli.report.chart import chart
from mot_cli.report.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Notes,
    Paragraph,
    Table,
    Tone,
)
from mot_cli.report.findings import findings
from mot_cli.report.numbers import decimal, points, rating
from mot_cli.report.ranking_report import ranking_notes, ranking_table
from mot_cli.report.score_report import key_figures
from mot_cli.report.timeline import facts, subtitle, timeline

_HOW = (
    """Each rating becomes a value from 0 (worth nothing) to 1 (as good as the scale can say). The additive
    score is the weighted average of the values, out of 100: good moments pay for bad ones. The multiplicative
    score is their weighted geometric mean, out of 100: it is never above the average, and 0 as soon as one
    value is 0. The hidden loss is the difference. What remains after a moment is the running product of the
    values. Unrated moments are left out of every score.""",
    """What is lost at a moment is its share of the points missing to 100, its Shapley value: how much of them
    goes back to it, whichever order the moments would be mended in. The shares sum to what is missing.""",
    "That moments multiply is a rule of thumb, an alarm for managers and not a proven predictor.",
)


def export_document(score: JourneyScore) -> Document:
    """The full report on one journey."""
    journey = score.journey
    return Document(journey.title, subtitle(journey), (*_journey(score, level=2), *_method(level=2)))


def export_several_document(
    ranked: Sequence[RankedJourney], scores: Sequence[JourneyScore], unreadable: int = 0
) -> Document:
    """The full report on several journeys: the ranking first, then each in that order.

    Args:
        ranked: the journeys as ranked.
        scores: the same journeys as scored, in the same order.
        unreadable: how many files were no journey and are missing here.
    """
    blocks: list[Block] = [ranking_notes(ranked, unreadable), ranking_table(ranked)]
    for score in scores:
        line = subtitle(score.journey)
        blocks.append(Heading(score.journey.title, 2))
        if line:
            blocks.append(Paragraph(line, Tone.MUTED))
        blocks += _journey(score, level=3)
    return Document("Customer journeys", "", (*blocks, *_method(level=2)))


def _journey(score: JourneyScore, level: int) -> list[Block]:
    journey = score.journey
    drawn = timeline(score, full=True)
    blocks: list[Block] = [Notes(findings(score)), key_figures(score), chart(drawn, journey.title)]
    if journey.summary:
        blocks.append(Paragraph(journey.summary))
    blocks += [facts(journey), Heading("The moments", level), drawn]
    shares = _shares(score)
    if shares is not None:
        blocks += [Heading("What to mend first", level), shares]
    return blocks


def _shares(score: JourneyScore) -> Table | None:
    first = mend_first(score)
    if not first or 100 - (score.multiplicative or 0.0) < 0.05:
        return None
    shares = shortfall_shares(score)
    shortfall = 100 - (score.multiplicative or 0.0)
    rows = []
    for moment in first:
        share = shares[moment.number - 1] or 0.0
        tone = Tone(moment.state.value)
        rows.append(
            (
                Cell(f"{moment.number} {moment.moment.name}"),
                Cell(moment.moment.owner or "", Tone.MUTED),
                Cell(rating(moment.moment.rating or 0.0), tone),
                Cell(points(share), tone, share / shortfall if shortfall else 0.0),
            )
        )
    columns = (
        Column("moment"),
        Column("owner"),
        Column("rating", Align.RIGHT),
        Column(f"share of the {decimal(shortfall)} missing", Align.RIGHT),
    )
    return Table(columns, tuple(rows), "The moments by their share of the shortfall from 100")


def _method(level: int) -> list[Block]:
    told = (Paragraph(" ".join(text.split()), Tone.MUTED) for text in _HOW)
    return [Heading("How the scores are computed", level), *told]
