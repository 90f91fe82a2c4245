"""Reports as a person sees them: snapshots, and the laws that hold at every width and in every script."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from mot_cli.analysis.ranking import rank, summarise
from mot_cli.analysis.score import JourneyScore
from mot_cli.journey.model import Moment
from mot_cli.journey.scale import PRESETS
from mot_cli.render.terminal import Terminal
from mot_cli.render.text import render_text
from mot_cli.report.document import (
    Block,
    Cell,
    Column,
    Detail,
    Document,
    Facts,
    Figure,
    Figures,
    Heading,
    Note,
    Notes,
    Paragraph,
    SideBySide,
    Table,
    Tone,
)
from mot_cli.report.explanation_report import explanation_document
from mot_cli.report.ranking_report import ranking_document
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline import timeline
from mot_cli.report.timeline_report import timeline_document
from tests.examples import EXAMPLES, scored, scored_example, scored_moments

KOREAN = "iplug-premium.ko.yaml"
COLLAPSED = "iplug-premium.yaml"


def score_report(name: str, terminal: Terminal) -> str:
    return render_text(score_document(scored_example(name)), terminal)


def ranking_of_the_examples() -> Document:
    return ranking_document(rank([summarise(scored_example(name).journey, name) for name in EXAMPLES]), 1)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("width", [100, 120])
def test_an_example_scored(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert score_report(name, Terminal(width)) == snapshot


@pytest.mark.parametrize("name", [COLLAPSED, KOREAN])
def test_an_example_told_in_full(name: str, snapshot: SnapshotAssertion) -> None:
    assert render_text(timeline_document(scored_example(name)), Terminal(100)) == snapshot


@pytest.mark.parametrize("width", [40, 80])
def test_an_example_on_a_narrow_screen(width: int, snapshot: SnapshotAssertion) -> None:
    assert score_report(COLLAPSED, Terminal(width)) == snapshot


def test_an_example_in_ascii(snapshot: SnapshotAssertion) -> None:
    drawn = score_report(COLLAPSED, Terminal(100, encoding="ascii"))
    assert drawn.isascii()
    assert drawn == snapshot


@pytest.mark.parametrize("width", [1, 23, 40, 100])
def test_a_rating_below_nothing_is_ascii_where_all_is(width: int) -> None:
    score = scored(-1.0, -2.0, 2.0, scale=PRESETS["emotion"])
    drawn = render_text(score_document(score), Terminal(width, encoding="ascii"))
    assert drawn.isascii()
    assert "-1" in drawn.replace("\n", "").replace(" ", "")


def test_an_example_in_colour(snapshot: SnapshotAssertion) -> None:
    assert score_report(COLLAPSED, Terminal(100, color=True)).replace("\x1b[", "␛") == snapshot


@pytest.mark.parametrize("width", [100, 120])
def test_the_examples_ranked(width: int, snapshot: SnapshotAssertion) -> None:
    assert render_text(ranking_of_the_examples(), Terminal(width)) == snapshot


def test_an_explanation(snapshot: SnapshotAssertion) -> None:
    from mot_cli.journey.explanations import explain

    explanation = explain("surprising-number")
    assert explanation is not None
    assert render_text(explanation_document(explanation), Terminal(100)) == snapshot


# One of every block that a terminal draws. A new block belongs here, and every law below holds for it.
LONG = (
    "그녀가 10년간 가입했던 통신사로 돌아왔을 때 the shop was closed, and the sign said: back soon 👩\u200d💻"
)
BLOCKS: list[Block] = [
    Heading(LONG),
    Paragraph(f"{LONG}\n\n{LONG}", Tone.STRONG),
    Figures((Figure("additive", "16.1", 0.161), Figure("hidden loss", "–", None, note="what it hides"))),
    timeline(scored(4, 1, None, 0, 5, names=[LONG, "가", "b" * 90, "일이삼", "e\u0301" * 30])),
    SideBySide(timeline(scored(4), caption="Before"), timeline(scored(5), caption=LONG)),
    Table((Column("journey"), Column("file", spare=True)), ((Cell(LONG, bar=0.4), Cell("a.yaml")),)),
    Notes((Note(Tone.ZERO, LONG, (LONG,)), Note(Tone.PLAIN, "short"))),
    Facts((Detail("Provider", LONG), Detail("Period", "3월"))),
]


def words_of(text: str) -> str:
    """A text without the spaces and the lines it was broken at."""
    return "".join(text.split())


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_block_is_wider_than_the_screen(block: Block, encoding: str) -> None:
    for width in range(20, 141):
        lines = render_text(Document(LONG, LONG, (block,)), Terminal(width, encoding=encoding)).splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("width", range(1, 11))
def test_every_block_is_drawn_on_the_narrowest_screens(block: Block, width: int) -> None:
    assert render_text(Document("", "", (block,)), Terminal(width)).strip()


def test_a_report_begins_with_its_first_line_and_ends_with_one_newline() -> None:
    for document in (ranking_of_the_examples(), score_document(scored(4, 0))):
        drawn = render_text(document, Terminal())
        assert drawn.strip("\n") + "\n" == drawn


def test_blocks_stand_apart_by_one_empty_line() -> None:
    drawn = render_text(
        Document("Title", "Subtitle", (Paragraph("One"), Notes(()), Paragraph("Two"))), Terminal()
    )
    assert drawn == "Title\nSubtitle\n\nOne\n\nTwo\n"


def test_colour_is_never_the_only_sign() -> None:
    plain = score_report(COLLAPSED, Terminal(100))
    for word in ("✕ collapse", "✕ zero", "▲ fragile", "the journey is dead from here"):
        assert word in plain


def test_the_collapse_is_marked_once_and_only_what_follows_is_dead() -> None:
    lines = render_text(score_document(scored(5, 0, 5, 0)), Terminal(100)).splitlines()
    assert sum("✕ collapse" in line for line in lines) == 1
    dead = next(number for number, line in enumerate(lines) if "dead from here" in line)
    assert "✕ collapse" in lines[dead - 1]


def test_nothing_is_dead_where_the_last_moment_is_the_collapse() -> None:
    assert "dead" not in render_text(score_document(scored(5, 0)), Terminal(100))


names = st.text(
    st.sampled_from("abcé e\u0301가나다 日本語 👩🏽👍 ก็ ไทย नमस्ते"), min_size=1, max_size=70
).filter(str.strip)
ratings = st.none() | st.sampled_from([0.0, 0.5, 1.0, 3.25, 5.0])


@st.composite
def journeys(draw: st.DrawFn) -> JourneyScore:
    pairs = draw(st.lists(st.tuples(names, ratings, st.none() | names), min_size=1, max_size=5))
    moments = (
        Moment(name, f"m{number}", rating, stage=stage, note=stage)
        for number, (name, rating, stage) in enumerate(pairs)
    )
    return scored_moments(*moments)


@given(journeys(), st.integers(min_value=20, max_value=140))
def test_no_line_is_wider_than_the_terminal(score: JourneyScore, width: int) -> None:
    for document in (score_document(score), timeline_document(score)):
        assert all(cell_len(line) <= width for line in render_text(document, Terminal(width)).splitlines())


def bar_starts(lines: list[str]) -> Iterator[int]:
    for line in lines:
        start = min((line.find(glyph) for glyph in "━╾✕" if glyph in line), default=-1)
        if start >= 0:
            yield cell_len(line[:start])


@given(
    st.lists(st.tuples(names, st.sampled_from([0.0, 1.0, 4.0])), min_size=2, max_size=5),
    st.integers(min_value=56, max_value=140),
)
def test_bars_start_in_one_column_in_every_script(pairs: list[tuple[str, float]], width: int) -> None:
    score = scored(*(rating for _, rating in pairs), names=[name for name, _ in pairs])
    block = timeline(score)
    lines = render_text(Document("", "", (block,)), Terminal(width)).splitlines()
    assert len(set(bar_starts(lines))) == 1


@pytest.mark.parametrize("width", [60, 80, 100, 120, 140])
def test_korean_and_english_moments_stand_in_the_same_columns(width: int) -> None:
    def drawn(name: str) -> set[int]:
        document = Document("", "", (timeline(scored_example(name)),))
        return set(bar_starts(render_text(document, Terminal(width)).splitlines()))

    assert drawn(KOREAN) == drawn(COLLAPSED)
    assert len(drawn(KOREAN)) == 1


@pytest.mark.parametrize("width", [20, 30, 40, 55])
def test_nothing_is_cut_where_moments_are_stacked(width: int) -> None:
    name = "Asking the call centre, which is closed on Saturdays, when it opens 토요일에는 열지 않습니다"
    document = Document("", "", (timeline(scored(4, 3, names=[name, "The second"])),))
    assert words_of(name) in words_of(render_text(document, Terminal(width)))


@pytest.mark.parametrize("width", [56, 74, 100, 140])
def test_nothing_is_cut_where_moments_stand_in_columns(width: int) -> None:
    name = "Asking the call centre, which is closed on Saturdays, when it opens 토요일에는 열지 않습니다"
    drawn = render_text(Document("", "", (timeline(scored(4, names=[name])),)), Terminal(width))
    column = "".join(line[4 : line.find("━") if "━" in line else None] for line in drawn.splitlines()[1:])
    assert words_of(name) in words_of(column)


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[2J\x1b]0;title\x07",
        "one\rtwo",
        "back\x08space",
        "evil\u202etxt",
        "[bold]markup[/bold] :smile:",
        "\ud800",
        "\x9b31m",
    ],
)
def test_text_from_a_journey_is_data_wherever_it_is_drawn(hostile: str) -> None:
    moment = Moment(
        hostile, "m", 0, stage=hostile, owner=hostile, promise=hostile, note=hostile, quote=hostile
    )
    score = scored_moments(moment)
    for document in (
        score_document(score),
        timeline_document(score),
        ranking_document([summarise(score.journey, hostile)]),
        Document(hostile, hostile, (Facts((Detail("Source", hostile),)), Heading(hostile))),
    ):
        drawn = render_text(document, Terminal(100))
        assert not [character for character in drawn if not character.isprintable() and character != "\n"]
        if "[bold]" in hostile:
            assert "[bold]" in drawn
