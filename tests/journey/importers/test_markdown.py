"""The diagrams within a Markdown file."""

import pytest

from mot_cli.journey.importers.imported import Imported
from mot_cli.journey.importers.markdown import import_markdown, journey_diagrams
from mot_cli.journey.source import SourceText
from mot_cli.render.markdown import render_markdown
from mot_cli.report.document import Chart, Document
from mot_cli.report.timeline import timeline
from tests.examples import COLLAPSES, scored_text

ONE = """\
# Notes

```mermaid
graph TD
```

  ~~~ mermaid
  journey
  title A day
  Make tea: {}: Me
  ~~~
"""
TWO = f"{ONE}\n```js\n```\n\n````mermaid\njourney\ntitle Another\n```\nLeave: 2\n````\n"


def imported(text: str, pick: int | None = None) -> Imported:
    return import_markdown(SourceText("notes.md", text), pick)


def places(result: Imported) -> list[tuple[str, int, int]]:
    return [(p.code, p.place.line, p.place.column) for p in result.problems if p.place]


def test_the_one_journey_is_imported() -> None:
    journey = imported(ONE.format(5)).journey
    assert journey is not None
    assert (journey.title, journey.moments[0].name, journey.moments[0].rating) == ("A day", "Make tea", 5)


def test_a_problem_has_its_line_in_the_file() -> None:
    assert places(imported(ONE.format(9))) == [("mermaid-outside-scale", 10, 13)]


def test_of_several_journeys_one_has_to_be_picked() -> None:
    text = TWO.format(5).replace("```\nLeave", "Leave")
    assert places(imported(text)) == [("mermaid-several-journeys", 8, 1), ("mermaid-several-journeys", 17, 1)]
    picked = imported(text, pick=2).journey
    assert picked is not None
    assert picked.title == "Another"
    assert places(imported(text, pick=3)) == [("mermaid-no-journey", 17, 1)]


def test_markdown_without_a_journey_is_an_error() -> None:
    assert places(imported("# Notes\n")) == [("mermaid-no-journey", 1, 1)]


def told(result: Imported) -> list[tuple[str, str | None]]:
    return [(problem.message, problem.hint) for problem in result.problems]


def test_what_cannot_be_picked_is_told_in_the_users_words() -> None:
    hint = "a diagram stands in a fence that opens with ```mermaid and begins with `journey`"
    assert told(imported("")) == [("this Markdown holds no Mermaid journey", hint)]
    assert told(imported(TWO.format(5))) == [
        ("journey 1 of 2 begins here; a journey file holds one", "choose it with --pick 1"),
        ("journey 2 of 2 begins here; a journey file holds one", "choose it with --pick 2"),
    ]
    for pick in (0, 3, -1):
        assert told(imported(TWO.format(5), pick)) == [
            (f"there is no diagram {pick}: the file holds 2", None)
        ]
    assert places(imported(TWO.format(5), 3)) == [("mermaid-no-journey", 17, 1)]


@pytest.mark.parametrize(("pick", "title"), [(None, None), (1, "A day"), (2, "Another")])
def test_a_diagram_is_picked_by_its_number(pick: int | None, title: str | None) -> None:
    text = TWO.format(5).replace("```\nLeave", "Leave")
    journey = imported(text, pick).journey
    assert (journey and journey.title) == title


def test_the_only_diagram_may_be_picked_too_and_there_is_no_second() -> None:
    assert imported(ONE.format(5), 1).journey is not None
    assert imported(ONE.format(5), 2).journey is None


@pytest.mark.parametrize(
    "opening", ["```mermaid", "``` Mermaid", "```{mermaid}", "```{.mermaid}", "~~~~ mermaid theme=dark"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_fence_says_mermaid_in_the_ways_markdown_has(opening: str, line_end: str) -> None:
    marks = opening[: 4 if opening[3] == "~" else 3]
    text = f"{opening}\njourney\ntitle A\nLeave: 2\n{marks}\nTea: 9\n".replace("\n", line_end)
    journey = imported(text).journey
    assert journey is not None
    assert [moment.name for moment in journey.moments] == ["Leave"]


@pytest.mark.parametrize(
    "text",
    [
        "```js\njourney\ntitle A\nLeave: 2\n```\n",  # another language
        "```\njourney\ntitle A\nLeave: 2\n```\n",  # none
        "```mermaid\ngraph TD\n```\njourney\n",  # the word stands outside
        "```mermaid\n```\n",
        "```mermaid",
    ],
)
def test_what_is_no_journey_in_a_mermaid_fence_is_none(text: str) -> None:
    assert places(imported(text)) == [("mermaid-no-journey", 1, 1)]


def test_only_a_bare_fence_of_the_same_marks_closes_one() -> None:
    text = "````mermaid\njourney\ntitle A\nLeave: 2\n```\n~~~~\n```` no\n%% still inside\n````  \nTea: 9\n"
    (diagram,) = journey_diagrams(text)
    assert text[diagram.start : diagram.end].endswith("%% still inside\n")


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    journey = imported("```mermaid\njourney\ntitle A\nLeave: 2").journey
    assert journey is not None


def test_a_report_in_markdown_can_be_imported_again() -> None:
    chart = Chart(timeline(scored_text(COLLAPSES)), "A chart")
    journey = imported(render_markdown(Document("A parcel", "", (chart,)))).journey
    assert journey is not None
    assert [moment.rating for moment in journey.moments] == [5, 1, 3.4]
