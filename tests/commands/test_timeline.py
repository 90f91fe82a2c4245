"""`mot timeline`: one journey's story at full length."""

import json

import pytest

from tests.command_line import CommandLine
from tests.examples import BROKEN, EXAMPLES, HOLDS, JOURNEYS


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("columns", ["40", "100"])
def test_every_example_is_told_with_every_word_of_it(cli: CommandLine, name: str, columns: str) -> None:
    result = cli("timeline", JOURNEYS / name, env={"COLUMNS": columns})
    assert (result.status, result.err) == (0, "")
    told = "".join(result.out.split())
    for moment in json.loads(cli("timeline", JOURNEYS / name, "-f", "json").out)["moments"]:
        for field in ("promise", "note", "quote", "channel"):
            if moment[field] is not None and columns == "40":
                assert "".join(moment[field].split()) in told


def test_says_the_same_as_data_as_score_does(cli: CommandLine) -> None:
    cli.write("j.yaml", HOLDS)
    for kind in ("json", "csv"):
        assert cli("timeline", "j.yaml", "-f", kind).out == cli("score", "j.yaml", "-f", kind).out


def test_standard_input(cli: CommandLine) -> None:
    assert cli("timeline", "-", stdin=HOLDS).out.startswith("A haircut\n")


def test_what_is_no_journey(cli: CommandLine) -> None:
    result = cli("timeline", cli.write("j.yaml", BROKEN))
    assert (result.status, result.out) == (2, "")
    assert "error[unknown-field]" in result.err


@pytest.mark.parametrize(("color", "colored"), [("always", True), ("never", False)])
def test_colour_of_the_story_and_of_problems(cli: CommandLine, color: str, colored: bool) -> None:
    cli.write("good.yaml", HOLDS)
    cli.write("bad.yaml", BROKEN)
    result = cli("timeline", "good.yaml", "--color", color, terminal=True, env={"TERM": "xterm"})
    assert ("\x1b[" in result.out) is colored
    result = cli("timeline", "bad.yaml", "--color", color, terminal=True, env={"TERM": "xterm"})
    assert ("\x1b[" in result.err) is colored


def test_a_folder_is_no_journey(cli: CommandLine) -> None:
    cli.write("j/a.yaml", HOLDS)
    result = cli("timeline", "j")
    assert (result.status, result.out) == (2, "")
    assert "it is a folder" in result.err


def test_a_report_in_a_file(cli: CommandLine) -> None:
    result = cli("timeline", cli.write("j.yaml", HOLDS), "-o", "story.txt")
    assert (result.status, result.out, result.err) == (0, "", "wrote story.txt\n")
    assert cli.read("story.txt") == cli("timeline", "j.yaml").out
