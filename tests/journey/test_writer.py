"""A journey file that is written reads as the same journey."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.duration import SECONDS, Duration
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale
from mot_cli.journey.schema import SCHEMA_LINE
from mot_cli.journey.starter import starter
from mot_cli.journey.writer import write_journey
from tests.examples import EXAMPLES, JOURNEYS
from tests.hostile import HOSTILE, hostile_texts

texts = st.one_of(
    hostile_texts,
    st.lists(st.sampled_from(["a", "word", "", " ", ":", "#", "-", "\n", "가입", "0", "e"]), max_size=60).map(
        " ".join
    ),
    st.text(st.sampled_from("ab \n:#-'\"\\\t|>"), max_size=30),
)
names = texts.filter(lambda text: bool(text) and not text.isspace())
optional = st.none() | texts
numbers = st.floats(-1e50, 1e50, allow_subnormal=False) | st.integers(-10, 10).map(float)
above_zero = st.floats(1e-9, 1e9) | st.just(1.0)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    if draw(st.booleans()):
        return draw(st.sampled_from([DEFAULT_SCALE, *PRESETS.values()]))
    low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    zero = draw(st.just(low) | numbers.filter(lambda zero: zero < high))
    return Scale(low + 0.0, high + 0.0, zero + 0.0, draw(st.just(1.0) | above_zero))


durations = st.builds(
    Duration,
    st.integers(0, 999_999_999).map(float) | st.integers(0, 999_999).map(lambda millionths: millionths / 1e6),
    st.sampled_from(sorted(SECONDS)),
)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    scale = draw(scales())
    ids = draw(st.lists(names | st.sampled_from(["paying", "paying-2"]), min_size=1, max_size=4, unique=True))
    moments = tuple(
        Moment(
            draw(names | st.just("Paying")),
            moment_id,
            draw(st.none() | st.floats(scale.min, scale.max).map(lambda rating: rating + 0.0)),
            draw(above_zero),
            draw(above_zero),
            stage=draw(optional),
            channel=draw(optional),
            owner=draw(optional),
            duration=draw(st.none() | durations),
            promise=draw(optional),
            note=draw(optional),
            quote=draw(optional),
            column=draw(optional.filter(lambda text: text is None or bool(text.strip()))),
        )
        for moment_id in ids
    )
    return Journey(
        draw(names),
        moments,
        scale,
        provider=draw(optional),
        customer=draw(optional),
        period=draw(optional),
        summary=draw(optional),
        source=draw(optional),
    )


def read(text: str) -> Journey:
    reading = read_text(text)
    assert reading.journey is not None, (text, reading.problems)
    return reading.journey


@given(journeys(), texts)
def test_what_is_written_reads_as_the_same_journey(journey: Journey, comment: str) -> None:
    assert read(write_journey(journey, comment)) == journey


@given(texts, names)
def test_another_yaml_reader_reads_the_same_texts(text: str, name: str) -> None:
    written = write_journey(Journey(name, (Moment(name, name, note=text, stage=text),)))
    told = yaml.safe_load(written)
    assert told["journey"] == name
    assert (told["moments"][0]["note"], told["moments"][0]["stage"]) == (text, text)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_reads_the_same_when_it_is_written_again(name: str) -> None:
    journey = read((JOURNEYS / name).read_text(encoding="utf-8"))
    assert read(write_journey(journey)) == journey


def test_a_journey_is_written_as_an_author_would() -> None:
    summary = "A customer comes over for mobile internet, finds that nothing works, and goes back. " * 2
    journey = Journey(
        "The first week",
        (
            Moment("At 9:30: a shop", "at-9-30-a-shop", 2, stage="Buying", duration=Duration(25.0, "min")),
            Moment("no", "refused", 0.5, 2.0, note="One.\nTwo.", quote="# never"),
        ),
        PRESETS["stars"],
        provider="KT / KTF",
        summary=summary.strip(),
    )
    assert (
        write_journey(journey, "Written by hand\n\nand checked")
        == f"""\
{SCHEMA_LINE}
# Written by hand
#
# and checked
journey: The first week
provider: KT / KTF
summary: >-
  A customer comes over for mobile internet, finds that nothing works, and goes back. A customer
  comes over for mobile internet, finds that nothing works, and goes back.
scale: stars

moments:
  - name: "At 9:30: a shop"
    rating: 2
    stage: Buying
    duration: 25 min

  - name: "no"
    id: refused
    rating: 0.5
    weight: 2
    note: |-
      One.
      Two.
    quote: "# never"
"""
    )


@pytest.mark.parametrize(
    ("scale", "written"),
    [
        (Scale(0, 5, 0), "0-5"),
        (Scale(-2, 2, -2), "-2..2"),
        (Scale(0.5, 4.5, 0.5), "0.5-4.5"),
        (PRESETS["csat"], "csat"),
        (Scale(1, 5, 0), "{min: 1, max: 5, zero: 0, step: 1}"),
        (Scale(0, 1e20, 0, 0.5), "{min: 0, max: 1.0e+20, zero: 0, step: 0.5}"),
        (Scale(0, 1e100, 0), "{min: 0, max: 1.0e+100, zero: 0, step: 1}"),
        (Scale(-0.5, 5, -0.5), "-0.5..5"),
        (replace(PRESETS["nps"], step=0.5, preset=None), "{min: 0, max: 10, zero: 0, step: 0.5}"),
    ],
)
def test_a_scale_is_written_in_its_shortest_form(scale: Scale, written: str) -> None:
    journey = Journey("A haircut", (Moment("The cut", "the-cut"),), scale)
    assert f"\nscale: {written}\n" in write_journey(journey)
    assert read(write_journey(journey)) == journey


def test_a_scale_that_no_file_stated_is_left_out() -> None:
    journey = Journey("A haircut", (Moment("The cut", "the-cut"),), scale_stated=False)
    assert "scale" not in write_journey(journey).replace(SCHEMA_LINE, "")
    assert read(write_journey(journey)) == journey


def test_a_scale_that_was_a_preset_once_is_written_as_what_it_is_now() -> None:
    journey = Journey("x", (Moment("a", "a"),), replace(PRESETS["nps"], step=0.5))
    assert "scale: {min: 0, max: 10, zero: 0, step: 0.5}\n" in write_journey(journey)


def test_another_scale_than_the_usual_is_written_even_where_no_file_stated_it() -> None:
    journey = Journey("x", (Moment("a", "a", 9),), PRESETS["nps"], scale_stated=False)
    assert "scale: nps\n" in write_journey(journey)


def test_an_id_that_only_looks_numbered_is_written_out() -> None:
    journey = Journey("x", (Moment("Call", "call-9"), Moment("Call", "call-2")))
    assert read(write_journey(journey)) == journey


def test_a_stated_id_that_takes_a_slug_makes_the_other_state_its_own() -> None:
    journey = Journey("x", (Moment("Paying", "paying"), Moment("Leaving", "paying-2"), Moment("Paying", "p")))
    swapped = replace(journey, moments=(Moment("b", "a"), Moment("a", "b")))
    assert read(write_journey(journey)) == journey
    assert read(write_journey(swapped)) == swapped


@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_character_is_written_raw(name: str) -> None:
    written = write_journey(Journey(name, (Moment(name, "one", note=name),)), name)
    assert all(c.isprintable() or c in "\n\u200d" for c in written)


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert "journey: \ufffdx\n" in write_journey(Journey("\ud800x", (Moment("a", "a"),))).replace('"', "")


def test_the_starter_begins_with_the_line_editors_know_the_schema_by() -> None:
    assert starter().startswith(f"{SCHEMA_LINE}\n")
