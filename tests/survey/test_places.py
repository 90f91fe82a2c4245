"""Where a table is read from: which files a folder holds, and what is said of files and standard input."""

from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from mot_cli.survey import survey
from mot_cli.survey.tables import files_behind
from tests.survey.conftest import WIDE, Write

ROWS = "a,b\n5,4\n0,3\n,2\n"


def test_the_files_behind_a_name(write: Write, tmp_path: Path) -> None:
    parts = (write("parts/1.csv", ROWS), write("parts/more/2.csv", ROWS))
    assert files_behind(str(tmp_path / "parts")) == parts
    assert files_behind(str(tmp_path / "parts" / "*.csv")) == parts[:1]
    assert files_behind(parts[0]) == parts[:1]


@pytest.mark.parametrize("name", ["-", "none.csv", "none-*.csv", "s3://bucket/*.parquet"])
def test_a_name_without_files_stays_as_it_is(name: str) -> None:
    assert files_behind(name) == (name,)


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
