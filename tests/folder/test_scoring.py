"""Scoring many files: the same rows in the same order, however many processes work on them."""

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from mot_cli.analysis.ranking import RankedJourney
from mot_cli.folder import scoring
from mot_cli.folder.scoring import Outcome, score_files
from mot_cli.journey.reader import Reading, read_file

DEADLY = "deadly"
FORKS = multiprocessing.get_start_method() == "fork"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Seven journeys, the fourth of them broken."""
    paths = []
    for number in range(7):
        text = f"journey: Journey {number}\nscale: 0-5\nmoments: [{{name: Paying, rating: {number % 6}}}]\n"
        path = tmp_path / f"{number}.yaml"
        path.write_text("journey: [" if number == 3 else text, encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files at a time, so that a few files are many chunks."""
    monkeypatch.setattr(scoring, "_CHUNK", 2)


def titles(outcomes: Iterator[Outcome]) -> list[str]:
    """The title of each row, or the code of the first problem."""
    return [outcome.title if isinstance(outcome, RankedJourney) else outcome[0].code for outcome in outcomes]


EXPECTED = [
    "Journey 0",
    "Journey 1",
    "Journey 2",
    "yaml-syntax",
    "Journey 4",
    "Journey 5",
    "Journey 6",
]


@pytest.mark.usefixtures("small_chunks")
def test_two_processes_give_what_one_gives_in_the_same_order(files: list[str]) -> None:
    alone = list(score_files(files, processes=1))
    assert list(score_files(files, processes=2)) == alone
    assert titles(iter(alone)) == EXPECTED


def test_no_files_are_no_outcomes() -> None:
    assert list(score_files([], processes=1)) == list(score_files([], processes=2)) == []


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("processes", [1, 2])
def test_progress_rises_to_the_number_of_files(files: list[str], processes: int) -> None:
    told: list[int] = []
    list(score_files(files, told.append, processes))
    assert told == [2, 4, 6, 7]


def test_a_file_that_vanished_is_a_problem_of_that_file_alone(files: list[str]) -> None:
    Path(files[1]).unlink()
    assert titles(score_files(files)) == [EXPECTED[0], "unreadable-file", *EXPECTED[2:]]


def test_few_files_start_no_process(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "_pool", None)
    assert titles(score_files(files)) == EXPECTED


@pytest.mark.skipif(not FORKS, reason="only a forked process knows the reader that dies")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.usefixtures("small_chunks")
class TestAProcessThatDies:
    @pytest.fixture(autouse=True)
    def deadly_reader(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ours = os.getpid()

        def read(path: str) -> Reading:
            if DEADLY in path and os.getpid() != ours:
                os._exit(1)
            return read_file(path)

        monkeypatch.setattr(scoring, "read_file", read)

    def test_is_a_problem_of_the_file_that_killed_it_alone(self, files: list[str], tmp_path: Path) -> None:
        deadly = Path(files[4]).rename(tmp_path / f"{DEADLY}.yaml")
        files[4] = str(deadly)
        outcomes = list(score_files(files, processes=2))
        assert titles(iter(outcomes)) == [*EXPECTED[:4], "unreadable-file", *EXPECTED[5:]]
        dead = outcomes[4]
        assert isinstance(dead, tuple)
        assert str(dead[0]) == f"{deadly}: error: the process that read this file died [unreadable-file]"

    def test_is_survived_again_and_again(self, files: list[str], tmp_path: Path) -> None:
        for index in (0, 5, 6):
            files[index] = str(Path(files[index]).rename(tmp_path / f"{DEADLY}-{index}.yaml"))
        expected = [*EXPECTED]
        expected[0] = expected[5] = expected[6] = "unreadable-file"
        assert titles(score_files(files, processes=2)) == expected


@pytest.mark.usefixtures("small_chunks")
def test_whoever_stops_listening_leaves_no_process_behind(files: list[str]) -> None:
    outcomes = score_files(files, processes=2)
    next(outcomes)
    assert isinstance(outcomes, Iterator)
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_thread_may_score_too(files: list[str]) -> None:
    found: list[str] = []
    thread = Thread(target=lambda: found.extend(titles(score_files(files, processes=2))))
    thread.start()
    thread.join()
    assert found == EXPECTED
