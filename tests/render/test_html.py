"""A report as a page: one file, a strict policy, landmarks, tables with headers, and names that stay text."""

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mot_cli.analysis.score import score as score_journey
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from mot_cli.render.html import render_html
from mot_cli.report.document import Cell, Column, Document, Figure, Figures, Heading, Paragraph, Table, Tone
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline_report import timeline_document
from tests.render.journeys_drawn import HOSTILE, example, full_report, hostile
from tests.render.test_svg import ATTRIBUTES as SVG_ATTRIBUTES
from tests.render.test_svg import CONTROLS
from tests.render.test_svg import ELEMENTS as SVG_ELEMENTS

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = SVG_ELEMENTS | {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "h1", "h2", "h3",
    "p", "div", "span", "i", "ul", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "svg", "line",
}  # fmt: skip
ATTRIBUTES = SVG_ATTRIBUTES | {
    "lang", "charset", "http-equiv", "content", "name", "dir", "scope", "colspan", "data-label",
    "aria-hidden", "x1", "x2", "y1", "y2",
}  # fmt: skip


def parsed(document: Document) -> ElementTree.Element:
    """The page, which is well-formed enough for an XML parser too."""
    return ElementTree.fromstring(render_html(document).removeprefix("<!DOCTYPE html>\n"))


