"""Problems in every format: drawn with a caret, a line each, as JSON, and as annotations for review."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from mot_cli.journey.diagnostics import Diagnostic, Place, Severity
from mot_cli.journey.reader import read_text
from mot_cli.journey.source import SourceText
from mot_cli.render.formats import ProblemFormat
from mot_cli.render.problems import render_problems
from mot_cli.render.problems_text import render_problems_text
from mot_cli.render.terminal import Terminal

HOSTILE = "\x1b[31m%,:\r\n::error::pwned\u202e"


def problem(
    message: str = "the rating is not on the scale",
    *,
    severity: Severity = Severity.ERROR,
    file: str = "journey.yaml",
    place: Place | None = None,
    hint: str | None = None,
) -> Diagnostic:
    return Diagnostic("some-code", severity, message, file, place, hint)


def at(line: str, meant: str) -> Place:
    """The place of the first `meant` in a line."""
    start = line.index(meant)
    return SourceText("journey.yaml", line).place(start, start + len(meant))


def concise(*problems: Diagnostic) -> str:
    return render_problems(problems, 1, ProblemFormat.CONCISE, Terminal())


def github(*problems: Diagnostic) -> str:
    return render_problems(problems, 1, ProblemFormat.GITHUB, Terminal())


def text(*problems: Diagnostic, width: int = 100, encoding: str = "utf-8", files: int = 1) -> str:
    return render_problems(problems, files, ProblemFormat.TEXT, Terminal(width, encoding=encoding))


MIXED = """\
journey: 첫 일주일
moments:
  - {name: 접속하기, rating: 9}
  - {name: "👩\u200d💻🧑🏽", ratting: 3}
  - {name: é, rating: many}
  - {nome: Paying}
