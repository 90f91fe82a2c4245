"""The diagrams within a Markdown file."""

from mot_cli.journey.importers.imported import Imported
from mot_cli.journey.importers.markdown import import_markdown
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


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    journey = imported("```mermaid\njourney\ntitle A\nLeave: 2").journey
    assert journey is not None


def test_a_report_in_markdown_can_be_imported_again() -> None:
    chart = Chart(timeline(scored_text(COLLAPSES)), "A chart")
    journey = imported(render_markdown(Document("A parcel", "", (chart,)))).journey
    assert journey is not None
    assert [moment.rating for moment in journey.moments] == [5, 1, 3.4]
