"""Random tables, and how they are written: wide and long, as Parquet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from mot_cli.journey.scale import Scale
from mot_cli.survey.question import LongForm, Outcome, Question, SurveyMoment
from tests.survey.reference import Customer

CODE = 99.0
"""A code for unrated, off every scale here."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the customers it is asked about."""

    question: Question
    customers: tuple[Customer, ...]
    coded: bool


@st.composite
def cases(draw: st.DrawFn) -> Case:
    scale = draw(
        st.sampled_from(
            [
                Scale(0, 5, 0),
                Scale(1, 5, 0),
                Scale(1, 5, 1),
                Scale(0, 10, 3),
                Scale(-2, 2, -2),
                Scale(-2, 2, 0),
            ]
        )
    )
    count = draw(st.integers(1, 5))
    weights = draw(st.lists(st.sampled_from([0.1, 0.5, 1.0, 1.0, 3.0]), min_size=count, max_size=count))
    fractions = st.floats(scale.min, scale.max, allow_subnormal=False)
    whole = st.integers(round(scale.min), round(scale.max)).map(float)
    rating = st.none() | (whole if draw(st.booleans()) else fractions | whole)
    asked_outcome, asked_segment = draw(st.booleans()), draw(st.booleans())
    customer = st.builds(
        Customer,
        st.tuples(*[rating] * count),
        st.sampled_from([None, "north", "south", 'it\'s \\ "here"']) if asked_segment else st.none(),
        st.sampled_from([None, True, False]) if asked_outcome else st.none(),
    )
    customers = draw(st.lists(customer, max_size=30))
    coded = draw(st.booleans())
    question = Question(
        tuple(SurveyMoment(f"m{i}", f"m{i}", f"moment {i}", weight) for i, weight in enumerate(weights)),
        scale,
        unrated=(str(int(CODE)),) if coded else (),
        by="where" if asked_segment else None,
        outcome=Outcome("came back", "yes") if asked_outcome else None,
    )
    return Case(question, tuple(customers), coded)


def write_wide(case: Case, path: Path) -> Question:
    empty = CODE if case.coded else None
    columns: dict[str, pa.Array] = {
        moment.column: pa.array(
            [
                empty if customer.ratings[index] is None else customer.ratings[index]
                for customer in case.customers
            ],
            pa.float64(),
        )
        for index, moment in enumerate(case.question.moments)
    }
    columns["where"] = pa.array([customer.segment for customer in case.customers], pa.string())
    columns["came back"] = pa.array([_yes(customer.outcome) for customer in case.customers], pa.string())
    pq.write_table(pa.table(columns), path)
    return case.question


def write_long(case: Case, path: Path, order: Sequence[int] | None = None) -> Question:
    rows = []
    empty = CODE if case.coded else None
    for number, customer in enumerate(case.customers):
        for moment, rating in zip(case.question.moments, customer.ratings, strict=True):
            value = empty if rating is None else rating
            rows.append((number, moment.column, value, customer.segment, _yes(customer.outcome)))
    if order is not None:
        rows = [
            rows[place] for place in sorted(range(len(rows)), key=lambda place: order[place % len(order)])
        ]
    names = ("who", "moment", "rating", "where", "came back")
    types = (pa.int64(), pa.string(), pa.float64(), pa.string(), pa.string())
    arrays = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(types)]
    pq.write_table(pa.table(dict(zip(names, arrays, strict=True))), path)
    return replace(case.question, long=LongForm("who", "moment", "rating"))


def _yes(outcome: bool | None) -> str | None:
    return None if outcome is None else "yes" if outcome else "no"
