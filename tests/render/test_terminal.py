"""What the place a report goes to can show: colours, width and characters."""

import io
from collections.abc import Mapping

import pytest

from mot_cli.render.terminal import PIPE_WIDTH, Color, Terminal, detect


class Screen(io.TextIOWrapper):
    """A stream that may be a terminal."""

    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


XTERM = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("asked", "environment", "terminal", "colored"),
    [
        (Color.AUTO, XTERM, True, True),
        (Color.AUTO, XTERM, False, False),
        (Color.AUTO, {"TERM": "dumb"}, True, False),
        (Color.AUTO, {}, True, False),
        (Color.AUTO, {**XTERM, "NO_COLOR": "1"}, True, False),
        (Color.AUTO, {**XTERM, "NO_COLOR": ""}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "1"}, False, True),
        (Color.AUTO, {"FORCE_COLOR": "3", "TERM": "dumb"}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "0"}, False, False),
        (Color.AUTO, {"FORCE_COLOR": ""}, False, False),
        (Color.AUTO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, False, True),
        (Color.ALWAYS, {"TERM": "dumb"}, False, True),
        (Color.NEVER, {**XTERM, "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_when_to_colour(
    monkeypatch: pytest.MonkeyPatch,
    asked: Color,
    environment: Mapping[str, str],
    terminal: bool,
    colored: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert detect(asked, Screen(terminal)).color is colored


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("80", 80),
        ("1", 1),
        ("1000", 140),
        ("0", PIPE_WIDTH),
        ("-5", PIPE_WIDTH),
        ("wide", PIPE_WIDTH),
        ("", PIPE_WIDTH),
        ("²", PIPE_WIDTH),
        ("99999999999999999999", PIPE_WIDTH),
    ],
)
def test_how_wide(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert detect(Color.AUTO, Screen(terminal=False)).width == width


def test_a_terminal_that_does_not_say_how_wide_it_is() -> None:
    assert detect(Color.AUTO, Screen(terminal=True)).width >= 1


def test_a_stream_that_was_closed_before_we_began(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert detect(Color.AUTO) == Terminal()


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [
        ("utf-8", True),
        ("UTF-8", True),
        ("utf-16", True),
        ("ascii", False),
        ("latin-1", False),
        ("cp1252", False),
        ("euc-kr", False),
    ],
)
def test_which_characters(encoding: str, unicode: bool) -> None:
    assert detect(Color.AUTO, Screen(terminal=False, encoding=encoding)).unicode is unicode


def test_what_an_encoding_can_say_it_says() -> None:
    assert Terminal(encoding="euc-kr").encodable("한국") == "한국"
    assert Terminal(encoding="ascii").encodable("A 한") == "A \\ud55c"
    assert Terminal(encoding="no-such-encoding-at-all").unicode is False
