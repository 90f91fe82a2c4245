"""Engines are extras: without them one line says what to install, and nothing else pays for them."""

import subprocess
import sys
from pathlib import Path

import pytest

from mot_cli.journey.reader import read_text
from mot_cli.survey import EngineMissing, Question, survey
from tests.survey.conftest import WIDE


@pytest.mark.parametrize(
    ("engine", "modules", "extra"),
    [
        ("duckdb", ("_duckdb", "duckdb"), "survey"),
        ("sc://localhost:1", ("pyspark.sql",), "spark"),
        ("yarn", ("pyspark.sql",), "spark"),
    ],
)
def test_a_missing_engine_says_what_to_install(
    engine: str, modules: tuple[str, ...], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(EngineMissing) as caught:
        survey(WIDE, ["t.csv"], engine=engine)
    assert caught.value.extra == extra
    assert f"pip install 'mot-cli[{extra}]'" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_engine_without_its_inner_module_is_loaded_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
    monkeypatch.setitem(sys.modules, "_duckdb", None)
    table = tmp_path / "t.csv"
    table.write_text("a,b\n5,0\n", encoding="utf-8")
    assert survey(WIDE, [str(table)]).overall.collapsed.count == 1


def test_importing_the_survey_imports_no_engine() -> None:
    code = "import sys, mot_cli.survey, mot_cli.survey.compare, mot_cli.survey.measured; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {
        "_duckdb",
        "duckdb",
        "pyspark",
        "pandas",
        "numpy",
        "pyarrow",
        "rich",
        "typer",
        "yaml",
    }


def test_a_moment_names_its_column_in_the_journey_file() -> None:
    head = "journey: J\nscale: 0-5\nmoments:\n"
    journey = read_text(f"{head}  - name: Check-in\n    column: q1\n    weight: 2\n  - name: Food\n").journey
    assert journey is not None
    question = Question.from_journey(journey)
    assert [(moment.id, moment.column, moment.weight) for moment in question.moments] == [
        ("check-in", "q1", 2),
        ("food", "food", 1),
    ]
