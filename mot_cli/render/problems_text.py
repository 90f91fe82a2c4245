"""Problems as a good compiler shows them: the line, a caret under the exact place, the code and the hint."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mot_cli.journey.diagnostics import Diagnostic, Place, Severity
from mot_cli.render.palette import STYLES
from mot_cli.render.pen import Pen
from mot_cli.render.terminal import Terminal
from mot_cli.report.document import Tone
from mot_cli.report.numbers import count

_CONTEXT = 12  # columns of a long line kept before the place


def render_problems_text(problems: Sequence[Diagnostic], terminal: Terminal, files: int | None = None) -> str:
    """Draw problems, one below the other.

    Args:
        problems: in the order to show them.
        terminal: what the place they go to can show.
        files: how many files were looked at, for a closing line; None draws none.
    """
    pen = Pen(terminal)
    return pen.drawn(_lines(problems, pen, files))


def _lines(problems: Sequence[Diagnostic], pen: Pen, files: int | None) -> Iterator[Text]:
    for problem in problems:
        yield from _problem(problem, pen)
        yield Text()
    if files is not None:
        yield from pen.wrap(_closing(problems, files, pen), pen.terminal.width)


def _problem(problem: Diagnostic, pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    tone = Tone.ZERO if problem.severity is Severity.ERROR else Tone.FRAGILE
    code = pen.text(f"{problem.severity}[{problem.code}]", tone)
    head = Text.assemble(code, ": ", pen.text(problem.message, Tone.STRONG))
    yield from pen.wrap(head, width)
    place = problem.place
    gutter = len(str(place.line)) if place else 1
    arrow = "→" if pen.terminal.unicode else "-->"
    where = f"{problem.file}:{place.line}:{place.column}" if place else problem.file
    yield from pen.wrap(pen.led(f"{' ' * gutter} {arrow} ", Tone.MUTED, pen.text(where)), width)
    if place is not None and width >= 30:
        yield from _excerpt(place, gutter, tone, pen)
    if problem.hint:
        lines = pen.wrap(pen.text(problem.hint), max(1, width - gutter - 9))
        for index, line in enumerate(lines):
            lead = f"{' ' * gutter} = hint: " if index == 0 else " " * (gutter + 9)
            yield pen.led(lead, Tone.MUTED, line)


def _excerpt(place: Place, gutter: int, tone: Tone, pen: Pen) -> Iterator[Text]:
    bar = "│" if pen.terminal.unicode else "|"
    blank = Text(f"{' ' * gutter} {bar}", STYLES[Tone.MUTED])
    start = place.column - place.excerpt_column
    end = max(start + 1, place.end_column - place.excerpt_column)
    before = pen.text(place.excerpt[:start])
    meant = pen.text(place.excerpt[start:end])
    after = pen.text(place.excerpt[end:])
    room = pen.terminal.width - gutter - 3
    cut_left = place.excerpt_column > 1 or (
        before.cell_len > _CONTEXT and before.cell_len + meant.cell_len > room
    )
    if cut_left and before.cell_len > _CONTEXT:
        before = before[-_CONTEXT:]
    if cut_left:
        before = pen.text("…").append_text(before)
    line = Text.assemble(before, meant, after)
    line.truncate(room, overflow="crop")
    carets = max(1, min(meant.cell_len, room - before.cell_len))
    yield blank
    yield pen.led(f"{place.line} {bar} ", Tone.MUTED, line)
    yield Text.assemble(blank, " " * (before.cell_len + 1), ("^" * carets, STYLES[tone]))


def _closing(problems: Sequence[Diagnostic], files: int, pen: Pen) -> Text:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    advice = len(problems) - errors
    if not problems:
        noun = "file is" if files == 1 else "files are"
        return pen.text(f"{files:,} {noun} in order.", Tone.SOUND)
    parts = [count(errors, "error")] if errors else []
    if advice:
        parts.append(count(advice, "piece of advice", "pieces of advice"))
    said = f"{' and '.join(parts)} in {count(files, 'file')}." if files else f"{' and '.join(parts)}."
    return pen.text(said, Tone.ZERO if errors else Tone.FRAGILE)
