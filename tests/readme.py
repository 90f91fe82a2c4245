"""The README's examples: run them, compare them, and write their output anew (`python -m tests.readme`).

A block fenced as `console` holds commands behind `$ ` and below each what it prints, standard output and
standard error together. Blocks run in order in one folder that begins with the repository's journeys.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LAST = "…"  # a last line of this alone stands for the rest of a long output


@dataclass(frozen=True, slots=True)
class Example:
    """One command of the README and what it is said to print."""

    command: str
    said: str


def blocks(text: str) -> list[list[Example]]:
    """The README's console blocks, each a list of commands with what they are said to print."""
    return [list(_examples(match[1])) for match in _BLOCK.finditer(text)]


def _examples(block: str) -> Iterator[Example]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        while command.endswith("\\"):
            more, _, said = said.partition("\n")
            command = f"{command}\n{more}"
        yield Example(command, said)


def run(command: str, folder: Path) -> str:
    """What a command prints, to both standard streams, in a shell that finds this environment's `mot`."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "HOME": str(folder),
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def prepare(folder: Path) -> None:
    """Lay out what the examples start from: the journeys of a fresh clone, in a git repository of its own."""
    shutil.copytree(ROOT / "journeys", folder / "journeys")
    run("git init -q -b main && git add . && git -c user.name=x -c user.email=x@x commit -qm Start", folder)


def shortened(said: str, printed: str) -> str:
    """What was printed, cut where the README cuts it."""
    lines = said.splitlines()
    if lines and lines[-1] == _LAST:
        return "\n".join([*printed.splitlines()[: len(lines) - 1], _LAST]) + "\n"
    return printed


def rewritten(text: str) -> str:
    """The README with every output as it is today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)

        def anew(match: re.Match[str]) -> str:
            lines = [
                f"$ {example.command}\n{shortened(example.said, run(example.command, folder))}"
                for example in _examples(match[1])
            ]
            return f"```console\n{''.join(lines)}```"

        return _BLOCK.sub(anew, text)


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text("utf-8")), "utf-8")
