"""A table becomes a journey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.diagnostics import Severity
from mot_cli.journey.duration import Duration
from mot_cli.journey.importers.imported import Imported
from mot_cli.journey.importers.table import import_table
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale
from mot_cli.journey.source import SourceText
from mot_cli.journey.writer import write_journey
from mot_cli.render.csv import render_csv
from mot_cli.report.score_record import score_sheet
from tests.examples import COLLAPSES, scored_text
from tests.hostile import hostile_texts


def imported(text: str, scale: Scale | None = DEFAULT_SCALE) -> Imported:
    return import_table(SourceText("visit.csv", text), scale)


def journey_of(text: str, scale: Scale | None = DEFAULT_SCALE) -> Journey:
    result = imported(text, scale)
    assert result.journey is not None, result.problems
    return result.journey


def problems_of(text: str, scale: Scale | None = DEFAULT_SCALE) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in imported(text, scale).problems if p.place]


def test_every_column_fills_a_field() -> None:
    table = (
        "Moment,ID,Score,Weight,Section,Channel,Actor,Duration,Effort,Promise,Note,Quote\r\n"
        'Paying,pay,4,2,Shop,till,Clerk,25 min,3,"No, queue","two\nlines","""No"""\r\n\r\n'
        "Leaving,,,,,,,,,,,\r\n"
    )
    assert journey_of(table) == Journey(
        "visit",
        (
            Moment(
                "Paying",
                "pay",
                4,
                2,
                3,
                stage="Shop",
                channel="till",
                owner="Clerk",
                duration=Duration(25, "min"),
                promise="No, queue",
                note="two\nlines",
                quote='"No"',
            ),
            Moment("Leaving", "leaving"),
        ),
    )


@pytest.mark.parametrize(
    "table", ["name;rating\nA, b;3,5\n", "name\trating\nA, b\t3,5\n", "sep=;\nname;rating\nA, b;3,5\n"]
)
def test_cells_may_be_separated_by_semicolons_or_tabs_and_commas_be_decimal(table: str) -> None:
    (moment,) = journey_of(table).moments
    assert (moment.name, moment.rating) == ("A, b", 3.5)


def test_an_empty_rating_is_unrated_and_no_zero() -> None:
    assert [moment.rating for moment in journey_of("name,rating\nA,\nB,0\n").moments] == [None, 0]


def test_a_scale_that_is_not_stated_is_0_to_5_and_said_so() -> None:
    result = imported("name,rating\nA,4\n", None)
    assert result.journey is not None
    assert result.journey.scale == DEFAULT_SCALE
    assert [(p.code, p.severity) for p in result.problems] == [("csv-scale-not-stated", Severity.ADVICE)]


def test_a_scale_that_is_stated_is_kept() -> None:
    assert journey_of("name,rating\nA,9\n", PRESETS["nps"]).scale == PRESETS["nps"]


@pytest.mark.parametrize(
    ("table", "problems"),
    [
        (
            "name,rating\nA,x\nB,1e999\nC,nan\n",
            ["2:3 csv-not-a-number", "3:3 csv-not-a-number", "4:3 csv-not-a-number"],
        ),
        ("name,rating\nA,6\n", ["2:3 csv-outside-scale"]),
        ("name,rating\n,4\n", ["2:1 csv-missing-name"]),
        ("name,weight,effort\nA,0,-1\n", ["2:3 csv-bad-value", "2:5 csv-bad-value"]),
        ("name,duration\nA,soon\n", ["2:3 csv-bad-value"]),
        ("name,id\nA,x\nB,x\n", ["3:3 duplicate-id"]),
        ("name,score,rating\nA,1,2\n", ["1:12 csv-duplicate-column"]),
        ("title,rating\nA,1\n", ["1:1 csv-unknown-column", "1:1 csv-missing-column"]),
        ("name,mood\nA,good\n", ["1:6 csv-unknown-column"]),
        ("name,rating\nA,1,2\n", ["2:5 csv-syntax"]),
        ('name,rating\n"A,1\n', ["2:1 csv-syntax"]),
        ("name,rating\n", ["1:1 no-moments"]),
        ("\n\n", ["1:1 empty-file"]),
    ],
)
def test_a_problem_is_reported_at_its_place(table: str, problems: list[str]) -> None:
    assert problems_of(table) == problems


FIELDS = "name, moment, id, rating, score, weight, stage, section, channel, owner, actor, duration, effort, "
FIELDS += "promise, note, quote"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "name,rating\nA,x\n",
            (
                "2:3-4 `rating` must be a number, and here it is `x` "
                "(leave the cell empty where nothing was rated)"
            ),
        ),
        (
            "name,rating\nA, 6 \n",
            (
                "2:3-6 the rating 6 is outside the scale, 0 to 5 "
                "(say what the ratings are on, such as --scale 0-10)"
            ),
        ),
        ("name,rating\n,4\n", "2:1-3 the moment in this row has no name"),
        ("name,weight\nA,0\n", "2:3-4 `weight` must be above 0, and here it is 0 (1 is usual)"),
        ("name,effort\nA,-1\n", "2:3-5 `effort` must be above 0, and here it is -1 (1 is usual)"),
        (
            "name,weight\nA,x\n",
            "2:3-4 `weight` must be a number, and here it is `x` (1 is usual; an empty cell is 1)",
        ),
        ("name,duration\nA, soon \n", "2:3-9 `soon` is no time span (write 15 s, 25 min, 2 h or 1 d)"),
        (
            "name,id\nA,x\nB,x\n",
            (
                "3:3-4 the id `x` is taken by the moment at line 2 "
                "(give each moment an id of its own, or leave the id out)"
            ),
        ),
        (
            "name,score,rating\nA,1,2\n",
            "1:12-18 a second column fills `rating` (delete one of the two, or rename it)",
        ),
        (
            "rating\n1\n",
            (
                "1:1-2 no column names the moments (the first row names the columns, such as "
                "name or moment, rating or score, stage or section)"
            ),
        ),
        (
            "name, mood \nA,good\n",
            f"1:6-12 the column `mood` means nothing here and is left out (the columns are {FIELDS})",
        ),
        (
            "name,Ratings\nA,1\n",
            "1:6-13 the column `Ratings` means nothing here and is left out (did you mean `rating`?)",
        ),
        (
            "name,rating\nA,1,,2,\n",
            (
                "2:6-7 the row has 5 cells, and the header names 2 columns "
                "(a text with a delimiter in it stands in double quotes)"
            ),
        ),
        ('name,rating\n"A,1\n', "2:1-2 the quote that opens here is never closed"),
        ('name,"rating\nA,1\n', "1:6-7 the quote that opens here is never closed"),
        ('name\nA\n"', "3:1-2 the quote that opens here is never closed"),
        ("name,rating\n", "1:1-2 the table has no row below its header"),
        ("\n \n", "1:1-2 the file holds no table (its first row names the columns)"),
    ],
)
def test_a_problem_is_told_in_the_users_words(table: str, told: str) -> None:
    (problem,) = imported(table).problems
    assert problem.place is not None
    line, column, end = problem.place[:3]
    hint = f" ({problem.hint})" if problem.hint else ""
    assert f"{line}:{column}-{end} {problem.message}{hint}" == told


def test_what_is_very_long_is_cut_where_it_is_told() -> None:
    (problem,) = imported(f"name,{'m' * 41}\nA,1\n").problems
    assert f"`{'m' * 40}`" in problem.message


def test_a_comma_is_no_decimal_point_where_it_separates_cells() -> None:
    assert problems_of('name,rating\nA,"3,5"\n') == ["2:3 csv-not-a-number"]


def test_minus_nought_is_nought_and_space_around_a_cell_says_nothing() -> None:
    (moment,) = journey_of("name,id,rating\n A , a , -0 \n").moments
    assert (moment.name, moment.id, str(moment.rating)) == ("A", "a", "0.0")


def test_a_row_that_is_cut_off_by_an_open_quote_is_one_problem() -> None:
    assert problems_of('name,note\n,"x\n') == ["2:2 csv-syntax"]


def test_only_a_table_with_ratings_states_no_scale_for_them() -> None:
    (problem,) = imported("name,rating\nA,4\n", None).problems
    assert problem.message == "a table states no scale, so its ratings are taken to be from 0 to 5"
    assert problem.hint == "say it, such as --scale 0-10"
    assert imported("name\nA\n", None).problems == ()


def test_what_is_empty_is_passed_over() -> None:
    journey = journey_of("\nname,,rating\n ,,\nA,,1,, \n,\n")
    assert [(moment.name, moment.rating) for moment in journey.moments] == [("A", 1)]
    assert problems_of("\nname,,rating\n ,,\nA,,1,, \n") == []


def test_the_delimiter_is_the_one_the_first_line_with_text_holds_most_of_outside_quotes() -> None:
    for table in ('  \n"a,b,c";name\n1;A', '"x""y,,",name\n1,A'):
        result = imported(table)
        assert result.journey is not None
        assert [moment.name for moment in result.journey.moments] == ["A"]


def test_the_comment_says_where_the_journey_came_from() -> None:
    comment = import_table(SourceText("visits/may.csv", "name\nA\n")).comment
    assert comment == "Imported from may.csv, a table with a row a moment."


def test_problems_come_in_the_order_of_their_places() -> None:
    assert problems_of('name,rating,mood\nA,x,"b\n') == [
        "1:13 csv-unknown-column",
        "2:3 csv-not-a-number",
        "2:5 csv-syntax",
    ]
    assert problems_of("mood\nA\n") == ["1:1 csv-unknown-column", "1:1 csv-missing-column"]


def test_a_table_that_mot_wrote_can_be_imported() -> None:
    scored = scored_text(COLLAPSES)
    journey = journey_of(render_csv(score_sheet(scored)))
    told = scored.journey.moments
    assert [(m.name, m.rating, m.owner) for m in journey.moments] == [
        (m.name, m.rating, m.owner) for m in told
    ]
    assert problems_of(render_csv(score_sheet(scored))) == []


def test_the_apostrophe_that_guards_against_formulas_is_taken_off() -> None:
    assert [m.name for m in journey_of("name\n'=1+1\n'tis\n").moments] == ["=1+1", "'tis"]


names = hostile_texts.map(str.strip).filter(lambda name: name[:1] not in ("", "'"))


@given(st.lists(names, min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_any_name_survives_in_quotes(told: list[str], delimiter: str) -> None:
    quoted = [name.replace('"', '""') for name in told]
    table = f"name{delimiter}note\n" + "".join(f'"{name}"{delimiter}"{name}"\n' for name in quoted)
    assert [(moment.name, moment.note) for moment in journey_of(table).moments] == [(n, n) for n in told]


@given(st.text(st.sampled_from('name,rating;\t"\n\r0159.x'), max_size=60))
def test_any_text_is_a_journey_that_reads_back_or_has_an_error(text: str) -> None:
    result = imported(text)
    if result.journey is None:
        assert any(problem.severity is Severity.ERROR for problem in result.problems)
    else:
        assert read_text(write_journey(result.journey, result.comment)).journey == result.journey
