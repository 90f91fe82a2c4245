"""A bad file for every code, with the very words and places it is reported with.

`tests/problems/NAME.yaml` is read and compared with `tests/problems/NAME.txt`; what cannot be a file worth
keeping (too large, too many, unreadable) is made here.
"""

import subprocess
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from mot_cli.journey.advice import advise
from mot_cli.journey.content import SIZE_LIMIT
from mot_cli.journey.diagnostics import PROBLEM_LIMIT, Diagnostic
from mot_cli.journey.explanations import CODES, explain
from mot_cli.journey.importers.explained import IMPORT_PROBLEMS
from mot_cli.journey.nodes import NODE_LIMIT
from mot_cli.journey.reader import Reading, read_bytes, read_file

PROBLEMS = Path(__file__).parent.parent / "problems"
NAMES = sorted(path.stem for path in PROBLEMS.glob("*.yaml"))
GENERATED = {
    "unreadable-file",
    "file-too-large",
    "too-many-nodes",
    "too-many-problems",
}
IMPORTED = {explanation.code for explanation in IMPORT_PROBLEMS}
"""What only a file of another format can have; `tests/journey/importers` has an example of each."""


def problems_of(reading: Reading) -> tuple[Diagnostic, ...]:
    return reading.problems or advise(reading)


def code_of(name: str) -> str:
    """The code a file is named after: `bad-scale` for `bad-scale-order`."""
    return max((code for code in CODES if f"{name}-".startswith(f"{code}-")), key=len, default="")


@pytest.mark.parametrize("name", NAMES)
def test_the_problems_of_a_file_are_reported_in_these_words_at_these_places(name: str) -> None:
    reading = read_bytes((PROBLEMS / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    reported = "".join(f"{problem}\n" for problem in problems_of(reading))
    expected = (PROBLEMS / f"{name}.txt").read_text(encoding="utf-8")
    difference = "\n".join(
        unified_diff(expected.splitlines(), reported.splitlines(), f"{name}.txt", "reported", lineterm="")
    )
    assert reported == expected, f"\n{difference}\n\nIn full:\n{reported}"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_problem_it_is_named_after(name: str) -> None:
    problems = problems_of(read_file(str(PROBLEMS / f"{name}.yaml")))
    explanation = explain(code_of(name))
    assert explanation is not None
    assert (explanation.code, explanation.severity) in {(p.code, p.severity) for p in problems}


WITHOUT_LIBYAML = """
import sys
sys.modules["yaml._yaml"] = None
from pathlib import Path
from mot_cli.journey.reader import read_bytes
for path in map(Path, sys.argv[1:]):
    for problem in read_bytes(path.read_bytes(), path.name).problems:
        print(f"{path.name}:{problem.place.line}:{problem.place.column} {problem.code}")
"""


def test_without_libyaml_the_same_errors_are_found_at_the_same_places() -> None:
    paths = [PROBLEMS / f"{name}.yaml" for name in NAMES]
    expected = [
        f"{path.name}:{problem.place.line}:{problem.place.column} {problem.code}"
        for path in paths
        for problem in read_bytes(path.read_bytes(), path.name).problems
        if problem.place is not None
    ]
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_LIBYAML, *map(str, paths)], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == expected


def test_every_code_has_a_file_or_is_made_here() -> None:
    assert {code_of(name) for name in NAMES} | GENERATED == set(CODES) - IMPORTED


def test_every_expected_output_belongs_to_a_file() -> None:
    assert sorted(path.stem for path in PROBLEMS.glob("*.txt")) == NAMES


def lines(reading: Reading) -> Iterator[str]:
    assert reading.journey is None
    return map(str, reading.problems)


def test_no_such_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert [*lines(read_file("none.yaml"))] == [
        "none.yaml: error: cannot be read: no such file [unreadable-file]"
    ]


def test_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("journeys").mkdir()
    assert [*lines(read_file("journeys"))] == [
        "journeys: error: cannot be read: it is a folder [unreadable-file]"
    ]


def test_a_file_larger_than_the_limit() -> None:
    content = b"#" * (SIZE_LIMIT + 1)
    assert [*lines(read_bytes(content, "large.yaml"))] == [
        (
            "large.yaml: error: is larger than 16 MiB [file-too-large] "
            "(a journey file holds one customer's story; a table of ratings is for `mot survey`)"
        )
    ]


def test_a_file_just_as_large_as_the_limit_is_read() -> None:
    content = b"journey: A haircut\nmoments: [name: The cut]\n".ljust(SIZE_LIMIT, b"#")
    assert [*lines(read_bytes(b"#" * SIZE_LIMIT, "large.yaml"))] == [
        "large.yaml:1:1: error: the file holds no journey [empty-file] (`mot init` writes one to start from)"
    ]
    assert read_bytes(content, "large.yaml").journey is not None


def test_too_many_values() -> None:
    content = b"- \n" * NODE_LIMIT
    assert [*lines(read_bytes(content, "many.yaml"))] == [
        (
            f"many.yaml:{NODE_LIMIT}:2: error: the file holds more than 250,000 values [too-many-nodes] "
            "(split it: a journey of one customer is some dozens of moments)"
        )
    ]


def test_too_many_problems() -> None:
    text = "journey: A haircut\nmoments:\n" + "- name: The cut\n  weight: 0\n" * (PROBLEM_LIMIT + 2)
    reported = [*lines(read_bytes(text.encode(), "wrong.yaml"))]
    assert len(reported) == PROBLEM_LIMIT + 1
    assert reported[-1] == "wrong.yaml:2004:11: error: and 2 more problems in this file [too-many-problems]"
