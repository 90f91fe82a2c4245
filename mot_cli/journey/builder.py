"""Nodes to a `Journey`: every field is checked by hand, and every problem is collected with its place.

What YAML would have made of a scalar matters only where that surprises people; no tag ever builds anything.
"""

from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from mot_cli.journey.diagnostics import Diagnostic, Severity
from mot_cli.journey.duration import Duration, parse_duration
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scalars import NULL, TEXT, plain_number, what_yaml_reads
from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale, parse_range
from mot_cli.journey.slug import unique_ids
from mot_cli.journey.source import SourceText

PROBLEM_LIMIT = 1_000
"""Problems of one file that are reported one by one; the rest are counted."""

_MOMENT_TEXTS = frozenset({"stage", "channel", "owner", "promise", "note", "quote", "column"})
_JOURNEY_TEXTS = frozenset({"provider", "customer", "period", "summary", "source"})
JOURNEY_FIELDS = ("journey", "provider", "customer", "period", "summary", "source", "scale", "moments")
"""The fields of a journey, in the order they are written."""
MOMENT_FIELDS = (
    "name",
    "id",
    "rating",
    "weight",
    "stage",
    "channel",
    "owner",
    "duration",
    "effort",
    "promise",
    "note",
    "quote",
    "column",
)
"""The fields of a moment, in the order they are written."""
SCALE_FIELDS = ("min", "max", "zero", "step")
"""The fields of a scale that is spelled out."""
_MAP_TAG = "tag:yaml.org,2002:map"
_SEQ_TAG = "tag:yaml.org,2002:seq"
_MERGE_TAG = "tag:yaml.org,2002:merge"


