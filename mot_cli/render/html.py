"""A document as one page of HTML: nothing to fetch, no script, and a policy that would stop both."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

from mot_cli.render.elements import NOTHING, Markup, element, joined, lines, text
from mot_cli.render.html_bars import bar, icon
from mot_cli.render.html_histogram import histogram_drawing
from mot_cli.render.html_timeline import labelled, timeline
from mot_cli.render.svg import charts_in_page
from mot_cli.render.svg_style import DARK, FONTS, LIGHT, chart_style
from mot_cli.report.document import (
    Align,
    Block,
    Cell,
    Chart,
    Column,
    Diagram,
    Document,
    Facts,
    Figure,
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
from mot_cli.report.histogram import histogram_table

_FOOTER = "Moments of truth multiply: one zero makes the whole journey zero, however good the rest is."
_UNTITLED = "Customer journeys"
_TEXT_TONES = {
    Tone.STRONG: "strong",
    Tone.MUTED: "muted",
    Tone.SOUND: "sound-text",
    Tone.FRAGILE: "fragile-text",
    Tone.ZERO: "zero-text",
    Tone.UNRATED: "unrated",
    Tone.DEAD: "dead",
    Tone.BETTER: "better",
    Tone.WORSE: "worse",
}


def render_html(document: Document) -> str:
    """Write a report as a page that stands on its own, for light and dark screens and for paper.

    Args:
        document: what to write.

    Returns:
        The page, ending in a newline.
    """
    style = _style()
    title = document.title or _first_caption(document) or _UNTITLED
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", text(title)),
        element("style", Markup(style)),
    ]
    subtitle = element("p", text(document.subtitle), dir="auto") if document.subtitle else NOTHING
    keys = count(1)
    body = [
        element("header", element("h1", text(title), dir="auto"), subtitle),
        element(
            "main", Markup("\n"), joined(_block(block, next(keys)) for block in document.blocks), Markup("\n")
        ),
        element("footer", element("p", text(_FOOTER))),
    ]
    page = element(
        "html", element("head", joined(head)), Markup("\n"), element("body", joined(body)), lang="en"
    )
    return f"<!DOCTYPE html>\n{page}\n"


@cache
def _style() -> str:
    sheet = files("mot_cli.render").joinpath("html.css").read_text("utf-8")
    light, dark = (_variables(colors) for colors in (LIGHT, DARK))
    return (
        f":root {{ color-scheme: light dark; --fonts: {FONTS};{light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{{dark} }} }}\n"
        f"@media print {{ :root {{ color-scheme: light; }} }}\n"
        f"{sheet}{chart_style()}"
    )


def _variables(colors: dict[str, str]) -> str:
    return "".join(f" --{name}: {color};" for name, color in colors.items())


def _policy(style: str) -> str:
    """Allow this one style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _first_caption(document: Document) -> str:
    return next((block.caption for block in document.blocks if isinstance(block, Table)), "")


def _block(block: Block, key: int) -> Markup:
    match block:
        case Heading():
            return element(f"h{min(6, max(2, block.level))}", text(block.text), dir="auto")
        case Paragraph():
            return element("p", lines(block.text), class_=_TEXT_TONES.get(block.tone), dir="auto")
        case Figures():
            return element("dl", joined(map(_figure, block.figures)), class_="block figures")
        case Table():
            return _table(block)
        case Notes():
            return element("ul", joined(map(_note, block.notes)), class_="block notes")
        case Facts():
            parts = (part for fact in block.facts for part in labelled(fact))
            return element("dl", *parts, class_="block facts")
        case Timeline() | SideBySide() | Chart() | Histogram() | Diagram():
            return _drawing(block, key)


def _drawing(block: Timeline | SideBySide | Chart | Histogram | Diagram, key: int) -> Markup:
    match block:
        case Timeline():
            return timeline(block)
        case SideBySide():
            return element("div", timeline(block.left), timeline(block.right), class_="block sides")
        case Chart():
            drawn = charts_in_page(block, f"chart{key}")
            return element("figure", drawn, element("figcaption", lines(block.text)), class_="block")
        case Histogram():
            table = element("div", _table(histogram_table(block)), class_="narrow")
            caption = element("figcaption", lines(block.text))
            return element("figure", histogram_drawing(block), table, caption, class_="block")
        case Diagram():
            return NOTHING  # the chart shows it


def _figure(figure: Figure) -> Markup:
    tone = _TEXT_TONES.get(figure.tone, "")
    return element(
        "div",
        element("dt", text(figure.label)),
        element("dd", text(figure.text), class_=f"number {tone}".strip()),
        element("dd", bar(figure.bar, figure.tone), class_="drawn"),
        element("dd", text(figure.note), class_="note"),
    )


def _note(note: Note) -> Markup:
    more = (element("p", text(line), class_="more") for line in note.more)
    said = element("div", element("p", text(note.text), class_="head"), *more)
    return element("li", icon(note.tone), said, class_=note.tone.value)


def _table(table: Table) -> Markup:
    heads = (
        element("th", text(column.heading), scope="col", class_=_aligned(column)) for column in table.columns
    )
    rows = (
        element(
            "tr",
            *(
                _cell(cell, column, first=index == 0)
                for index, (cell, column) in enumerate(zip(row, table.columns, strict=True))
            ),
        )
        for row in table.rows
    )
    caption = element("caption", text(table.caption), class_="unseen") if table.caption else NOTHING
    head = element("thead", element("tr", *heads))
    body = element("tbody", Markup("\n"), joined(rows), Markup("\n"))
    return element("table", caption, head, body, class_="block table")


def _cell(cell: Cell, column: Column, *, first: bool) -> Markup:
    tone, aligned = _TEXT_TONES.get(cell.tone), _aligned(column)
    classes = " ".join(filter(None, (tone, aligned))) or None
    said = element("span", text(cell.text), dir="auto") if cell.text else NOTHING
    if cell.bar is not None:
        said = element(
            "div", bar(cell.bar, cell.tone), said, class_="measure" if aligned else "measure start"
        )
    if first:
        return element("th", said, scope="row", class_=classes)
    return element("td", said, class_=classes, data_label=column.heading)


def _aligned(column: Column) -> str | None:
    return "right" if column.align is Align.RIGHT else None
