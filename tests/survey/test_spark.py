"""Spark gives the same cells as DuckDB, in this process and through a real Spark Connect server."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is none here", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mot_cli.survey import Invalid, LongForm, Outcome, Question, SurveyError, survey
from mot_cli.survey.duckdb_engine import DuckDB
from mot_cli.survey.engine import Engine
from mot_cli.survey.ratings import ratings
from mot_cli.survey.reading import Reading, checks, within_scale
from mot_cli.survey.scores import Query, cube, laws, scores
from mot_cli.survey.spark_engine import Spark
from tests.survey.conftest import LONG, STARS, WIDE, Write
from tests.survey.reference import check_result
from tests.survey.strategies import Case, cases, write_long, write_wide

pytestmark = pytest.mark.filterwarnings("ignore")
MASTER = "local[2]"


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Any]:
    """One Spark for all tests: each start takes seconds."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(MASTER)
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.log.level", "OFF")
        .getOrCreate()
    )
    yield spark
    spark.stop()


def cells(
    engine: Engine, question: Question, table: Path, reading: Reading
) -> list[dict[tuple[Any, ...], list[Any]]]:
    """Every row of both cubes, by its keys."""
    try:
        opened = engine.open([str(table)], question.columns())
        rows = ratings(question, opened, engine.dialect, reading)
        scored = scores(question, rows)
        trusted = within_scale(question, reading)
        queries = [cube(question, scored, checks(question, reading), trusted=trusted)]
        queries += [laws(question, scored)] if question.outcome is not None else []
        return [_by_key(query, engine.rows(query.sql, "")) for query in queries]
    finally:
        engine.close()


def _by_key(query: Query, rows: list[Any]) -> dict[tuple[Any, ...], list[Any]]:
    width = query.columns.index("customers")
    # The margin over everything of an empty table is a row for one engine and none for the other.
    rows = [row for row in rows if row[width]]
    found = {tuple(row[:width]): [value or 0 for value in row[width:]] for row in rows}
    assert len(found) == len(rows)
    return found


def agree(question: Question, table: Path, reading: Reading) -> None:
    duckdb = DuckDB(threads=1)
    # As Spark has to, it counts what is no number instead of stopping there.
    duckdb.dialect = replace(duckdb.dialect, stops=False)
    ours = cells(duckdb, question, table, reading)
    theirs = cells(Spark(MASTER), question, table, reading)
    for left, right in zip(ours, theirs, strict=True):
        assert left.keys() == right.keys()
        for key, values in left.items():
            assert values == pytest.approx(right[key], rel=1e-9, abs=1e-9), key


slow = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@slow
@given(case=cases())
def test_spark_and_duckdb_agree_on_wide_tables_cell_by_cell(case: Case, tmp_path: Path) -> None:
    table = tmp_path / "wide.parquet"
    question = write_wide(case, table)
    agree(question, table, Reading())
    agree(question, table, Reading(quick=True))


@slow
@given(case=cases(), order=st.lists(st.integers(), min_size=1, max_size=5))
def test_spark_and_duckdb_agree_on_long_tables_cell_by_cell(
    case: Case, order: list[int], tmp_path: Path
) -> None:
    table = tmp_path / "long.parquet"
    question = write_long(case, table, order)
    agree(question, table, Reading())
    agree(question, table, Reading(quick=True))


def test_spark_scores_like_the_analysis(tmp_path: Path) -> None:
    from tests.survey.reference import Customer

    question = Question.from_columns(["a", "b"], STARS, by="where", outcome=Outcome("came back", "yes"))
    customers = [
        Customer(
            (float(a) if a < 6 else None, float(b) if b < 6 else None),
            "x" if a % 2 else None,
            (a * b) % 3 == 0,
        )
        for a in range(7)
        for b in range(7)
    ]
    case = Case(question, tuple(customers), coded=False)
    write_wide(case, tmp_path / "wide.parquet")
    check_result(survey(question, [str(tmp_path / "wide.parquet")], engine=MASTER), customers)


