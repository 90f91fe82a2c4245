"""A document as text for a terminal, a pipe or a file, with Rich."""

from collections.abc import Iterator
from itertools import zip_longest

from rich.text import Text

from mot_cli.render.pen import Pen
from mot_cli.render.terminal import Terminal
from mot_cli.render.timeline_text import timeline_lines
from mot_cli.report.document import (
    Align,
    Block,
    Chart,
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
    Tone,
)

_BETWEEN = 4  # columns between two timelines
_TIMELINE = 56  # columns a timeline needs beside another
_SENTENCE = 100  # columns beyond which a sentence is hard to read


def render_text(document: Document, terminal: Terminal) -> str:
    """Draw a report.

    Args:
        document: what to draw.
        terminal: what the place it goes to can show.

    Returns:
        The text, ending in a newline.
    """
    pen = Pen(terminal)
    return pen.drawn(_document(document, pen))


def _document(document: Document, pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    if document.title:
        yield from pen.wrap(pen.text(document.title, Tone.STRONG), width)
        if document.subtitle:
            yield from pen.wrap(pen.text(document.subtitle, Tone.MUTED), width)
    first = not document.title
    for block in document.blocks:
        lines = list(_block(block, pen))
        while lines and not lines[-1]:  # what a block ends with, the space between blocks stands for
            lines.pop()
        if not lines:
            continue
        if not first:
            yield Text()
        first = False
        yield from lines


def _block(block: Block, pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    match block:
        case Heading():
            yield from pen.wrap(pen.text(block.text, Tone.STRONG), width)
        case Paragraph():
            yield from pen.wrap(pen.lines(block.text, block.tone), min(width, _SENTENCE))
        case Figures():
            yield from _figures(block, pen)
        case Timeline():
            yield from timeline_lines(block, pen)
        case SideBySide():
            yield from _side_by_side(block, pen)
        case Table() | Histogram():
            from mot_cli.render.table_text import table_lines
            from mot_cli.report.histogram import as_table

            yield from table_lines(as_table(block), pen)
        case Notes():
            yield from (line for note in block.notes for line in _note(note, pen))
        case Facts():
            yield from _facts(block, pen)
        case Chart() | Diagram():
            pass  # the timeline says the same in a terminal


def _side_by_side(block: SideBySide, pen: Pen) -> Iterator[Text]:
    half = (pen.terminal.width - _BETWEEN) // 2
    if half < _TIMELINE:
        yield from (*timeline_lines(block.left, pen), Text(), *timeline_lines(block.right, pen))
        return
    narrow = Pen(pen.terminal._replace(width=half))
    sides = (list(timeline_lines(block.left, narrow)), list(timeline_lines(block.right, narrow)))
    for left, right in zip_longest(*sides, fillvalue=Text()):
        yield Text.assemble(left, " " * (half - left.cell_len + _BETWEEN), right)


def _figures(figures: Figures, pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    label = max(len(figure.label) for figure in figures.figures)
    number = max(len(figure.text) for figure in figures.figures)
    if width < label + number + 3:
        for figure in figures.figures:
            yield from pen.wrap(pen.text(f"{figure.label} {figure.text}"), width)
        return
    bars = any(figure.bar is not None for figure in figures.figures)
    bar = max(0, min(40, width - label - number - 8 - (38 if width >= 90 else 0))) if bars else 0
    for figure in figures.figures:
        cells = [
            (pen.text(figure.label), label + 1, Align.RIGHT),
            (pen.text(figure.text, Tone.STRONG), number, Align.RIGHT),
        ]
        if bar >= 4:
            cells.append((pen.bar(figure.bar, bar, figure.tone), bar, Align.LEFT))
        room = width - sum(size for _, size, _ in cells) - 2 * len(cells)
        if figure.note and room >= len(figure.note):
            cells.append((pen.text(figure.note, Tone.MUTED), room, Align.LEFT))
        yield from pen.row(cells)


def _note(note: Note, pen: Pen) -> Iterator[Text]:
    width = min(pen.terminal.width, _SENTENCE)
    indent = 3 if width >= 20 else 0
    lines = pen.wrap(pen.text(note.text, _headline(note.tone)), width - indent)
    for index, line in enumerate(lines):
        lead = f" {_bullet(note.tone, pen)} " if index == 0 and indent else " " * indent
        yield pen.led(lead, note.tone, line)
    for more in note.more:
        for line in pen.wrap(pen.text(more), width - indent):
            yield Text(" " * indent).append_text(line)


def _headline(tone: Tone) -> Tone:
    return tone if tone in (Tone.ZERO, Tone.WORSE, Tone.MUTED) else Tone.PLAIN


def _bullet(tone: Tone, pen: Pen) -> str:
    marks = pen.glyphs.marks
    match tone:
        case Tone.ZERO | Tone.WORSE:
            return marks["zero"]
        case Tone.FRAGILE:
            return marks["fragile"]
        case Tone.UNRATED:
            return marks["unrated"]
        case Tone.SOUND | Tone.BETTER:
            return "✓" if pen.terminal.unicode else "+"
        case _:
            return pen.glyphs.bullet


def _facts(facts: Facts, pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    label = max((len(fact.label) for fact in facts.facts), default=0)
    for fact in facts.facts:
        name, text = pen.text(fact.label, Tone.MUTED), pen.lines(fact.text)
        if width >= label + 22:
            yield from pen.row([(name, label, Align.LEFT), (text, min(width - label - 2, 90), Align.LEFT)])
        else:
            yield from (*pen.wrap(name, width), *pen.wrap(text, width))
