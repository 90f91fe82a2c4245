"""What holds for any text whatever: it is a journey or has errors, and a journey can be told in every way."""

import csv
import json
import math
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree

from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from mot_cli.analysis.diff import diff
from mot_cli.analysis.plan import Plan, plan, plan_for_target
from mot_cli.analysis.score import JourneyScore, score
from mot_cli.analysis.whatif import with_ratings
from mot_cli.journey.advice import advise
from mot_cli.journey.diagnostics import Diagnostic
from mot_cli.journey.importers.mermaid import import_mermaid
from mot_cli.journey.model import Journey
from mot_cli.journey.reader import read_bytes, read_text
from mot_cli.journey.source import SourceText
from mot_cli.journey.writer import write_journey
from mot_cli.render.formats import ONE_JOURNEY, SEVERAL, Format, ProblemFormat, render
from mot_cli.render.problems import render_problems
from mot_cli.render.terminal import Terminal
from mot_cli.report.diff_record import diff_record, diff_sheet
from mot_cli.report.diff_report import diff_document
from mot_cli.report.export_report import export_document
from mot_cli.report.plan_record import plan_record, plan_sheet
from mot_cli.report.plan_report import plan_document
from mot_cli.report.report import Report
from mot_cli.report.schema import reports_schema
from mot_cli.report.score_record import score_record, score_sheet
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline_report import timeline_document
from tests.examples import COLLAPSES, HOLDS, UNRATED
from tests.journey.test_reader import assert_sound
from tests.render.test_html import ATTRIBUTES, ELEMENTS

TERMINALS = (
    Terminal(),
    Terminal(width=1),
    Terminal(width=40, color=True),
    Terminal(width=23, encoding="ascii"),
    Terminal(width=80, color=True, encoding="cp949"),
)
"""Places a text can go to; the first is a pipe."""
OTHERS = tuple(read_text(text).journey for text in (HOLDS, COLLAPSES, UNRATED))
"""Journeys that any other is compared with."""

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_NEVER_OURS = {"html_block", "html_inline", "link_open", "image", "code_inline", "em_open", "s_open", "hr"}
_BARE_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_SVG = "{http://www.w3.org/2000/svg}"


class BrokenError(AssertionError):
    """Something that always holds did not."""


def hold(text: str, budget: float = 3.0, target: float = 60.0) -> Journey | None:
    """Read a text and tell what came of it in every way there is.

    Args:
        text: anything.
        budget: of a plan.
        target: of another, 0..100.

    Returns:
        The journey, where the text holds one.

    Raises:
        BrokenError: an invariant does not hold. Any other exception is a mistake too.
    """
    reading = read_text(text, "any.yaml")
    assert_sound(reading, text)
    journey = reading.journey
    if journey is None:
        _told_problems(reading.problems)
        return None
    _told_problems(advise(reading))
    again = read_text(write_journey(journey))
    _that(again.journey == journey, f"it is another journey once it is written: {again}")
    scored = score(journey)
    _sensible(scored)
    for report, kinds in _reports(scored, budget, target):
        _told(report, kinds, scored)
    return journey


def hold_bytes(content: bytes) -> Journey | None:
    """The same for the bytes of a file, which may be no text at all."""
    reading = read_bytes(content, "any.yaml")
    _that((reading.journey is None) == bool(reading.problems), "it is a journey or has problems")
    if [problem.code for problem in reading.problems] == ["not-utf8"]:
        _told_problems(reading.problems)
        return None
    return hold(content.decode("utf-8-sig"))


