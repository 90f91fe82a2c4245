"""How the rows of a table are read: what is taken out of them, and the marks they carry. No SQL here."""

from dataclasses import dataclass

from mot_cli.survey.question import Question

BAD = "bad"
"""Invalid ratings of this row that were turned into unrated ones."""
SURPLUS = "surplus"
"""Rows of this customer that are no first rating of a known moment."""
NAMELESS = "nameless"
"""Rows without a customer."""
NAMELESS_CUSTOMERS = "nameless_customers"
"""1 for the row that stands for all of those: it is no customer."""
MISFITS = "misfits"
"""How much of this row the quick way of reading has no room for."""
CHANGED_SEGMENT = "changed_segment"
CHANGED_OUTCOME = "changed_outcome"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read, and what is taken out because it is invalid: that costs time, so only where found.

    Args:
        quick: the table is read as if all were well, and what does not fit is counted: if anything is, the
            table has to be read again without it. Of a wide table, what is no rating on the scale does not
            fit; of a long one, whose ratings are held several to a number, fractions do not.
        ratings: invalid ratings of a wide table become unrated; of a long one they always are.
        pairs: a moment a customer rated several times becomes unrated (long), or a customer with
            several rows is left out (wide).

    """

    quick: bool = False
    ratings: bool = False
    pairs: bool = False


def within_scale(question: Question, reading: Reading) -> bool:
    """Whether the rows of ratings hold nothing outside the scale, or are not used if they do."""
    return question.long is not None or reading.quick or reading.ratings


def checks(question: Question, reading: Reading) -> tuple[str, ...]:
    """The checks each row of ratings carries."""
    if question.long is None:
        return (MISFITS,) if reading.quick else (BAD,)
    named = [BAD, SURPLUS, NAMELESS, NAMELESS_CUSTOMERS]
    named += [MISFITS] if reading.quick else []
    named += [CHANGED_SEGMENT] if question.by is not None else []
    named += [CHANGED_OUTCOME] if question.outcome is not None else []
    return tuple(named)
