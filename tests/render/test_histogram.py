"""A histogram in every format that shows it: text at two widths, Markdown, and a drawing for a page."""

import re
from xml.etree import ElementTree

import pytest
from syrupy.assertion import SnapshotAssertion

from mot_cli.render.html import render_html
from mot_cli.render.html_histogram import histogram_drawing
from mot_cli.render.markdown import render_markdown
from mot_cli.render.terminal import Terminal
from mot_cli.render.text import render_text
from mot_cli.report.document import Document
from mot_cli.report.histogram import score_histogram

ADDITIVE = [0] * 40 + [6, 31, 147] + [0] * 30 + [402] * 2 + [0] * 20 + [288] * 5
MULTIPLICATIVE = [876] + [0] * 59 + [86, 408] + [0] * 33 + [58] * 5
HISTOGRAM = score_histogram(ADDITIVE, MULTIPLICATIVE)
DOCUMENT = Document("Scores", "", (HISTOGRAM,))


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_text(width: int, encoding: str, snapshot: SnapshotAssertion) -> None:
    drawn = render_text(DOCUMENT, Terminal(width, encoding=encoding))
    assert max(map(len, drawn.splitlines())) <= width
    assert drawn == snapshot


def test_a_narrow_terminal_gets_a_list() -> None:
    drawn = render_text(DOCUMENT, Terminal(30))
    assert max(map(len, drawn.splitlines())) <= 30
    assert "multiplicative: 876" in drawn


def test_markdown(snapshot: SnapshotAssertion) -> None:
    assert render_markdown(DOCUMENT) == snapshot


def drawing(times: int = 1) -> ElementTree.Element:
    bins = ([times * number for number in side] for side in (ADDITIVE, MULTIPLICATIVE))
    return ElementTree.fromstring(histogram_drawing(score_histogram(*bins)))


@pytest.mark.parametrize("times", [1, 1000, 1_000_000])
def test_the_drawing_is_well_formed_and_stays_within_its_frame(times: int) -> None:
    svg = drawing(times)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for shape in svg.iter("rect"):
        x, y, across, down = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + across <= width
        assert 0 <= y <= y + down <= height
        assert across > 0
        assert down > 0
    assert svg.attrib["role"] == "img"
    assert (svg.findtext("title") or "").startswith("Customers by score")


def test_long_counts_stand_upright_and_keep_their_room() -> None:
    upright = [text for text in drawing(1_000_000).iter("text") if "rotate(-90)" in text.get("transform", "")]
    assert upright
    for text in upright:
        place = re.search(r"translate\(([\d.]+) ([\d.]+)\)", text.attrib["transform"])
        assert place is not None
        # What stands on the highest column ends below the legend.
        assert float(place[2]) - 6.5 * len(text.text or "") > 14
    assert not [text for text in drawing().iter("text") if text.get("transform")]


def test_colour_is_not_the_only_sign_of_what_is_worth_nothing() -> None:
    words = [text.text for text in drawing().iter("text")]
    assert words[:2] == ["additive", "multiplicative"]
    assert "under 1" in words
    assert "876" in words


def test_on_a_page_a_phone_gets_a_table_of_the_same_counts() -> None:
    page = render_html(DOCUMENT)
    assert page.count('<svg class="histogram wide"') == 1
    narrow = page.partition('class="narrow"')[2]
    assert "876" in narrow


def test_nobody_at_all_is_an_empty_frame() -> None:
    svg = ElementTree.fromstring(histogram_drawing(score_histogram([0] * 100, [0] * 100)))
    assert len(list(svg.iter("rect"))) == 2  # the legend
