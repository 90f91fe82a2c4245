"""Mermaid diagrams: what they say, and that Mermaid's own parser reads it whatever the names contain."""

import random

import pytest

from mot_cli.journey.importers.mermaid_terms import NO_STAGE
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import DEFAULT_SCALE, Scale
from mot_cli.render.mermaid import journey_diagram, mermaid_text, render_mermaid
from mot_cli.render.visible import visible
from mot_cli.report.document import Chart, Document, Stage, Timeline, TimelineMoment, Tone
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline import timeline
from tests.examples import COLLAPSES, scored_moments, scored_text
from tests.hostile import HOSTILE
from tests.render.mermaid.parser import parse_diagrams

STAGED = """\
journey: Two stages and none
scale: 0-10
moments:
  - {name: Before any stage, rating: 10}
  - {name: Asking, rating: 5, stage: Shop, owner: "Clerk, Manager"}
  - {name: Waiting, stage: Shop}
  - {name: After it, rating: 0}
"""


def seen(text: str) -> str:
    """A text as a diagram shows it."""
    shown = visible(text).strip(" ")
    return shown if shown.strip() else NO_STAGE


def diagram(*moments: Moment, scale: Scale = DEFAULT_SCALE) -> str:
    return journey_diagram(timeline(scored_moments(*moments, scale=scale)), "A journey")


def test_a_journey_is_a_diagram_with_sections_tasks_scores_and_actors() -> None:
    assert (
        render_mermaid(score_document(scored_text(STAGED)))
        == """\
journey
    title Two stages and none
      Before any stage: 5
    section Shop
      Asking: 3: Clerk, Manager
      %% unrated: Waiting
    section –
      After it: 1
"""
    )


def test_a_report_with_a_chart_has_its_diagram() -> None:
    drawn = timeline(scored_text(COLLAPSES))
    assert render_mermaid(Document("A parcel", "", (Chart(drawn, ""),))) == journey_diagram(drawn, "A parcel")


def test_a_report_without_a_timeline_is_a_diagram_without_tasks() -> None:
    assert render_mermaid(Document("Nothing")) == "journey\n    title Nothing\n"


@pytest.mark.parametrize(
    ("rating", "score"),
    [(0, "1"), (0.00001, "1.0001"), (1, "1.8"), (2.5, "3"), (4.99999, "4.9999"), (5, "5")],
)
def test_a_rating_becomes_a_score_from_1_to_5(rating: float, score: str) -> None:
    assert f"      Paying: {score}\n" in diagram(Moment("Paying", "paying", rating))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("At 9:30", "At 9#58;30"),
        ("title x", "#116;itle x"),
        ("Journey", "#74;ourney"),
        ("<b>", "#lt;b#gt;"),
        ("100 %", "100 #37;"),
        ("one\ntwo", "one␊two"),
        ("", NO_STAGE),
        ("가입", "가입"),
    ],
)
def test_what_the_grammar_has_a_use_for_is_an_entity(text: str, written: str) -> None:
    assert mermaid_text(text) == written


def hostile_timelines(count: int) -> list[tuple[Timeline, str]]:
    chosen = random.Random(5)
    alphabet = "|`#:;%{}<>&\"',\n\t \u00a0\x00\ufeff()[]abtjs-가ﬂ¶°ß"

    def text() -> str:
        kind = chosen.random()
        if kind < 0.5:
            return chosen.choice(HOSTILE)
        if kind < 0.75:
            return " ".join(chosen.choices(HOSTILE, k=2))
        return "".join(chosen.choices(alphabet, k=chosen.randint(0, 8)))

    def moment(number: int) -> TimelineMoment:
        return TimelineMoment(
            str(number), text(), Tone.SOUND, "", "4", chosen.choice([None, 0.5, 1]), "", None
        )

    def stages() -> tuple[Stage, ...]:
        names = [chosen.choice(["", text()]) for _ in range(chosen.randint(1, 4))]
        return tuple(Stage(name, tuple(map(moment, range(chosen.randint(0, 3))))) for name in names)

    return [(Timeline(stages(), "0 to 5", None), text()) for _ in range(count)]


def test_mermaid_reads_every_diagram_as_it_was_meant() -> None:
    journeys = hostile_timelines(300)
    read = parse_diagrams([journey_diagram(drawn, title) for drawn, title in journeys])
    for (drawn, title), result in zip(journeys, read, strict=True):
        assert "error" not in result, (title, drawn, result)
        assert result["title"] == seen(title)
        moments = [moment for stage in drawn.stages for moment in stage.moments if moment.bar is not None]
        assert [task["name"] for task in result["tasks"]] == [seen(moment.name) for moment in moments]
        assert [task["score"] for task in result["tasks"]] == [
            1 + 4 * (moment.bar or 0) for moment in moments
        ]
        names = [stage.name if stage.name.strip() else NO_STAGE for stage in drawn.stages]
        while names and names[0] == NO_STAGE:
            names.pop(0)
        assert result["sections"] == [seen(name) for name in names]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_on_its_line(name: str) -> None:
    lines = diagram(Moment(name, "one", 4, stage=name, owner=name)).split("\n")
    assert len(lines) == (5 if name.strip() else 4)
    assert lines[-1] == ""


def test_mermaid_reads_owners_as_actors() -> None:
    journey = Journey("x", (Moment("a", "a", 4, owner="Me: myself, #1"),))
    (result,) = parse_diagrams([diagram(*journey.moments)])
    assert result["tasks"] == [{"section": "", "name": "a", "score": 4.2, "people": ["Me: myself", "#1"]}]
