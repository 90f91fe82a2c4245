"""What goes wrong around `mot` and not in a journey: disks, folders, signals, readers that go, odd names."""

import ctypes
import json
import os
import signal
import stat
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from mot_cli.cli import VERBS
from mot_cli.folder.scoring import WORTH_A_POOL
from tests.command_line import CommandLine
from tests.examples import BROKEN, COLLAPSES, HOLDS
from tests.pipes import opened_where_it_waits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and links as POSIX has them")

ROOT = Path(__file__).parent.parent
MOT = [sys.executable, "-m", "mot_cli"]
PATIENCE = 60  # seconds until a process that should have ended is taken for one that hangs

OLD = "the old report\n"
DIAGRAM = "journey\n  title A parcel\n  section Order\n    Ordering: 5: Me\n"
COMMANDS = {
    "score": ["score", "collapses.yaml"],
    "score folder": ["score", "folder"],
    "timeline": ["timeline", "collapses.yaml"],
    "diff": ["diff", "holds.yaml", "collapses.yaml"],
    "whatif": ["whatif", "collapses.yaml", "2=3"],
    "plan": ["plan", "collapses.yaml", "--budget", "3"],
    "export": ["export", "collapses.yaml"],
    "export folder": ["export", "folder"],
    "survey": ["survey", "table.csv", "--moments", "ordering,waiting", "--scale", "0-5"],
    "import": ["import", "diagram.mmd"],
    "check": ["check", "folder"],
    "init": ["init", "-"],
    "schema": ["schema"],
}
"""A call of every command that writes to standard output and ends with 0."""
EVERY_COMMAND = pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
WRITING = {name: arguments for name, arguments in COMMANDS.items() if name != "init"}
"""Those that have an `--output`."""


LITTLE_ROOM = """
import resource
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (20, unlimited[1]))
"""
"""A disk with room for twenty bytes of any file."""


def place(folder: Path) -> None:
    """Fill a folder with what the commands above read."""
    (folder / "folder").mkdir()
    for name, text in (
        ("holds.yaml", HOLDS),
        ("collapses.yaml", COLLAPSES),
        ("diagram.mmd", DIAGRAM),
        ("table.csv", "ordering,waiting\n5,3\n4,0\n"),
        ("folder/holds.yaml", HOLDS),
        ("folder/collapses.yaml", COLLAPSES),
    ):
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a journey that holds, one that collapses, both again in a folder, and a diagram."""
    place(tmp_path)
    return tmp_path


def test_no_command_is_forgotten() -> None:
    assert {arguments[0] for arguments in COMMANDS.values()} == set(VERBS)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def started(folder: Path, *arguments: str, script: str = "", **more: Any) -> subprocess.Popen[bytes]:
    """A process of `mot`, or of a script that ends in running it, leader of a group of its own."""
    run = f"{script}\nimport sys\nfrom mot_cli.__main__ import main\nsys.argv[0] = 'mot'\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", run, *arguments] if script else [*MOT, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        **more,
    )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """The exit status of a process, and what it wrote to its two outputs."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    return process.returncode, out.decode(), err.decode()


def mot(folder: Path, *arguments: str, **more: Any) -> tuple[int, str, str]:
    """Run `mot` to its end."""
    return ended(started(folder, *arguments, **more))


def beside(path: Path) -> list[str]:
    """Everything in the folder of a file, hidden or not."""
    return sorted(os.listdir(path.parent))  # noqa: PTH208


