"""`mot check`: problems and advice, drawn as a person sees them, and what they mean for CI."""

import json
import os

import pytest
from syrupy.assertion import SnapshotAssertion

from mot_cli.journey.explanations import CODES
from tests.command_line import CommandLine
from tests.examples import BROKEN, EXAMPLES, HOLDS, JOURNEYS, PROBLEMS, UNRATED

BAD_FILES = sorted(path.name for path in PROBLEMS.glob("*.yaml"))
IN_ORDER = "journey: A haircut\nscale: 0-5\nmoments: [{name: The cut, rating: 4}]\n"


@pytest.mark.parametrize("name", BAD_FILES)
def test_every_problem_as_it_is_drawn(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.chdir(PROBLEMS)
    result = cli("check", name)
    assert result.err == ""
    assert result.out == snapshot
    assert result.status == (1 if "error[" in result.out else 0)


@pytest.mark.parametrize("name", BAD_FILES)
def test_every_problem_in_every_format_names_the_same_codes(cli: CommandLine, name: str) -> None:
    def out(kind: str) -> str:
        return cli("check", PROBLEMS / name, "--format", kind).out

    problems = json.loads(out("json"))["problems"]
    codes = [problem["code"] for problem in problems]
    assert codes
    assert [line.partition("[")[2].partition("]")[0] for line in out("concise").splitlines()] == codes
    assert [line.partition("title=")[2].partition("::")[0] for line in out("github").splitlines()] == codes


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_has_an_error(cli: CommandLine, name: str) -> None:
    assert cli("check", JOURNEYS / name).status == 0


class TestStatus:
    @pytest.mark.parametrize(
        ("text", "options", "status"),
        [
            (IN_ORDER, [], 0),
            (IN_ORDER, ["--strict"], 0),
            (UNRATED, [], 0),
            (UNRATED, ["--strict"], 1),
            (BROKEN, [], 1),
            (BROKEN, ["--strict"], 1),
        ],
    )
    @pytest.mark.parametrize("kind", ["text", "concise", "json", "github"])
    def test_of_a_file(self, cli: CommandLine, text: str, options: list[str], status: int, kind: str) -> None:
        result = cli("check", cli.write("j.yaml", text), "-f", kind, *options)
        assert (result.status, result.err) == (status, "")

    def test_of_a_file_that_cannot_be_read(self, cli: CommandLine) -> None:
        result = cli("check", "none.yaml", cli.write("j.yaml", BROKEN))
        assert result.status == 2
        assert "cannot be read: no such file" in result.out
        assert "error[unknown-field]" in result.out

    def test_of_a_folder_without_a_journey(self, cli: CommandLine) -> None:
        (cli.folder / "empty").mkdir()
        assert cli("check", "empty").status == 2

    def test_of_no_path_at_all(self, cli: CommandLine) -> None:
        result = cli("check")
        assert (result.status, result.out) == (2, "")
        assert "name at least one file or folder" in result.err


def test_nothing_wrong_is_said_too(cli: CommandLine) -> None:
    cli.write("j/a.yaml", IN_ORDER)
    cli.write("j/b.yaml", IN_ORDER)
    assert cli("check", "j").out == "2 files are in order.\n"
    assert json.loads(cli("check", "j", "-f", "json").out) == {
        "format": "mot.check",
        "version": 1,
        "files": 2,
        "errors": 0,
        "advice": 0,
        "problems": [],
    }


def test_files_are_checked_in_one_order(cli: CommandLine) -> None:
    for name in ("j/c.yaml", "j/a/b.yaml", "j/a.yaml"):
        cli.write(name, BROKEN)
    lines = cli("check", "j", "-f", "concise").out.splitlines()
    assert [line.partition(":")[0] for line in lines[::2]] == ["j/a.yaml", "j/a/b.yaml", "j/c.yaml"]


def test_standard_input(cli: CommandLine) -> None:
    result = cli("check", "-", "-f", "concise", stdin=BROKEN)
    assert result.status == 1
    assert result.out.startswith("<stdin>:3:20: error[unknown-field]")


def test_problems_in_a_file(cli: CommandLine) -> None:
    result = cli("check", cli.write("j.yaml", BROKEN), "-o", "problems.txt")
    assert (result.status, result.out, result.err) == (1, "", "wrote problems.txt\n")
    assert cli.read("problems.txt") == cli("check", "j.yaml").out


@pytest.mark.parametrize(("color", "colored"), [("always", True), ("never", False)])
def test_colour(cli: CommandLine, color: str, colored: bool) -> None:
    cli.write("j.yaml", BROKEN)
    result = cli("check", "j.yaml", "--color", color, terminal=True, env={"TERM": "xterm"})
    assert ("\x1b[" in result.out) is colored
    assert "\x1b[" not in cli("check", "j.yaml", "-f", "concise", "--color", color).out


def test_json_survives_an_ascii_terminal(cli: CommandLine) -> None:
    cli.write("j.yaml", "journey: é\nmoments: [{name: é, é한👩: 1}]\n")
    result = cli("check", "j.yaml", "-f", "json", encoding="ascii")
    assert "`é한👩`" in json.loads(result.out)["problems"][0]["message"]


def test_a_file_name_is_data(cli: CommandLine) -> None:
    name = os.fsdecode(b"\x1b[31m\n::error::\xe9.yaml")
    cli.write(name, BROKEN)
    for kind in ("text", "concise", "json", "github"):
        result = cli("check", name, "-f", kind)
        assert result.status == 1
        assert "\x1b" not in result.out
        assert not any(line.startswith("::error::") for line in result.out.splitlines())


class TestExplain:
    @pytest.mark.parametrize("code", CODES)
    def test_every_code(self, cli: CommandLine, code: str) -> None:
        result = cli("check", "--explain", code)
        assert (result.status, result.err) == (0, "")
        assert f": {code}\n" in result.out

    def test_an_unknown_code_gets_a_suggestion(self, cli: CommandLine) -> None:
        result = cli("check", "--explain", "duplicate-keys")
        assert (result.status, result.out) == (2, "")
        assert "did you mean duplicate-key?" in " ".join(result.err.replace("│", " ").split())

    def test_a_code_like_no_other_gets_them_all(self, cli: CommandLine) -> None:
        result = cli("check", "--explain", "xyz")
        assert result.status == 2
        assert "duplicate-key" in result.err

    def test_needs_no_file_and_may_go_to_one(self, cli: CommandLine) -> None:
        result = cli("check", "--explain", "duplicate-key", "-o", "why.txt")
        assert (result.status, result.out, result.err) == (0, "", "wrote why.txt\n")
        assert "duplicate-key" in cli.read("why.txt")


def test_a_sound_file_beside_a_bad_one_is_checked_too(cli: CommandLine) -> None:
    result = cli("check", cli.write("bad.yaml", BROKEN), cli.write("good.yaml", HOLDS))
    assert result.out.splitlines()[-1] == "2 errors in 2 files."
