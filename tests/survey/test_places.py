"""Where a table is read from: which files a folder holds, and what is said of files and standard input."""

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.survey import LongForm, Outcome, Question, SurveyError, survey
from mot_cli.survey.problems import SurveyProblem
from mot_cli.survey.tables import files_behind, without_spooled
from tests.survey.conftest import STARS, WIDE, Write

ROWS = "a,b\n5,4\n0,3\n,2\n"


def test_the_files_behind_a_name(write: Write, tmp_path: Path) -> None:
    parts = (write("parts/1.csv", ROWS), write("parts/more/2.csv", ROWS))
    assert files_behind(str(tmp_path / "parts")) == parts
    assert files_behind(str(tmp_path / "parts" / "*.csv")) == parts[:1]
    assert files_behind(parts[0]) == parts[:1]


@pytest.mark.parametrize("name", ["-", "none.csv", "none-*.csv", "s3://bucket/*.parquet"])
def test_a_name_without_files_stays_as_it_is(name: str) -> None:
    assert files_behind(name) == (name,)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def put(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


def refused(*tables: str | Path, **settings: str) -> SurveyProblem:
    with pytest.raises(SurveyError) as caught:
        survey(WIDE, [str(table) for table in tables], **settings)  # type: ignore[arg-type]
    return caught.value.problems[0]


def customers(table: str | Path) -> int:
    return survey(WIDE, [str(table)]).overall.customers


@pytest.mark.parametrize(
    "name",
    [
        ".ipynb_checkpoints/1-checkpoint.csv",
        ".hidden.csv",
        "_delta_log/0000.json",
        "more/_temporary/0/part-1.csv",
        "_metadata.parquet",
        "README.TXT",
        "more/notes.txt.gz",
    ],
)
def test_what_is_no_part_of_the_table_in_a_folder_is_left_out(
    name: str, write: Write, tmp_path: Path
) -> None:
    write("parts/more/1.txt.csv", ROWS)
    write(f"parts/{name}", "a,b\n1,1\n")
    assert customers(tmp_path / "parts") == 3


def test_a_folder_may_itself_lie_in_a_hidden_one(write: Write, tmp_path: Path) -> None:
    write("_work/.cache/1.csv", ROWS)
    assert customers(tmp_path / "_work" / ".cache") == 3


@pytest.mark.parametrize("named", ["t.txt", "*.txt", ".hidden.txt", "_*.txt"])
def test_a_file_that_is_named_or_matched_is_read_whatever_its_name(
    named: str, write: Write, tmp_path: Path
) -> None:
    for name in ("t.txt", ".hidden.txt", "_old.txt"):
        write(name, ROWS)
    assert customers(tmp_path / named) == (6 if named == "*.txt" else 3)


def test_broken_gzip_on_standard_input(stdin: Callable[[bytes], None], temp_dir: Path) -> None:
    stdin(b"\x1f\x8b\x00garbage")
    problem = refused("-", temp_dir=str(temp_dir))
    assert (problem.code, "standard input begins like gzip" in problem.message) == ("broken-gzip", True)
    assert list(temp_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"a,b\n1,2\n3\n", "ragged-row"),
        (b"a,b,a\n1,2,3\n", "repeated-column"),
        (b"a,b\n1,\xe9\n", "not-utf8"),
        (b"PAR1 cut short", "broken-parquet"),
        (b'{"a": 1, "b": 2}\n{"a":\n', "broken-json"),
        (gzip.compress(ROWS.encode() * 9999)[:100], "unreadable-table"),
    ],
)
@pytest.mark.parametrize("folder", ["temporary", "a folder's"])
def test_what_is_wrong_with_standard_input_names_no_temporary_file(
    content: bytes, code: str, folder: str, stdin: Callable[[bytes], None], tmp_path: Path
) -> None:
    (tmp_path / folder).mkdir()
    stdin(content)
    problem = refused("-", temp_dir=str(tmp_path / folder))
    assert problem.code == code
    assert "standard input" in problem.message
    assert "stdin" not in problem.message
    assert str(tmp_path) not in problem.message


def test_of_several_files_that_one_is_standard_input(
    stdin: Callable[[bytes], None], write: Write, temp_dir: Path
) -> None:
    stdin(b"a,b\n5,9\n")
    problem = refused(write("t.csv", ROWS), "-", temp_dir=str(temp_dir))
    assert [example.file for example in problem.examples] == ["standard input"]


