"""How fast and how frugal a survey is, as ratios against floors measured in the same run.

`python -m tests.bench.survey --customers 10000000` generates its tables, of ten moments each, and takes each
ratio from pairs of whole processes run in turn, so that what else the machine does weighs on both. Only the
answers are asserted.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

MOMENTS = 10
NAMES = [f"m{number}" for number in range(MOMENTS)]

OURS = f"""
import json, sys
from dataclasses import replace
from mot_cli.journey.scale import Scale
from mot_cli.survey import LongForm, Question, survey
question = Question.from_columns({NAMES!r}, Scale(0, 5, 0))
if sys.argv[2] == "long":
    question = replace(question, long=LongForm("customer", "moment", "rating"))
overall = survey(question, [sys.argv[1]], memory_limit=sys.argv[3] or None, temp_dir=sys.argv[4]).overall
print(json.dumps([overall.customers, overall.collapsed.count, overall.additive, overall.multiplicative]))
"""

_NUMBERS = range(MOMENTS)
_RATED = " + ".join(f"(r{n} IS NOT NULL)::INT" for n in _NUMBERS)
_WIDE = ", ".join(f"m{n}::DOUBLE AS r{n}" for n in _NUMBERS)
_LONG = ", ".join(f"max(CASE WHEN moment = 'm{n}' THEN rating END) AS r{n}" for n in _NUMBERS)
_PER_MOMENT = ", ".join(
    f"count(r{n}), sum(r{n}), sum((r{n} <= 0)::INT), sum((r{n} <= 1.25)::INT)" for n in _NUMBERS
)
HAND_WRITTEN = f"""
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
"""The same answer as somebody who knows DuckDB would write it: no checks, one scan, one logarithm each."""

HAND = """
import duckdb, json, sys
connection = duckdb.connect()
connection.execute(f"SET temp_directory = '{sys.argv[4]}'; SET enable_progress_bar = false")
if sys.argv[3]:
    connection.execute(f"SET memory_limit = '{sys.argv[3]}'")
rows = connection.execute(sys.argv[5]).fetchall()
customers = sum(row[0] for row in rows)
died = sum(row[0] for row in rows if row[1])
print(json.dumps([customers, died, *(sum(row[n] for row in rows) / customers for n in (4, 5))]))
"""

PANDAS = f"""
import json, sys
import numpy as np, pandas as pd
names = {NAMES!r}
read = pd.read_csv(sys.argv[1], usecols=names) if sys.argv[1].endswith("csv") else pd.read_parquet(
    sys.argv[1], columns=names)
frame = read.astype("float64")
values = frame / 5
dead = values.eq(0).any(axis=1)
a = 100 * values.mean(axis=1)
with np.errstate(divide="ignore"):
    m = 100 * np.exp(np.log(values).mean(axis=1))
first = values.eq(0).idxmax(axis=1)[dead].value_counts()
bins = [np.floor(score + 1e-10).clip(upper=99).value_counts() for score in (a, m)]
moments = frame.agg(["count", "mean"]), values.eq(0).sum(), (values.le(0.25) & values.gt(0)).sum()
print(json.dumps([len(frame), int(dead.sum()), float(a.mean()), float(m.mean())]))
"""

OBVIOUS = f"""
import json, sys
import numpy as np, pandas as pd
names = {NAMES!r}
frame = pd.read_parquet(sys.argv[1])
ratings = frame[names].mask((frame[names] < 0) | (frame[names] > 5))
values = ratings / 5
a = values.apply("mean", axis=1) * 100
m = np.exp(np.log(values.replace(0, np.nan)).apply("mean", axis=1)) * 100
died = pd.Series(pd.NA, index=frame.index, dtype="object")
for name in names:
    died[(values[name] == 0) & died.isna()] = name
m[died.notna()] = 0
deaths = died.value_counts()
long = ratings.melt(var_name="moment", value_name="rating").dropna()
moments = long.groupby("moment")["rating"].agg(["count", "mean", lambda r: (r == 0).sum(),
    lambda r: ((r > 0) & (r <= 1.25)).sum()])
bins = [pd.cut(score, range(0, 101), include_lowest=True).value_counts() for score in (a, m)]
print(json.dumps([len(frame), int(died.notna().sum()), float(a.mean()), float(m.mean())]))
"""
"""The same as an analyst writes it who looks for no speed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall seconds, peak megabytes, and what it printed."""

    seconds: float
    megabytes: float
    answer: str


