"""`mot survey`: every customer of a table, in every form a table comes in, and every way it can go wrong."""

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra `survey` is not installed")

import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.render.files import OutputError
from mot_cli.survey.measured import WARNING
from tests.command_line import CommandLine, Result
from tests.examples import JOURNEYS

JOURNEY = """\
journey: A visit
scale: 0-5
moments:
  - {name: Finding it, id: find, owner: Maps}
  - {name: Paying, id: pay, column: q2, weight: 2}
"""
ROWS = "who,find,q2,where,back\nann,5,4,north,yes\nbob,4,0,south,no\neve,3,5,north,yes\n"
LONG = (
    "who,moment,rating,at\n"
    "ann,find,5,2026-01-01\nann,q2,4,2026-01-01\nbob,find,4,2026-01-02\nbob,q2,0,2026-01-02\n"
)
INLINE = ("--moments", "find,q2", "--scale", "0-5")


@pytest.fixture
def files(cli: CommandLine) -> CommandLine:
    """A table, the same customers long, a journey to ask with, and a folder for temporary files."""
    cli.write("j.yaml", JOURNEY)
    cli.write("t.csv", ROWS)
    cli.write("long.csv", LONG)
    (cli.folder / "temporary").mkdir()
    return cli


def record(result: Result) -> Any:
    assert (result.status, result.err) == (0, ""), result.err
    return json.loads(result.out)


def asked(cli: CommandLine, *arguments: str, **more: Any) -> Any:
    """The report as data."""
    return record(cli("survey", *arguments, "-f", "json", "--unrated", "n/a", **more))


def refused(cli: CommandLine, *arguments: str, **more: Any) -> str:
    """What is said where there is no answer: status 2, nothing on standard output, nothing left behind."""
    before = cli.files()
    result = cli("survey", *arguments, "--temp-dir", "temporary", "-o", "report.json", **more)
    assert (result.status, result.out) == (2, ""), result
    assert "Traceback" not in result.err
    assert "mistake in mot" not in result.err
    assert cli.files() == before
    assert list((cli.folder / "temporary").iterdir()) == []
    return result.err


def misused(cli: CommandLine, *arguments: str) -> str:
    """What is said of a command line that makes no sense."""
    result = cli("survey", *arguments)
    assert (result.status, result.out) == (2, "")
    return result.complaint


