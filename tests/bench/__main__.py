"""`python -m tests.bench`: the ratios the design sets, each against a floor measured in turn with it.

Every pair is run alternately, so that a machine that slows down slows both; the ratio is the median of the
pairs' ratios.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Sequence
from compileall import compile_dir
from importlib.util import find_spec
from pathlib import Path
from random import Random

from tests.bench.journeys import journey_text, write_journeys
from tests.bench.measure import ROOT, peak, ratio, report, seconds

FLOOR = "import typer, yaml, rich.console, rich.table"
LOAD = """
import sys, yaml
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
"""
SCORE = """
import sys
from mot_cli.folder.find import find
from mot_cli.folder.scoring import score_files
rows = list(score_files(find([sys.argv[1]]).files, processes=int(sys.argv[2])))
assert not any(isinstance(row, tuple) for row in rows)
"""
PYTHON = sys.executable
MOT = (PYTHON, "-m", "mot_cli")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print every ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--journeys", type=int, default=10_000, help="files in the folder (default 10,000)")
    parser.add_argument("--times", type=int, default=10, help="how many more the large one has (default 10)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs a ratio is the median of (default 5)")
    options = parser.parse_args(arguments)
    compile_dir(ROOT / "mot_cli", quiet=2)  # as an installer does: what the floor imports is compiled too
    starting(4 * options.rounds)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        many(folder / "many", options.journeys, options.rounds)
        if options.times > 1:
            growing(folder, options.journeys, options.times)
        long(folder, options.rounds)


def starting(rounds: int) -> None:
    """One small journey: what a command costs before it does anything."""
    floor = (PYTHON, "-c", FLOOR)
    journey = str(ROOT / "journeys" / "iplug-premium.yaml")
    report(
        "mot score FILE / importing typer, yaml and rich", ratio((*MOT, "score", journey), floor, rounds), 1.3
    )
    report("mot --version / the same floor", ratio((*MOT, "--version"), floor, rounds))


def many(folder: Path, count: int, rounds: int) -> None:
    """A folder of journeys against loading them, and against the obvious way."""
    folder.mkdir()
    write_journeys(folder, count)
    load = (PYTHON, "-c", LOAD, str(folder))
    for processes, most in ((1, 1.0), (2, 0.6)):
        label = f"scoring {count:,} journeys, {processes} process(es) / yaml.load of them"
        report(label, ratio((PYTHON, "-c", SCORE, str(folder), str(processes)), load, rounds), most)
    score = (*MOT, "score", str(folder))
    report(f"mot score FOLDER of {count:,}, whole process / yaml.load of them", ratio(score, load, rounds))
    if find_spec("pandas") is None:
        print("with pandas, the obvious way: not measured, pip install -e '.[bench]'")
        return
    obvious = (PYTHON, "-m", "tests.bench.obvious", str(folder))
    label = f"mot score FOLDER of {count:,} / the obvious way with pandas"
    report(label, seconds(score) / seconds(obvious))  # once: the obvious way takes minutes


def growing(folder: Path, count: int, times: int) -> None:
    """A folder of many times as many journeys: time for each, and memory."""
    few, lots = folder / "many", folder / "more"
    lots.mkdir()
    write_journeys(lots, times * count)
    large = seconds((*MOT, "score", str(lots))) / times
    label = f"mot score FOLDER, time for each of {times * count:,} journeys / for each of {count:,}"
    report(label, large / seconds((*MOT, "score", str(few))))
    for form in ("csv", "text"):
        sizes = [peak((*MOT, "score", str(each), "-f", form)) for each in (few, lots)]
        label = f"peak memory of mot score FOLDER -f {form}, {count:,} and {times * count:,} journeys"
        more = 1024 * (sizes[1] - sizes[0]) / ((times - 1) * count)
        print(f"{label}: {sizes[0]:.0f} MB, {sizes[1]:.0f} MB; {more:.1f} KB a journey")


def long(folder: Path, rounds: int) -> None:
    """Journeys of very many moments: twice as many should take about twice as long."""
    random = Random(1986)
    for moments in (1_000, 2_000):
        old = re.sub("    id: .*\n", "", journey_text(random, moments, moments))
        new = re.sub("Moment of truth", "Contact", old)  # every moment renamed, to be matched by likeness
        (folder / f"{moments}-old.yaml").write_text(old, "utf-8")
        (folder / f"{moments}-new.yaml").write_text(new, "utf-8")
    calls = (
        ("diff", ("diff", "{}-old.yaml", "{}-new.yaml", "-f", "json")),
        ("plan --budget", ("plan", "{}-old.yaml", "--budget", "500", "-f", "json")),
        ("plan --target", ("plan", "{}-old.yaml", "--target", "70", "-f", "json")),
    )
    for name, arguments in calls:
        small, large = (
            [*MOT, *(str(folder / part.format(n)) if "{}" in part else part for part in arguments)]
            for n in (1_000, 2_000)
        )
        report(f"mot {name}, 2,000 moments / 1,000 moments", ratio(large, small, rounds))


if __name__ == "__main__":
    main()