@pytest.mark.parametrize("reading", [Reading(), Reading(ratings=True, pairs=True), Reading(quick=True)])
def test_they_agree_on_whole_numbers_times_and_texts(reading: Reading, tmp_path: Path, write: Write) -> None:
    columns = {"who": [1, 1, 2, 2, 2], "moment": ["a", "b", "a", "a", "b"], "rating": [5, 0, 3, 1, None]}
    whole = pa.table({**columns, "rating": pa.array(columns["rating"], pa.int32())})
    pq.write_table(whole, tmp_path / "whole.parquet")
    agree(LONG, tmp_path / "whole.parquet", reading)
    timed = replace(LONG, long=LongForm("who", "moment", "rating", "at"))
    text = "who,moment,rating,at\nx,a,5,2025-01-01\nx,a,0,2025-01-02 10:00:00\ny,b, 4 ,2025-01-01\n"
    text += "z,b,4d,2025-01-01\nz,a,1_0,\n"
    agree(timed, Path(write("t.csv", text)), reading)
    agree(
        replace(WIDE, unrated=("n/a", "9")),
        Path(write("u.csv", "a,b\n5,4\nn/a,3\n9,0.5\nNaN,1\n7,2\n")),
        Reading(ratings=True, pairs=True),
    )
    agree(WIDE, Path(write("v.jsonl", '{"a": 5, "b": 0}\n{"a": "4", "b": 3.5}\n{"b": 1}\n')), reading)


@pytest.mark.parametrize("reading", [Reading(), Reading(ratings=True, pairs=True), Reading(quick=True)])
def test_they_agree_on_blanks_nan_zones_and_ties(reading: Reading, tmp_path: Path, write: Write) -> None:
    blanks = "a,b\n\u00a04,5\n0\u202f,\u3000\n3, 2 \n\u2007x,1\n"
    agree(WIDE, Path(write("b.csv", blanks)), reading)
    rows = blanks.splitlines()[1:]
    long = "".join(
        f"{number},{moment},{cell}\n"
        for number, row in enumerate(rows)
        for moment, cell in zip("ab", row.split(","), strict=True)
    )
    agree(LONG, Path(write("bl.csv", f"who,moment,rating\n{long}")), reading)
    columns = {"a": [4.0, float("nan"), 0.0], "b": [5.0, 1.0, 2.0], "out": [1.0, 0.0, float("nan")]}
    pq.write_table(pa.table(columns), tmp_path / "nan.parquet")
    asked = replace(WIDE, by="b", outcome=Outcome("out", "1"))
    agree(asked, tmp_path / "nan.parquet", replace(reading, ratings=True))
    agree(replace(asked, unrated=("nan", "99")), tmp_path / "nan.parquet", reading)
    timed = replace(LONG, by="where", long=LongForm("who", "moment", "rating", "at"))
    text = "who,moment,rating,at,where\nx,a,1,2025-03-31T10:00:00+02:00,n\nx,a,5,2025-03-31T09:00:00Z,n\n"
    text += "y,a,0,2025-01-01,n\ny,a,5,2025-01-01,\ny,b,4,2025-01-01,n\nz,a,2,2025-01-01,s \n"
    agree(timed, Path(write("z.csv", text)), replace(reading, pairs=True))


@pytest.mark.parametrize("name", ['a"; DROP TABLE x; --', "a` FROM x; --", "a\\", "it's", "나", "a.b"])
def test_names_and_values_are_data(name: str, tmp_path: Path) -> None:
    columns = {name: [5, 0], "b": [1, 2], "by " + name: [name, None], "out " + name: [name, "no"]}
    pq.write_table(pa.table(columns), tmp_path / "t [1]*.parquet")
    question = Question.from_columns(
        [name, "b"], STARS, by="by " + name, outcome=Outcome("out " + name, name), unrated=(name,)
    )
    result = survey(question, [str(tmp_path / "t [1]*.parquet")], engine=MASTER)
    assert result.overall.collapsed.count == 1
    assert {segment.name for segment in result.segments} == {name, None}
    assert result.overall.outcome is not None
    assert result.overall.outcome.known.count == 1


def test_a_name_that_spark_itself_would_look_up_is_refused(tmp_path: Path) -> None:
    """Hadoop replaces ${…} in the schema it hands to its Parquet reader, which then finds no such column."""
    pq.write_table(pa.table({"${spark.app.name}": [5, 0]}), tmp_path / "t.parquet")
    question = Question.from_columns(["${spark.app.name}"], STARS)
    with pytest.raises(SurveyError) as caught:
        survey(question, [str(tmp_path / "t.parquet")], engine=MASTER)
    assert caught.value.problems[0].code == "column-name-spark-cannot-read"


