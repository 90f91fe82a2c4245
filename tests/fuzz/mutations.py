"""Journeys gone wrong, as text and as trees: what Hypothesis makes of the example files and the bad ones."""

import json
from collections.abc import Iterator

import yaml
from hypothesis import strategies as st

from tests.examples import JOURNEYS, PROBLEMS
from tests.hostile import HOSTILE, hostile_texts

Tree = str | list["Tree"] | dict[str, "Tree"]
"""A YAML document as texts, lists and mappings: no value is ever more than its text."""


def _read() -> Iterator[str]:
    for folder in (JOURNEYS, PROBLEMS):
        for path in sorted(folder.glob("*.yaml")):
            content = path.read_bytes()
            if b"\0" not in content:  # UTF-16, or a control character that every text has one of to spare
                yield content.decode("utf-8", "replace")


BASES = tuple(_read())
"""The texts that mutations start from."""

SYNTAX = (
    "[", "]", "{", "}", ":", ": ", ",", ", ", "-", "- ", "? ", "#", " #", "&a ", "*a", "!", "!!str ",
    "!!python/object/apply:os.system ", "!!float ", "!!binary ", "!!set ", "|", "|\n", ">-\n", "|+2\n", "'",
    '"', "%", "%TAG ! x\n", "@", "`", "---\n", "...\n", "<<: ", "<<: *a", "=", "~", "null", "\\", "\\x",
)  # fmt: skip
BREAKS = ("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\n\n", "\n  ", "\n    ", "\t", " ", "  ", "\n- ")
NUMBERS = (
    ".nan", ".inf", "-.inf", "1e999", "1.0e+999", "-0.0", "0x1F", "0o17", "1:30", "08", "1_000", "1" * 5_000,
    "5e-324", "4.9e-324", "1.0e-320", "2.2250738585072014e-308", "1.7976931348623157e+308", "0." + "0" * 400 + "1",
    "1.0e+100", "-1.0e+100", "1.0e-100", "0", "1", "2", "3", "4", "5", "-1", "0.25", "1.25", "3.999999999999999",
    "2008-03-01", "no", "true", "0.1", "100", "１", "٣", "1,5", "+3", ".5", "5.",
)  # fmt: skip
SCALES = (
    "stars", "csat", "ces", "nps", "percent", "emotion", "0-5", "0-10", "-2..2", "1 to 7", "0 - 1", "5-0", "0-0",
    "{min: 0, max: 5, zero: 4.999}", "{min: 0, max: 1.0e+100}", "{min: 0, max: 1.0e-300}", "{min: 0, max: 5, step: 0.001}",
    "{min: 0, max: 5, step: 1.0e-300}", "{min: -1.0e+100, max: 1.0e+100, zero: -1.0e+100}", "{min: 0, max: 5, step: 99}",
    "{min: 1, max: 5, zero: -1000}", "{min: 0, max: 3, zero: 0, step: 0.7}",
)  # fmt: skip
FIELDS = (
    "journey", "provider", "customer", "period", "summary", "source", "scale", "moments", "name", "id", "rating",
    "weight", "stage", "channel", "owner", "duration", "effort", "promise", "note", "quote", "min", "max", "zero",
    "step",
)  # fmt: skip
DURATIONS = ("15 s", "25 min", "2 h", "1 d", "0 s", "999999999 d", "0.000000001 s", "1.5h")

controls = st.sampled_from([chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))])
hidden = st.sampled_from(
    "\u200b\u200d\u200e\u202a\u202e\u2066\u2069\ufeff\u00ad\u061c\ufe0f\U000e0041\ufffe\uffff"
)
texts = st.one_of(
    hostile_texts,
    st.builds(
        str.__add__, st.sampled_from("a가😀 "), st.text("\u0301\u0308\u20dd", min_size=1, max_size=200)
    ),
    st.lists(controls | hidden | st.sampled_from(HOSTILE), min_size=1, max_size=5).map("".join),
    st.sampled_from(("", " ", "x" * 300, "가" * 200, "\u0301" * 10_000, "very " * 60)),
)
scalars = st.one_of(st.sampled_from((*NUMBERS, *SCALES, *DURATIONS)), texts)
pieces = st.one_of(
    st.sampled_from((*SYNTAX, *BREAKS, *NUMBERS, *(f"{field}: " for field in FIELDS))),
    controls,
    hidden,
    texts,
)


# -- as text ---------------------------------------------------------------------------------------------


@st.composite
def mutated_texts(draw: st.DrawFn) -> str:
    """A file with a few stretches inserted, deleted, doubled, moved or replaced."""
    text = draw(st.sampled_from(BASES))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 5, 20, 80))))
        match draw(st.sampled_from(("insert", "delete", "double", "move", "replace", "line end", "splice"))):
            case "insert":
                text = text[:start] + draw(pieces) + text[start:]
            case "delete":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + text[start:end] * draw(st.integers(1, 30)) + text[end:]
            case "move":
                rest = text[:start] + text[end:]
                to = draw(st.integers(0, len(rest)))
                text = rest[:to] + text[start:end] + rest[to:]
            case "replace":
                text = text[:start] + draw(pieces) + text[end:]
            case "line end":
                text = text.replace("\n", draw(st.sampled_from(BREAKS)))
            case _:
                other = draw(st.sampled_from(BASES))
                text = text[:start] + other[draw(st.integers(0, len(other))) :]
    return text


