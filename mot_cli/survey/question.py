"""What is asked of a table of ratings: which moments, which scale, split by what. Nothing here reads one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale


class Invalid(StrEnum):
    """What to do with what cannot be meant, such as a rating outside the scale."""

    REFUSE = "refuse"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class SurveyMoment:
    """One moment as a table knows it.

    Args:
        id: what the journey file calls the moment.
        name: what people call it.
        column: the column that holds its ratings (wide), or what the moment column says (long).
        weight: how much it matters, above 0.

    """

    id: str
    name: str
    column: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a customer.

    Args:
        column: the column that says so.
        positive: the text that stands for the outcome asked about, such as `yes`; any other text is its
            absence, and an empty cell means that the outcome is not known.

    """

    column: str
    positive: str


@dataclass(frozen=True, slots=True)
class LongForm:
    """The columns of a long table, which has one row a customer and moment.

    A customer's segment and outcome need not stand in every row, only be the same where they do.

    Args:
        customer: the column that tells customers apart.
        moment: the column that names the moment.
        rating: the column that holds the rating.
        timestamp: the column that says when it was given; of several ratings of one moment the latest holds,
            and whether the others could be meant is not asked. None makes several ratings of one moment by
            one customer invalid.

    """

    customer: str
    moment: str
    rating: str
    timestamp: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one table.

    Args:
        moments: at least one, in the order the customers meet them.
        scale: what the ratings are on.
        unrated: codes that stand for "not applicable" and are never a rating, such as `0` or `N/A`.
        by: the column whose values are the segments.
        outcome: what became of the customers.
        long: the columns of a long table; None for a wide one, with one row a customer.
        customer: the column that tells the customers of a wide table apart; named, a customer who stands
            there twice is invalid, and examples name the customers.
        invalid: what to do with invalid input.

    Raises:
        ValueError: no moments, a weight of 0 or less, or two moments in one column.

    """

    moments: tuple[SurveyMoment, ...]
    scale: Scale
    unrated: tuple[str, ...] = ()
    by: str | None = None
    outcome: Outcome | None = None
    long: LongForm | None = None
    customer: str | None = None
    invalid: Invalid = Invalid.REFUSE

    def __post_init__(self) -> None:
        if not self.moments:
            raise ValueError("a survey asks about at least one moment")
        columns = [moment.column for moment in self.moments]
        twice = next((column for column in columns if columns.count(column) > 1), None)
        if twice is not None:
            raise ValueError(f"two moments are to be read from `{twice}`")
        if any(not 0 < moment.weight < float("inf") for moment in self.moments):
            raise ValueError("a moment's weight is above 0")

    @classmethod
    def from_journey(
        cls,
        journey: Journey,
        *,
        unrated: Sequence[str] = (),
        by: str | None = None,
        outcome: Outcome | None = None,
        long: LongForm | None = None,
        customer: str | None = None,
        invalid: Invalid = Invalid.REFUSE,
    ) -> "Question":
        """Ask about the moments of a journey, in its order, with its weights, on its scale.

        A moment is found by its `column` where it states one, and by its id otherwise.
        """
        moments = tuple(
            SurveyMoment(moment.id, moment.name, moment.column or moment.id, moment.weight)
            for moment in journey.moments
        )
        return cls(moments, journey.scale, tuple(unrated), by, outcome, long, customer, invalid)

    @classmethod
    def from_columns(
        cls,
        columns: Sequence[str],
        scale: Scale,
        *,
        unrated: Sequence[str] = (),
        by: str | None = None,
        outcome: Outcome | None = None,
        long: LongForm | None = None,
        customer: str | None = None,
        invalid: Invalid = Invalid.REFUSE,
    ) -> "Question":
        """Ask about columns, each a moment of weight 1 with the column's own name, in the order given."""
        moments = tuple(SurveyMoment(column, column, column) for column in columns)
        return cls(moments, scale, tuple(unrated), by, outcome, long, customer, invalid)

    def columns(self) -> tuple[str, ...]:
        """Every column the table must have, each once."""
        if self.long is None:
            wanted = [moment.column for moment in self.moments]
            wanted += [self.customer] if self.customer is not None else []
        else:
            wanted = [self.long.customer, self.long.moment, self.long.rating]
            wanted += [self.long.timestamp] if self.long.timestamp is not None else []
        wanted += [self.by] if self.by is not None else []
        wanted += [self.outcome.column] if self.outcome is not None else []
        return tuple(dict.fromkeys(wanted))

    def journey(self, title: str, ratings: Sequence[float | None]) -> Journey:
        """A journey of these moments with these ratings, in rating units; None leaves a moment unrated."""
        moments = tuple(
            Moment(moment.name, moment.id, rating, moment.weight)
            for moment, rating in zip(self.moments, ratings, strict=True)
        )
        return Journey(title, moments, self.scale)
