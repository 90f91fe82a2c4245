"""Text to nodes: what is no YAML, what is absurd, and that nothing crashes or floods the parser."""

import subprocess
import sys
import textwrap

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.nodes import DEPTH_LIMIT, DIRECTIVE_LIMIT, NODE_LIMIT, NodeProblem, compose, implicit_tag
from tests.journey.reported import journey

DEEP = 100_000
NESTED = {
    "brackets": "[" * DEEP,
    "brackets that are closed": "[" * DEEP + "]" * DEEP,
    "braces": "{a: " * DEEP,
    "brackets on lines of their own": "[\n" * DEEP,
    "brackets and braces": "[{a: " * DEEP,
    "brackets as keys": "{? [" * DEEP,
    "dashes": "- " * DEEP + "a",
    "question marks": "? " * DEEP + "a",
    "colons": "? a\n: " * 3 + ": " * DEEP,
    "dashes and question marks": "- ? " * DEEP + "a",
    "block mappings": "".join(f"{' ' * depth}a:\n" for depth in range(2_000)),
    "block lists": "".join(f"{' ' * depth}-\n" for depth in range(2_000)),
    "lists at the column of their mapping": "".join(
        f"{'  ' * depth}a:\n{'  ' * depth}-\n" for depth in range(1_000)
    ),
}
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}


def problem(text: str) -> NodeProblem:
    found = compose(text)
    assert isinstance(found, NodeProblem)
    return found


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("style", NESTED)
def test_deep_nesting_is_refused_and_crashes_nothing(style: str, line_end: str) -> None:
    text = NESTED[style].replace("\n", LINE_ENDS[line_end])
    expected = {"yaml-syntax"} if style == "colons" else {"nested-too-deep"}
    assert problem(text).code in expected


def test_very_many_directives_are_refused() -> None:
    text = "".join(f"%TAG !a{number}! x\n" for number in range(DIRECTIVE_LIMIT + 1)) + "--- a"
    found = problem(text)
    assert (found.code, text[found.start :].partition("\n")[0]) == (
        "yaml-syntax",
        f"%TAG !a{DIRECTIVE_LIMIT}! x",
    )
    assert isinstance(compose(text.partition("\n")[2]), yaml.Node)


def test_many_per_cent_signs_are_no_directives() -> None:
    assert isinstance(compose("a: |\n" + "  % of all\n" * (DIRECTIVE_LIMIT + 1)), yaml.Node)


def test_a_scalar_of_very_many_characters_is_a_text() -> None:
    assert implicit_tag("1:" * 50_000 + "1") == implicit_tag("x")


@pytest.mark.parametrize("depth", range(1, DEPTH_LIMIT + 1))
def test_nesting_up_to_the_limit_is_left_to_the_builder(depth: int) -> None:
    assert isinstance(compose("[" * depth + "]" * depth), yaml.Node)


def test_many_brackets_that_are_not_nested_are_fine() -> None:
    assert isinstance(compose("[" + "[], {}, " * 100 + "]"), yaml.Node)


def test_nesting_is_refused_where_it_becomes_too_deep() -> None:
    assert problem("a: " + "[" * 30).start == 3 + DEPTH_LIMIT - 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_just_more_than_the_limit_is_refused_whatever_stood_before(opening: str) -> None:
    depth = DEPTH_LIMIT // opening.count("[" if "[" in opening else opening[0])
    deep = opening * (depth + 1)
    assert problem(deep).code == "nested-too-deep"
    assert problem("- [[a], [b], {c: d}]\n" * 9 + "- " + deep).code == "nested-too-deep"


def test_too_many_values_are_refused() -> None:
    assert problem("- a\n" * (NODE_LIMIT + 1)).code == "too-many-nodes"
    assert problem("[" + "a," * NODE_LIMIT + "]").code == "too-many-nodes"


def test_a_large_file_of_few_values_is_read() -> None:
    assert isinstance(compose("a: " + "b" * 500_000), yaml.Node)


def test_a_large_file_that_is_no_yaml_is_refused() -> None:
    assert problem("a: [" + "b" * 500_000).code == "yaml-syntax"


