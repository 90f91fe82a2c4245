"""Scoring many files: one small row each, on every core where the work is large enough to pay for it."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread

from mot_cli.analysis.ranking import RankedJourney, summarise
from mot_cli.journey.diagnostics import Diagnostic, Severity
from mot_cli.journey.reader import read_file

Outcome = RankedJourney | tuple[Diagnostic, ...]
"""What came of one file: its row, or every problem it has."""

WORTH_A_POOL = 400
"""Files below which starting processes costs more than it saves (about 20 ms against 0.3 ms a file)."""
_CHUNK = (
    64  # files handed to a process at once: large enough to hide the hand-over, small enough to stop soon
)


def score_files(
    paths: Sequence[str], done: Callable[[int], None] | None = None, processes: int | None = None
) -> Iterator[Outcome]:
    """Score journey files, in the order given.

    Args:
        paths: the files; `-` is standard input.
        done: called now and then with how many files are finished.
        processes: how many processes may work; None decides by the number of files and cores.

    Yields:
        One outcome a path. A file whose reader process dies is a problem like any other.
    """
    if processes is None:
        processes = _cores() if len(paths) >= WORTH_A_POOL and "-" not in paths else 1
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    finished = 0
    for outcomes in _in_processes(chunks, processes) if processes > 1 else map(_score_chunk, chunks):
        yield from outcomes
        finished += len(outcomes)
        if done is not None:
            done(finished)


def _score_chunk(paths: Sequence[str]) -> list[Outcome]:
    return [_score_file(path) for path in paths]


def _score_file(path: str) -> Outcome:
    reading = read_file(path)
    return reading.problems if reading.journey is None else summarise(reading.journey, reading.name)


def _in_processes(chunks: list[Sequence[str]], processes: int) -> Iterator[list[Outcome]]:
    with _pool(processes) as pool:
        futures = [pool.submit(_score_chunk, chunk) for chunk in chunks]
        try:
            for index, future in enumerate(futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield _one_by_one(chunks[index])
                futures[index] = future.__class__()  # its rows are handed on: do not keep them twice
        except BaseException:
            _end(pool)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(paths: Sequence[str]) -> list[Outcome]:
    """Score files whose process died in fresh ones, halving until the file that kills is alone."""
    try:
        with _pool(1) as pool:
            return pool.submit(_score_chunk, paths).result()
    except BrokenProcessPool:
        if len(paths) == 1:
            message = "the process that read this file died"
            return [(Diagnostic("unreadable-file", Severity.ERROR, message, paths[0]),)]
    half = len(paths) // 2
    return [*_one_by_one(paths[:half]), *_one_by_one(paths[half:])]


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_live_and_die_with_parent)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop working at once: a process that waits for a pipe would be waited for without end."""
    processes = getattr(pool, "_processes", None) or {}  # `pool.terminate_workers` from Python 3.14 on
    for process in list(processes.values()):
        process.terminate()


def _live_and_die_with_parent() -> None:
    """Leave Ctrl-C to the parent, end when it asks, and end when it is gone and can ask no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(100_000)  # reading makes next to no cycles, and looking for them costs a tenth
    Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS or Windows
        return os.cpu_count() or 1
