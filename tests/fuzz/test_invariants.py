"""Each invariant notices what it is there for: one guard at a time is taken away, and it no longer holds."""

import re
from typing import Any

import pytest

from mot_cli.journey.diagnostics import Place
from mot_cli.journey.source import SourceText
from tests.fuzz.invariants import hold, hold_bytes
from tests.hostile import HOSTILE

NEVER = re.compile("(?!)")
ODD = """\
journey: "=1+1 <b>x</b> | \\e[31m \\u202e [a](b) no"
scale: 0-5
moments:
  - {name: "a: 3 | b <!-- ; #", rating: 4, owner: "=2 <i>", note: "<script>"}
  - {name: "+1 \\a", rating: 0, id: "=id", note: "\\u2028"}
  - {name: "no", quote: "\\u009b"}
"""
WRONG = 'journey: x\nmoments:\n- {name: y, "rat\\e\\u202e": 3}\n- {name: z, weight: 0}\n'


def same(text: str, *_: object) -> str:
    return text


def test_with_every_guard_it_holds() -> None:
    assert hold(ODD) is not None
    assert hold(WRONG) is None


@pytest.mark.parametrize(
    ("where", "instead", "text"),
    [
        ("mot_cli.render.csv._FORMULA", ("never",), ODD),
        ("mot_cli.render.csv.visible", same, ODD),
        ("mot_cli.render.json._CONTROLS", NEVER, ODD),
        ("mot_cli.render.elements.escape", same, ODD),
        ("mot_cli.render.elements.visible", same, ODD),
        ("mot_cli.render.markdown_text._MEANT", NEVER, ODD),
        ("mot_cli.render.markdown_text.visible", same, ODD),
        ("mot_cli.render.mermaid._MEANT", NEVER, ODD),
        ("mot_cli.render.pen.visible", same, ODD),
        ("mot_cli.render.pen.visible", same, WRONG),
        ("mot_cli.render.problems.visible", same, WRONG),
        ("mot_cli.journey.yaml_text._surprises", lambda _: False, ODD.replace("=1+1", "3")),
        ("mot_cli.journey.yaml_text._printable", lambda _: True, ODD),
        ("tests.fuzz.invariants.score_record", lambda _: {"format": "mot.score"}, ODD),
        ("tests.fuzz.invariants.score", lambda _: 1 / 0, ODD),
    ],
)
def test_without_one_guard_it_does_not(
    monkeypatch: pytest.MonkeyPatch, where: str, instead: object, text: str
) -> None:
    monkeypatch.setattr(where, instead)
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, it is noticed
        hold(text)


def test_a_place_outside_of_the_file_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(self: SourceText, *_: Any) -> Place:
        return Place(99, 1, 2, "")

    monkeypatch.setattr(SourceText, "place", elsewhere)
    with pytest.raises(AssertionError):
        hold(WRONG)


@pytest.mark.parametrize("name", HOSTILE)
def test_every_hostile_name_holds(name: str) -> None:
    written = "".join(f"\\U{ord(character):08x}" for character in name)
    assert hold(f'{{journey: "x{written}", moments: [{{name: "x{written}", note: "{written}", rating: 0}}]}}')


def test_bytes_that_are_no_text_hold() -> None:
    assert hold_bytes(b"journey: \xff") is None
    assert hold_bytes(b"\xef\xbb\xbfjourney: x\nmoments: [{name: y}]") is not None
