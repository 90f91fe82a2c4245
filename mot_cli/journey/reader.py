"""A journey file to a `Journey`, or to every problem it has, each with its place."""

from dataclasses import dataclass

from yaml import MappingNode, Node, SequenceNode

from mot_cli.journey.builder import JourneyBuilder
from mot_cli.journey.content import decode, file_name, read_content
from mot_cli.journey.diagnostics import Diagnostic, JourneyError, Severity
from mot_cli.journey.model import Journey
from mot_cli.journey.nodes import NodeProblem, compose
from mot_cli.journey.source import SourceText

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
    name = file_name(path)
    content = read_content(path)
    return _refused(content) if isinstance(content, Diagnostic) else read_bytes(content, name)


def read_bytes(content: bytes, name: str) -> Reading:
    """Read a journey from the bytes of a file.

    Args:
        content: the file's bytes; UTF-8, with or without a byte order mark.
        name: what to call the file in problems.

    """
    text = decode(content, name)
    return _refused(text) if isinstance(text, Diagnostic) else read_text(text, name)


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


def _refused(problem: Diagnostic) -> Reading:
    return Reading(problem.file, None, (problem,))


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
