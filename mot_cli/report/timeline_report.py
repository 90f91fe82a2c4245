"""The report of `mot timeline`: one journey's story at full length."""

from mot_cli.analysis.score import JourneyScore
from mot_cli.report.chart import chart
from mot_cli.report.document import Document, Notes, Paragraph
from mot_cli.report.findings import findings
from mot_cli.report.score_report import key_figures
from mot_cli.report.timeline import facts, subtitle, timeline


def timeline_document(score: JourneyScore) -> Document:
    """Every moment with its promise, what happened, its quote and its owner, and what remains after it."""
    journey = score.journey
    summary = (Paragraph(journey.summary),) if journey.summary else ()
    drawn = timeline(score, full=True)
    return Document(
        journey.title,
        subtitle(journey),
        (
            *summary,
            facts(journey),
            chart(drawn),
            drawn,
            key_figures(score),
            Notes(findings(score)[:1]),
        ),
    )
