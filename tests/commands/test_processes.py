"""`mot` as people start it: a process of its own, in a terminal, in a pipe, with streams closed on it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pyte
import pytest

from mot_cli.folder.scoring import WORTH_A_POOL
from tests.examples import BROKEN, COLLAPSES, HOLDS, JOURNEYS
from tests.pipes import opened_where_it_waits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and terminals as POSIX has them")

ROOT = Path(__file__).parent.parent.parent
MOT = [sys.executable, "-m", "mot_cli"]
PATIENCE = 30  # seconds until a process that should have ended is taken for one that hangs


def environment(**wanted: str) -> dict[str, str]:
    """The environment of a process: ours, the package to be found, and what a test wants."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **wanted}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a journey that holds, one that collapses, and a file that is none."""
    for name, text in (("holds", HOLDS), ("collapses", COLLAPSES), ("broken", BROKEN)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def mot(
    folder: Path, *arguments: str | Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `mot` in a folder to its end, its output in pipes."""
    command = [*MOT, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        env=environment(**(env or {})),
        timeout=PATIENCE,
    )


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell, in which `$mot` is `mot`."""
    return subprocess.run(
        ["sh", "-c", line.replace("$mot", f"'{sys.executable}' -m mot_cli")],
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=PATIENCE,
    )


class TestPipes:
    def test_the_report_goes_to_stdout_and_nothing_else_does(self, folder: Path) -> None:
        good, bad = mot(folder, "score", "holds.yaml"), mot(folder, "score", "broken.yaml")
        assert (good.returncode, good.stderr) == (0, b"")
        assert good.stdout.startswith(b"A haircut\n")
        assert (bad.returncode, bad.stdout) == (2, b"")
        assert b"error[unknown-field]" in bad.stderr

    def test_a_pipe_gets_no_colour_and_a_hundred_columns(self, folder: Path) -> None:
        out = mot(folder, "score", JOURNEYS / "iplug-premium.yaml", env={"TERM": "xterm"}).stdout.decode()
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) == 100

    def test_standard_input(self, folder: Path) -> None:
        assert mot(folder, "score", "-", stdin=HOLDS.encode()).stdout.startswith(b"A haircut\n")

    def test_a_named_pipe_is_read_once(self, folder: Path) -> None:
        result = shell(folder, "mkfifo pipe; cat holds.yaml > pipe & $mot score pipe")
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout.startswith(b"A haircut\n")

    def test_an_open_descriptor_as_process_substitution_gives(self, folder: Path) -> None:
        result = shell(folder, "cat collapses.yaml | $mot score /dev/fd/0 --fail-on-collapse")
        assert result.returncode == 1
        assert result.stdout.startswith(b"A parcel\n")

    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            (["score", "collapses.yaml"], 0),
            (["score", "collapses.yaml", "--fail-on-collapse"], 1),
            (["score", "collapses.yaml", "-f", "json"], 0),
            (["timeline", "collapses.yaml"], 0),
            (["diff", "holds.yaml", "collapses.yaml", "--fail-on-regression"], 1),
            (["export", "collapses.yaml", "-f", "html"], 0),
            (["check", "broken.yaml"], 1),
            (["check", "--explain", "duplicate-key"], 0),
            (["schema"], 0),
            (["init", "-"], 0),
        ],
    )
    def test_a_reader_that_has_gone_ends_it_quietly(
        self, folder: Path, arguments: list[str], status: int
    ) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            result = subprocess.run(
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
        assert result.returncode == status
        assert b"Traceback" not in result.stderr
        assert b"rror" not in result.stderr
        assert result.stderr.startswith(b"gate: ") == (b"gate: " in result.stderr)

    def test_a_reader_that_wants_one_line(self, folder: Path) -> None:
        result = shell(folder, "$mot score collapses.yaml | head -1")
        assert (result.stdout, result.stderr) == (b"A parcel\n", b"")

    def test_standard_error_in_a_closed_pipe_stops_nothing(self, folder: Path) -> None:
        result = shell(folder, "$mot score broken.yaml holds.yaml 2>&-; echo status $?")
        assert result.stdout.startswith(b"journey ")
        assert result.stdout.endswith(b"status 2\n")

    def test_one_command_into_another(self, folder: Path) -> None:
        result = shell(folder, "$mot init - | $mot check --strict -")
        assert (result.returncode, result.stdout, result.stderr) == (0, b"1 file is in order.\n", b"")


class TestBrokenStreams:
    def test_standard_output_that_is_closed(self, folder: Path) -> None:
        result = shell(folder, "$mot score holds.yaml >&-")
        assert (result.returncode, result.stderr) == (2, b"mot: standard output is closed\n")

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
    def test_a_disk_that_is_full(self, folder: Path) -> None:
        result = shell(folder, "$mot score holds.yaml > /dev/full")
        assert result.returncode == 2
        assert result.stderr == b"mot: standard output cannot be written: no space left on device\n"

    def test_standard_input_that_is_closed(self, folder: Path) -> None:
        result = shell(folder, "$mot score - <&-")
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"cannot be read: standard input is closed" in result.stderr

    def test_a_device_as_output(self, folder: Path) -> None:
        result = mot(folder, "score", "holds.yaml", "-o", "/dev/null")
        assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"wrote /dev/null\n")

    def test_standard_output_named_as_a_device(self, folder: Path) -> None:
        result = mot(folder, "score", "holds.yaml", "-o", "/dev/stdout")
        assert result.returncode == 0
        assert result.stdout.startswith(b"A haircut\n")


