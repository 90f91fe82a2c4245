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
    total = len(journeys)
    collapsed = [journey for journey in journeys if journey.zeros]
    if not total:
        verdict = Note(Tone.UNRATED, "No journey could be scored.")
    elif collapsed:
        best = max(journey.additive or 0.0 for journey in collapsed)
        noun = "journey" if total == 1 else "journeys"
        verb = "collapses" if len(collapsed) == 1 else "collapse"
        verdict = Note(
            Tone.ZERO,
            f"{len(collapsed):,} of {total:,} {noun} {verb}.",
            (f"The best average among them is {points(best)}, and shows nothing of the collapse.",),
        )
    else:
        verdict = Note(
            Tone.SOUND,
            f"None of {total:,} journeys collapses." if total > 1 else "The journey does not collapse.",
        )
    notes = [verdict]
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
