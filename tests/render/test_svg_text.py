"""Lines in a drawing fit their room, say where they were cut, and tear no letter apart."""

from hypothesis import given
from hypothesis import strategies as st

from mot_cli.render.svg_text import ELLIPSIS, width, wrap

SIZE = 10.0


def test_a_short_name_is_one_line() -> None:
    assert wrap("At the till", 200, SIZE, 3) == ["At the till"]


def test_a_name_breaks_between_words() -> None:
    assert wrap("Asking which loaf keeps", 62, SIZE, 3) == ["Asking", "which loaf", "keeps"]


def test_a_long_word_breaks_where_it_must() -> None:
    lines = wrap("가입할수있는매장찾기", 45, SIZE, 9)
    assert "".join(lines) == "가입할수있는매장찾기"
    assert len(lines) > 1


def test_what_is_left_over_becomes_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight nine ten", 40, SIZE, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)


def test_wide_letters_count_double() -> None:
    assert width("매장", SIZE) > 1.6 * width("ab", SIZE)


def test_a_letter_keeps_its_marks_and_joiners() -> None:
    family = "👩\u200d👩\u200d👧"
    lines = wrap(family * 3, 25, SIZE, 20)
    assert "".join(lines) == family * 3
    assert all(line.count("👧") * family == line for line in lines)


def test_nothing_is_one_empty_line() -> None:
    assert wrap("", 40, SIZE, 3) == [""]


@given(st.text(max_size=200), st.floats(40, 400), st.integers(1, 5))
def test_no_line_is_wider_than_its_room_and_there_are_no_more_than_asked_for(
    text: str, room: float, most: int
) -> None:
    lines = wrap(text, room, SIZE, most)
    assert 1 <= len(lines) <= most
    for line in lines:
        assert width(line, SIZE) <= room


@given(st.text(st.characters(categories=["L", "N"]), max_size=100))
def test_with_room_enough_nothing_is_lost(text: str) -> None:
    assert "".join(wrap(text, 60, SIZE, 1000)) == text
