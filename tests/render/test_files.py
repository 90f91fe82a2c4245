"""Writing files: what stood there is whole until what replaces it is."""

import os
import stat
from pathlib import Path

import pytest

from mot_cli.render.files import Closed, OutputError, create_file, write_file, write_stderr, write_stdout

OLD = "the old report\n"
NEW = "the new report: 한국어\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file that stands there already, in a folder of its own."""
    path = tmp_path / "report.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_a_new_file_is_written_in_utf_8(tmp_path: Path) -> None:
    write_file(NEW, str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").read_bytes() == NEW.encode()


def test_an_old_file_is_replaced(report: Path) -> None:
    write_file(NEW, str(report))
    assert report.read_text(encoding="utf-8") == NEW


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(NEW, "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize("failing", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_whole_and_nothing_beside_it(
    report: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(OutputError, match=r"report\.txt cannot be written: no space left on device"):
        write_file(NEW, str(report))
    assert report.read_text(encoding="utf-8") == OLD
    assert os.listdir(report.parent) == ["report.txt"]  # noqa: PTH208


def test_an_interrupt_leaves_the_old_file_whole_and_nothing_beside_it(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(NEW, str(report))
    assert report.read_text(encoding="utf-8") == OLD
    assert os.listdir(report.parent) == ["report.txt"]  # noqa: PTH208


def test_a_link_stays_a_link(report: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "latest.txt"
    link.parent.mkdir()
    link.symlink_to(report)
    write_file(NEW, str(link))
    assert link.is_symlink()
    assert report.read_text(encoding="utf-8") == NEW
    assert os.listdir(link.parent) == ["latest.txt"]  # noqa: PTH208


def test_a_link_to_nothing_yet_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "latest.txt"
    link.symlink_to(tmp_path / "report.txt")
    write_file(NEW, str(link))
    assert link.is_symlink()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_rights_are_kept(report: Path, mode: int) -> None:
    report.chmod(mode)
    write_file(NEW, str(report))
    assert stat.S_IMODE(report.stat().st_mode) == mode


def test_a_new_file_has_the_rights_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual.txt").touch()
    write_file(NEW, str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode


def test_a_device_is_written_to_and_stays_a_device() -> None:
    write_file(NEW, os.devnull)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(NEW, str(pipe))
        assert os.read(reader, 100) == NEW.encode()
    finally:
        os.close(reader)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: it is a folder"):
        write_file(NEW, str(tmp_path))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: no such folder"):
        write_file(NEW, str(tmp_path / "none" / "report.txt"))


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(NEW, str(tmp_path / "a"))


def test_a_name_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    for name in ("n" * 251 + ".txt", "한" * 80 + ".txt"):
        write_file(NEW, str(tmp_path / name))
        assert (tmp_path / name).read_text(encoding="utf-8") == NEW


def test_a_lone_surrogate_is_no_reason_to_fail(tmp_path: Path) -> None:
    write_file("a\udcffb", str(tmp_path / "report.txt"))
    assert (tmp_path / "report.txt").read_bytes() == b"a\\udcffb"


def test_creating_a_file(tmp_path: Path) -> None:
    assert create_file(NEW, str(tmp_path / "new.yaml"))
    assert (tmp_path / "new.yaml").read_text(encoding="utf-8") == NEW


def test_creating_never_touches_what_is_there(report: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("report.txt", "folder", "dangling"):
        assert not create_file(NEW, str(tmp_path / name))
    assert report.read_text(encoding="utf-8") == OLD
    assert not (tmp_path / "nowhere").exists()


def test_creating_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        create_file(NEW, str(tmp_path / "none" / "new.yaml"))


def test_what_could_not_be_created_whole_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    class Full(io.BytesIO):
        def write(self, _content: object) -> int:
            raise OSError(28, "No space left on device")

    def full(handle: int, _mode: str) -> io.BytesIO:
        os.close(handle)
        return Full()

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OutputError, match="no space left on device"):
        create_file(NEW, str(tmp_path / "new.yaml"))
    assert list(tmp_path.iterdir()) == []


class _Broken:
    """A stream whose reader has gone, or whose disk is full."""

    encoding = "utf-8"

    def __init__(self, error: OSError) -> None:
        self.error = error

    def write(self, _text: str) -> None:
        raise self.error

    def fileno(self) -> int:
        raise OSError


def test_a_reader_that_has_seen_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", _Broken(BrokenPipeError()))
    with pytest.raises(Closed):
        write_stdout(NEW)


def test_a_full_disk_behind_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", _Broken(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="standard output cannot be written: no space left on device"):
        write_stdout(NEW)


def test_no_standard_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="standard output is closed"):
        write_stdout(NEW)


@pytest.mark.parametrize("stream", [None, _Broken(OSError(28, "full"))])
def test_a_broken_standard_error_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, stream: _Broken | None
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    write_stderr(NEW)