class TestAnswers:
    def test_the_example_of_the_help(self, cli: CommandLine) -> None:
        path = JOURNEYS / "survey-example.csv"
        result = cli("survey", path, "-j", path.with_suffix(".yaml"), "--by", "region")
        assert result.status == 0
        assert result.err == ""
        assert "1,500 customers · " in result.out
        assert "14.3\u00a0% of the journeys are worth nothing" in " ".join(result.out.split(" "))
        assert "\noverseas" in result.out

    def test_moments_weights_and_columns_come_from_the_journey(self, files: CommandLine) -> None:
        found = asked(files, "t.csv", "-j", "j.yaml")
        assert (found["format"], found["overall"]["customers"]) == ("mot.survey", 3)
        assert [(m["id"], m["column"], m["weight"]) for m in found["overall"]["moments"]] == [
            ("find", "find", 1),
            ("pay", "q2", 2),
        ]
        assert found["overall"]["collapsed"]["count"] == 1

    def test_moments_and_scale_come_from_the_command_line(self, files: CommandLine) -> None:
        found = asked(files, "t.csv", "--moments", " find , q2 ", "--scale", "0-5")
        assert [moment["name"] for moment in found["overall"]["moments"]] == ["find", "q2"]
        assert found["overall"]["additive"] == pytest.approx((90 + 40 + 80) / 3)

    @pytest.mark.parametrize("scale", ["stars", "0-10", "percent"])
    def test_scales_and_presets(self, files: CommandLine, scale: str) -> None:
        arguments = ("t.csv", "--moments", "find,q2", "--scale", scale, "--invalid", "drop")
        assert asked(files, *arguments)["scale"]["max"] == {"stars": 5, "0-10": 10, "percent": 100}[scale]

    def test_segments(self, files: CommandLine) -> None:
        found = asked(files, "t.csv", "-j", "j.yaml", "--by", "where")
        assert [(s["name"], s["rank"], s["customers"]) for s in found["segments"]] == [
            ("south", 1, 1),
            ("north", 2, 2),
        ]

    def test_an_outcome(self, files: CommandLine) -> None:
        found = asked(files, "t.csv", "-j", "j.yaml", "--outcome", "back=yes")
        assert found["outcome"] == {"column": "back", "positive": "yes"}
        assert found["overall"]["outcomes"]["whole"]["share"] == 1

    def test_an_outcome_whose_column_holds_an_equals_sign(self, files: CommandLine) -> None:
        files.write("e.csv", "find,q2,a=b\n5,4,yes\n3,0,no\n")
        assert asked(files, "e.csv", *INLINE, "--outcome", "a=b=yes")["outcome"]["column"] == "a=b"

    @pytest.mark.parametrize("codes", [("0,9",), ("0", "9"), (" 0 , 9 ",)])
    def test_codes_for_unrated(self, files: CommandLine, codes: Sequence[str]) -> None:
        files.write("u.csv", "find,q2\n5,0\n9,4\n")
        options = [part for code in codes for part in ("--unrated", code)]
        found = record(files("survey", "u.csv", *INLINE, *options, "-f", "json"))
        assert found["unrated_codes"] == ["0", "9"]
        assert [moment["rated"] for moment in found["overall"]["moments"]] == [1, 1]
        assert found["overall"]["collapsed"]["count"] == 0

    def test_a_zero_that_may_mean_not_applicable_is_asked_about(self, files: CommandLine) -> None:
        out = files("survey", "t.csv", "-j", "j.yaml").out
        assert "0 was given once and counts as a zero" in out
        assert "--unrated 0" in out

    def test_what_is_invalid_may_be_dropped_and_is_told(self, files: CommandLine) -> None:
        files.write("bad.csv", "find,q2\n5,4\n7,4\nfoo,4\n")
        found = asked(files, "bad.csv", *INLINE, "--invalid", "drop")
        assert [problem["code"] for problem in found["dropped"]] == ["not-a-number", "rating-outside-scale"]
        assert [moment["rated"] for moment in found["overall"]["moments"]] == [1, 3]


class TestForms:
    OPTIONS = ("--customer", "who", "--moment", "moment", "--rating", "rating")

    def test_a_long_table_says_what_the_wide_one_says(self, files: CommandLine) -> None:
        files.write("wide.csv", "who,find,q2\nann,5,4\nbob,4,0\n")
        wide, long = asked(files, "wide.csv", *INLINE), asked(files, "long.csv", *INLINE, *self.OPTIONS)
        assert long["overall"] == wide["overall"]

    def test_the_latest_rating_of_a_moment_holds(self, files: CommandLine) -> None:
        files.write("long.csv", LONG + "bob,q2,5,2026-02-01\n")
        found = asked(files, "long.csv", *INLINE, *self.OPTIONS, "--timestamp", "at")
        assert found["overall"]["collapsed"]["count"] == 0

    def test_a_repeated_rating_is_refused_by_name(self, files: CommandLine) -> None:
        files.write("long.csv", LONG + "bob,q2,5,2026-02-01\n")
        said = refused(files, "long.csv", *INLINE, *self.OPTIONS)
        assert "error[repeated-rating]: 1 pair of customer and moment" in said
        assert "customer bob" in said
        assert "--timestamp" in said

    def test_a_customer_column_finds_repeated_customers_of_a_wide_table(self, files: CommandLine) -> None:
        files.write("twice.csv", ROWS + "bob,1,1,south,no\n")
        assert asked(files, "twice.csv", "-j", "j.yaml")["overall"]["customers"] == 4
        said = refused(files, "twice.csv", "-j", "j.yaml", "--customer", "who")
        assert "error[repeated-customer]" in said
        assert "bob" in said

    @pytest.mark.parametrize("suffix", ["parquet", "csv", "csv.gz", "tsv", "jsonl"])
    def test_every_kind_of_file(self, files: CommandLine, suffix: str) -> None:
        name = table(files, f"t2.{suffix}", {"find": [5, 4], "q2": [4, 0]})
        assert asked(files, name, *INLINE)["overall"]["collapsed"]["count"] == 1

    @pytest.mark.parametrize("suffix", ["parquet", "csv", "csv.gz", "jsonl"])
    def test_standard_input_tells_its_own_kind(self, files: CommandLine, suffix: str) -> None:
        name = table(files, f"t2.{suffix}", {"find": [5, 4], "q2": [4, 0]})
        found = asked(files, "-", *INLINE, stdin=(files.folder / name).read_bytes())
        assert (found["tables"], found["overall"]["customers"]) == (["-"], 2)
        text = files("survey", "-", *INLINE, stdin=(files.folder / name).read_bytes()).out
        assert "2 customers · standard input" in text

    def test_a_pattern_and_a_folder_are_one_table(self, files: CommandLine) -> None:
        for month in (1, 2):
            files.write(f"in/2026-{month}.csv", ROWS)
        assert asked(files, "in/2026-*.csv", "-j", "j.yaml")["overall"]["customers"] == 6
        assert asked(files, "in", "-j", "j.yaml")["overall"]["customers"] == 6

    def test_a_journey_from_standard_input(self, files: CommandLine) -> None:
        assert asked(files, "t.csv", "-j", "-", stdin=JOURNEY)["overall"]["customers"] == 3


