"""Every code is explained, by examples that run."""

import ast
import re
import subprocess
import sys
from importlib.resources import files

import pytest

from mot_cli.journey.advice import ADVICE, advise
from mot_cli.journey.diagnostics import Severity
from mot_cli.journey.explanations import CODES, Explanation, explain
from mot_cli.journey.importers.explained import IMPORT_PROBLEMS
from mot_cli.journey.reader import read_text

CODE = re.compile("[a-z0-9]+(?:-[a-z0-9]+)+")
NOT_CODES = {"utf-8", "utf-8-sig"}
EXPLAINED = [explanation for code in CODES if (explanation := explain(code)) is not None]
WITH_EXAMPLES = [explanation for explanation in EXPLAINED if explanation.bad]
WITHOUT_EXAMPLES = {
    "control-character",
    "file-too-large",
    "not-utf8",
    "too-many-nodes",
    "too-many-problems",
    "unreadable-file",
    *(explanation.code for explanation in IMPORT_PROBLEMS),
}
IMPORTED = {explanation.code: explanation.severity for explanation in IMPORT_PROBLEMS}


def reported_codes() -> set[str]:
    """Every text of the reader's modules that has the form of a code."""
    found = set()
    for module in ("builder", "content", "fields", "nodes", "reader", "scalars"):
        source = files("mot_cli.journey").joinpath(f"{module}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found - NOT_CODES


def test_every_error_that_is_reported_is_explained_and_no_other() -> None:
    errors = {explanation.code for explanation in EXPLAINED if explanation.severity is Severity.ERROR}
    assert reported_codes() == errors - set(IMPORTED)


def test_every_piece_of_advice_is_explained_and_no_other() -> None:
    advice = {explanation.code for explanation in EXPLAINED if explanation.severity is Severity.ADVICE}
    assert advice - set(IMPORTED) == {module.CODE for module in ADVICE}


def test_codes_are_sorted_unique_and_each_explained_under_its_own_name() -> None:
    assert list(CODES) == sorted(set(CODES))
    assert [explanation.code for explanation in EXPLAINED] == list(CODES)


def test_an_unknown_code_has_no_explanation() -> None:
    assert explain("no-such-code") is None


@pytest.mark.parametrize("explanation", EXPLAINED, ids=CODES)
def test_an_explanation_says_something_and_fits_a_page(explanation: Explanation) -> None:
    title, meaning = explanation.title, explanation.meaning
    assert title == title.strip()
    assert not title.endswith(".")
    assert len(title) <= 60
    assert meaning.endswith(".\n")
    assert all(len(line) <= 110 for line in meaning.splitlines())


@pytest.mark.parametrize("explanation", WITH_EXAMPLES, ids=lambda explanation: explanation.code)
def test_the_bad_example_has_this_problem_and_no_other(explanation: Explanation) -> None:
    reading = read_text(explanation.bad)
    problems = reading.problems or advise(reading)
    assert {(problem.code, problem.severity) for problem in problems} == {
        (explanation.code, explanation.severity)
    }


@pytest.mark.parametrize("explanation", WITH_EXAMPLES, ids=lambda explanation: explanation.code)
def test_the_good_example_is_a_journey_without_it(explanation: Explanation) -> None:
    reading = read_text(explanation.good)
    assert reading.problems == ()
    assert explanation.code not in {problem.code for problem in advise(reading)}


def test_only_what_no_short_text_can_show_has_no_example() -> None:
    assert {explanation.code for explanation in EXPLAINED if not explanation.bad} == WITHOUT_EXAMPLES
    assert all(bool(explanation.bad) == bool(explanation.good) for explanation in EXPLAINED)


def test_explaining_loads_no_yaml() -> None:
    check = "import sys, mot_cli.journey.explanations; print('yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