class TestAnOutputThatCannotBeWritten:
    @pytest.fixture
    def report(self, folder: Path) -> Path:
        """A report of earlier, in a folder of its own."""
        path = folder / "reports" / "report.md"
        path.parent.mkdir()
        path.write_text(OLD, encoding="utf-8")
        return path

    @pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING.keys())
    def test_a_disk_that_fills_up_half_way(self, folder: Path, report: Path, arguments: list[str]) -> None:
        status, out, err = mot(folder, *arguments, "-o", "reports/report.md", script=LITTLE_ROOM)
        assert (status, out) == (2, "")
        assert err == "mot: reports/report.md cannot be written: file too large\n"
        assert report.read_text(encoding="utf-8") == OLD
        assert beside(report) == ["report.md"]

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
    def test_a_device_that_is_full(self, folder: Path) -> None:
        assert mot(folder, "score", "holds.yaml", "-o", "/dev/full") == (
            2,
            "",
            "mot: /dev/full cannot be written: no space left on device\n",
        )

    def test_a_new_file_that_fills_the_disk(self, folder: Path) -> None:
        status, _, err = mot(folder, "init", "new/journey.yaml", script=LITTLE_ROOM)
        assert (status, err) == (2, "mot: new/journey.yaml cannot be written: no such folder\n")
        (folder / "new").mkdir()
        status, _, err = mot(folder, "init", "new/journey.yaml", script=LITTLE_ROOM)
        assert (status, err) == (2, "mot: new/journey.yaml cannot be written: file too large\n")
        assert os.listdir(folder / "new") == []  # noqa: PTH208

    @pytest.mark.parametrize("old", [True, False])
    def test_a_folder_that_is_read_only(self, folder: Path, report: Path, old: bool) -> None:
        if not old:
            report.unlink()
        report.parent.chmod(0o555)
        try:
            _skip_where_rights_do_not_bind(report.parent)
            status, out, err = mot(
                folder, "score", "holds.yaml", "-o", "reports/report.md", preexec_fn=_bound_by_rights
            )
        finally:
            report.parent.chmod(0o755)
        assert (status, out) == (2, "")
        assert err == "mot: reports/report.md cannot be written: permission denied\n"
        assert beside(report) == (["report.md"] if old else [])

    @pytest.mark.parametrize(
        ("where", "reason"),
        [
            ("none/report.md", "no such folder"),
            ("holds.yaml/report.md", "not a directory"),
            ("reports", "it is a folder"),
            ("loop.md", "too many levels of symbolic links"),
            (f"{'n' * 256}.md", "file name too long"),
        ],
    )
    def test_a_place_that_is_none(self, folder: Path, report: Path, where: str, reason: str) -> None:
        (folder / "loop.md").symlink_to("loop.md")
        before = sorted(folder.rglob("*"))
        status, out, err = mot(folder, "score", "holds.yaml", "-f", "text", "-o", where)
        assert (status, out, err) == (2, "", f"mot: {where} cannot be written: {reason}\n")
        assert sorted(folder.rglob("*")) == before

    def test_a_link_is_followed_and_stays_a_link(self, folder: Path, report: Path) -> None:
        link = folder / "latest.md"
        link.symlink_to("reports/report.md")
        assert mot(folder, "score", "holds.yaml", "-o", "latest.md")[0] == 0
        assert link.is_symlink()
        assert report.read_text(encoding="utf-8").startswith("# A haircut")
        assert beside(report) == ["report.md"]
        assert not [name for name in beside(link) if "tmp" in name]

    @pytest.mark.parametrize("half_way", ["fsync", "replace"])
    @pytest.mark.parametrize(
        ("sent", "status"),
        [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP)],
    )
    def test_an_interrupt_half_way(
        self, folder: Path, report: Path, half_way: str, sent: signal.Signals, status: int
    ) -> None:
        process = self._stopped(folder, half_way)
        process.send_signal(sent)
        got, out, err = ended(process)
        assert (got, out) == (status, "")
        assert "Traceback" not in err
        assert report.read_text(encoding="utf-8") == OLD
        assert beside(report) == ["report.md"]

    @pytest.mark.parametrize("half_way", ["fsync", "replace"])
    def test_a_kill_half_way_leaves_the_old_report_whole(
        self, folder: Path, report: Path, half_way: str
    ) -> None:
        process = self._stopped(folder, half_way)
        process.kill()
        assert ended(process)[0] == -signal.SIGKILL
        assert report.read_text(encoding="utf-8") == OLD

    def _stopped(self, folder: Path, call: str) -> subprocess.Popen[bytes]:
        """`mot score -o`, waiting where it would have made this call."""
        script = f"import os, time\nos.{call} = lambda *_: (os.close(1), time.sleep({PATIENCE}))"
        process = started(folder, "score", "holds.yaml", "-o", "reports/report.md", script=script)
        assert process.stdout is not None
        process.stdout.read()  # until it closes
        return process