def table(cli: CommandLine, name: str, columns: Mapping[str, Sequence[object]]) -> str:
    """A table in the format of its name."""
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    if name.endswith(".parquet"):
        pq.write_table(pa.table(dict(columns)), cli.folder / name)
        return name
    if name.endswith(".jsonl"):
        return cli.write(name, "".join(f"{json.dumps(row)}\n" for row in rows))
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t" if ".tsv" in name else ",", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    content = text.getvalue().encode()
    if name.endswith(".gz"):
        import gzip

        content = gzip.compress(content)
    return cli.write(name, content)


class TestFormats:
    @pytest.mark.parametrize(
        ("suffix", "start"),
        [
            ("txt", "A visit\n3 customers · t.csv\n"),
            ("md", "# A visit\n"),
            ("html", "<!doctype html>"),
            ("json", '{\n  "format": "mot.survey"'),
            ("csv", "segment,number,id,name,"),
        ],
    )
    @pytest.mark.parametrize("tables", [("t.csv",), ("t.csv", "t.csv")], ids=["one", "two"])
    def test_the_suffix_picks_the_format(
        self, files: CommandLine, suffix: str, start: str, tables: Sequence[str]
    ) -> None:
        result = files("survey", *tables, "-j", "j.yaml", "--by", "where", "-o", f"r.{suffix}")
        assert (result.status, result.out, result.err) == (0, "", f"wrote r.{suffix}\n")
        written = files.read(f"r.{suffix}")
        if len(tables) == 1:
            assert written.lower().startswith(start.lower())
        else:
            assert "3 customers in t.csv" in written or suffix in ("json", "csv")

    @pytest.mark.parametrize("kind", ["svg", "mermaid"])
    def test_there_is_no_one_chart(self, files: CommandLine, kind: str) -> None:
        assert "makes no sense here" in misused(files, "t.csv", "-j", "j.yaml", "-f", kind)

    @pytest.mark.parametrize("columns", [40, 80, 100, 120])
    def test_text_keeps_to_the_terminal(self, files: CommandLine, columns: int) -> None:
        out = files(
            "survey", "t.csv", "-j", "j.yaml", "--by", "where", "--outcome", "back=yes",
            env={"COLUMNS": str(columns)},
        ).out  # fmt: skip
        assert max(map(len, out.splitlines())) <= columns

    def test_a_formula_in_a_segment_stays_text(self, files: CommandLine) -> None:
        files.write("f.csv", "find,q2,where\n5,4,=1+1\n")
        out = files("survey", "f.csv", *INLINE, "--by", "where", "-f", "csv").out
        assert "'=1+1" in out


