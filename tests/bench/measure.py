"""How long a command takes, how much memory it needs, and how two commands compare."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[2]


def ratio(ours: Sequence[str], floor: Sequence[str], rounds: int) -> float:
    """The median ratio of two commands' wall times, run in turn after one uncounted pair."""
    seconds(ours), seconds(floor)
    return median(seconds(ours) / seconds(floor) for _ in range(rounds))


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
    print(f"{label}: {measured:.2f}{f' (at most {most})' if most is not None else ''}", flush=True)
