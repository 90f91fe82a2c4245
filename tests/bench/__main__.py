"""`python -m tests.bench`: the ratios the design sets, each against a floor measured in turn with it.

Every pair is run alternately, so that a machine that slows down slows both; the ratio is the median of the
pairs' ratios.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.journeys import write_journeys

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print every ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--journeys", type=int, default=10_000, help="files in the folder (default 10,000)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs a ratio is the median of (default 5)")
    options = parser.parse_args(arguments)
    python, mot = sys.executable, [sys.executable, "-m", "mot_cli"]
    journey = str(ROOT / "journeys" / "iplug-premium.yaml")
    start = ratio([*mot, "score", journey], [python, "-c", FLOOR], 4 * options.rounds)
    report("mot score FILE / importing typer, yaml and rich", start, 1.3)
    report(
        "mot --version / the same floor",
        ratio([*mot, "--version"], [python, "-c", FLOOR], 4 * options.rounds),
    )
    with tempfile.TemporaryDirectory() as folder:
        write_journeys(Path(folder), options.journeys)
        load = [python, "-c", LOAD, folder]
        for processes, most in ((1, 1.0), (2, 0.6)):
            label = f"scoring {options.journeys:,} journeys, {processes} process(es) / yaml.load of them"
            report(label, ratio([python, "-c", SCORE, folder, str(processes)], load, options.rounds), most)
        label = f"mot score FOLDER of {options.journeys:,}, whole process / yaml.load of them"
        report(label, ratio([*mot, "score", folder], load, options.rounds))
        full = peak([*mot, "score", folder])
        for path in sorted(Path(folder).iterdir())[options.journeys // 10 :]:
            path.unlink()
        tenth = peak([*mot, "score", folder])
    print(
        f"peak memory, {options.journeys:,} journeys against a tenth of them: {full:.0f} MB, {tenth:.0f} MB"
    )


def ratio(ours: Sequence[str], floor: Sequence[str], rounds: int) -> float:
    """The median ratio of two commands' wall times, run in turn after one uncounted pair."""
    timed: Callable[[Sequence[str]], float] = seconds
    timed(ours), timed(floor)
    return median(timed(ours) / timed(floor) for _ in range(rounds))


def seconds(command: Sequence[str]) -> float:
    """The wall time of one run, in seconds."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return perf_counter() - start


def peak(command: Sequence[str]) -> float:
    """The largest resident memory of one run's own process, in MB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_maxrss / 1024


def report(label: str, measured: float, most: float | None = None) -> None:
    """Print one ratio, beside what the design allows."""
    print(f"{label}: {measured:.2f}{f' (at most {most})' if most is not None else ''}")


if __name__ == "__main__":
    main()
