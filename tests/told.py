"""What a report tells of one journey, read back out of each format: for tests that formats agree."""

import csv
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mot_cli.render.formats import Format
from mot_cli.report.numbers import points, rating

_SCORES = ("additive", "multiplicative", "hidden loss")
_NAMED = re.compile(r"(\d+) “[^”]*” \(([<>\d.]+)(?: of the [<>\d.]+ missing points)?\)")
_COLLAPSES = re.compile(r"The journey collapses at moment (\d+) “")


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment as told: its number, its rating, what remains after it, and its share of the shortfall."""

    number: str
    rating: str
    remaining: str
    share: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a report tells of one journey, as it is written.

    Args:
        scores: the additive and the multiplicative score and the hidden loss.
        moments: in order.
        collapse: the number of the first zero, or "".
        named: the numbers and shares of what a sentence says to mend first; empty where none says so.
        listed: the same of the table of all there is to mend; empty where there is none.
    """

    scores: tuple[str, ...]
    moments: tuple[Moment, ...]
    collapse: str
    named: tuple[tuple[str, str], ...]
    listed: tuple[tuple[str, str], ...]


def from_json(text: str) -> Told:
    """What the data says, rounded as every format rounds it."""
    record = json.loads(text)
    moments = tuple(
        Moment(
            str(moment["number"]),
            "unrated" if moment["rating"] is None else rating(moment["rating"]),
            "" if moment["remaining"] is None else points(moment["remaining"]),
            points(moment["shortfall_share"]) if moment["shortfall_share"] else "",
        )
        for moment in record["moments"]
    )
    shares = {moment.number: moment.share for moment in moments}
    order = tuple((str(number), shares[str(number)]) for number in record["mend_first"])
    return Told(
        tuple(points(record[name.replace(" ", "_")]) for name in _SCORES),
        moments,
        str(record["collapse"] or ""),
        order[:3],
        order,
    )


def from_csv(text: str) -> Told:
    """What the rows say; they hold no score of the whole."""
    rows = list(csv.DictReader(StringIO(text)))
    moments = tuple(
        Moment(
            row["number"],
            rating(float(row["rating"])) if row["rating"] else "unrated",
            points(float(row["remaining"])) if row["remaining"] else "",
            points(float(row["shortfall_share"])) if float(row["shortfall_share"] or 0) else "",
        )
        for row in rows
    )
    zeros = [row["number"] for row in rows if row["state"] == "zero"]
    short = [row for row in rows if row["value"] and float(row["value"]) < 1]
    short.sort(key=lambda row: (-round(float(row["shortfall_share"]), 9), -float(row["weight"])))
    order = tuple((row["number"], points(float(row["shortfall_share"]))) for row in short)
    return Told((), moments, zeros[0] if zeros else "", (), order)


def from_text(text: str) -> Told:
    """What the lines say, at a width at which no name is broken."""
    plain = re.sub("[━╾─┄✕]{4,}", " ", text)
    scores = [re.search(rf"^ *{name} +(\S+)", plain, re.MULTILINE) for name in _SCORES]
    line = re.compile(
        r"^ {1,3}(\d+)  .+? {2,}(unrated|[−\d.]+)(?: +([<>\d.]+))?(?: +([<>\d.]+))?(?: +[✕▲○] (\w+))?$",
        re.MULTILINE,
    )
    found = list(line.finditer(plain))
    marked = [match[1] for match in found if match[5] == "collapse"]
    _, _, mend = plain.partition("\nWhat to mend first\n")
    listed = re.findall(r"^(\d+) .* ([<>\d.]+)$", mend.partition("\nHow the scores")[0], re.MULTILINE)
    return Told(
        tuple(match[1] for match in scores if match),
        tuple(Moment(match[1], match[2], match[3] or "", match[4] or "") for match in found),
        _agreed(marked, " ".join(text.split())),
        _named(" ".join(text.split())),
        tuple(listed),
    )


def from_markdown(text: str) -> Told:
    """What the tables and sentences say, as a Markdown parser reads them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows: list[list[str]] = []
    sentences = []
    for before, token in itertools.pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and before.type in ("td_open", "th_open"):
            rows[-1].append(_without_bar(_said(token)))
        elif token.type == "inline":
            sentences.append(_said(token))
    return _of_tables(rows, " ".join(sentences), timeline="no.")


def from_html(text: str) -> Told:
    """What the page says, as an HTML parser reads it."""
    page = _Page()
    page.feed(text)
    page.close()
    return _of_tables(page.rows, " ".join(page.sentences), timeline="#")


READERS: dict[Format, Callable[[str], Told]] = {
    Format.TEXT: from_text,
    Format.MARKDOWN: from_markdown,
    Format.HTML: from_html,
    Format.JSON: from_json,
    Format.CSV: from_csv,
}
"""How to read each format that is no picture."""


def _of_tables(rows: list[list[str]], sentences: str, timeline: str) -> Told:
    """What tables say: the scores by their names, the timeline by its heading, and what is to be mended."""
    scores = {row[0]: row[1] for row in rows if row[0] in _SCORES}
    moments, marked, listed = [], [], []
    within = shares = ""
    for row in rows:
        if row[0] in (timeline, "moment", "score"):
            within = row[0]
            shares = row[-1] if row[-1] == "lost" else ""
        elif within == timeline and row[0].isdigit():
            moments.append(Moment(row[0], row[2], row[3], row[-1] if shares else ""))
            marked += [row[0]] if any(cell.endswith("✕ collapse") for cell in row) else []
        elif within == "moment":
            listed.append((row[0].partition(" ")[0], row[-1]))
    return Told(
        tuple(scores[name] for name in _SCORES),
        tuple(moments),
        _agreed(marked, sentences),
        _named(sentences),
        tuple(listed),
    )


def _agreed(marked: list[str], sentences: str) -> str:
    """Where the journey collapses, when its mark and its sentence say the same."""
    said = _COLLAPSES.findall(sentences)
    assert marked == said[: len(marked)] == said, (marked, said)
    return marked[0] if marked else ""


def _named(sentences: str) -> tuple[tuple[str, str], ...]:
    _, _, after = sentences.partition("Mend first: moment ")
    return tuple(_NAMED.findall(re.split(r"\)\.", f"{after}", maxsplit=1)[0] + ")"))[:3]


def _said(token: Token) -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ()
    )


def _without_bar(cell: str) -> str:
    return cell.lstrip("█░").strip()


class _Page(HTMLParser):
    """The rows of a page's tables and figures, and its sentences; what is drawn is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.sentences: list[str] = []
        self._drawn = 0
        self._cell: list[str] | None = None
        self._figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs).get("class") or ""
        if tag == "svg":
            self._drawn += 1
        elif tag == "tr":
            self.rows.append([])
        elif tag == "dl":
            self._figure = "figures" in names
        elif self._figure and tag == "dt":
            self.rows.append([])
            self._cell = []
        elif tag in ("td", "th", "p", "figcaption") or (self._figure and tag == "dd" and "number" in names):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._drawn -= 1
        elif tag == "dl":
            self._figure = False
        elif self._cell is not None and tag in ("td", "th", "dt", "dd", "p", "figcaption"):
            said = " ".join("".join(self._cell).split())
            self._cell = None
            if tag in ("p", "figcaption"):
                self.sentences.append(said)
            else:
                self.rows[-1].append(said)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._drawn:
            self._cell.append(data)
