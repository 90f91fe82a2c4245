"""JSON: exact, readable in every script, and safe to print."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.render.json import render_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=[])),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3)
    ),
    max_leaves=8,
)


def test_a_record_is_indented_and_ends_in_a_newline() -> None:
    assert render_json({"format": "mot.score", "zeros": []}) == (
        '{\n  "format": "mot.score",\n  "zeros": []\n}\n'
    )


def test_other_scripts_stay_readable() -> None:
    assert '"한국어 👩"' in render_json({"name": "한국어 👩"})


@pytest.mark.parametrize(
    "control", ["\x1b[31m", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\u061c", "\ud800"]
)
def test_control_characters_are_escaped(control: str) -> None:
    written = render_json({"name": f"a{control}b"})
    assert control not in written
    assert f"\\u{ord(control[0]):04x}" in written


def test_what_json_cannot_say_is_refused_rather_than_written_wrong() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render_json({"value": float("nan")})


@given(st.dictionaries(st.text(max_size=5), values, max_size=4))
def test_what_is_written_reads_the_same(record: dict[str, object]) -> None:
    written = render_json(record)
    assert json.loads(written) == record
    written.encode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "euc-kr"])
def test_what_an_encoding_cannot_say_is_escaped_as_json_escapes(encoding: str) -> None:
    record = {"name": "é 한국어 👩"}
    assert json.loads(render_json(record, encoding).encode(encoding).decode(encoding)) == record


def test_what_an_encoding_can_say_stays_readable() -> None:
    assert '"é"' in render_json({"name": "é"}, "latin-1")
