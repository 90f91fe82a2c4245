"""Text to YAML nodes with positions: no value is ever constructed, and no text can crash or flood the parser.

libyaml's composer recurses in C: ten thousand nested brackets overflow its stack and kill the process.
Its event parser keeps a stack of its own, so whatever could nest deeply, or be very many nodes, goes through
the events first and is refused there.
"""

import re
from itertools import islice
from typing import Any, NamedTuple

import yaml
from yaml.resolver import Resolver

from mot_cli.journey.aliases import first_beyond

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML built without libyaml: the same nodes, ten times slower
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(Reader, Scanner, Parser, Composer):  # type: ignore[no-redef]
        """PyYAML's own parser with the interface of the one from libyaml."""

        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


DEPTH_LIMIT = 20
"""Nested collections a file may hold; a journey needs four."""
NODE_LIMIT = 250_000
"""Values a file may hold, its aliases written out; ten thousand moments need about 200,000."""
TEXT_LIMIT = 16 * 1024 * 1024
"""Characters all scalars of a file may hold, its aliases written out."""
DIRECTIVE_LIMIT = 1_000
"""Directives such as `%TAG` a file may hold; a journey needs none."""

STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_SEQUENCE = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"
_IMPLICIT: dict[str, list[tuple[str, re.Pattern[str]]]] = dict(Resolver.yaml_implicit_resolvers)

# A block collection inside another starts at least one column further right, so deep block nesting shows
# as a line that opens with many spaces, dashes or question marks; deep flow nesting shows as many brackets.
_DEEP_BLOCK = re.compile(rf"(?:^|[\n\r\x85\u2028\u2029])[ \t?:-]{{{2 * DEPTH_LIMIT},}}")
_DIRECTIVE = re.compile(r"(?:^|[\n\r\x85\u2028\u2029])%")
_LARGE = 200_000  # characters; anything shorter cannot hold too many nodes
_LONG = 100_000  # characters; a scalar of so many is no number, no date and no word
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class NodeProblem(NamedTuple):
    """Why a text gives no nodes: a code, a message, a hint, and the offsets of the place."""

    code: str
    message: str
    start: int
    end: int | None = None
    hint: str | None = None


class _Composer(_Parser):
    """The parser with PyYAML's own implicit types, looked up without its per-path bookkeeping."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: tuple[bool, bool]) -> str:
        if kind is yaml.ScalarNode:
            return implicit_tag(value) if implicit[0] else STRING
        return _SEQUENCE if kind is yaml.SequenceNode else _MAPPING

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing here depends on the path."""

    def ascend_resolver(self) -> None:
        """Nothing here depends on the path."""


def implicit_tag(text: str) -> str:
    """The tag YAML gives an unquoted scalar of this text; one of very many characters is a text."""
    if len(text) > _LONG:  # PyYAML's pattern of a base-sixty number takes sixty bytes a character
        return STRING
    for tag, pattern in _IMPLICIT.get(text[:1], ()):
        if pattern.match(text):
            return tag
    return STRING


def compose(text: str) -> yaml.Node | NodeProblem:
    """The one document of a YAML text as nodes, or the reason why there is none.

    Args:
        text: decoded, without a byte order mark.

    """
    if text.startswith("\ufeff"):
        return NodeProblem(
            "control-character",
            "a second byte order mark stands at the start of the file",
            0,
            hint="save the file again as plain UTF-8",
        )
    try:
        absurd = _absurdity(text)
        if absurd is not None:
            return absurd
        parser = _Composer(text)
        try:
            node = parser.get_single_node()
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as error:
        return _syntax_problem(error, text)
    except (yaml.YAMLError, UnicodeEncodeError):
        return _unprintable(text)
    if node is None or (isinstance(node, yaml.ScalarNode) and node.tag == _NULL):
        return NodeProblem(
            "empty-file", "the file holds no journey", 0, hint="`mot init` writes one to start from"
        )
    return _absurd_aliases(node) if "&" in text and "*" in text else node


def _absurd_aliases(root: yaml.Node) -> yaml.Node | NodeProblem:
    """The document, unless its aliases repeat so much that looking at each repetition would never end."""
    node = first_beyond(root, NODE_LIMIT, TEXT_LIMIT)
    if node is None:
        return root
    return NodeProblem(
        "too-many-nodes",
        f"with its aliases written out this holds more than {NODE_LIMIT:,} values "
        f"or {TEXT_LIMIT // 1024**2} MiB of text",
        node.start_mark.index,
        hint="repeat less: a journey of one customer is some dozens of moments",
    )


