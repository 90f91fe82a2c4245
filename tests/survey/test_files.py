"""Tables in every format, whole and broken, with names that mean harm."""

import gzip
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest

pytest.importorskip("duckdb")

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.journey.scale import Scale
from mot_cli.survey import LongForm, Outcome, Question, SurveyError, survey
from mot_cli.survey.duckdb_engine import DuckDB
from mot_cli.survey.engine import Row
from mot_cli.survey.problems import SurveyProblem
from tests.survey.conftest import LONG, STARS, WIDE, Write

ROWS = "a,b\n5,4\n0,3\n,2\n"


def refused(*tables: str, question: Question = WIDE, **settings: str) -> SurveyProblem:
    with pytest.raises(SurveyError) as caught:
        survey(question, tables, **settings)  # type: ignore[arg-type]
    return caught.value.problems[0]


def customers(*tables: str) -> int:
    return survey(WIDE, tables).overall.customers


def test_csv_parquet_json_lines_and_gzip_say_the_same(write: Write, tmp_path: Path) -> None:
    tables = [
        write("t.csv", ROWS),
        write("s.csv", ROWS.replace(",", ";")),
        write("t.tsv", ROWS.replace(",", "\t")),
    ]
    tables.append(write("t.jsonl", '{"a": 5, "b": 4}\n{"a": "0", "b": 3.0}\n{"b": 2}\n'))
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(ROWS.encode()))
    (tmp_path / "bom.csv").write_bytes(b"\xef\xbb\xbf" + ROWS.replace("\n", "\r\n").encode())
    pq.write_table(pa.table({"a": [5, 0, None], "b": [4, 3, 2]}), tmp_path / "t.parquet")
    tables += [str(tmp_path / name) for name in ("t.csv.gz", "bom.csv", "t.parquet")]
    expected = survey(WIDE, [tables[0]]).overall
    assert (expected.customers, expected.collapsed.count) == (3, 1)
    assert all(survey(WIDE, [table]).overall == expected for table in tables)


def test_names_that_differ_in_case_are_two_columns_and_the_same_name_twice_is_none(write: Write) -> None:
    table = write("t.csv", "a,A,b,b\n5,1,0,0\n")
    question = Question.from_columns(["A", "a"], STARS)
    assert [moment.mean for moment in survey(question, [table]).overall.moments] == [1, 5]
    assert refused(table).code == "repeated-column"


def test_a_large_csv_file_has_the_header_that_stands_in_its_first_line(write: Write) -> None:
    # Large enough for several threads to read it; the one that is done first need not hold the first line.
    table = write("t.csv", "a,b\n" + "5,4\n" * 6_000_000)
    engine = DuckDB()
    try:
        assert [engine.open([table], ["a", "b"]).available for _ in range(30)] == [("a", "b")] * 30
    finally:
        engine.close()


def test_folders_patterns_and_several_files_are_one_table(write: Write, tmp_path: Path) -> None:
    write("parts/1.csv", ROWS)
    write("parts/more/2.csv", "b,x,a\n1,9,2\n")
    write("parts/readme.md", "no table")
    assert customers(str(tmp_path / "parts")) == 4
    assert customers(str(tmp_path / "parts" / "*.csv")) == 3
    assert customers(str(tmp_path / "parts" / "1.csv"), str(tmp_path / "parts" / "more" / "2.csv")) == 4


def test_parts_of_different_types_are_not_rounded(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [4], "b": [4]}), tmp_path / "1.parquet")
    pq.write_table(pa.table({"b": [3.5], "a": [3.5]}), tmp_path / "2.parquet")
    assert survey(WIDE, [str(tmp_path)]).overall.moments[0].mean == 3.75


def test_whole_numbers_are_checked_whether_or_not_their_file_states_their_bounds(tmp_path: Path) -> None:
    rows = {"a": [5, 0, 9, None], "b": [1, 2, 3, 4]}
    for name, stated in (("with", True), ("without", False)):
        pq.write_table(
            pa.table(rows), tmp_path / f"{name}.parquet", write_statistics=stated, row_group_size=2
        )
        assert refused(str(tmp_path / f"{name}.parquet")).count == 1
    fine = {"a": [5, 0, None, None], "b": [1, 2, 3, 4]}
    results = []
    for stated in (True, False):
        pq.write_table(pa.table(fine), tmp_path / "fine.parquet", write_statistics=stated, row_group_size=2)
        results.append(survey(WIDE, [str(tmp_path / "fine.parquet")]).overall)
    assert results[0] == results[1]
    assert results[0].customers == 4


