"""`mot export`: the full report of one journey or of several, in every format and at every place."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.examples import BROKEN, COLLAPSES, EXAMPLES, HOLDS, JOURNEYS

ROOT = Path(__file__).parent.parent.parent
ONE = {
    "text": "A parcel\n",
    "markdown": "# A parcel\n",
    "html": "<!DOCTYPE html>",
    "json": '{\n  "format": "mot.score"',
    "csv": "number,id,name,",
    "svg": "<svg ",
    "mermaid": "journey\n",
}
"""Every format of the report on one journey, and how it begins."""
SEVERAL = {
    "text": "Customer journeys\n",
    "markdown": "# Customer journeys\n",
    "html": "<!DOCTYPE html>",
    "json": '{\n  "format": "mot.export"',
    "csv": "file,title,",
}
"""The same of the report on several."""


@pytest.fixture
def folder(cli: CommandLine) -> CommandLine:
    """A folder `j` of a journey that holds and one that collapses."""
    cli.write("j/holds.yaml", HOLDS)
    cli.write("j/collapses.yaml", COLLAPSES)
    return cli


class TestOneJourney:
    def test_is_markdown_where_nothing_else_is_asked_for(self, folder: CommandLine) -> None:
        result = folder("export", "j/collapses.yaml")
        assert (result.status, result.err) == (0, "")
        assert result.out == folder("export", "j/collapses.yaml", "-f", "markdown").out
        for said in ("## The moments", "## What to mend first", "## How the scores are computed"):
            assert f"\n{said}\n" in result.out

    @pytest.mark.parametrize("kind", ONE)
    def test_by_format(self, folder: CommandLine, kind: str) -> None:
        result = folder("export", "j/collapses.yaml", "--format", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith(ONE[kind])
        assert result.out.endswith("\n")

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("r", "markdown"),
            ("r.md", "markdown"),
            ("r.markdown", "markdown"),
            ("r.txt", "text"),
            ("r.HTML", "html"),
            ("r.htm", "html"),
            ("r.json", "json"),
            ("r.csv", "csv"),
            ("r.svg", "svg"),
            ("r.mmd", "mermaid"),
            ("r.mermaid", "mermaid"),
        ],
    )
    def test_by_suffix(self, folder: CommandLine, name: str, kind: str) -> None:
        result = folder("export", "j/collapses.yaml", "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert folder.read(name) == folder("export", "j/collapses.yaml", "-f", kind).out

    @pytest.mark.parametrize("name", EXAMPLES)
    @pytest.mark.parametrize("kind", ONE)
    def test_every_example_in_every_format(self, cli: CommandLine, name: str, kind: str) -> None:
        result = cli("export", JOURNEYS / name, "-f", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out.strip()

    def test_from_standard_input_to_standard_output(self, cli: CommandLine) -> None:
        result = cli("export", "-", "-o", "-", stdin=COLLAPSES)
        assert result.out.startswith("# A parcel\n")
        assert cli.files() == []

    @pytest.mark.skipif(os.name != "posix", reason="process substitution as bash has it")
    def test_from_a_pipe(self, folder: CommandLine) -> None:
        done = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' -m mot_cli export <(cat j/collapses.yaml) -f html"],
            cwd=folder.folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == folder("export", "j/collapses.yaml", "-f", "html").out

    def test_that_is_none_leaves_the_old_report_whole(self, cli: CommandLine) -> None:
        cli.write("report.html", "old")
        result = cli("export", cli.write("bad.yaml", BROKEN), "-o", "report.html")
        assert (result.status, result.out) == (2, "")
        assert "error[unknown-field]" in result.err
        assert cli.read("report.html") == "old"


class TestSeveral:
    def test_of_a_folder_have_an_overview_first(self, folder: CommandLine) -> None:
        result = folder("export", "j")
        assert (result.status, result.err) == (0, "")
        places = [
            result.out.index(said)
            for said in (
                "# Customer journeys",
                "1 of 2 journeys collapses.",
                "## A parcel",
                "## A haircut",
                "## How the scores are computed",
            )
        ]
        assert places == sorted(places)

    def test_named_one_by_one_are_the_same_report(self, folder: CommandLine) -> None:
        named = folder("export", "j/holds.yaml", "j/collapses.yaml")
        assert named.out == folder("export", "j").out

    @pytest.mark.parametrize("kind", SEVERAL)
    def test_by_format(self, folder: CommandLine, kind: str) -> None:
        result = folder("export", "j", "-f", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith(SEVERAL[kind])

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("r.md", "markdown"), ("r.txt", "text"), ("r.html", "html"), ("r.json", "json"), ("r.csv", "csv")],
    )
    def test_by_suffix(self, folder: CommandLine, name: str, kind: str) -> None:
        result = folder("export", "j", "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert folder.read(name) == folder("export", "j", "-f", kind).out

    @pytest.mark.parametrize(
        "arguments", [["-f", "svg"], ["-f", "mermaid"], ["-o", "r.svg"], ["-o", "r.mmd"]]
    )
    def test_have_no_one_chart_or_diagram(self, folder: CommandLine, arguments: list[str]) -> None:
        result = folder("export", "j", *arguments)
        assert (result.status, result.out) == (2, "")
        assert "makes no sense here: use markdown" in result.complaint
        assert folder.files() == ["j/collapses.yaml", "j/holds.yaml"]

    def test_in_json_name_their_files_the_worst_first(self, folder: CommandLine) -> None:
        record = json.loads(folder("export", "j", "-f", "json").out)
        assert [journey["file"] for journey in record["journeys"]] == ["j/collapses.yaml", "j/holds.yaml"]
        assert (record["collapsed"], record["unreadable"]) == (1, [])

    def test_in_csv_are_a_row_each(self, folder: CommandLine) -> None:
        rows = list(csv.DictReader(StringIO(folder("export", "j", "-f", "csv").out)))
        assert [row["title"] for row in rows] == ["A parcel", "A haircut"]

    def test_with_a_bad_one_are_written_without_it(self, folder: CommandLine) -> None:
        folder.write("j/bad.yaml", BROKEN)
        result = folder("export", "j", "none.yaml", "-o", "r.json")
        assert (result.status, result.out) == (2, "")
        assert "error[rating-outside-scale]" in result.err
        assert "none.yaml" in result.err
        assert result.err.endswith("wrote r.json\n")
        record = json.loads(folder.read("r.json"))
        assert [journey["file"] for journey in record["journeys"]] == ["j/collapses.yaml", "j/holds.yaml"]
        assert record["unreadable"] == ["j/bad.yaml", "none.yaml"]
        assert "2 paths gave no journey and are missing here." in folder("export", "j", "none.yaml").out

    def test_that_are_none_at_all(self, cli: CommandLine) -> None:
        (cli.folder / "empty").mkdir()
        result = cli("export", "empty")
        assert result.status == 2
        assert "no journey file in this folder" in result.err
        assert "No journey could be scored." in result.out

    def test_may_hold_standard_input(self, folder: CommandLine) -> None:
        record = json.loads(folder("export", "j/holds.yaml", "-", "-f", "json", stdin=COLLAPSES).out)
        assert [journey["file"] for journey in record["journeys"]] == ["<stdin>", "j/holds.yaml"]

    def test_show_progress_on_a_terminal_when_they_are_many(
        self, folder: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("mot_cli.render.progress.LONG_WORK", 2)
        for number in range(50):
            folder.write(f"j/{number}.yaml", HOLDS)
        shown = folder("export", "j", "-f", "csv", terminal=True, env={"TERM": "xterm"})
        assert "reading" in shown.err
        assert shown.out == folder("export", "j", "-f", "csv").out


class TestNeverInPlaceOfItsJourney:
    @pytest.mark.parametrize("output", ["j/holds.yaml", "./j/../j/holds.yaml", "link.md", "hard.html"])
    @pytest.mark.parametrize("source", ["j/holds.yaml", "j"])
    def test_by_any_name(self, folder: CommandLine, source: str, output: str) -> None:
        (folder.folder / "link.md").symlink_to("j/holds.yaml")
        (folder.folder / "hard.html").hardlink_to(folder.folder / "j/holds.yaml")
        result = folder("export", source, "-f", "markdown", "-o", output)
        assert (result.status, result.out) == (2, "")
        assert "is what the report is made of: choose another name" in result.complaint
        assert folder.read("j/holds.yaml") == HOLDS

    @pytest.mark.parametrize(
        "command",
        [
            ("score", "j/holds.yaml", "-f", "json"),
            ("score", "j", "-f", "json"),
            ("timeline", "j/holds.yaml", "-f", "json"),
            ("check", "j"),
        ],
        ids=" ".join,
    )
    def test_by_any_command(self, folder: CommandLine, command: tuple[str, ...]) -> None:
        assert folder(*command, "-o", "j/holds.yaml").status == 2
        assert folder.read("j/holds.yaml") == HOLDS

    def test_by_import(self, cli: CommandLine) -> None:
        table = "moment,rating\nPaying,4\n"
        assert cli("import", cli.write("t.csv", table), "--scale", "0-5", "-o", "t.csv").status == 2
        assert cli.read("t.csv") == table

    def test_another_report_is_replaced(self, folder: CommandLine) -> None:
        folder.write("r.md", "old")
        assert folder("export", "j/holds.yaml", "-o", "r.md").status == 0
        assert folder.read("r.md").startswith("# A haircut")

    def test_even_where_a_source_is_not_there(self, folder: CommandLine) -> None:
        folder.write("r.md", "old")
        assert folder("export", "none.yaml", "j/holds.yaml", "-o", "r.md").status == 2
        assert "# Customer journeys" in folder.read("r.md")


def test_text_is_data(cli: CommandLine) -> None:
    hostile = r'"\e[2J\u202e[red]x[/red]"'
    text = f"journey: {hostile}\nscale: 0-5\nmoments: [{{name: {hostile}, owner: {hostile}, rating: 0}}]\n"
    for name in ("a.yaml", "b.yaml"):
        cli.write(name, text)
    for kind in ONE:
        assert not {"\x1b", "\u202e"} & {*cli("export", "a.yaml", "-f", kind).out}
    for kind in SEVERAL:
        assert not {"\x1b", "\u202e"} & {*cli("export", "a.yaml", "b.yaml", "-f", kind).out}
