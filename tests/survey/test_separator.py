"""The separator of a CSV file is what makes a table of it."""

import pytest

from mot_cli.survey.separator import FIRST_LINES, header_of, separator_of


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2", ","),
        ("a;b\n1;2", ";"),
        ("a\tb\n1\t2", "\t"),
        ("a|b\n1|2", "|"),
        ("a", ","),
        ("", ","),
        ("a;b", ";"),
        ("id;Quality, price, service, all;b\n1;4;5\n2;3;4", ";"),
        ("id;a;b\n1;4,5;3\n2;3,5;1", ";"),
        ('"x;y;z",b\n1,2', ","),
        ('"a\nlong; name; of; a; column",b\n1,2\n3,4', ","),
        ("a,b\n1,2\n\n3,4\n", ","),
        ("a,b,c\n1,2\n3,4", ","),
        ("a;b\n1;2\n3;" + "," * 200_000, ";"),
    ],
)
def test_the_separator_makes_rows_as_long_as_the_header(text: str, separator: str) -> None:
    assert separator_of(text.splitlines()) == separator


def test_a_row_that_was_cut_off_does_not_count() -> None:
    lines = ["a,b;c", *["1;2"] * (FIRST_LINES - 2), '3;"4']
    assert separator_of(lines) == ";"
    assert header_of(lines, ";") == ("a,b", "c")


def test_no_line_is_no_header() -> None:
    assert header_of([], ",") == ()