# -- as trees --------------------------------------------------------------------------------------------


def _tree(node: yaml.Node, depth: int = 0) -> Tree:
    if isinstance(node, yaml.MappingNode) and depth < 8:
        return {str(key.value): _tree(value, depth + 1) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode) and depth < 8:
        return [_tree(part, depth + 1) for part in node.value]
    return str(node.value)


def _trees() -> Iterator[dict[str, Tree]]:
    for text in BASES:
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError:
            continue
        if isinstance(node, yaml.MappingNode):
            tree = _tree(node)
            assert isinstance(tree, dict)
            yield tree


TREES = tuple(json.dumps(tree) for tree in _trees())


def _collections(tree: Tree) -> Iterator[list[Tree] | dict[str, Tree]]:
    if isinstance(tree, dict | list):
        yield tree
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from _collections(part)


def _change(draw: st.DrawFn, tree: Tree) -> None:
    """Change one collection of a tree, by its keys or its items."""
    collections = list(_collections(tree))
    chosen = draw(st.sampled_from(range(len(collections))))
    collection = collections[chosen]
    other = draw(st.sampled_from(collections))
    if isinstance(collection, list):
        at = draw(st.integers(0, len(collection)))
        match draw(st.sampled_from(("scalar", "double", "delete", "reverse", "empty"))):
            case "scalar":
                collection.insert(at, draw(scalars))
            case "double":
                collection[at:at] = json.loads(json.dumps(collection[:4])) * draw(st.integers(1, 5))
            case "delete":
                del collection[at : at + 1]
            case "reverse":
                collection.reverse()
            case _:
                collection.clear()
        return
    field = draw(st.sampled_from((*collection, *FIELDS)))
    match draw(
        st.sampled_from(
            ("scalar", "scalar", "scalar", "right", "right", "right", "graft", "delete", "rename")
        )
    ):
        case "scalar":
            collection[field] = draw(scalars)
        case "right":
            collection[field] = draw(_right(field))
        case "graft":
            collection[field] = json.loads(json.dumps(other))
        case "delete":
            collection.pop(field, None)
        case _:
            collection[draw(texts)] = collection.pop(field, "")


def _right(field: str) -> st.SearchStrategy[str]:
    """What a field may well hold, at its limits."""
    match field:
        case "rating" | "weight" | "effort" | "min" | "max" | "zero" | "step":
            return st.sampled_from(NUMBERS)
        case "scale":
            return st.sampled_from(SCALES)
        case "duration":
            return st.sampled_from(DURATIONS)
        case _:
            return texts


def _written(draw: st.DrawFn, tree: Tree) -> str:
    """A tree as YAML in one style or another; numbers and scales stand in no quotes."""
    if draw(st.booleans()):
        return _flow(tree)
    text: str = yaml.safe_dump(
        json.loads(json.dumps(tree)),
        sort_keys=False,
        allow_unicode=draw(st.booleans()),
        width=draw(st.sampled_from((20, 80, 10_000))),
        default_style=draw(st.sampled_from((None, '"', "|", "'"))),
        line_break=draw(st.sampled_from(("\n", "\r", "\r\n"))),
    )
    for plain in (*NUMBERS, *SCALES):
        text = text.replace(f"'{plain}'", plain).replace(f'"{plain}"', plain)
    return text


def _flow(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_flow(part)}" for key, part in tree.items()) + "}"
    if isinstance(tree, list):
        return f"[{', '.join(map(_flow, tree))}]"
    return tree if tree in NUMBERS or tree in SCALES else json.dumps(tree)


@st.composite
def mutated_trees(draw: st.DrawFn) -> str:
    """A file whose fields, values and moments were changed, written anew: most still are valid YAML."""
    tree: Tree = json.loads(draw(st.sampled_from(TREES)))
    for _ in range(draw(st.integers(1, 8))):
        _change(draw, tree)
    return _written(draw, tree)


@st.composite
def journeys_at_the_limits(draw: st.DrawFn) -> str:
    """A journey that mostly holds, of texts and numbers as odd as they may be."""
    odd = st.sampled_from(
        ("0", "1", "2", "3", "5", "0.25", "5e-324", "4.9999999999999996", "1.0e-300", "2.5")
    )
    weights = st.sampled_from(
        ("1", "0.001", "1.0e-300", "1.0e+300", "1.7976931348623157e+308", "5e-324", "7")
    )
    count = draw(st.integers(1, 12))
    moments: list[Tree] = []
    for _ in range(count):
        moment: dict[str, Tree] = {"name": draw(texts)}
        for field in draw(st.sets(st.sampled_from(FIELDS[9:20]))):
            match field:
                case "rating":
                    moment[field] = draw(odd)
                case "weight" | "effort":
                    moment[field] = draw(weights)
                case "duration":
                    moment[field] = draw(st.sampled_from(DURATIONS))
                case _:
                    moment[field] = draw(texts)
        moments.append(moment)
    tree: dict[str, Tree] = {"journey": draw(texts), "moments": moments}
    for field in draw(st.sets(st.sampled_from(FIELDS[1:7]))):
        tree[field] = draw(st.sampled_from(SCALES) if field == "scale" else texts)
    return _flow(tree)
