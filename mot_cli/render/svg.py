"""The chart of a journey as SVG: alone in a file, or inside a page. `svg_frame` knows where things stand."""

from collections.abc import Iterator

from mot_cli.render.elements import Markup, element, joined, length, lines, text
from mot_cli.render.svg_frame import FLAG, NARROW, WIDE, Drawing, Layout
from mot_cli.render.svg_labels import NAME_LINES, axis, flag, headline, legend, level_name, names, numbers
from mot_cli.render.svg_style import chart_style
from mot_cli.report.document import Chart, TimelineMoment, Tone

_CROWDED = 120  # moments beyond which bars of one tone are one path, so that the file stays small


def render_svg(chart: Chart) -> str:
    """Draw a chart as a file of its own, for light and dark screens, with no script and nothing to fetch.

    Args:
        chart: what to draw.

    Returns:
        An SVG document, ending in a newline.
    """
    return f"{_draw(Drawing(chart, WIDE, 'mot', alone=True))}\n"


def charts_in_page(chart: Chart, key: str) -> Markup:
    """The same drawing for a page that brings its style: one for wide screens and paper, one for phones.

    Args:
        chart: what to draw.
        key: unlike any other on the page; identifiers start with it.
    """
    return joined(
        _draw(Drawing(chart, frame, f"{key}-{name}", alone=False))
        for name, frame in (("wide", WIDE), ("narrow", NARROW))
    )


def _draw(drawing: Drawing) -> Markup:
    places = drawing.layout
    font = drawing.frame.font
    below = font * 1.35 * (NAME_LINES + 1) + 20 if places.named else font + 20
    high = round(places.base + below + 8)
    parts = [
        element("title", text(drawing.name), id=f"{drawing.key}-title"),
        element("desc", lines(drawing.chart.text), id=f"{drawing.key}-desc"),
    ]
    if drawing.alone:
        parts.append(element("style", Markup(chart_style())))
        parts.append(element("rect", class_="paper", width=drawing.frame.width, height=float(high), rx=6.0))
    parts += [
        *headline(drawing),
        *legend(drawing),
        *_grave(drawing, places),
        *axis(drawing, places),
        *_bars(drawing, places),
        *_level(drawing, places),
        *_remaining(drawing, places),
        *numbers(drawing, places),
        *_mast(drawing, places),
        *_marks(drawing, places),
        *level_name(drawing, places),
        *flag(drawing, places),
        *names(drawing, places),
    ]
    return element(
        "svg",
        Markup("\n"),
        joined(parts),
        Markup("\n"),
        xmlns="http://www.w3.org/2000/svg",
        class_=f"chart {drawing.key.rpartition('-')[2]}",
        role="img",
        aria_labelledby=f"{drawing.key}-title",
        aria_describedby=f"{drawing.key}-desc",
        width=drawing.frame.width,
        height=float(high),
        viewBox=f"0 0 {length(drawing.frame.width)} {high}",
        font_size=font,
    )


def _grave(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """Everything from the collapse on, tinted and hatched."""
    if drawing.collapse is None:
        return
    start, top = places.start(drawing.collapse), drawing.flag + FLAG
    where = {"x": start, "y": top, "width": places.end - start, "height": places.base - top}
    hatch = f"{drawing.key}-hatch"
    stripe = element("path", class_="hatch", d="M-2 12L12 -2M-2 2L2 -2M8 12L12 8", stroke_width=1.6)
    yield element("pattern", stripe, id=hatch, width=10.0, height=10.0, patternUnits="userSpaceOnUse")
    yield element("rect", class_="grave", **where)
    yield element("rect", fill=f"url(#{hatch})", **where)


def _bars(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    if len(drawing.moments) > _CROWDED:
        yield from _crowded_bars(drawing, places)
        return
    for index, moment in enumerate(drawing.moments):
        name = _name(moment)
        x = places.bar_center(index)
        if moment.bar is None:
            radius = min(5, places.column * 0.4)
            mark = element("circle", class_="unrated", cx=x, cy=places.base - radius - 3, r=radius)
            yield element("g", name, mark)
        elif moment.bar > 0:
            yield element("g", name, element("path", class_=_tone(moment), d=_bar(moment.bar, index, places)))


def _crowded_bars(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    tones: dict[str, list[str]] = {}
    for index, moment in enumerate(drawing.moments):
        if moment.bar is not None:
            tones.setdefault(_tone(moment), []).append(_bar(moment.bar, index, places))
    for tone, paths in tones.items():
        yield element("path", class_=tone, d="".join(paths))


def _bar(value: float, index: int, places: Layout) -> str:
    """A bar as a path; something is never drawn as nothing, and nothing as a tick below the line."""
    high = max(1.5, places.frame.plot * value) if value else -5
    x = places.bar_center(index) - places.bar / 2
    y = places.base - high
    return f"M{length(x)} {length(y)}h{length(places.bar)}V{length(places.base)}h{length(-places.bar)}z"


def _tone(moment: TimelineMoment) -> str:
    match moment.tone:
        case Tone.FRAGILE | Tone.ZERO | Tone.DEAD:
            return moment.tone.value
        case _:
            return Tone.SOUND.value


def _level(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """The additive score: where an average puts the journey."""
    additive = drawing.chart.timeline.additive
    if additive is not None:
        line = f"M{length(drawing.frame.left)} {length(places.height(additive))}H{length(places.end + 4)}"
        yield element("path", class_="level", d=line)


def _remaining(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """The line of what remains, and from the collapse on its fall to the bottom."""
    path = [f"M{length(drawing.frame.left)} {length(places.top)}"]
    level = places.top
    collapse = drawing.collapse
    for index, moment in enumerate(drawing.moments[:collapse]):
        to = level if moment.remaining_bar is None else places.height(moment.remaining_bar)
        if to != level:
            path.append(f"H{length(places.start(index))}V{length(to)}")
            level = to
    edge = places.end if collapse is None else places.start(collapse)
    yield element("path", class_="line", d="".join([*path, f"H{length(edge)}"]))
    if collapse is not None:
        fall = f"M{length(edge)} {length(level - 1.75)}V{length(places.base)}H{length(places.end)}"
        yield element("path", class_="line fall", d=fall)


def _mast(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """From the flag down to the bottom: the fall is seen however little was left before it."""
    if drawing.collapse is not None:
        down = (
            f"M{length(places.start(drawing.collapse))} {length(drawing.flag + FLAG)}V{length(places.base)}"
        )
        yield element("path", class_="line fall mast", d=down)


def _marks(drawing: Drawing, places: Layout) -> Iterator[Markup]:
    """The zeros: a stamp where the journey collapses, a ring at every other one."""
    for index, moment in enumerate(drawing.moments):
        x, y = places.bar_center(index), places.base
        if moment.mark == "collapse":
            yield element("g", _name(moment), *_stamp(x, y, min(17, max(9, places.column * 0.32))))
        elif moment.mark == "zero" and len(drawing.moments) <= _CROWDED:
            radius = min(9, places.column * 0.4)
            yield element("g", _name(moment), element("circle", class_="hollow", cx=x, cy=y, r=radius))


def _name(moment: TimelineMoment) -> Markup:
    return element("title", text(f"{moment.number} {moment.name}"))


def _stamp(x: float, y: float, radius: float) -> tuple[Markup, Markup]:
    arm = radius * 0.4
    left, right, top, bottom = map(length, (x - arm, x + arm, y - arm, y + arm))
    cross = f"M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}"
    return (
        element("circle", class_="zero collapse", cx=x, cy=y, r=radius),
        element("path", class_="cross", d=cross),
    )
