"""Every format tells the same of a journey: the scores, what remains, where it collapses, what to mend."""

import csv
import json
import re
from io import StringIO

import pytest

from mot_cli.render import formats
from mot_cli.render.formats import ONE_JOURNEY, SEVERAL, SUFFIXES, Format
from mot_cli.report.numbers import points
from tests.command_line import CommandLine
from tests.examples import COLLAPSES, EXAMPLES, HOLDS, JOURNEYS, UNRATED
from tests.told import READERS, Told, from_json

MIXED = """\
journey: Something of everything
scale: {min: -2, max: 3, zero: -1}
moments:
  - {name: Not asked, stage: First}
  - {name: As good as it gets, rating: 3, stage: First}
  - {name: A fine distinction, rating: 2.9999, weight: 0.01, stage: Second}
  - {name: Below nothing, rating: -2, owner: Somebody}
  - {name: Hardly anything, rating: -0.9, weight: 3}
  - {name: Nothing, rating: -1, weight: 2}
  - {name: Not asked either}
"""
ENDS_AT_NEXT_TO_NOTHING = """\
journey: Next to nothing
scale: 0-5
moments:
  - {name: Little, rating: 0.01}
  - {name: Less, rating: 0.01}
  - {name: Almost all, rating: 4.9999}
"""
OTHERS = {
    "collapses.yaml": COLLAPSES,
    "holds.yaml": HOLDS,
    "unrated.yaml": UNRATED,
    "mixed.yaml": MIXED,
    "next-to-nothing.yaml": ENDS_AT_NEXT_TO_NOTHING,
}
DRAWN = {Format.SVG, Format.MERMAID}
"""The formats that draw: they hold no table to compare."""


@pytest.fixture(params=[*EXAMPLES, *OTHERS])
def path(request: pytest.FixtureRequest, cli: CommandLine) -> str:
    """One journey after another."""
    name = str(request.param)
    return cli.write(name, OTHERS[name] if name in OTHERS else (JOURNEYS / name).read_bytes())


def told(cli: CommandLine, verb: str, path: str, kind: Format) -> Told:
    result = cli(verb, path, "--format", kind, env={"COLUMNS": "140"})
    assert (result.status, result.err) == (0, "")
    return READERS[kind](result.out)


@pytest.mark.parametrize("verb", ["score", "timeline", "export"])
@pytest.mark.parametrize("kind", [Format.TEXT, Format.MARKDOWN, Format.HTML])
def test_what_people_read_is_what_the_data_says(cli: CommandLine, path: str, verb: str, kind: Format) -> None:
    data, read = told(cli, verb, path, Format.JSON), told(cli, verb, path, kind)
    assert read.scores == data.scores
    assert read.moments == data.moments
    assert read.collapse == data.collapse
    assert read.named == (data.named if verb != "timeline" else ())
    assert read.listed == (data.listed if verb == "export" else ())


@pytest.mark.parametrize("verb", ["score", "timeline", "export"])
def test_the_rows_are_what_the_data_says(cli: CommandLine, path: str, verb: str) -> None:
    data, rows = told(cli, verb, path, Format.JSON), told(cli, verb, path, Format.CSV)
    assert rows.moments == data.moments
    assert rows.collapse == data.collapse
    assert rows.listed == data.listed


def test_every_command_gives_the_same_data(cli: CommandLine, path: str) -> None:
    said = [told(cli, verb, path, Format.JSON) for verb in ("score", "timeline", "export")]
    assert said[0] == said[1] == said[2]


def test_the_chart_says_the_average_and_the_collapse(cli: CommandLine, path: str) -> None:
    data = told(cli, "score", path, Format.JSON)
    picture = cli("export", path, "-f", "svg").out
    average = re.findall(r"average is ([<>\d.]+|&gt;99\.9|&lt;0\.1) of 100", picture)
    assert {text.replace("&gt;", ">").replace("&lt;", "<") for text in average} == (
        {data.scores[0]} if data.scores[0] != "–" else set()
    )
    assert ({*re.findall(r"collapse at moment (\d+)", picture)} or {""}) == {data.collapse}


def test_one_row_of_a_ranking_is_the_journeys_own_report(cli: CommandLine) -> None:
    for name in EXAMPLES:
        cli.write(f"j/{name}", (JOURNEYS / name).read_bytes())
    rows = list(csv.DictReader(StringIO(cli("score", "j", "-f", "csv").out)))
    exported = json.loads(cli("export", "j", "-f", "json").out)["journeys"]
    shown = cli("score", "j", env={"COLUMNS": "140"}).out
    lines = [line.split()[-3:] for line in shown.splitlines() if re.search(r"( {2,}[<>]?[\d.]+){3}$", line)]
    assert len(rows) == len(lines) == len(EXAMPLES)
    for row, journey, line in zip(rows, exported, lines, strict=True):
        own = from_json(cli("score", row["file"], "-f", "json").out)
        fields = ("additive", "multiplicative", "hidden_loss")
        assert tuple(points(float(row[field])) for field in fields) == own.scores
        assert tuple(points(journey[field]) for field in fields) == own.scores
        assert row["collapse"] == own.collapse
        assert tuple(line) == own.scores


class TestEveryFormat:
    def test_has_a_renderer(self) -> None:
        assert {*formats._RENDERERS} == {*Format}

    def test_is_picked_by_a_suffix(self) -> None:
        assert {*SUFFIXES.values()} == {*Format}

    def test_is_offered(self) -> None:
        assert {*ONE_JOURNEY} == {*Format}
        assert {*SEVERAL} < {*Format}

    def test_is_compared_with_the_data_or_is_a_drawing(self) -> None:
        assert {*READERS} | DRAWN == {*Format}
        assert not {*READERS} & DRAWN
