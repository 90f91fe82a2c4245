"""The JSON Schema accepts and rejects what the reader does, wherever a schema can say it."""

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mot_cli.journey.builder import JOURNEY_FIELDS, MOMENT_FIELDS, SCALE_FIELDS
from mot_cli.journey.duration import DURATION_PATTERN
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import PRESETS, RANGE_PATTERN
from mot_cli.journey.schema import journey_schema

SCHEMA = json.loads(journey_schema())
VALIDATOR = Draft202012Validator(SCHEMA)
MOMENT = SCHEMA["$defs"]["moment"]
SCALE = SCHEMA["$defs"]["scale"]
BEYOND_A_SCHEMA = {"duplicate-id", "rating-outside-scale", "not-finite"}
BEYOND_A_SCHEMA_MESSAGES = re.compile(r"the scale's (?:max|zero) \(.*\) must be")


# -- its form ----------------------------------------------------------------------------------------------


def test_it_is_a_valid_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:mot:journey"


@pytest.mark.parametrize(
    ("part", "fields"), [(SCHEMA, JOURNEY_FIELDS), (MOMENT, MOMENT_FIELDS), (SCALE, SCALE_FIELDS)]
)
def test_it_has_the_fields_of_the_reader_in_their_order(
    part: dict[str, Any], fields: tuple[str, ...]
) -> None:
    assert tuple(part["properties"]) == fields
    assert part["additionalProperties"] is False


FIELDS = [
    pytest.param(field, id=f"{part['title']}: {name}")
    for part in (SCHEMA, MOMENT, SCALE)
    for name, field in part["properties"].items()
]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_explains_itself_with_examples_that_are_valid(field: dict[str, Any]) -> None:
    assert field["title"]
    assert field["description"].endswith(".")
    assert field["examples"]
    for example in field["examples"]:
        assert VALIDATOR.evolve(schema={**field, "$defs": SCHEMA["$defs"]}).is_valid(example)


def test_presets_and_patterns_are_those_of_the_reader() -> None:
    _, preset, written, _ = SCHEMA["properties"]["scale"]["anyOf"]
    assert preset["enum"] == list(PRESETS)
    assert written["pattern"] == RANGE_PATTERN
    assert MOMENT["properties"]["duration"]["pattern"] == DURATION_PATTERN


# -- its agreement with the reader -------------------------------------------------------------------------


def reader_accepts(document: object) -> bool:
    """Whether the reader takes a document, leaving aside what no schema can say."""
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return all(
        problem.code in BEYOND_A_SCHEMA or BEYOND_A_SCHEMA_MESSAGES.match(problem.message) is not None
        for problem in read_text(text).problems
    )


def with_field(name: str, value: object) -> dict[str, object]:
    moment: dict[str, object] = {"name": "x"}
    document: dict[str, object] = {"journey": "x", "moments": [moment]}
    (moment if name in MOMENT_FIELDS else document)[name] = value
    return document


VALUES: list[object] = [
    None, True, False, [], ["x"], [None], {}, {"a": "b"},
    "", " ", "\t\n", "\xa0", "\u3000", "\x1f", "\x85", "\ufeff", "\u200b", "x", " x ", "각",
    "no", "3", "~", "1:30", "2008-03-01", "<<", "=",
    0, 1, -1, 10**400, -(10**30), 0.0, 0.5, -0.5, 3.5, 1e-320, 1e20, 1e100, 1.1e100, 1e308,
    "0-5", "5-0", " 0-5", "0-5 ", "0-5\n", "-2..2", "1 to 7", "0–5", "0…5", "0-5-7", "0.5-1.5", "٠-٥",
    "-5--1", "+1-+2", "1" * 100 + "-" + "2" * 100, "1-" + "2" * 101, "nps", " nps ", "NPS", "nps\n",
    {"min": 0, "max": 5}, {"min": 0}, {"max": 5}, {"min": None, "max": 5}, {"min": 0, "max": True},
    {"min": 0, "max": 5, "step": 0}, {"min": 0, "max": 5, "step": None}, {"min": 0, "max": 5, "step": "1"},
    {"min": 0, "max": 1e101}, {"min": -1e100, "max": 1e100}, {"min": 5, "max": 0, "zero": -1e101},
    {"min": 0, "max": 5, "mid": 2}, {"min": 0, "max": 5, "zero": 9}, {"min": 0, "max": 5, "zero": None},
    "25 min", "25min", "25 min\n", " 2 h ", "1.5 d", "-1 s", "1234567890 s", "5 weeks", "٢ h", "5 S",
]  # fmt: skip


