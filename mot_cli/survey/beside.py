"""Work beside the main thread, so that an interrupt is heard while an engine is busy. It knows no engine."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

Answer = TypeVar("Answer")
_LOOK_SECONDS = 0.25
_CANCEL_SECONDS = 30.0  # an engine that has gone away never says that it stopped


def beside(
    work: Callable[[], Answer], cancel: Callable[[], None], meanwhile: Callable[[], None] | None = None
) -> Answer:
    """Do some work in a thread of its own and wait for it.

    In this thread, an interrupt would not be heard before an engine's call returns, or would tear up the
    conversation with it.

    Args:
        work: what is done there.
        cancel: asks it to stop, when this thread is interrupted.
        meanwhile: called now and then in this thread.

    Returns:
        What the work returned.

    Raises:
        Exception: what the work raised.
        BaseException: the interrupt, once the work has stopped.

    """
    answer: list[Answer] = []
    failure: list[Exception] = []
    done = Event()

    def run() -> None:
        try:
            answer.append(work())
        except Exception as error:  # noqa: BLE001 - it is raised again where it belongs
            failure.append(error)
        finally:
            done.set()

    Thread(target=run, daemon=True).start()
    try:
        while not done.wait(_LOOK_SECONDS):
            if meanwhile is not None:
                meanwhile()
    except BaseException:
        cancel()
        done.wait(_CANCEL_SECONDS)
        raise
    if failure:
        raise failure[0]
    return answer[0]