def _unprintable(text: str) -> NodeProblem:
    """The parser refused a character before it came to any syntax: say which."""
    odd = re.search(_UNPRINTABLE, text)
    start = odd.start() if odd is not None else 0
    return NodeProblem(
        "control-character",
        f"the character U+{ord(text[start : start + 1] or chr(0)):04X} cannot stand in a YAML file",
        start,
        hint="delete it, or write it as an escape inside double quotes",
    )


def _absurdity(text: str) -> NodeProblem | None:
    """Refuse what the composer would crash at or take too long over; a look at the text clears most."""
    directives = _beyond_the_directives(text)
    if directives is not None:
        return directives
    if (
        len(text) > _LARGE
        or text.count("[") + text.count("{") > DEPTH_LIMIT
        or _DEEP_BLOCK.search(text) is not None
    ):
        return _absurd_events(text)
    return None


def _beyond_the_directives(text: str) -> NodeProblem | None:
    """Refuse very many directives: libyaml compares each with all before it."""
    if text.count("%") <= DIRECTIVE_LIMIT:
        return None
    one_more = next(islice(_DIRECTIVE.finditer(text), DIRECTIVE_LIMIT, None), None)
    if one_more is None:
        return None
    return NodeProblem(
        "yaml-syntax",
        f"more than {DIRECTIVE_LIMIT:,} lines begin with `%`, which marks a YAML directive",
        one_more.end() - 1,
        hint="a journey needs no directive; a text that begins with `%` stands in quotes",
    )


def _absurd_events(text: str) -> NodeProblem | None:
    """Walk the events, which need no C stack, and refuse what nests too deeply or is too many nodes."""
    parser = _Parser(text)
    depth = nodes = 0
    starts = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
    ends = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.NodeEvent):
                nodes += 1
                if nodes > NODE_LIMIT:
                    return NodeProblem(
                        "too-many-nodes",
                        f"the file holds more than {NODE_LIMIT:,} values",
                        _index(event),
                        hint="split it: a journey of one customer is some dozens of moments",
                    )
                if isinstance(event, starts):
                    depth += 1
                    if depth > DEPTH_LIMIT:
                        return NodeProblem(
                            "nested-too-deep",
                            f"lists and mappings are nested more than {DEPTH_LIMIT} deep here",
                            _index(event),
                            hint="a journey is one mapping with one list of moments",
                        )
            elif isinstance(event, ends):
                depth -= 1
    finally:
        parser.dispose()
    return None


def _index(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark is not None else 0


# The first phrase that occurs in the parser's words; PyYAML's own parser and libyaml differ in some.
_HINTS = (
    (
        "mapping values are not allowed",
        "a text with `: ` in it must stand in quotes, or the line is indented wrongly",
    ),
    ("cannot start any token", "a text that begins with this character must stand in quotes"),
    ("undefined alias", "a text that begins with `*` must stand in quotes"),
    ("expected alphabetic", "a text that begins with `*` or `&` must stand in quotes"),
    ("did not find expected key", "check the indentation of this line and the quotes of the lines above"),
    ("could not find expected ':'", "a field is written `name: text`, with a space after the colon"),
    ("did not find expected '-' indicator", "align this line with the items of the list above"),
    ("expected <block end>", "align this line with the lines above"),
    ("did not find expected node content", "a text is missing here, or a bracket or brace is never closed"),
    ("duplicate anchor", "give the two anchors different names"),
    ("expected ',' or ']'", "a comma or a closing bracket is missing before this"),
    ("expected ',' or '}'", "a comma or a closing brace is missing before this"),
)
_NEVER_CLOSED = "(?:quoted scalar|flow (?:sequence|mapping))$"


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> NodeProblem:
    mark = error.problem_mark or error.context_mark
    start = mark.index if mark is not None else 0
    problem = error.problem or ""
    if problem == "but found another document":
        return NodeProblem(
            "several-documents",
            "a second document starts here; a file is one journey",
            start,
            hint="put each journey in a file of its own",
        )
    context = error.context or ""
    at_the_end = text[start:].strip() == ""
    if at_the_end and error.context_mark is not None and re.search(_NEVER_CLOSED, context):
        what = "the quote" if "quoted" in context else "the bracket or brace"
        message = f"not valid YAML: {what} that opens here is never closed"
        return NodeProblem("yaml-syntax", message, error.context_mark.index)
    if text[start : start + 1] == "\t":
        hint: str | None = "indent with spaces, not with tabs"
    else:
        hint = next((hint for phrase, hint in _HINTS if phrase in problem), None)
    return NodeProblem("yaml-syntax", f"not valid YAML: {problem} {context}".rstrip(), start, hint=hint)
