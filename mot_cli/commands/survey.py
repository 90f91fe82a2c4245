"""`mot survey`: every customer of a table of ratings."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from mot_cli.commands.delivery import (
    chosen_format,
    deliver,
    hand_over,
    misused,
    opened,
    refuse_unwritable,
    spare_input,
    tell,
)
from mot_cli.commands.options import ColorOption, OutputOption, Status, TableFormatOption
from mot_cli.render.formats import SEVERAL
from mot_cli.render.terminal import Color, detect

if TYPE_CHECKING:
    from mot_cli.journey.model import Journey
    from mot_cli.report.report import Report
    from mot_cli.survey import Invalid, LongForm, Outcome, Question, SurveyError, SurveyResult

EPILOG = """[bold]Examples[/bold]
  mot survey journeys/survey-example.csv -j journeys/survey-example.yaml
  mot survey ratings.parquet --moments find,buy,use --scale 0-5
  mot survey long.csv -j j.yaml --customer id --moment touch --rating score
  mot survey 2026-q1.csv 2026-q2.csv --journey j.yaml"""


def survey(
    tables: Annotated[
        list[str],
        typer.Argument(
            metavar="TABLE [TABLE]",
            help="Parquet, CSV or JSON lines: a file, a pattern, a folder, or -. A second table is compared.",
            show_default=False,
        ),
    ],
    journey: Annotated[
        str | None,
        typer.Option("--journey", "-j", metavar="FILE", help="The journey file with moments and scale."),
    ] = None,
    moments: Annotated[
        str | None,
        typer.Option("--moments", metavar="A,B,C", help="Columns that are moments, where there is no file."),
    ] = None,
    scale: Annotated[
        str | None, typer.Option("--scale", metavar="0-5", help="The scale of --moments, or a preset.")
    ] = None,
    unrated: Annotated[
        list[str] | None,
        typer.Option("--unrated", metavar="CODE", help="A code for not applicable; may be repeated."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN", help="Split by a column.")] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="COLUMN=VALUE", help="Does the law tell this outcome?"),
    ] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", metavar="COLUMN", help="The column that names the customer.")
    ] = None,
    moment: Annotated[
        str | None, typer.Option("--moment", metavar="COLUMN", help="Long table: what names the moment.")
    ] = None,
    rating: Annotated[
        str | None, typer.Option("--rating", metavar="COLUMN", help="Long table: what holds the rating.")
    ] = None,
    timestamp: Annotated[
        str | None,
        typer.Option(
            "--timestamp", metavar="COLUMN", help="Long table: the latest rating of a moment holds."
        ),
    ] = None,
    invalid: Annotated[
        str, typer.Option("--invalid", metavar="refuse|drop", help="What to do with invalid input.")
    ] = "refuse",
    engine: Annotated[
        str, typer.Option("--engine", help="duckdb, local[N], sc://host:port, spark://host:port or yarn.")
    ] = "duckdb",
    memory_limit: Annotated[
        str | None, typer.Option("--memory-limit", metavar="1GB", help="The most memory DuckDB may take.")
    ] = None,
    threads: Annotated[
        int | None, typer.Option("--threads", min=1, help="How many threads DuckDB may use.")
    ] = None,
    temp_dir: Annotated[
        str | None, typer.Option("--temp-dir", metavar="FOLDER", help="Where what outgrows the memory goes.")
    ] = None,
    save: Annotated[
        str | None,
        typer.Option(
            "--save",
            metavar="FILE",
            help="Write the measured journey, to diff two quarters; of two tables the second's.",
        ),
    ] = None,
    kind: TableFormatOption = None,
    output: OutputOption = None,
    color: ColorOption = Color.AUTO,
) -> None:
    """Score every customer of a table.

    How many journeys collapsed, and at which moment did each die? What did the averages hide, for whom, and
    does the law hold for these customers? Needs the extra [bold]survey[/bold] (DuckDB) or
    [bold]spark[/bold].
    """
    from mot_cli.survey import EngineMissing, SurveyError

    chosen = chosen_format(kind, output, SEVERAL)
    if len(tables) > 2:
        raise misused("at most two tables compare; a pattern or a folder is one table", "TABLE")
    _refuse_collisions(tables, journey, engine, output, save)
    asked = opened(journey, color) if journey is not None else None
    question = replace(
        _moments_asked(asked, moments, scale),
        unrated=tuple(code.strip() for given in unrated or [] for code in given.split(",")),
        by=by,
        outcome=_outcome(outcome),
        long=_long(customer, moment, rating, timestamp),
        customer=customer if moment is None else None,
        invalid=_policy(invalid),
    )
    results: list[SurveyResult] = []
    try:
        for table in tables:
            results.append(_asked(question, table, engine, memory_limit, threads, temp_dir))
        report = _report(results, asked)
    except EngineMissing as error:
        tell(f"mot: {error}")
        raise typer.Exit(Status.BAD) from None
    except SurveyError as error:
        if len(tables) > 1:
            _say_which(table)
        _show(error, color)
        raise typer.Exit(Status.BAD) from None
    measured = _measured(results[-1], asked) if save is not None else ""
    deliver(report, chosen, output, color)
    if save is not None:  # after the report: where that fails, nothing is saved
        _save(measured, save)


def _asked(
    question: "Question",
    table: str,
    engine: str,
    memory_limit: str | None,
    threads: int | None,
    temp_dir: str | None,
) -> "SurveyResult":
    from mot_cli.render.progress import stages
    from mot_cli.survey import survey as ask

    # Terminated, it still removes its temporary files: they may be as large as the table.
    with stages() as progress:
        return ask(
            question,
            [table],
            engine=engine,
            memory_limit=memory_limit,
            threads=threads,
            temp_dir=temp_dir,
            progress=progress,
        )


def _refuse_collisions(
    tables: list[str], journey: str | None, engine: str, output: str | None, save: str | None
) -> None:
    """See to it that nothing is read twice that can be read once, and nothing written over."""
    from mot_cli.survey.tables import files_behind

    sources = [*tables, *([journey] if journey is not None else [])]
    if sources.count("-") > 1:
        raise misused("standard input can be read only once", "TABLE")
    if (engine == "duckdb" or engine.startswith("local")) and (output is not None or save is not None):
        sources += [path for table in tables for path in files_behind(table)]
    spare_input(output, sources)
    spare_input(save, sources, "--save")
    if save is not None and save == (output or "-"):
        raise misused("the report goes there: choose another place", "--save")
    if save is not None:
        refuse_unwritable(save)


def _say_which(table: str) -> None:
    tell(f"while reading {'standard input' if table == '-' else f'`{table}`'}:")


def _show(error: "SurveyError", color: Color) -> None:
    from mot_cli.render.files import write_stderr
    from mot_cli.render.survey_problems import render_survey_problems

    write_stderr(render_survey_problems(error.problems, detect(color, sys.stderr)))


def _moments_asked(journey: "Journey | None", moments: str | None, scale: str | None) -> "Question":
    from mot_cli.journey.scale import PRESETS, parse_scale
    from mot_cli.survey import Question

    if (journey is None) == (moments is None):
        raise misused("say one of --journey and --moments", "--journey, --moments")
    if journey is not None:
        if scale is not None:
            raise misused("the journey file states the scale", "--scale")
        return Question.from_journey(journey)
    stated = parse_scale(scale or "")
    if stated is None:
        known = f"a range such as 0-5, or one of {', '.join(PRESETS)}"
        raise misused(f"--moments needs a scale: {known}", "--scale")
    columns = [column.strip() for column in (moments or "").split(",") if column.strip()]
    try:
        return Question.from_columns(columns, stated)
    except ValueError as error:
        raise misused(str(error), "--moments") from error


def _policy(invalid: str) -> "Invalid":
    from mot_cli.survey import Invalid

    try:
        return Invalid(invalid)
    except ValueError:
        raise misused(f"{invalid} is neither refuse nor drop", "--invalid") from None


def _outcome(said: str | None) -> "Outcome | None":
    from mot_cli.survey import Outcome

    if said is None:
        return None
    column, equals, value = said.rpartition("=")
    if not equals or not column:
        raise misused(f"`{said}` is not COLUMN=VALUE, such as recommended=yes", "--outcome")
    return Outcome(column, value)


def _long(
    customer: str | None, moment: str | None, rating: str | None, timestamp: str | None
) -> "LongForm | None":
    from mot_cli.survey import LongForm

    if moment is None and rating is None:
        if timestamp is not None:
            raise misused("a wide table has no --timestamp", "--timestamp")
        return None
    if customer is None or moment is None or rating is None:
        raise misused(
            "a long table needs all of --customer, --moment and --rating", "--customer, --moment, --rating"
        )
    return LongForm(customer, moment, rating, timestamp)


def _report(results: "list[SurveyResult]", journey: "Journey | None") -> "Report":
    from mot_cli.report.report import Report

    title = journey.title if journey is not None else "Survey"
    if len(results) == 1:
        from mot_cli.report.survey_record import survey_record, survey_sheet
        from mot_cli.report.survey_report import survey_document

        (only,) = results
        return Report(
            lambda: survey_document(only, title),
            lambda: survey_record(only),
            lambda: survey_sheet(only),
        )
    from mot_cli.report.survey_diff_report import survey_diff_document
    from mot_cli.report.survey_record import comparison_record, comparison_sheet
    from mot_cli.survey.compare import compare

    compared = compare(*results)
    return Report(
        lambda: survey_diff_document(compared, title),
        lambda: comparison_record(compared),
        lambda: comparison_sheet(compared),
    )


def _measured(result: "SurveyResult", journey: "Journey | None") -> str:
    from mot_cli.journey.writer import write_journey
    from mot_cli.survey.measured import WARNING, measured_journey

    return write_journey(measured_journey(result, journey), WARNING)


def _save(measured: str, path: str) -> None:
    from mot_cli.survey.measured import WARNING

    hand_over(measured, path)
    tell(f"note: {WARNING}")
