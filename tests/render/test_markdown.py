"""Markdown: what it says, and that a text from a journey stays text in it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mot_cli.render.markdown import render_markdown
from mot_cli.render.markdown_table import bar
from mot_cli.render.markdown_text import fence, inline, lines
from mot_cli.render.visible import visible
from mot_cli.report.document import (
    Cell,
    Chart,
    Column,
    Detail,
    Diagram,
    Document,
    Facts,
    Heading,
    Note,
    Notes,
    Paragraph,
    SideBySide,
    Stage,
    Table,
    Timeline,
    TimelineMoment,
    Tone,
)
from mot_cli.report.score_report import score_document
from mot_cli.report.timeline import timeline
from mot_cli.report.timeline_report import timeline_document
from tests.examples import COLLAPSES, scored_text
from tests.hostile import HOSTILE, hostile_texts

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "strong_open", "strong_close", "hardbreak", "softbreak"}


def tables(text: str) -> list[list[list[Token]]]:
    """The tables of a Markdown text as rows of cells."""
    found: list[list[list[Token]]] = []
    tokens = PARSER.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "table_open":
            found.append([])
        if before.type == "tr_open":
            found[-1].append([])
        if before.type in ("td_open", "th_open"):
            found[-1][-1].append(token)
    return found


def said(token: Token) -> str:
    """What a reader sees of inline Markdown that holds nothing but text."""
    assert {child.type for child in token.children or ()} <= PLAIN, token.content
    return "".join("\n" if child.type == "hardbreak" else child.content for child in token.children or ())


def inlines(text: str) -> Iterator[Token]:
    return (token for token in PARSER.parse(text) if token.type == "inline")


def moment(name: str, *details: Detail, tone: Tone = Tone.SOUND, mark: str = "") -> TimelineMoment:
    return TimelineMoment("1", name, tone, mark, "4", 0.8, "80", 0.8, details=details)


def a_timeline(names: Sequence[str], stage: str = "", caption: str = "") -> Timeline:
    return Timeline((Stage(stage, tuple(map(moment, names))),), "0 to 5", 0.8, caption=caption)


def test_a_collapsed_journey_reads_well_raw() -> None:
    assert (
        render_markdown(score_document(scored_text(COLLAPSES)))
        == """\
# A parcel

The ratings of 3 moments on a scale of 0 to 5. Their average is 53.3 of 100. What remains of the journey: 100 after moment 1 and nothing from moment 2 “Waiting at home” on. Nothing that follows can help it.

```mermaid
journey
    title A parcel
      Ordering: 5: Web shop
      Waiting at home: 1: Courier
      Asking where it is: 3.4: Courier
```

| no. | moment              | rating, 0 to 5 | remaining      | mark       | share of the shortfall |
| --: | ------------------- | -------------- | -------------- | ---------- | ---------------------: |
|   1 | Ordering            | ██████████ 5   | ██████████ 100 |            |                        |
|   2 | **Waiting at home** | ░░░░░░░░░░ 0   | ░░░░░░░░░░ 0   | ✕ collapse |                   92.2 |
|   3 | Asking where it is  | ██████░░░░ 3   | ░░░░░░░░░░ 0   | dead       |                    7.8 |

| score          |   points | of 100     | what it says                       |
| -------------- | -------: | ---------- | ---------------------------------- |
| additive       | **53.3** | █████░░░░░ | what the average says              |
| multiplicative |    **0** | ░░░░░░░░░░ | what is left when moments multiply |
| hidden loss    | **53.3** | █████░░░░░ | what the average hides             |

- ✕ **The journey collapses at moment 2 “Waiting at home”.**
  Who owns the zero: Courier (moment 2).
- Mend first: moment 2 “Waiting at home” (92.2 of the 100 missing points), then 3 “Asking where it is” (7.8).
- Of the others, the weakest is moment 3 “Asking where it is”, rated 3 of 5.
"""  # noqa: E501
    )


def test_a_timeline_at_full_length_tells_each_moment_below_the_table() -> None:
    text = render_markdown(timeline_document(scored_text(COLLAPSES)))
    assert (
        """
### 2 · Waiting at home (collapse)

