"""Small tables as files, and questions to them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mot_cli.journey.scale import Scale
from mot_cli.survey import LongForm, Question
from mot_cli.survey.duckdb_engine import DuckDB
from mot_cli.survey.engine import Row
from mot_cli.survey.ratings import ratings
from mot_cli.survey.reading import Reading

Write = Callable[[str, str], str]
STARS = Scale(0, 5, 0)
WIDE = Question.from_columns(["a", "b"], STARS)
LONG = Question.from_columns(["a", "b"], STARS, long=LongForm("who", "moment", "rating"))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text under a name and give its path."""

    def written(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def rated(question: Question, table: str, reading: Reading, *more: str, order: str = "") -> list[Row]:
    """The ratings of each customer, and more columns of its row."""
    engine = DuckDB(threads=1)
    try:
        opened = engine.open([table], question.columns())
        sql = ratings(question, opened, engine.dialect, reading)
        names = [*(f"r{number}" for number in range(len(question.moments))), *more]
        return engine.rows(f"SELECT {', '.join(names)} FROM ({sql}) customers {order}", "")
    finally:
        engine.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What DuckDB was asked for, in turn."""
    stages: list[str] = []
    answer = DuckDB.rows

    def noted(self: DuckDB, sql: str, stage: str) -> list[Row]:
        stages.append(stage)
        return answer(self, sql, stage)

    monkeypatch.setattr(DuckDB, "rows", noted)
    return stages


@pytest.fixture
def temp_dir(tmp_path: Path) -> Path:
    """A temporary folder for an engine; whatever is left in it was forgotten."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder
