"""A timeline as lines of text: wide where there is room, stacked where there is not."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from mot_cli.render.palette import STYLES
from mot_cli.render.pen import Pen
from mot_cli.report.document import Align, Timeline, TimelineMoment, Tone

_STACKED = 56  # columns below which a moment takes two lines
_SHARES = 96  # columns from which the shares of the shortfall have room
_ONE_BAR = 74  # columns below which what remains is a number without a bar
_REMAINING = "remaining"


class _Layout(NamedTuple):
    """Column widths, in columns of the terminal."""

    total: int
    number: int
    bar: int
    rating: int
    remaining: int
    mark: int
    share: int
    remaining_bar: int

    @property
    def name(self) -> int:
        """What the other columns leave for the name."""
        used = self.number + self.bar + self.rating + self.remaining + self.mark + 5 * 2 + 1
        used += self.share + 2 if self.share else 0
        if self.remaining_bar:
            used += self.remaining_bar + 1
        return max(1, self.total - used)


def timeline_lines(timeline: Timeline, pen: Pen) -> Iterator[Text]:
    """Draw a timeline.

    Args:
        timeline: what to draw.
        pen: what to draw it with; its terminal's width decides the layout.
    """
    moments = list(timeline.moments)
    layout = _layout(moments, pen.terminal.width)
    stacked = pen.terminal.width < _STACKED
    if timeline.caption:
        yield from pen.wrap(pen.text(timeline.caption, Tone.STRONG), pen.terminal.width)
    if not stacked:
        yield from _heading(timeline, layout, pen)
    collapse = next((moment for moment in moments if moment.mark == "collapse"), None)
    for stage in timeline.stages:
        if stage.name:
            yield from pen.wrap(pen.text(f" {stage.name}", Tone.MUTED), pen.terminal.width)
        for moment in stage.moments:
            yield from (_stacked if stacked else _wide)(moment, layout, pen)
            if timeline.full:
                yield from _details(moment, layout, pen)
            if moment is collapse and moment is not moments[-1]:
                yield from _grave(timeline.dead_text, layout, pen)


def _layout(moments: list[TimelineMoment], width: int) -> _Layout:
    bar = 20 if width >= 120 else 14 if width >= 96 else 12 if width >= 66 else 8
    mark = 10 if any(moment.mark for moment in moments) else 0
    remaining_bar = bar if width >= _ONE_BAR else 0
    return _Layout(
        total=width,
        number=max([2, *(len(moment.number) for moment in moments)]),
        bar=bar,
        rating=max([6, *(len(moment.rating) for moment in moments)]),
        remaining=5 if remaining_bar or mark else len(_REMAINING),
        share=5 if width >= _SHARES and any(moment.share for moment in moments) else 0,
        mark=mark,
        remaining_bar=remaining_bar,
    )


def _heading(timeline: Timeline, layout: _Layout, pen: Pen) -> list[Text]:
    remaining = layout.remaining + (layout.remaining_bar + 1 if layout.remaining_bar else 0)
    return pen.row(
        [
            (Text(), layout.number + 1, Align.LEFT),
            (pen.text("moment", Tone.MUTED), layout.name, Align.LEFT),
            (
                pen.text(f"rating, {timeline.scale}", Tone.MUTED),
                layout.bar + 2 + layout.rating,
                Align.LEFT,
            ),
            (
                pen.text(_REMAINING, Tone.MUTED),
                max(remaining, len(_REMAINING)),
                Align.LEFT if layout.remaining_bar else Align.RIGHT,
            ),
            *(
                [(pen.text(timeline.lost_text, Tone.MUTED), layout.share, Align.RIGHT)]
                if layout.share
                else []
            ),
        ]
    )


def _wide(moment: TimelineMoment, layout: _Layout, pen: Pen) -> list[Text]:
    tone = _text_tone(moment)
    remaining = Text()
    if layout.remaining_bar:
        remaining.append_text(_remaining_bar(moment, layout.remaining_bar, pen))
        remaining.append(" ")
    remaining.append_text(pen.text(moment.remaining.rjust(layout.remaining), tone))
    return pen.row(
        [
            (pen.text(moment.number, tone), layout.number + 1, Align.RIGHT),
            (pen.text(moment.name, tone), layout.name, Align.LEFT),
            (pen.bar(moment.bar, layout.bar, moment.tone), layout.bar, Align.LEFT),
            (pen.text(moment.rating, tone), layout.rating, Align.RIGHT),
            (remaining, remaining.cell_len, Align.LEFT),
            *([(pen.text(moment.share, tone), layout.share, Align.RIGHT)] if layout.share else []),
            (_mark(moment, pen), layout.mark, Align.LEFT),
        ]
    )


def _stacked(moment: TimelineMoment, layout: _Layout, pen: Pen) -> Iterator[Text]:
    tone = _text_tone(moment)
    indent = layout.number + 1
    width = pen.terminal.width
    name = pen.wrap(pen.text(moment.name, tone), width - indent - 1)
    for index, line in enumerate(name):
        lead = moment.number.rjust(indent) if index == 0 else " " * indent
        yield pen.led(f"{lead} ", tone, line)
    rest = pen.bar(moment.bar, max(0, min(layout.bar, width - indent - 14)), moment.tone)
    rest.append_text(pen.text(f" {moment.rating}", tone))
    if moment.remaining:
        rest.append_text(pen.text(f", {moment.remaining} remains", tone))
    for line in pen.wrap(rest, width - indent - 1):
        yield Text(" " * (indent + 1)).append_text(line)
    if moment.mark:
        for line in pen.wrap(_mark(moment, pen), width - indent - 1):
            yield Text(" " * (indent + 1)).append_text(line)


def _details(moment: TimelineMoment, layout: _Layout, pen: Pen) -> Iterator[Text]:
    indent = layout.number + 3 if pen.terminal.width >= 30 else 1
    label_width = max((len(detail.label) for detail in moment.details), default=0)
    width = pen.terminal.width - indent
    for detail in moment.details:
        label = pen.text(detail.label, Tone.MUTED)
        text = pen.lines(detail.text, Tone.DEAD if moment.tone is Tone.DEAD else Tone.PLAIN)
        if width >= label_width + 22:
            cells = [
                (label, label_width, Align.LEFT),
                (text, min(width - label_width - 2, 90), Align.LEFT),
            ]
            lines = pen.row(cells)
        else:
            lines = [*pen.wrap(label, width), *pen.wrap(text, width)]
        for line in lines:
            yield Text(" " * indent).append_text(line)
    yield Text()


def _grave(dead: str, layout: _Layout, pen: Pen) -> list[Text]:
    rule = pen.glyphs.rule
    width = pen.terminal.width
    tone = STYLES[Tone.ZERO]
    indent = " " * (layout.number + 3) if width >= 40 else ""
    room = width - len(indent) - len(dead) - 2
    if room >= 4:
        return [Text(f"{indent}{rule * 2} {dead} {rule * min(room - 2, 200)}", tone)]
    return [Text(indent).append_text(line) for line in pen.wrap(Text(dead, tone), width - len(indent))]


def _mark(moment: TimelineMoment, pen: Pen) -> Text:
    if not moment.mark:
        return Text()
    tone = Tone.UNRATED if moment.mark == "unrated" else moment.tone
    if moment.tone is Tone.DEAD:
        tone = Tone.DEAD
    return Text(f"{pen.glyphs.marks[moment.mark]} {moment.mark}", STYLES[tone])


def _text_tone(moment: TimelineMoment) -> Tone:
    return moment.tone if moment.tone in (Tone.ZERO, Tone.DEAD, Tone.UNRATED) else Tone.PLAIN


def _remaining_bar(moment: TimelineMoment, width: int, pen: Pen) -> Text:
    if moment.remaining_bar == 0 and moment.mark != "collapse":
        return Text(pen.glyphs.rule * width, STYLES[Tone.DEAD])
    tone = Tone.ZERO if moment.mark == "collapse" else Tone.SOUND
    return pen.bar(moment.remaining_bar, width, Tone.UNRATED if moment.mark == "unrated" else tone)
