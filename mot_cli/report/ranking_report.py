"""The report of `mot score` on several journeys: a ranked table and one line that sums it up."""

from collections.abc import Sequence

from mot_cli.analysis.ranking import RankedJourney
from mot_cli.report.document import Align, Cell, Column, Document, Note, Notes, Table, Tone
from mot_cli.report.numbers import NONE, count, points

RANKING_COLUMNS = (
    Column("journey"),
    Column("file", spare=True),
    Column("collapses at"),
    Column("additive", Align.RIGHT),
    Column("multiplicative", Align.RIGHT),
    Column("hidden loss", Align.RIGHT),
)


def ranking_document(journeys: Sequence[RankedJourney], unreadable: int = 0) -> Document:
    """A row a journey, in the order given, and how many of them collapsed.

    Args:
        journeys: already sorted.
        unreadable: how many files were no journey and are missing here.
    """
    return Document("", "", (ranking_table(journeys), ranking_notes(journeys, unreadable)))


def ranking_table(journeys: Sequence[RankedJourney]) -> Table:
    """A row a journey, in the order given."""
    return Table(RANKING_COLUMNS, tuple(map(_row, journeys)), "Journeys, ranked")


def ranking_notes(journeys: Sequence[RankedJourney], unreadable: int = 0) -> Notes:
    """How many journeys collapsed, how good their averages were, and how many files are missing."""
    notes = [_verdict(journeys)]
    unscored = sum(journey.rated == 0 for journey in journeys)
    if unscored:
        verb = "has" if unscored == 1 else "have"
        notes.append(
            Note(Tone.UNRATED, f"{count(unscored, 'journey')} {verb} no rated moment and so no score.")
        )
    if unreadable:
        verb = "gave no journey and is" if unreadable == 1 else "gave no journey and are"
        notes.append(Note(Tone.FRAGILE, f"{count(unreadable, 'path')} {verb} missing here."))
    return Notes(tuple(notes))


def _verdict(journeys: Sequence[RankedJourney]) -> Note:
    if all(journey.rated == 0 for journey in journeys):
        return Note(Tone.UNRATED, "No journey could be scored.")
    total = len(journeys)
    collapsed = [journey for journey in journeys if journey.zeros]
    if not collapsed:
        return Note(
            Tone.SOUND,
            f"None of {total:,} journeys collapses." if total > 1 else "The journey does not collapse.",
        )
    best = points(max(journey.additive or 0.0 for journey in collapsed))
    shown = f"{best}, and shows nothing of the collapse."
    if total == 1:
        return Note(Tone.ZERO, "The journey collapses.", (f"Its average is {shown}",))
    verb = "collapses" if len(collapsed) == 1 else "collapse"
    return Note(
        Tone.ZERO,
        f"{len(collapsed):,} of {total:,} journeys {verb}.",
        (f"The best average among them is {shown}",),
    )


def _row(journey: RankedJourney) -> tuple[Cell, ...]:
    if journey.collapse is None:
        collapse = Cell(NONE, Tone.MUTED)
    else:
        more = f" (+{journey.zeros - 1:,} more)" if journey.zeros > 1 else ""
        collapse = Cell(f"{journey.collapse} {journey.collapse_name}{more}", Tone.ZERO)
    tone = Tone.UNRATED if journey.multiplicative is None else Tone.ZERO if journey.zeros else Tone.SOUND
    return (
        Cell(journey.title),
        Cell(journey.path, Tone.MUTED),
        collapse,
        Cell(points(journey.additive)),
        Cell(points(journey.multiplicative), tone),
        Cell(points(journey.hidden_loss)),
    )
