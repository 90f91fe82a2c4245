"""Two timelines of a comparison: side by side where there is room, one above the other where there is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from mot_cli.analysis.diff import diff
from mot_cli.journey.model import Journey, Moment
from mot_cli.render.terminal import Terminal
from mot_cli.render.text import render_text
from mot_cli.report.diff_report import diff_document
from mot_cli.report.document import Block, Document, SideBySide
from tests.examples import EXAMPLES, scored_example

SIDE_BY_SIDE = range(118, 141)
"""The widths at which two timelines have room beside each other."""
NAMES = (
    "Paying",
    "Waiting at the counter for the second time",
    "표를 사는 순간",
    "👩‍👩‍👧 family",
    "e\u0301te\u0301",
    "x" * 70,
)


def compared(old: Journey, new: Journey) -> SideBySide:
    block = diff_document(diff(old, new)).blocks[-1]
    assert isinstance(block, SideBySide)
    return block


def drawn(block: Block, width: int) -> list[str]:
    """The lines of one block alone."""
    return render_text(Document("", "", (block,)), Terminal(width)).splitlines()


def example(name: str) -> Journey:
    return scored_example(name).journey


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    ratings = st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0, 5.0])
    count = draw(st.integers(1, 7))
    moments = tuple(
        Moment(
            draw(st.sampled_from(NAMES)),
            f"m{number}",
            draw(ratings),
            stage=draw(st.sampled_from([None, "First", "Second"])),
        )
        for number in range(count)
    )
    return Journey(draw(st.sampled_from(NAMES)), moments)


def test_the_airline_before_and_after_at_130_columns(snapshot: SnapshotAssertion) -> None:
    document = diff_document(diff(example("sas-before.yaml"), example("sas-after.yaml")))
    assert render_text(document, Terminal(130)) == snapshot


@given(journeys(), journeys(), st.sampled_from(SIDE_BY_SIDE))
def test_beside_each_other_each_is_drawn_in_full_and_none_is_too_wide(
    old: Journey, new: Journey, width: int
) -> None:
    block = compared(old, new)
    half = (width - 4) // 2
    left, right, both = drawn(block.left, half), drawn(block.right, half), drawn(block, width)
    assert len(both) == max(len(left), len(right))
    for index, line in enumerate(both):
        assert cell_len(line) <= width
        first = left[index] if index < len(left) else ""
        second = right[index] if index < len(right) else ""
        assert line == f"{first}{' ' * (half + 4 - cell_len(first))}{second}".rstrip()


@given(journeys(), journeys(), st.integers(1, 115))
def test_below_that_one_stands_above_the_other(old: Journey, new: Journey, width: int) -> None:
    block = compared(old, new)
    assert drawn(block, width) == [*drawn(block.left, width), "", *drawn(block.right, width)]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("width", [20, 60, 100, 115, 118, 130, 140])
def test_every_example_beside_another(name: str, width: int) -> None:
    document = diff_document(diff(example("sas-before.yaml"), example(name)))
    lines = render_text(document, Terminal(width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    if width >= SIDE_BY_SIDE.start:
        (captions,) = [line for line in lines if line.startswith("before: ")]
        assert "after: " in captions


def test_where_there_is_room_begins_at_one_width() -> None:
    block = compared(example("sas-before.yaml"), example("sas-after.yaml"))
    beside = [width for width in range(60, 141) if "after: " in drawn(block, width)[0]]
    assert beside == list(range(beside[0], 141))
    assert beside[0] <= SIDE_BY_SIDE.start
