"""The report of `mot diff` and `mot whatif`: what changed, what it did to the scores, and by whose doing."""

from mot_cli.analysis.diff import Change, JourneyDiff, MomentChange
from mot_cli.analysis.score import JourneyScore, MomentScore
from mot_cli.report.document import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Note,
    Notes,
    Paragraph,
    SideBySide,
    Table,
    Tone,
)
from mot_cli.report.findings import moment_name
from mot_cli.report.numbers import NONE, change, count, listed, points, rating, rise, scale_ends
from mot_cli.report.timeline import timeline

_NAMED = 5  # collapses named one by one in a sentence; the rest are counted
_UNMOVED = 1e-9  # points of 100: less is what rounding does
_ABOUT = ("title", "provider", "customer", "period", "summary", "source", "scale")


def diff_document(diff: JourneyDiff, old: str = "before", new: str = "after", title: str = "") -> Document:
    """Two journeys compared: the verdict, both scores, every change with its share, and both timelines.

    Args:
        diff: the comparison.
        old: what to call the old journey.
        new: what to call the new one.
        title: the report's title; the journeys' own titles where empty.
    """
    return Document(
        title or _title(diff.old.journey.title, diff.new.journey.title),
        "",
        (
            Notes(verdicts(diff)),
            scores_table(diff, old, new),
            *_changes(diff, old, new),
            Heading("Both timelines"),
            SideBySide(
                timeline(diff.old, caption=_caption(old, diff.old)),
                timeline(diff.new, caption=_caption(new, diff.new)),
            ),
        ),
    )


def verdicts(diff: JourneyDiff) -> tuple[Note, ...]:
    """What the change did, most important first."""
    notes = [*_sameness(diff), *_collapses(diff), _scores(diff)]
    if diff.scales_differ:
        ends = f"{scale_ends(diff.old.journey.scale)} and {scale_ends(diff.new.journey.scale)}"
        notes.append(
            Note(Tone.PLAIN, f"The scales differ ({ends}), so ratings are compared by their value, 0 to 1.")
        )
    return tuple(notes)


def scores_table(diff: JourneyDiff, old: str, new: str) -> Table:
    """Both scores, the hidden loss and what remains, before and after."""
    before, after = diff.old, diff.new
    hidden = None
    if before.hidden_loss is not None and after.hidden_loss is not None:
        hidden = after.hidden_loss - before.hidden_loss
    rows = (
        _score_row("additive", before.additive, after.additive, diff.change_additive),
        _score_row("multiplicative", before.multiplicative, after.multiplicative, diff.change_multiplicative),
        _score_row("hidden loss", before.hidden_loss, after.hidden_loss, hidden, good=-1),
        _score_row("remaining", before.remaining, after.remaining, diff.change_remaining),
    )
    columns = (
        Column("score"),
        Column(old, Align.RIGHT),
        Column(new, Align.RIGHT),
        Column("change", Align.RIGHT),
    )
    return Table(columns, rows, "The scores before and after")


def _title(old: str, new: str) -> str:
    return old if old == new else f"{old} → {new}"


def _caption(label: str, score: JourneyScore) -> str:
    return f"{label}: {score.journey.title}"


def _score_row(
    label: str, before: float | None, after: float | None, difference: float | None, good: int = 1
) -> tuple[Cell, ...]:
    tone = _tone(difference, good)
    return (
        Cell(label),
        Cell(points(before)),
        Cell(points(after), Tone.STRONG),
        Cell(change(difference), tone),
    )


def _tone(difference: float | None, good: int = 1) -> Tone:
    if not difference or abs(difference) < _UNMOVED:
        return Tone.MUTED
    return Tone.BETTER if difference * good > 0 else Tone.WORSE


def _sameness(diff: JourneyDiff) -> list[Note]:
    """What to say where no moment changed: that nothing did, or what else."""
    old, new = diff.old.journey, diff.new.journey
    if diff.changed:
        return []
    if old == new:
        return [Note(Tone.PLAIN, "Nothing changed: the two journeys are the same.")]
    differ = [field for field in _ABOUT if getattr(old, field) != getattr(new, field)]
    only = f" The journeys differ in their {listed(differ)}." if differ else ""
    return [Note(Tone.PLAIN, f"No moment changed.{only}")]


def _collapses(diff: JourneyDiff) -> list[Note]:
    notes = []
    caused = diff.collapses_caused
    mended = [moment for moment in diff.collapses_mended if not _unrated_now(moment)]
    unrated = [moment for moment in diff.collapses_mended if _unrated_now(moment)]
    if caused:
        noun = "collapse is" if len(caused) == 1 else "collapses are"
        names = _named([_how(moment.new, moment.old, "added") for moment in caused])
        notes.append(Note(Tone.WORSE, f"{len(caused):,} {noun} caused: {names}."))
    if mended:
        noun = "collapse is" if len(mended) == 1 else "collapses are"
        names = _named([_how(moment.old, moment.new, "removed") for moment in mended])
        left = len(diff.new.zeros)
        verb = "is" if left == 1 else "are"
        more: tuple[str, ...] = ()
        if left:
            more = (f"{count(left, 'zero')} {verb} left: the journey is still worth nothing.",)
        elif diff.new.multiplicative is not None:  # where nothing is rated, nothing is known to hold
            more = ("The journey no longer collapses.",)
        notes.append(Note(Tone.BETTER, f"{len(mended):,} {noun} mended: {names}.", more))
    if unrated:
        verb = "is" if len(unrated) == 1 else "are"
        names = _named([moment_name(moment.old) for moment in unrated if moment.old])
        said = f"{count(len(unrated), 'zero')} {verb} no longer rated, which mends nothing: {names}."
        notes.append(Note(Tone.UNRATED, said))
    if not mended and not caused and diff.new.collapse is not None:
        first = moment_name(diff.new.collapse)
        notes.append(Note(Tone.ZERO, f"The journey still collapses at moment {first}."))
    return notes


