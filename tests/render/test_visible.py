"""Text is data: nothing an author writes reaches a terminal as a command."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.render.visible import visible, visible_lines

C0_AND_C1 = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))]
REORDERING = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDING = list("\u00ad\u180e\u200b\u2028\u2029\u2060\u2064\ufeff\ufff9\ufffe\U000e0041")
BUILDING = ["क्\u200dष", "👩\u200d💻", "✈\ufe0f", "한국어", "مرحبا", "né", "A “quoted” name"]

anything = st.text(st.characters(exclude_categories=[]))


def steers(character: str) -> bool:
    """Whether a terminal could take a character for a command, or an eye overlook it."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in (*REORDERING, *HIDING)


@pytest.mark.parametrize("character", C0_AND_C1, ids=lambda character: f"U+{ord(character):04X}")
def test_every_control_character_is_shown(character: str) -> None:
    shown = visible(f"a{character}b")
    assert shown.startswith("a")
    assert shown.endswith("b")
    assert len(shown) > 2
    assert not any(map(steers, shown))


@pytest.mark.parametrize("character", REORDERING + HIDING, ids=lambda character: f"U+{ord(character):04X}")
def test_what_reorders_or_hides_is_named(character: str) -> None:
    assert visible(f"a{character}b") == f"a<U+{ord(character):04X}>b"
    assert visible_lines(f"a{character}b") == f"a<U+{ord(character):04X}>b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("one\ntwo\r\n", "one␊two␍␊"),
        ("a\tb", "a␉b"),
        ("\x00", "␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("evil\u202egpj.exe", "evil<U+202E>gpj.exe"),
        ("\ud800", "<U+D800>"),
        ("[bold]markup[/bold]", "[bold]markup[/bold]"),
        ("", ""),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\n", "one\ntwo"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one␍two"),
        ("one\n\n\x1b[2Jtwo", "one\n\n␛[2Jtwo"),
        ("a\tb", "a␉b"),
    ],
)
def test_several_lines(text: str, shown: str) -> None:
    assert visible_lines(text) == shown


@pytest.mark.parametrize("text", BUILDING)
def test_what_scripts_and_emoji_are_built_with_stays(text: str) -> None:
    assert visible(text) == text


def test_ten_thousand_combining_marks_do_not_climb_over_the_screen() -> None:
    shown = visible("e" + "\u0301" * 10_000 + "!")
    assert shown == "e" + "\u0301" * 8 + "<9992 more marks>!"


def test_the_marks_a_language_needs_stay() -> None:
    assert visible("a\u0323\u0302") == "a\u0323\u0302"


@given(anything)
def test_no_control_character_survives(text: str) -> None:
    assert not any(map(steers, visible(text)))


@given(anything)
def test_of_several_lines_nothing_survives_but_their_ends(text: str) -> None:
    assert not any(steers(character) for character in visible_lines(text) if character != "\n")


@given(anything)
def test_what_is_safe_is_left_alone(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
