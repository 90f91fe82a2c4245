"""What a survey is measured against: the same answer, written by hand in SQL and with pandas.

Each is run as a process of its own, `python -m tests.bench.survey_floors NAME TABLE [SETTINGS]`, and prints
the customers, the journeys that collapsed, and both mean scores.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

MOMENTS = 10
NAMES = [f"m{number}" for number in range(MOMENTS)]

_NUMBERS = range(MOMENTS)
_RATED = " + ".join(f"(r{n} IS NOT NULL)::INT" for n in _NUMBERS)
_WIDE = ", ".join(f"m{n}::DOUBLE AS r{n}" for n in _NUMBERS)
_LONG = ", ".join(f"max(CASE WHEN moment = 'm{n}' THEN rating END) AS r{n}" for n in _NUMBERS)
_PER_MOMENT = ", ".join(
    f"count(r{n}), sum(r{n}), sum((r{n} <= 0)::INT), sum((r{n} <= 1.25)::INT)" for n in _NUMBERS
)
_SQL = f"""
WITH rated AS ({{rows}}),
scored AS (
    SELECT *,
        CASE {" ".join(f"WHEN r{n} <= 0 THEN {n + 1}" for n in _NUMBERS)} ELSE 0 END AS died,
        20 * ({" + ".join(f"coalesce(r{n}, 0)" for n in _NUMBERS)}) / nullif({_RATED}, 0) AS a,
        100 * coalesce(exp(ln(nullif({" * ".join(f"coalesce(r{n} / 5::DOUBLE, 1)" for n in _NUMBERS)}, 0))
            / nullif({_RATED}, 0)), 0) AS m
    FROM rated)
SELECT count(*), died, floor(a + 1e-10)::INT, floor(m + 1e-10)::INT, sum(a), sum(m), {_PER_MOMENT}
FROM scored GROUP BY ALL
"""
Answer = list[float]


def duckdb_wide(table: str) -> Answer:
    """As somebody who knows DuckDB would write it: no checks, one scan, one logarithm a customer."""
    return _by_hand(f"SELECT {_WIDE} FROM '{table}'")


def duckdb_long(table: str) -> Answer:
    """The same, grouped by customer first."""
    return _by_hand(f"SELECT customer, {_LONG} FROM '{table}' GROUP BY customer")


def pandas_wide(table: str) -> Answer:
    """As an analyst writes it who looks for no speed."""
    import pandas as pd

    frame = pd.read_csv(table) if table.endswith("csv") else pd.read_parquet(table)
    ratings = frame[NAMES].mask((frame[NAMES] < 0) | (frame[NAMES] > 5))
    _per_moment(ratings.melt(var_name="moment", value_name="rating").dropna())
    return _of_values(ratings / 5)


def pandas_long(table: str) -> Answer:
    """A row a customer by a pivot, and then as above."""
    import pandas as pd

    long = pd.read_parquet(table)
    _per_moment(long.dropna())
    return _of_values(long.pivot(index="customer", columns="moment", values="rating") / 5)


def pandas_wide_for_speed(table: str) -> Answer:
    """Only the columns that matter, as floats, whole arrays at a time, without a check."""
    import numpy as np
    import pandas as pd

    csv = table.endswith("csv")
    read = pd.read_csv(table, usecols=NAMES) if csv else pd.read_parquet(table, columns=NAMES)
    frame = read.astype("float64")
    values = frame / 5
    dead = values.eq(0).any(axis=1)
    a = 100 * values.mean(axis=1)
    with np.errstate(divide="ignore"):
        m = 100 * np.exp(np.log(values).mean(axis=1))
    values.eq(0).idxmax(axis=1)[dead].value_counts()
    for score in (a, m):
        np.floor(score + 1e-10).clip(upper=99).value_counts()
    _ = frame.agg(["count", "mean"]), values.eq(0).sum(), (values.le(0.25) & values.gt(0)).sum()
    return [len(frame), int(dead.sum()), float(a.mean()), float(m.mean())]


def pandas_long_for_speed(table: str) -> Answer:
    """One group-by over customers with built-in aggregates, which a pivot is not."""
    import numpy as np
    import pandas as pd

    long = pd.read_parquet(table)
    long["value"] = long["rating"] / 5
    with np.errstate(divide="ignore"):
        long["log"] = np.log(long["value"])
    scores = long.groupby("customer").agg(a=("value", "mean"), m=("log", "mean"), weakest=("value", "min"))
    a, m, dead = 100 * scores["a"], 100 * np.exp(scores["m"]), scores["weakest"].eq(0)
    long[long["rating"] == 0].groupby("customer")["moment"].min().value_counts()
    for score in (a, m):
        np.floor(score + 1e-10).clip(upper=99).value_counts()
    _per_moment(long)
    return [len(scores), int(dead.sum()), float(a.mean()), float(m.mean())]


def _of_values(values: Any) -> Answer:
    """What a frame of values, a row a customer, says the obvious way."""
    import numpy as np
    import pandas as pd

    a = values.mean(axis=1) * 100
    m = np.exp(np.log(values.replace(0, np.nan)).mean(axis=1)) * 100
    died = pd.Series(pd.NA, index=values.index, dtype="object")
    for name in NAMES:
        died[(values[name] == 0) & died.isna()] = name
    m[died.notna()] = 0
    died.value_counts()
    for score in (a, m):
        pd.cut(score, range(101), include_lowest=True).value_counts()
    return [len(values), int(died.notna().sum()), float(a.mean()), float(m.mean())]


def _by_hand(rows: str) -> Answer:
    import duckdb

    memory_limit, spill = (*sys.argv[3:], "", "")[:2]
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = '{spill or '.'}'; SET enable_progress_bar = false")
    if memory_limit:
        connection.execute(f"SET memory_limit = '{memory_limit}'")
    found = connection.execute(_SQL.format(rows=rows)).fetchall()
    customers = sum(row[0] for row in found)
    died = sum(row[0] for row in found if row[1])
    return [customers, died, *(sum(row[n] for row in found) / customers for n in (4, 5))]


def _per_moment(long: Any) -> None:
    long.groupby("moment")["rating"].agg(
        ["count", "mean", lambda r: (r == 0).sum(), lambda r: ((r > 0) & (r <= 1.25)).sum()]
    )


FLOORS: dict[str, Callable[[str], Answer]] = {
    floor.__name__: floor
    for floor in (
        duckdb_wide,
        duckdb_long,
        pandas_wide,
        pandas_long,
        pandas_wide_for_speed,
        pandas_long_for_speed,
    )
}

if __name__ == "__main__":
    print(json.dumps(FLOORS[sys.argv[1]](sys.argv[2])))
