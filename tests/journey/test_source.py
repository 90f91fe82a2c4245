"""Offsets to lines and columns, as editors count them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.source import SourceText

TEXTS = st.text(alphabet="ab 각😀\u0301\t\n\r\x85\u2028", max_size=40)


@pytest.mark.parametrize(
    ("text", "start", "line", "column", "excerpt"),
    [
        ("ab\ncd", 0, 1, 1, "ab"),
        ("ab\ncd", 2, 1, 3, "ab"),
        ("ab\ncd", 3, 2, 1, "cd"),
        ("ab\ncd", 99, 2, 3, "cd"),
        ("ab\ncd", -1, 1, 1, "ab"),
        ("ab\r\ncd", 4, 2, 1, "cd"),
        ("ab\r\ncd", 3, 1, 3, "ab"),
        ("ab\rcd", 3, 2, 1, "cd"),
        ("각😀: x", 4, 1, 5, "각😀: x"),
        ("", 0, 1, 1, ""),
        ("ab\n", 3, 2, 1, ""),
        ("a\u2028b", 2, 1, 3, "a\u2028b"),
    ],
)
def test_a_place_is_a_line_and_a_column(text: str, start: int, line: int, column: int, excerpt: str) -> None:
    place = SourceText("x", text).place(start)
    assert (place.line, place.column, place.excerpt, place.excerpt_column) == (line, column, excerpt, 1)


def test_only_the_part_on_the_first_line_is_meant() -> None:
    source = SourceText("x", "note: one\n  two")
    assert source.place(6, 15).end_column == 10
    assert source.place(6, 8).end_column == 9
    assert source.place(6).end_column == 8


def test_a_place_holds_at_least_one_column() -> None:
    assert SourceText("x", "ab\ncd").place(2, 2).end_column == 4


def test_a_very_long_line_is_shown_around_the_problem() -> None:
    text = "a" * 1000 + "X" + "b" * 1000
    place = SourceText("x", text).place(1000)
    assert place.column == 1001
    assert len(place.excerpt) == 240
    assert place.excerpt[place.column - place.excerpt_column] == "X"


def test_the_start_of_a_very_long_line_is_shown_from_its_start() -> None:
    place = SourceText("x", "first\n" + "X" + "b" * 1000).place(6)
    assert (place.line, place.excerpt_column, place.excerpt[:2]) == (2, 1, "Xb")


def test_a_line_that_just_fits_is_shown_whole_wherever_the_problem_is() -> None:
    place = SourceText("x", "before\n" + "a" * 239 + "X").place(7 + 239)
    assert (place.excerpt_column, place.excerpt) == (1, "a" * 239 + "X")
    longer = SourceText("x", "a" * 240 + "X").place(240)
    assert (longer.excerpt_column, longer.excerpt) == (121, "a" * 120 + "X")


@given(TEXTS, st.integers(0, 45), st.integers(0, 45))
def test_line_and_column_lead_back_to_the_character(text: str, start: int, end: int) -> None:
    place = SourceText("x", text).place(start, end)
    lines = re.split(r"\r\n|\r|\n", text)
    assert place.excerpt == lines[place.line - 1]
    assert 1 <= place.column < place.end_column <= len(place.excerpt) + 2
    if start < len(text) and text[start] not in "\r\n":
        assert place.excerpt[place.column - 1] == text[start]
