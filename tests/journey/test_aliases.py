"""How much a document holds once its aliases are written out, found by looking at each node once."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.aliases import first_beyond
from mot_cli.journey.nodes import NODE_LIMIT, NodeProblem, compose

MANY = 10**9


def composed(text: str) -> yaml.Node:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.Node)
    return node


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a", 1),
        ("[a, b]", 3),
        ("{a: b}", 3),
        ("[&a x, *a, *a]", 4),
        ("[&a [x, y], *a, *a]", 10),
        ("{a: &a {b: c}, d: *a}", 9),
        ("[&a {? [k] : v}, &b [*a, *a], *b]", 23),
        ("&a [*a, x]", 2),
        ("&a [&b [*a, *b], *b]", 3),
    ],
)
def test_what_is_repeated_counts_as_often_as_it_is_repeated(text: str, values: int) -> None:
    root = composed(text)
    assert first_beyond(root, values, MANY) is None
    assert first_beyond(root, values - 1, MANY) is (root if values > 1 else None)


def test_characters_count_as_often_as_they_are_repeated() -> None:
    root = composed("[&a abc, *a, *a, d]")
    assert first_beyond(root, MANY, 10) is None
    assert first_beyond(root, MANY, 9) is root


def test_the_innermost_collection_that_is_too_large_is_meant() -> None:
    root = composed("[a, &b [c, d], [*b, *b], e]")
    assert isinstance(root, yaml.SequenceNode)
    assert first_beyond(root, 6, MANY) is root.value[2]


@given(st.recursive(st.text("ab", max_size=2), lambda inner: st.lists(inner, max_size=3), max_leaves=12))
def test_without_aliases_it_is_what_the_file_holds(tree: object) -> None:
    def size(part: object) -> int:
        return 1 + sum(map(size, part)) if isinstance(part, list) else 1

    root = composed(yaml.safe_dump([tree]))
    assert first_beyond(root, size([tree]), MANY) is None
    assert first_beyond(root, size([tree]) - 1, MANY) is not None


def laughs(times: int, each: int = 9) -> str:
    lines = [f"l0: &l0 [{', '.join(['ha'] * each)}]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * each)}]" for n in range(1, times)]
    return "\n".join(lines)


def test_a_billion_laughs_are_refused_where_they_become_too_many() -> None:
    found = compose(laughs(9))
    assert isinstance(found, NodeProblem)
    assert (found.code, laughs(9)[found.start :].partition("\n")[0]) == (
        "too-many-nodes",
        "&l5 [*l4, *l4, *l4, *l4, *l4, *l4, *l4, *l4, *l4]",
    )


def test_a_few_thousand_laughs_are_fine() -> None:
    assert isinstance(compose(laughs(4)), yaml.Node)


def test_one_large_text_cannot_be_repeated_without_end() -> None:
    text = f"journey: &a {'x' * 1_000_000}\nmoments:\n" + "- name: *a\n" * 16
    assert isinstance(compose(text), NodeProblem)
    assert isinstance(compose(text.removesuffix("- name: *a\n")), yaml.Node)


def test_one_moment_cannot_be_repeated_without_end() -> None:
    fields = ", ".join(f"f{number}: x" for number in range(3_000))
    found = compose(f"journey: x\nmoments: [&a {{name: y, {fields}}}{', *a' * (NODE_LIMIT // 6_000 + 1)}]")
    assert isinstance(found, NodeProblem)
    assert (found.code, found.start) == ("too-many-nodes", len("journey: x\nmoments: "))