def _bound_by_rights() -> None:
    """Let rights bind root as they bind everybody; without effect on anybody else, or where not Linux."""
    if sys.platform.startswith("linux"):
        drop_from_bounding_set, override_rights = 24, 1
        ctypes.CDLL(None).prctl(drop_from_bounding_set, override_rights)


def _skip_where_rights_do_not_bind(folder: Path) -> None:
    probe = subprocess.run(
        ["touch", str(folder / "probe")], preexec_fn=_bound_by_rights, check=False, capture_output=True
    )
    if probe.returncode == 0:
        (folder / "probe").unlink()
        pytest.skip("rights do not bind who runs this")


class TestAnOutputThatIsTheInput:
    """A report never takes the place of the journey it was made of."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["score", "j.md", "-o", "j.md"],
            ["score", "j.md", "-o", "./j.md"],
            ["score", "j.md", "-f", "json", "-o", "link.json"],
            ["score", "j.md", "-o", "hard.md"],
            ["score", "holds.yaml", "j.md", "-o", "j.md"],
            ["score", "folder", "-f", "csv", "-o", "folder/holds.yaml"],
            ["timeline", "j.md", "-o", "j.md"],
            ["diff", "holds.yaml", "j.md", "-o", "j.md"],
            ["whatif", "j.md", "1=3", "-o", "j.md"],
            ["plan", "j.md", "--budget", "3", "-o", "j.md"],
            ["export", "j.md", "-o", "j.md"],
            ["export", "folder", "-f", "html", "-o", "folder/holds.yaml"],
            ["import", "diagram.mmd", "-o", "diagram.mmd"],
            ["check", "j.md", "-o", "j.md"],
            ["check", "folder", "-o", "folder/holds.yaml"],
        ],
        ids=" ".join,
    )
    def test_is_refused(self, cli: CommandLine, arguments: list[str]) -> None:
        place(cli.folder)
        cli.write("j.md", COLLAPSES)
        (cli.folder / "link.json").symlink_to("j.md")
        (cli.folder / "hard.md").hardlink_to(cli.folder / "j.md")
        before = {name: cli.read(name) for name in cli.files()}
        result = cli(*arguments)
        assert (result.status, result.out) == (2, "")
        assert "is what the report is made of" in " ".join(result.err.split())
        assert {name: cli.read(name) for name in cli.files()} == before

    def test_is_fine_where_it_is_a_terminal_or_another_device(self, cli: CommandLine) -> None:
        assert cli("score", "/dev/stdin", "-o", "/dev/null").err != ""
        cli.write("j.yaml", HOLDS)
        assert cli("score", "j.yaml", "-o", "/dev/null").status == 0


class TestAnOutputNobodyReads:
    """`mot … | head -1`, in every command."""

    HELP = (["--help"], ["score", "--help"], ["--version"])

    @pytest.mark.parametrize("arguments", [*COMMANDS.values(), *HELP], ids=" ".join)
    def test_a_reader_that_has_gone(self, folder: Path, arguments: list[str]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            process = subprocess.run(
                [*MOT, *arguments],
                cwd=folder,
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
                env=environment(),
                timeout=PATIENCE,
            )
        finally:
            os.close(writing)
        assert (process.returncode, process.stderr) == (0, b"")

    @pytest.mark.parametrize("arguments", [*COMMANDS.values(), *HELP[:2]], ids=" ".join)
    def test_a_reader_that_wants_one_line(self, folder: Path, arguments: list[str]) -> None:
        line = " ".join(["set -o pipefail;", *(f"'{part}'" for part in [*MOT, *arguments]), "| head -n 1"])
        result = subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout.count(b"\n") == 1

    @pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
    def test_an_output_that_was_never_open(self, folder: Path, arguments: list[str]) -> None:
        status, _, err = mot(folder, *arguments, preexec_fn=lambda: os.close(1))
        assert (status, err) == (2, "mot: standard output is closed\n")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
    @pytest.mark.parametrize("arguments", [*COMMANDS.values(), *HELP], ids=" ".join)
    def test_a_disk_that_is_full(self, folder: Path, arguments: list[str]) -> None:
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            result = subprocess.run(
                [*MOT, *arguments],
                cwd=folder,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env=environment(),
                timeout=PATIENCE,
            )
        assert result.returncode == 2
        assert result.stderr.decode().endswith("no space left on device\n")
        assert result.stderr.count(b"\n") == 1

    def test_a_pipe_that_is_named_as_a_file(self, folder: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        process = subprocess.run(
            [*MOT, "score", "collapses.yaml", "-o", f"/dev/fd/{writing}", "--fail-on-collapse"],
            cwd=folder,
            stderr=subprocess.PIPE,
            pass_fds=[writing],
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )
        os.close(writing)
        assert process.returncode == 1
        assert process.stderr.startswith(b"gate: collapses.yaml collapses at moment 2")


SEES_PROCESSES = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="sees processes in /proc")


class TestAWholeFolder:
    @pytest.fixture
    def many(self, folder: Path) -> Path:
        """Enough journeys for several processes, the last of them a pipe that only a test can fill."""
        (folder / "many").mkdir()
        for number in range(WORTH_A_POOL):
            (folder / "many" / f"{number:03}.yaml").write_text(HOLDS, encoding="utf-8")
        os.mkfifo(folder / "pipe")
        return folder

    @pytest.fixture
    def scoring(self, many: Path) -> Iterator[tuple[subprocess.Popen[bytes], BinaryIO]]:
        """`mot score` of them, one of its processes waiting for that pipe, and the pipe to write to."""
        process = started(many, "score", "many", "pipe", "-f", "json")
        pipe = opened_where_it_waits(many / "pipe", lambda: process.poll() is None)
        with process, open(pipe, "wb", buffering=0) as writer:  # noqa: PTH123
            yield process, writer
            process.kill()

    @pytest.mark.parametrize(
        ("sent", "status"),
        [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP)],
    )
    @pytest.mark.parametrize("to_all", [True, False])
    @SEES_PROCESSES
    def test_a_signal_ends_every_process(
        self,
        scoring: tuple[subprocess.Popen[bytes], BinaryIO],
        sent: signal.Signals,
        status: int,
        to_all: bool,
    ) -> None:
        process, _ = scoring
        (os.killpg if to_all else os.kill)(process.pid, sent)
        got, out, err = ended(process)
        assert (got, out) == (status, "")
        assert "Traceback" not in err
        _nobody_left(process.pid)

    @SEES_PROCESSES
    def test_a_parent_that_is_killed_leaves_no_process_behind(
        self, scoring: tuple[subprocess.Popen[bytes], BinaryIO]
    ) -> None:
        process, _ = scoring
        process.kill()
        process.wait(PATIENCE)
        _nobody_left(process.pid)

    @SEES_PROCESSES
    def test_a_process_that_is_killed_is_made_up_for(
        self, many: Path, scoring: tuple[subprocess.Popen[bytes], BinaryIO]
    ) -> None:
        process, writer = scoring
        reader = _reader(process.pid, many / "pipe")
        os.kill(reader, signal.SIGKILL)
        assert _reader(process.pid, many / "pipe", another_than=reader) != reader
        writer.write(COLLAPSES.encode())
        writer.close()
        status, out, err = ended(process)
        assert (status, err) == (0, "")
        journeys = json.loads(out)["journeys"]
        assert len(journeys) == WORTH_A_POOL + 1
        assert journeys[0]["file"] == "pipe"

    @pytest.mark.skipif(
        sys.version_info >= (3, 14), reason="only a forked process knows the reader that dies"
    )
    def test_a_file_that_kills_whoever_reads_it(self, folder: Path) -> None:
        for number in range(WORTH_A_POOL):
            name = f"{number:03}{'-deadly' if number in (70, 300) else ''}.yaml"
            (folder / "folder" / name).write_text(HOLDS, encoding="utf-8")
        script = (
            "import os, signal, mot_cli.folder.scoring as scoring\n"
            "ours, read = os.getpid(), scoring.read_file\n"
            "def deadly(path):\n"
            "    if 'deadly' in path and os.getpid() != ours: os.kill(os.getpid(), signal.SIGKILL)\n"
            "    return read(path)\n"
            "scoring.read_file = deadly\n"
        )
        status, out, err = mot(folder, "score", "folder", "-f", "json", script=script)
        found = json.loads(out)
        assert status == 2
        assert found["unreadable"] == ["folder/070-deadly.yaml", "folder/300-deadly.yaml"]
        assert len(found["journeys"]) == WORTH_A_POOL
        assert err.count("the process that read this file died") == 2

    @pytest.mark.parametrize("command", ["score", "export", "check"])
    def test_a_file_that_vanishes_after_it_was_found(self, folder: Path, command: str) -> None:
        os.mkfifo(folder / "pipe")
        process = started(folder, command, "pipe", "folder", "-f", "json")
        writer = opened_where_it_waits(folder / "pipe", lambda: process.poll() is None)
        (folder / "folder" / "collapses.yaml").unlink()
        os.write(writer, HOLDS.encode())
        os.close(writer)
        status, out, err = ended(process)
        assert status == 2
        assert "folder/collapses.yaml" in out
        assert "cannot be read: no such file" in out + err
        assert "folder/holds.yaml" in out or command == "check"

    def test_loops_of_links(self, folder: Path) -> None:
        (folder / "folder" / "up").symlink_to("..")
        (folder / "folder" / "itself").symlink_to("itself")
        (folder / "folder" / "itself.yaml").symlink_to("itself.yaml")
        (folder / "folder" / "there.yaml").symlink_to("back.yaml")
        (folder / "folder" / "back.yaml").symlink_to("there.yaml")
        status, out, err = mot(folder, "score", "folder", "-f", "json")
        assert (status, err) == (0, "")
        assert [journey["file"] for journey in json.loads(out)["journeys"]] == [
            "folder/collapses.yaml",
            "folder/holds.yaml",
        ]
        status, _, err = mot(folder, "score", "folder/itself.yaml")
        assert status == 2
        assert "cannot be read: too many levels of symbolic links" in err


def _nobody_left(group: int) -> None:
    """Wait until no process of a group is left."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not any(_group(pid) == group for pid in _processes()):
            return
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("a process was left behind")


