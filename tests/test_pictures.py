"""The README's pictures show what is printed today."""

import re
import struct
from html import unescape
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.text import Text

from tests.pictures import PHOTOGRAPHS, PICTURES, ROOT, chart, printed, words

GITHUB = ROOT / ".github"


@pytest.mark.parametrize("name", PICTURES)
def test_a_terminal_shows_every_line_that_is_printed_today(name: str) -> None:
    width, command = PICTURES[name]
    picture = (GITHUB / f"{name}.svg").read_text("utf-8")
    lines = [Text.from_ansi(line).plain.rstrip() for line in printed(command, width).splitlines()]
    assert [unescape(line) for line in words(picture)] == [f"$ mot {' '.join(command)}", *lines]


@pytest.mark.parametrize("name", PICTURES)
def test_a_terminal_is_wide_enough_for_its_lines(name: str) -> None:
    width, command = PICTURES[name]
    assert all(cell_len(Text.from_ansi(line).plain) <= width for line in printed(command, width).splitlines())


def test_the_chart_is_what_is_exported_today() -> None:
    assert (GITHUB / "chart.svg").read_text("utf-8") == chart()


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_photograph_is_a_png_and_light_enough_for_a_readme(name: str) -> None:
    content = (GITHUB / f"{name}.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (1000, PHOTOGRAPHS[name][0])
    assert len(content) <= 250_000


@pytest.mark.parametrize("path", sorted(GITHUB.glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_loads_nothing_and_runs_nothing(path: Path) -> None:
    picture = path.read_text("utf-8")
    assert not re.search(r"<script|<image|<use|@import|url\(\s*['\"]?(?!#)|\bon\w+=|href=\"(?!#)", picture)
