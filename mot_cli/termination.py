"""SIGTERM as an orderly exit, for work that would leave processes or temporary files behind."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


@contextmanager
def terminated_as_exit() -> Iterator[None]:
    """Let SIGTERM raise `SystemExit(143)` within, so that whoever cleans up gets to do it.

    A process that just dies would leave its workers and its temporary files behind. Outside the main thread,
    where signals do not arrive, nothing changes.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _exit(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