class TestLocales:
    KOREAN = JOURNEYS / "iplug-premium.ko.yaml"

    def test_an_ascii_locale_gets_ascii(self, folder: Path) -> None:
        result = mot(folder, "score", self.KOREAN, env={"PYTHONIOENCODING": "ascii"})
        assert (result.returncode, result.stderr) == (0, b"")
        assert b"X collapse" in result.stdout
        assert result.stdout.isascii()

    def test_an_ascii_locale_gets_help(self, folder: Path) -> None:
        result = mot(folder, "score", "--help", env={"PYTHONIOENCODING": "ascii", "COLUMNS": "50"})
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout.isascii()

    @pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
    def test_every_plain_locale_works(self, folder: Path, locale: str) -> None:
        result = mot(folder, "score", self.KOREAN, env={"LC_ALL": locale, "LANG": locale})
        assert (result.returncode, result.stderr) == (0, b"")

    def test_a_report_in_a_file_is_utf_8_in_every_locale(self, folder: Path) -> None:
        mot(folder, "score", self.KOREAN, "-o", "r.txt", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
        assert "아이플러그" in (folder / "r.txt").read_text(encoding="utf-8")

    def test_a_byte_of_a_file_name_that_no_locale_knows(self, folder: Path) -> None:
        (folder / os.fsdecode(b"caf\xe9.yaml")).write_text(BROKEN, encoding="utf-8")
        for kind in ("text", "json", "github", "concise"):
            result = mot(folder, "check", os.fsdecode(b"caf\xe9.yaml"), "-f", kind)
            assert (result.returncode, result.stderr) == (1, b"")
            result.stdout.decode()


def shown(
    folder: Path, *arguments: str | Path, columns: int, term: str = "xterm-256color", **env: str
) -> tuple[pyte.Screen, str, int | None]:
    """Run `mot` in a terminal: the screen at its end, what was sent to it, and the exit status."""
    rows = 60
    child = pexpect.spawn(
        MOT[0],
        [*MOT[1:], *map(str, arguments)],
        cwd=str(folder),
        env=environment(TERM=term, **env),
        dimensions=(rows, columns),
        timeout=PATIENCE,
        encoding="utf-8",
    )
    sent = child.read()
    child.wait()
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(sent)
    return screen, sent, child.exitstatus


def lines(screen: pyte.Screen) -> list[str]:
    """The lines of a screen as they are seen."""
    return [line.rstrip() for line in screen.display]


class TestTerminals:
    @pytest.mark.parametrize("columns", [80, 120])
    def test_a_journey_fills_the_screen_and_wraps_nowhere(self, folder: Path, columns: int) -> None:
        path = JOURNEYS / "iplug-premium.yaml"
        screen, _, status = shown(folder, "score", path, columns=columns)
        assert status == 0
        piped = mot(folder, "score", path, env={"COLUMNS": str(columns)}).stdout.decode()
        assert "\n".join(lines(screen)).rstrip() == piped.rstrip()

    def test_meanings_have_their_colours(self, folder: Path) -> None:
        screen, sent, _ = shown(folder, "score", JOURNEYS / "iplug-premium.yaml", columns=100)
        assert "\x1b[" in sent
        row = next(index for index, line in enumerate(lines(screen)) if "✕ collapse" in line)
        mark = lines(screen)[row].index("✕ collapse")
        assert (screen.buffer[row][mark].fg, screen.buffer[row][mark].bold) == ("d7005f", True)
        assert screen.buffer[0][0].bold

    @pytest.mark.parametrize(
        ("term", "colorterm", "code"),
        [
            ("xterm-256color", "truecolor", "38;2;216;27;96"),
            ("xterm-256color", "", "38;5;161"),
            ("linux", "", "1;91"),
        ],
    )
    def test_colours_are_those_the_terminal_has(
        self, folder: Path, term: str, colorterm: str, code: str
    ) -> None:
        _, sent, _ = shown(folder, "score", "collapses.yaml", columns=100, term=term, COLORTERM=colorterm)
        assert re.search(rf"\x1b\[[0-9;]*{code}m[^\x1b]*collapse", sent)

    @pytest.mark.parametrize(
        ("term", "env"), [("dumb", {}), ("xterm", {"NO_COLOR": "1"}), ("xterm", {"NO_COLOR": "0"})]
    )
    def test_no_colour_where_none_is_wanted_or_none_would_work(
        self, folder: Path, term: str, env: dict[str, str]
    ) -> None:
        _, sent, status = shown(
            folder, "score", "collapses.yaml", "broken.yaml", columns=80, term=term, **env
        )
        assert status == 2
        assert "\x1b" not in sent

    def test_a_hostile_journey_moves_nothing(self, folder: Path) -> None:
        text = (
            r'{journey: "\e[2J\e[1;1Hgone\e]0;title\a", scale: 0-5, moments: [{name: "\e[5A\rx", rating: 0}]}'
        )
        (folder / "hostile.yaml").write_text(text, encoding="utf-8")
        screen, _, _ = shown(folder, "timeline", "hostile.yaml", columns=100)
        assert lines(screen)[0] == "␛[2J␛[1;1Hgone␛]0;title␇"
        assert screen.title == ""
        assert "␛[5A␍x" in "\n".join(lines(screen))

    def test_help_and_errors_fit_the_screen(self, folder: Path) -> None:
        for arguments in (["score", "--help"], ["score"], ["score", "broken.yaml"]):
            _, sent, _ = shown(folder, *arguments, columns=60)
            plain = re.sub(r"\x1b\[[0-9;]*m", "", sent)
            assert max(map(len, plain.splitlines())) <= 60

    def test_progress_is_wiped_when_the_work_is_done(self, folder: Path) -> None:
        (folder / "many").mkdir()
        for number in range(500):
            (folder / "many" / f"{number}.yaml").write_text(HOLDS, encoding="utf-8")
        screen, sent, status = shown(folder, "score", "many", "-o", "r.csv", columns=100)
        assert status == 0
        assert "scoring" in sent
        assert [line for line in lines(screen) if line] == ["wrote r.csv"]


class TestInterrupts:
    def test_waiting_for_a_pipe(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe")
        process = subprocess.Popen(
            [*MOT, "score", "pipe"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        writer = opened_where_it_waits(folder / "pipe", lambda: process.poll() is None)
        try:
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            os.close(writer)
        assert (process.returncode, out) == (130, b"")
        assert b"Traceback" not in err

    @pytest.mark.parametrize(
        ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM)]
    )
    def test_many_processes_end_with_the_one_that_started_them(
        self, folder: Path, sent: signal.Signals, status: int
    ) -> None:
        (folder / "many").mkdir()
        for number in range(WORTH_A_POOL):
            (folder / "many" / f"{number}.yaml").write_text(HOLDS, encoding="utf-8")
        os.mkfifo(folder / "pipe")
        process = subprocess.Popen(
            [*MOT, "score", "many", "pipe"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=True,
        )
        writer = opened_where_it_waits(folder / "pipe", lambda: process.poll() is None)
        try:
            process.send_signal(sent)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            os.close(writer)
        assert (process.returncode, out) == (status, b"")
        assert b"Traceback" not in err
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)

    def test_control_c_in_a_terminal(self, folder: Path) -> None:
        os.mkfifo(folder / "pipe")
        child = pexpect.spawn(
            MOT[0],
            [*MOT[1:], "score", "pipe"],
            cwd=str(folder),
            env=environment(TERM="xterm"),
            timeout=PATIENCE,
            encoding="utf-8",
        )
        writer = opened_where_it_waits(folder / "pipe", child.isalive)
        try:
            child.sendintr()
            rest = child.read()
            child.wait()
        finally:
            os.close(writer)
        assert child.exitstatus == 130
        assert "Traceback" not in rest


def test_python_m_and_the_function_behind_the_script_are_one(folder: Path) -> None:
    script = "import sys; sys.argv[0] = 'mot'; from mot_cli.__main__ import main; main()"
    direct = subprocess.run(
        [sys.executable, "-c", script, "score", "collapses.yaml", "-f", "json"],
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=PATIENCE,
    )
    assert json.loads(direct.stdout) == json.loads(
        mot(folder, "score", "collapses.yaml", "-f", "json").stdout
    )
