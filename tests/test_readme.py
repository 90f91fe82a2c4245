import re
import shlex
from pathlib import Path

import pytest

from mot_cli.cli import command_line
from tests.readme import README, ROOT, blocks, prepare, run, shortened

TEXT = README.read_text("utf-8")


def test_every_example_prints_what_the_readme_says(tmp_path: Path) -> None:
    prepare(tmp_path)
    for block in blocks(TEXT):
        for example in block:
            printed = run(example.command, tmp_path)
            assert shortened(example.said, printed) == example.said, example.command


def test_every_command_is_shown_in_the_readme() -> None:
    shown = "\n".join(example.command for block in blocks(TEXT) for example in block)
    for command in command_line().registered_commands:
        assert re.search(rf"\bmot {command.name}\b", shown), f"no example runs mot {command.name}"


def test_the_two_set_up_commands_are_single_lines_that_can_be_pasted() -> None:
    first, second = re.findall(r"^```sh\n(.*?)\n```$", TEXT, re.MULTILINE | re.DOTALL)[:2]
    for line in (first, second):
        assert "\n" not in line
        assert "$" not in line
        assert shlex.split(line)
    assert "mot score journeys/" in first
    assert "-m pytest" in second


@pytest.mark.parametrize(
    "target", re.findall(r"\]\((?!https?:|#)([^)]+)\)|src(?:set)?=\"(?!https?:)([^\"]+)\"", TEXT)
)
def test_every_picture_and_file_the_readme_points_at_exists(target: tuple[str, str]) -> None:
    assert (ROOT / "".join(target)).exists()


def test_python_examples_run() -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        lines = [line for line in block.splitlines() if line.strip()]
        assert len(lines) <= 5
        code = "import os; os.chdir('..') if not os.path.isdir('journeys') else None\n" + block
        printed = run(f"python -c {shlex.quote(code)}", ROOT)
        expected = [line.partition("#")[2].strip() for line in lines if line.startswith("print")]
        assert printed.split("\n")[: len(expected)] == expected