def test_a_temporary_file_is_known_in_every_form_an_engine_gives_it() -> None:
    folder = Path("/tmp/mot-survey-x")
    for said in ("`/tmp/mot-survey-x/stdin.csv.gz`", "file:///tmp/mot-survey-x/stdin.csv.gz"):
        assert without_spooled(f"{said}: broken", folder) == "standard input: broken"
    assert without_spooled("/tmp/mot-survey-x/spill", folder) == "/tmp/mot-survey-x/spill"


ARRAYS = [
    '[{"a": 5, "b": 4}]',
    '\ufeff\n [\n  {"a": 5, "b": 4},\n  {"a": 0, "b": 3}\n]\n',
    "[]",
    "[[5, 4]]\n",
]


@pytest.mark.parametrize("content", ARRAYS)
def test_an_array_is_no_table(content: str, write: Write, stdin: Callable[[bytes], None]) -> None:
    for named in (write("t.json", content), "-"):
        stdin(content.encode())
        problem = refused(named)
        assert problem.code == "not-json-lines"
        assert "begins with a JSON array" in problem.message
        assert ("standard input" if named == "-" else "t.json") in problem.message
        assert 'orient="records", lines=True' in str(problem.hint)


def test_a_column_of_a_csv_file_may_begin_with_a_bracket(stdin: Callable[[bytes], None]) -> None:
    stdin(b"[x],a,b\n1,5,4\n")
    assert customers("-") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("5\n4\n", "line 1 of `t.jsonl` is no object but 5"),
        ('"a"\n', 'line 1 of `t.jsonl` is no object but "a"'),
        ('{"a": 1, "b": 2}\n\n7\n', "line 3 of `t.jsonl` is no object but 7"),
        ('{"a": 1, "b": 2}\n[1, 2]\n', "line 2 of `t.jsonl` is no object but [1, 2]"),
    ],
)
def test_lines_that_are_no_objects(
    content: str, said: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("t.jsonl", content)
    problem = refused("t.jsonl")
    assert (problem.code, problem.message) == ("not-json-lines", said)
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(content.encode()))
    assert refused("t.jsonl.gz").message == said.replace("t.jsonl", "t.jsonl.gz")


def test_a_line_that_is_no_object_far_down(write: Write) -> None:
    problem = refused(write("t.jsonl", '{"a": 1, "b": 2}\n' * 50_000 + "7\n"))
    assert problem.code == "broken-json"
    assert "line 50001" in problem.message


def test_a_field_called_json_is_a_field(write: Write) -> None:
    assert customers(write("t.jsonl", '{"json": 1, "a": 5, "b": 4}\n')) == 1
    assert refused(write("u.jsonl", '{"json": 1}\n')).code == "missing-column"


@pytest.mark.parametrize("folder", ["parquet", "Malformed JSON", "ZSTD", "CSV Error", "Out of Memory"])
def test_what_is_wrong_is_told_by_the_format_and_not_by_a_path(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    cut = tmp_path / folder / "cut.csv.gz"
    cut.write_bytes(gzip.compress(ROWS.encode() * 9999)[:100])
    problem = refused(cut)
    assert (problem.code, "cannot be read as CSV" in problem.message) == ("unreadable-table", True)


@pytest.mark.parametrize("suffix", ["csv.zst", "jsonl.zst"])
def test_a_broken_compression_is_not_taken_for_parquet(suffix: str, tmp_path: Path) -> None:
    broken = tmp_path / f"t.{suffix}"
    broken.write_bytes(b"\x28\xb5\x2f\xfd no ZSTD and no Parquet")
    assert refused(broken).code != "broken-parquet"


def test_a_column_of_parquet_without_a_value_is_one_nobody_rated(write: Write, tmp_path: Path) -> None:
    nothing = pa.nulls(2)
    pq.write_table(pa.table({"a": nothing, "b": [5, 0], "by": nothing}), tmp_path / "t.parquet")
    asked = Question.from_columns(["a", "b"], STARS, by="by", outcome=Outcome("by", "yes"))
    found = survey(asked, [str(tmp_path / "t.parquet")])
    same = survey(asked, [write("t.csv", "a,b,by\n,5,\n,0,\n")])
    assert (found.overall, found.warnings, found.segments) == (same.overall, same.warnings, same.segments)
    assert "nobody rated" in str(found.warnings)


def test_a_long_table_of_parquet_without_a_value(tmp_path: Path) -> None:
    rows = {"who": ["x", "y"], "moment": ["a", "b"], "rating": pa.nulls(2), "at": pa.nulls(2)}
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    question = Question.from_columns(["a", "b"], STARS, long=LongForm("who", "moment", "rating", "at"))
    with pytest.raises(SurveyError) as caught:
        survey(question, [str(tmp_path / "t.parquet")])
    assert [problem.code for problem in caught.value.problems] == ["no-time"]
