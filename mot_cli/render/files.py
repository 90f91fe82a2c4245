"""The one place that writes: standard output, or a file that is whole or as it was before."""

import contextlib
import os
import stat
import sys


class Closed(Exception):  # noqa: N818 - no error: the reader has seen enough
    """Whoever read standard output has closed it."""


class OutputError(Exception):
    """A file could not be written; the one that stood there is whole."""


def write_stdout(text: str) -> None:
    """Write a report to standard output.

    Raises:
        Closed: nobody reads any more (`mot score … | head -1`).
        OutputError: it cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        _forget_stdout()
        raise Closed from error
    except OSError as error:
        _forget_stdout()
        raise OutputError(f"standard output cannot be written: {_reason(error)}") from error


def write_file(text: str, path: str) -> None:
    """Write a report to a file, by way of a temporary one beside it that takes its place when it is whole.

    A link is followed, so that it stays a link; a device or a pipe is written to directly; the rights of a
    file that stood there are kept.

    Args:
        text: the report.
        path: where to.

    Raises:
        Closed: it is a pipe and nobody reads any more (`-o /dev/stdout | head -1`).
        OutputError: it cannot be written; whatever stood there is untouched.
    """
    content = text.encode("utf-8", "backslashreplace")
    try:
        mode = _mode(path)
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"{path} cannot be written: it is a folder")
        if mode is not None and not stat.S_ISREG(mode):
            with open(path, "wb") as device:  # noqa: PTH123
                device.write(content)
            return
        _replace(content, os.path.realpath(path), mode)
    except BrokenPipeError as error:
        raise Closed from error
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {_reason(error)}") from error


def create_file(text: str, path: str) -> bool:
    """Write a new file; False, and nothing is touched, where something stands there already.

    Raises:
        OutputError: it cannot be written.
    """
    content = text.encode()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {_reason(error)}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except BaseException as error:
        os.unlink(path)  # noqa: PTH108
        if isinstance(error, OSError):
            raise OutputError(f"{path} cannot be written: {_reason(error)}") from error
        raise
    return True


def write_stderr(text: str) -> None:
    """Say something beside the report; a closed or full standard error is no reason to stop."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode  # noqa: PTH116
    except FileNotFoundError:
        return None


def _replace(content: bytes, target: str, mode: int | None) -> None:
    folder, name = os.path.split(target)
    # Named here and not by `tempfile`, so that nothing can interrupt between its making and the `try`.
    temporary = os.path.join(folder, f".{name[:40]}.{os.urandom(6).hex()}.tmp")  # noqa: PTH118
    try:
        rights = (
            0o666 if mode is None else 0o600
        )  # what replaces a private file is never public, even briefly
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, rights)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))  # noqa: PTH101
        os.replace(temporary, target)  # noqa: PTH105
    except FileExistsError:  # somebody else's, however unlikely: not ours to remove
        raise
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _forget_stdout() -> None:
    """Keep the interpreter from failing again when it flushes standard output on its way out."""
    with contextlib.suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such folder"
        case PermissionError():
            return "permission denied"
        case _:
            reason = error.strerror or str(error)
            return reason[0].lower() + reason[1:]