class TestTwoTables:
    def test_side_by_side(self, files: CommandLine) -> None:
        files.write("q1.csv", "find,q2\n" + "5,0\n" * 40 + "5,5\n" * 60)
        files.write("q2.csv", "find,q2\n" + "5,0\n" * 10 + "5,5\n" * 90)
        result = files("survey", "q1.csv", "q2.csv", "-j", "j.yaml", "--unrated", "n/a")
        assert (result.status, result.err) == (0, "")
        assert "Fewer journeys collapse: from 40\u00a0% to 10\u00a0%." in result.out
        found = asked(files, "q1.csv", "q2.csv", "-j", "j.yaml")
        assert (found["format"], found["collapsed"]["clear"]) == ("mot.survey-diff", True)

    def test_a_folder_against_a_file(self, files: CommandLine) -> None:
        files.write("q1/a.csv", ROWS)
        assert asked(files, "q1", "t.csv", "-j", "j.yaml")["before"]["tables"] == ["q1"]

    def test_three_are_one_too_many(self, files: CommandLine) -> None:
        assert "at most two tables compare" in misused(files, "t.csv", "t.csv", "t.csv", "-j", "j.yaml")

    def test_the_second_that_cannot_be_read_spoils_both(self, files: CommandLine) -> None:
        assert "error[no-table]: there is no file `none.csv`" in refused(
            files, "t.csv", "none.csv", "-j", "j.yaml"
        )

    def test_what_is_wrong_is_said_with_the_table_it_is_wrong_in(self, files: CommandLine) -> None:
        files.write("bad.csv", ROWS.replace("eve,3", "eve,x"))
        for tables in (("bad.csv", "t.csv"), ("t.csv", "bad.csv")):
            said = refused(files, *tables, "-j", "j.yaml")
            assert said.startswith("while reading `bad.csv`:\nerror[not-a-number]: `find` holds 1 text")
        said = refused(files, "t.csv", "-", "-j", "j.yaml", stdin=b"find\n5\n")
        assert said.startswith("while reading standard input:\nerror[missing-column]")
        assert refused(files, "bad.csv", "-j", "j.yaml").startswith("error[not-a-number]")


class TestMisuse:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ((), "say one of --journey and --moments"),
            (("-j", "j.yaml", "--moments", "find"), "say one of --journey and --moments"),
            (("-j", "j.yaml", "--scale", "0-5"), "the journey file states the scale"),
            (("--moments", "find"), "--moments needs a scale: a range such as 0-5, or one of stars"),
            (("--moments", "find", "--scale", "high"), "--moments needs a scale"),
            (("--moments", " , ", "--scale", "0-5"), "a survey asks about at least one moment"),
            (("--moments", "find,find", "--scale", "0-5"), "two moments are to be read from `find`"),
            ((*INLINE, "--invalid", "ignore"), "ignore is neither refuse nor drop"),
            ((*INLINE, "--outcome", "back"), "`back` is not COLUMN=VALUE, such as recommended=yes"),
            ((*INLINE, "--outcome", "=yes"), "`=yes` is not COLUMN=VALUE"),
            ((*INLINE, "--moment", "moment"), "a long table needs all of --customer, --moment and --rating"),
            ((*INLINE, "--customer", "who", "--rating", "r"), "a long table needs all of"),
            ((*INLINE, "--timestamp", "at"), "a wide table has no --timestamp"),
            ((*INLINE, "--threads", "0"), "Invalid value for '--threads'"),
            ((*INLINE, "-o", "t.csv"), "t.csv is what the report is made of"),
            ((*INLINE, "--save", "t.csv"), "t.csv is what the report is made of"),
            (("-j", "j.yaml", "--save", "j.yaml"), "j.yaml is what the report is made of"),
            ((*INLINE, "--save", "-"), "the report goes there"),
            ((*INLINE, "-o", "r.html", "--save", "r.html"), "the report goes there"),
        ],
    )
    def test_what_makes_no_sense_is_said(
        self, files: CommandLine, arguments: tuple[str, ...], said: str
    ) -> None:
        before = files.files()
        assert said in misused(files, "t.csv", *arguments)
        assert files.files() == before

    @pytest.mark.parametrize("option", ["-o", "--save"])
    @pytest.mark.parametrize("named", ["in", "in/2026-*.csv", "in/../in"])
    def test_no_file_of_a_folder_or_a_pattern_is_written_over(
        self, files: CommandLine, named: str, option: str
    ) -> None:
        files.write("in/2026-1.csv", ROWS)
        for tables in ((named,), ("t.csv", named)):
            said = misused(files, *tables, *INLINE, "-f", "csv", option, "in/2026-1.csv")
            assert "in/2026-1.csv is what the report is made of" in said
        assert files.read("in/2026-1.csv") == ROWS

    def test_an_older_report_beside_the_files_is_replaced(self, files: CommandLine) -> None:
        files.write("in/2026-1.csv", ROWS)
        files.write("in/report.html", "")
        assert files("survey", "in", "-j", "j.yaml", "-o", "in/report.html").status == 0

    def test_a_table_that_is_not_there_is_said_before_an_output_that_is(self, files: CommandLine) -> None:
        result = files("survey", "none-*.csv", *INLINE, "-f", "csv", "-o", "t.csv")
        assert (result.status, files.read("t.csv")) == (2, ROWS)
        assert "error[no-table]: no file matches `none-*.csv`" in result.err

    def test_standard_input_is_read_once(self, files: CommandLine) -> None:
        for arguments in (("-", "-", *INLINE), ("-", "-j", "-")):
            assert "standard input can be read only once" in misused(files, *arguments)

    def test_a_journey_that_is_none(self, files: CommandLine) -> None:
        files.write("none.yaml", "journey: x\n")
        said = refused(files, "t.csv", "-j", "none.yaml")
        assert "error[missing-field]" in said