"""


def test_problems_drawn(snapshot: SnapshotAssertion) -> None:
    problems = read_text(MIXED, "journeys/첫.yaml").problems
    assert text(*problems) == snapshot


def test_problems_drawn_in_ascii(snapshot: SnapshotAssertion) -> None:
    problems = read_text(MIXED, "journeys/첫.yaml").problems
    drawn = text(*problems, encoding="ascii")
    assert drawn.isascii()
    assert drawn == snapshot


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("    rating: 9", "9"),
        ("    rating: 9", "rating"),
        ("  - {name: 접속하기, rating: 9}", "9"),
        ("  - {name: 접속하기, rating: 9}", "접속하기"),
        ("  - {name: 👩‍💻 at work, rating: 9}", "rating"),
        ("  - {name: 𝒜𝓈𝓉𝓇𝒶𝓁, rating: 9}", "9"),
        ("  - {name: e\u0301te\u0301, rating: 9}", "9"),
        ("\tname: 9", "9"),
        ("x: \u202e9", "9"),
        (f"{'x' * 200}: {{rating: 9, {'y' * 200}: 1}}", "rating"),
        (f"{'한' * 200}: {{rating: 9, {'글' * 200}: 1}}", "rating"),
    ],
)
@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_the_caret_stands_under_what_is_meant(line: str, meant: str, width: int, encoding: str) -> None:
    terminal = Terminal(width, encoding=encoding)
    excerpt, carets = render_problems_text([problem(place=at(line, meant))], terminal).splitlines()[3:5]
    shown = terminal.encodable(meant)
    start = cell_len(carets[: carets.index("^")])
    found = excerpt.rindex(shown) if meant == "9" else excerpt.index(shown)
    assert cell_len(excerpt[:found]) == start
    assert carets.count("^") == cell_len(shown)


@given(
    st.text(st.sampled_from("ab: 가한👩é\u0301\t\u202e"), min_size=1, max_size=150),
    st.data(),
    st.integers(min_value=30, max_value=140),
)
def test_no_excerpt_is_wider_than_the_screen(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(min_value=0, max_value=len(line) - 1))
    end = data.draw(st.integers(min_value=start, max_value=len(line)))
    place = SourceText("journey.yaml", line).place(start, end)
    drawn = render_problems_text([problem(place=place, hint=line)], Terminal(width))
    assert all(cell_len(shown) <= width for shown in drawn.splitlines())
    assert "^" in drawn


@pytest.mark.parametrize("width", range(1, 31))
def test_the_narrowest_screens_get_every_word(width: int) -> None:
    drawn = text(problem(place=at("    rating: 9", "9"), hint="say it shorter"), width=width)
    letters = "".join(drawn.split())
    assert "error[some-code]:theratingisnotonthescale" in letters
    assert "journey.yaml:1:13" in letters


@pytest.mark.parametrize(
    ("problems", "files", "said"),
    [
        ([], 1, "1 file is in order."),
        ([], 12_000, "12,000 files are in order."),
        ([problem()], 1, "1 error in 1 file."),
        ([problem(), problem()], 3, "2 errors in 3 files."),
        ([problem(severity=Severity.ADVICE)], 2, "1 piece of advice in 2 files."),
        ([problem(), problem(severity=Severity.ADVICE)], 2, "1 error and 1 piece of advice in 2 files."),
    ],
)
def test_the_closing_line(problems: list[Diagnostic], files: int, said: str) -> None:
    assert text(*problems, files=files).splitlines()[-1] == said


def test_without_a_count_of_files_there_is_no_closing_line() -> None:
    assert render_problems_text([], Terminal()) == ""


def test_a_line_each() -> None:
    assert concise(
        problem(place=at("rating: 9", "9"), hint="unsaid"), problem(severity=Severity.ADVICE, file="<stdin>")
    ) == (
        "journey.yaml:1:9: error[some-code] the rating is not on the scale\n"
        "<stdin>: advice[some-code] the rating is not on the scale\n"
    )


def test_nothing_wrong_is_no_line() -> None:
    assert concise() == ""
    assert github() == ""


def test_one_problem_is_one_line_whatever_it_says() -> None:
    for drawn in (
        concise(problem(HOSTILE, file=HOSTILE)),
        github(problem(HOSTILE, file=HOSTILE, hint=HOSTILE)),
    ):
        assert drawn.count("\n") == 1
        assert "\x1b" not in drawn
        assert "\r" not in drawn


def test_json() -> None:
    problems = (
        problem(place=at("rating: 9", "9"), hint="0 to 5"),
        problem(HOSTILE, severity=Severity.ADVICE, file="첫.yaml"),
    )
    written = render_problems(problems, 2, ProblemFormat.JSON, Terminal())
    assert "\x1b" not in written
    assert json.loads(written) == {
        "format": "mot.check",
        "version": 1,
        "files": 2,
        "errors": 1,
        "advice": 1,
        "problems": [
            {
                "code": "some-code",
                "severity": "error",
                "message": "the rating is not on the scale",
                "hint": "0 to 5",
                "file": "journey.yaml",
                "line": 1,
                "column": 9,
                "end_column": 10,
            },
            {
                "code": "some-code",
                "severity": "advice",
                "message": HOSTILE,
                "hint": None,
                "file": "첫.yaml",
                "line": None,
                "column": None,
                "end_column": None,
            },
        ],
    }


def test_annotations_of_a_pull_request() -> None:
    assert github(
        problem(place=at("rating: 9", "9"), hint="use 0 to 5"),
        problem("50% of it", severity=Severity.ADVICE, file="a,b:c%.yaml"),
    ) == (
        "::error file=journey.yaml,line=1,col=9,endColumn=10,title=some-code"
        "::the rating is not on the scale – use 0 to 5\n"
        "::warning file=a%2Cb%3Ac%25.yaml,title=some-code::50%25 of it\n"
    )


def test_an_annotation_cannot_be_forged() -> None:
    drawn = github(problem("x\n::error file=other.yaml::forged", file="a.yaml,line=1::error::b"))
    assert drawn.splitlines() == [
        "::error file=a.yaml%2Cline=1%3A%3Aerror%3A%3Ab,title=some-code::x␊::error file=other.yaml::forged"
    ]
