"""`mot score`: what it says, where it says it, and how it ends."""

import csv
import json
import os
from io import StringIO

import pytest

from tests.command_line import CommandLine
from tests.examples import BROKEN, COLLAPSES, EXAMPLES, HOLDS, JOURNEYS, UNRATED


@pytest.fixture
def folder(cli: CommandLine) -> str:
    """A folder of three journeys: one holds, one collapses, one has no rating."""
    cli.write("j/holds.yaml", HOLDS)
    cli.write("j/collapses.yaml", COLLAPSES)
    cli.write("j/sub/unrated.yaml", UNRATED)
    return "j"


def ranked(out: str) -> list[str]:
    """The files of a ranking in JSON, in order."""
    return [os.path.basename(journey["file"]) for journey in json.loads(out)["journeys"]]  # noqa: PTH119


class TestOneJourney:
    def test_shows_its_timeline_its_scores_and_what_follows(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES))
        assert (result.status, result.err) == (0, "")
        assert result.out.splitlines()[0] == "A parcel"
        for said in ("✕ collapse", "additive  53.3", "multiplicative     0", "collapses at moment 2"):
            assert said in result.out

    @pytest.mark.parametrize("name", EXAMPLES)
    def test_every_example_is_scored(self, cli: CommandLine, name: str) -> None:
        result = cli("score", JOURNEYS / name)
        assert (result.status, result.err) == (0, "")

    def test_without_a_rating_has_no_score_and_is_no_error(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", UNRATED))
        assert (result.status, result.err) == (0, "")
        assert "No moment is rated, so there is no score yet." in result.out

    def test_that_is_none_is_told_on_stderr_with_every_problem(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", BROKEN))
        assert (result.status, result.out) == (2, "")
        assert "error[unknown-field]" in result.err
        assert "error[rating-outside-scale]" in result.err
        assert "j.yaml:3:20" in result.err

    def test_that_is_not_there(self, cli: CommandLine) -> None:
        result = cli("score", "none.yaml")
        assert (result.status, result.out) == (2, "")
        assert result.err == "error[unreadable-file]: cannot be read: no such file\n  → none.yaml\n\n"

    def test_may_be_called_anything(self, cli: CommandLine) -> None:
        assert cli("score", cli.write("story", HOLDS)).status == 0

    def test_whose_file_name_is_not_utf_8(self, cli: CommandLine) -> None:
        name = os.fsdecode(b"caf\xe9.yaml")
        assert cli("score", cli.write(name, HOLDS)).status == 0
        assert "caf<U+DCE9>.yaml" in cli("score", cli.write(name, BROKEN)).err


class TestStandardInput:
    def test_is_a_dash(self, cli: CommandLine) -> None:
        result = cli("score", "-", stdin=HOLDS)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith("A haircut\n")

    def test_may_begin_with_a_byte_order_mark(self, cli: CommandLine) -> None:
        assert cli("score", "-", stdin=b"\xef\xbb\xbf" + HOLDS.encode()).status == 0

    def test_is_named_in_problems(self, cli: CommandLine) -> None:
        assert "<stdin>:3:20" in cli("score", "-", stdin=BROKEN).err

    def test_that_is_empty_is_no_journey(self, cli: CommandLine) -> None:
        result = cli("score", "-")
        assert (result.status, result.out) == (2, "")
        assert "error[empty-file]" in result.err

    def test_may_stand_among_files(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES), "-", "-f", "json", stdin=HOLDS)
        assert ranked(result.out) == ["j.yaml", "<stdin>"]

    def test_is_no_file_of_that_name(self, cli: CommandLine) -> None:
        cli.write("-", COLLAPSES)
        assert cli("score", "-", stdin=HOLDS).out.startswith("A haircut\n")
        assert cli("score", "./-").out.startswith("A parcel\n")


class TestManyJourneys:
    def test_are_ranked_the_worst_first(self, cli: CommandLine, folder: str) -> None:
        result = cli("score", folder)
        assert (result.status, result.err) == (0, "")
        assert result.out == (
            "journey        collapses at       additive  multiplicative  hidden loss\n"
            "───────────────────────────────────────────────────────────────────────\n"
            "A parcel       2 Waiting at home      53.3               0         53.3\n"
            "A haircut      –                        90            89.4          0.6\n"
            "Not asked yet  –                         –               –            –\n"
            "\n"
            " ✕ 1 of 3 journeys collapses.\n"
            "   The best average among them is 53.3, and shows nothing of the collapse.\n"
            " ○ 1 journey has no rated moment and so no score.\n"
        )

    def test_of_a_folder_with_one_are_still_a_ranking(self, cli: CommandLine) -> None:
        cli.write("j/only.yaml", HOLDS)
        assert json.loads(cli("score", "j", "-f", "json").out)["format"] == "mot.ranking"

    def test_named_one_by_one_are_a_ranking(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("a.yaml", HOLDS), cli.write("b.yaml", COLLAPSES), "-f", "json")
        assert ranked(result.out) == ["b.yaml", "a.yaml"]

    @pytest.mark.parametrize(
        ("order", "files"),
        [
            ("multiplicative", ["collapses.yaml", "holds.yaml", "unrated.yaml"]),
            ("additive", ["collapses.yaml", "holds.yaml", "unrated.yaml"]),
            ("hidden-loss", ["collapses.yaml", "holds.yaml", "unrated.yaml"]),
            ("title", ["holds.yaml", "collapses.yaml", "unrated.yaml"]),
            ("path", ["collapses.yaml", "holds.yaml", "unrated.yaml"]),
        ],
    )
    def test_can_be_sorted(self, cli: CommandLine, folder: str, order: str, files: list[str]) -> None:
        assert ranked(cli("score", folder, "--sort", order, "-f", "json").out) == files

    def test_are_still_scored_where_one_is_bad(self, cli: CommandLine, folder: str) -> None:
        cli.write("j/broken.yaml", BROKEN)
        result = cli("score", folder)
        assert result.status == 2
        assert "error[unknown-field]" in result.err
        assert "j/broken.yaml:3:20" in result.err
        assert "A parcel" in result.out
        assert " ▲ 1 path gave no journey and is missing here." in result.out
        assert "error[" not in result.out

    def test_that_are_missing_are_named_in_json(self, cli: CommandLine, folder: str) -> None:
        cli.write("j/broken.yaml", BROKEN)
        (cli.folder / "empty").mkdir()
        result = cli("score", folder, "empty", "none.yaml", "-f", "json")
        assert result.status == 2
        assert sorted(json.loads(result.out)["unreadable"]) == ["empty", "j/broken.yaml", "none.yaml"]

    def test_that_are_none_at_all(self, cli: CommandLine) -> None:
        (cli.folder / "empty").mkdir()
        result = cli("score", "empty")
        assert result.status == 2
        assert "no journey file in this folder" in result.err
        assert "No journey could be scored." in result.out

    def test_are_ranked_the_same_every_time(self, cli: CommandLine) -> None:
        for number in range(30):
            cli.write(f"j/{number % 3}/{number}.yaml", HOLDS)
        assert cli("score", "j").out == cli("score", "j").out
        assert ranked(cli("score", "j", "-f", "json").out) == [
            os.path.basename(path)  # noqa: PTH119
            for path in sorted(f"j/{number % 3}/{number}.yaml" for number in range(30))
        ]


class TestProgress:
    @pytest.fixture(autouse=True)
    def everything_is_long_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("mot_cli.render.progress.LONG_WORK", 2)

    @pytest.mark.parametrize("command", ["score", "check"])
    def test_is_shown_on_a_terminal_and_leaves_no_trace_in_the_report(
        self, cli: CommandLine, folder: str, command: str
    ) -> None:
        shown = cli(command, folder, terminal=True, env={"TERM": "xterm", "NO_COLOR": "1"})
        assert "\x1b[" in shown.err
        assert shown.out == cli(command, folder).out

    @pytest.mark.parametrize("command", ["score", "check"])
    def test_is_shown_nowhere_else(self, cli: CommandLine, folder: str, command: str) -> None:
        assert cli(command, folder).err == ""


class TestFormats:
    def test_json_of_one_journey(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES), "--format", "json")
        record = json.loads(result.out)
        assert (record["format"], record["version"], record["collapse"]) == ("mot.score", 1, 2)

    def test_csv_of_one_journey_is_a_row_a_moment(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES), "-f", "csv")
        rows = list(csv.DictReader(StringIO(result.out)))
        assert [(row["name"], row["rating"], row["state"]) for row in rows] == [
            ("Ordering", "5.0", "sound"),
            ("Waiting at home", "0.0", "zero"),
            ("Asking where it is", "3.0", "sound"),
        ]

    def test_csv_of_many_is_a_row_a_journey(self, cli: CommandLine, folder: str) -> None:
        rows = list(csv.DictReader(StringIO(cli("score", folder, "-f", "csv").out)))
        assert [row["title"] for row in rows] == ["A parcel", "A haircut", "Not asked yet"]
        assert rows[2]["multiplicative"] == ""

    @pytest.mark.parametrize("kind", ["json", "csv"])
    def test_data_is_never_coloured(self, cli: CommandLine, folder: str, kind: str) -> None:
        colored = cli("score", folder, "-f", kind, "--color", "always", terminal=True, env={"TERM": "xterm"})
        assert colored.out == cli("score", folder, "-f", kind).out
        assert "\x1b" not in colored.out

    def test_one_that_makes_no_sense_is_refused(self, cli: CommandLine) -> None:
        cli.write("j/a.yaml", HOLDS)
        for kind in ("mermaid", "no-such-format"):
            result = cli("score", "j", "--format", kind)
            assert (result.status, result.out) == (2, "")


