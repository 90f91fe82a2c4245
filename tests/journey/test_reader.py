"""Files to readings: bytes, encodings, line ends, positions; any text gives a journey or an error."""

import io
import os
import re
import sys
import threading
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mot_cli.journey import content
from mot_cli.journey.diagnostics import Diagnostic, JourneyError, Severity
from mot_cli.journey.reader import Reading, load, read_bytes, read_file, read_text
from mot_cli.journey.source import SourceText
from tests.journey.reported import errors

HAIRCUT = """\
journey: A haircut
scale: 0-5
moments:
  - name: The wash
    rating: 4
  - name: The cut
    rating: 3
"""


# -- files -------------------------------------------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "haircut.yaml"
    path.write_text(HAIRCUT, encoding="utf-8")
    assert load(str(path)).title == "A haircut"
    reading = read_file(str(path))
    assert (reading.name, reading.problems) == (str(path), ())


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HAIRCUT.encode())))
    reading = read_file("-")
    assert reading.name == "<stdin>"
    assert reading.journey is not None


def test_standard_input_that_is_closed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert [str(problem) for problem in read_file("-").problems] == [
        "<stdin>: error: cannot be read: standard input is closed [unreadable-file]"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    half = len(HAIRCUT) // 2

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            pipe.write(HAIRCUT[:half].encode())
            pipe.write(HAIRCUT[half:].encode())

    writer = threading.Thread(target=write)
    writer.start()
    reading = read_file(str(path))
    writer.join()
    assert reading.journey is not None


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no endless device")
def test_an_endless_device_is_refused() -> None:
    assert [problem.code for problem in read_file("/dev/zero").problems] == ["file-too-large"]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory"), "no such file"),
        (IsADirectoryError(21, "Is a directory"), "it is a folder"),
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError("odd"), "odd"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    monkeypatch: pytest.MonkeyPatch, failure: OSError, reason: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("builtins.open", fail)
    reading = read_file("haircut.yaml")
    monkeypatch.undo()
    assert [str(problem) for problem in reading.problems] == [
        f"haircut.yaml: error: cannot be read: {reason} [unreadable-file]"
    ]


def test_a_path_that_cannot_be_one_is_an_error() -> None:
    assert [problem.code for problem in read_file("a\0b").problems] == ["unreadable-file"]


def test_load_raises_every_problem_at_once(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("journey: 3\nmoments:\n- nam: x\n", encoding="utf-8")
    with pytest.raises(JourneyError) as caught:
        load(str(path))
    assert [problem.code for problem in caught.value.problems] == [
        "wrong-type",
        "unknown-field",
        "missing-field",
    ]
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]


# -- encodings and line ends -------------------------------------------------------------------------------


def test_a_byte_order_mark_moves_nothing() -> None:
    wrong = HAIRCUT.replace("rating: 4", "rating: 9").replace("journey:", "journy:")
    with_mark = read_bytes(b"\xef\xbb\xbf" + wrong.encode(), "x")
    without = read_bytes(wrong.encode(), "x")
    assert with_mark.problems == without.problems
    assert [str(p).split(" ")[0] for p in with_mark.problems] == ["x:1:1:", "x:1:1:", "x:5:13:"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf8_is_shown_where_it_stands(mark: bytes) -> None:
    reading = read_bytes(mark + "journey: 각\r\nprovider: ".encode() + b"Caf\xe9\nmoments: []", "x")
    [problem] = reading.problems
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("not-utf8", 2, 14)
    assert problem.message == "the byte 0xE9 is not UTF-8"
    assert problem.place.excerpt == "provider: Caf\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_utf16_and_utf32_are_recognised_by_their_mark(encoding: str) -> None:
    text = HAIRCUT if encoding in ("utf-16", "utf-32") else f"\ufeff{HAIRCUT}"
    [problem] = read_bytes(text.encode(encoding), "x").problems
    assert (problem.code, problem.message) == ("not-utf8", "the file is UTF-16 or UTF-32, not UTF-8")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(line_end: str) -> None:
    text = HAIRCUT.replace("rating: 4", "rating: 8").replace("rating: 3", "raiting: 3")
    assert errors(text.replace("\n", line_end)) == ["5:13 rating-outside-scale", "7:5 unknown-field"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_journey_is_the_same_whatever_ends_its_lines(line_end: str) -> None:
    text = HAIRCUT + "    note: |\n      One line\n      and another\n"
    assert read_text(text.replace("\n", line_end)).journey == read_text(text).journey


@pytest.mark.parametrize(
    ("before", "column"),
    [("각각", 33), ("😀", 32), ("e\u0301", 33), ("𝒜𝒜𝒜", 34), ("\u200b", 32), ("\ufeff", 32)],
)
def test_columns_count_characters_however_wide(before: str, column: int) -> None:
    text = f"journey: x\nmoments:\n- {{name: '{before}', note: n, rating: 9}}\n"
    assert errors(text) == [f"3:{column} rating-outside-scale"]
    assert text.splitlines()[2][column - 1] == "9"


# -- laws --------------------------------------------------------------------------------------------------

MARKS = [*"[]{}:,-?#&*!|>'\"%@`~=", ": ", "- ", "? ", "---\n", "...\n", "<<: ", "&a ", "*a", "!!int ", "!x "]
BREAKS = ["\n", "\r", "\r\n", "\x85", "\u2028", "\t", " ", "  ", "\n  ", "\n- ", "\n    "]
FIELDS = ["journey: ", "moments:", "name: ", "rating: ", "scale: ", "weight: ", "min: ", "max: ", "id: "]
VALUES = ["x", "각", "😀", "e\u0301", "\ufeff", "\x00", "\x1b", "\ud800", "3", "0x_", "1:30", "nps"]
PIECES = st.sampled_from([*MARKS, *BREAKS, *FIELDS, *VALUES])
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)
LINE_BREAK = re.compile(r"\r\n|\r|\n")


def assert_sound(reading: Reading, text: str) -> None:
    """A journey, or errors that each lie within the text and show the line they are on."""
    assert (reading.journey is None) == (len(reading.problems) > 0)
    lines = LINE_BREAK.split(text)
    for problem in reading.problems:
        assert problem.severity is Severity.ERROR
        place = problem.place
        assert place is not None
        assert 1 <= place.line <= len(lines)
        line = lines[place.line - 1]
        assert 1 <= place.column <= len(line) + 1
        assert place.excerpt in line
        assert line[place.excerpt_column - 1 :].startswith(place.excerpt)
    places = [(p.place.line, p.place.column) for p in reading.problems if p.place is not None]
    assert places == sorted(places)


@given(TEXTS)
@settings(max_examples=400)
def test_any_text_gives_a_journey_or_errors_that_lie_within_it(text: str) -> None:
    assert_sound(read_text(text), text)


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_within_a_journey_does_too(text: str) -> None:
    whole = f"journey: x\nmoments:\n- name: y\n  {text}"
    assert_sound(read_text(whole), whole)


@given(st.binary(max_size=40) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_journey_or_errors(content: bytes) -> None:
    reading = read_bytes(content, "x")
    assert (reading.journey is None) == (len(reading.problems) > 0)


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab각😀\u0301é 𝒜", min_size=1, max_size=6), st.sampled_from([None, 3, "no!", 9])
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_a_problem_stands_where_the_text_does(
    moments: list[tuple[str, object]], line_end: str, flow: bool
) -> None:
    document = {
        "journey": "각",
        "moments": [{"name": f"x{name}", "rating": rating} for name, rating in moments],
    }
    text = yaml.safe_dump(
        document, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000
    ).replace("\n", line_end)
    problems = read_text(text).problems
    wrong = [str(rating) for _, rating in moments if rating in ("no!", 9)]
    assert len(problems) == len(wrong)
    lines = LINE_BREAK.split(text)
    for problem, rating in zip(problems, wrong, strict=True):
        assert problem.place is not None
        line = lines[problem.place.line - 1]
        assert line[problem.place.column - 1 : problem.place.end_column - 1].strip("'") == rating


# -- where advice points -----------------------------------------------------------------------------------

STORY = """\
moments:
  - note: It took long.
    name: "The cut"
    rating: 4
  - {rating: null, name: The wash}
  - &again
    name: The bill
  - *again
journey: A haircut
"""


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("moments", 0, "rating"), (4, 13, 14)),
        (("moments", 0), (3, 11, 20)),
        (("moments", 0, "owner"), (3, 11, 20)),
        (("moments", 1, "rating"), (5, 14, 18)),
        (("moments", 1, "owner"), (5, 26, 34)),
        (("moments", 3, "rating"), (7, 11, 19)),
        (("scale",), (9, 10, 19)),
        ((), (9, 10, 19)),
        (("moments", 9), (2, 3, 24)),
        (("journey", "deeper"), (9, 10, 19)),
    ],
)
def test_advice_points_at_the_nearest_thing_there_is(
    route: tuple[str | int, ...], place: tuple[int, int, int]
) -> None:
    diagnostic = read_text(STORY).advise("some-code", route, "a message", "a hint")
    assert diagnostic.place is not None
    assert (diagnostic.place.line, diagnostic.place.column, diagnostic.place.end_column) == place
    assert (diagnostic.severity, diagnostic.code) == (Severity.ADVICE, "some-code")


def test_advice_about_a_file_that_was_not_read_has_no_place() -> None:
    diagnostic = Reading("x", None, ()).advise("some-code", (), "a message", None)
    assert str(diagnostic) == "x: advice: a message [some-code]"


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "SIZE_LIMIT", 3 << 20)
    path = tmp_path / "large.yaml"
    for size, read in (((3 << 20) - 1, (3 << 20) - 1), (3 << 20, 3 << 20), (5 << 20, (3 << 20) + 1)):
        path.write_bytes(b"a" * size)
        assert content.read_content(str(path)) == b"a" * read


def test_the_text_of_a_file_is_read_for_the_importers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.mmd"
    path.write_bytes(b"\xef\xbb\xbfjourney\n")
    source = content.read_source(str(path))
    assert isinstance(source, SourceText)
    assert (source.name, source.text) == (str(path), "journey\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    refused = [content.read_source("-"), content.read_source(str(tmp_path / "none"))]
    assert [(p.code, p.file) for p in refused if isinstance(p, Diagnostic)] == [
        ("not-utf8", "<stdin>"),
        ("unreadable-file", str(tmp_path / "none")),
    ]
