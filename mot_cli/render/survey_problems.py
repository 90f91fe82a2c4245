"""Problems of a table, drawn for a terminal like those of a journey: what, where first, and what helps."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mot_cli.render.pen import Pen
from mot_cli.render.terminal import Terminal
from mot_cli.report.document import Tone
from mot_cli.survey.problems import SurveyProblem


def render_survey_problems(problems: Sequence[SurveyProblem], terminal: Terminal) -> str:
    """Draw what is wrong with a table, one problem below the other.

    Args:
        problems: in the order to show them.
        terminal: what the place they go to can show.
    """
    pen = Pen(terminal)
    return pen.drawn(_lines(problems, pen))


def _lines(problems: Sequence[SurveyProblem], pen: Pen) -> Iterator[Text]:
    width = pen.terminal.width
    for index, problem in enumerate(problems):
        if index:
            yield Text()
        yield from _problem(problem, pen)
    if all(problem.dropped for problem in problems):
        yield Text()
        yield from pen.wrap(pen.text("--invalid drop leaves out what is invalid, and says so."), width)


def _problem(problem: SurveyProblem, pen: Pen) -> Iterator[Text]:
    code = pen.text(f"error[{problem.code}]", Tone.ZERO)
    head = Text.assemble(code, ": ", pen.text(problem.message, Tone.STRONG))
    yield from pen.wrap(head, pen.terminal.width)
    arrow = "→" if pen.terminal.unicode else "-->"
    for example in problem.examples:
        yield from _led(f"  {arrow} ", str(example), pen)
    if problem.hint:
        yield from _led("  = hint: ", problem.hint, pen)


def _led(lead: str, said: str, pen: Pen) -> Iterator[Text]:
    lines = pen.wrap(pen.text(said), max(1, pen.terminal.width - len(lead)))
    for index, line in enumerate(lines):
        yield pen.led(lead if index == 0 else " " * len(lead), Tone.MUTED, line)
