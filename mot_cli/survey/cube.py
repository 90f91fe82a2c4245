"""The cube's rows as counts and sums by group, which add up. No SQL and no statistics here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

from mot_cli.survey.engine import Row, Value
from mot_cli.survey.scores import BINS, FINE_BINS, NO_BIN, Query

Key = tuple[int, int]


@dataclass(slots=True)
class Group:
    """Counts and sums of the customers of one segment.

    Args:
        sums: what the cube sums up, by the name of its column; floats are added exactly.
        deaths: journeys by the number of the first zero; 0 counts the journeys without any.
        additive: customers by bin.
        multiplicative: customers by bin.
        laws: customers by law's place, bin and outcome.

    """

    sums: dict[str, list[float]] = field(default_factory=dict)
    deaths: Counter[int] = field(default_factory=Counter)
    additive: Counter[int] = field(default_factory=Counter)
    multiplicative: Counter[int] = field(default_factory=Counter)
    laws: dict[int, dict[int, Counter[int]]] = field(default_factory=dict)

    def sum(self, name: str) -> float:
        """The sum of a column over the group."""
        return fsum(self.sums.get(name, ()))

    def count(self, name: str) -> int:
        """The same for a column of whole numbers."""
        return round(self.sum(name))

    def add(self, other: "Group") -> None:
        """Take in the customers of another group."""
        for name, values in other.sums.items():
            self.sums.setdefault(name, []).extend(values)
        self.deaths.update(other.deaths)
        self.additive.update(other.additive)
        self.multiplicative.update(other.multiplicative)
        for law, outcomes in other.laws.items():
            for outcome, counts in outcomes.items():
                self.laws.setdefault(law, {}).setdefault(outcome, Counter()).update(counts)


@dataclass(slots=True)
class Cube:
    """All that a survey needs to know of a table.

    Args:
        groups: by segment; the one key is None where no segments were asked for.
        joint: customers without and with the outcome, by the bins of the additive and multiplicative score.

    """

    groups: dict[str | None, Group] = field(default_factory=dict)
    joint: dict[Key, list[int]] = field(default_factory=dict)

    def overall(self) -> Group:
        """All segments together."""
        whole = Group()
        for group in self.groups.values():
            whole.add(group)
        return whole

    def read(self, query: Query, rows: Iterable[Row]) -> None:
        """Take in the rows of the cube."""
        margin_of = {
            name: query.columns.index(f"no_{name}") for name in query.columns if f"no_{name}" in query.columns
        }
        first_sum = query.columns.index("customers")
        for row in rows:
            cell = dict(zip(query.columns[:first_sum], row, strict=False))
            kept = {name for name, place in margin_of.items() if row[place] == 0}
            customers = _int(row[first_sum])
            if {"additive_bin", "multiplicative_bin"} <= kept:
                self._add_joint(cell, customers)
                continue
            group = self.groups.setdefault(_text(cell.get("segment")), Group())
            if "additive_bin" in kept:
                _add_bin(group.additive, cell["additive_bin"], customers, BINS)
            elif "multiplicative_bin" in kept:
                _add_bin(group.multiplicative, cell["multiplicative_bin"], customers, BINS)
            elif "first_zero" in kept:
                group.deaths[_int(cell["first_zero"])] += customers
            else:
                for name, value in zip(query.columns[first_sum:], row[first_sum:], strict=True):
                    group.sums.setdefault(name, []).append(_float(value))

    def read_laws(self, query: Query, rows: Iterable[Row], laws: int) -> None:
        """Take in the counts by law, of which the last, the number of zeros, has no bins."""
        for row in rows:
            cell = dict(zip(query.columns, row, strict=True))
            group = self.groups.setdefault(_text(cell.get("segment")), Group())
            law, customers = _int(cell["law"]), _int(cell["customers"])
            counts = group.laws.setdefault(law, {}).setdefault(_int(cell["outcome"]), Counter())
            if law < laws:
                _add_bin(counts, cell["bin"], customers, FINE_BINS)
            else:
                counts[_int(cell["bin"])] += customers

    def _add_joint(self, cell: dict[str, Value], customers: int) -> None:
        outcome, a, m = (_int(cell[name]) for name in ("outcome", "additive_bin", "multiplicative_bin"))
        if outcome in (0, 1) and a != NO_BIN:
            key = (min(a, BINS - 1), min(m, BINS - 1))
            self.joint.setdefault(key, [0, 0])[outcome] += customers


def _add_bin(counts: Counter[int], bin_: Value, customers: int, bins: int) -> None:
    """A full score of 100 belongs to the last bin; a customer without a score to none."""
    if bin_ is not None and bin_ != NO_BIN:
        counts[min(_int(bin_), bins - 1)] += customers


def _int(value: Value) -> int:
    return int(value) if value is not None else 0


def _float(value: Value) -> float:
    return float(value) if value is not None else 0.0


def _text(value: Value) -> str | None:
    return str(value) if value is not None else None
