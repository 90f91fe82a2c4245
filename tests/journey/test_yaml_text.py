"""Texts as YAML scalars: plain where they can be, in quotes where a reader could mistake them."""

import pytest
import yaml

from mot_cli.journey.yaml_text import WIDTH, written_comment, written_text


def written(text: str) -> str:
    """The scalar of a text, which reads as that text again."""
    scalar = written_text(text, "  ")
    assert yaml.safe_load(f"note: {scalar}\nnext: 1\n") == {"note": text, "next": 1}
    return scalar


@pytest.mark.parametrize("text", ["Paying", "no queue", "9 to 5", "가입", "a:b", "it's no#1", "y2k"])
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("y", "N", "Yes", "NO", "on", "Off", "true", "FALSE", "null", "NaN", "Inf"),
        *("3", "1_000", "0x1F", "0o17", "1e3", "1:30", "2001-12-14", "2001-12-14T21:59:43Z"),
        *("", " a", "a ", "a: b", "a:", "a #b", "# a", "- a", "[a", "*a", "~", "<<", "="),
    ],
)
def test_what_a_reader_could_take_for_something_else_stands_in_quotes(text: str) -> None:
    assert written(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One.\nTwo.", ["|-", "  One.", "  Two."]),
        ("One.\nTwo.\n", ["|", "  One.", "  Two."]),
        ("One.\n\nTwo.", ["|-", "  One.", "", "  Two."]),
        ("One.\n  Two. ", ["|-", "  One.", "    Two. "]),
    ],
)
def test_several_lines_are_a_block(text: str, lines: list[str]) -> None:
    assert written(text).split("\n") == lines


@pytest.mark.parametrize("text", ["\n", "\na", "a\n\n", "a\n ", "a\n \n", " a\nb", "  \nb", "a\tb\nc"])
def test_lines_that_no_block_keeps_stand_in_quotes(text: str) -> None:
    assert written(text) == '"' + text.replace("\n", "\\n").replace("\t", "\\t") + '"'


def test_a_text_is_folded_only_where_it_is_longer_than_a_line() -> None:
    fits = "word " * 19 + "words"
    assert len(fits) == WIDTH
    assert written(fits) == fits
    assert written(fits + "!").split("\n")[0] == ">-"


def test_a_folded_text_fills_its_lines_and_no_line_is_too_long() -> None:
    lines = written("a" * 48 + " " + "b" * 49 + " " + "c" * 97 + " " + "d" * 90).split("\n")
    assert lines == [">-", "  " + "a" * 48 + " " + "b" * 49, "  " + "c" * 97, "  " + "d" * 90]
    assert len(lines[1]) == WIDTH
    assert written("a" * 48 + " " + "b" * 50 + " c").split("\n") == [
        ">-",
        "  " + "a" * 48,
        "  " + "b" * 50 + " c",
    ]


@pytest.mark.parametrize(
    "text",
    ["word  " * 25 + "end", " word" * 30, "word " * 30, "\u3000" + "word " * 30 + "end", "a: b " * 30 + "c"],
)
def test_folding_changes_nothing_in_a_text(text: str) -> None:
    written(text)


def test_one_long_word_stays_on_its_line() -> None:
    assert written("a" * 200) == "a" * 200


def test_what_joins_emoji_and_letters_is_kept_and_what_cannot_be_seen_is_escaped() -> None:
    assert written("می\u200cخواهم 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"
    assert written("\x07\x85\u202e\U000e0001") == '"\\x07\\x85\\u202e\\U000e0001"'


def test_a_comment_keeps_its_lines_and_shows_what_it_cannot_hold() -> None:
    assert list(written_comment("One\n\nTwo\x07 ")) == ["# One", "#", "# Two\ufffd"]
