"""What YAML made of a number, and what its author meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import ScalarNode

from mot_cli.journey.nodes import compose
from mot_cli.journey.scalars import NoNumber, plain_number, what_yaml_reads


def scalar(text: str) -> ScalarNode:
    node = compose(f"[{text}]")
    assert not isinstance(node, tuple)
    only: ScalarNode = node.value[0]
    return only


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("3.5", 3.5),
        ("-2", -2),
        ("+2", 2),
        ("0", 0),
        (".5", 0.5),
        ("5.", 5),
        ("05.5", 5.5),
        ("1.0e+2", 100),
        ('!!int "3"', 3),
        ("9" * 300, 1e300),
    ],
)
def test_plain_decimals_are_numbers(text: str, number: float) -> None:
    assert plain_number(scalar(text)) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("'3'", True),
        ('"3.5"', True),
        ("'three'", False),
        ("three", False),
        ("!!str 3", False),
        ("'1:30'", False),
    ],
)
def test_only_a_number_in_quotes_is_told_to_lose_them(text: str, quotes: bool) -> None:
    found = plain_number(scalar(text))
    assert isinstance(found, NoNumber)
    assert ("delete the quotes" in found.hint) == quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("07", "`07` as 7 (octal)"),
        ("0_17", "`0_17` as 15 (octal)"),
        ("0_", "`0_` as the number 0"),
        ("-0x1F", "`-0x1F` as -31 (hexadecimal)"),
        ("0b1_1", "`0b1_1` as 3 (binary)"),
        ("1_0", "`1_0` as the number 10"),
        ("1" * 37 + "_00", f"`{'1' * 37}_00` as the number {'1' * 37}00"),
        ("1" * 37 + "_000", f"`{'1' * 37}…` as the number {'1' * 37}000"),
        ("1" * 37 + "_0000", f"`{'1' * 37}…` as a number"),
    ],
)
def test_a_surprising_number_is_told_in_words(text: str, words: str) -> None:
    assert what_yaml_reads(scalar(text)) == words


def test_minus_nought_is_nought() -> None:
    assert str(plain_number(scalar("-0.0"))) == "0.0"


@pytest.mark.parametrize(
    ("text", "code", "read"),
    [
        ("no", "not-a-number", "`no` as false"),
        ("On", "not-a-number", "`On` as true"),
        ("four", "not-a-number", "`four` as a text"),
        ("08", "not-a-number", "`08` as a text"),
        ("1e5", "not-a-number", "`1e5` as a text"),
        ("3/5", "not-a-number", "`3/5` as a text"),
        ('"3"', "not-a-number", "`3` as a text"),
        ("~", "not-a-number", "it as empty"),
        ("2008-03-01", "not-a-number", "`2008-03-01` as a date"),
        ("=", "not-a-number", "`=` with the tag `!!value`"),
        ("1:30", "surprising-number", "`1:30` as 90 (base sixty)"),
        ("-1:30", "surprising-number", "`-1:30` as -90 (base sixty)"),
        ("1:30.5", "surprising-number", "`1:30.5` as 90.5 (base sixty)"),
        ("010", "surprising-number", "`010` as 8 (octal)"),
        ("-010", "surprising-number", "`-010` as -8 (octal)"),
        ("1_0", "surprising-number", "`1_0` as the number 10"),
        ("1_0.5", "surprising-number", "`1_0.5` as the number 10.5"),
        ("0_0.5", "surprising-number", "`0_0.5` as the number 00.5"),
        ("0x1F", "surprising-number", "`0x1F` as 31 (hexadecimal)"),
        ("0b11", "surprising-number", "`0b11` as 3 (binary)"),
        ("0x_", "surprising-number", "`0x_` as a number, though it is none"),
        ("0b_", "surprising-number", "`0b_` as a number, though it is none"),
        ("!!int 9b", "surprising-number", "`9b` as a number, though it is none"),
        ("!!int a:b", "surprising-number", "`a:b` as a number, though it is none"),
        ("!!float ''", "surprising-number", "`` as a number, though it is none"),
        ("0x" + "F" * 90, "surprising-number", "`0x" + "F" * 35 + "…` as a number"),
    ],
)
def test_anything_else_says_what_yaml_reads(text: str, code: str, read: str) -> None:
    found = plain_number(scalar(text))
    assert isinstance(found, NoNumber)
    assert (found.code, found.message) == (code, f"YAML reads {read}")
    assert what_yaml_reads(scalar(text)) == read


def test_a_number_in_quotes_loses_them() -> None:
    found = plain_number(scalar("'3.5'"))
    assert isinstance(found, NoNumber)
    assert found.hint == "delete the quotes"


@pytest.mark.parametrize("text", [".inf", "-.INF", ".NaN", "9" * 5_000, "1.0e+999", "!!float .nan"])
def test_what_is_not_finite_is_no_number(text: str) -> None:
    found = plain_number(scalar(text))
    assert isinstance(found, NoNumber)
    assert found.code == "not-finite"
    assert len(found.message) < 100


@given(
    st.text(alphabet="0123456789._:xXbBoO+-eEaf", min_size=1, max_size=8), st.sampled_from(["int", "float"])
)
def test_no_text_that_a_tag_calls_a_number_breaks_the_reader(text: str, tag: str) -> None:
    node = ScalarNode(f"tag:yaml.org,2002:{tag}", text)
    assert isinstance(plain_number(node), float | NoNumber)
    assert what_yaml_reads(node).startswith(f"`{text}` as ")
