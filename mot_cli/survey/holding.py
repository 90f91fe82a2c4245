"""How a customer's ratings are held while a long table is grouped: that is what grouping costs.

An entry is what one row says of one moment: its rating, or a word for unrated or for what cannot be meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Protocol

from mot_cli.journey.scale import Scale
from mot_cli.survey.engine import Kind, TableColumn
from mot_cli.survey.expressions import real

_BITS = 62  # of a BIGINT, so that its sign is never touched
_ABSENT, _UNRATED, _INVALID, _FRACTION, _FIRST = range(5)


class Holding(Protocol):
    """SQL for entries, before and after the rows of a customer are grouped."""

    @property
    def unrated(self) -> str:
        """The entry that stands for "asked, and not rated"."""

    @property
    def invalid(self) -> str:
        """The entry that stands for a rating that cannot be meant."""

    def entry(self, rating: str) -> str:
        """The entry of a rating (an expression) within the scale."""

    def aggregates(self, asked: Sequence[str]) -> list[str]:
        """What is kept of a customer's rows, named, from whether a row speaks of each moment."""

    def rating(self, number: int) -> str:
        """A customer's rating of a moment, as a DOUBLE; NULL where there is none."""

    def is_present(self, number: int) -> str:
        """Whether a customer has any entry for a moment."""

    def is_invalid(self, number: int) -> str:
        """Whether it cannot be meant."""

    def is_fraction(self, number: int) -> str:
        """Whether it is a rating that this way of holding has no room for."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Each moment's entry in a column of its own. Whatever the ratings are, they have room.

    Args:
        type: the SQL type of an entry.
        unrated: below every scale.
        invalid: below that.
        latest: of several entries of a moment the latest holds; otherwise one of them.
        once: of several entries of a moment none holds.

    """

    type: str
    unrated: str
    invalid: str
    latest: bool = False
    once: bool = False

    @classmethod
    def for_column(
        cls, column: TableColumn, scale: Scale, *, latest: bool = False, once: bool = False
    ) -> "Apart":
        """With the narrowest type that holds the ratings of a column on a scale."""
        reach = max(abs(scale.min), abs(scale.max))
        if column.kind is Kind.WHOLE and reach <= 100:
            return cls("TINYINT", "CAST(-120 AS TINYINT)", "CAST(-121 AS TINYINT)", latest, once)
        if column.kind is Kind.WHOLE and reach <= 30_000:
            return cls("SMALLINT", "CAST(-32000 AS SMALLINT)", "CAST(-32001 AS SMALLINT)", latest, once)
        return cls("DOUBLE", real(-1e300), real(-2e300), latest, once)

    def entry(self, rating: str) -> str:
        """The entry of a rating (an expression) within the scale."""
        return rating if self.type == "DOUBLE" else f"CAST({rating} AS {self.type})"

    def aggregates(self, asked: Sequence[str]) -> list[str]:
        """What is kept of a customer's rows, named, from whether a row speaks of each moment."""
        return [f"{self._aggregate(condition)} AS e{number}" for number, condition in enumerate(asked)]

    def rating(self, number: int) -> str:
        """A customer's rating of a moment, as a DOUBLE; NULL where there is none."""
        return f"CASE WHEN e{number} > {self.unrated} THEN CAST(e{number} AS DOUBLE) END"

    def is_present(self, number: int) -> str:
        """Whether a customer has any entry for a moment."""
        return f"e{number} IS NOT NULL"

    def is_invalid(self, number: int) -> str:
        """Whether it cannot be meant."""
        return f"e{number} = {self.invalid}"

    def is_fraction(self, number: int) -> str:  # noqa: ARG002 - there is room for all
        """Whether it is a rating that this way of holding has no room for."""
        return "FALSE"

    def _aggregate(self, condition: str) -> str:
        entry = f"CASE WHEN {condition} THEN entry END"
        if self.latest:
            return f"MAX_BY({entry}, CASE WHEN {condition} THEN given_at END)"
        if self.once:
            return f"CASE WHEN COUNT({entry}) > 1 THEN {self.unrated} ELSE MAX({entry}) END"
        return f"MAX({entry})"


@dataclass(frozen=True, slots=True)
class Packed:
    """The entries of many moments as digits of one whole number: half the time and memory of a column each.

    It holds whole ratings only. Several entries of one moment cannot be told apart afterwards, only that
    there were more rows than moments.

    Args:
        low: the lowest whole rating of the scale.
        bits: how many a digit takes.
        whole: whether the column can hold nothing but whole numbers.

    """

    low: int
    bits: int
    whole: bool

    unrated = str(_UNRATED)
    invalid = str(_INVALID)

    @classmethod
    def for_column(cls, column: TableColumn, scale: Scale) -> "Packed | None":
        """Digits for the whole ratings of a scale; None where at most one would fit into a number."""
        low = ceil(scale.min)
        bits = (_FIRST + floor(scale.max) - low).bit_length()
        return cls(low, bits, column.kind is Kind.WHOLE) if 2 * bits <= _BITS else None

    def entry(self, rating: str) -> str:
        """The entry of a rating (an expression) within the scale."""
        digit = f"CAST({rating} AS BIGINT) + ({_FIRST - self.low})"
        return (
            digit if self.whole else f"CASE WHEN {rating} = FLOOR({rating}) THEN {digit} ELSE {_FRACTION} END"
        )

    def aggregates(self, asked: Sequence[str]) -> list[str]:
        """What is kept of a customer's rows, named, from whether a row speaks of each moment."""
        each = self._each
        words = [asked[start : start + each] for start in range(0, len(asked), each)]
        return [f"{self._aggregate(conditions)} AS w{word}" for word, conditions in enumerate(words)]

    def rating(self, number: int) -> str:
        """A customer's rating of a moment, as a DOUBLE; NULL where there is none."""
        shift = self._shift(number)
        digit = self._digit(number)
        rating = f"CAST({digit} AS DOUBLE) / {real(1 << shift)} + {real(self.low - _FIRST)}"
        return f"CASE WHEN {digit} >= {_FIRST << shift} THEN {rating} END"

    def is_present(self, number: int) -> str:
        """Whether a customer has any entry for a moment."""
        return f"{self._digit(number)} <> {_ABSENT}"

    def is_invalid(self, number: int) -> str:
        """Whether it cannot be meant."""
        return f"{self._digit(number)} = {_INVALID << self._shift(number)}"

    def is_fraction(self, number: int) -> str:
        """Whether it is a rating that this way of holding has no room for."""
        return "FALSE" if self.whole else f"{self._digit(number)} = {_FRACTION << self._shift(number)}"

    @property
    def _each(self) -> int:
        """How many digits a number has."""
        return _BITS // self.bits

    def _aggregate(self, conditions: Sequence[str]) -> str:
        places = " ".join(
            f"WHEN {condition} THEN {1 << self._shift(number)}" for number, condition in enumerate(conditions)
        )
        # Or, not plus: a moment that was rated twice must not spill into the next digit.
        return f"COALESCE(BIT_OR(entry * CAST(CASE {places} END AS BIGINT)), {_ABSENT})"

    def _shift(self, number: int) -> int:
        return number % self._each * self.bits

    def _digit(self, number: int) -> str:
        mask = ((1 << self.bits) - 1) << self._shift(number)
        return f"(w{number // self._each} & {mask})"
