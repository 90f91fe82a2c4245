"""`mot survey` as a process of its own: interrupted, terminated, without room, without its engine."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.test_processes import MOT, PATIENCE, ROOT, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits as POSIX has them")

ROWS = "who,moment,find,q2\nann,find,5,4\nbob,find,4,0\n"
ASK = ("survey", "t.csv", "--moments", "find,q2", "--scale", "0-5", "--temp-dir", "temporary")
SLOW_START = 120  # seconds until a Spark that should have started is taken for one that hangs

ENDLESS = """
import sys
from mot_cli.survey.{engine}_engine import {name} as Engine
asked = Engine.rows
def endless(self, sql, stage):
    print("asking", file=sys.stderr, flush=True)
    return asked(self, "SELECT SUM((a.{n} * b.{n}) % 7) FROM {rows} a CROSS JOIN {rows} b", stage)
Engine.rows = endless
from mot_cli.cli import main
main()
"""
"""`mot` with a question that no engine answers in our lifetime."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a table, and one for temporary files."""
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    return tmp_path


def interrupted(
    code: str, folder: Path, sent: signal.Signals, *options: str, patience: float = PATIENCE
) -> tuple[int, bytes, str]:
    """Start a survey, send a signal while the engine works, and tell how it ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *ASK, "-o", "report.html", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(TMPDIR=str(folder / "temporary"), PYSPARK_PYTHON=sys.executable),
    )
    assert process.stderr is not None
    said = b""
    while b"asking\n" not in said:
        line = process.stderr.readline()
        assert line, said.decode()
        said += line
    time.sleep(0.5)  # for the engine to be in the midst of it
    assert process.poll() is None
    process.send_signal(sent)
    out, err = process.communicate(timeout=patience)
    return process.returncode, out, err.decode()


SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 128 + signal.SIGTERM)]


class TestInterrupts:
    @pytest.mark.parametrize(("sent", "status"), SIGNALS)
    def test_in_the_midst_of_a_query(self, folder: Path, sent: signal.Signals, status: int) -> None:
        pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
        code = ENDLESS.format(engine="duckdb", name="DuckDB", n="range", rows="range(10000000)")
        assert interrupted(code, folder, sent) == (status, b"", "")
        assert list((folder / "temporary").iterdir()) == []
        assert not (folder / "report.html").exists()

    @pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none here")
    @pytest.mark.parametrize(("sent", "status"), SIGNALS)
    def test_in_the_midst_of_a_query_to_spark(self, folder: Path, sent: signal.Signals, status: int) -> None:
        pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
        code = ENDLESS.format(engine="spark", name="Spark", n="id", rows="range(10000000)")
        options = ("--engine", "local[1]")
        ended, out, err = interrupted(code, folder, sent, *options, patience=SLOW_START)
        assert (ended, out) == (status, b"")
        assert "Traceback" not in err
        assert [path.name for path in (folder / "temporary").iterdir() if "mot-survey" in path.name] == []

    @pytest.mark.parametrize(("sent", "status"), SIGNALS)
    def test_waiting_for_standard_input(self, folder: Path, sent: signal.Signals, status: int) -> None:
        pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
        process = subprocess.Popen(
            [*MOT, "survey", "-", *ASK[2:]],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        deadline = time.monotonic() + PATIENCE
        while not list((folder / "temporary").iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(sent)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, out, err) == (status, b"", b"")
        assert list((folder / "temporary").iterdir()) == []


LIMITED = """
import atexit, resource, sys
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, unlimited[1]))
atexit.register(resource.setrlimit, resource.RLIMIT_FSIZE, unlimited)  # for what measures coverage
from mot_cli.cli import run
sys.exit(run(sys.argv[1:]))
"""


class TestNoRoom:
    def test_standard_input_that_does_not_fit_on_the_temporary_disk(self, folder: Path) -> None:
        pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
        done = subprocess.run(
            [sys.executable, "-c", LIMITED.format(limit=100_000), "survey", "-", *ASK[2:]],
            cwd=folder,
            input=b"find,q2\n" + b"5,4\n" * 100_000,
            capture_output=True,
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )
        assert (done.returncode, done.stdout) == (2, b"")
        said = " ".join(done.stderr.decode().split())
        assert said.startswith("error[temporary-disk-full]: standard input could not be kept in temporary/")
        assert said.endswith("= hint: name a roomier folder with --temp-dir")
        assert list((folder / "temporary").iterdir()) == []

    def test_a_query_that_does_not_fit_on_the_temporary_disk(self, folder: Path) -> None:
        pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
        import pyarrow as pa
        import pyarrow.parquet as pq

        who = list(range(400_000))
        columns = {"who": who, "moment": ["find"] * len(who), "rating": [5] * len(who)}
        pq.write_table(pa.table(columns), folder / "long.parquet")
        done = subprocess.run(
            [
                sys.executable, "-c", LIMITED.format(limit=200_000), "survey", "long.parquet", *ASK[2:],
                *("--customer", "who", "--moment", "moment", "--rating", "rating"),
                *("--memory-limit", "15MB", "--threads", "1"),
            ],
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, b"")
        said = done.stderr.decode()
        assert said.startswith("error[temporary-disk-full]: the temporary disk is full")
        assert "--temp-dir" in said
        assert "Traceback" not in said
        assert list((folder / "temporary").iterdir()) == []


WITHOUT = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("_duckdb", "duckdb", "pyspark"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Absent())
from mot_cli.cli import run
status = run(sys.argv[1:])
print(*sorted(sys.modules), file=open("modules", "w"))
sys.exit(status)
"""


class TestWithoutTheExtra:
    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", WITHOUT, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )

    @pytest.mark.parametrize(
        ("engine", "extra"), [("duckdb", "survey"), ("local[1]", "spark"), ("sc://localhost:1", "spark")]
    )
    def test_one_line_says_what_to_install(self, folder: Path, engine: str, extra: str) -> None:
        done = self.run(folder, *ASK, "--engine", engine)
        said = f"mot: this needs an engine that is not installed: pip install 'mot-cli[{extra}]'\n"
        assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", said)
        assert list((folder / "temporary").iterdir()) == []

    def test_every_other_command_works_and_loads_nothing_of_it(self, folder: Path) -> None:
        done = self.run(folder, "score", str(ROOT / "journeys" / "iplug-premium.yaml"))
        assert (done.returncode, done.stderr) == (0, b"")
        loaded = set((folder / "modules").read_text(encoding="utf-8").split())
        assert not {
            name for name in loaded if name.startswith(("_duckdb", "duckdb", "pyspark", "mot_cli.survey"))
        }

    def test_help_needs_no_engine(self, folder: Path) -> None:
        done = self.run(folder, "survey", "--help")
        assert done.returncode == 0
        assert b"--journey" in done.stdout
        loaded = set((folder / "modules").read_text(encoding="utf-8").split())
        assert "mot_cli.survey" not in loaded


def test_nothing_is_left_in_the_systems_own_temporary_folder(folder: Path) -> None:
    pytest.importorskip("duckdb", reason="the extra `survey` is not installed")
    done = subprocess.run(
        [*MOT, *ASK[:-2], "-f", "json"],
        cwd=folder,
        capture_output=True,
        check=False,
        env=environment(TMPDIR=str(folder / "temporary")),
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert list((folder / "temporary").iterdir()) == []
