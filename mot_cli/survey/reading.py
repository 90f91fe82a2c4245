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
FRACTIONS = "fractions"
"""Ratings of this customer that are no whole numbers, where the way of reading has room for those only."""
CHANGED_SEGMENT = "changed_segment"
CHANGED_OUTCOME = "changed_outcome"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read, and what is taken out because it is invalid: that costs time, so only where found.

    Args:
        packed: the whole ratings of a customer of a long table are held several to a number; fractions
            among them are counted, and the table has to be read again without it.
        ratings: invalid ratings of a wide table become unrated; of a long one they always are.
        pairs: a moment a customer rated several times becomes unrated (long), or a customer with
            several rows is left out (wide).

    """

    packed: bool = False
    ratings: bool = False
    pairs: bool = False


def checks(question: Question, reading: Reading) -> tuple[str, ...]:
    """The checks each row of ratings carries."""
    if question.long is None:
        return (BAD,)
    named = [BAD, SURPLUS, NAMELESS, NAMELESS_CUSTOMERS]
    named += [FRACTIONS] if reading.packed else []
    named += [CHANGED_SEGMENT] if question.by is not None else []
    named += [CHANGED_OUTCOME] if question.outcome is not None else []
    return tuple(named)