class TestOutput:
    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            ("report.json", '{\n  "format": "mot.score"'),
            ("report.JSON", '{\n  "format": "mot.score"'),
            ("report.csv", "number,id,name"),
            ("report.txt", "A haircut\n"),
            ("report", "A haircut\n"),
            ("v1.0/report", "A haircut\n"),
        ],
    )
    def test_the_suffix_picks_the_format(self, cli: CommandLine, name: str, begins: str) -> None:
        cli.write("v1.0/keep", "")
        result = cli("score", cli.write("j.yaml", HOLDS), "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert cli.read(name).startswith(begins)

    def test_what_is_asked_for_wins_over_the_suffix(self, cli: CommandLine) -> None:
        cli("score", cli.write("j.yaml", HOLDS), "-o", "report.txt", "-f", "json")
        assert json.loads(cli.read("report.txt"))["format"] == "mot.score"

    def test_a_suffix_that_names_no_format_is_refused_and_nothing_is_written(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", HOLDS), "-o", "report.xyz")
        assert (result.status, result.out) == (2, "")
        assert "names no format" in result.err
        assert cli.files() == ["j.yaml"]

    def test_a_dash_is_standard_output(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", HOLDS), "-o", "-")
        assert result.out.startswith("A haircut\n")
        assert cli.files() == ["j.yaml"]

    def test_of_a_file_that_is_no_journey_leaves_the_old_report_whole(self, cli: CommandLine) -> None:
        cli.write("report.json", "old")
        assert cli("score", cli.write("j.yaml", BROKEN), "-o", "report.json").status == 2
        assert cli.read("report.json") == "old"
        assert cli.files() == ["j.yaml", "report.json"]

    def test_to_a_folder_or_to_none(self, cli: CommandLine, folder: str) -> None:
        for name, reason in ((folder, "it is a folder"), ("none/report.txt", "no such folder")):
            result = cli("score", "j/holds.yaml", "-o", name)
            assert (result.status, result.out) == (2, "")
            assert result.err == f"mot: {name} cannot be written: {reason}\n"

    @pytest.mark.parametrize("verb", ["score", "export"])
    def test_of_nothing_takes_no_files_place(self, cli: CommandLine, verb: str) -> None:
        cli.write("j/broken.yaml", BROKEN)
        cli.write("r.json", "the old report")
        result = cli(verb, "j", "-o", "r.json")
        assert (result.status, cli.read("r.json")) == (2, "the old report")
        assert "wrote" not in result.err

    def test_in_a_file_is_plain_unless_colour_is_asked_for(self, cli: CommandLine) -> None:
        cli.write("j.yaml", HOLDS)
        cli("score", "j.yaml", "-o", "plain.txt", terminal=True, env={"TERM": "xterm", "COLUMNS": "60"})
        cli("score", "j.yaml", "-o", "colored.txt", "--color", "always")
        assert "\x1b" not in cli.read("plain.txt")
        assert "\x1b[" in cli.read("colored.txt")
        assert cli.read("plain.txt") == cli("score", "j.yaml").out


class TestGates:
    @pytest.mark.parametrize(
        ("options", "status", "reason"),
        [
            ([], 0, ""),
            (["--fail-on-collapse"], 1, "gate: j.yaml collapses at moment 2 (--fail-on-collapse)\n"),
            (["--fail-under", "60"], 1, "gate: j.yaml scores 0, under 60 (--fail-under)\n"),
            (["--fail-under", "0"], 0, ""),
            (["--fail-under", "0.5"], 1, "gate: j.yaml scores 0, under 0.5 (--fail-under)\n"),
        ],
    )
    def test_on_a_journey_that_collapses(
        self, cli: CommandLine, options: list[str], status: int, reason: str
    ) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES), *options)
        assert (result.status, result.err) == (status, reason)
        assert result.out.startswith("A parcel\n")

    @pytest.mark.parametrize(
        ("options", "status"),
        [(["--fail-on-collapse"], 0), (["--fail-under", "89.4"], 0), (["--fail-under", "89.5"], 1)],
    )
    def test_on_a_journey_that_holds(self, cli: CommandLine, options: list[str], status: int) -> None:
        assert cli("score", cli.write("j.yaml", HOLDS), *options).status == status

    def test_a_journey_without_a_score_is_under_every_score(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", UNRATED), "--fail-under", "1", "--fail-on-collapse")
        assert (result.status, result.err) == (
            1,
            "gate: j.yaml has no score, and 1 is the least (--fail-under)\n",
        )

    def test_every_journey_that_is_refused_is_named(self, cli: CommandLine, folder: str) -> None:
        result = cli("score", folder, "--fail-under", "60", "--fail-on-collapse")
        assert result.status == 1
        assert result.err == (
            "gate: j/collapses.yaml collapses at moment 2 (--fail-on-collapse)\n"
            "gate: j/collapses.yaml scores 0, under 60 (--fail-under)\n"
            "gate: j/sub/unrated.yaml has no score, and 60 is the least (--fail-under)\n"
        )

    def test_a_bad_file_weighs_more_than_a_refusal(self, cli: CommandLine, folder: str) -> None:
        cli.write("j/broken.yaml", BROKEN)
        result = cli("score", folder, "--fail-on-collapse")
        assert result.status == 2
        assert "gate: j/collapses.yaml" in result.err

    def test_speak_after_a_report_was_written_to_a_file(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("j.yaml", COLLAPSES), "--fail-on-collapse", "-o", "r.json")
        assert result.status == 1
        assert result.err.startswith("wrote r.json\ngate: ")

    @pytest.mark.parametrize("under", ["-1", "101", "nan", "many"])
    def test_refuse_what_is_no_score(self, cli: CommandLine, under: str) -> None:
        result = cli("score", cli.write("j.yaml", HOLDS), f"--fail-under={under}")
        assert (result.status, result.out) == (2, "")


class TestColour:
    @pytest.mark.parametrize(
        ("options", "environment", "terminal", "colored"),
        [
            ([], {}, False, False),
            ([], {"TERM": "xterm"}, True, True),
            ([], {"TERM": "dumb"}, True, False),
            ([], {"TERM": "xterm", "NO_COLOR": "1"}, True, False),
            ([], {"FORCE_COLOR": "1"}, False, True),
            (["--color", "auto"], {"TERM": "xterm"}, True, True),
            (["--color", "always"], {"NO_COLOR": "1"}, False, True),
            (["--color", "never"], {"TERM": "xterm", "FORCE_COLOR": "1"}, True, False),
        ],
    )
    def test_of_the_report(
        self,
        cli: CommandLine,
        options: list[str],
        environment: dict[str, str],
        terminal: bool,
        colored: bool,
    ) -> None:
        result = cli("score", cli.write("j.yaml", HOLDS), *options, terminal=terminal, env=environment)
        assert ("\x1b[" in result.out) is colored

    @pytest.mark.parametrize("color", ["always", "never"])
    @pytest.mark.parametrize("files", [["broken.yaml"], ["broken.yaml", "holds.yaml"]])
    def test_of_problems(self, cli: CommandLine, color: str, files: list[str]) -> None:
        cli.write("broken.yaml", BROKEN)
        cli.write("holds.yaml", HOLDS)
        result = cli("score", *files, "--color", color, terminal=True, env={"TERM": "xterm"})
        assert ("\x1b[" in result.err) is (color == "always")


class TestNarrowAndPlainTerminals:
    @pytest.mark.parametrize("columns", ["1", "10", "40", "80", "140", "500"])
    def test_every_width_works(self, cli: CommandLine, folder: str, columns: str) -> None:
        for path in (folder, "j/collapses.yaml"):
            result = cli("score", path, env={"COLUMNS": columns})
            assert (result.status, result.err) == (0, "")

    def test_an_ascii_terminal_gets_ascii(self, cli: CommandLine) -> None:
        result = cli("score", JOURNEYS / "iplug-premium.ko.yaml", encoding="ascii")
        assert (result.status, result.err) == (0, "")
        assert "X collapse" in result.out
        assert "####" in result.out

    def test_problems_are_told_in_ascii_too(self, cli: CommandLine) -> None:
        result = cli("score", cli.write("한.yaml", BROKEN), encoding="ascii")
        assert result.status == 2
        assert "--> \\ud55c.yaml:3:20" in result.err

    @pytest.mark.parametrize("kind", ["json", "csv"])
    def test_data_survives_an_ascii_terminal(self, cli: CommandLine, kind: str) -> None:
        result = cli("score", JOURNEYS / "iplug-premium.ko.yaml", "-f", kind, encoding="ascii")
        assert result.status == 0
        if kind == "json":
            assert json.loads(result.out)["journey"]["title"] == "아이플러그 프리미엄, 첫 일주일"


def test_text_is_data(cli: CommandLine) -> None:
    hostile = r'"\e[2J\u202e[red]x[/red]"'
    text = f"journey: {hostile}\nscale: 0-5\nmoments: [{{name: {hostile}, owner: {hostile}, rating: 0}}]\n"
    for name in ("a.yaml", "b.yaml"):
        cli.write(name, text)
    for arguments in (["a.yaml"], ["a.yaml", "b.yaml"]):
        for kind in ("text", "json", "csv"):
            result = cli("score", *arguments, "-f", kind, "--fail-on-collapse")
            assert not {"\x1b", "\u202e"} & {*result.out, *result.err}
            assert "[red]x[/red]" in result.out


def test_a_mistake_of_ours_is_owned_up_to(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_journey: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("mot_cli.analysis.score.score", fail)
    result = cli("score", cli.write("j.yaml", HOLDS), env={"MOT_DEBUG": ""})
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("mot: a mistake in mot itself, ZeroDivisionError: by zero\n")
    with pytest.raises(ZeroDivisionError):
        cli("score", "j.yaml")


def test_an_interrupt_is_its_own_status_and_no_traceback(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mot_cli.journey.reader.read_file", interrupt)
    result = cli("score", cli.write("j.yaml", HOLDS))
    assert (result.status, result.out) == (130, "")
    assert "Traceback" not in result.err
