"""A file's bytes and its text, read once and never sought in, so that pipes work.

What the text says is for the readers of each format.
"""

import sys
from codecs import BOM_UTF8
from typing import IO

from mot_cli.journey.diagnostics import Diagnostic, Severity
from mot_cli.journey.source import SourceText

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes a file may hold."""
FOREIGN_LIMIT = 1024 * 1024
"""Bytes a table or a diagram may hold that is to become one journey."""


def file_name(path: str) -> str:
    """What problems call a file: its path as it was given, or `<stdin>`."""
    return "<stdin>" if path == "-" else path


def read_content(path: str) -> bytes | Diagnostic:
    """The bytes of a file, or why it cannot be read.

    Args:
        path: a file, a pipe, or `-` for standard input.

    Returns:
        At most one byte more than the limit.

    """
    try:
        if path == "-":
            return _read_bytes(_standard_input())
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the cost of Path.open over 10,000 files
            return _read_bytes(file)
    except (OSError, ValueError) as error:
        return _unreadable(file_name(path), "unreadable-file", f"cannot be read: {_reason(error)}")


def decode(content: bytes, name: str, limit: int = SIZE_LIMIT) -> str | Diagnostic:
    """The text of a file without its byte order mark, or why it has none.

    Args:
        content: the file's bytes; UTF-8, with or without a byte order mark.
        name: what to call the file in problems.
        limit: how many bytes it may hold, at most `SIZE_LIMIT`.

    """
    if len(content) > limit:
        return _unreadable(
            name,
            "file-too-large",
            f"is larger than {limit // 1024**2} MiB",
            hint="a journey file holds one customer's story; a table of ratings is for `mot survey`",
        )
    if _is_wide(content):
        return _not_utf8(content, 0, name)
    try:
        return content.removeprefix(BOM_UTF8).decode()  # a quarter of the time of "utf-8-sig"
    except UnicodeDecodeError as error:
        return _not_utf8(error.object, error.start, name)


def read_source(path: str) -> SourceText | Diagnostic:
    """The text of a table or a diagram, or why it cannot be read.

    Args:
        path: a file, a pipe, or `-` for standard input.

    """
    name = file_name(path)
    content = read_content(path)
    if isinstance(content, Diagnostic):
        return content
    text = decode(content, name, FOREIGN_LIMIT)
    return text if isinstance(text, Diagnostic) else SourceText(name, text)


def _standard_input() -> IO[bytes]:
    stream: IO[bytes] | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ValueError("standard input is closed")
    return stream


def _read_bytes(file: IO[bytes]) -> bytes:
    """Read to the end, or just past the size limit: a device or a growing file must not fill the memory."""
    chunks = []
    room = SIZE_LIMIT + 1
    while chunk := file.read(min(room, 1 << 20)):
        chunks.append(chunk)
        room -= len(chunk)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "it is a folder"
        case PermissionError():
            return "permission denied"
        case OSError(strerror=str(reason)):
            return reason[0].lower() + reason[1:]
        case _:
            return str(error)


def _unreadable(name: str, code: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, name, None, hint)


def _is_wide(content: bytes) -> bool:
    """Whether a file is UTF-16 or UTF-32: it says so, or every other of its first bytes is nothing."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:4] == b"\x00\x00\xfe\xff"
    return marked or content[:4].count(0) >= 2


def _not_utf8(content: bytes, start: int, name: str) -> Diagnostic:
    """Say which byte is wrong, and show it where it stands.

    Args:
        content: what stands after a byte order mark, where there is one.
        start: the first byte that is wrong.
        name: what to call the file.
    """
    if _is_wide(content):
        what, hint = "the file is UTF-16 or UTF-32, not UTF-8", "save it again as UTF-8"
    else:
        what = f"the byte 0x{content[start]:02X} is not UTF-8"
        hint = "save the file again as UTF-8; it may be in Latin-1 or Windows-1252"
    before = content[:start].decode("utf-8")
    after = content[start : start + 80].decode("utf-8", "replace")
    place = SourceText(name, before + after).place(len(before))
    return Diagnostic("not-utf8", Severity.ERROR, what, name, place, hint)
