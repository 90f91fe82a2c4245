"""The findings on one journey in sentences: where it collapses, what is weak, what was never rated."""

from mot_cli.analysis.score import JourneyScore, MomentScore
from mot_cli.analysis.share import mend_first, shortfall_shares
from mot_cli.report.document import Note, Tone
from mot_cli.report.numbers import count, decimal, listed, points, rating

_MENDED = 3  # moments named as those to mend first
_SHOWN = 0.05  # points; what is less rounds to nothing, and a sentence about it says nothing
_NAMED = 5  # moments named one by one in a sentence; the rest are counted


def findings(score: JourneyScore) -> tuple[Note, ...]:
    """What a reader must know of a journey, most important first."""
    notes = [_verdict(score), _mend_first(score), _weakest(score), _fragile(score), _unrated(score)]
    return tuple(note for note in notes if note is not None)


def moment_name(moment: MomentScore) -> str:
    """A moment as a sentence names it: its number and its name in quotation marks."""
    return f"{moment.number} “{moment.moment.name}”"


def moment_names(moments: tuple[MomentScore, ...]) -> str:
    """Several moments in a sentence; past the first five they are counted."""
    named = [moment_name(moment) for moment in moments[:_NAMED]]
    if len(moments) > _NAMED:
        named.append(f"{len(moments) - _NAMED:,} more")
    return listed(named)


def _verdict(score: JourneyScore) -> Note:
    if score.multiplicative is None:
        return Note(Tone.UNRATED, "No moment is rated, so there is no score yet.")
    first = score.collapse
    if first is None:
        return Note(
            Tone.SOUND,
            "The journey holds: no moment is worth nothing.",
            (f"The average hides {points(score.hidden_loss)} of {points(score.additive)} points.",)
            if (score.hidden_loss or 0.0) >= _SHOWN
            else (),
        )
    more = []
    others = score.zeros[1:]
    if others:
        are = "is a zero too" if len(others) == 1 else "are zeros too"
        every = "both" if len(others) == 1 else f"all {len(score.zeros):,}"
        more.append(
            f"{_Moments(others)} {moment_names(others)} {are}. Mending one of them changes nothing:"
            f" the journey stays at zero until {every} are mended."
        )
    more.append(_owners(score.zeros))
    return Note(Tone.ZERO, f"The journey collapses at moment {moment_name(first)}.", tuple(more))


def _Moments(moments: tuple[MomentScore, ...]) -> str:  # noqa: N802 - reads as the word it gives
    return "Moment" if len(moments) == 1 else "Moments"


def _owners(zeros: tuple[MomentScore, ...]) -> str:
    owned: dict[str, list[str]] = {}
    for zero in zeros:
        owned.setdefault(zero.moment.owner or "", []).append(str(zero.number))
    nobody = owned.pop("", [])
    parts = [f"{owner} ({_numbered(numbers)})" for owner, numbers in owned.items()]
    noun = "zero" if len(zeros) == 1 else "zeros"
    said = f"Who owns the {noun}: {listed(parts[:_NAMED])}." if parts else ""
    if nobody:
        said = f"{said} No owner is named for {_numbered(nobody)}.".strip()
    return said


def _numbered(numbers: list[str]) -> str:
    noun = "moment" if len(numbers) == 1 else "moments"
    shown = [*numbers[:_NAMED], f"{len(numbers) - _NAMED:,} more"] if len(numbers) > _NAMED else numbers
    return f"{noun} {listed(shown)}"


def _mend_first(score: JourneyScore) -> Note | None:
    first = mend_first(score)[:_MENDED]
    if not first or score.multiplicative is None or 100 - score.multiplicative < _SHOWN:
        return None
    shares = shortfall_shares(score)
    missing = decimal(100 - score.multiplicative)
    of_missing = f" of the {missing} missing points"
    named = []
    for moment in first:
        named.append(f"{moment_name(moment)} ({points(shares[moment.number - 1])}{of_missing})")
        of_missing = ""
    rest = f", then {listed(named[1:])}" if len(named) > 1 else ""
    return Note(Tone.PLAIN, f"Mend first: moment {named[0]}{rest}.")


def _weakest(score: JourneyScore) -> Note | None:
    alive = [moment for moment in score.rated if moment.value]
    if not alive:
        return None
    weakest = min(alive, key=lambda moment: moment.value or 0.0)
    if weakest.value == 1:
        return None
    others = "Of the others, the" if score.zeros else "The"
    given = rating(weakest.moment.rating or 0.0)
    top = rating(score.journey.scale.max)
    return Note(Tone.PLAIN, f"{others} weakest is moment {moment_name(weakest)}, rated {given} of {top}.")


def _fragile(score: JourneyScore) -> Note | None:
    fragile = score.fragile
    if not fragile:
        return None
    noun = "moment is" if len(fragile) == 1 else "moments are"
    return Note(
        Tone.FRAGILE,
        f"{len(fragile):,} {noun} fragile, one bad day from collapse: {moment_names(fragile)}.",
    )


def _unrated(score: JourneyScore) -> Note | None:
    unrated = score.unrated
    if not unrated or score.multiplicative is None:
        return None
    verb = "is" if len(unrated) == 1 else "are"
    return Note(
        Tone.UNRATED,
        f"{count(len(unrated), 'moment')} {verb} unrated and left out of every score:"
        f" {moment_names(unrated)}.",
    )
