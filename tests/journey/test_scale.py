"""Scales: presets, ranges, values, and what counts as nothing."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, RANGE_PATTERN, Scale, parse_range, parse_scale

ENDS = st.floats(-1e100, 1e100)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    low, high, zero = draw(ENDS), draw(ENDS), draw(ENDS)
    assume(low < high and zero < high)
    return Scale(low, high, zero)


@pytest.mark.parametrize(
    ("preset", "low", "high", "zero"),
    [
        ("stars", 1, 5, 0),
        ("csat", 1, 5, 1),
        ("ces", 1, 7, 1),
        ("nps", 0, 10, 0),
        ("percent", 0, 100, 0),
        ("emotion", -2, 2, -2),
    ],
)
def test_presets(preset: str, low: float, high: float, zero: float) -> None:
    scale = PRESETS[preset]
    assert (scale.min, scale.max, scale.zero, scale.step, scale.preset) == (low, high, zero, 1, preset)


def test_there_are_no_other_presets() -> None:
    assert set(PRESETS) == {"stars", "csat", "ces", "nps", "percent", "emotion"}


def test_the_default_is_nought_to_five() -> None:
    assert (DEFAULT_SCALE.min, DEFAULT_SCALE.max, DEFAULT_SCALE.zero) == (0, 5, 0)


@pytest.mark.parametrize(
    ("preset", "rating", "value"),
    [
        ("stars", 1, 0.2),
        ("stars", 5, 1),
        ("csat", 1, 0),
        ("csat", 3, 0.5),
        ("ces", 4, 0.5),
        ("nps", 9, 0.9),
        ("emotion", -2, 0),
        ("emotion", 0, 0.5),
    ],
)
def test_a_rating_has_a_value(preset: str, rating: float, value: float) -> None:
    assert PRESETS[preset].value(rating) == pytest.approx(value)


def test_a_rating_below_zero_is_worth_nothing() -> None:
    scale = Scale(0, 10, zero=3)
    assert [scale.value(rating) for rating in (0, 3, 3.5)] == [0, 0, pytest.approx(0.5 / 7)]


def test_a_rating_above_the_scale_is_worth_no_more_than_its_end() -> None:
    assert Scale(0, 10, zero=3).value(11) == 1


def test_a_span_wider_than_the_largest_float_does_not_overflow() -> None:
    widest = Scale(-1.7e308, 1.7e308, -1.7e308)
    assert [widest.value(rating) for rating in (0, 0.85e308, 1.7e308)] == pytest.approx([0.5, 0.75, 1])


def test_the_smallest_numbers_are_told_apart() -> None:
    assert Scale(0, 1e-323, 0).value(5e-324) == 0.5
    assert DEFAULT_SCALE.value(5e-324) > 0


@given(scales(), st.data())
def test_a_value_lies_within_nought_and_one_and_is_nothing_only_at_or_below_zero(
    scale: Scale, data: st.DataObject
) -> None:
    rating = data.draw(st.floats(scale.min, scale.max))
    assert 0 <= scale.value(rating) <= 1
    assert (scale.value(rating) == 0) == (rating <= scale.zero)


@given(scales(), st.data())
def test_a_higher_rating_is_never_worth_less(scale: Scale, data: st.DataObject) -> None:
    ratings = st.floats(scale.min, scale.max)
    low, high = sorted((data.draw(ratings), data.draw(ratings)))
    assert scale.value(low) <= scale.value(high)


@pytest.mark.parametrize("preset", PRESETS)
@given(value=st.floats(0, 1))
def test_rating_is_the_inverse_of_value(preset: str, value: float) -> None:
    scale = PRESETS[preset]
    assert scale.value(scale.rating(value)) == pytest.approx(value, abs=1e-12)


def test_a_scale_contains_its_ends_and_nothing_beyond() -> None:
    scale = Scale(1, 5, 0)
    assert [scale.contains(rating) for rating in (0, 1, 3.3, 5, 5.1)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0-5", (0, 5)),
        ("1 - 7", (1, 7)),
        ("0–10", (0, 10)),
        ("0…10", (0, 10)),
        ("-2..2", (-2, 2)),
        ("-2 to +2", (-2, 2)),
        ("-5--1", (-5, -1)),
        ("0.5-4.5", (0.5, 4.5)),
        ("  0-5 ", (0, 5)),
        ("5-0", (5, 0)),
    ],
)
def test_a_range_is_two_numbers(text: str, ends: tuple[float, float]) -> None:
    assert parse_range(text) == ends


@pytest.mark.parametrize(
    "text",
    ["", "5", "0-", "0-5-7", "0-5\n", "0-5 stars", "a-b", "0 5", "1e3-1e4", "٠-٥", "0to5", "0" * 101 + "-5"],
)
def test_anything_else_is_no_range(text: str) -> None:
    assert parse_range(text) is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("stars", PRESETS["stars"]),
        ("2-7", Scale(2, 7, 2)),
        ("-1..1", Scale(-1, 1, -1)),
        (f"0-1{'0' * 99}", Scale(0, 1e99, 0)),
        (f"0-2{'0' * 99}0", None),
        (f"-{'9' * 100}.9-5", Scale(-1e100, 5, -1e100)),
        ("5-5", None),
        ("5-1", None),
        ("smiles", None),
    ],
)
def test_a_scale_is_a_preset_or_a_range_that_rises(text: str, scale: Scale | None) -> None:
    assert parse_scale(text) == scale


@given(st.text(alphabet="0123456789.-+– to…\n", max_size=12))
def test_the_pattern_says_what_a_range_is(text: str) -> None:
    assert (re.search(RANGE_PATTERN, text) is not None) == (parse_range(text) is not None)
