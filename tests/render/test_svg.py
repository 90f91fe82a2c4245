"""A chart as an SVG file: valid, self-contained, true to the numbers, and deaf to what names say."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mot_cli.analysis.score import JourneyScore
from mot_cli.analysis.score import score as score_journey
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from mot_cli.render.svg import render_svg
from mot_cli.report.chart import chart
from mot_cli.report.timeline import timeline
from tests.render.journeys_drawn import HOSTILE, example, hostile, long

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "rect", "path", "circle", "g", "text", "pattern"}
ATTRIBUTES = {
    "aria-describedby", "aria-labelledby", "class", "cx", "cy", "d", "fill", "font-size", "height", "id",
    "patternUnits", "r", "role", "rx", "stroke-width", "text-anchor", "viewBox", "width", "x", "y",
}  # fmt: skip
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def drawn(score: JourneyScore) -> str:
    return render_svg(chart(timeline(score), score.journey.title))


def parsed(score: JourneyScore) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(score))


def classed(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def rated(*ratings: float | None) -> JourneyScore:
    moments = tuple(Moment(f"Moment {i}", f"m{i}", rating) for i, rating in enumerate(ratings))
    return score_journey(Journey("A journey", moments, Scale(0, 5, 0)))


def test_it_says_in_words_what_it_shows() -> None:
    root = parsed(example("iplug-premium.yaml"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert title.text == "iPlug Premium, the first week"
    assert description.text == (
        "The ratings of 5 moments on a scale of 0 to 5. Their average is 16 of 100. What remains of the"
        " journey: 40 after moment 1, 8 after moment 2, 1.6 after moment 3 and nothing from moment 4"
        " “Going online on the KTX train” on. Nothing that follows can help it."
    )


def test_it_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    written = drawn(hostile())
    root = ElementTree.fromstring(written)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert not re.search(r"@import|@font-face|url\((?!#)", written)
    assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")


def test_the_collapse_has_a_flag_a_mast_a_stamp_and_a_grave() -> None:
    root = parsed(example("iplug-premium.yaml"))
    assert "collapse at moment 4, dead from here" in texts(root)
    (stamp,) = classed(root, "collapse")
    (grave,) = classed(root, "grave")
    (mast,) = classed(root, "mast")
    assert float(stamp.get("cx") or 0) > float(grave.get("x") or 0)
    assert (mast.get("d") or "").startswith(f"M{grave.get('x')} ")


def test_the_remaining_falls_to_the_line_where_the_journey_collapses_and_stays_there() -> None:
    root = parsed(rated(5, 5, 0, 5, 5))
    fall = next(line.get("d") or "" for line in classed(root, "fall") if "mast" not in line.get("class", ""))
    base = float(classed(root, "grave")[0].get("y") or 0) + float(
        classed(root, "grave")[0].get("height") or 0
    )
    start, bottom, _end = re.findall(r"[MVH]([\d. ]+)", fall)
    assert float(bottom) == base
    assert float(start.split()[1]) < base - 200  # from all there was


def test_a_journey_that_holds_shows_no_collapse() -> None:
    root = parsed(example("bakery-saturday.yaml"))
    for name in ("collapse", "grave", "fall", "flag", "hollow"):
        assert classed(root, name) == []


def test_bars_are_as_high_as_their_values() -> None:
    root = parsed(rated(5, 2.5, 1, 4))
    heights: dict[str, list[float]] = {}
    for tone in ("sound", "fragile"):
        for bar in root.iter(f"{SVG}path"):
            if bar.get("class") == tone:
                y, base = re.findall(r"M[\d.]+ ([\d.]+)h[\d.]+V([\d.]+)", bar.get("d") or "")[0]
                heights.setdefault(tone, []).append(float(base) - float(y))
    assert heights == {"sound": [250, 125, 200], "fragile": [50]}


def test_what_comes_after_the_collapse_is_grey_and_other_zeros_are_rings() -> None:
    root = parsed(rated(5, 0, 5, 0, 4))
    assert len(classed(root, "sound")) == 1 + 1  # one bar and the legend
    assert len(classed(root, "dead")) == 2
    assert len(classed(root, "hollow")) == 1


def test_an_unrated_moment_has_no_bar_but_a_mark_and_a_word_in_the_legend() -> None:
    root = parsed(rated(5, None, 4))
    assert len(classed(root, "unrated")) == 1
    assert "○ unrated" in texts(root)


def test_nothing_rated_draws_neither_a_level_nor_a_fall() -> None:
    root = parsed(rated(None, None))
    assert classed(root, "level") == []
    assert classed(root, "fall") == []


def test_the_average_is_a_dashed_level_with_its_name() -> None:
    root = parsed(rated(5, 5, 0, 5, 5))
    assert len(classed(root, "level")) == 1
    assert "average 80" in " ".join(texts(root))


@pytest.mark.parametrize("count", [1, 2, 12, 13, 60, 120, 121, 2000])
def test_any_number_of_moments_fits(count: int) -> None:
    written = drawn(long(count, zeros=(count,)))
    root = ElementTree.fromstring(written)
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    assert (width, height) <= (860, 500)
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x") or 0) <= width
        assert 0 <= float(text.get("y") or 0) <= height
    assert len(written) < 100_000
    assert str(count) in texts(root)  # the number of the collapse is always there


def test_a_crowd_is_numbered_at_round_numbers() -> None:
    assert [said for said in texts(parsed(long(60))) if said.isdigit()][-12:] == [
        *("5", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55", "60"),
    ]


def test_a_name_too_long_for_its_column_ends_in_an_ellipsis_and_is_whole_in_its_title() -> None:
    name = "A name that nobody could ever set below a column " * 4
    root = parsed(long(9, name=name))
    assert any(text.endswith("…") for text in texts(root))
    assert f"1 {name}, 1" in [title.text for title in root.iter(f"{SVG}title")]


def test_hostile_names_stay_text() -> None:
    root = parsed(hostile())
    assert f"2 {HOSTILE[1]}" in [title.text for title in root.iter(f"{SVG}title")]
    assert root.findtext(f"{SVG}title") == HOSTILE[0]
    assert not CONTROLS.search(drawn(hostile()))


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80))
def test_no_element_attribute_or_control_character_comes_from_a_journey(title: str, name: str) -> None:
    moments = (Moment(name, "a", 3.0, stage=title), Moment(name * 2, "b", 0.0), Moment(title, "c"))
    written = drawn(score_journey(Journey(title, moments, Scale(0, 5, 0))))
    root = ElementTree.fromstring(written)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ELEMENTS
    assert {attribute for element in root.iter() for attribute in element.attrib} <= ATTRIBUTES
    assert not CONTROLS.search(written)
