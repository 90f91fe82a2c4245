"""A Mermaid journey becomes a journey, and nothing in it is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.score import score
from mot_cli.journey.diagnostics import Severity
from mot_cli.journey.importers.imported import Imported
from mot_cli.journey.importers.mermaid import import_mermaid
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import PRESETS
from mot_cli.journey.source import SourceText
from mot_cli.journey.writer import write_journey
from mot_cli.render.mermaid import journey_diagram
from mot_cli.render.visible import visible
from mot_cli.report.timeline import timeline
from tests.hostile import hostile_texts
from tests.render.mermaid.parser import parse_diagrams

WORKING_DAY = """\
journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3.5: Me,
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5
      %% unrated: Sit down
"""


def imported(text: str, name: str = "day.mmd") -> Imported:
    return import_mermaid(SourceText(name, text))


def journey_of(text: str) -> Journey:
    result = imported(text)
    assert result.journey is not None, result.problems
    return result.journey


def problems_of(*lines: str) -> list[str]:
    """The problems of a diagram with these lines below `journey` and a title, as line:column code."""
    result = imported("\n".join(("journey", "title A day", *lines)))
    return [f"{p.place.line}:{p.place.column} {p.code}" if p.place else p.code for p in result.problems]


def exported(journey: Journey) -> str:
    return journey_diagram(timeline(score(journey)), journey.title)


def test_sections_become_stages_actors_owners_and_scores_stay() -> None:
    assert journey_of(WORKING_DAY) == Journey(
        "My working day",
        (
            Moment("Make tea", "make-tea", 5, stage="Go to work", owner="Me"),
            Moment("Go upstairs", "go-upstairs", 3.5, stage="Go to work", owner="Me"),
            Moment("Do work", "do-work", 1, stage="Go to work", owner="Me, Cat"),
            Moment("Go downstairs", "go-downstairs", 5, stage="Go home"),
            Moment("Sit down", "sit-down", None, stage="Go home"),
        ),
        PRESETS["csat"],
    )


def test_the_comment_says_what_became_what() -> None:
    comment = imported(WORKING_DAY, "plans/day.mmd").comment
    assert "day.mmd" in comment
    assert "plans" not in comment
    assert "sections are the stages here, its actors the owners" in comment


def test_what_is_exported_again_is_the_same_diagram() -> None:
    assert exported(journey_of(WORKING_DAY)).split() == WORKING_DAY.replace("Me,\n", "Me\n").split()


def test_front_matter_directives_comments_and_descriptions_are_read_as_mermaid_does() -> None:
    journey = journey_of(
        "---\ntitle: From above\nconfig:\n  theme: dark\n---\n%%{init: {\n'theme': 'dark'}}%%\n\n"
        "%% a comment\njourney\n# another\naccTitle: not shown\naccDescr {\n  Two\n  lines\n}\n"
        "Early: 2 # why\nsection –\nAt 9#58;30 #amp; later: 4: A#44; b\n"
    )
    assert (journey.title, journey.summary) == ("From above", "Two\n  lines")
    assert [(moment.name, moment.stage, moment.rating) for moment in journey.moments] == [
        ("Early", None, 2),
        ("At 9:30 & later", None, 4),
    ]


def test_windows_line_ends_and_a_statement_behind_the_keyword() -> None:
    journey = journey_of("journey title A day\r\n  Make tea: 5: Me\r\n")
    assert (journey.title, journey.moments[0].owner) == ("A day", "Me")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("  Make tea", "3:3 mermaid-missing-score"),
        ("  Make tea:", "3:3 mermaid-missing-score"),
        ("  Make tea: : Me", "3:3 mermaid-missing-score"),
        ("  Tea #1: 4", "3:3 mermaid-missing-score"),
        ("  Make tea: abc: Me", "3:13 mermaid-not-a-number"),
        ("  Make tea: 0x3", "3:13 mermaid-not-a-number"),
        ("  Make tea: NaN", "3:13 mermaid-not-a-number"),
        ("  Make tea: Infinity", "3:13 mermaid-not-a-number"),
        ("  Make tea: 0: Me", "3:13 mermaid-outside-scale"),
        ("  Make tea: 5.01", "3:13 mermaid-outside-scale"),
        ("  Make tea: -1", "3:13 mermaid-outside-scale"),
        ("  Make tea: 3: Me: Cat", "3:18 mermaid-syntax"),
        ("  : 3", "3:3 mermaid-syntax"),
        ("  Make; tea: 3", "3:7 mermaid-syntax"),
        ("  a%%b: 3", "3:3 mermaid-syntax"),
        ("  section A: b", "3:3 mermaid-syntax"),
        ("  section", "3:3 mermaid-syntax"),
    ],
)
def test_what_mermaid_guesses_at_is_reported_at_its_place(line: str, problem: str) -> None:
    assert problems_of(line) == [problem]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Make tea", "1-9 `Make tea` has no score (write it as `name: score: actor`)"),
        (
            "Make tea:",
            "1-10 `Make tea` has no score; Mermaid takes it for 0 (write it as `name: score: actor`)",
        ),
        ("Tea #1: 4", "1-4 `Tea` has no score (write #35; for a number sign)"),
        (
            "Tea:  abc ",
            (
                "7-10 the score `abc` is not a number in plain decimals "
                "(write a number from 1 to 5; a colon within a name is written #58;)"
            ),
        ),
        (
            "Tea: 9",
            (
                "6-7 the score 9 is outside 1 to 5; Mermaid draws it off its chart "
                "(write a number from 1 to 5; a colon within a name is written #58;)"
            ),
        ),
        (
            "Tea: 3: Me: Cat",
            "11-16 Mermaid drops what stands behind the third colon (write #58; for a colon within a name)",
        ),
        (": 3", "1-4 a task without a name (write it as `name: score: actor`)"),
        ("Make; tea: 3", "5-6 a `;` cannot stand here (write #59; for a semicolon)"),
        ("a%%b: 3", "1-8 Mermaid takes this line for a comment (write #37; for a per cent sign)"),
        ("section A: b", "1-13 a colon cannot stand in the name of a section (write #58; for a colon)"),
        (
            "Title",
            "1-6 `title` says nothing, so Mermaid takes the next line for its text (write it behind `title`)",
        ),
    ],
)
def test_a_problem_is_told_in_the_users_words(line: str, told: str) -> None:
    (problem,) = imported(f"journey\ntitle A day\n{line}\nDone: 5").problems
    assert problem.place is not None
    assert problem.place.line == 3
    hint = f" ({problem.hint})" if problem.hint else ""
    assert f"{problem.place.column}-{problem.place.end_column} {problem.message}{hint}" == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file holds no diagram"),
        ("graph TD\n a", "the diagram begins with `graph`, not with `journey`"),
        ("journeys\n a: 3", "the diagram begins with `journeys`, not with `journey`"),
        (
            "journey\ntitle A",
            (
                "the diagram has no task, and a journey has at least one moment "
                "(add one, such as `Make tea: 5: Me`)"
            ),
        ),
        (
            "journey\nTea: 3",
            "the diagram has no title; the journey is called “day” (add `title …` below `journey`)",
        ),
        (
            "journey\ntitle A\nsection B\nsection C\nTea: 3",
            "the section “B” holds no task and is left out: a stage is what its moments say",
        ),
    ],
)
def test_a_problem_of_the_whole_is_told_in_the_users_words(text: str, told: str) -> None:
    (problem,) = imported(text).problems
    hint = f" ({problem.hint})" if problem.hint else ""
    assert f"{problem.message}{hint}" == told


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (["; Tea: 3"], ["3:1 mermaid-syntax"]),
        (["Tea #amp; cake; no: 3"], ["3:15 mermaid-syntax"]),
        (["#32;: 3"], ["3:1 mermaid-syntax"]),
        (["section A", "%% unrated: Tea", "section B", "Tea: 3"], []),
        (["section A", "Tea: x", "section B", "Tea: 3"], ["4:6 mermaid-not-a-number"]),
        (
            ["section A", "section B", "Tea: 3", "section C"],
            ["3:1 mermaid-empty-section", "6:1 mermaid-empty-section"],
        ),
    ],
)
def test_what_is_wrong_and_what_is_not(lines: list[str], problems: list[str]) -> None:
    assert problems_of(*lines) == problems


def test_blank_sections_and_actors_are_none() -> None:
    (moment,) = journey_of("journey\ntitle A\nsection #32;\nTea: 3: #32;, Me").moments
    assert (moment.stage, moment.owner) == (None, "Me")


def test_a_bare_colon_in_a_name_is_found_out() -> None:
    assert problems_of("At 9:30: 4: Me") == ["3:6 mermaid-outside-scale", "3:11 mermaid-syntax"]


def test_every_problem_is_reported_at_once() -> None:
    assert problems_of("A: x", "B: 9", "C") == [
        "3:4 mermaid-not-a-number",
        "4:4 mermaid-outside-scale",
        "5:1 mermaid-missing-score",
    ]


def test_a_section_without_tasks_is_advice() -> None:
    assert problems_of("section A", "section B", "Make tea: 3") == ["3:1 mermaid-empty-section"]


@pytest.mark.parametrize(
    ("lines", "summary"),
    [
        ("accDescr: What happened", "What happened"),
        ("ACCDESCR : What #35;1 was", "What #1 was"),
        ("accDescr: One\naccDescr:", "One"),
        ("accDescr {One}\naccDescr { }", "One"),
        ("accTitle: Not shown", None),
    ],
)
def test_the_accessible_description_becomes_the_summary(lines: str, summary: str | None) -> None:
    journey = journey_of(f"journey\ntitle A\n{lines}\nTea: 3")
    assert (journey.summary, len(journey.moments)) == (summary, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "From above"\n---\njourney\n', "From above"),
        ("---\ntitle: ' From above '\n---\njourney\n", "From above"),
        ("---\ntitle: From above\n---\njourney\ntitle From below\n", "From below"),
        ("journey\naccDescr {\ntitle: Not this\n}\n", "day"),
        ("journey\ntitle #32;\n", "day"),
    ],
)
def test_a_title_stands_in_the_front_matter_or_below_journey(text: str, title: str) -> None:
    assert journey_of(f"{text}Tea: 3").title == title


def test_front_matter_stands_at_the_front_only() -> None:
    assert problems_of("---", "Tea: 3", "---") == ["3:1 mermaid-missing-score", "5:1 mermaid-missing-score"]


@pytest.mark.parametrize(
    ("name", "title", "called"),
    [
        ("<stdin>", "Imported journey", "standard input"),
        ("plans/my day.mmd", "my day", "my day.mmd"),
        ("plans/ .mmd", "Imported journey", " .mmd"),
    ],
)
def test_what_a_file_is_called(name: str, title: str, called: str) -> None:
    result = imported("journey\nTea: 3", name)
    assert result.journey is not None
    assert result.journey.title == title
    assert result.comment.startswith(f"Imported from {called}, a Mermaid journey.\n")


def test_what_stands_in_an_entity_and_is_none_stays_as_it_is() -> None:
    long = "x" * 40
    assert journey_of(f"journey\ntitle A #{long}; b\nTea: 3").title == f"A #{long}; b"


def test_an_unrated_moment_without_a_name_is_a_comment() -> None:
    journey = journey_of("journey\ntitle A\n%% unrated: #32;\n%% unrated: Tea\n")
    assert [moment.name for moment in journey.moments] == ["Tea"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("  graph TD\n", (1, 3, 8)),
        ("journey  Tea: 9\nAte: 1", (1, 15, 16)),
        ("journey\ntitle A\nTea: 3\n  section B\n", (4, 3, 12)),
    ],
)
def test_a_problem_ends_where_the_text_does(text: str, place: tuple[int, int, int]) -> None:
    (problem,) = imported(f"{text}").problems
    assert problem.place is not None
    assert problem.place[:3] == place


def test_a_diagram_without_a_title_is_called_after_its_file() -> None:
    result = imported("journey\nMake tea: 3")
    assert result.journey is not None
    assert result.journey.title == "day"
    assert [(p.code, p.severity) for p in result.problems] == [("mermaid-missing-title", Severity.ADVICE)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "mermaid-no-journey"),
        ("%% nothing\n", "mermaid-no-journey"),
        ("graph TD\n a-->b", "mermaid-syntax"),
        ("journey\n title A\n", "no-moments"),
    ],
)
def test_what_is_no_journey_is_an_error(text: str, code: str) -> None:
    result = imported(text)
    assert result.journey is None
    assert [problem.code for problem in result.problems] == [code]


@given(st.text(st.sampled_from("journey title section\n:;#%{}1234590abc,–`-\r\t"), max_size=80))
def test_any_text_is_a_journey_that_reads_back_or_has_an_error(text: str) -> None:
    result = imported(f"journey\n{text}")
    if result.journey is None:
        assert any(problem.severity is Severity.ERROR for problem in result.problems)
    else:
        assert read_text(write_journey(result.journey, result.comment)).journey == result.journey


scores = st.integers(1, 5).map(float) | st.integers(10_000, 50_000).map(lambda thousandths: thousandths / 1e4)


@given(
    hostile_texts,
    st.lists(
        st.tuples(hostile_texts, st.none() | scores, hostile_texts, hostile_texts), min_size=1, max_size=4
    ),
)
def test_a_diagram_that_mot_wrote_is_read_back_and_written_the_same(
    title: str, told: list[tuple[str, float | None, str, str]]
) -> None:
    moments = tuple(
        Moment(name, str(number), rating, stage=stage, owner=owner)
        for number, (name, rating, stage, owner) in enumerate(told)
    )
    first = exported(Journey(title, moments, PRESETS["csat"]))
    journey = journey_of(first)
    assert [moment.rating for moment in journey.moments] == [rating for _, rating, _, _ in told]
    assert [moment.name for moment in journey.moments] == [
        shown if (shown := visible(name).strip(" ")).strip() else "–" for name, _, _, _ in told
    ]
    assert exported(journey) == first


def test_mermaid_and_the_importer_read_the_same() -> None:
    (result,) = parse_diagrams([WORKING_DAY])
    rated = [moment for moment in journey_of(WORKING_DAY).moments if moment.rating is not None]
    assert [(task["section"], task["name"], task["score"]) for task in result["tasks"]] == [
        (moment.stage, moment.name, moment.rating) for moment in rated
    ]
