"""The Mermaid `journey` diagrams within a Markdown file. What a diagram says is not read here."""

import re
from dataclasses import dataclass

from mot_cli.journey.importers.imported import Imported, ProblemList
from mot_cli.journey.importers.mermaid import import_mermaid
from mot_cli.journey.source import SourceText

_FENCE = re.compile(r"^[ \t]*(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^\r\n`]*)", re.MULTILINE)
_DIAGRAM = re.compile(
    r"\s*(?:---[ \t]*$.*?^\s*---[ \t]*$\s*)?(?:%%[^\r\n]*\s*)*journey\b(?!\s*:)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Fence:
    """The inside of a fence, as offsets, and what it says it is written in."""

    start: int
    end: int
    language: str


def fences(text: str) -> list[Fence]:
    """The fenced blocks of a Markdown text, in order; one that is never closed runs to the end."""
    found: list[Fence] = []
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match["marks"].startswith(opened["marks"]) and not match["info"].strip():
            found.append(_fence(text, opened, match.start()))
            opened = None
    if opened is not None:
        found.append(_fence(text, opened, len(text)))
    return found


def begins_journey(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch of text is a Mermaid journey, behind its front matter, directives and comments."""
    return _DIAGRAM.match(text, start, len(text) if end is None else end) is not None


def journey_diagrams(text: str) -> list[Fence]:
    """The fences of a Markdown text that hold a Mermaid journey."""
    return [
        fence
        for fence in fences(text)
        if fence.language == "mermaid" and begins_journey(text, fence.start, fence.end)
    ]


def import_markdown(source: SourceText, pick: int | None = None) -> Imported:
    """Read the one diagram of a Markdown file, or the one that is picked.

    Args:
        source: the file.
        pick: which one, from 1; None where there should be only one.
    """
    diagrams = journey_diagrams(source.text)
    if len(diagrams) == 1 and pick is None:
        return import_mermaid(source, diagrams[0].start, diagrams[0].end)
    if pick is not None and 1 <= pick <= len(diagrams):
        chosen = diagrams[pick - 1]
        return import_mermaid(source, chosen.start, chosen.end)
    problems = ProblemList(source)
    if not diagrams:
        problems.error(
            "mermaid-no-journey",
            0,
            None,
            "this Markdown holds no Mermaid journey",
            "a diagram stands in a fence that opens with ```mermaid and begins with `journey`",
        )
    elif pick is not None:
        message = f"there is no diagram {pick}: the file holds {len(diagrams)}"
        problems.error("mermaid-no-journey", diagrams[-1].start, None, message)
    else:
        for number, diagram in enumerate(diagrams, start=1):
            message = f"journey {number} of {len(diagrams)} begins here; a journey file holds one"
            problems.error(
                "mermaid-several-journeys", diagram.start, None, message, f"choose it with --pick {number}"
            )
    return Imported(None, problems.sorted())


def _fence(text: str, opened: re.Match[str], end: int) -> Fence:
    start = opened.end()
    if text.startswith("\r\n", start):
        start += 2
    elif start < end:
        start += 1
    words = opened["info"].strip().strip("{}").split()
    return Fence(start, max(start, end), words[0].lower().lstrip(".") if words else "")
