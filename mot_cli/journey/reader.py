"""A journey file to a `Journey`, or to every problem it has, each with its place.

Files are read once and never sought in, so that pipes work.
"""

import sys
from dataclasses import dataclass
from typing import IO

from yaml import MappingNode, Node, SequenceNode

from mot_cli.journey.builder import JourneyBuilder
from mot_cli.journey.diagnostics import Diagnostic, JourneyError, Severity
from mot_cli.journey.model import Journey
from mot_cli.journey.nodes import NodeProblem, compose
from mot_cli.journey.source import SourceText

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes a journey file may hold."""

Route = tuple[str | int, ...]
"""Where in a journey a thing stands, free of lines and columns: `("moments", 3, "rating")`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file: a journey, or at least one error.

    Args:
        name: the path as it was given, or `<stdin>`.
        journey: None where there are errors.
        problems: the errors, in the order of their places.

    """

    name: str
    journey: Journey | None
    problems: tuple[Diagnostic, ...]
    _source: SourceText | None = None
    _root: Node | None = None

    def advise(self, code: str, route: Route, message: str, hint: str | None) -> Diagnostic:
        """Turn a piece of advice about a route into a problem at a line and a column."""
        place = None
        if self._source is not None and self._root is not None:
            node = _follow(self._root, route)
            place = self._source.place(node.start_mark.index, node.end_mark.index)
        return Diagnostic(code, Severity.ADVICE, message, self.name, place, hint)


def load(path: str) -> Journey:
    """Read one journey file.

    Args:
        path: a file, a pipe, or `-` for standard input.

    Returns:
        The journey.

    Raises:
        JourneyError: the file can't be read or is no journey; it carries every problem with its place.

    """
    reading = read_file(path)
    if reading.journey is None:
        raise JourneyError(reading.problems)
    return reading.journey


def read_file(path: str) -> Reading:
    """Read one journey file; what is wrong with it is returned, not raised.

    Args:
        path: a file, a pipe, or `-` for standard input.

    """
    name = "<stdin>" if path == "-" else path
    try:
        if path == "-":
            content = _read_bytes(_standard_input())
        else:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half the cost of Path.open over 10,000 files
                content = _read_bytes(file)
    except (OSError, ValueError) as error:
        return _unreadable(name, "unreadable-file", f"cannot be read: {_reason(error)}")
    return read_bytes(content, name)


def read_bytes(content: bytes, name: str) -> Reading:
    """Read a journey from the bytes of a file.

    Args:
        content: the file's bytes; UTF-8, with or without a byte order mark.
        name: what to call the file in problems.

    """
    if len(content) > SIZE_LIMIT:
        return _unreadable(
            name,
            "file-too-large",
            f"is larger than {SIZE_LIMIT // 1024**2} MiB",
            hint="a journey file holds one customer's story; a table of ratings is for `mot survey`",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, name)
    return read_text(text, name)


def read_text(text: str, name: str = "<text>") -> Reading:
    """Read a journey from the text of a file.

    Args:
        text: YAML, without a byte order mark.
        name: what to call the file in problems.

    """
    source = SourceText(name, text)
    root = compose(text)
    builder = JourneyBuilder(source)
    if isinstance(root, NodeProblem):
        builder.report(root.code, root.start, root.end, root.message, root.hint)
        return Reading(name, None, builder.problems())
    journey = builder.journey(root)
    if builder.found:
        return Reading(name, None, builder.problems())
    return Reading(name, journey, (), source, root)


def _standard_input() -> IO[bytes]:
    stream: IO[bytes] | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise ValueError("standard input is closed")
    return stream


def _read_bytes(file: IO[bytes]) -> bytes:
    """Read to the end, or just past the size limit: a device or a growing file must not fill the memory."""
    chunks = []
    room = SIZE_LIMIT + 1
    while room > 0 and (chunk := file.read(min(room, 1 << 20))):
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


def _unreadable(name: str, code: str, message: str, hint: str | None = None) -> Reading:
    return Reading(name, None, (Diagnostic(code, Severity.ERROR, message, name, None, hint),))


def _not_utf8(content: bytes, error: UnicodeDecodeError, name: str) -> Reading:
    rest, start = error.object, error.start  # what stands after a byte order mark
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:4] == b"\x00\x00\xfe\xff":
        what, hint = "the file is UTF-16 or UTF-32, not UTF-8", "save it again as UTF-8"
    else:
        what = f"the byte 0x{rest[start]:02X} is not UTF-8"
        hint = "save the file again as UTF-8; it may be in Latin-1 or Windows-1252"
    before = rest[:start].decode("utf-8")
    after = rest[start : start + 80].decode("utf-8", "replace")
    source = SourceText(name, before + after)
    place = source.place(len(before))
    return Reading(name, None, (Diagnostic("not-utf8", Severity.ERROR, what, name, place, hint),))


def _follow(root: Node, route: Route) -> Node:
    """The node a route leads to, or the nearest one on the way that exists."""
    node = root
    for step in route:
        found = _child(node, step)
        if found is None:
            break
        node = found
    # A whole mapping is a poor thing to point at: its title or name says which one is meant.
    for name in ("name", "journey"):
        node = _child(node, name) or node
    return node


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
