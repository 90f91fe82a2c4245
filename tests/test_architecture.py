"""The house: the arrows between its parts, and what may not be loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
HEAVY = {"rich", "yaml", "pydantic"}


def loaded(code: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after some code."""
    return {name.partition(".")[0] for name in modules(code)}


def modules(code: str) -> set[str]:
    """Every module a fresh interpreter has loaded after some code."""
    told = f"import sys, json\n{code}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    result = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(result.stderr.splitlines()[-1]))


def run(*arguments: str) -> str:
    return f"from mot_cli.cli import run\nassert run({list(arguments)!r}) == 0"


def test_every_arrow_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_the_version_needs_neither_rich_nor_yaml() -> None:
    assert not loaded(run("--version")) & HEAVY


def test_the_package_needs_neither_rich_nor_typer_nor_yaml() -> None:
    assert not loaded("import mot_cli") & {*HEAVY, "typer"}


def test_scoring_needs_neither_rich_nor_typer_nor_yaml() -> None:
    assert not loaded("import mot_cli; mot_cli.score") & {*HEAVY, "typer"}


def test_loading_needs_yaml_and_no_screen() -> None:
    modules = loaded("import mot_cli; mot_cli.load")
    assert "yaml" in modules
    assert not modules & {"rich", "typer", "pydantic"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("score", "journeys", "--format", "json"),
        ("score", "journeys/t-login.yaml", "--format", "csv"),
        ("check", "journeys", "--format", "concise"),
        ("check", "journeys", "--format", "github"),
        ("schema",),
        ("init", "-"),
    ],
    ids=" ".join,
)
def test_what_is_not_drawn_needs_no_rich(arguments: tuple[str, ...]) -> None:
    assert not loaded(run(*arguments)) & {"rich", "pydantic"}


def test_a_command_waits_for_no_other() -> None:
    commands = {name for name in modules(run("schema")) if name.startswith("mot_cli.commands.")}
    assert commands == {f"mot_cli.commands.{name}" for name in ("schema", "delivery", "options")}


def test_the_public_names_are_there() -> None:
    import mot_cli

    for name in mot_cli.__all__:
        assert getattr(mot_cli, name) is not None
    assert dir(mot_cli) == sorted(mot_cli.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        mot_cli.scores  # noqa: B018
