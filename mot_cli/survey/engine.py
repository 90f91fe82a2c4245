"""What the survey asks of an engine: open a table, run a text of SQL, close. No engine is imported here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

Value = str | int | float | bool | None
"""What a cell of an answer can hold."""
Row = tuple[Value, ...]
Progress = Callable[[str, float | None], None]
"""Told what is being done, and how much of it is done as a fraction 0..1 where the engine knows."""


class Kind(StrEnum):
    """What a column holds, as far as it matters here."""

    WHOLE = "whole number"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    TIME = "time"
    OTHER = "other"

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers as numbers."""
        return self in (Kind.WHOLE, Kind.NUMBER)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The few things two engines write differently.

    Args:
        text: a text as a literal.
        odd: whether this engine alone might read a text expression as a number that nobody means.
        time: a text expression as a moment in time, NULL where it is none.
        stops: whether a text that is no number ends a query that casts it, as `NotANumber`; elsewhere it
            may be read as NULL, or end it with much noise.

    """

    text: Callable[[str], str]
    odd: Callable[[str], str]
    time: Callable[[str], str]
    stops: bool = False


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of an opened table.

    Args:
        alias: what it is called in SQL: a plain word of the engine's choosing, never the user's text.
        kind: what it holds.
        bounds: the least and the greatest number in it, where the file itself says so.

    """

    alias: str
    kind: Kind
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table an engine has opened.

    Args:
        relation: what stands after FROM.
        columns: those that were wanted and are there, by the name the table gives them.
        available: the names of all its columns, in order.
        lacking: the files, among several, that do not have a wanted column which others have, by its name.

    """

    relation: str
    columns: Mapping[str, TableColumn]
    available: tuple[str, ...]
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a table in which rows can be told apart, for examples.

    Args:
        relation: what stands after FROM; the same columns as the table.
        file: its file, where the table has several.
        row: the expression that numbers its rows from 1, or None where rows have no order.

    """

    relation: str
    file: str | None
    row: str | None


class Engine(Protocol):
    """Runs SQL over tables. Whatever goes wrong in it is raised as a `SurveyError`."""

    name: str
    dialect: Dialect

    def open(self, tables: Sequence[str], wanted: Sequence[str]) -> OpenTable:
        """Open files as one table, whose columns are the wanted ones that are there."""

    def parts(self, table: OpenTable) -> Iterator[Part]:
        """The stretches of a table in order, as far as it is worth looking for examples."""

    def rows(self, sql: str, stage: str) -> list[Row]:
        """The rows of an answer; the stage says in words what is being asked, for progress."""

    def close(self) -> None:
        """Let everything go: connections, temporary files."""