class JourneyBuilder:
    """One pass over the nodes of one file; every problem is collected, none is raised."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.found: list[tuple[int, int | None, str, str, str | None]] = []
        self.scale_stated = False

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
            message = f"and {more:,} more problems in this file"
            start = self.found[PROBLEM_LIMIT][0]
            result.append(
                Diagnostic("too-many-problems", Severity.ERROR, message, name, self.source.place(start))
            )
        return tuple(result)

    def _at(self, node: Node, code: str, message: str, hint: str | None = None) -> None:
        self.report(code, node.start_mark.index, node.end_mark.index, message, hint)

    # -- the journey ---------------------------------------------------------------------------------

    def journey(self, root: Node) -> Journey | None:
        """The journey a document holds; None where anything is wrong with it."""
        if not isinstance(root, MappingNode):
            what = "a list" if isinstance(root, SequenceNode) else "a text"
            self.report(
                "not-a-journey",
                root.start_mark.index,
                None,
                f"the file is {what}, and a journey is fields such as `journey:` and `moments:`",
                hint="`mot init` writes a journey to start from",
            )
            return None
        fields = self._fields(root, JOURNEY_FIELDS, "a journey")
        if fields is None:
            return None
        texts = {name: self._text(node, name) for name, node in fields.items() if name in _JOURNEY_TEXTS}
        title = self._required_text(fields.get("journey"), "journey", root, "the journey's title")
        scale_node = fields.get("scale")
        stated = scale_node is not None and scale_node.tag != NULL
        scale = self._scale(scale_node) if scale_node is not None and stated else DEFAULT_SCALE
        self.scale_stated = stated
        moments = self._moments(fields.get("moments"), root, scale)
        if title is None or scale is None or self.found:
            return None
        return Journey(title=title, moments=moments, scale=scale, scale_stated=stated, **texts)

    def _moments(self, node: Node | None, root: Node, scale: Scale | None) -> tuple[Moment, ...]:
        if node is None or node.tag == NULL:
            self._missing(
                "moments", node or root, "the list of moments", "`moments:` and below it `- name: …`"
            )
            return ()
        if not isinstance(node, SequenceNode):
            self._wrong_type(node, "moments", "a list, one `- name: …` a moment")
            return ()
        if self._foreign_tag(node, _SEQ_TAG):
            return ()
        if not node.value:
            self._at(node, "no-moments", "a journey has at least one moment", "add one: `- name: …`")
            return ()
        read: list[_MomentFields] = []
        for item in node.value:
            fields = self._moment(item, scale)
            if fields is not None:
                read.append(fields)
        self._duplicate_ids(read)
        if self.found:
            return ()
        ids = unique_ids([(fields.id, fields.name) for fields in read])
        return tuple(
            Moment(
                fields.name,
                moment_id,
                fields.rating,
                fields.numbers["weight"],
                fields.numbers["effort"],
                duration=fields.duration,
                **fields.texts,
            )
            for fields, moment_id in zip(read, ids, strict=True)
        )

    def _moment(self, node: Node, scale: Scale | None) -> "_MomentFields | None":
        if not isinstance(node, MappingNode):
            self._wrong_type(node, "a moment", "fields, beginning with `name:`")
            return None
        fields = self._fields(node, MOMENT_FIELDS, "a moment")
        if fields is None:
            return None
        name = self._required_text(fields.get("name"), "name", node, "what happened to the customer")
        moment_id = rating = duration = None
        numbers = {"weight": 1.0, "effort": 1.0}
        texts: dict[str, str | None] = {}
        for field, value in fields.items():
            if value.tag == NULL:
                continue
            if field in _MOMENT_TEXTS:
                texts[field] = self._text(value, field)
            elif field == "rating":
                rating = self._rating(value, scale)
            elif field in ("weight", "effort"):
                numbers[field] = self._positive(value, field) or 1.0
            elif field == "id":
                moment_id = self._text(value, field, blank_allowed=False)
            elif field == "duration":
                duration = self._duration(value)
        return _MomentFields(name or "", moment_id, rating, duration, numbers, texts, fields.get("id"))

    def _duplicate_ids(self, read: "list[_MomentFields]") -> None:
        first: dict[str, Node] = {}
        for fields in read:
            if fields.id is None or fields.id_node is None:
                continue
            if fields.id in first:
                line = self.source.place(first[fields.id].start_mark.index).line
                self._at(
                    fields.id_node,
                    "duplicate-id",
                    f"the id `{fields.id}` is taken by the moment at line {line}",
                    "give each moment an id of its own, or leave the id out",
                )
            else:
                first[fields.id] = fields.id_node

    # -- mappings ------------------------------------------------------------------------------------

    def _fields(self, node: MappingNode, known: tuple[str, ...], what: str) -> dict[str, Node] | None:
        """The known fields of a mapping; the others, and those given twice, are reported."""
        if node.tag != _MAP_TAG and self._foreign_tag(node, _MAP_TAG):
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
            elif key.tag == _MERGE_TAG:
                self._at(
                    key,
                    "merge-key",
                    "merge keys (`<<`) are not part of a journey file",
                    "write the fields out",
                )
            elif name in known and key.tag == TEXT:
                places[name] = key
                found[name] = value
            else:
                places[name] = key
                self._unknown_field(key, known, what)
        return found

    def _unknown_field(self, key: Node, known: tuple[str, ...], what: str) -> None:
        from difflib import get_close_matches

        close = get_close_matches(key.value[:40].lower(), known, n=1, cutoff=0.6)
        hint = f"did you mean `{close[0]}`?" if close else f"the fields of {what}: {', '.join(known)}"
        self._at(key, "unknown-field", f"{what} has no field `{_shorten(key.value)}`", hint)

    def _missing(self, field: str, node: Node, what: str, how: str) -> None:
        """Report a field that is not there, or is there and empty."""
        start = node.start_mark.index
        end = start + len(node.value[0][0].value) if isinstance(node, MappingNode) and node.value else None
        self.report("missing-field", start, end, f"`{field}` is missing: {what}", f"add {how}")

    def _wrong_type(self, node: Node, field: str, wanted: str) -> None:
        if isinstance(node, ScalarNode):
            message = f"{_field(field)} must be {wanted}, and YAML reads {what_yaml_reads(node)}"
            self._at(node, "wrong-type", message)
        else:
            what = "a list" if isinstance(node, SequenceNode) else "a mapping"
            code = "recursive-alias" if _contains_itself(node) else "wrong-type"
            message = f"{_field(field)} must be {wanted}, and here it is {what}"
            if code == "recursive-alias":
                message = f"{_field(field)} is {what} that contains itself"
            self.report(code, node.start_mark.index, None, message)

    def _foreign_tag(self, node: Node, usual: str) -> bool:
        """Report a tag such as `!!python/object` or `!secret`: nothing is ever built from one."""
        if node.tag == usual:
            return False
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        start = node.start_mark.index
        self.report(
            "unknown-tag", start, None, f"the tag `{_shorten(tag)}` means nothing here", "delete the tag"
        )
        return True

    # -- scalars -------------------------------------------------------------------------------------

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
            self._wrong_type(node, field, "a text")
        elif not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
            self._foreign_tag(node, TEXT)
        else:
            self._at(
                node,
                "wrong-type",
                f"`{field}` must be a text, and YAML reads {what_yaml_reads(node)}",
                f'put it in quotes: {field}: "{_shorten(node.value)}"',
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
        self._at(node, found.code, f"`{field}` must be a number, and {found.message}", found.hint)
        return None

    def _positive(self, node: Node, field: str) -> float | None:
        number = self._number(node, field)
        if number is not None and number <= 0:
            hint = "1 is usual; leave an unimportant moment out" if field == "weight" else "1 is usual"
            self._at(node, f"bad-{field}", f"`{field}` must be above 0, and here it is {node.value}", hint)
            return None
        return number

    def _rating(self, node: Node, scale: Scale | None) -> float | None:
        rating = self._number(node, "rating")
        if rating is None or scale is None or scale.contains(rating):
            return rating
        ends = f"{_plain(scale.min)} to {_plain(scale.max)}"
        named = f" ({scale.preset})" if scale.preset else ""
        self._at(
            node,
            "rating-outside-scale",
            f"the rating {_shorten(node.value)} is outside the scale, {ends}{named}",
            f"rate it from {ends}, or change the `scale` at the top of the file"
            if self.scale_stated
            else f"this file states no scale, so it is {ends}; state one at the top, such as `scale: 0-10`",
        )
        return None

    def _duration(self, node: Node) -> Duration | None:
        duration = parse_duration(node.value) if isinstance(node, ScalarNode) else None
        if duration is not None and node.tag == TEXT:
            return duration
        hint = "write 15 s, 25 min, 2 h or 1 d"
        if isinstance(node, ScalarNode):
            self._at(node, "bad-duration", f"`duration` is no time span: {_shorten(node.value)}", hint)
        else:
            self._wrong_type(node, "duration", "a time span such as 25 min")
        return None

    # -- the scale -----------------------------------------------------------------------------------

    def _scale(self, node: Node) -> Scale | None:
        if isinstance(node, ScalarNode) and node.tag == TEXT:
            preset = PRESETS.get(node.value.strip(" "))
            if preset is not None:
                return preset
            ends = parse_range(node.value)
            if ends is not None:
                return self._checked_scale(node, *ends, ends[0], 1.0)
        if isinstance(node, MappingNode):
            return self._spelled_out_scale(node)
        shown = f": {_shorten(node.value)}" if isinstance(node, ScalarNode) else ""
        self._at(
            node if isinstance(node, ScalarNode) else _start_of(node),
            "bad-scale",
            f"`scale` is not a scale{shown}",
            f"write a range such as 0-5, {{min: 0, max: 5, zero: 0}}, or one of {', '.join(PRESETS)}",
        )
        return None

    def _spelled_out_scale(self, node: MappingNode) -> Scale | None:
        fields = self._fields(node, SCALE_FIELDS, "a scale")
        if fields is None:
            return None
        before = len(self.found)
        numbers: dict[str, float] = {}
        for name in SCALE_FIELDS:
            value = fields.get(name)
            if value is not None and value.tag != NULL:
                number = self._number(value, name)
                if number is not None:
                    numbers[name] = number
            elif name in ("min", "max"):
                self._missing(name, value or node, f"the scale's {name}imum", f"`{name}: …`")
        if len(self.found) > before:
            return None
        low, high = numbers["min"], numbers["max"]
        return self._checked_scale(node, low, high, numbers.get("zero", low), numbers.get("step", 1.0))

    def _checked_scale(self, node: Node, low: float, high: float, zero: float, step: float) -> Scale | None:
        message = hint = None
        if not (abs(low) <= _LARGEST_END and abs(high) <= _LARGEST_END and abs(zero) <= _LARGEST_END):
            message, hint = "the scale's ends are too large to compute with", "stay within ±1e100"
        elif low >= high:
            message = f"the scale's max ({_plain(high)}) must be above its min ({_plain(low)})"
            hint = "write the lower end first; what counts as worth nothing is set by `zero`"
        elif zero >= high:
            message = f"the scale's zero ({_plain(zero)}) must be below its max ({_plain(high)})"
            hint = "zero is the rating at or below which a moment is worth nothing"
        elif step <= 0:
            message = f"the scale's step must be above 0, and here it is {_plain(step)}"
            hint = "1 is usual"
        if message is None:
            return Scale(low, high, zero, step)
        self._at(node if isinstance(node, ScalarNode) else _start_of(node), "bad-scale", message, hint)
        return None


_LARGEST_END = 1e100


@dataclass(slots=True)
class _MomentFields:
    """A moment as far as it was read; its id may have to wait for the others."""

    name: str
    id: str | None
    rating: float | None
    duration: Duration | None
    numbers: dict[str, float]
    texts: dict[str, str | None]
    id_node: Node | None


def _field(name: str) -> str:
    return name if " " in name else f"`{name}`"


def _start_of(node: Node) -> Node:
    """The first key of a mapping, or the node itself: what to point at when a whole is wrong."""
    return node.value[0][0] if isinstance(node, MappingNode) and node.value else node


def _contains_itself(node: Node) -> bool:
    """Whether an alias inside a collection leads back to it."""
    stack, seen = [node], set()
    first = True
    while stack:
        current = stack.pop()
        if current is node and not first:
            return True
        first = False
        if id(current) in seen or isinstance(current, ScalarNode):
            continue
        seen.add(id(current))
        if isinstance(current, MappingNode):
            stack.extend(part for pair in current.value for part in pair)
        else:
            stack.extend(current.value)
    return False


def _plain(number: float) -> str:
    return f"{number:g}" if abs(number) < 1e15 else repr(number)


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