def _that(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BrokenError(otherwise)


def _sensible(scored: JourneyScore) -> None:
    a, m = scored.additive, scored.multiplicative
    _that((a is None) == (m is None), "both scores or none")
    if a is not None and m is not None:
        _that(0 <= m <= a <= 100, f"scores out of order: {m} and {a}")
        _that((m == 0) == (scored.collapse is not None) or m < 1e-300, "a zero is a collapse")


def _plans(journey: Journey, budget: float, target: float) -> Iterator[Plan]:
    yield plan(journey, budget=budget)
    yield plan(journey, budget=0)
    yield plan_for_target(journey, target=target)


def _compared(journey: Journey) -> Iterator[tuple[Journey, Journey]]:
    for other in OTHERS:
        assert other is not None
        yield journey, other
        yield other, journey
    yield journey, with_ratings(journey, {0: journey.scale.min})
    yield journey, with_ratings(journey, dict.fromkeys(range(len(journey.moments)), None))
    yield journey, journey


def _reports(
    scored: JourneyScore, budget: float, target: float
) -> Iterator[tuple[Report, tuple[Format, ...]]]:
    for document in (score_document, timeline_document, export_document):
        yield (
            Report(
                lambda document=document: document(scored),  # type: ignore[misc]
                lambda: score_record(scored),
                lambda: score_sheet(scored),
            ),
            ONE_JOURNEY,
        )
    for before, after in _compared(scored.journey):
        compared = diff(before, after)
        yield (
            Report(
                lambda compared=compared: diff_document(compared, "before", "after", ""),  # type: ignore[misc]
                lambda compared=compared: diff_record(compared),  # type: ignore[misc]
                lambda compared=compared: diff_sheet(compared),  # type: ignore[misc]
            ),
            SEVERAL,
        )
    for planned in _plans(scored.journey, budget, target):
        yield (
            Report(
                lambda planned=planned: plan_document(planned),  # type: ignore[misc]
                lambda planned=planned: plan_record(planned),  # type: ignore[misc]
                lambda planned=planned: plan_sheet(planned),  # type: ignore[misc]
            ),
            SEVERAL,
        )


def _told(report: Report, kinds: tuple[Format, ...], scored: JourneyScore) -> None:
    for kind in kinds:
        written = render(report, kind, TERMINALS[0])
        _that(written.endswith("\n"), f"{kind} ends in the middle of a line")
        _no_controls(written, kind)
        match kind:
            case Format.TEXT:
                for terminal in TERMINALS[1:]:
                    _plain_text(render(report, kind, terminal), terminal)
            case Format.JSON:
                _json(written)
                render(report, kind, TERMINALS[3]).encode("ascii")
            case Format.CSV:
                _csv(written)
            case Format.HTML:
                _html(written)
            case Format.SVG:
                _elements(ElementTree.fromstring(written))
            case Format.MARKDOWN:
                _markdown(written)
            case Format.MERMAID:
                _mermaid(written, scored.journey)


def _told_problems(problems: tuple[Diagnostic, ...]) -> None:
    for kind in (ProblemFormat.TEXT, ProblemFormat.CONCISE, ProblemFormat.JSON):
        for terminal in TERMINALS:
            _plain_text(render_problems(problems, 1, kind, terminal), terminal)
    _json(render_problems(problems, 1, ProblemFormat.JSON, TERMINALS[0]))
    annotations = render_problems(problems, 1, ProblemFormat.GITHUB, TERMINALS[0])
    _no_controls(annotations, "annotations")
    commands = annotations.splitlines()
    _that(len(commands) == len(problems), "an annotation that is several lines")
    _that(all(re.match("::(?:error|warning) file=", line) for line in commands), "no annotation")


def _no_controls(written: str, where: str) -> None:
    found = _CONTROL.search(written)
    _that(found is None, f"a raw control character in {where}: {found}")


def _plain_text(written: str, terminal: Terminal) -> None:
    plain = _COLOR.sub("", written) if terminal.color else written
    _no_controls(plain, f"text for {terminal}")
    if terminal.encoding == "ascii":
        _that(written.isascii(), "text that is not ASCII")


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(reports_schema()))


def _not_a_number(word: str) -> None:
    raise BrokenError(f"{word} in JSON")


def _json(written: str) -> None:
    error = next(_schema().iter_errors(json.loads(written, parse_constant=_not_a_number)), None)
    _that(error is None, f"JSON that is not what its schema says: {error}")


def _csv(written: str) -> None:
    header, *rows = csv.reader(StringIO(written))
    for row in rows:
        _that(len(row) == len(header), f"a row of {len(row)} cells below {len(header)}")
        for cell in row:
            _that(not _FORMULA.match(cell) or _is_number(cell), f"a formula: {cell}")


def _is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


class _Tags(HTMLParser):
    """The elements of a page as a browser's tokenizer meets them."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.met.append(tag)

    def handle_comment(self, data: str) -> None:
        raise BrokenError(f"a comment in a page: {data}")

    def handle_pi(self, data: str) -> None:
        raise BrokenError(f"an instruction in a page: {data}")


def _html(written: str) -> None:
    root = ElementTree.fromstring(written.removeprefix("<!DOCTYPE html>\n"))
    _elements(root)
    tags = _Tags()
    tags.feed(written)
    tags.close()
    parsed = [element.tag.removeprefix(_SVG).lower() for element in root.iter()]
    _that(tags.met == parsed, "a page that is one thing as HTML and another as XML")


def _elements(root: ElementTree.Element) -> None:
    for element in root.iter():
        _that(element.tag.removeprefix(_SVG) in ELEMENTS, f"an element <{element.tag}>")
        _that(set(element.attrib) <= ATTRIBUTES, f"attributes {set(element.attrib) - ATTRIBUTES}")


def _markdown(written: str) -> None:
    lines = written.split("\n")
    tokens = _MARKDOWN.parse(written)
    within: set[int] = set()
    for token in tokens:
        types = {token.type, *(child.type for child in token.children or ())}
        _that(not types & _NEVER_OURS, f"Markdown that means something: {types & _NEVER_OURS}")
        if token.map is not None and token.type in ("table_open", "fence"):
            span = range(*token.map)
            within.update(span)
            if token.type == "table_open":
                pipes = {len(_BARE_PIPE.findall(lines[line])) for line in span}
                _that(len(pipes) == 1, f"a table whose rows have {pipes} pipes")
    stray = [line for number, line in enumerate(lines) if line.startswith("|") and number not in within]
    _that(not stray, f"rows outside of a table: {stray}")


def _mermaid(written: str, journey: Journey) -> None:
    read = import_mermaid(SourceText("any.mmd", written)).journey
    _that(read is not None, "a diagram that cannot be read back")
    if read is not None:
        _that(len(read.moments) == len(journey.moments), "a diagram of more or fewer moments")
