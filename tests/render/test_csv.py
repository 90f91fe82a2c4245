"""CSV: what a spreadsheet opens, and what it must not obey."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.render.csv import render_csv
from mot_cli.report.report import Sheet, Value


def cell(value: Value) -> str:
    """How one value is written."""
    lines = render_csv(Sheet(("value", "next"), ((value, "|"),)))
    return lines.removeprefix("value,next\n").removesuffix(",|\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        ("", ""),
        ("plain", "plain"),
        ("한국어", "한국어"),
        ("a, b", '"a, b"'),
        ('a "quoted" b', '"a ""quoted"" b"'),
        ("one\ntwo", "one␊two"),
        ("\x1b[31m", "␛[31m"),
    ],
)
def test_a_value(value: Value, written: str) -> None:
    assert cell(value) == written


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A", "  =1+1", "=cmd|' /C calc'!A0"]
)
def test_a_formula_is_text(formula: str) -> None:
    assert next(csv.reader([cell(formula)])) == [f"'{formula}"]


@pytest.mark.parametrize("hidden", ["\t=1+1", "\r=1+1", "\n=1+1", "\x00=1+1"])
def test_a_formula_behind_a_control_character_is_no_formula(hidden: str) -> None:
    assert cell(hidden)[0] in "␉␍␊␀"


def test_a_negative_number_stays_a_number() -> None:
    assert cell(-2.0) == "-2.0"


def test_a_sheet_without_rows_has_its_header() -> None:
    assert render_csv(Sheet(("a", "b"), ())) == "a,b\n"


texts = st.text(st.characters(min_codepoint=32, exclude_categories=["C", "Z"]), max_size=12)


@given(st.lists(st.tuples(texts, st.floats(allow_nan=False, allow_infinity=False)), max_size=5))
def test_what_is_written_can_be_read_again(rows: list[tuple[str, float]]) -> None:
    read = list(csv.reader(StringIO(render_csv(Sheet(("text", "number"), tuple(rows))))))
    assert [float(row[1]) for row in read[1:]] == [number for _, number in rows]
    assert len(read) == len(rows) + 1
    assert not any(row[0].startswith(("=", "+", "-", "@")) for row in read[1:])
