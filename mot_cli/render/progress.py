"""Progress of long work, on standard error and only where somebody watches a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG_WORK = 500
"""Files below which the work is over before a bar could be read."""
_SOON = 0.7  # seconds of work of unknown length before anything is shown


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None] | None]:
    """Show how far long work has come.

    Args:
        label: what is being done.
        total: how many pieces it has.

    Yields:
        A function to call with how many are finished; None where nothing is shown.
    """
    if total < LONG_WORK or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as shown:
        task = shown.add_task(label, total=total)

        def done(finished: int) -> None:
            shown.update(task, completed=finished)
            shown.refresh()

        yield done


@contextmanager
def stages() -> Iterator[Callable[[str, float | None], None] | None]:
    """Show what long work is doing, where how long it takes is not known before.

    Yields:
        A function to call with what is being done and how much of it is, as a fraction 0..1 or None; None
        where nothing is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    task = shown.add_task("", total=None)

    def tell(what: str, fraction: float | None) -> None:
        if time.monotonic() - started < _SOON:
            return
        shown.start()
        total = None if fraction is None else 1.0
        shown.update(task, description=what, total=total, completed=fraction or 0.0)
        shown.refresh()

    try:
        yield tell
    finally:
        shown.stop()
