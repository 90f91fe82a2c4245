"""`mot diff`: two journeys compared, whatever they come from and whatever becomes of the report."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.examples import BROKEN, COLLAPSES, HOLDS, JOURNEYS, UNRATED

ROOT = Path(__file__).parent.parent.parent
MENDED = COLLAPSES.replace("rating: 0", "rating: 4")
BEGINNINGS = {
    "text": "A parcel\n\n ✓ 1 collapse is mended",
    "markdown": "# A parcel\n",
    "html": "<!DOCTYPE html>",
    "json": '{\n  "format": "mot.diff"',
    "csv": "old_number,new_number,",
}
"""Every format a comparison can be written in, and how it begins."""


@pytest.fixture
def two(cli: CommandLine) -> CommandLine:
    """A journey that collapses and the same one mended."""
    cli.write("old.yaml", COLLAPSES)
    cli.write("new.yaml", MENDED)
    return cli


def test_what_changed_is_told(two: CommandLine) -> None:
    result = two("diff", "old.yaml", "new.yaml")
    assert (result.status, result.err) == (0, "")
    for said in (
        " ✓ 1 collapse is mended: 2 “Waiting at home”.",
        "multiplicative       0   78.3   +78.3",
        "Waiting at home  re-rated       0      4           +78.3     +26.7",
        "2 moments are unchanged.",
        "before: A parcel",
        "after: A parcel",
    ):
        assert said in result.out


def test_nothing_changed(two: CommandLine) -> None:
    result = two("diff", "old.yaml", "old.yaml")
    assert result.status == 0
    assert " · Nothing changed: the two journeys are the same.\n" in result.out
    assert "3 moments are unchanged." in result.out


class TestFormats:
    @pytest.mark.parametrize("kind", BEGINNINGS)
    def test_by_name(self, two: CommandLine, kind: str) -> None:
        result = two("diff", "old.yaml", "new.yaml", "--format", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith(BEGINNINGS[kind])
        assert result.out.endswith("\n")

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("d.txt", "text"),
            ("d", "text"),
            ("d.md", "markdown"),
            ("d.htm", "html"),
            ("d.html", "html"),
            ("d.json", "json"),
            ("d.CSV", "csv"),
        ],
    )
    def test_by_suffix(self, two: CommandLine, name: str, kind: str) -> None:
        result = two("diff", "old.yaml", "new.yaml", "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert two.read(name) == two("diff", "old.yaml", "new.yaml", "-f", kind).out

    @pytest.mark.parametrize("kind", ["svg", "mermaid"])
    def test_of_one_journey_make_no_sense(self, two: CommandLine, kind: str) -> None:
        result = two("diff", "old.yaml", "new.yaml", "-f", kind)
        assert (result.status, result.out) == (2, "")
        assert f"{kind} makes no sense here: use text, markdown, html, json, csv" in result.complaint
        suffix = "mmd" if kind == "mermaid" else kind
        assert two("diff", "old.yaml", "new.yaml", "-o", f"d.{suffix}").status == 2
        assert two.files() == ["new.yaml", "old.yaml"]

    def test_data(self, two: CommandLine) -> None:
        record = json.loads(two("diff", "old.yaml", "new.yaml", "-f", "json").out)
        assert (record["collapses_mended"], record["regressed"]) == ([2], False)
        rows = list(csv.DictReader(StringIO(two("diff", "old.yaml", "new.yaml", "-f", "csv").out)))
        assert [(row["new_name"], row["changes"]) for row in rows] == [
            ("Ordering", ""),
            ("Waiting at home", "re-rated"),
            ("Asking where it is", ""),
        ]


class TestStandardInput:
    def test_on_either_side(self, two: CommandLine) -> None:
        whole = two("diff", "old.yaml", "new.yaml").out
        assert two("diff", "-", "new.yaml", stdin=COLLAPSES).out == whole
        assert two("diff", "old.yaml", "-", stdin=MENDED).out == whole

    def test_cannot_be_both(self, two: CommandLine) -> None:
        result = two("diff", "-", "-", stdin=HOLDS)
        assert (result.status, result.out) == (2, "")
        assert "only one of the two can be standard input" in result.complaint

    def test_a_dash_as_output_is_standard_output(self, two: CommandLine) -> None:
        result = two("diff", "old.yaml", "new.yaml", "-o", "-")
        assert result.out == two("diff", "old.yaml", "new.yaml").out
        assert two.files() == ["new.yaml", "old.yaml"]


@pytest.mark.skipif(os.name != "posix", reason="process substitution as bash has it")
def test_pipes_on_both_sides(two: CommandLine) -> None:
    line = f"'{sys.executable}' -m mot_cli diff <(cat old.yaml) <(cat new.yaml) --fail-on-regression"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=two.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == two("diff", "old.yaml", "new.yaml").out


class TestFailOnRegression:
    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            (COLLAPSES, MENDED, ""),
            (COLLAPSES, COLLAPSES, ""),
            (MENDED, COLLAPSES, "it goes from 78.3 to 0, moment 2 “Waiting at home” collapses"),
            (HOLDS, HOLDS.replace("rating: 5", "rating: 4.9"), "it goes from 89.4 to 88.5"),
            (
                COLLAPSES,
                COLLAPSES.replace("rating: 3", "rating: 0"),
                "moment 3 “Asking where it is” collapses",
            ),
            (COLLAPSES, COLLAPSES.replace("rating: 3", "rating: 1"), ""),
            (UNRATED, UNRATED + "    rating: 0\n", "moment 1 “The only moment” collapses"),
            (UNRATED, UNRATED + "    rating: 1\n", ""),
            (HOLDS, UNRATED, "no moment is rated any more"),
        ],
        ids=[
            "mended",
            "the same zero",
            "caused",
            "M fell",
            "one more zero",
            "M is zero either way",
            "a zero rated at last",
            "rated at last",
            "no longer rated",
        ],
    )
    def test_says_no_where_the_journey_got_worse(
        self, cli: CommandLine, old: str, new: str, why: str
    ) -> None:
        result = cli("diff", cli.write("old.yaml", old), cli.write("new.yaml", new), "--fail-on-regression")
        told = f"gate: new.yaml regressed: {why} (--fail-on-regression)\n" if why else ""
        assert (result.status, result.err) == (int(bool(why)), told)
        assert "What changed" in result.out
        assert cli("diff", "old.yaml", "new.yaml").status == 0


class TestExitCode:
    @pytest.mark.parametrize(
        ("new", "status"),
        [
            (HOLDS, 0),
            (f"# a comment\n{HOLDS}", 0),
            (HOLDS.replace("rating: 5", "rating: 4"), 1),
            (HOLDS.replace("The cut", "A cut"), 1),
            (HOLDS.replace("A haircut", "Another haircut"), 1),
            (HOLDS.replace("scale: 0-5", "scale: 0-10"), 1),
        ],
        ids=["nothing", "a comment", "a rating", "a name", "the title", "the scale"],
    )
    def test_says_whether_anything_differs(self, cli: CommandLine, new: str, status: int) -> None:
        result = cli("diff", cli.write("old.yaml", HOLDS), cli.write("new.yaml", new), "--exit-code")
        assert (result.status, result.err) == (status, "")
        assert ("Nothing changed" in result.out) == (status == 0)


def test_scales_that_differ_are_compared_by_value(cli: CommandLine) -> None:
    doubled = HOLDS.replace("0-5", "0-10").replace("rating: 4", "rating: 8").replace("rating: 5", "rating: 9")
    result = cli("diff", cli.write("old.yaml", HOLDS), cli.write("new.yaml", doubled))
    assert "The scales differ (0 to 5 and 0 to 10)" in result.out
    assert "1 moment is unchanged." in result.out
    assert "The cut  re-rated       5      9" in result.out


class TestWhatIsNoJourney:
    def test_on_both_sides_is_reported_at_once(self, cli: CommandLine) -> None:
        cli.write("d.md", "old")
        result = cli("diff", cli.write("bad.yaml", BROKEN), "none.yaml", "-o", "d.md")
        assert (result.status, result.out) == (2, "")
        assert result.err.count("bad.yaml:") == 2
        assert "cannot be read: no such file" in result.err
        assert cli.read("d.md") == "old"

    def test_on_one_side(self, cli: CommandLine) -> None:
        cli.write("good.yaml", HOLDS)
        cli.write("bad.yaml", BROKEN)
        for sides in (("good.yaml", "bad.yaml"), ("bad.yaml", "good.yaml")):
            result = cli("diff", *sides)
            assert (result.status, result.out) == (2, "")
            assert "error[unknown-field]" in result.err

    def test_is_a_folder(self, cli: CommandLine) -> None:
        cli.write("j/a.yaml", HOLDS)
        result = cli("diff", "j", "j/a.yaml")
        assert (result.status, result.out) == (2, "")
        assert "it is a folder" in result.err

    def test_one_side_alone_is_wrong_usage(self, cli: CommandLine) -> None:
        assert cli("diff", cli.write("a.yaml", HOLDS)).status == 2


@pytest.mark.parametrize("name", ["old.yaml", "new.yaml", "./old.yaml", "link.yaml"])
def test_a_report_never_takes_the_place_of_what_it_is_made_of(two: CommandLine, name: str) -> None:
    (two.folder / "link.yaml").symlink_to("new.yaml")
    result = two("diff", "old.yaml", "new.yaml", "-f", "json", "-o", name)
    assert (result.status, result.out) == (2, "")
    assert "is what the report is made of: choose another name" in result.complaint
    assert (two.read("old.yaml"), two.read("new.yaml")) == (COLLAPSES, MENDED)


def test_names_are_data(cli: CommandLine) -> None:
    hostile = r'"\e[2J\u202e[red]x[/red]"'
    for name, rating in (("old.yaml", 0), ("new.yaml", 4)):
        cli.write(name, f"journey: {hostile}\nscale: 0-5\nmoments: [{{name: {hostile}, rating: {rating}}}]\n")
    for kind in BEGINNINGS:
        result = cli("diff", "old.yaml", "new.yaml", "-f", kind, "--exit-code")
        assert not {"\x1b", "\u202e"} & {*result.out, *result.err}


@pytest.mark.parametrize("columns", ["1", "20", "40", "80", "118", "140", "500"])
def test_any_width(cli: CommandLine, columns: str) -> None:
    old, new = JOURNEYS / "sas-before.yaml", JOURNEYS / "sas-after.yaml"
    result = cli("diff", old, new, env={"COLUMNS": columns})
    assert (result.status, result.err) == (0, "")
