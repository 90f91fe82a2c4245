"""The report of `mot survey A B`: two tables side by side, with intervals for what changed."""

from typing import TYPE_CHECKING

from mot_cli.report.document import Align, Cell, Column, Document, Heading, Note, Notes, Table, Tone
from mot_cli.report.numbers import NONE, between, change, count, percent, points
from mot_cli.report.segments import segment_name
from mot_cli.report.survey_report import problem_note
from mot_cli.survey.compare import MomentChange, SegmentChange, ShareChange, SurveyComparison

if TYPE_CHECKING:
    from mot_cli.report.document import Block


def survey_diff_document(compared: SurveyComparison, title: str) -> Document:
    """What changed between two tables, and whether it is more than chance would often bring."""
    blocks: list[Block] = [Notes(_verdicts(compared)), _scores(compared)]
    blocks += [Heading("By moment"), _moments(compared.moments)]
    if compared.segments:
        blocks += [Heading(f"By {compared.after.question.by}"), _segments(compared.segments)]
    before, after = compared.before, compared.after
    subtitle = (
        f"{count(before.overall.customers, 'customer')} in {', '.join(before.tables)}"
        f" against {count(after.overall.customers, 'customer')} in {', '.join(after.tables)}"
    )
    return Document(title, subtitle, tuple(blocks))


def _verdicts(compared: SurveyComparison) -> tuple[Note, ...]:
    found = compared.collapsed
    moved = found.change
    if moved is None or found.interval is None:
        notes = [Note(Tone.UNRATED, "One of the two tables has no scored customer: nothing compares.")]
    else:
        shares = f"from {percent(found.before.share)} to {percent(found.after.share)}"
        ends = between(100 * found.interval.low, 100 * found.interval.high)
        more: tuple[str, ...] = (f"The change is {_change(moved)} (95 % interval {ends}).",)
        if moved == 0:
            tone, said = Tone.PLAIN, f"As many journeys collapse as before: {percent(found.after.share)}."
            more = (f"The 95 % interval of the change is {ends} points.",)
        elif not found.clear:
            tone, said = Tone.PLAIN, f"Collapsed journeys went {shares}, which may be chance."
        elif moved > 0:
            tone, said = Tone.WORSE, f"More journeys collapse: {shares}."
        else:
            tone, said = Tone.BETTER, f"Fewer journeys collapse: {shares}."
        notes = [Note(tone, said, more)]
    for result in (compared.before, compared.after):
        for problem in (*result.warnings, *result.dropped):
            note = problem_note(problem)
            notes.append(note._replace(text=f"{', '.join(result.tables)}: {note.text}"))
    return tuple(notes)


def _change(moved: float) -> str:
    said = change(100 * moved)
    return f"{said} point" if said[1:] == "1" else f"{said} points"


def _scores(compared: SurveyComparison) -> Table:
    first, second = compared.before.overall, compared.after.overall
    columns = (
        Column("score"),
        Column("before", Align.RIGHT),
        Column("after", Align.RIGHT),
        Column("change", Align.RIGHT),
        Column("95 % interval", Align.RIGHT),
    )
    rows = (
        _score("mean additive", first.additive, second.additive, compared.additive),
        _score("mean multiplicative", first.multiplicative, second.multiplicative, compared.multiplicative),
        (Cell("collapsed"), *_share_cells(compared.collapsed)),
    )
    return Table(columns, rows, "Both tables")


def _score(name: str, before: float | None, after: float | None, moved: float | None) -> tuple[Cell, ...]:
    tone = Tone.MUTED if not moved else Tone.BETTER if moved > 0 else Tone.WORSE
    return Cell(name), Cell(points(before)), Cell(points(after)), Cell(change(moved), tone), Cell(NONE)


def _moments(moments: tuple[MomentChange, ...]) -> Table:
    columns = (
        Column("moment"),
        Column("change of mean", Align.RIGHT),
        Column("zeros before", Align.RIGHT),
        Column("after", Align.RIGHT),
        Column("change", Align.RIGHT),
        Column("95 % interval", Align.RIGHT),
    )
    rows = tuple(
        (Cell(moment.moment.name), Cell(change(moment.mean)), *_share_cells(moment.zeros))
        for moment in moments
    )
    return Table(columns, rows, "The zeros of every moment in both tables")


def _segments(segments: tuple[SegmentChange, ...]) -> Table:
    columns = (
        Column("segment"),
        Column("collapsed before", Align.RIGHT),
        Column("after", Align.RIGHT),
        Column("change", Align.RIGHT),
        Column("95 % interval", Align.RIGHT),
    )
    rows = tuple(
        (
            Cell(segment_name(segment.name)),
            *_segment_cells(segment),
        )
        for segment in segments
    )
    return Table(columns, rows, "The collapsed journeys of every segment in both tables")


def _segment_cells(segment: SegmentChange) -> tuple[Cell, ...]:
    if segment.collapsed is not None:
        return _share_cells(segment.collapsed)
    # It occurs in one table only: nothing compares, and still its share is worth knowing.
    sides = (side.collapsed.share if side is not None else None for side in (segment.before, segment.after))
    return (*(Cell(percent(share)) for share in sides), Cell(NONE), Cell(NONE))


def _share_cells(found: ShareChange | None) -> tuple[Cell, ...]:
    if found is None:
        return (Cell(NONE),) * 4
    moved, interval = found.change, found.interval
    tone = Tone.MUTED if not found.clear or not moved else Tone.WORSE if moved > 0 else Tone.BETTER
    return (
        Cell(percent(found.before.share)),
        Cell(percent(found.after.share)),
        Cell(change(None if moved is None else 100 * moved), tone),
        Cell(NONE if interval is None else between(100 * interval.low, 100 * interval.high)),
    )
