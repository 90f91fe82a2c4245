"""`mot plan`: what to ask it, what it says, and how it ends."""

import csv
import json
from io import StringIO

import pytest

from tests.command_line import CommandLine
from tests.examples import BROKEN, COLLAPSES, EXAMPLES, HOLDS, JOURNEYS, UNRATED

BEGINNINGS = {
    "text": "A parcel\nThe best use of a budget of 1\n\n ✓ The multiplicative score rises from 0 to 49.3",
    "markdown": "# A parcel\n\nThe best use of a budget of 1\n",
    "html": "<!DOCTYPE html>",
    "json": '{\n  "format": "mot.plan"',
    "csv": "step,moment,id,",
}
"""Every format a plan can be written in, and how it begins."""


@pytest.fixture
def parcel(cli: CommandLine) -> CommandLine:
    cli.write("j.yaml", COLLAPSES)
    return cli


class TestTheQuestion:
    def test_is_a_budget(self, parcel: CommandLine) -> None:
        result = parcel("plan", "j.yaml", "--budget", "1")
        assert (result.status, result.err) == (0, "")
        assert "rises from 0 to 49.3 at a cost of 1." in result.out
        assert "moments multiply  2: 0 → 1      1" in result.out

    def test_is_a_target(self, parcel: CommandLine) -> None:
        result = parcel("plan", "j.yaml", "--target", "70")
        assert (result.status, result.err) == (0, "")
        assert "The cheapest way to a multiplicative score of 70" in result.out
        assert "rises from 0 to 71.1 at a cost of 3." in result.out

    @pytest.mark.parametrize("options", [[], ["--budget", "1", "--target", "70"]])
    def test_is_one_of_the_two(self, parcel: CommandLine, options: list[str]) -> None:
        result = parcel("plan", "j.yaml", *options)
        assert (result.status, result.out) == (2, "")
        assert "say one of --budget and --target" in result.complaint

    @pytest.mark.parametrize(
        ("option", "reason"),
        [
            ("--budget=nan", "a budget is a number from 0, and this is nan"),
            ("--budget=inf", "a budget is a number from 0, and this is inf"),
            ("--budget=-1", "-1.0 is not in the range"),
            ("--budget=-inf", "-inf is not in the range"),
            ("--budget=much", "'much' is not a valid float"),
            ("--target=nan", "a target is a score from 0 to 100, and this is nan"),
            ("--target=inf", "inf is not in the range"),
            ("--target=-1", "-1.0 is not in the range"),
            ("--target=100.1", "100.1 is not in the range"),
        ],
    )
    def test_is_a_number_that_makes_sense(self, parcel: CommandLine, option: str, reason: str) -> None:
        result = parcel("plan", "j.yaml", option)
        assert (result.status, result.out) == (2, "")
        assert reason in result.complaint

    @pytest.mark.parametrize("option", ["--budget=0", "--target=0", "--target=100", "--budget=1e15"])
    def test_may_be_at_the_end_of_what_makes_sense(self, parcel: CommandLine, option: str) -> None:
        result = parcel("plan", "j.yaml", option)
        assert (result.status, result.err) == (0, "")


class TestTheEnd:
    def test_a_budget_that_clears_not_every_zero_is_no_failure(self, parcel: CommandLine) -> None:
        result = parcel("plan", "j.yaml", "--budget", "0.5")
        assert (result.status, result.err) == (0, "")
        assert " ✕ The budget cannot clear the zero: the journey stays worth nothing." in result.out

    def test_a_target_that_cannot_be_reached_is_one(self, cli: CommandLine) -> None:
        result = cli("plan", cli.write("j.yaml", UNRATED), "--target", "50")
        assert (result.status, result.err) == (1, "")
        assert "A score of 50 cannot be reached." in result.out
        assert cli("plan", "j.yaml", "--budget", "50").status == 0

    def test_nothing_to_do_is_none(self, cli: CommandLine) -> None:
        result = cli("plan", cli.write("j.yaml", HOLDS), "--target", "80")
        assert (result.status, result.err) == (0, "")
        assert " ✓ There is nothing to do: the multiplicative score is 89.4 already." in result.out

    @pytest.mark.parametrize("option", ["--budget=3", "--target=75"])
    def test_what_is_no_journey(self, cli: CommandLine, option: str) -> None:
        cli.write("p.md", "old")
        result = cli("plan", cli.write("bad.yaml", BROKEN), option, "-o", "p.md")
        assert (result.status, result.out) == (2, "")
        assert "error[unknown-field]" in result.err
        assert cli.read("p.md") == "old"


class TestFormats:
    @pytest.mark.parametrize("kind", BEGINNINGS)
    def test_by_name(self, parcel: CommandLine, kind: str) -> None:
        result = parcel("plan", "j.yaml", "--budget", "1", "--format", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith(BEGINNINGS[kind])

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("p.txt", "text"), ("p.md", "markdown"), ("p.html", "html"), ("p.json", "json"), ("p.csv", "csv")],
    )
    def test_by_suffix(self, parcel: CommandLine, name: str, kind: str) -> None:
        result = parcel("plan", "j.yaml", "--budget", "1", "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert parcel.read(name) == parcel("plan", "j.yaml", "--budget", "1", "-f", kind).out

    @pytest.mark.parametrize("kind", ["svg", "mermaid"])
    def test_of_a_journey_make_no_sense(self, parcel: CommandLine, kind: str) -> None:
        result = parcel("plan", "j.yaml", "--budget", "1", "-f", kind)
        assert (result.status, result.out) == (2, "")

    def test_data_is_a_row_a_step(self, parcel: CommandLine) -> None:
        rows = list(csv.DictReader(StringIO(parcel("plan", "j.yaml", "--target", "70", "-f", "csv").out)))
        record = json.loads(parcel("plan", "j.yaml", "--target", "70", "-f", "json").out)
        assert [(row["step"], row["name"], float(row["multiplicative"])) for row in rows] == [
            (str(step["step"]), step["name"], step["multiplicative"]) for step in record["steps"]
        ]
        assert record["multiplicative"]["multiplicative"] >= 70


def test_standard_input(cli: CommandLine) -> None:
    assert cli("plan", "-", "--budget", "1", "-o", "-", stdin=COLLAPSES).out.startswith("A parcel\n")


def test_a_plan_never_takes_the_place_of_its_journey(parcel: CommandLine) -> None:
    assert parcel("plan", "j.yaml", "--budget", "1", "-f", "csv", "-o", "j.yaml").status == 2
    assert parcel.read("j.yaml") == COLLAPSES


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("option", ["--budget=4", "--target=75"])
@pytest.mark.parametrize("columns", ["20", "60", "140"])
def test_every_example_can_be_planned(cli: CommandLine, name: str, option: str, columns: str) -> None:
    result = cli("plan", JOURNEYS / name, option, env={"COLUMNS": columns})
    assert (result.status, result.err) == (0, "")
