"""Bars, wrapping and columns: what every text drawing is made with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from mot_cli.render.pen import Pen
from mot_cli.render.terminal import Terminal
from mot_cli.report.document import Align, Tone

UNICODE = Pen(Terminal(80))
ASCII = Pen(Terminal(80, encoding="ascii"))
PENS = st.sampled_from([UNICODE, ASCII])

fractions = st.floats(min_value=0, max_value=1)
widths = st.integers(min_value=1, max_value=60)
names = st.text(st.sampled_from("ab 가나한 é\u0301 👩 日本 -—"), max_size=60)


def bar(fraction: float | None, width: int, pen: Pen = UNICODE, tone: Tone = Tone.SOUND) -> str:
    return pen.bar(fraction, width, tone).plain


@pytest.mark.parametrize(
    ("fraction", "drawn"),
    [
        (None, "          "),
        (0.0, "──────────"),
        (5e-324, "╾─────────"),
        (0.05, "╾─────────"),
        (0.5, "━━━━━─────"),
        (0.55, "━━━━━╾────"),
        (0.9999, "━━━━━━━━━╾"),
        (1.0, "━━━━━━━━━━"),
    ],
)
def test_bars(fraction: float | None, drawn: str) -> None:
    assert bar(fraction, 10) == drawn


@pytest.mark.parametrize(
    ("fraction", "drawn"), [(0.0, "----------"), (0.55, "#####=----"), (1.0, "##########")]
)
def test_bars_in_ascii(fraction: float, drawn: str) -> None:
    assert bar(fraction, 10, ASCII) == drawn


@pytest.mark.parametrize(("pen", "drawn"), [(UNICODE, "✕─────────"), (ASCII, "X---------")])
def test_a_zero_that_is_bad_is_a_cross(pen: Pen, drawn: str) -> None:
    assert bar(0.0, 10, pen, Tone.ZERO) == drawn


@given(st.sampled_from([tone for tone in Tone if tone is not Tone.ZERO]), widths)
def test_any_other_zero_is_an_empty_track(tone: Tone, width: int) -> None:
    assert bar(0.0, width, UNICODE, tone) == "─" * width


@given(st.none() | fractions, st.integers(min_value=0, max_value=60), PENS, st.sampled_from(Tone))
def test_a_bar_is_exactly_as_wide_as_it_was_asked_to_be(
    fraction: float | None, width: int, pen: Pen, tone: Tone
) -> None:
    assert cell_len(bar(fraction, width, pen, tone)) == width


@given(fractions, widths, PENS, st.sampled_from(Tone))
def test_something_is_never_drawn_as_nothing(fraction: float, width: int, pen: Pen, tone: Tone) -> None:
    assert (bar(fraction, width, pen, tone) == bar(0, width, pen, tone)) == (fraction == 0)


@given(fractions, widths, PENS)
def test_less_than_all_is_never_drawn_as_all(fraction: float, width: int, pen: Pen) -> None:
    assert (bar(fraction, width, pen) == bar(1, width, pen)) == (fraction == 1)


def length(drawn: str) -> int:
    """How far a bar reaches, in half columns."""
    return 2 * drawn.count("━") + drawn.count("╾")


@given(fractions, fractions, widths)
def test_more_is_never_drawn_shorter(one: float, other: float, width: int) -> None:
    less, more = sorted((one, other))
    assert length(bar(less, width)) <= length(bar(more, width))


@given(names, st.integers(min_value=2, max_value=40))
def test_no_wrapped_line_is_wider_than_asked(name: str, width: int) -> None:
    assert all(line.cell_len <= width for line in UNICODE.wrap(UNICODE.text(name), width))


@given(names, st.integers(min_value=2, max_value=40))
def test_wrapping_cuts_nothing(name: str, width: int) -> None:
    wrapped = "".join(line.plain for line in UNICODE.wrap(UNICODE.text(name), width))
    assert wrapped.replace(" ", "") == name.replace(" ", "")


def test_an_empty_text_is_one_empty_line() -> None:
    assert [line.plain for line in UNICODE.wrap(UNICODE.text(""), 10)] == [""]


@given(st.lists(names, min_size=1, max_size=4), st.integers(min_value=4, max_value=20))
def test_cells_start_in_the_same_column_on_every_line(parts: list[str], width: int) -> None:
    cells = [(UNICODE.text(part), width, Align.LEFT) for part in parts]
    lines = UNICODE.row([*cells, (Text("|"), 1, Align.LEFT)])
    assert cell_len(lines[0].plain.partition("|")[0]) == len(parts) * (width + 2)


def test_right_aligned_cells_end_in_the_same_column() -> None:
    drawn = [
        UNICODE.row([(UNICODE.text(text), 8, Align.RIGHT), (Text("|"), 1, Align.LEFT)])[0].plain
        for text in ("1", "22.5", "한국")
    ]
    assert drawn == ["       1  |", "    22.5  |", "    한국  |"]


def test_markup_and_emoji_codes_are_text() -> None:
    assert UNICODE.drawn([UNICODE.text("[red]:smile:[/red] https://a.example")]) == (
        "[red]:smile:[/red] https://a.example\n"
    )


def test_typographic_characters_have_plain_ones_to_stand_for_them() -> None:
    assert ASCII.text("“a” – b · c… ±1 → ≥2").plain == '"a" - b | c... +/-1 -> >=2'


def test_what_an_encoding_lacks_is_written_as_an_escape() -> None:
    assert ASCII.text("한").plain == "\\ud55c"
    assert Pen(Terminal(encoding="latin-1")).text("é한").plain == "é\\ud55c"


def test_lone_surrogates_can_always_be_written() -> None:
    assert UNICODE.drawn([UNICODE.text("\udcff")]).encode() == b"<U+DCFF>\n"


@given(st.text(max_size=20), st.sampled_from(list(Tone)))
def test_colour_changes_no_word(text: str, tone: Tone) -> None:
    colored, plain = Pen(Terminal(200, color=True)), Pen(Terminal(200))
    drawn = colored.drawn([colored.text(text, tone)])
    assert re.sub(r"\x1b\[[0-9;]*m", "", drawn) == plain.drawn([plain.text(text, tone)])