def _processes() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]  # noqa: PTH208


def _status(pid: int) -> list[str]:
    """The fields of a process's status behind its name: state, parent, group; empty where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []
    return [] if fields[0] == "Z" else fields


def _group(pid: int) -> int | None:
    fields = _status(pid)
    return int(fields[2]) if fields else None


def _children(parent: int) -> list[int]:
    return [pid for pid in _processes() if (fields := _status(pid)) and int(fields[1]) == parent]


def _reader(parent: int, path: Path, another_than: int | None = None) -> int:
    """The process below another that has a file open, as soon as there is one."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for pid in _children(parent):
            if pid != another_than and _reads(pid, path):
                return pid
        time.sleep(0.02)
    raise AssertionError("no process reads it")


def _reads(pid: int, path: Path) -> bool:
    """Whether a process has a file open."""
    try:
        return any(os.path.samefile(entry, path) for entry in Path(f"/proc/{pid}/fd").iterdir())  # noqa: PTH121
    except OSError:
        return False


ODD = os.fsdecode(b'a\nb\x1b[2J\x07\xc2\x9b2J\xff|<b>`,".yaml')
ODD_FOLDER = os.fsdecode(b"in\n\x1b[31m\xfe")
REPORTS = [
    ["score", "-f", "text"],
    ["score", "-f", "markdown"],
    ["score", "-f", "html"],
    ["score", "-f", "json"],
    ["score", "-f", "csv"],
    ["export", "-f", "text"],
    ["export", "-f", "markdown"],
    ["export", "-f", "html"],
    ["export", "-f", "json"],
    ["export", "-f", "csv"],
    ["check", "-f", "text"],
    ["check", "-f", "concise"],
    ["check", "-f", "json"],
    ["check", "-f", "github"],
]


