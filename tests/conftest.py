"""The fixtures every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.command_line import CommandLine

settings.register_profile("mot", deadline=None)  # a law holds however slow the machine is
settings.load_profile("mot")

_LOOKED_AT = (
    "COLUMNS",
    "LINES",
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "PY_COLORS",
    "GITHUB_ACTIONS",
    "TERMINAL_WIDTH",
)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal it is started from."""
    for name in _LOOKED_AT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """`mot` in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return CommandLine(tmp_path, monkeypatch)