- **what happened**: Nobody came
- **owner**: Courier
"""
        in text
    )


def test_a_quote_is_quoted_line_by_line() -> None:
    told = moment("Asking", Detail("quote", "“Twice.\nThen once more.\n\nNever.”"))
    text = render_markdown(Document("", "", (Timeline((Stage("", (told,)),), "0 to 5", 0.8, full=True),)))
    assert "> “Twice.\\\n> Then once more.\n>\n> Never.”\n" in text
    assert [token.type for token in PARSER.parse(text)].count("blockquote_open") == 1


def test_two_timelines_stand_one_after_the_other() -> None:
    both = SideBySide(a_timeline(["Before"], caption="Old"), a_timeline(["After"], caption="New"))
    text = render_markdown(Document("", "", (both,)))
    assert [len(table) for table in tables(text)] == [2, 2]
    assert text.index("**Old**") < text.index("Before") < text.index("**New**") < text.index("After")


def test_a_share_has_a_column_where_a_moment_has_one() -> None:
    shared = TimelineMoment("1", "Paying", Tone.SOUND, "", "4", 0.8, "80", 0.8, share="20")
    block = Timeline((Stage("Shop", (shared,)),), "0 to 5", 0.8)
    (table,) = tables(render_markdown(Document("", "", (block,))))
    assert [[said(cell) for cell in row][-1] for row in table] == ["share of the shortfall", "", "20"]


def test_a_chart_is_its_text_and_a_diagram() -> None:
    chart = Chart(timeline(scored_text(COLLAPSES)), "It falls at the second moment.")
    text = render_markdown(Document("A parcel", "", (chart,)))
    assert "It falls at the second moment.\n\n```mermaid\njourney\n    title A parcel\n" in text


def test_a_diagram_in_any_language_is_fenced() -> None:
    text = render_markdown(Document("", "", (Diagram("dot", "digraph {}"),)))
    assert text == "```dot\ndigraph {}\n```\n"


@pytest.mark.parametrize(
    ("fraction", "drawn"),
    [(0, "░░░░░░░░░░"), (0.001, "█░░░░░░░░░"), (0.5, "█████░░░░░"), (0.999, "█████████░"), (1, "██████████")],
)
def test_something_is_never_drawn_as_nothing_nor_less_than_all_as_all(fraction: float, drawn: str) -> None:
    assert bar(fraction) == drawn


@given(st.lists(hostile_texts, min_size=1, max_size=4), hostile_texts)
def test_a_timeline_keeps_its_columns_and_its_names(names: list[str], stage: str) -> None:
    (rows,) = tables(render_markdown(Document("", "", (a_timeline(names, stage),))))
    assert {len(row) for row in rows} == {5}
    stages = [visible(stage).strip()] if stage.strip() else []
    assert [said(row[1]) for row in rows[1:]] == [*stages, *(visible(name).strip() for name in names)]


@given(st.lists(st.tuples(hostile_texts, hostile_texts), min_size=1, max_size=4), hostile_texts)
def test_a_table_keeps_its_columns_and_its_texts(texts: list[tuple[str, str]], heading: str) -> None:
    rows = tuple((Cell(one, Tone.ZERO), Cell(other)) for one, other in texts)
    block = Table((Column(heading), Column("b")), rows)
    (read,) = tables(render_markdown(Document("", "", (block,))))
    expected = [(heading, "b"), *texts]
    assert [[said(cell) for cell in row] for row in read] == [
        [visible(text).strip() for text in row] for row in expected
    ]


@given(hostile_texts)
def test_a_title_stays_one_heading(text: str) -> None:
    document = Document(text, "", (Heading(f"x {text}"),))
    headings = [said(token) for token in inlines(render_markdown(document))]
    shown = visible(text).strip()
    assert headings == [shown, visible(f"x {text}").strip()][0 if shown else 1 :]


@given(hostile_texts)
@pytest.mark.parametrize(
    ("block", "types"),
    [
        (Paragraph, {"paragraph"}),
        (lambda text: Facts((Detail("fact", text),)), {"paragraph", "bullet_list", "list_item"}),
        (
            lambda text: Notes((Note(Tone.ZERO, text, (text, text)),)),
            {"paragraph", "bullet_list", "list_item"},
        ),
    ],
)
def test_a_text_is_no_block_of_any_kind(block: object, types: set[str], text: str) -> None:
    assert callable(block)
    tokens = PARSER.parse(render_markdown(Document("", "", (block(text),))))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {"inline", *types}
    for token in tokens:
        if token.type == "inline":
            said(token)


@given(hostile_texts)
def test_no_control_character_is_written_raw(text: str) -> None:
    document = Document(text, text, (Paragraph(text), a_timeline([text], text), Diagram("mermaid", text)))
    written = render_markdown(document)
    assert not [
        character
        for character in written
        if not character.isprintable() and character not in "\n\u200d" and visible(character) != character
    ]


def test_texts_between_letters_are_left_readable() -> None:
    assert inline("a_b 100 % C# 2 & 3, well - really: yes!") == "a_b 100 % C# 2 & 3, well - really: yes!"


def test_a_line_in_a_paragraph_breaks_where_its_author_broke_it() -> None:
    assert lines("one\ntwo\n\nthree") == "one\\\ntwo\n\nthree"


@given(st.text("`a\n", max_size=12))
def test_a_fence_is_longer_than_any_run_of_backticks_within(source: str) -> None:
    (token,) = PARSER.parse(fence("mermaid", source))
    assert token.type == "fence"
    assert token.content.rstrip("\n") == source.rstrip("\n")


@pytest.mark.parametrize("name", HOSTILE)
def test_every_hostile_name_survives_in_a_cell(name: str) -> None:
    (rows,) = tables(render_markdown(Document("", "", (a_timeline([name]),))))
    assert [said(row[1]) for row in rows[1:]] == [visible(name).strip()]
