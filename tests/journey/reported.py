"""How the tests of the reader write a problem: `4:13 rating-outside-scale`."""

from mot_cli.journey.advice import advise
from mot_cli.journey.model import Journey
from mot_cli.journey.reader import read_text


def errors(text: str) -> list[str]:
    """The errors of a text as `line:column code`."""
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code}" if problem.place else problem.code
        for problem in read_text(text).problems
    ]


def advice(text: str) -> list[str]:
    """The advice for the journey of a text as `line:column code`."""
    journey(text)
    return [
        f"{problem.place.line}:{problem.place.column} {problem.code}" if problem.place else problem.code
        for problem in advise(read_text(text))
    ]


def journey(text: str) -> Journey:
    """The journey of a text that holds one."""
    reading = read_text(text)
    assert reading.journey is not None, "\n".join(map(str, reading.problems))
    return reading.journey
