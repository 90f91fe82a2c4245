"""Where a table is read from: which files a folder holds, and what is said of files and standard input."""

from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from mot_cli.survey.tables import files_behind
from tests.survey.conftest import Write

ROWS = "a,b\n5,4\n0,3\n,2\n"


def test_the_files_behind_a_name(write: Write, tmp_path: Path) -> None:
    parts = (write("parts/1.csv", ROWS), write("parts/more/2.csv", ROWS))
    assert files_behind(str(tmp_path / "parts")) == parts
    assert files_behind(str(tmp_path / "parts" / "*.csv")) == parts[:1]
    assert files_behind(parts[0]) == parts[:1]


@pytest.mark.parametrize("name", ["-", "none.csv", "none-*.csv", "s3://bucket/*.parquet"])
def test_a_name_without_files_stays_as_it_is(name: str) -> None:
    assert files_behind(name) == (name,)
