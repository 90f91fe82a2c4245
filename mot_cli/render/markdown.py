"""A document as Markdown that reads well raw and renders on GitHub and GitLab; no HTML."""

from collections.abc import Iterator

from mot_cli.render.markdown_table import Row, bar, table
from mot_cli.render.markdown_text import bold, fence, inline, lines
from mot_cli.render.mermaid import journey_diagram
from mot_cli.report.document import (
    Align,
    Block,
    Cell,
    Chart,
    Column,
    Detail,
    Diagram,
    Document,
    Facts,
    Figures,
    Heading,
    Histogram,
    Note,
    Notes,
    Paragraph,
    SideBySide,
    Table,
    Timeline,
    TimelineMoment,
    Tone,
)
from mot_cli.report.histogram import as_table

MARKS = {"collapse": "✕", "zero": "✕", "fragile": "▲", "unrated": "○"}
_BOLD = (Tone.ZERO, Tone.WORSE, Tone.SOUND, Tone.BETTER, Tone.STRONG)
_BULLETS = {
    Tone.ZERO: "✕",
    Tone.WORSE: "✕",
    Tone.FRAGILE: "▲",
    Tone.UNRATED: "○",
    Tone.SOUND: "✓",
    Tone.BETTER: "✓",
}
_QUOTE = "quote"


def render_markdown(document: Document) -> str:
    """Write a report as Markdown.

    A chart becomes its text and a Mermaid diagram, which both sites draw.

    Args:
        document: what to write.

    Returns:
        The text, ending in a newline.
    """
    title = inline(document.title)
    parts = [f"# {title}"] if title else []
    if document.subtitle.strip():
        parts.append(lines(document.subtitle))
    parts.extend(part for block in document.blocks for part in _block(block, document.title) if part)
    return "\n\n".join(parts) + "\n"


def _block(block: Block, title: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * min(max(block.level, 1), 6)} {inline(block.text)}"
        case Paragraph():
            yield lines(block.text)
        case Figures():
            yield _figures(block)
        case Timeline():
            yield from _timeline(block)
        case SideBySide():
            yield from _timeline(block.left)
            yield from _timeline(block.right)
        case Table() | Histogram():
            yield from _table(as_table(block))
        case Notes():
            yield "\n".join(map(_note, block.notes))
        case Facts():
            yield "\n".join(map(_detail, block.facts))
        case Chart() | Diagram():
            yield from _diagram(block, title)


def _diagram(block: Chart | Diagram, title: str) -> Iterator[str]:
    match block:
        case Chart():
            yield lines(block.text)
            yield fence("mermaid", journey_diagram(block.timeline, block.timeline.caption or title))
        case Diagram():
            yield fence(block.language, block.text)


# -- the timeline ----------------------------------------------------------------------------------------


def _timeline(timeline: Timeline) -> Iterator[str]:
    moments = [moment for stage in timeline.stages for moment in stage.moments]
    shares = any(moment.share for moment in moments)
    columns = [
        Column("no.", Align.RIGHT),
        Column("moment"),
        Column(f"rating, {timeline.scale}"),
        Column("remaining"),
        Column("mark"),
    ]
    if shares:
        columns.append(Column(timeline.lost_text, Align.RIGHT))
    rows: list[Row] = []
    for stage in timeline.stages:
        if stage.name.strip():
            rows.append(("", bold(stage.name), *[""] * (len(columns) - 2)))
        rows.extend(_moment(moment, shares) for moment in stage.moments)
    yield bold(timeline.caption)
    yield table(columns, rows)
    if timeline.full:
        for moment in moments:
            yield from _told(moment)


def _moment(moment: TimelineMoment, shares: bool) -> Row:
    name = bold(moment.name) if moment.tone is Tone.ZERO else inline(moment.name)
    row = (
        inline(moment.number),
        name,
        f"{bar(moment.bar)} {inline(moment.rating)}".strip(),
        f"{bar(moment.remaining_bar)} {inline(moment.remaining)}".strip(),
        _mark(moment),
    )
    return (*row, inline(moment.share)) if shares else row


def _mark(moment: TimelineMoment) -> str:
    if not moment.mark:
        return "dead" if moment.tone is Tone.DEAD else ""
    return inline(f"{MARKS.get(moment.mark, '')} {moment.mark}")


def _told(moment: TimelineMoment) -> Iterator[str]:
    """A moment at full length, below the table."""
    if not moment.details:
        return
    mark = f" ({inline(moment.mark)})" if moment.mark else ""
    yield f"### {inline(moment.number)} · {inline(moment.name)}{mark}"
    yield "\n".join(_detail(detail) for detail in moment.details if detail.label != _QUOTE)
    for detail in moment.details:
        if detail.label == _QUOTE:
            yield f"> {lines(detail.text, '> ')}"


# -- the rest --------------------------------------------------------------------------------------------


def _detail(detail: Detail) -> str:
    return f"- {bold(detail.label)}: {lines(detail.text, '  ')}"


def _note(note: Note) -> str:
    mark = _BULLETS.get(note.tone, "")
    said = bold(note.text) if note.tone in _BOLD else lines(note.text, "  ")
    headline = " ".join(part for part in (mark, said) if part)
    return "\n  ".join((f"- {headline}", *(lines(more, "  ") for more in note.more)))


def _figures(figures: Figures) -> str:
    columns = (Column("score"), Column("points", Align.RIGHT), Column("of 100"), Column("what it says"))
    rows = [
        (inline(figure.label), bold(figure.text), bar(figure.bar), inline(figure.note))
        for figure in figures.figures
    ]
    return table(columns, rows)


def _table(block: Table) -> Iterator[str]:
    yield bold(block.caption)
    yield table(block.columns, [tuple(map(_cell, row)) for row in block.rows])


def _cell(cell: Cell) -> str:
    text = bold(cell.text) if cell.tone in (Tone.ZERO, Tone.WORSE, Tone.STRONG) else inline(cell.text)
    return f"{bar(cell.bar)} {text}".strip()
