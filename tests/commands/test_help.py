"""The help: every command explains itself, with examples that would run."""

import re
import shlex

import pytest
import typer.main

from mot_cli import __version__
from mot_cli.cli import command_line
from tests.command_line import CommandLine

GROUP = typer.main.get_group(command_line())
COMMANDS = sorted(GROUP.commands)


def examples(command: str) -> list[str]:
    """The example lines of a command, or of `mot` itself where it is empty."""
    epilog = GROUP.commands[command].epilog if command else GROUP.epilog
    return [line.strip() for line in (epilog or "").splitlines()[1:] if line.strip()]


def calls(line: str) -> list[list[str]]:
    """The arguments of every call of `mot` in an example line."""
    substituted = re.sub(r"<\(.*?\)", "/dev/fd/63", line)
    parts = [shlex.split(part) for part in re.split(r"\||&&", substituted)]
    return [part[1:] for part in parts if part[0] == "mot"]


def test_mot_alone_shows_every_command(cli: CommandLine) -> None:
    result = cli()
    assert result.status == 2
    for command in COMMANDS:
        assert re.search(rf"^. {command} ", result.out + result.err, re.MULTILINE)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_shows_every_command(cli: CommandLine, option: str) -> None:
    result = cli(option)
    assert (result.status, result.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^. {command} ", result.out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_explains_itself(cli: CommandLine, command: str, option: str) -> None:
    result = cli(command, option)
    assert (result.status, result.err) == (0, "")
    assert f"Usage: mot {command}" in result.out
    assert "Examples" in result.out
    for line in examples(command):
        assert f" {line} " in result.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_would_run(command: str) -> None:
    called = [call for line in examples(command) for call in calls(line)]
    assert called
    for name, *arguments in called:
        GROUP.commands[name].make_context(name, arguments)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_s_own_examples_call_it(command: str) -> None:
    for line in examples(command):
        assert re.search(rf"\bmot {command}\b", line)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_and_option_says_what_it_does(command: str) -> None:
    for parameter in GROUP.commands[command].params:
        assert getattr(parameter, "help", None), f"{command} {parameter.name}"


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_the_help_fits_every_screen(cli: CommandLine, command: str, encoding: str) -> None:
    arguments = [command] if command else []
    for columns in ("40", "80", "120"):
        result = cli(*arguments, "--help", encoding=encoding, env={"COLUMNS": columns})
        assert result.status == 0
        assert "\x1b" not in result.out
        assert max(map(len, result.out.splitlines())) <= int(columns)


def test_the_version(cli: CommandLine) -> None:
    assert cli("--version").out == f"mot {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scores"], "No such command 'scores'"),
        (["score"], "Missing argument 'PATH...'"),
        (["score", "j.yaml", "--sorted"], "No such option: --sorted"),
        (["score", "j.yaml", "--sort", "name"], "'name' is not one of"),
        (["score", "j.yaml", "--color", "blue"], "'blue' is not one of"),
        (["timeline", "a.yaml", "b.yaml"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told_on_stderr(cli: CommandLine, arguments: list[str], said: str) -> None:
    result = cli(*arguments)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