@pytest.mark.parametrize("name", [*JOURNEY_FIELDS, *MOMENT_FIELDS, "unknown"])
def test_they_agree_on_every_value_of_every_field(name: str) -> None:
    disagreed = [
        value
        for value in VALUES
        if VALIDATOR.is_valid(with_field(name, value)) != reader_accepts(with_field(name, value))
    ]
    assert disagreed == []


@pytest.mark.parametrize("document", [None, "x", 3, [], {}, {"journey": "x"}, {"moments": [{"name": "x"}]}])
def test_they_agree_on_what_is_no_journey(document: object) -> None:
    assert not VALIDATOR.is_valid(document)
    assert not reader_accepts(document)


# -- generated documents -----------------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
NAME = TEXT.map(lambda text: f"x{text}")
NUMBER = st.integers(0, 5) | st.floats(0, 5)
POSITIVE = st.integers(1, 9) | st.floats(0.1, 9)
SPELLED_OUT = st.fixed_dictionaries(
    {"min": st.integers(0, 4) | st.floats(-9, 4), "max": st.integers(5, 9) | st.floats(5, 9)},
    optional={"zero": st.none() | st.integers(0, 4), "step": st.none() | POSITIVE},
)
SCALES = st.none() | st.sampled_from([*PRESETS, "0-5", "-2..2", " 1 to 7 "]) | SPELLED_OUT
MOMENT_VALUES: dict[str, st.SearchStrategy[object]] = {
    "id": st.none() | NAME,
    "rating": st.none() | NUMBER,
    "weight": st.none() | POSITIVE,
    "effort": st.none() | POSITIVE,
    "duration": st.none() | st.sampled_from(["25 min", "1.5 d", " 2h "]),
    **{name: st.none() | TEXT for name in ("stage", "channel", "owner", "promise", "note", "quote")},
}
JOURNEY_TEXTS = {name: st.none() | TEXT for name in ("provider", "customer", "period", "summary", "source")}
JOURNEYS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "journey": NAME,
        "moments": st.lists(
            st.fixed_dictionaries({"name": NAME}, optional=MOMENT_VALUES), min_size=1, max_size=3
        ),
    },
    optional={**JOURNEY_TEXTS, "scale": SCALES},
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=3,
)
SUSPECTS = st.sampled_from(VALUES) | ANYTHING


@st.composite
def damaged(draw: st.DrawFn) -> object:
    """A journey in which one place holds something else, or is gone."""
    document = draw(JOURNEYS)
    scale = [document["scale"]] if isinstance(document.get("scale"), dict) else []
    part: dict[str, Any] = draw(st.sampled_from([document, *document["moments"], *scale]))
    known = JOURNEY_FIELDS if part is document else SCALE_FIELDS if "min" in part else MOMENT_FIELDS
    match draw(st.sampled_from(["replace", "replace", "delete", "add"])):
        case "replace":
            part[draw(st.sampled_from(known))] = draw(SUSPECTS)
        case "delete":
            del part[draw(st.sampled_from(sorted(part)))]
        case _:
            part[draw(TEXT)] = draw(SUSPECTS)
    return document


@given(JOURNEYS)
def test_both_accept_a_journey(document: object) -> None:
    assert VALIDATOR.is_valid(document)
    assert reader_accepts(document)


@given(JOURNEYS | damaged() | damaged() | ANYTHING)
@settings(max_examples=500)
def test_they_agree_on_any_document(document: object) -> None:
    verdict = VALIDATOR.is_valid(document)
    event("accepted" if verdict else "rejected")
    assert reader_accepts(document) == verdict


def test_damage_is_accepted_as_well_as_rejected() -> None:
    verdicts = []

    @given(damaged())
    @settings(database=None, derandomize=True, max_examples=200)
    def judge(document: object) -> None:
        verdicts.append(VALIDATOR.is_valid(document))

    judge()
    assert 0.1 < sum(verdicts) / len(verdicts) < 0.9