def test_a_field_that_comes_late_in_json_lines_is_found(write: Write) -> None:
    early = '{"a": 5}\n' * 30_000
    result = survey(WIDE, [write("t.jsonl", early + '{"a": 1, "b": 2}\n')])
    assert result.overall.moments[1].rated == 1


@pytest.mark.parametrize("content", [ROWS.encode(), gzip.compress(ROWS.encode()), b'{"a": 5, "b": 4}\n' * 3])
def test_standard_input_is_kept_in_a_temporary_file_and_removed(
    content: bytes, temp_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert survey(WIDE, ["-"], temp_dir=str(temp_dir)).overall.customers == 3
    assert list(temp_dir.iterdir()) == []


def test_parquet_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.table({"a": [5], "b": [4]}), tmp_path / "t.parquet")
    content = (tmp_path / "t.parquet").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert customers("-") == 1


HOSTILE = [
    'a"; DROP TABLE x; --',
    "a' OR '1'='1",
    "a` FROM x; --",
    "${a}",
    "a\\",
    "a;b",
    "{{a}}",
    "c0",
    "segment",
    "SELECT",
    "a\u202eb",
    "나",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_values_are_data(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name.replace('/', '')}.parquet"
    columns = {name: [5, 0], "b": [1, 2], "by " + name: [name, None], "out " + name: [name, "no"]}
    pq.write_table(pa.table(columns), path)
    question = Question.from_columns(
        [name, "b"], STARS, by="by " + name, outcome=Outcome("out " + name, name), unrated=(name,)
    )
    result = survey(question, [str(path)])
    assert result.overall.collapsed.count == 1
    assert {segment.name for segment in result.segments} == {name, None}
    assert result.overall.outcome is not None
    assert result.overall.outcome.known.count == 1
    long = tmp_path / "long.parquet"
    pq.write_table(pa.table({name: ["x", "x"], "m": [name, "b"], "r": [0, 5]}), long)
    result = survey(Question.from_columns([name, "b"], STARS, long=LongForm(name, "m", "r")), [str(long)])
    assert [moment.rated for moment in result.overall.moments] == [1, 1]


@pytest.mark.parametrize("name", HOSTILE)
def test_csv_headers_are_data(name: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    quoted = '"' + name.replace('"', '""') + '"'
    path.write_text(f"{quoted},b\n5,1\n", encoding="utf-8")
    assert survey(Question.from_columns([name, "b"], STARS), [str(path)]).overall.additive == 60


@pytest.mark.parametrize("name", ["t[1]*.csv", "it's.csv", "a'); DROP TABLE x; --.csv", "[a-z].csv", "?.csv"])
def test_paths_are_data(name: str, write: Write) -> None:
    write("t1x.csv", "a,b\n")
    assert customers(write(name, ROWS)) == 3


def test_a_truncated_parquet_file(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": list(range(5)) * 1000, "b": [1.5] * 5000}), tmp_path / "whole.parquet")
    whole = (tmp_path / "whole.parquet").read_bytes()
    for keep in (0, 3, len(whole) // 2, len(whole) - 9):
        (tmp_path / "cut.parquet").write_bytes(whole[:keep])
        problem = refused(str(tmp_path / "cut.parquet"))
        assert problem.code == "broken-parquet", keep
        assert "cut.parquet" in problem.message


def test_a_damaged_page_of_a_parquet_file(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": list(range(5)) * 9000, "b": [1.5] * 45000}), tmp_path / "t.parquet")
    content = bytearray((tmp_path / "t.parquet").read_bytes())
    content[4:400] = bytes(396)
    (tmp_path / "t.parquet").write_bytes(content)
    assert refused(str(tmp_path / "t.parquet")).code in ("broken-parquet", "unreadable-table")


@pytest.mark.parametrize("line", ["2", "2,3,4"])
@pytest.mark.parametrize("before", [0, 50_000])
def test_a_ragged_row_is_refused_with_its_line(line: str, before: int, write: Write) -> None:
    problem = refused(write("t.csv", "a,b\n" + "1,2\n" * before + f"{line}\n5,5\n"))
    assert problem.code == "ragged-row"
    assert f"line {before + 2}" in problem.message


def test_mixed_encodings(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("a,b,where\n1,2,Köln\n".encode() + "1,2,Köln\n".encode("latin-1"))
    (tmp_path / "u.csv").write_bytes("a,b\n1,2\n".encode("utf-16"))
    question = Question.from_columns(["a", "b"], STARS, by="where")
    assert refused(str(tmp_path / "t.csv"), question=question).code == "not-utf8"
    assert refused(str(tmp_path / "u.csv")).code == "not-utf8"


def test_other_broken_tables(write: Write, tmp_path: Path) -> None:
    assert refused(write("quote.csv", 'a,b\n1,"2\n3,4\n')).code == "broken-csv"
    assert refused(write("t.jsonl", '{"a": 1, "b": 2}\n{"a": 1, "b"\n')).code == "broken-json"
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(ROWS.encode() * 9999)[:100])
    assert refused(str(tmp_path / "cut.csv.gz")).code == "unreadable-table"
    assert refused(write("empty.csv", "")).code == "missing-column"


def test_files_that_are_no_table(write: Write, tmp_path: Path) -> None:
    assert refused(str(tmp_path / "none.csv")).code == "no-table"
    assert refused(str(tmp_path / "*.csv")).code == "no-table"
    assert refused(str(tmp_path)).code == "no-table"
    assert refused(write("t.xlsx", "")).code == "unknown-format"
    assert refused(write("t.csv", ROWS), write("t.jsonl", "{}\n")).code == "mixed-formats"
    assert refused("-", "-").code == "stdin-twice"
    assert refused("s3://bucket/t.parquet").code == "no-such-file-system"


def test_settings_that_cannot_be(write: Write, tmp_path: Path) -> None:
    table = write("t.csv", ROWS)
    assert refused(table, memory_limit="lots").code == "bad-setting"
    assert refused(table, temp_dir=str(tmp_path / "none")).code == "no-temporary-folder"
    assert refused(table, engine="oracle").code == "unknown-engine"
    assert refused(table, engine="local[1]", memory_limit="1GB").code == "bad-setting"


LIMITED = """
import resource, sys
from dataclasses import replace
from mot_cli.survey import survey, SurveyError
from tests.survey.conftest import LONG
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    survey(LONG, [sys.argv[1]], memory_limit=sys.argv[2], threads=1, temp_dir=sys.argv[3])
except SurveyError as error:
    print(error.problems[0].code)
"""


@pytest.mark.parametrize(("memory", "code"), [("15MB", "temporary-disk-full"), ("5MB", "out-of-memory")])
def test_a_full_temporary_disk_and_too_little_memory(
    memory: str, code: str, tmp_path: Path, temp_dir: Path
) -> None:
    who = list(range(400_000))
    pq.write_table(
        pa.table({"who": who, "moment": ["a"] * len(who), "rating": [5] * len(who)}), tmp_path / "t.parquet"
    )
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "t.parquet"), memory, str(temp_dir)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path.cwd(), env=os.environ
    )
    assert done.stdout.strip() == code, done.stderr
    assert list(temp_dir.iterdir()) == []


INTERRUPTED = """
import os, signal, sys, threading
from mot_cli.survey import survey, Question
from mot_cli.survey.duckdb_engine import DuckDB
from tests.survey.conftest import WIDE
asked = DuckDB.rows
def slowly(self, sql, stage):
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    return asked(self, "SELECT COUNT(*) FROM range(100000000000) WHERE random() < 0.1", stage)
DuckDB.rows = slowly
try:
    told = (lambda stage, share: None) if sys.argv[3:] else None
    survey(WIDE, [sys.argv[1]], temp_dir=sys.argv[2], progress=told)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize("more", [[], ["progress"]])
def test_an_interrupt_during_a_query_leaves_nothing_behind(
    more: list[str], write: Write, temp_dir: Path
) -> None:
    command = [sys.executable, "-c", INTERRUPTED, write("t.csv", ROWS), str(temp_dir), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.strip() == "interrupted", done.stderr
    assert list(temp_dir.iterdir()) == []


def test_progress_is_told(write: Write) -> None:
    told: list[tuple[str, float | None]] = []
    survey(WIDE, [write("t.csv", ROWS)], progress=lambda stage, share: told.append((stage, share)))
    assert ("scoring customers", None) in told
    assert all(share is None or 0 <= share <= 1 for _, share in told)


def test_bounds_of_one_spelling_are_none_of_another(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [1, 5], "b": [1, 1]}), tmp_path / "1.parquet")
    pq.write_table(pa.table({"A": [99, 77], "b": [1, 1]}), tmp_path / "2.parquet")
    problem = refused(str(tmp_path))
    assert (problem.code, problem.column, problem.count) == ("rating-outside-scale", "a", 2)


@pytest.mark.parametrize("suffix", ["parquet", "jsonl"])
def test_a_folder_does_not_overrule_a_column(suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / "a=3"
    folder.mkdir()
    if suffix == "parquet":
        pq.write_table(pa.table({"a": [1, 5], "b": [1, 1]}), folder / "t.parquet")
    else:
        (folder / "t.jsonl").write_text('{"a": 1, "b": 1}\n')
    assert refused(str(tmp_path)).code == "folder-named-like-a-column"


def test_a_folder_may_name_a_segment(tmp_path: Path) -> None:
    for region, rating in (("north", 5), ("south", 0)):
        folder = tmp_path / f"region={region}"
        folder.mkdir()
        pq.write_table(pa.table({"a": [rating], "b": [1]}), folder / "t.parquet")
    result = survey(replace(WIDE, by="region"), [str(tmp_path)])
    found = {segment.name: segment.summary.collapsed.count for segment in result.segments}
    assert found == {"north": 0, "south": 1}


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_column_that_some_files_lack_is_told(suffix: str, tmp_path: Path) -> None:
    for name, first in (("1", "a"), ("2", "aa"), ("3", "a")):
        table = pa.table({first: [4], "b": [5]})
        path = tmp_path / f"{name}.{suffix}"
        if suffix == "csv":
            path.write_text(f"{first},b\n4,5\n")
        else:
            pq.write_table(table, path)
    result = survey(WIDE, [str(tmp_path)])
    (warning,) = [found for found in result.warnings if found.code == "column-missing-in-files"]
    assert (warning.column, warning.count) == ("a", 1)
    assert str(warning.examples[0]) == f"`{tmp_path / f'2.{suffix}'}`"
    assert [moment.rated for moment in result.overall.moments] == [2, 3]


def test_an_invalid_rating_is_shown_though_a_file_has_not_every_column(tmp_path: Path) -> None:
    folder = tmp_path / "lack"
    folder.mkdir()
    pq.write_table(pa.table({"a": [5, 3], "b": [1, 2]}), folder / "1.parquet")
    pq.write_table(pa.table({"a": [9, 3]}), folder / "2.parquet")
    with pytest.raises(SurveyError) as caught:
        survey(WIDE, [str(folder)])
    (problem,) = caught.value.problems
    assert (problem.code, problem.column, problem.count) == ("rating-outside-scale", "a", 1)
    assert str(problem.examples[0]) == f"9 (row 1, in {folder / '2.parquet'})"


def test_what_stands_in_no_file_is_looked_at_too(tmp_path: Path) -> None:
    for folder, cell in (("a=1_0", 5), ("a=3", 4)):
        (tmp_path / "t" / folder).mkdir(parents=True)
        (tmp_path / "t" / folder / "t.jsonl").write_text(f'{{"b": {cell}}}\n')
    with pytest.raises(SurveyError) as caught:
        survey(replace(WIDE, scale=Scale(0, 10, 0)), [str(tmp_path / "t")])
    assert [(problem.code, problem.count) for problem in caught.value.problems] == [("not-a-number", 1)]


def test_a_time_that_cannot_be_told_is_no_text_where_a_number_is_wanted(tmp_path: Path) -> None:
    times = pa.array([9223372036854775000, 5], pa.timestamp("ms"))
    columns = {"who": ["1", "1"], "moment": ["a", "b"], "rating": [5, 3], "at": times}
    pq.write_table(pa.table(columns), tmp_path / "t.parquet")
    question = replace(LONG, long=LongForm("who", "moment", "rating", "at"))
    with pytest.raises(SurveyError) as caught:
        survey(question, [str(tmp_path / "t.parquet")])
    assert [problem.code for problem in caught.value.problems] == ["unreadable-table"]


def test_an_interrupt_is_heard_while_files_are_opened(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the main thread DuckDB would make an error of its own of it."""
    threads = []
    look = DuckDB._look

    def noted(self: DuckDB, *arguments: Any) -> Any:
        threads.append(current_thread())
        return look(self, *arguments)

    monkeypatch.setattr(DuckDB, "_look", noted)
    survey(WIDE, [write("t.csv", ROWS)])
    assert len(threads) == 1
    assert main_thread() not in threads


def test_a_file_that_duckdb_gives_up_on_is_told_from_a_broken_one(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object) -> list[Row]:
        raise duckdb.InvalidInputException(
            "Invalid Input Error: The Parallel CSV Reader does not support it."
        )

    path = write("t.csv", ROWS)
    engine = DuckDB()
    try:
        table = engine.open([path], WIDE.columns())
        monkeypatch.setattr(engine, "_execute", give_up)
        with pytest.raises(SurveyError) as caught:
            engine.rows(f"SELECT * FROM {table.relation}", "")
    finally:
        engine.close()
    assert [problem.code for problem in caught.value.problems] == ["tangled-csv"]
    assert "save the table as Parquet" in str(caught.value)
