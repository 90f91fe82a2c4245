"""A score as data: the shape of `mot.score` and its rows."""

from mot_cli.analysis.score import JourneyScore, MomentScore
from mot_cli.analysis.share import mend_first, shortfall_shares
from mot_cli.journey.model import Journey
from mot_cli.journey.scale import Scale
from mot_cli.report.report import Record, Sheet, sheet_of

VERSION = 1
"""The version of the shapes; it rises when a field goes or changes its meaning, not when one is added."""


def score_record(score: JourneyScore) -> Record:
    """The shape `mot.score`."""
    return {"format": "mot.score", "version": VERSION, **scored_journey(score)}


def scored_journey(score: JourneyScore) -> Record:
    """A journey with its scores and every moment, as other shapes hold it too."""
    collapse = score.collapse
    weakest = score.weakest
    return {
        "journey": journey_record(score.journey),
        "additive": score.additive,
        "multiplicative": score.multiplicative,
        "hidden_loss": score.hidden_loss,
        "remaining": score.remaining,
        "collapse": collapse.number if collapse else None,
        "zeros": [moment.number for moment in score.zeros],
        "weakest": weakest.number if weakest else None,
        "fragile": [moment.number for moment in score.fragile],
        "unrated": [moment.number for moment in score.unrated],
        "mend_first": [moment.number for moment in mend_first(score)],
        "moments": _moments(score),
    }


def _moments(score: JourneyScore) -> list[Record]:
    shares = shortfall_shares(score)
    return [moment_record(moment, share) for moment, share in zip(score.moments, shares, strict=True)]


def journey_record(journey: Journey) -> Record:
    """What the file says of the journey as a whole."""
    return {
        "title": journey.title,
        "provider": journey.provider,
        "customer": journey.customer,
        "period": journey.period,
        "summary": journey.summary,
        "source": journey.source,
        "scale": scale_record(journey.scale),
    }


def scale_record(scale: Scale) -> Record:
    """A scale's ends, in rating units."""
    return {"min": scale.min, "max": scale.max, "zero": scale.zero, "step": scale.step}


def moment_record(scored: MomentScore, shortfall_share: float | None) -> Record:
    """One moment: what the file says, what its rating is worth, and its share of 100 − M."""
    moment = scored.moment
    return {
        "number": scored.number,
        "id": moment.id,
        "name": moment.name,
        "stage": moment.stage,
        "channel": moment.channel,
        "owner": moment.owner,
        "rating": moment.rating,
        "value": scored.value,
        "weight": moment.weight,
        "effort": moment.effort,
        "duration_seconds": moment.duration.seconds if moment.duration else None,
        "remaining": scored.remaining,
        "shortfall_share": shortfall_share,
        "state": scored.state.value,
        "dead": scored.dead,
        "promise": moment.promise,
        "note": moment.note,
        "quote": moment.quote,
    }


def score_sheet(score: JourneyScore) -> Sheet:
    """One row a moment."""
    header = (
        "number",
        "id",
        "name",
        "stage",
        "channel",
        "owner",
        "rating",
        "value",
        "weight",
        "remaining",
        "shortfall_share",
        "state",
        "dead",
    )
    return sheet_of(header, _moments(score))