class TestSave:
    def test_the_measured_journey_is_one_and_warns_of_its_means(self, files: CommandLine) -> None:
        result = files("survey", "t.csv", "-j", "j.yaml", "--save", "measured.yaml", "--unrated", "n/a")
        assert result.status == 0
        assert result.err == f"wrote measured.yaml\nnote: {WARNING}\n"
        assert files("check", "measured.yaml").out == "1 file is in order.\n"
        scored = json.loads(files("score", "measured.yaml", "-f", "json").out)
        assert [(m["name"], m["rating"], m["owner"]) for m in scored["moments"]] == [
            ("Finding it", 4, "Maps"),
            ("Paying", 3, None),
        ]
        text = files.read("measured.yaml")
        assert "3 ratings, 33.3% of them zeros (1)." in text
        assert "means over many customers, and a mean hides zeros" in " ".join(text.split())

    def test_two_quarters_are_compared_like_any_two_journeys(self, files: CommandLine) -> None:
        files.write("t2.csv", ROWS.replace("bob,4,0", "bob,4,5"))
        for name, quarter in (("t.csv", "q1.yaml"), ("t2.csv", "q2.yaml")):
            assert files("survey", name, "-j", "j.yaml", "--save", quarter, "-o", "r.txt").status == 0
        result = files("diff", "q1.yaml", "q2.yaml")
        assert (result.status, result.err) == (0, "")
        assert "2 “Paying”" in result.out or "Paying" in result.out

    def test_without_a_journey_file_columns_are_its_moments(self, files: CommandLine) -> None:
        assert files("survey", "t.csv", *INLINE, "--save", "m.yaml", "-o", "r.txt").status == 0
        assert files("check", "m.yaml").status == 0
        assert asked(files, "t.csv", "-j", "m.yaml")["overall"]["collapsed"]["count"] == 1

    def test_of_two_tables_the_second_is_saved(self, files: CommandLine) -> None:
        files.write("t2.csv", ROWS + "zoe,5,5,north,yes\n")
        files("survey", "t.csv", "t2.csv", "-j", "j.yaml", "--save", "m.yaml", "-o", "r.txt")
        assert "Measured over 4 customers" in " ".join(files.read("m.yaml").split())

    def test_where_it_cannot_be_written_there_is_no_report(self, files: CommandLine) -> None:
        result = files("survey", "t.csv", "-j", "j.yaml", "--save", "none/m.yaml")
        assert (result.status, result.out) == (2, "")
        assert "none/m.yaml cannot be written" in result.err

    @pytest.mark.parametrize(
        ("place", "reason"), [("none/m.yaml", "no such folder"), ("temporary", "it is a folder")]
    )
    def test_that_it_cannot_be_written_is_said_before_the_table_is_read(
        self, files: CommandLine, place: str, reason: str
    ) -> None:
        result = files("survey", "none.csv", "-j", "j.yaml", "--save", place)
        assert (result.status, result.err) == (2, f"mot: {place} cannot be written: {reason}\n")

    def test_a_report_that_cannot_be_written_saves_nothing(self, files: CommandLine) -> None:
        files.write("m.yaml", "an older one")
        for place in ("m.yaml", "new.yaml"):
            result = files("survey", "t.csv", "-j", "j.yaml", "-o", "none/r.txt", "--save", place)
            assert (result.status, result.out) == (2, "")
            assert result.err == "mot: none/r.txt cannot be written: no such folder\n"
        assert files.read("m.yaml") == "an older one"
        assert "new.yaml" not in files.files()

    def test_a_report_that_cannot_be_drawn_saves_nothing(
        self, files: CommandLine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> str:
            raise OutputError("the report cannot be drawn")

        monkeypatch.setattr("mot_cli.commands.delivery.render", fail)
        assert files("survey", "t.csv", "-j", "j.yaml", "--save", "m.yaml").status == 2
        assert "m.yaml" not in files.files()

    def test_a_table_that_cannot_be_read_saves_nothing(self, files: CommandLine) -> None:
        refused(files, "none.csv", "-j", "j.yaml", "--save", "m.yaml")


NAMES = ['a"; DROP TABLE x; --', "a' OR '1'='1", "$(touch pwned)", "a`b", "[a]*?", "나", "a\\'b", "%s {0}"]


class TestHostileNames:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_name_is_data_wherever_it_stands(self, files: CommandLine, name: str) -> None:
        columns: dict[str, Sequence[object]] = {
            name: [5, 0], "b": [1, 2], "by " + name: [name, "x"], "out " + name: ["yes", name],
        }  # fmt: skip
        path = f"{name.replace('/', '_')}.csv"
        table(files, path, columns)
        found = asked(
            files, path, "--moments", f"{name},b", "--scale", "0-5", "--by", "by " + name,
            "--outcome", f"out {name}=yes",
        )  # fmt: skip
        assert found["overall"]["collapsed"]["count"] == 1
        assert [segment["name"] for segment in found["segments"]] == ["x", name]
        assert found["overall"]["outcomes"]["known"]["count"] == 1
        assert "pwned" not in files.files()

    @pytest.mark.parametrize("name", NAMES)
    def test_a_column_that_is_not_there_is_named_as_it_was_typed(self, files: CommandLine, name: str) -> None:
        said = refused(files, "t.csv", "--moments", f"find,{name}", "--scale", "0-5")
        assert f"the table has no column `{name}`" in " ".join(said.split())

    def test_control_characters_of_a_table_reach_no_terminal(self, files: CommandLine) -> None:
        files.write("c.csv", "find,q2\n\x1b[31m5\x07,4\n")
        said = refused(files, "c.csv", *INLINE)
        assert "\x1b" not in said
        assert "␛[31m5␇" in said


class TestBrokenTables:
    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("t.parquet", b"PAR1 cut short", ("broken-parquet", "t.parquet", "cut short")),
            ("ragged.csv", b"find,q2\n5,4\n3\n", ("ragged-row", "ragged.csv", "line 3")),
            ("wide.csv", b"find,q2\n5,4\n3,2,1\n", ("ragged-row", "line 3")),
            ("latin.csv", b"find,q2\n5,caf\xe9\n", ("not-utf8", "line 2", "UTF-8")),
            ("mixed.csv", "find,q2\n5,é\n".encode() + b"4,\xe9\n", ("not-utf8", "line 3")),
            ("open.csv", b'find,q2\n5,"4\n', ("broken-csv", "quote")),
            ("t.jsonl", b'{"find": 5, "q2": 4}\n{"find": 5,\n', ("broken-json",)),
            ("t.xlsx", b"PK", ("unknown-format", "t.xlsx", "Parquet, CSV or JSON lines")),
            ("empty.csv", b"", ("missing-column", "`find`", "it has no columns")),
            ("twins.csv", b"find,q2,find\n1,2,3\n", ("repeated-column", "`find`")),
            ("case.csv", b"Find,q2\n1,2\n", ("missing-column", "did you mean `Find`?")),
        ],
    )
    def test_is_refused_in_words(
        self, files: CommandLine, name: str, content: bytes, words: tuple[str, ...]
    ) -> None:
        files.write(name, content)
        said = " ".join(refused(files, name, *INLINE).split())
        assert all(word in said for word in words), said

    def test_a_truncated_parquet_file(self, files: CommandLine) -> None:
        table(files, "whole.parquet", {"find": list(range(5)) * 1000, "q2": [5] * 5000})
        content = (files.folder / "whole.parquet").read_bytes()
        files.write("cut.parquet", content[: len(content) // 2])
        assert "error[broken-parquet]: `cut.parquet` is no whole Parquet file" in refused(
            files, "cut.parquet", *INLINE
        )

    def test_what_is_invalid_is_named_counted_and_placed(self, files: CommandLine) -> None:
        files.write("bad.csv", "find,q2\n5,9\nfoo,4\n7,-1\nbar,1\nbaz,1\nqux,1\n")
        assert refused(files, "bad.csv", *INLINE) == (
            "error[not-a-number]: `find` holds 4 texts that are no number\n"
            "  → foo (row 2)\n"
            "  → bar (row 4)\n"
            "  → baz (row 5)\n"
            "  = hint: name a code for unrated with --unrated; write 4.5, not 4,5\n"
            "\n"
            "error[rating-outside-scale]: `find` holds 1 rating outside the scale, 0 to 5\n"
            "  → 7 (row 3)\n"
            "  = hint: state the scale, or name a code for unrated with --unrated\n"
            "\n"
            "error[rating-outside-scale]: `q2` holds 2 ratings outside the scale, 0 to 5\n"
            "  → 9 (row 1)\n"
            "  → -1 (row 3)\n"
            "  = hint: state the scale, or name a code for unrated with --unrated\n"
            "\n"
            "--invalid drop leaves out what is invalid, and says so.\n"
        )

    def test_which_of_several_files(self, files: CommandLine) -> None:
        files.write("in/1.csv", ROWS)
        files.write("in/2.csv", ROWS.replace("eve,3", "eve,33"))
        assert "33 (row 3, in in/2.csv)" in refused(files, "in", "-j", "j.yaml")

    def test_a_missing_file_a_missing_match_and_an_empty_folder(self, files: CommandLine) -> None:
        assert "there is no file `none.csv`" in refused(files, "none.csv", *INLINE)
        assert "no file matches `none-*.csv`" in refused(files, "none-*.csv", *INLINE)
        assert "the folder `temporary` holds no table" in refused(files, "temporary", *INLINE)

    @pytest.mark.parametrize(
        ("option", "column"), [("--by", "wher"), ("--outcome", "bck=yes"), ("--customer", "whom")]
    )
    def test_a_column_that_is_not_there(self, files: CommandLine, option: str, column: str) -> None:
        said = refused(files, "t.csv", "-j", "j.yaml", option, column)
        assert f"the table has no column `{column.partition('=')[0]}`" in said
        assert "did you mean" in said

    def test_a_column_of_ids_is_no_segment(self, files: CommandLine) -> None:
        files.write("ids.csv", "find,q2,id\n" + "".join(f"5,4,{number}\n" for number in range(1500)))
        said = refused(files, "ids.csv", *INLINE, "--by", "id")
        assert "`id` has more than 1,000 values: it is no segment" in said


class TestEngines:
    def test_an_engine_that_does_not_exist(self, files: CommandLine) -> None:
        said = refused(files, "t.csv", *INLINE, "--engine", "oracle")
        assert "error[unknown-engine]: there is no engine `oracle`" in said
        assert "duckdb, local[N], sc://host:port" in said

    def test_settings(self, files: CommandLine) -> None:
        found = asked(
            files, "t.csv", *INLINE, "--memory-limit", "1GB", "--threads", "1", "--temp-dir", "temporary"
        )
        assert found["overall"]["customers"] == 3
        assert list((files.folder / "temporary").iterdir()) == []
        assert "--memory-limit is written like 4GB" in refused(
            files, "t.csv", *INLINE, "--memory-limit", "lots"
        )
        assert "are for DuckDB" in refused(files, "t.csv", *INLINE, "--engine", "local[1]", "--threads", "1")

    def test_a_temporary_folder_that_is_none(self, files: CommandLine) -> None:
        result = files("survey", "t.csv", *INLINE, "--temp-dir", "none")
        assert (result.status, result.out) == (2, "")
        assert "error[no-temporary-folder]" in result.err

    def test_spark_is_an_extra(self, files: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyspark", None)  # as if it were not installed
        monkeypatch.setitem(sys.modules, "pyspark.sql", None)
        said = refused(files, "t.csv", *INLINE, "--engine", "sc://localhost:1")
        assert said == "mot: this needs an engine that is not installed: pip install 'mot-cli[spark]'\n"

    @pytest.mark.filterwarnings("ignore")
    def test_a_spark_that_does_not_answer(self, files: CommandLine) -> None:
        pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
        said = refused(files, "t.csv", *INLINE, "--engine", "sc://127.0.0.1:1")
        assert "error[spark-unreachable]: Spark at `sc://127.0.0.1:1` cannot be reached" in said
        assert "is the server running" in said
