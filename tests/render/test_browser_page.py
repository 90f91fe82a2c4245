"""The page in a real Chromium: what a reader sees on a desk, on a phone, in the dark and on paper."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mot_cli.analysis.score import JourneyScore
from mot_cli.render.html import render_html
from mot_cli.render.svg import render_svg
from mot_cli.report.chart import chart
from mot_cli.report.document import Document
from mot_cli.report.export_report import export_document
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline import timeline
from mot_cli.report.timeline_report import timeline_document
from tests.render.journeys_drawn import example, full_report, hostile, long
from tests.render.surveys_drawn import survey_diff_drawn, survey_drawn

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium to look at the page with")

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCHEMES = ("light", "dark")
DESK, PHONE, A4 = (1280, 900), (390, 844), (680, 1000)
JOURNEYS: dict[str, Callable[[], JourneyScore]] = {
    "iplug": lambda: example("iplug-premium.yaml"),
    "iplug-ko": lambda: example("iplug-premium.ko.yaml"),
    "sas": lambda: example("sas-before.yaml"),
    "bakery": lambda: example("bakery-saturday.yaml"),
    "hostile": hostile,
    "forty": lambda: long(40, zeros=(29, 33)),
}

Page = Any
"""A page of a browser that may not be installed."""
OpenPage = Callable[..., Page]

OVERFLOWS = """() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`page ${root.scrollWidth} > ${innerWidth}`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.unseen, title, desc, style')) continue;
    const svg = parent.closest('svg');
    let box = svg || parent;
    while (!svg && getComputedStyle(box).display === 'inline') box = box.parentElement;
    const head = parent.closest('thead');
    if (head && getComputedStyle(head).position === 'absolute') continue;  // for those who hear the page
    const outer = box.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const inside = rect.left >= outer.left - 1.5 && rect.right <= outer.right + 1.5;
      if (rect.width && !(inside && rect.right <= innerWidth + 0.5))
        found.push(`${node.data.trim().slice(0, 40)}: ${rect.left} to ${rect.right}`);
    }
  }
  return found;
}"""

CONTRASTS = """() => {
  const rgb = color => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return {parts: [r, g, b], a};
  };
  const light = parts => {
    const [r, g, b] = parts.map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color.a === 1) return color.parts;
    }
    return [255, 255, 255];
  };
  const painted = text => {  // what is drawn under the middle of a label
    const style = getComputedStyle(text);
    if (style.paintOrder.startsWith('stroke') && style.stroke !== 'none') return rgb(style.stroke).parts;
    const own = text.getBoundingClientRect();
    const x = own.left + own.width / 2, y = own.top + own.height / 2;
    let under = behind(text.ownerSVGElement.parentElement ?? text.ownerSVGElement);
    for (const shape of text.ownerSVGElement.querySelectorAll('rect, path, circle, text')) {
      if (shape === text) break;
      const box = shape.getBoundingClientRect(), fill = getComputedStyle(shape).fill;
      if (shape.tagName !== 'text' && fill.startsWith('rgb')
          && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) under = rgb(fill).parts;
    }
    return under;
  };
  const found = [];
  let looked = 0;
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('head, .unseen, title, desc, style')) continue;
    if (!parent.getClientRects().length) continue;
    const svg = parent.ownerSVGElement;
    const color = rgb(svg ? getComputedStyle(parent).fill : getComputedStyle(parent).color).parts;
    const contrast = ratio(color, svg ? painted(parent) : behind(parent));
    looked += 1;
    if (contrast < 4.5) found.push(`${node.data.trim().slice(0, 40)}: ${contrast.toFixed(2)}`);
  }
  return {looked, found};
}"""

BROKEN_WORDS = """selector => {
  const found = [];
  for (const element of document.querySelectorAll(selector)) {
    const node = element.firstChild;
    if (!node || !element.getClientRects().length) continue;
    for (const word of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  }
  return found;
}"""

OUR_WORDS = "thead th, .timeline .n, .timeline .mark, .timeline .share, .figures dt, .facts dt"
"""Words that are never a journey's, and so always short enough to stay whole."""

SVG_OVERFLOWS = """() => {
  const outer = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll('text')]
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.left < outer.left || box.right > outer.right || box.bottom > outer.bottom)
    .map(([said]) => said);
}"""

COLLISIONS = """() => {
  const shown = svg => svg.getClientRects().length;
  const svg = [...document.querySelectorAll('svg.chart, svg.histogram')].find(shown);
  if (!svg) return [];
  const texts = [...svg.querySelectorAll('text')];
  const labels = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  labels.forEach(([said, a], i) => labels.slice(i + 1).forEach(([other, b]) => {
    const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    if (wide > 0.5 && high > 3) found.push(`${said} and ${other}`);
  }));
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens written markup from a file; fails at the end for a message on the console or a request."""
    pages: list[Page] = []
    told: list[str] = []

    def note_request(address: str) -> None:
        if not address.startswith(tmp_path.as_uri()) or address.endswith((".ico", ".png")):
            told.append(f"request: {address}")

    def refuse(dialog: Any) -> None:
        told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def opened(written: str, size: tuple[int, int], suffix: str = "html") -> Page:
        path = tmp_path / f"{len(pages)}.{suffix}"
        path.write_text(written, encoding="utf-8")
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        pages.append(page)
        page.on("console", lambda message: told.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("dialog", refuse)
        page.on("request", lambda request: note_request(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    for page in pages:
        page.close()
    assert told == []


SURVEYS: dict[str, Callable[[], Document]] = {
    "survey": survey_drawn,
    "survey-millions": lambda: survey_drawn(times=4321),
    "survey-diff": survey_diff_drawn,
}


@pytest.fixture(scope="module", params=[*JOURNEYS, *SURVEYS])
def report(request: pytest.FixtureRequest) -> str:
    """A report with every kind of block, or one on a table."""
    if request.param in SURVEYS:
        pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
        return render_html(SURVEYS[request.param]())
    return render_html(full_report(JOURNEYS[request.param]()))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_overflows_or_collides_and_all_text_stands_out(
    report: str, size: tuple[int, int], open_page: OpenPage
) -> None:
    page = open_page(report, size)
    assert page.evaluate(OVERFLOWS) == []
    assert page.evaluate(BROKEN_WORDS, OUR_WORDS) == []
    assert page.evaluate(COLLISIONS) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        contrasts = page.evaluate(CONTRASTS)
        assert contrasts["found"] == [], scheme
        assert contrasts["looked"] > 50


def test_the_schemes_differ(open_page: OpenPage) -> None:
    page = open_page(render_html(score_document(example("sas-before.yaml"))), DESK)
    papers = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(papers) == 2


def test_the_overflow_check_sees_an_overflow(open_page: OpenPage) -> None:
    page = open_page(render_html(score_document(example("sas-before.yaml"))), PHONE)
    page.evaluate("document.querySelector('.timeline tbody .name').style.whiteSpace = 'nowrap'")
    assert page.evaluate(OVERFLOWS) != []


def test_the_contrast_check_sees_pale_text(open_page: OpenPage) -> None:
    page = open_page(render_html(score_document(example("sas-before.yaml"))), DESK)
    page.evaluate("document.querySelector('h1').style.color = '#999'")
    assert len(page.evaluate(CONTRASTS)["found"]) == 1


@pytest.mark.parametrize("name", ["iplug-premium.yaml", "iplug-premium.ko.yaml", "sas-before.yaml"])
@pytest.mark.parametrize(
    ("document", "signs"),
    [
        (score_document, ("figure .wide .flag", "figure .wide circle.collapse")),
        (export_document, (".notes .zero .head", "figure .wide .flag")),
        (timeline_document, ("figure .wide .flag",)),
    ],
    ids=["score", "export", "timeline"],
)
def test_the_collapse_is_on_the_first_screen(
    name: str, document: Any, signs: tuple[str, ...], open_page: OpenPage
) -> None:
    page = open_page(render_html(document(example(name))), DESK)
    for sign in signs:
        box = page.locator(sign).first.bounding_box()
        assert box is not None
        assert 0 < box["y"] < DESK[1] - box["height"]


def test_the_collapse_is_the_largest_stretch_of_strong_colour(open_page: OpenPage) -> None:
    page = open_page(render_html(score_document(example("iplug-premium.yaml"))), DESK)
    areas = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('figure .wide [class]')]
             .map(shape => [shape.getAttribute('class'), shape.getBoundingClientRect()])
             .map(([name, box]) => [name, box.width * box.height]))"""
    )
    assert areas["grave"] > 3 * max(areas["sound"], areas["fragile"])


def test_a_phone_sees_the_narrow_chart_and_a_desk_the_wide_one(open_page: OpenPage) -> None:
    written = render_html(score_document(example("sas-before.yaml")))
    for size, shown in ((DESK, "wide"), (PHONE, "narrow")):
        page = open_page(written, size)
        visible = [name for name in ("wide", "narrow") if page.locator(f"figure .{name}").is_visible()]
        assert visible == [shown]


def test_those_who_cannot_see_it_hear_its_parts(open_page: OpenPage) -> None:
    page = open_page(render_html(full_report(example("sas-before.yaml"))), DESK)
    for role in ("banner", "main", "contentinfo", "img", "figure"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("table").count() == 4
    assert page.get_by_role("rowheader", name="Check-in with the ticket left at the hotel").count() >= 1
    assert page.get_by_role("columnheader", name="remaining").count() == 3
    assert "collapse" not in page.get_by_role("img").get_attribute("class")
    assert "Nothing that follows can help it." in page.locator("figure desc").first.text_content()


def test_hostile_names_are_read_as_they_were_typed(open_page: OpenPage) -> None:
    page = open_page(render_html(full_report(hostile())), DESK)
    assert page.locator("h1").text_content() == "<script>alert(1)</script>"
    assert page.locator("script, img, iframe, [onload], [onerror], [onmouseover]").count() == 0
    assert page.evaluate("document.compatMode") == "CSS1Compat"


def test_the_policy_stops_whatever_would_slip_in(browser: Any, tmp_path: Path) -> None:
    slipped = (
        "<script>document.title = 'run'</script><img src='x.png'><p style='color: red' id='p'>p</p></main>"
    )
    written = render_html(score_document(example("sas-before.yaml"))).replace("</main>", slipped)
    path = tmp_path / "slipped.html"
    path.write_text(written, encoding="utf-8")
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    assert page.title() == "A business trip, before the front line may decide"
    assert page.evaluate("getComputedStyle(document.getElementById('p')).color") != "rgb(255, 0, 0)"
    assert sum("Content Security Policy" in message for message in told) == 3
    page.close()


def test_it_prints_on_a4_and_nothing_is_cut(report: str, open_page: OpenPage) -> None:
    page = open_page(report, A4)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(OVERFLOWS) == []
    assert page.evaluate(BROKEN_WORDS, OUR_WORDS) == []
    assert page.evaluate(CONTRASTS)["found"] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    printed = page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(side)) for side in box.split())
        for box in re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", printed)
    }
    assert sizes == {(0, 0, 595, 842)}


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_chart_alone_stands_out_and_nothing_runs_over(name: str, open_page: OpenPage) -> None:
    score = JOURNEYS[name]()
    page = open_page(render_svg(chart(timeline(score), score.journey.title)), DESK, suffix="svg")
    assert page.evaluate("document.documentElement.tagName") == "svg"
    assert page.evaluate(SVG_OVERFLOWS) == []
    assert page.evaluate(COLLISIONS) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        contrasts = page.evaluate(CONTRASTS)
        assert contrasts["found"] == [], scheme
        assert contrasts["looked"] > 10