def tag(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(SVG)


def said(element: ElementTree.Element) -> str:
    return "".join(element.itertext()).strip()


@pytest.fixture(scope="module")
def page() -> ElementTree.Element:
    return parsed(full_report(example("iplug-premium.yaml")))


@pytest.fixture(scope="module")
def hostile_page() -> ElementTree.Element:
    return parsed(full_report(hostile()))


def test_the_policy_allows_this_one_style_sheet_and_nothing_else(page: ElementTree.Element) -> None:
    (policy,) = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
    (style,) = page.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_policy_comes_before_anything_it_governs(page: ElementTree.Element) -> None:
    head = page.find("head")
    assert head is not None
    assert [tag(child) for child in head] == ["meta", "meta", "meta", "meta", "title", "style"]
    assert head[1].get("http-equiv") == "Content-Security-Policy"


def test_it_fetches_nothing_and_runs_nothing(hostile_page: ElementTree.Element) -> None:
    attributes = {name for element in hostile_page.iter() for name in element.attrib}
    assert attributes <= ATTRIBUTES
    assert not attributes & {"src", "href", "style", "srcset", "action"}
    assert {tag(element) for element in hostile_page.iter()} <= ELEMENTS
    assert not re.search(r"@import|@font-face|url\(", hostile_page.findtext("head/style") or "")


def test_it_has_landmarks_and_one_title(page: ElementTree.Element) -> None:
    body = page.find("body")
    assert body is not None
    assert page.get("lang") == "en"
    assert [tag(child) for child in body] == ["header", "main", "footer"]
    assert [said(heading) for heading in page.iter("h1")] == ["iPlug Premium, the first week"]
    assert page.findtext("head/title") == "iPlug Premium, the first week"


def test_every_table_has_a_caption_and_headers_with_a_scope(page: ElementTree.Element) -> None:
    for table in page.iter("table"):
        assert said(next(table.iter("caption")))
        headers = list(table.iter("th"))
        assert {header.get("scope") for header in headers} >= {"col", "row"}
        assert all(header.get("scope") in ("col", "row", "rowgroup") for header in headers)


def test_every_row_of_a_table_fills_its_columns(page: ElementTree.Element) -> None:
    for table in page.iter("table"):
        widths = {sum(int(cell.get("colspan") or 1) for cell in row) for row in table.iter("tr")}
        assert len(widths) == 1


def test_every_picture_has_a_text_or_stands_beside_one(page: ElementTree.Element) -> None:
    for picture in page.iter(f"{SVG}svg"):
        assert picture.get("role") == "img"
        assert said(next(picture.iter(f"{SVG}title")))
    for picture in page.iter("svg"):
        assert picture.get("aria-hidden") == "true"


def test_identifiers_are_unique_and_every_reference_resolves(page: ElementTree.Element) -> None:
    identifiers = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(identifiers) == len(set(identifiers))
    for element in page.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert element.get(name) is None or element.get(name) in identifiers
        fill = element.get("fill") or ""
        assert not fill.startswith("url(") or fill[5:-1] in identifiers


def test_the_timeline_tells_each_moment_and_the_line_past_which_it_is_dead(page: ElementTree.Element) -> None:
    rows = [said(row) for row in next(page.iter("table")).iter("tr")]
    collapse = next(i for i, row in enumerate(rows) if "✕ collapse" in row)
    assert "Going online on the KTX train" in rows[collapse]
    assert "The one place the advertisement named" in rows[collapse + 1]
    assert rows[collapse + 2] == "the journey is dead from here: nothing that follows can help it"


def test_a_timeline_that_is_not_full_keeps_its_details_to_itself() -> None:
    score = example("iplug-premium.yaml")
    assert "The one place the advertisement named" not in render_html(score_document(score))
    assert "The one place the advertisement named" in render_html(timeline_document(score))


def test_something_is_never_drawn_as_nothing_nor_nothing_as_something() -> None:
    page = parsed(
        Document("t", "", (Figures((Figure("a", "<0.1", 1e-9), Figure("b", "0", 0.0), Figure("c", "–"))),))
    )
    tiny, nothing = page.iter("svg")
    assert [part.get("width") for part in tiny.iter("rect")] == ["100%", "1.2%"]
    assert [tag(part) for part in nothing] == ["rect"]


def test_a_zero_that_is_bad_is_a_cross() -> None:
    figures = (Figure("bad", "0", 0.0, tone=Tone.ZERO), Figure("good", "0", 0.0, tone=Tone.SOUND))
    bad, good = parsed(Document("t", "", (Figures(figures),))).iter("svg")
    assert [(tag(part), part.get("class")) for part in bad] == [("rect", "track"), ("path", "cross")]
    assert [(tag(part), part.get("class")) for part in good] == [("rect", "track")]


def test_a_report_without_a_title_takes_its_tables_caption() -> None:
    table = Table((Column("journey"),), ((Cell("x"),),), "Journeys, ranked")
    page = parsed(Document("", "", (table,)))
    assert said(next(page.iter("h1"))) == "Journeys, ranked"


def test_headings_keep_their_level_below_the_title() -> None:
    page = parsed(Document("t", "", (Heading("a", 1), Heading("b", 2), Heading("c", 3))))
    assert [(tag(e), said(e)) for e in page.iter() if tag(e) in ("h2", "h3")] == [
        ("h2", "a"),
        ("h2", "b"),
        ("h3", "c"),
    ]


def test_lines_of_a_paragraph_stay_lines_and_a_tone_is_a_class() -> None:
    (paragraph, _footer) = parsed(Document("t", "", (Paragraph("one\ntwo", Tone.ZERO),))).iter("p")
    assert paragraph.text == "one\ntwo"
    assert paragraph.get("class") == "zero-text"


@pytest.mark.parametrize("name", HOSTILE[:5])
def test_hostile_names_stay_text(name: str, hostile_page: ElementTree.Element) -> None:
    assert name in [said(span) for span in hostile_page.iter("span")]
    assert name in [said(detail) for detail in hostile_page.iter("dd")]


def test_controls_and_overrides_are_shown_never_obeyed() -> None:
    written = render_html(full_report(hostile()))
    assert not CONTROLS.search(written)
    assert "&lt;U+202E&gt;override&lt;U+202C&gt;" in written
    assert "bell ␇ escape ␛[31m tab ␉" in written


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_no_element_attribute_or_control_character_comes_from_a_journey(title: str, name: str) -> None:
    moments = (
        Moment(name, "a", 3.0, stage=title, owner=name, note=title, quote=name),
        Moment(name * 2, "b", 0.0, promise=title),
        Moment(title, "c"),
    )
    journey = Journey(title, moments, Scale(0, 5, 0), name, title, name, f"{title}\n{name}", title)
    document = full_report(score_journey(journey))
    root = parsed(document)
    assert {tag(element) for element in root.iter()} <= ELEMENTS
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ATTRIBUTES
    assert not CONTROLS.search(render_html(document))
