"""A histogram for a page: columns side by side where there is room, and a table of bars on a phone."""

from mot_cli.render.elements import Markup, element, joined, length, text
from mot_cli.report.document import Band, Histogram, Tone

_WIDTH, _HEIGHT = 760.0, 250.0  # of the drawing, in its own units
_TOP, _BOTTOM, _LEFT = 44.0, 34.0, 8.0
_GAP = 10.0  # between two bands
_LEAST = 1.5  # the height of a column that is not nothing
_LONG = 5  # characters of a count beyond which it stands upright on its column
_UPRIGHT = 7.0  # the height of one of its characters then
_SERIES = ("first", "second")


def histogram_drawing(histogram: Histogram) -> Markup:
    """The columns as inline SVG; the page's style colours them, and the caption says the same in words."""
    largest = max((share for band in histogram.bands for share in band.shares), default=0.0) or 1.0
    longest = max((len(said) for band in histogram.bands for said in band.texts), default=0)
    top = _TOP + _UPRIGHT * longest if longest > _LONG else _TOP
    room = (_WIDTH - 2 * _LEFT) / len(histogram.bands)
    bands = (
        _band(band, _LEFT + number * room, room, largest, top) for number, band in enumerate(histogram.bands)
    )
    floor = _HEIGHT - _BOTTOM
    base = element("line", class_="base", x1=_LEFT, x2=_WIDTH - _LEFT, y1=floor, y2=floor)
    return element(
        "svg",
        element("title", text(histogram.text)),
        _legend(histogram),
        joined(bands),
        base,
        class_="histogram wide",
        viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}",
        role="img",
    )


def _legend(histogram: Histogram) -> Markup:
    parts = []
    x = _LEFT
    for name, series in zip(histogram.series, _SERIES, strict=False):
        parts.append(element("rect", class_=series, x=x, y=2.0, width=14.0, height=10.0))
        parts.append(element("text", text(name), x=x + 20, y=11.0))
        x += 40 + 8 * len(name)
    return joined(parts)


def _band(band: Band, left: float, room: float, largest: float, top: float) -> Markup:
    width = (room - _GAP) / len(band.shares)
    floor = _HEIGHT - _BOTTOM
    parts = []
    for number, (share, said) in enumerate(zip(band.shares, band.texts, strict=True)):
        height = max(_LEAST, share / largest * (floor - top)) if share else 0.0
        x = left + _GAP / 2 + number * width
        tone = " zero" if band.tone is Tone.ZERO and number else ""
        kind = f"{_SERIES[number % len(_SERIES)]}{tone}"
        if share:
            parts.append(element("rect", class_=kind, x=x, y=floor - height, width=width - 1, height=height))
            parts.append(_count(said, x + width / 2, floor - height - 4, upright=top > _TOP))
    parts.append(element("text", text(band.label), class_="label", x=left + room / 2, y=_HEIGHT - 14))
    return joined(parts)


def _count(said: str, x: float, y: float, *, upright: bool) -> Markup:
    """How many stand in a column; a long number would run into its neighbours unless it stood upright."""
    if not upright:
        return element("text", text(said), class_="count", x=x, y=y)
    turned = f"translate({length(x + 4)} {length(y)}) rotate(-90)"
    return element("text", text(said), class_="count upright", transform=turned)
