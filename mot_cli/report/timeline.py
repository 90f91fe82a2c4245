"""A scored journey as a timeline, and the facts around it."""

from itertools import groupby

from mot_cli.analysis.score import JourneyScore, MomentScore, MomentState
from mot_cli.analysis.share import shortfall_shares
from mot_cli.journey.model import Journey
from mot_cli.report.document import Detail, Facts, Stage, Timeline, TimelineMoment, Tone
from mot_cli.report.numbers import points, rating, scale_ends

OWNER = "owner"
"""The label of the detail that says who answers for a moment."""

_TONES = {
    MomentState.SOUND: Tone.SOUND,
    MomentState.FRAGILE: Tone.FRAGILE,
    MomentState.ZERO: Tone.ZERO,
    MomentState.UNRATED: Tone.UNRATED,
}


def timeline(score: JourneyScore, *, full: bool = False, caption: str = "") -> Timeline:
    """Draw a journey moment by moment, consecutive moments of one stage together.

    Args:
        score: the journey's scores.
        full: whether the details of each moment are part of the report.
        caption: which journey it is, where a report holds several.
    """
    shares = shortfall_shares(score)
    stages = tuple(
        Stage(stage, tuple(_moment(moment, score, shares[moment.number - 1]) for moment in moments))
        for stage, moments in groupby(score.moments, key=lambda moment: moment.moment.stage or "")
    )
    additive = None if score.additive is None else score.additive / 100
    said = "" if score.additive is None else points(score.additive)
    return Timeline(stages, scale_ends(score.journey.scale), additive, full, caption, said)


def facts(journey: Journey) -> Facts:
    """What the file says of the journey as a whole, beyond its title."""
    labelled = (
        ("Provider", journey.provider),
        ("Customer", journey.customer),
        ("Period", journey.period),
        ("Scale", scale_ends(journey.scale)),
        ("Source", journey.source),
    )
    return Facts(tuple(Detail(label, text) for label, text in labelled if text))


def subtitle(journey: Journey) -> str:
    """Who met whom, and when, in one line."""
    return " · ".join(part for part in (journey.provider, journey.customer, journey.period) if part)


def _moment(moment: MomentScore, score: JourneyScore, share: float | None) -> TimelineMoment:
    given = moment.moment.rating
    return TimelineMoment(
        number=str(moment.number),
        name=moment.moment.name,
        tone=_tone(moment),
        mark=_mark(moment, score),
        rating="unrated" if given is None else rating(given),
        bar=moment.value,
        remaining="" if moment.remaining is None else points(moment.remaining),
        remaining_bar=None if moment.remaining is None else moment.remaining / 100,
        share=points(share) if share else "",
        details=_details(moment),
    )


def _tone(moment: MomentScore) -> Tone:
    if moment.dead and moment.state is not MomentState.ZERO:
        return Tone.DEAD
    return _TONES[moment.state]


def _mark(moment: MomentScore, score: JourneyScore) -> str:
    match moment.state:
        case MomentState.ZERO:
            first = score.collapse
            return "collapse" if first is not None and first.number == moment.number else "zero"
        case MomentState.FRAGILE:
            return "fragile"
        case MomentState.UNRATED:
            return "unrated"
        case MomentState.SOUND:
            return ""


def _details(moment: MomentScore) -> tuple[Detail, ...]:
    told = moment.moment
    weight = "" if told.weight == 1 else rating(told.weight)
    labelled = (
        ("promise", told.promise),
        ("what happened", told.note),
        ("quote", f"“{told.quote}”" if told.quote else None),
        ("channel", told.channel),
        (OWNER, told.owner),
        ("duration", str(told.duration) if told.duration else None),
        ("weight", weight),
    )
    return tuple(Detail(label, text) for label, text in labelled if text)
