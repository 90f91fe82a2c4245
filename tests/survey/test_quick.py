"""The quick way of reading a wide table says the same as the careful one, or that it cannot say."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mot_cli.survey import Invalid, Question, survey
from mot_cli.survey.duckdb_engine import DuckDB
from mot_cli.survey.engine import Row
from mot_cli.survey.problems import NotANumber
from mot_cli.survey.reading import BAD, MISFITS, Reading
from mot_cli.survey.tables import Format, TableFiles, format_of, may_hold
from tests.survey.conftest import STARS, WIDE, Write, rated

NUMBERS = ["5", "0", "3.5", " 4 ", "+2", "1e0", "0.25", ".5", "99", "99.0", None]
WORDS = ["n/a", "nan", "", " "]
ODD = ["6", "-1", "1_0", "0_5", "inf", "-inf", "NaN", "5d", "3,5", "n/a ", "\u00a04", "0x1", "true", "1e400"]
CODES = [(), ("99",), ("n/a",), ("n/a", "99"), ("nan",), ("0", "nan")]


def quickly(question: Question, path: Path, *, stops: bool = True) -> list[Row] | None:
    """The ratings of each customer, and how many do not fit; None where a text ends the query.

    Args:
        question: what is asked.
        path: the table.
        stops: whether a text may end it, as for DuckDB; otherwise it is counted, as for Spark.

    """
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(DuckDB, "dialect", replace(DuckDB.dialect, stops=stops))
            return rated(question, str(path), Reading(quick=True), MISFITS)
    except NotANumber:
        if not stops:
            raise
        return None


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_it_says_the_same_or_that_it_cannot_say(data: st.DataObject, tmp_path: Path) -> None:
    codes = data.draw(st.sampled_from(CODES))
    question = replace(WIDE, unrated=codes)
    cells = st.sampled_from([*NUMBERS, *codes] * 3 + WORDS + ODD)
    table = data.draw(st.lists(st.tuples(cells, cells), min_size=1, max_size=8))
    path = tmp_path / "t.parquet"
    texts = pa.table({name: pa.array([row[n] for row in table], pa.string()) for n, name in enumerate("ab")})
    pq.write_table(texts, path)
    quick = quickly(question, path, stops=data.draw(st.booleans()))
    careful = rated(question, str(path), Reading(), BAD)
    for (*found, misfits), (*expected, bad) in zip(quick or [], careful, strict=bool(quick)):
        if not misfits:
            assert (found, bad) == (expected, 0)
            assert all(rating is None or STARS.contains(float(rating)) for rating in found)


@pytest.mark.parametrize("cell", [cell for cell in ODD if cell != "NaN"])
@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("stops", [False, True])
def test_what_is_odd_does_not_fit(cell: str, place: int, stops: bool, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": [["5", cell][place]], "b": [[cell, "5"][place]]}), path)
    found = quickly(replace(WIDE, unrated=("n/a",)), path, stops=stops)
    assert found is None or found[0][-1]


@pytest.mark.parametrize("kind", [pa.int32(), pa.float64()])
def test_numbers_outside_the_scale_do_not_fit(kind: pa.DataType, tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    columns = {"a": pa.array([5, 6, None, 2], kind), "b": pa.array([0, None, -1, 99], kind)}
    pq.write_table(pa.table(columns), path)
    found = quickly(replace(WIDE, unrated=("99",)), path)
    assert found is not None
    assert [row[-1] for row in found] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("5,0\n4,\n", 1),
        ("5,n/a\n99,4.5\n", 1),
        ('" 3 ",2\n', 1),
        ("5, \n", 2),
        ("5,n/a \n", 2),
        ("5,7\n", 2),
        ("5,1_0\n", 2),
    ],
)
def test_a_table_without_anything_odd_is_read_once(
    text: str, times: int, write: Write, asked: list[str]
) -> None:
    question = replace(WIDE, unrated=("n/a", "99"), invalid=Invalid.DROP)
    survey(question, [write("t.csv", f"a,b\n{text}")])
    assert asked.count("scoring customers") == times


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        ("t.csv", b"check_in,b\n5,4\n", False),
        ("t.csv", b"a,b\n5,4_0\n", True),
        ("t.csv", b"a,b\r4_0,5\r", True),
        ("t.csv", b"a,b\r4,5\r", False),
        ("t.csv", b"a,b", False),
        ("t.csv", b"", False),
        ("t.csv", b"a_" + b"b" * (1 << 20) + b"\n5\n", False),
        ("t.csv", b"a" * (1 << 20) + b"_b\n5\n", True),
        ("t.csv", b"a\n" + b"5\n" * (1 << 19) + b"1_0\n", True),
        ("t.jsonl", b'{"check_in": 5}\n', True),
        ("t.jsonl", b'{"a": "1\\u005f0"}\n', True),
        ("t.csv.gz", b"a,b\n5,4\n", True),
        ("t.parquet", b"", True),
    ],
)
def test_a_table_is_looked_through_for_a_letter(name: str, text: bytes, held: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(text)
    files = TableFiles((str(tmp_path / name),), format_of(name) or Format.CSV)
    assert may_hold(files, b"_") is held
    assert may_hold(replace(files, local=False), b"_")
    assert may_hold(replace(files, paths=("gone.csv",)), b"_")
