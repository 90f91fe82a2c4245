"""`html` and `svg` as formats of the commands, and by the suffix of the file."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from mot_cli.cli import command_line
from mot_cli.report.chart import chart, first_chart
from mot_cli.report.document import Chart, Document, Paragraph
from mot_cli.report.timeline import timeline
from tests.render.journeys_drawn import JOURNEYS, example

IPLUG = str(JOURNEYS / "iplug-premium.yaml")


@pytest.mark.parametrize("command", ["score", "timeline"])
@pytest.mark.parametrize("suffix", ["html", "htm", "HTML"])
def test_a_page_is_written_by_its_suffix(command: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{suffix}"
    done = CliRunner().invoke(command_line(), [command, IPLUG, "-o", str(path)])
    assert done.exit_code == 0
    assert path.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="en">')


@pytest.mark.parametrize("command", ["score", "timeline"])
def test_a_chart_is_written_to_standard_output(command: str) -> None:
    done = CliRunner().invoke(command_line(), [command, IPLUG, "--format", "svg"])
    assert done.exit_code == 0
    root = ElementTree.fromstring(done.stdout)
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "iPlug Premium, the first week"


def test_several_journeys_are_a_page_but_no_chart() -> None:
    page = CliRunner().invoke(command_line(), ["score", str(JOURNEYS), "-f", "html"])
    assert page.exit_code == 0
    assert "<h1" in page.stdout
    chart = CliRunner().invoke(command_line(), ["score", str(JOURNEYS), "-f", "svg"])
    assert chart.exit_code == 2
    assert chart.stdout == ""


def test_the_chart_of_a_report_is_its_own_or_one_of_its_first_timeline() -> None:
    drawn = timeline(example("iplug-premium.yaml"))
    own = Chart(drawn, "in words")
    assert first_chart(Document("t", "", (drawn, own))) == Chart(drawn, "in words", "t")
    assert first_chart(Document("t", "", (Paragraph("p"), drawn))) == chart(drawn, "t")


def test_a_report_without_either_has_no_chart() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        first_chart(Document("t"))
