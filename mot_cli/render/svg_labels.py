"""What is written on a chart: its legend, the axis, ratings, what remains, the flag and the names."""

from collections.abc import Iterator

from mot_cli.render.elements import Markup, element, length, text
from mot_cli.render.svg_frame import FLAG, Drawing, Layout
from mot_cli.render.svg_text import BOLD, width, wrap
from mot_cli.render.visible import visible
from mot_cli.report.document import TimelineMoment, Tone

NAME_LINES = 3
"""Lines a name below its column may take."""


def headline(drawing: Drawing) -> Iterator[Markup]:
    """The journey's title, where the drawing stands alone."""
    for line in drawing.title:
        yield _text(line, drawing.edge, 28, class_="strong", font_size=drawing.frame.font + 5)


def legend(drawing: Drawing) -> Iterator[Markup]:
    """What bars, line and marks are."""
    x, y, font = drawing.edge, drawing.legend, drawing.frame.font
    marks = {moment.mark for moment in drawing.moments}
    signs = [f"{sign} {mark}" for sign, mark in (("▲", "fragile"), ("○", "unrated")) if mark in marks]
    others = [drawing.chart.remaining_text, *signs]
    room = drawing.frame.width - 24 - 26 - 28 - sum(width(other, font) + 16 for other in others)
    rating = " ".join(wrap(visible(drawing.chart.rating_text), room, font, 1))
    yield element("rect", class_="sound", x=x, y=y - font * 0.8, width=18.0, height=font * 0.85)
    yield _text(rating, x + 26, y, class_="quiet")
    x += 26 + width(rating, font) + 16
    yield element("path", class_="line", d=f"M{length(x)} {length(y - font * 0.35)}h20")
    yield _text(drawing.chart.remaining_text, x + 28, y, class_="quiet")
    x += 28 + width(drawing.chart.remaining_text, font) + 16
    for sign in signs:
        yield _text(sign, x, y, class_="fragile-text" if "fragile" in sign else "quiet")
        x += width(sign, font) + 16


def axis(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """The lines at nothing, half and everything."""
    for percent in (100, 50, 0):
        y = places.height(percent / 100)
        yield element(
            "path", class_="grid", d=f"M{length(drawing.frame.left)} {length(y)}H{length(places.end)}"
        )
        label = f"{percent} %" if percent == 100 else str(percent)
        yield _text(
            label,
            drawing.frame.left - 7,
            y + 4,
            class_="quiet",
            text_anchor="end",
            font_size=drawing.frame.font - 1.5,
        )


def level_name(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """What the additive level is called, at its right end."""
    additive, font = drawing.chart.timeline.additive, drawing.frame.font
    if additive is None:
        return
    for row, line in enumerate(wrap(drawing.chart.additive_text, drawing.frame.right - 9, font * BOLD, 2)):
        y = places.height(additive) + 4 + row * font * 1.2
        yield _text(line, places.end + 9, y, class_="quiet strong")


def numbers(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """Each rating, and what remains wherever that has changed."""
    if not places.labelled:
        return
    said = ""
    for index, moment in enumerate(drawing.moments):
        after = drawing.collapse is not None and index >= drawing.collapse
        on = "on-plot on-hatch" if after else "on-plot"
        yield from _rating(moment, index, places, on)
        if moment.remaining_bar and moment.remaining != said:
            yield from _left(moment, index, places, on)
        said = moment.remaining


def _rating(moment: TimelineMoment, index: int, places: Layout, on: str) -> Iterator[Markup]:
    """The rating, above its bar."""
    lift = {"collapse": 24, "zero": 16, "unrated": 18}.get(moment.mark, 6)
    tones = {"collapse": "zero-text strong", "zero": "zero-text", "fragile": "fragile-text"}
    tone = "quiet" if moment.tone is Tone.DEAD else tones.get(moment.mark, "quiet")
    said = visible(f"▲ {moment.rating}" if moment.mark == "fragile" else moment.rating)
    size = places.frame.font - 1
    if width(said, size) <= places.column * 0.6:
        x, y = places.bar_center(index), places.height(moment.bar or 0) - lift
        yield _text(said, x, y, class_=f"{tone} {on}", text_anchor="middle", font_size=size)


def _left(moment: TimelineMoment, index: int, places: Layout, on: str) -> Iterator[Markup]:
    """What remains, above the line."""
    if width(moment.remaining, places.frame.font * BOLD) <= places.column * 0.5:
        x, y = places.remaining_center(index), places.height(moment.remaining_bar or 0) - 7
        yield _text(moment.remaining, x, y, class_=f"strong {on}", text_anchor="middle")


def flag(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """The first thing one sees: where the journey collapses."""
    if drawing.collapse is None:
        return
    said = drawing.chart.collapse_text
    wide = width(said, drawing.frame.font * BOLD) + 16
    left = max(4, min(places.start(drawing.collapse) - 1.75, drawing.frame.width - 4 - wide))
    y = drawing.flag
    yield element("rect", class_="zero", x=left, y=y, width=wide, height=FLAG, rx=2.0)
    yield _text(said, left + wide / 2, y + FLAG / 2 + 4.5, class_="flag strong", text_anchor="middle")


def names(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """Each moment's number, and its name where there is room."""
    font = drawing.frame.font
    first = places.base + font + 18
    for index, moment in enumerate(drawing.moments):
        x = places.center(index)
        tone = "zero-text" if moment.mark == "collapse" else "quiet" if moment.tone is Tone.DEAD else None
        if _is_numbered(index, drawing.collapse, places.numbered):
            yield _text(moment.number, x, first, class_=f"{tone or ''} strong".strip(), text_anchor="middle")
        if not places.named:
            continue
        for row, line in enumerate(wrap(visible(moment.name), places.column - 8, font - 1, NAME_LINES), 1):
            y = first + row * font * 1.3
            yield _text(line, x, y, class_=tone, text_anchor="middle", font_size=font - 1)


def _is_numbered(index: int, collapse: int | None, step: int) -> bool:
    """The first and round ones are; the collapse always is, and others keep their distance from it."""
    if collapse is not None and abs(index - collapse) < step:
        return index == collapse
    return index == 0 or (index + (1 if step > 2 else 0)) % step == 0


def _text(said: str, x: float, y: float, **attributes: str | float | None) -> Markup:
    return element("text", text(said), x=x, y=y, **attributes)
