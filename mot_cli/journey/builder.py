"""Nodes to a `Journey`: which fields a journey, a moment and a scale have, and what each may say.

What YAML would have made of a scalar matters only where that surprises people; no tag ever builds anything.
"""

from dataclasses import dataclass, field

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from mot_cli.journey.duration import Duration, parse_duration
from mot_cli.journey.fields import SEQUENCE, FieldReader, first_key, shortened
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scalars import IMPLICIT_TAGS, NULL, TEXT
from mot_cli.journey.scale import DEFAULT_SCALE, LARGEST_END, PRESETS, Scale, parse_range, plain
from mot_cli.journey.slug import unique_ids
from mot_cli.journey.source import SourceText

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


class JourneyBuilder(FieldReader):
    """One pass over the nodes of one file; every problem is collected, none is raised."""

    def __init__(self, source: SourceText) -> None:
        super().__init__(source)
        self.scale_stated = False

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
        if self._foreign_tag(node, SEQUENCE):
            return ()
        if not node.value:
            self._at(node, "no-moments", "a journey has at least one moment", "add one: `- name: …`")
            return ()
        read: list[_MomentFields] = []
        refused: set[Node] = set()
        for item in node.value:
            # A moment that aliases repeat is refused once: its problems must not multiply.
            if item in refused:
                continue
            before = len(self.found)
            fields = self._moment(item, scale)
            if len(self.found) > before:
                refused.add(item)
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
                fields.weight,
                fields.effort,
                duration=fields.duration,
                **fields.texts,
            )
            for fields, moment_id in zip(read, ids, strict=True)
        )

    def _moment(self, node: Node, scale: Scale | None) -> "_MomentFields | None":
        if not isinstance(node, MappingNode):
            hint = f"write `- name: {shortened(node.value)}`" if node.tag == TEXT else None
            self._wrong_type(node, "a moment", "fields, beginning with `name:`", hint)
            return None
        fields = self._fields(node, MOMENT_FIELDS, "a moment")
        if fields is None:
            return None
        name = self._required_text(fields.get("name"), "name", node, "what happened to the customer")
        read = _MomentFields(name or "", fields.get("id"))
        for key, value in fields.items():
            if value.tag == NULL:
                continue
            if key in _MOMENT_TEXTS:
                read.texts[key] = self._text(value, key)
            else:
                self._moment_field(read, key, value, scale)
        return read

    def _moment_field(self, read: "_MomentFields", field: str, value: Node, scale: Scale | None) -> None:
        if field == "rating":
            read.rating = self._rating(value, scale)
        elif field == "weight":
            hint = "1 is usual; leave an unimportant moment out"
            read.weight = self._positive(value, field, "bad-weight", hint) or 1.0
        elif field == "effort":
            read.effort = self._positive(value, field, "bad-effort", "1 is usual") or 1.0
        elif field == "id":
            read.id = self._text(value, field, blank_allowed=False)
        elif field == "duration":
            read.duration = self._duration(value)

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

    # -- scalars -------------------------------------------------------------------------------------

    def _positive(self, node: Node, field: str, code: str, hint: str) -> float | None:
        number = self._number(node, field)
        if number is None or number > 0:
            return number
        self._at(node, code, f"`{field}` must be above 0, and here it is {shortened(node.value)}", hint)
        return None

    def _rating(self, node: Node, scale: Scale | None) -> float | None:
        rating = self._number(node, "rating")
        if rating is None or scale is None or scale.contains(rating):
            return rating
        ends = scale.ends
        named = f" ({scale.preset})" if scale.preset else ""
        self._at(
            node,
            "rating-outside-scale",
            f"the rating {shortened(node.value)} is outside the scale, {ends}{named}",
            f"rate it from {ends}, or change the `scale` at the top of the file"
            if self.scale_stated
            else f"this file states no scale, so it is {ends}; state one at the top, such as `scale: 0-10`",
        )
        return None

    def _duration(self, node: Node) -> Duration | None:
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, "duration", "a time span such as 25 min")
        elif not self._foreign_tag(node, *IMPLICIT_TAGS):
            duration = parse_duration(node.value)
            if duration is not None:
                return duration
            message = f"`duration` is no time span: {shortened(node.value)}"
            self._at(node, "bad-duration", message, "write 15 s, 25 min, 2 h or 1 d")
        return None

    # -- the scale -----------------------------------------------------------------------------------

    def _scale(self, node: Node) -> Scale | None:
        if isinstance(node, MappingNode):
            return self._spelled_out_scale(node)
        shown = ""
        if isinstance(node, ScalarNode):
            if self._foreign_tag(node, *IMPLICIT_TAGS):
                return None
            preset = PRESETS.get(node.value)
            if preset is not None:
                return preset
            ends = parse_range(node.value)
            if ends is not None:
                return self._checked_scale(node, *ends, ends[0], 1.0)
            shown = f": {shortened(node.value)}"
        self._bad_scale(
            node,
            f"`scale` is not a scale{shown}",
            f"write a range such as 0-5, {{min: 0, max: 5, zero: 0}}, or one of {', '.join(PRESETS)}",
        )
        return None

    def _bad_scale(self, node: Node, message: str, hint: str) -> None:
        start = node.start_mark.index
        self.report(
            "bad-scale", start, node.end_mark.index if isinstance(node, ScalarNode) else None, message, hint
        )

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
        if max(abs(low), abs(high), abs(zero)) > LARGEST_END:
            message, hint = "the scale's ends are too large to compute with", "stay within ±1e100"
        elif low >= high:
            message = f"the scale's max ({plain(high)}) must be above its min ({plain(low)})"
            hint = "write the lower end first; what counts as worth nothing is set by `zero`"
        elif zero >= high:
            message = f"the scale's zero ({plain(zero)}) must be below its max ({plain(high)})"
            hint = "zero is the rating at or below which a moment is worth nothing"
        elif step <= 0:
            message = f"the scale's step must be above 0, and here it is {plain(step)}"
            hint = "1 is usual"
        else:
            return Scale(low, high, zero, step)
        self._bad_scale(first_key(node), message, hint)
        return None


@dataclass(slots=True)
class _MomentFields:
    """A moment as far as it was read; its id may have to wait for the others."""

    name: str
    id_node: Node | None
    id: str | None = None
    rating: float | None = None
    weight: float = 1.0
    effort: float = 1.0
    duration: Duration | None = None
    texts: dict[str, str | None] = field(default_factory=dict)