def _safe(text: str) -> bool:
    """Whether nothing in a text moves a terminal or breaks an encoding."""
    text.encode()
    return all(character == "\n" or unicodedata.category(character) != "Cc" for character in text)


class TestNamesNobodyWouldGive:
    @pytest.fixture
    def odd(self, cli: CommandLine) -> CommandLine:
        """A folder of a journey, and of a file that is none in a folder below it, all with odd names."""
        cli.write(f"{ODD_FOLDER}/{ODD}", COLLAPSES)
        cli.write(f"{ODD_FOLDER}/{ODD_FOLDER}/{ODD}", BROKEN)
        return cli

    @pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
    @pytest.mark.parametrize("arguments", REPORTS, ids=" ".join)
    def test_are_shown_and_not_obeyed(self, odd: CommandLine, arguments: list[str], encoding: str) -> None:
        result = odd(*arguments, ODD_FOLDER, encoding=encoding)
        assert result.status == (1 if arguments[0] == "check" else 2)
        assert _safe(result.out)
        assert _safe(result.err)
        escape = "\\u241b[2J" if encoding == "ascii" else "␛[2J"
        assert escape in "".join((result.out + result.err).split()) or "u001b[2J" in result.out

    @pytest.mark.parametrize("arguments", [["score"], ["export"]], ids=" ".join)
    @pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
    def test_can_be_had_back_from_json(self, odd: CommandLine, arguments: list[str], encoding: str) -> None:
        found = json.loads(odd(*arguments, ODD_FOLDER, "-f", "json", encoding=encoding).out)
        ranking = found.get("ranking", found) if isinstance(found, dict) else found
        named = json.dumps(ranking, ensure_ascii=False)
        good, bad = f"{ODD_FOLDER}/{ODD}", f"{ODD_FOLDER}/{ODD_FOLDER}/{ODD}"
        assert json.dumps(good, ensure_ascii=False) in named
        assert found["unreadable"] == [bad]
        assert Path(found["unreadable"][0]).exists()

    @pytest.mark.parametrize("kind", ["concise", "github"])
    def test_are_one_line_for_who_reads_lines(self, odd: CommandLine, kind: str) -> None:
        out = odd("check", ODD_FOLDER, "-f", kind).out
        assert len(out.splitlines()) == 2  # one a problem

    def test_are_problems_with_their_own_names_in_json(self, odd: CommandLine) -> None:
        problems = json.loads(odd("check", ODD_FOLDER, "-f", "json").out)["problems"]
        assert {problem["file"] for problem in problems} == {f"{ODD_FOLDER}/{ODD_FOLDER}/{ODD}"}

    def test_are_fine_to_write_to(self, odd: CommandLine) -> None:
        name = ODD.replace(".yaml", ".md")
        good = f"{ODD_FOLDER}/{ODD}"
        result = odd("score", good, "-o", name, "--fail-on-collapse")
        assert result.status == 1
        assert (odd.folder / name).exists()
        assert _safe(result.err)
        assert len(result.err.splitlines()) == 2  # what was written, and what the gate says

    @pytest.mark.parametrize(
        "arguments",
        [
            ["score", "missing"],
            ["score", "good", "-f"],
            ["score", "good", "-o", "x."],
            ["score", "good", "-o", "none/"],
            ["whatif", "good", "=3"],
            ["whatif", "good", "1="],
            ["whatif", "good", ""],
            ["check", "--explain", ""],
            ["import", "good", "--scale", ""],
            ["import", ""],
            ["init", "none/"],
            ["diff", "good", ""],
            [""],
            ["score", "good", "--"],
        ],
        ids=" ".join,
    )
    def test_in_arguments_are_shown_and_not_obeyed(self, odd: CommandLine, arguments: list[str]) -> None:
        odd.write("good", COLLAPSES)
        *before, last = arguments
        result = odd(*before, f"{ODD}{last}" if last.startswith("=") else f"{last}{ODD}")
        assert result.status == 2
        assert _safe(result.out)
        assert _safe(result.err)

    def test_in_a_journey_are_shown_where_a_moment_is_not_found(self, cli: CommandLine) -> None:
        cli.write("j.yaml", 'journey: x\nscale: 0-5\nmoments: [{name: "\\e[2Jgone\\n", rating: 3}]\n')
        result = cli("whatif", "j.yaml", "nothing like it=3")
        assert result.status == 2
        assert _safe(result.err)
        assert "␛[2Jgone␊" in result.err


