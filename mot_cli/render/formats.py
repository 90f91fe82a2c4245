"""The formats a report can be written in: a line each."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mot_cli.render.terminal import Terminal
    from mot_cli.report.report import Report


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    SVG = "svg"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"


class ProblemFormat(StrEnum):
    """How problems are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"


ONE_JOURNEY = (
    Format.TEXT,
    Format.MARKDOWN,
    Format.HTML,
    Format.JSON,
    Format.CSV,
    Format.SVG,
    Format.MERMAID,
)
"""What a report on one journey can be written in, the default first."""
SEVERAL = (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSON, Format.CSV)
"""What a report on several journeys or on none can be written in: there is no one chart or diagram."""

SUFFIXES = {
    ".txt": Format.TEXT,
    ".json": Format.JSON,
    ".csv": Format.CSV,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".svg": Format.SVG,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mmd": Format.MERMAID,
    ".mermaid": Format.MERMAID,
}
"""The format a file's suffix asks for."""


def render(report: "Report", kind: Format, terminal: "Terminal") -> str:
    """Write a report in one format.

    Args:
        report: what to say.
        kind: how to write it.
        terminal: what the place it goes to can show.
    """
    return _RENDERERS[kind](report, terminal)


def _text(report: "Report", terminal: "Terminal") -> str:
    from mot_cli.render.text import render_text

    return render_text(report.document(), terminal)


def _json(report: "Report", terminal: "Terminal") -> str:
    from mot_cli.render.json import render_json

    return render_json(report.record(), terminal.encoding)


def _csv(report: "Report", _terminal: "Terminal") -> str:
    from mot_cli.render.csv import render_csv

    assert report.sheet is not None  # noqa: S101 - a command offers CSV only where it has rows
    return render_csv(report.sheet())


def _html(report: "Report", _terminal: "Terminal") -> str:
    from mot_cli.render.html import render_html

    return render_html(report.document())


def _svg(report: "Report", _terminal: "Terminal") -> str:
    from mot_cli.render.svg import render_svg
    from mot_cli.report.chart import first_chart

    return render_svg(first_chart(report.document()))


def _markdown(report: "Report", _terminal: "Terminal") -> str:
    from mot_cli.render.markdown import render_markdown

    return render_markdown(report.document())


def _mermaid(report: "Report", _terminal: "Terminal") -> str:
    from mot_cli.render.mermaid import render_mermaid

    return render_mermaid(report.document())


_RENDERERS: dict[Format, "Callable[[Report, Terminal], str]"] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.HTML: _html,
    Format.SVG: _svg,
    Format.MARKDOWN: _markdown,
    Format.MERMAID: _mermaid,
}
