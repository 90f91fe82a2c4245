"""`mot export`: the full report."""

import os

import typer

from mot_cli.commands.delivery import chosen_format, deliver, opened, show_problems, spare_input, to_stdout
from mot_cli.commands.options import ColorOption, FormatOption, OutputOption, Paths, Status
from mot_cli.render.formats import ONE_JOURNEY, SEVERAL, Format
from mot_cli.render.terminal import Color

EPILOG = """[bold]Examples[/bold]
  mot export journeys/iplug-premium.yaml -o report.md
  mot export journeys/iplug-premium.yaml -o report.html
  mot export journeys/iplug-premium.yaml -o chart.svg
  mot export journeys -o board.html"""


def export(
    paths: Paths, kind: FormatOption = None, output: OutputOption = None, color: ColorOption = Color.AUTO
) -> None:
    """Export the full report, as Markdown where nothing else is asked for.

    The suffix of [bold]--output[/bold] picks the format. Several files or a folder make one report with an
    overview first.
    """
    if len(paths) == 1 and not os.path.isdir(paths[0]):  # noqa: PTH112
        _export_one(paths[0], kind, output, color)
    else:
        _export_several(paths, kind, output, color)


def _export_one(path: str, kind: Format | None, output: str | None, color: Color) -> None:
    from mot_cli.analysis.score import score
    from mot_cli.report.export_report import export_document
    from mot_cli.report.report import Report
    from mot_cli.report.score_record import score_record, score_sheet

    chosen = chosen_format(kind, output, (Format.MARKDOWN, *ONE_JOURNEY))
    spare_input(output, (path,))
    scored = score(opened(path, color))
    report = Report(
        lambda: export_document(scored), lambda: score_record(scored), lambda: score_sheet(scored)
    )
    deliver(report, chosen, output, color)


def _export_several(paths: list[str], kind: Format | None, output: str | None, color: Color) -> None:
    from mot_cli.analysis.ranking import rank, summarise
    from mot_cli.analysis.score import score
    from mot_cli.folder.find import find
    from mot_cli.journey.reader import read_file
    from mot_cli.render.progress import progress
    from mot_cli.report.export_record import export_record
    from mot_cli.report.export_report import export_several_document
    from mot_cli.report.ranking_record import ranking_sheet
    from mot_cli.report.report import Report

    chosen = chosen_format(kind, output, (Format.MARKDOWN, *SEVERAL))
    found = find(paths)
    spare_input(output, found.files)
    problems = list(found.problems)
    unreadable = [problem.file for problem in found.problems]
    scores, rows = {}, []
    with progress("reading", len(found.files)) as done:
        for number, file in enumerate(found.files, start=1):
            reading = read_file(file)
            if reading.journey is None:
                problems.extend(reading.problems)
                unreadable.append(file)
                continue
            rows.append(summarise(reading.journey, reading.name))
            scores[reading.name] = score(reading.journey)
            if done is not None and number % 50 == 0:
                done(number)
    ranked = rank(rows)
    in_order = [scores[row.path] for row in ranked]
    report = Report(
        lambda: export_several_document(ranked, in_order, len(unreadable)),
        lambda: export_record(ranked, in_order, unreadable),
        lambda: ranking_sheet(ranked),
    )
    if problems:
        show_problems(problems, color)
    if rows or to_stdout(output):  # a report on nothing takes no file's place
        deliver(report, chosen, output, color)
    if problems:
        raise typer.Exit(Status.BAD)