def test_invalid_input_is_refused_with_examples(write: Write) -> None:
    with pytest.raises(SurveyError) as caught:
        survey(WIDE, [write("t.csv", "a,b\n5,4\n7,4\n4f,4\n")], engine=MASTER)
    stray, beyond = caught.value.problems
    assert (stray.code, str(stray.examples[0])) == ("not-a-number", "4f")
    assert (beyond.code, beyond.count, str(beyond.examples[0])) == ("rating-outside-scale", 1, "7")
    result = survey(
        replace(WIDE, invalid=Invalid.DROP), [write("t.csv", "a,b\n5,4\n7,4\n4f,4\n")], engine=MASTER
    )
    assert [moment.rated for moment in result.overall.moments] == [1, 3]


def refused(engine: str, *tables: str) -> str:
    with pytest.raises(SurveyError) as caught:
        survey(WIDE, tables, engine=engine)
    return caught.value.problems[0].code


def test_broken_tables(write: Write, tmp_path: Path) -> None:
    assert refused(MASTER, write("t.csv", "a,b\n1,2\n3\n")) == "ragged-row"
    assert refused(MASTER, write("u.csv", "a,b\n1,2\n3,4,5\n")) == "ragged-row"
    pq.write_table(pa.table({"a": [1] * 99, "b": [2] * 99}), tmp_path / "t.parquet")
    (tmp_path / "t.parquet").write_bytes((tmp_path / "t.parquet").read_bytes()[:50])
    assert refused(MASTER, str(tmp_path / "t.parquet")) == "unreadable-table"
    assert refused(MASTER, str(tmp_path / "none.parquet")) == "no-table"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Spark Connect server of its own process."""
    import pyspark

    port = free_port()
    home = Path(pyspark.__file__).parent
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("SPARK", "PYSPARK"))
    }
    environment |= {"SPARK_HOME": str(home), "SPARK_NO_DAEMONIZE": "1"}
    command = [
        str(home / "bin" / "spark-submit"),
        *("--master", "local[2]", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
        *("--conf", f"spark.connect.grpc.binding.port={port}", "--conf", "spark.ui.enabled=false"),
        *(
            "--conf",
            f"spark.local.dir={tmp_path}",
            "--conf",
            "spark.sql.shuffle.partitions=2",
            "spark-internal",
        ),
    ]
    with (tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.5)
    else:
        process.kill()
        pytest.fail((tmp_path / "server.log").read_text()[-2000:])
    yield f"sc://127.0.0.1:{port}", process
    process.kill()
    process.wait()


def test_a_real_spark_connect_server_answers_and_then_dies(
    server: tuple[str, "subprocess.Popen[bytes]"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, process = server
    question = Question.from_columns(["a", "b"], STARS, by="where", outcome=Outcome("back", "yes"))
    columns = {
        "a": [5, 0, 3, None],
        "b": [4, 5, 0, 1],
        "where": ["n", "s", None, "n"],
        "back": ["yes", "no", "no", "yes"],
    }
    table = tmp_path / "t.parquet"
    pq.write_table(pa.table(columns), table)
    here = survey(question, [str(table)])
    there = survey(question, [str(table)], engine=address)
    assert there.overall.moments == here.overall.moments
    assert there.overall.outcome == here.overall.outcome
    assert there.overall.multiplicative == pytest.approx(here.overall.multiplicative, rel=1e-9)
    assert [segment.name for segment in there.segments] == [segment.name for segment in here.segments]
    assert refused(address, str(tmp_path / "none.parquet")) == "table-not-visible"
    assert refused(address, "-") == "table-not-visible"
    asked = Spark.rows

    def dying(self: Spark, sql: str, stage: str) -> Any:
        process.kill()
        process.wait()
        return asked(self, sql, stage)

    monkeypatch.setattr(Spark, "rows", dying)
    assert refused(address, str(table)) == "spark-unreachable"


def test_an_unreachable_server() -> None:
    assert refused(f"sc://127.0.0.1:{free_port()}", "t.parquet") == "spark-unreachable"
