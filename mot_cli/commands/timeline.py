"""`mot timeline`: one journey's story at full length."""

from mot_cli.commands.delivery import chosen_format, deliver, opened, spare_input
from mot_cli.commands.options import ColorOption, File, FormatOption, OutputOption
from mot_cli.render.formats import ONE_JOURNEY
from mot_cli.render.terminal import Color

EPILOG = """[bold]Examples[/bold]
  mot timeline journeys/iplug-premium.yaml
  mot timeline journeys/iplug-premium.yaml --color always | less -R"""


def timeline(
    file: File, kind: FormatOption = None, output: OutputOption = None, color: ColorOption = Color.AUTO
) -> None:
    """Tell a journey's story at full length.

    Every moment with what was promised and what happened, what the customer said, who owns it, how long it
    took, and what remains of the journey after it.
    """
    from mot_cli.analysis.score import score
    from mot_cli.report.report import Report
    from mot_cli.report.score_record import score_record, score_sheet
    from mot_cli.report.timeline_report import timeline_document

    chosen = chosen_format(kind, output, ONE_JOURNEY)
    spare_input(output, (file,))
    scored = score(opened(file, color))
    report = Report(
        lambda: timeline_document(scored), lambda: score_record(scored), lambda: score_sheet(scored)
    )
    deliver(report, chosen, output, color)
