"""Tables as text: numbers keep their columns, words share the rest, and a narrow screen gets lists."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mot_cli.render.pen import Pen
from mot_cli.render.table_text import table_lines
from mot_cli.render.terminal import Terminal
from mot_cli.report.document import Align, Cell, Column, Table

COLUMNS = (
    Column("journey"),
    Column("file", spare=True),
    Column("collapses at"),
    Column("score", Align.RIGHT),
)


def table(*rows: tuple[str, str, str, str]) -> Table:
    return Table(COLUMNS, tuple(tuple(map(Cell, row)) for row in rows))


def drawn(table: Table, width: int) -> list[str]:
    return [line.plain for line in table_lines(table, Pen(Terminal(width)))]


SMALL = table(("A haircut", "a.yaml", "–", "84"), ("첫 일주일", "b.yaml", "2 개통하기", "0"))


def test_a_wide_screen_shows_every_column() -> None:
    assert drawn(SMALL, 120) == [
        "journey    file    collapses at  score",
        "──────────────────────────────────────",
        "A haircut  a.yaml  –                84",
        "첫 일주일  b.yaml  2 개통하기        0",
    ]


def test_spare_columns_go_first() -> None:
    assert drawn(SMALL, 100) == [
        "journey    collapses at  score",
        "──────────────────────────────",
        "A haircut  –                84",
        "첫 일주일  2 개통하기        0",
    ]


def test_where_nothing_fits_each_row_is_a_list() -> None:
    assert drawn(SMALL, 24) == [
        "A haircut",
        "  collapses at: –",
        "  score: 84",
        "",
        "첫 일주일",
        "  collapses at: 2",
        "  개통하기",
        "  score: 0",
    ]


def test_a_table_without_rows_shows_its_headings() -> None:
    assert drawn(table(), 100)[0] == "journey  collapses at  score"


def test_a_bar_stands_before_its_text() -> None:
    bars = Table((Column("moment"), Column("share")), ((Cell("Paying"), Cell("50 %", bar=0.5)),))
    assert drawn(bars, 80)[2] == "Paying  ━━━━━━━━──────── 50 %"


def test_bars_before_numbers_begin_in_one_place() -> None:
    rows = ((Cell("Paying"), Cell("50", bar=0.5)), (Cell("Going"), Cell("100", bar=1.0)))
    bars = Table((Column("moment"), Column("share", Align.RIGHT)), rows)
    assert drawn(bars, 80)[2:] == [
        "Paying  ━━━━━━━━────────  50",
        "Going   ━━━━━━━━━━━━━━━━ 100",
    ]


names = st.text(st.sampled_from("abc 가나한 é\u0301 👩日本"), max_size=80)
rows = st.lists(st.tuples(names, names, names, st.sampled_from(["0", "82.6", "100"])), max_size=4)


@given(rows, st.integers(min_value=20, max_value=140))
def test_no_line_is_wider_than_the_screen(cells: list[tuple[str, str, str, str]], width: int) -> None:
    assert all(cell_len(line) <= width for line in drawn(table(*cells), width))


@given(rows, st.integers(min_value=20, max_value=140))
def test_no_word_is_lost(cells: list[tuple[str, str, str, str]], width: int) -> None:
    kept = [name for row in cells for name in (row[0], row[2])]
    wanted, found = Counter("".join(kept)), Counter("".join(drawn(table(*cells), width)))
    del wanted[" "]
    assert wanted <= found


@pytest.mark.parametrize("width", range(1, 11))
def test_the_narrowest_screens_get_something(width: int) -> None:
    assert drawn(SMALL, width)


def test_columns_are_as_wide_as_what_is_shown_in_them() -> None:
    hostile = table(("\x1b[2J\u202e", "a.yaml", "–", "84"))
    assert drawn(hostile, 100)[2] == "␛[2J<U+202E>  –                84"


@given(rows)
def test_scores_stand_below_each_other(cells: list[tuple[str, str, str, str]]) -> None:
    lines = drawn(table(*cells), 100)
    numbered = [line for line in lines[2:] if line.endswith(("0", "82.6", "100"))]
    assert len(numbered) >= len(cells)
    assert {cell_len(line) for line in numbered} <= {cell_len(lines[0])}
