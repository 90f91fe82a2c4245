"""The SQL that turns a table, wide or long, into one row of ratings a customer, and marks what is invalid.

A row holds `segment` and `outcome` where they were asked for, the ratings `r0`, `r1`, … in rating units (NULL
where unrated), and the checks. Scores come later.
"""

from mot_cli.survey.engine import Dialect, OpenTable
from mot_cli.survey.long import long_rows
from mot_cli.survey.question import Question
from mot_cli.survey.reading import Reading
from mot_cli.survey.wide import wide_rows


def ratings(question: Question, table: OpenTable, dialect: Dialect, reading: Reading) -> str:
    """The SQL of one row of ratings a customer."""
    if question.long is None:
        return wide_rows(question, table, dialect, reading)
    return long_rows(question, question.long, table, dialect, reading)
