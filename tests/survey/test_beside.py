"""Work beside the main thread: its answer, its failure, and that an interrupt stops it first."""

from threading import Event, current_thread, main_thread

import pytest

from mot_cli.survey.beside import beside


def cancelled() -> None:
    raise AssertionError("nothing interrupted it")


def test_the_answer_comes_from_another_thread() -> None:
    assert beside(lambda: current_thread() is main_thread(), cancelled) is False


def test_a_failure_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, cancelled)


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_stops_the_work_before_it_goes_on(interrupt: type[BaseException]) -> None:
    stop, stopped = Event(), Event()

    def work() -> None:
        stop.wait(20)
        stopped.set()

    def interrupted() -> None:
        raise interrupt

    with pytest.raises(interrupt):
        beside(work, stop.set, interrupted)
    assert stopped.is_set()
