"""A timeline as source text of Mermaid's `journey` diagram. How Mermaid draws it is Mermaid's business.

Mermaid draws faces from 1 to 5, so a value v (0..1) becomes the score 1 + 4·v, to four decimals; its lowest
score is a moment that is worth nothing. `mot_cli.journey.importers.mermaid` reads it back: the scale `csat`
(1 to 5, worth nothing at 1) turns the score into the same value.

- The title is `title …`; a stage is `section …`, and `section –` where a later moment states none.
- A moment is `name: score: owner`; a comma in the owner separates two actors.
- An unrated moment is the comment `%% unrated: name`, for Mermaid has no such thing.
- A character the grammar has a use for is an entity, such as `#58;` for a colon.
"""

import re
from collections.abc import Iterator

from mot_cli.journey.importers.mermaid_terms import NO_STAGE, UNRATED
from mot_cli.render.visible import visible
from mot_cli.report.document import Chart, Document, SideBySide, Timeline, TimelineMoment
from mot_cli.report.timeline import OWNER

# Colons, semicolons and number signs end a name, per cent signs begin a comment, angle brackets and
# ampersands are taken for HTML, braces for a directive; ﬂ and ¶ are what Mermaid itself writes for entities
# while it parses.
_MEANT = re.compile(r"[:;#%<>&{}\"ﬂ¶]|[^\S ]")
_KEYWORD = re.compile(r"\A(?=(?:journey|title|section|accTitle|accDescr)).", re.IGNORECASE)
_NAMED = {"<": "lt", ">": "gt", "&": "amp", '"': "quot"}
_LOWEST, _SPAN, _HAIR = 1.0, 4.0, 0.0001


def render_mermaid(document: Document) -> str:
    """Write the first timeline of a report as a diagram.

    Args:
        document: a report on one journey.

    Returns:
        The source text, ending in a newline; a diagram without tasks where the report has no timeline.
    """
    return journey_diagram(next(_timelines(document), Timeline((), "", None)), document.title)


def journey_diagram(timeline: Timeline, title: str) -> str:
    """Write a timeline as a diagram that Mermaid's parser accepts whatever the names contain.

    Args:
        timeline: what to draw.
        title: what stands above it.

    Returns:
        The source text, ending in a newline.
    """
    return "\n".join(("journey", *_statements(timeline, title), ""))


def mermaid_text(text: str) -> str:
    """A title, a name or an actor as one line that Mermaid takes for nothing but text.

    Args:
        text: from anywhere.

    Returns:
        Never empty: a dash stands for a text that shows nothing.
    """
    shown = visible(text).strip(" ")
    return _KEYWORD.sub(_entity, _MEANT.sub(_entity, shown)) if shown.strip() else NO_STAGE


def _entity(found: re.Match[str]) -> str:
    character = found[0]
    return f"#{_NAMED.get(character, ord(character))};"


def _timelines(document: Document) -> Iterator[Timeline]:
    for block in document.blocks:
        match block:
            case Timeline():
                yield block
            case Chart():
                yield block.timeline
            case SideBySide():
                yield block.right
            case _:
                pass


def _statements(timeline: Timeline, title: str) -> Iterator[str]:
    yield f"    title {mermaid_text(title)}"
    staged = False
    for stage in timeline.stages:
        staged = staged or not _blank(stage.name)
        if staged:
            yield f"    section {NO_STAGE if _blank(stage.name) else mermaid_text(stage.name)}"
        yield from map(_task, stage.moments)


def _blank(name: str) -> bool:
    return not name.strip()


def _task(moment: TimelineMoment) -> str:
    name = mermaid_text(moment.name)
    if moment.bar is None:
        return f"      {UNRATED}{name}"
    task = f"      {name}: {_score(moment.bar)}"
    actors = ", ".join(map(mermaid_text, _actors(moment)))
    return f"{task}: {actors}" if actors else task


def _actors(moment: TimelineMoment) -> list[str]:
    owner = next((detail.text for detail in moment.details if detail.label == OWNER), "")
    return [actor for actor in owner.split(",") if not _blank(actor)]


def _score(value: float) -> str:
    """Mermaid's score, 1..5: something is never drawn as nothing, nor less than all as all."""
    score = _LOWEST + _SPAN * value
    if 0 < value < 1:
        score = min(max(score, _LOWEST + _HAIR), _LOWEST + _SPAN - _HAIR)
    return f"{score:.4f}".rstrip("0").rstrip(".")