def test_an_alias_within_itself_becomes_nodes() -> None:
    node = compose("&a [*a]")
    assert isinstance(node, yaml.SequenceNode)
    assert node.value == [node]


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        ("", "empty-file", 0),
        ("# a comment\n", "empty-file", 0),
        ("---\n", "empty-file", 0),
        ("~", "empty-file", 0),
        ("a: b\n---\nc: d\n", "several-documents", 5),
        ("a: b\n--- \n", "several-documents", 5),
        ("a: \x00", "control-character", 3),
        ("각: \x1b[31m", "control-character", 3),
        ("a: \x7f", "control-character", 3),
        ("a: \ud800", "control-character", 3),
        ("a: \uffff", "control-character", 3),
        ("\ufeffa: b", "control-character", 0),
        ("a: b: c", "yaml-syntax", 4),
        ("각😀: b: c", "yaml-syntax", 5),
        ("a: *b", "yaml-syntax", 3),
        ("a: @b", "yaml-syntax", 3),
        ("a:\n\tb: c", "yaml-syntax", 3),
        ("a: 'b\nc: d\n", "yaml-syntax", 3),
        ('a: "b\nc: d\n', "yaml-syntax", 3),
        ("a: [b,\nc: d\n", "yaml-syntax", 3),
        ("a: {b: c,\nd: e\n", "yaml-syntax", 3),
        ("a: [b, ", "yaml-syntax", 7),
        ("a: [b c: d}", "yaml-syntax", 10),
        ("a: &x b\nc: &x d\n", "yaml-syntax", 11),
        ("%YAML 2.0\n---\na: b", "yaml-syntax", 0),
    ],
)
def test_what_gives_no_nodes_says_why_and_where(text: str, code: str, start: int) -> None:
    found = problem(text)
    assert (found.code, found.start) == (code, start)


def test_a_tab_in_the_indentation_is_named() -> None:
    assert problem("a:\n\tb: c").hint == "indent with spaces, not with tabs"


def test_a_quote_is_pointed_at_where_it_opens() -> None:
    assert problem("a: 'b\nc: d\n").message == "not valid YAML: the quote that opens here is never closed"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("no", "bool"),
        ("1:30", "int"),
        ("08", "str"),
        ("2008-03-01", "timestamp"),
        ("", "null"),
        ("~", "null"),
        ("1.5", "float"),
        ("=", "value"),
        ("<<", "merge"),
        ("a text", "str"),
    ],
)
def test_an_unquoted_scalar_gets_the_tag_yaml_gives_it(text: str, tag: str) -> None:
    assert implicit_tag(text) == f"tag:yaml.org,2002:{tag}"
    node = compose(f"- {text}")
    assert isinstance(node, yaml.SequenceNode)
    assert node.value[0].tag == f"tag:yaml.org,2002:{tag}"


@given(
    st.dictionaries(
        st.text(alphabet="ab각😀", min_size=1, max_size=4),
        st.text(max_size=6) | st.integers() | st.booleans() | st.none() | st.dates() | st.floats(),
        min_size=1,
        max_size=5,
    )
)
def test_tags_are_those_of_pyyaml(values: dict[str, object]) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False)
    node, reference = compose(text), yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    assert isinstance(reference, yaml.MappingNode)
    assert [(key.value, value.tag, value.value) for key, value in node.value] == [
        (key.value, value.tag, value.value) for key, value in reference.value
    ]
    assert [value.start_mark.index for _, value in node.value] == [
        value.start_mark.index for _, value in reference.value
    ]


WITHOUT_LIBYAML = textwrap.dedent(
    """
    import sys
    sys.modules["yaml._yaml"] = None
    from mot_cli.journey.nodes import NodeProblem, compose
    from mot_cli.journey.reader import read_text
    import yaml
    assert not yaml.__with_libyaml__

    text = sys.stdin.read()
    reading = read_text(text)
    print(repr(reading.journey))
    wrong = text.replace("rating: 2", "rating: 20")
    print([f"{p.place.line}:{p.place.column} {p.code}" for p in read_text(wrong).problems])
    for nested in ("[" * 100_000, "{a: " * 20_000, "- " * 20_000 + "a", "? " * 20_000 + "a"):
        print(compose(nested).code)
    for text in ("", "a: b\\n---\\nc: d", "a: b: c", "a: \\x00", "a: 'b", "\\ud800"):
        print(compose(text).code)
    """
)


def test_without_libyaml_the_same_journey_is_read_and_deep_nesting_refused() -> None:
    text = (
        "journey: 각😀 á\nscale: 0-5\nmoments:\n"
        "- {name: The shop, rating: 2}\n- name: The bill\n  note: |\n    Two\n    lines\n"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WITHOUT_LIBYAML],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert run.stderr.decode() == ""
    assert run.stdout.decode().splitlines() == [
        repr(journey(text)),
        "['4:28 rating-outside-scale']",
        *["nested-too-deep"] * 4,
        "empty-file",
        "several-documents",
        "yaml-syntax",
        "control-character",
        "yaml-syntax",
        "control-character",
    ]
