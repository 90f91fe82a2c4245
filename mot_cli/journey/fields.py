"""Fields of any mapping, texts and numbers: checked by hand, with every problem collected at its place.

Which fields a journey has, and what they mean, is the builder's business.
"""

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from mot_cli.journey.diagnostics import PROBLEM_LIMIT, Diagnostic, Severity
from mot_cli.journey.scalars import IMPLICIT_TAGS, NULL, TEXT, plain_number, what_yaml_reads
from mot_cli.journey.source import SourceText

_RECURSION_PATIENCE = 1_000_000
"""Nodes of one file that are looked at to tell whether something contains itself."""

MAPPING = "tag:yaml.org,2002:map"
SEQUENCE = "tag:yaml.org,2002:seq"
_MERGE = "tag:yaml.org,2002:merge"


class FieldReader:
    """Reads the fields of one file's mappings; every problem is collected, none is raised."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.found: list[tuple[int, int | None, str, str, str | None]] = []
        self._recursive: dict[Node, bool] = {}
        self._patience = _RECURSION_PATIENCE

    def report(self, code: str, start: int, end: int | None, message: str, hint: str | None = None) -> None:
        """Note an error at a stretch of the text, given as offsets."""
        self.found.append((start, end, code, message, hint))

    def problems(self) -> tuple[Diagnostic, ...]:
        """The errors found so far, in the order of their places."""
        name = self.source.name
        self.found.sort(key=lambda problem: problem[0])
        result = [
            Diagnostic(code, Severity.ERROR, message, name, self.source.place(start, end), hint)
            for start, end, code, message, hint in self.found[:PROBLEM_LIMIT]
        ]
        if len(self.found) > PROBLEM_LIMIT:
            more = len(self.found) - PROBLEM_LIMIT
            message = f"and {more:,} more problem{'' if more == 1 else 's'} in this file"
            start = self.found[PROBLEM_LIMIT][0]
            result.append(
                Diagnostic("too-many-problems", Severity.ERROR, message, name, self.source.place(start))
            )
        return tuple(result)

    def _at(self, node: Node, code: str, message: str, hint: str | None = None) -> None:
        self.report(code, node.start_mark.index, node.end_mark.index, message, hint)

    def _fields(self, node: MappingNode, known: tuple[str, ...], what: str) -> dict[str, Node] | None:
        """The known fields of a mapping; the others, and those given twice, are reported."""
        if self._foreign_tag(node, MAPPING):
            return None
        found: dict[str, Node] = {}
        places: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, ScalarNode):
                self._at(key, "unknown-field", f"a field of {what} has a name, not a list or a mapping")
            elif name in places:
                line = self.source.place(places[name].start_mark.index).line
                self._at(
                    key,
                    "duplicate-key",
                    f"`{name}` is given twice; the first is at line {line}",
                    "delete one of the two",
                )
            elif key.tag == _MERGE:
                self._at(
                    key,
                    "merge-key",
                    "merge keys (`<<`) are not part of a journey file",
                    "write the fields out",
                )
            else:
                places[name] = key
                if name not in known:
                    self._unknown_field(key, known, what)
                elif not self._foreign_tag(key, TEXT):
                    found[name] = value
        return found

    def _unknown_field(self, key: Node, known: tuple[str, ...], what: str) -> None:
        message = f"{what} has no field `{shortened(key.value)}`"
        if len(self.found) >= PROBLEM_LIMIT:  # likely never shown: looking for a likeness costs too much
            self._at(key, "unknown-field", message)
            return
        from difflib import get_close_matches

        close = get_close_matches(key.value[:40].lower(), known, n=1, cutoff=0.6)
        hint = f"did you mean `{close[0]}`?" if close else f"the fields of {what}: {', '.join(known)}"
        self._at(key, "unknown-field", message, hint)

    def _missing(self, field: str, node: Node, what: str, how: str) -> None:
        """Report a field that is not there, or is there and empty."""
        self._at(first_key(node), "missing-field", f"`{field}` is missing: {what}", f"add {how}")

    def _wrong_type(self, node: Node, field: str, wanted: str, hint: str | None = None) -> None:
        if isinstance(node, ScalarNode):
            message = f"{_field(field)} must be {wanted}, and YAML reads {what_yaml_reads(node)}"
            self._at(node, "wrong-type", message, hint)
            return
        start = node.start_mark.index
        what = "a list" if isinstance(node, SequenceNode) else "a mapping"
        # Aliases can bring the same large collection here thousands of times; it is searched once.
        if node not in self._recursive:
            self._recursive[node] = self._contains_itself(node)
        if self._recursive[node]:
            message = f"{_field(field)} is {what} that contains itself"
            self.report("recursive-alias", start, None, message, "write it out instead of repeating it")
            return
        message = f"{_field(field)} must be {wanted}, and here it is {what}"
        self.report("wrong-type", start, None, message, hint)

    def _contains_itself(self, node: Node) -> bool:
        """Whether an alias inside a collection leads back to it.

        In a file where thousands of collections contain each other the search ends before the answer does:
        those that are left over are merely of the wrong type.
        """
        stack, seen = [node], set[int]()
        while stack and self._patience > 0:
            current = stack.pop()
            self._patience -= 1
            if current is node and seen:
                return True
            if id(current) in seen or isinstance(current, ScalarNode):
                continue
            seen.add(id(current))
            if isinstance(current, MappingNode):
                stack.extend(part for pair in current.value for part in pair)
            else:
                stack.extend(current.value)
        return False

    def _in_brackets(self, node: Node) -> bool:
        return self.source.text[node.start_mark.index : node.start_mark.index + 1] in ("[", "{")

    def _foreign_tag(self, node: Node, *usual: str) -> bool:
        """Report a tag such as `!!python/object` or `!secret`: nothing is ever built from one."""
        if node.tag in usual:
            return False
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        start = node.start_mark.index
        self.report(
            "unknown-tag", start, None, f"the tag `{shortened(tag)}` means nothing here", "delete the tag"
        )
        return True

    def _required_text(self, node: Node | None, field: str, parent: Node, what: str) -> str | None:
        if node is None or node.tag == NULL:
            self._missing(field, node or parent, what, f"`{field}: …`")
            return None
        return self._text(node, field, blank_allowed=False)

    def _text(self, node: Node, field: str, *, blank_allowed: bool = True) -> str | None:
        if node.tag == TEXT and isinstance(node, ScalarNode):
            text: str = node.value
            if blank_allowed or not (text.isspace() or not text):
                return text
            self._at(node, "blank-text", f"`{field}` is blank", "write what the customer would recognise")
            return None
        if node.tag == NULL:
            return None
        if not isinstance(node, ScalarNode):
            hint = "a text that begins with `[` or `{` stands in quotes" if self._in_brackets(node) else None
            self._wrong_type(node, field, "a text", hint)
        elif not self._foreign_tag(node, *IMPLICIT_TAGS):
            self._at(
                node,
                "wrong-type",
                f"`{field}` must be a text, and YAML reads {what_yaml_reads(node)}",
                f'put it in quotes: {field}: "{shortened(node.value)}"',
            )
        return None

    def _number(self, node: Node, field: str) -> float | None:
        """A finite number written as plain decimals; anything else is reported."""
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, field, "a number")
            return None
        found = plain_number(node)
        if isinstance(found, float):
            return found
        if not self._foreign_tag(node, *IMPLICIT_TAGS):
            quoted = node.style in ("'", '"')
            rest = "; leave it out where nothing was rated" if field == "rating" and not quoted else ""
            message = f"`{field}` must be a number, and {found.message}"
            self._at(node, found.code, message, found.hint + rest)
        return None


def _field(name: str) -> str:
    return name if " " in name else f"`{name}`"


def first_key(node: Node) -> Node:
    """The first key of a mapping, or the node itself: what to point at when a whole is wrong."""
    return node.value[0][0] if isinstance(node, MappingNode) and node.value else node


def shortened(text: str) -> str:
    """A text from the file, cut where it is too long for a message."""
    return text if len(text) <= 60 else text[:57] + "…"
