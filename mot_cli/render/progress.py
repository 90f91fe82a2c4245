"""Progress of long work, on standard error and only where somebody watches a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG_WORK = 500
"""Files below which the work is over before a bar could be read."""


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