class TestSurroundings:
    """What a terminal, a locale and an environment may lack."""

    @EVERY_COMMAND
    def test_nothing_at_all(self, folder: Path, arguments: list[str]) -> None:
        result = subprocess.run(
            [*MOT, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env={"PYTHONPATH": str(ROOT)},
            timeout=PATIENCE,
        )
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout == subprocess.run(
            [*MOT, *arguments],
            cwd=folder,
            capture_output=True,
            check=True,
            env=environment(),
            timeout=PATIENCE,
        ).stdout.replace(b"\r", b"")

    @EVERY_COMMAND
    def test_the_poorest_there_is(self, folder: Path, arguments: list[str]) -> None:
        poor = {
            "PYTHONPATH": str(ROOT),
            "TERM": "dumb",
            "LANG": "C",
            "LC_ALL": "C",
            "PYTHONIOENCODING": "ascii",
            "COLUMNS": "1",
            "LINES": "1",
        }
        result = subprocess.run(
            [*MOT, *arguments], cwd=folder, capture_output=True, check=False, env=poor, timeout=PATIENCE
        )
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout.isascii()
        assert b"\x1b" not in result.stdout
        assert result.stdout.strip()

    @EVERY_COMMAND
    @pytest.mark.parametrize("columns", ["1", "2", "19", "-1"])
    @pytest.mark.parametrize("color", ["always", "never"])
    def test_terminals_of_any_width(
        self, cli: CommandLine, arguments: list[str], columns: str, color: str
    ) -> None:
        place(cli.folder)
        colored = [] if arguments[0] in ("init", "schema") else ["--color", color]
        result = cli(*arguments, *colored, env={"COLUMNS": columns}, terminal=True)
        assert (result.status, result.err) == (0, "")
        assert result.out.strip()

    @EVERY_COMMAND
    def test_help_on_one_column_of_ascii(self, cli: CommandLine, arguments: list[str]) -> None:
        result = cli(arguments[0], "--help", env={"COLUMNS": "1", "TERM": "dumb"}, encoding="ascii")
        assert (result.status, result.err) == (0, "")

    def test_problems_on_one_column(self, cli: CommandLine) -> None:
        cli.write("broken.yaml", BROKEN)
        for kind in ("text", "concise", "json", "github"):
            result = cli("check", "broken.yaml", "-f", kind, env={"COLUMNS": "1"}, terminal=True)
            assert result.status == 1
            assert "unknown-field" in "".join(result.out.split())


def test_the_temporary_file_is_never_more_open_than_the_report(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.write("j.yaml", HOLDS)
    cli.write("secret.md", OLD)
    (cli.folder / "secret.md").chmod(0o600)
    seen: list[int] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda _: seen.extend(stat.S_IMODE(path.stat().st_mode) for path in cli.folder.glob(".*.tmp")),
    )
    assert cli("score", "j.yaml", "-o", "secret.md").status == 0
    assert seen == [0o600]