def _unrated_now(moment: MomentChange) -> bool:
    return moment.new is not None and moment.new.value is None


def _how(zero: MomentScore | None, other: MomentScore | None, absent: str) -> str:
    """A zero by its name, and in brackets where it came or went without a change of its rating."""
    name = moment_name(zero) if zero else ""
    if other is None:
        return f"{name} ({absent})"
    return f"{name} (unrated before)" if other.value is None else name


def _named(names: list[str]) -> str:
    return listed(names if len(names) <= _NAMED else [*names[:_NAMED], f"{len(names) - _NAMED:,} more"])


def _scores(diff: JourneyDiff) -> Note:
    moved = diff.change_multiplicative
    if moved is None:
        return _unscored(diff)
    before, after = points(diff.old.multiplicative), points(diff.new.multiplicative)
    tone = Tone.PLAIN
    if abs(moved) < _UNMOVED:
        said = f"The multiplicative score stays at {after}"
        if abs(diff.change_additive or 0.0) < _UNMOVED:
            return Note(tone, f"{said}, and the average at {points(diff.new.additive)}.")
    else:
        verb, tone = ("rises", Tone.BETTER) if moved > 0 else ("falls", Tone.WORSE)
        said = f"The multiplicative score {verb} {rise(before, after)}"
    return Note(tone, f"{said}; {_average(diff)}.")


def _unscored(diff: JourneyDiff) -> Note:
    """What to say where a score is missing: a loss where there was one, and no comparison in any case."""
    if diff.old.multiplicative is not None:
        return Note(Tone.WORSE, "No moment is rated any more, so the journey has no score.")
    if diff.new.multiplicative is not None:
        return Note(Tone.UNRATED, "No moment was rated before, so the scores cannot be compared.")
    return Note(Tone.UNRATED, "Neither journey has a rated moment, so their scores cannot be compared.")


def _average(diff: JourneyDiff) -> str:
    moved = diff.change_additive or 0.0
    if abs(moved) < _UNMOVED:
        return f"the average stays at {points(diff.new.additive)}"
    said = change(moved)
    return f"the average changes by {said if said != '±0' else 'less than 0.1'}"


def _changes(diff: JourneyDiff, old: str, new: str) -> tuple[Heading | Table | Paragraph, ...]:
    rows = tuple(_change_row(moment) for moment in diff.moments if _worth_a_row(moment))
    same = len(diff.moments) - len(rows)
    blocks: list[Heading | Table | Paragraph] = [Heading("What changed")]
    if rows:
        columns = (
            Column("moment"),
            Column("what"),
            Column(old, Align.RIGHT),
            Column(new, Align.RIGHT),
            Column("multiplicative", Align.RIGHT),
            Column("additive", Align.RIGHT),
        )
        blocks.append(Table(columns, rows, "Every change, and its share of the change of each score"))
        if diff.change_multiplicative is not None:
            told = (
                "Under multiplicative and additive: each change's share of the change of that score;"
                " they sum to it."
            )
            blocks.append(Paragraph(told, Tone.MUTED))
    if same:
        verb = "is" if same == 1 else "are"
        blocks.append(Paragraph(f"{count(same, 'moment')} {verb} unchanged.", Tone.MUTED))
    return tuple(blocks)


def _worth_a_row(moment: MomentChange) -> bool:
    shares = (moment.multiplicative_share or 0.0, moment.additive_share or 0.0)
    return bool(moment.changes) or any(abs(share) >= 0.05 for share in shares)


def _change_row(moment: MomentChange) -> tuple[Cell, ...]:
    old, new = moment.old, moment.new
    value = moment.change_value
    tone = _tone(value)
    return (
        Cell(_names(moment)),
        Cell(_what(moment), Tone.MUTED),
        Cell(_rated(old)),
        Cell(_rated(new), tone if tone is not Tone.MUTED else Tone.PLAIN),
        Cell(change(moment.multiplicative_share), _tone(moment.multiplicative_share)),
        Cell(change(moment.additive_share), _tone(moment.additive_share)),
    )


def _names(moment: MomentChange) -> str:
    old, new = moment.old, moment.new
    if old is None or new is None:
        there = new or old
        return there.moment.name if there else ""
    if Change.RENAMED in moment.changes:
        return f"{old.moment.name} → {new.moment.name}"
    return new.moment.name


def _what(moment: MomentChange) -> str:
    if not moment.changes:
        return "weighs differently"
    said = [kind.value for kind in Change if kind in moment.changes]
    if Change.MOVED in moment.changes and moment.old and moment.new:
        said[said.index(Change.MOVED.value)] = f"moved from {moment.old.number} to {moment.new.number}"
    return ", ".join(said)


def _rated(moment: MomentScore | None) -> str:
    if moment is None:
        return NONE
    return "unrated" if moment.moment.rating is None else rating(moment.moment.rating)
