"""Durations: a number and a unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.duration import SECONDS, Duration, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds", "shown"),
    [
        ("15 s", 15, "15 s"),
        ("25 min", 1500, "25 min"),
        ("25min", 1500, "25 min"),
        (" 2  h ", 7200, "2 h"),
        ("1.5 d", 129600, "1.5 d"),
        ("0 s", 0, "0 s"),
        ("007 s", 7, "7 s"),
    ],
)
def test_a_duration_is_a_number_and_a_unit(text: str, seconds: float, shown: str) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert (duration.seconds, str(duration)) == (seconds, shown)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "min",
        "-5 min",
        "25 minutes",
        "1:30",
        "1 h 30 min",
        "25 min\n",
        "1e3 s",
        "٢ h",
        "1234567890 s",
        "5 MIN",
    ],
)
def test_anything_else_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@given(
    st.integers(0, 10**9 - 1) | st.decimals(0, 10**6, places=3).map(float), st.sampled_from(sorted(SECONDS))
)
def test_a_duration_reads_back_as_it_is_shown(amount: float, unit: str) -> None:
    assert parse_duration(f"{amount:.3f} {unit}") == Duration(float(f"{amount:.3f}"), unit)
    assert parse_duration(str(Duration(float(amount), unit))) == Duration(float(amount), unit)
