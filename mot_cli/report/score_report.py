"""The report of `mot score` on one journey."""

from mot_cli.analysis.score import JourneyScore
from mot_cli.report.chart import chart
from mot_cli.report.document import Document, Figure, Figures, Notes, Tone
from mot_cli.report.findings import findings
from mot_cli.report.numbers import points
from mot_cli.report.timeline import subtitle, timeline


def score_document(score: JourneyScore) -> Document:
    """One journey: its timeline, both scores on one scale, and what follows from them."""
    journey = score.journey
    drawn = timeline(score)
    return Document(
        journey.title,
        subtitle(journey),
        (chart(drawn), drawn, key_figures(score), Notes(findings(score))),
    )


def key_figures(score: JourneyScore) -> Figures:
    """Both scores and the hidden loss, with bars on the same 0..100."""
    additive, multiplicative, hidden = score.additive, score.multiplicative, score.hidden_loss
    collapsed = score.collapse is not None
    return Figures(
        (
            Figure("additive", points(additive), _bar(additive), Tone.PLAIN, "what the average says"),
            Figure(
                "multiplicative",
                points(multiplicative),
                _bar(multiplicative),
                Tone.ZERO if collapsed else Tone.SOUND,
                "what is left when moments multiply",
            ),
            Figure("hidden loss", points(hidden), _bar(hidden), Tone.FRAGILE, "what the average hides"),
        )
    )


def _bar(score: float | None) -> float | None:
    return None if score is None else score / 100
