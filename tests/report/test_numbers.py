"""Rounding: every format shows the same digits, and no rounding hides a zero or invents one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale
from mot_cli.report.numbers import change, count, decimal, listed, points, rating, scale_ends

scores = st.floats(min_value=0, max_value=100)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"),
        (0.0, "0"),
        (5e-324, "<0.1"),
        (0.0499999, "<0.1"),
        (0.05, "0.1"),
        (0.14999, "0.1"),
        (1.0, "1"),
        (38.4, "38.4"),
        (82.5784, "82.6"),
        (84.0, "84"),
        (99.949, "99.9"),
        (99.95, ">99.9"),
        (99.9999999, ">99.9"),
        (100.0, "100"),
    ],
)
def test_points(value: float | None, said: str) -> None:
    assert points(value) == said


@given(scores)
def test_points_are_0_only_for_nothing(value: float) -> None:
    assert (points(value) == "0") == (value == 0)


@given(scores)
def test_points_are_100_only_for_all(value: float) -> None:
    assert (points(value) == "100") == (value == 100)


@given(scores)
def test_points_are_never_further_off_than_their_last_digit(value: float) -> None:
    assert abs(float(points(value).lstrip("<>")) - value) <= 0.1


@given(scores)
def test_points_fit_the_column_they_are_drawn_in(value: float) -> None:
    assert len(points(value)) <= 5


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0"), (-0.0, "0"), (-0.04, "0"), (2.0, "2"), (-1.25, "-1.2"), (12.34, "12.3")]
)
def test_decimal(value: float, said: str) -> None:
    assert decimal(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"),
        (0.0, "0"),
        (0.01, "±0"),
        (-0.01, "±0"),
        (0.05, "+0.1"),
        (12.288, "+12.3"),
        (-1.408, "−1.4"),
        (-100.0, "−100"),
    ],
)
def test_change_carries_its_sign(value: float | None, said: str) -> None:
    assert change(value) == said


@given(st.floats(min_value=-100, max_value=100))
def test_a_change_is_0_only_where_nothing_changed(value: float) -> None:
    assert (change(value) == "0") == (value == 0)


@given(st.floats(min_value=-100, max_value=100))
def test_a_change_and_its_reverse_differ_by_their_sign_alone(value: float) -> None:
    mirrored = change(value).translate(str.maketrans("+−", "−+"))
    assert change(-value) == mirrored


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0"),
        (5.0, "5"),
        (4.5, "4.5"),
        (-2.0, "−2"),
        (3.14159, "3.14159"),
        (0.1 + 0.2, "0.3"),
        (1e6, "1000000"),
    ],
)
def test_a_rating_keeps_the_digits_of_its_author(value: float, said: str) -> None:
    assert rating(value) == said


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        (DEFAULT_SCALE, "0 to 5"),
        (Scale(0.5, 9.5, 0.5), "0.5 to 9.5"),
        (Scale(1, 5, 0), "1 to 5, worth nothing at 0"),
        (Scale(0, 10, 2), "0 to 10, worth nothing at 2"),
        (PRESETS["stars"], "1 to 5, stars, worth nothing at 0"),
        (PRESETS["csat"], "1 to 5, csat"),
        (PRESETS["emotion"], "−2 to 2, emotion"),
    ],
)
def test_a_scale_in_words(scale: Scale, said: str) -> None:
    assert scale_ends(scale) == said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (count(0, "moment"), "0 moments"),
        (count(1, "moment"), "1 moment"),
        (count(10_000, "journey"), "10,000 journeys"),
        (count(1, "piece of advice", "pieces of advice"), "1 piece of advice"),
        (count(2, "piece of advice", "pieces of advice"), "2 pieces of advice"),
    ],
)
def test_count(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(parts: list[str], said: str) -> None:
    assert listed(parts) == said
