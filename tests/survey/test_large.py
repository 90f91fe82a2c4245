"""Tables large enough for several threads: repeated many times, a table says the same of more customers."""

import gzip
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

import pyarrow as pa
import pyarrow.parquet as pq

from mot_cli.journey.scale import Scale
from mot_cli.survey import LongForm, Outcome, Question, SurveyResult, survey
from mot_cli.survey.results import GroupSummary
from tests.survey.reference import Customer, check_result

TIMES = 2_500
MOMENTS = [f"m{number}" for number in range(6)]
QUESTION = Question.from_columns(
    MOMENTS, Scale(1, 5, 1), by="region", outcome=Outcome("back", "yes"), unrated=("99", "n/a")
)
LONG = replace(QUESTION, long=LongForm("who", "moment", "rating"))
COMMENTS = ('"good, ""very"" good"', '"he left\n5,5,5,5,5,5"', "plain", "", '"\r\n"', '"1,2"')


def drawn() -> list[Customer]:
    """A few customers of every kind."""
    chance = random.Random(20080301)
    return [
        Customer(
            tuple(chance.choices([None, 1.0, 2.0, 3.0, 4.0, 5.0], [1, 1, 2, 4, 6, 6])[0] for _ in MOMENTS),
            chance.choice(["north", "south", None]),
            chance.choice([True, False, None]),
        )
        for _ in range(160)
    ]


CUSTOMERS = drawn()


def cells(customer: Customer, unrated: str) -> list[str]:
    given = [unrated if rating is None else f"{rating:g}" for rating in customer.ratings]
    outcome = {True: "yes", False: "no", None: ""}[customer.outcome]
    return [*given, customer.segment or "", outcome]


def wide_csv(times: int, separator: str = ",", unrated: str = "n/a") -> str:
    rows = [
        separator.join([COMMENTS[number % len(COMMENTS)].replace(",", separator), *cells(customer, unrated)])
        for number, customer in enumerate(CUSTOMERS)
    ]
    header = separator.join(["comment", *MOMENTS, "region", "back"])
    return "\n".join([header, *rows * times]) + "\n"


def long_columns(times: int) -> dict[str, pa.Array]:
    who, moments, ratings, regions, outcomes = [], [], [], [], []
    for place, customer in enumerate(CUSTOMERS):
        *given, region, outcome = cells(customer, "99")
        for moment, rating in zip(MOMENTS, given, strict=True):
            who.append(place)
            moments.append(moment)
            ratings.append(int(rating))
            regions.append(region or None)
            outcomes.append(outcome or None)
    # One after another, each customer's rows lie far apart.
    return {
        "who": pa.array([person + turn * len(CUSTOMERS) for turn in range(times) for person in who]),
        "moment": pa.array(moments * times),
        "rating": pa.array(ratings * times, pa.int8()),
        "region": pa.array(regions * times),
        "back": pa.array(outcomes * times),
    }


def shuffled(table: pa.Table) -> pa.Table:
    order = list(range(table.num_rows))
    random.Random(1).shuffle(order)
    return table.take(pa.array(order))


def assert_repeated(large: SurveyResult, small: SurveyResult, times: int) -> None:
    assert [segment.name for segment in large.segments] == [segment.name for segment in small.segments]
    groups = [(large.overall, small.overall)]
    groups += [(a.summary, b.summary) for a, b in zip(large.segments, small.segments, strict=True)]
    for many, few in groups:
        assert counts(many) == [times * count for count in counts(few)]
        assert means(many) == pytest.approx(means(few), rel=1e-9)


def counts(group: GroupSummary) -> Sequence[int]:
    outcome = group.outcome
    assert outcome is not None
    return [
        *(
            group.customers,
            group.scored,
            group.collapsed.count,
            *group.additive_bins,
            *group.multiplicative_bins,
        ),
        *(outcome.unknown, outcome.known.count, outcome.collapsed.count, outcome.whole.count),
        *(
            count
            for moment in group.moments
            for count in (
                *(moment.rated, moment.unrated, moment.zeros.count),
                *(moment.deaths.count, moment.fragile.count),
            )
        ),
    ]


def means(group: GroupSummary) -> Sequence[float | None]:
    outcome = group.outcome
    assert outcome is not None
    areas = [law.roc.area for law in outcome.laws if law.roc is not None]
    return [group.additive, group.multiplicative, *(moment.mean for moment in group.moments), *areas]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SurveyResult:
    path = tmp_path_factory.mktemp("small") / "t.csv"
    path.write_text(wide_csv(1), encoding="utf-8")
    result = survey(QUESTION, [str(path)])
    check_result(result, CUSTOMERS)
    return result


@pytest.mark.parametrize("form", ["csv", "separated by semicolons", "csv.gz", "parquet", "several files"])
def test_a_large_wide_table(form: str, small: SurveyResult, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    if form == "csv":
        path.write_text(wide_csv(TIMES), encoding="utf-8", newline="")
    elif form == "separated by semicolons":
        path.write_text(wide_csv(TIMES, ";", "  99 "), encoding="utf-8", newline="")
    elif form == "csv.gz":
        path = tmp_path / "t.csv.gz"
        path.write_bytes(gzip.compress(wide_csv(TIMES).encode(), 1))
    elif form == "several files":
        path = tmp_path
        for number in range(5):
            (tmp_path / f"{number}.csv").write_text(wide_csv(TIMES // 5), encoding="utf-8", newline="")
    else:
        path = tmp_path / "t.parquet"
        rows = [cells(customer, "") for customer in CUSTOMERS] * TIMES
        columns = zip([*MOMENTS, "region", "back"], zip(*rows, strict=True), strict=True)
        table = {
            name: pa.array([int(cell) if cell else None for cell in column])
            if name in MOMENTS
            else pa.array([cell or None for cell in column])
            for name, column in columns
        }
        pq.write_table(pa.table(table), path, row_group_size=50_000)
    assert_repeated(survey(QUESTION, [str(path)]), small, TIMES)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_large_long_table(form: str, small: SurveyResult, tmp_path: Path) -> None:
    times = TIMES // 5
    table = shuffled(pa.table(long_columns(times)))
    path = tmp_path / f"t.{form}"
    if form == "parquet":
        pq.write_table(table, path, row_group_size=50_000)
    else:
        import pyarrow.csv

        pyarrow.csv.write_csv(table, path)
    assert_repeated(survey(LONG, [str(path)]), small, times)
