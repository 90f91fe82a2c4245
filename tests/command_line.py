"""`mot` as tests run it: in this process, in a folder of its own, with every stream at hand."""

import io
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from mot_cli.cli import run


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of `mot` left behind.

    Args:
        status: the exit status.
        out: what it wrote to standard output.
        err: what it wrote to standard error.
    """

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """What it says is wrong with the command line, out of its box and on one line."""
        return " ".join(re.sub("[│╭╮╰╯─]", " ", self.err).split())


class _Stream(io.TextIOWrapper):
    """A standard stream that keeps what is written to it, and can pass for a terminal."""

    def __init__(
        self,
        content: bytes = b"",
        *,
        encoding: str = "utf-8",
        errors: str = "strict",
        terminal: bool = False,
    ) -> None:
        super().__init__(
            io.BytesIO(content), encoding=encoding, errors=errors, newline="\n", write_through=True
        )
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def written(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(self.encoding)


class CommandLine:
    """Runs `mot` in a folder of its own.

    A mistake of ours is not caught: the test shows its traceback.

    Args:
        folder: where it runs; it is the current folder.
        monkeypatch: what lends it streams and an environment.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch

    def __call__(
        self,
        *arguments: str | Path,
        stdin: str | bytes = b"",
        env: Mapping[str, str] | None = None,
        encoding: str = "utf-8",
        terminal: bool = False,
    ) -> Result:
        """Run `mot`.

        Args:
            arguments: what follows `mot`.
            stdin: what it reads from standard input.
            env: what is set in its environment, such as `COLUMNS`; `MOT_DEBUG` is, unless it says otherwise.
            encoding: of its output.
            terminal: whether its output passes for a terminal.
        """
        given = stdin.encode() if isinstance(stdin, str) else stdin
        out = _Stream(encoding=encoding, terminal=terminal)
        err = _Stream(encoding=encoding, errors="backslashreplace", terminal=terminal)
        with self._monkeypatch.context() as patch:
            patch.setenv("MOT_DEBUG", "1")
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", _Stream(given))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = run([str(argument) for argument in arguments])
        return Result(int(status), out.written(), err.written())

    def write(self, name: str, content: str | bytes) -> str:
        """Place a file in the folder, with the folders above it, and give its name back."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name: str) -> str:
        """The text of a file in the folder."""
        return (self.folder / name).read_bytes().decode()

    def files(self) -> list[str]:
        """Every file in the folder, hidden ones too, sorted."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())
