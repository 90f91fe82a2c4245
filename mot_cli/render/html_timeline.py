"""A timeline as a table of a page: a row a moment, its story below it, and the line past which it is dead."""

from collections.abc import Iterator

from mot_cli.render.elements import NOTHING, Markup, element, joined, lines, text
from mot_cli.render.html_bars import bar, gone
from mot_cli.report.document import Detail, Stage, Timeline, TimelineMoment, Tone

_SIGNS = {"collapse": "✕ ", "zero": "✕ ", "fragile": "▲ ", "unrated": "○ "}


def timeline(drawn: Timeline) -> Markup:
    """A timeline, each stage a group of rows; with the details of its moments where it is full."""
    shares = any(moment.share for moment in drawn.moments)
    columns = 5 if shares else 4
    last = drawn.moments[-1] if drawn.moments else None
    heading = element("h3", text(drawn.caption), dir="auto") if drawn.caption else NOTHING
    table = element(
        "table",
        element("caption", text(drawn.caption or "moments"), class_="unseen"),
        _head(drawn, shares),
        *(_stage(stage, drawn, columns, last) for stage in drawn.stages),
        class_="timeline",
    )
    return element("div", heading, table, class_="block side")


def _head(drawn: Timeline, shares: bool) -> Markup:
    headings = [("n", "#"), ("name", "moment"), ("rated", f"rating, {drawn.scale}"), ("left", "remaining")]
    if shares:
        headings.append(("share right", drawn.lost_text))
    cells = (element("th", text(said), scope="col", class_=name) for name, said in headings)
    return element("thead", element("tr", *cells))


def _stage(stage: Stage, drawn: Timeline, columns: int, last: TimelineMoment | None) -> Markup:
    rows: list[Markup] = []
    if stage.name:
        name = element("th", text(stage.name), scope="rowgroup", colspan=str(columns), dir="auto")
        rows.append(element("tr", name, class_="stage"))
    for moment in stage.moments:
        rows += _rows(moment, drawn, columns)
        if moment.mark == "collapse" and moment is not last:
            dead = element("td", text(drawn.dead_text), colspan=str(columns))
            rows.append(element("tr", dead, class_="grave"))
    return element("tbody", Markup("\n"), joined(rows), Markup("\n"))


def _rows(moment: TimelineMoment, drawn: Timeline, columns: int) -> Iterator[Markup]:
    told = drawn.full and bool(moment.details)
    yield element("tr", *_cells(moment, columns), class_=_state(moment, told))
    if told:
        cell = element("td", _details(moment.details), colspan=str(columns - 1))
        yield element(
            "tr", element("td", NOTHING), cell, class_=f"details {_state(moment, False) or ''}".strip()
        )


def _cells(moment: TimelineMoment, columns: int) -> Iterator[Markup]:
    name = [element("span", text(moment.name), dir="auto")]
    if moment.mark:
        # The space keeps the words apart for those who hear or copy them.
        name += [
            Markup(" "),
            element("span", text(_SIGNS[moment.mark] + moment.mark), class_=f"mark {moment.mark}"),
        ]
    yield element("td", text(moment.number), class_="n")
    yield element("th", *name, scope="row", class_="name")
    yield element("td", _measure(bar(moment.bar, moment.tone), moment.rating), class_="rated")
    yield element("td", _measure(_remaining(moment), moment.remaining), class_="left")
    if columns == 5:
        yield element("td", text(moment.share), class_="share right")


def _measure(drawing: Markup, said: str) -> Markup:
    return element("div", drawing or element("i", NOTHING), element("span", text(said)), class_="measure")


def _remaining(moment: TimelineMoment) -> Markup:
    if moment.remaining_bar == 0 and moment.mark != "collapse":
        return gone()
    tone = Tone.ZERO if moment.mark == "collapse" else Tone.SOUND
    return bar(moment.remaining_bar, Tone.UNRATED if moment.mark == "unrated" else tone)


def _details(details: tuple[Detail, ...]) -> Markup:
    return element("dl", *(part for detail in details for part in labelled(detail)))


def labelled(detail: Detail) -> tuple[Markup, Markup]:
    """A term and what is said of it, for a list of them."""
    return element("dt", text(detail.label)), element("dd", lines(detail.text), dir="auto")


def _state(moment: TimelineMoment, told: bool) -> str | None:
    if moment.mark in ("collapse", "zero"):
        state = moment.mark
    else:
        state = moment.tone.value if moment.tone in (Tone.DEAD, Tone.UNRATED) else ""
    return f"{state} told".strip() if told else state or None
