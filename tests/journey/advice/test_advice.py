"""Advice as a whole: the modules have one form, and places are in order."""

import pytest

from mot_cli.journey import advice as package
from mot_cli.journey.advice import ADVICE, advise
from mot_cli.journey.diagnostics import PROBLEM_LIMIT, Severity
from mot_cli.journey.reader import read_text
from tests.journey.reported import advice


@pytest.mark.parametrize("module", ADVICE, ids=lambda module: module.CODE)
def test_a_module_is_named_after_its_code_and_has_the_five_names(module: object) -> None:
    code = module.CODE  # type: ignore[attr-defined]
    assert module.__name__ == f"{package.__name__}.{code.replace('-', '_')}"  # type: ignore[attr-defined]
    for name in ("CODE", "TITLE", "MEANING", "BAD", "GOOD"):
        assert isinstance(getattr(module, name), str)


def test_each_code_is_given_once() -> None:
    assert len({module.CODE for module in ADVICE}) == len(ADVICE)


def test_all_advice_is_given_at_once_in_the_order_of_places() -> None:
    text = """\
moments:
  - name: The cut
    rating: 0
  - name: The wash
    rating: 1
  - name: The bill
  - name: The tip
    promise: None is taken
journey: A haircut
"""
    assert advice(text) == [
        "3:13 zero-without-note",
        "3:13 zero-without-owner",
        "5:13 fragile-weight",
        "6:11 unrated-moment",
        "8:14 promise-not-rated",
        "9:10 scale-not-stated",
    ]


def test_advice_is_no_error() -> None:
    problems = advise(read_text("journey: x\nmoments: [name: y]"))
    assert {problem.severity for problem in problems} == {Severity.ADVICE}
    assert all(problem.hint for problem in problems)


def test_a_file_that_is_no_journey_gets_none() -> None:
    assert advise(read_text("journey: x\nmoments: [{rating: 0}]")) == ()


def test_what_goes_beyond_a_thousand_pieces_is_counted() -> None:
    text = "journey: x\nscale: 0-5\nmoments:\n" + "- name: y\n" * (PROBLEM_LIMIT + 2)
    given = advise(read_text(text, "many.yaml"))
    assert [problem.code for problem in given[:-1]] == ["unrated-moment"] * PROBLEM_LIMIT
    assert str(given[-1]) == (
        "many.yaml:1004:9: advice: and 2 more pieces of advice in this file [too-many-problems]"
    )


def test_a_thousand_pieces_are_all_given() -> None:
    text = "journey: x\nscale: 0-5\nmoments:\n" + "- name: y\n" * PROBLEM_LIMIT
    assert {problem.code for problem in advise(read_text(text))} == {"unrated-moment"}
