"""The README's pictures of a terminal, drawn from what `mot` prints today (`python -m tests.pictures`)."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = {
    "score": (100, ("score", "journeys/iplug-premium.yaml")),
    "diff": (130, ("diff", "journeys/sas-before.yaml", "journeys/sas-after.yaml")),
}
"""Each picture's name under `.github/`: the width of its terminal in columns, and the command it shows."""
_SURVEY = ("survey", "journeys/survey-example.csv", "-j", "journeys/survey-example.yaml")
PHOTOGRAPHS = {
    "report": (1060, ("export", "journeys/iplug-premium.yaml", "--format", "html")),
    "survey": (1325, (*_SURVEY, "--format", "html")),
}
"""Each photograph's name under `.github/`: the height it shows in pixels, and what writes the page."""
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, &quot;DejaVu Sans Mono&quot;, monospace"
_LINE, _CHARACTER, _MARGIN = 20, 8.43, 20
_DARK = TerminalTheme((24, 26, 31), (222, 224, 228), [(0, 0, 0)] * 8, [(0, 0, 0)] * 8)


def printed(command: tuple[str, ...], width: int) -> str:
    """What a command prints in a terminal with all colours."""
    environment = {**os.environ, "COLUMNS": str(width), "FORCE_COLOR": "1", "COLORTERM": "truecolor"}
    environment.pop("NO_COLOR", None)
    arguments = [sys.executable, "-m", "mot_cli", *command]
    return subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, check=False
    ).stdout.decode()


def words(picture: str) -> list[str]:
    """The lines of text a picture shows."""
    lines: dict[str, str] = {}
    for line, text in re.findall(r'<text y="([\d.]+)"[^>]*>(.*?)</text>', picture, re.DOTALL):
        lines[line] = re.sub(r"<[^>]+>", "", text)
    return [line.rstrip() for line in lines.values()]


def drawn(command: tuple[str, ...], width: int) -> str:
    """A picture of a command and what it prints, as SVG with nothing to load."""
    console = Console(file=StringIO(), width=width, force_terminal=True, color_system="truecolor")
    rows = [Text(f"$ mot {' '.join(command)}", "bold")]
    rows += [Text.from_ansi(line) for line in printed(command, width).splitlines()]
    shown = []
    for number, row in enumerate(rows):
        y = _MARGIN + _LINE * (number + 1)
        spans, column = [], 0
        for segment in row.render(console):
            style = segment.style
            color = style.color.get_truecolor().hex if style and style.color else ""
            weight = ' font-weight="bold"' if (style and style.bold) or number == 0 else ""
            fill = f' fill="{color}"' if color else ""
            # Each run is placed by its column, so that a font with other widths keeps the columns.
            x = _MARGIN + column * _CHARACTER
            spans.append(f'<tspan x="{x:.2f}"{fill}{weight}>{_escaped(segment.text)}</tspan>')
            column += segment.cell_length
        shown.append(f'<text y="{y}" xml:space="preserve">{"".join(spans)}</text>')
    across, height = _MARGIN * 2 + width * _CHARACTER, _MARGIN * 2 + _LINE * len(rows) + 6
    background, text = (color_hex(color) for color in (_DARK.background_color, _DARK.foreground_color))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {height}" role="img">',
            f"<title>mot {' '.join(command)} in a terminal</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{background}"/>',
            f'<g font-family="{_FONTS}" font-size="14" fill="{text}">',
            *shown,
            "</g>",
            "</svg>\n",
        )
    )


def color_hex(color: tuple[int, int, int]) -> str:
    """A colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def chart() -> str:
    """The chart of the founding story, as `mot export -o chart.svg` writes it."""
    return printed(("export", "journeys/iplug-premium.yaml", "--format", "svg"), 100)


def photographed(page: str, height: int) -> bytes:
    """The top of an HTML report as a browser shows it, as PNG."""
    from playwright.sync_api import sync_playwright

    from tests.render.test_browser_page import ARGUMENTS, CHROMIUM

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        shown = browser.new_page(viewport={"width": 1000, "height": height}, device_scale_factor=1)
        shown.set_content(page)
        picture = shown.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    github = ROOT / ".github"
    for name, (width, command) in PICTURES.items():
        (github / f"{name}.svg").write_text(drawn(command, width), "utf-8")
    (github / "chart.svg").write_text(chart(), "utf-8")
    for name, (height, command) in PHOTOGRAPHS.items():
        (github / f"{name}.png").write_bytes(photographed(printed(command, 100), height))