def run(code: str, *arguments: str) -> Run:
    command = [sys.executable, "-c", code, *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        answer = process.stdout.read() if process.stdout is not None else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit status {process.returncode}: {code}")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024, answer)


def pairs(
    name: str, ours: Callable[[], Run], floor: Callable[[], Run], times: int, *, same: bool = True
) -> None:
    """Run both in turn, hold their answers against each other, and print the median of the ratios."""
    runs = [(ours(), floor()) for _ in range(times)]
    if same:
        for mine, theirs in runs:
            left, right = json.loads(mine.answer), json.loads(theirs.answer)
            close = [abs(a - b) <= 1e-9 * max(abs(a), 1) for a, b in zip(left, right, strict=True)]
            assert all(close), (left, right)
    ratio = median(mine.seconds / theirs.seconds for mine, theirs in runs)
    seconds, floor_seconds = (median(pair[side].seconds for pair in runs) for side in (0, 1))
    peak, other = (max(pair[side].megabytes for pair in runs) for side in (0, 1))
    each = " ".join(f"{a.seconds / b.seconds:.2f}" for a, b in runs)
    print(
        f"{name}: ratio {ratio:.2f} ({each}); {seconds:.2f} s against {floor_seconds:.2f} s;"
        f" peak {peak:.0f} MB against {other:.0f} MB",
        flush=True,
    )


def as_csv(table: Path) -> Path:
    """The same table as CSV, written once."""
    import duckdb

    path = table.with_suffix(".csv")
    if not path.exists():
        duckdb.execute(f"COPY (FROM '{table}') TO '{path}' (HEADER)")
    return path


def generated(folder: Path, customers: int, *, long: bool) -> tuple[Path, Path]:
    """The tables, generated by a process of its own: a child's peak memory is never below its parent's."""
    code = f"""
from pathlib import Path
from tests.bench.survey import generate
generate(Path({str(folder)!r}), {customers}, long={long})
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    return folder / f"wide-{customers}.parquet", folder / f"long-{customers}.parquet"


def generate(folder: Path, customers: int, *, long: bool) -> None:
    """A wide table of whole ratings 0..5, a twentieth of them empty, and the same long and shuffled."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(
        f"SET temp_directory = '{folder}'; SET memory_limit = '6GB'; SET enable_progress_bar = false;"
        " SELECT setseed(0.5)"
    )
    wide, long_path = folder / f"wide-{customers}.parquet", folder / f"long-{customers}.parquet"
    liked = "1 + floor(random() * 5)::INT"
    rating = f"CASE WHEN random() < 0.05 THEN NULL WHEN random() < 0.02 THEN 0 ELSE {liked} END"
    columns = ", ".join(f"{rating} AS {name}" for name in NAMES)
    connection.execute(f"COPY (SELECT range AS customer, {columns} FROM range({customers})) TO '{wide}'")
    if long:
        unpivoted = f"UNPIVOT '{wide}' ON {', '.join(NAMES)} INTO NAME moment VALUE rating"
        connection.execute(
            f"COPY (FROM ({unpivoted}) ORDER BY hash(customer * 31 + ascii(moment[2]))) TO '{long_path}'"
        )
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=1_000_000, help="of ten moments each")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--no-long", action="store_true")
    arguments = parser.parse_args()
    customers, times = arguments.customers, arguments.pairs
    with tempfile.TemporaryDirectory(prefix="mot-bench-") as name:
        folder = Path(name)
        wide, long = generated(folder, customers, long=not arguments.no_long)
        tenth, _ = generated(folder, customers // 10, long=False)
        spill = str(folder)

        def ours(table: Path, form: str = "wide", limit: str = "") -> Callable[[], Run]:
            return lambda: run(OURS, str(table), form, limit, spill)

        def hand(table: Path, form: str = "wide", limit: str = "") -> Callable[[], Run]:
            select = f"SELECT {_WIDE} FROM '{table}'" if form == "wide" else ""
            select = select or f"SELECT customer, {_LONG} FROM '{table}' GROUP BY customer"
            return lambda: run(HAND, str(table), form, limit, spill, HAND_WRITTEN.format(rows=select))

        ratings = customers * MOMENTS
        print(f"{ratings:,} ratings, {customers:,} customers; {os.cpu_count()} cores")
        pairs("wide, against hand-written DuckDB", ours(wide), hand(wide), times)
        pairs(f"wide, growth from {ratings // 10:,} ratings", ours(wide), ours(tenth), times, same=False)
        pairs(
            f"wide, {ratings // 10:,} ratings, against pandas written for speed",
            ours(tenth),
            lambda: run(PANDAS, str(tenth)),
            times,
        )
        pairs(
            f"wide, {ratings // 10:,} ratings, against pandas as it comes",
            ours(tenth),
            lambda: run(OBVIOUS, str(tenth)),
            times,
        )
        pairs(
            f"wide, {ratings // 10:,} ratings in CSV, against pandas written for speed",
            ours(as_csv(tenth)),
            lambda: run(PANDAS, str(as_csv(tenth))),
            times,
        )
        tiny = folder / "tiny.csv"
        tiny.write_text(",".join(NAMES) + "\n" + "5,4,3,2,1,0,1,2,3,4\n" * 5)
        nothing = "import mot_cli, typer"
        pairs(
            "a tiny table, against starting a command",
            ours(tiny),
            lambda: run(nothing),
            max(times, 5),
            same=False,
        )
        if not arguments.no_long:
            pairs(
                "long and shuffled, against hand-written DuckDB",
                ours(long, "long"),
                hand(long, "long"),
                times,
            )
            limited = ours(long, "long", "1GB")()
            print(f"long, --memory-limit 1GB: {limited.seconds:.1f} s, peak {limited.megabytes:.0f} MB")


if __name__ == "__main__":
    main()
