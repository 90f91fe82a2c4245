"""Small tables as files, and questions to them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mot_cli.journey.scale import Scale
from mot_cli.survey import LongForm, Question

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


@pytest.fixture
def temp_dir(tmp_path: Path) -> Path:
    """A temporary folder for an engine; whatever is left in it was forgotten."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder
