"""`mot init`: a journey to start from, which never costs anybody a file."""

import pytest

from mot_cli.journey.starter import starter
from tests.command_line import CommandLine


def test_writes_a_journey(cli: CommandLine) -> None:
    result = cli("init")
    assert (result.status, result.out) == (0, "")
    assert result.err == "wrote journey.yaml; try: mot score journey.yaml\n"
    assert cli.read("journey.yaml") == starter()


def test_what_it_writes_passes_every_check_and_can_be_scored(cli: CommandLine) -> None:
    cli("init", "first.yaml")
    assert cli("check", "--strict", "first.yaml").out == "1 file is in order.\n"
    assert cli("score", "first.yaml").status == 0
    assert cli("timeline", "first.yaml").status == 0


def test_never_overwrites(cli: CommandLine) -> None:
    cli.write("journey.yaml", "mine")
    result = cli("init")
    assert (result.status, result.out) == (2, "")
    assert result.err == "journey.yaml is there already and stays as it is; name another file\n"
    assert cli.read("journey.yaml") == "mine"


def test_never_writes_through_a_link(cli: CommandLine) -> None:
    (cli.folder / "journey.yaml").symlink_to(cli.folder / "elsewhere.yaml")
    assert cli("init").status == 2
    assert cli.files() == []


def test_a_dash_is_standard_output(cli: CommandLine) -> None:
    result = cli("init", "-")
    assert (result.status, result.out, result.err) == (0, starter(), "")
    assert cli.files() == []
    assert cli("score", "-", stdin=result.out).status == 0


def test_can_be_read_again_from_an_ascii_terminal(cli: CommandLine) -> None:
    result = cli("init", "-", encoding="ascii")
    assert cli("check", "--strict", "-", stdin=result.out).status == 0


@pytest.mark.parametrize(("name", "reason"), [("none/j.yaml", "no such folder"), ("file/j.yaml", "not a")])
def test_where_nothing_can_be_written(cli: CommandLine, name: str, reason: str) -> None:
    cli.write("file", "")
    result = cli("init", name)
    assert (result.status, result.out) == (2, "")
    assert f"mot: {name} cannot be written: {reason}" in result.err


def test_a_folder_is_there_already(cli: CommandLine) -> None:
    (cli.folder / "journeys").mkdir()
    assert cli("init", "journeys").status == 2
