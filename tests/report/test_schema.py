"""Every report in JSON fulfils the schema that is shipped, and the schema describes nothing else."""

import json
from collections.abc import Iterator, Mapping
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mot_cli.analysis.diff import diff
from mot_cli.analysis.plan import plan, plan_for_target
from mot_cli.analysis.ranking import rank, summarise
from mot_cli.analysis.score import score
from mot_cli.journey.model import Journey
from mot_cli.report.diff_record import diff_record
from mot_cli.report.export_record import export_record
from mot_cli.report.plan_record import plan_record
from mot_cli.report.ranking_record import ranking_record
from mot_cli.report.report import Record
from mot_cli.report.schema import reports_schema
from mot_cli.report.score_record import score_record
from tests.command_line import CommandLine
from tests.examples import BROKEN, EXAMPLES, JOURNEYS, UNRATED
from tests.journey.test_writer import journeys

Node = Mapping[str, object]

SCHEMA: Node = json.loads(reports_schema())
VALIDATOR = Draft202012Validator(cast("dict[str, object]", SCHEMA))
DEFINITIONS = cast("Mapping[str, Node]", SCHEMA["$defs"])
FORMATS = {
    f"mot.{name}": name
    for name in ("score", "ranking", "export", "diff", "plan", "survey", "survey-diff", "check")
}
"""Each report's format and the definition that describes it."""

SURVEY = ("survey-example.csv", "--journey", "survey-example.yaml")
COMMANDS = [
    *(
        (verb, name, *more)
        for name in EXAMPLES
        for verb, *more in (
            ("score",),
            ("timeline",),
            ("export",),
            ("whatif", "1=unrated"),
            ("plan", "--budget", "4"),
            ("plan", "--target", "70"),
            ("check",),
        )
    ),
    ("score", "."),
    ("score", "sas-before.yaml", "none.yaml"),
    ("export", "."),
    ("export", "sas-before.yaml", "broken.yaml"),
    *(("diff", "sas-before.yaml", name) for name in EXAMPLES),
    ("diff", "unrated.yaml", "sas-before.yaml"),
    ("whatif", "unrated.yaml", "1=3"),
    ("plan", "unrated.yaml", "--target", "70"),
    ("score", "unrated.yaml"),
    ("check", "broken.yaml", "unrated.yaml", "none.yaml"),
    ("survey", *SURVEY, "--by", "region", "--outcome", "recommended=yes"),
    ("survey", *SURVEY, "--unrated", "0"),
    ("survey", "survey-example.csv", *SURVEY, "--by", "region"),
]
"""Every command that reports in JSON, in a folder of the example journeys and two more files."""


@pytest.fixture
def examples(cli: CommandLine) -> CommandLine:
    for name in (*EXAMPLES, "survey-example.csv", "survey-example.yaml"):
        cli.write(name, (JOURNEYS / name).read_bytes())
    cli.write("unrated.yaml", UNRATED)
    cli.write("broken.yaml", BROKEN)
    return cli


def resolved(node: Node) -> Node:
    """A node of the schema with its references followed and its parts put together."""
    if "$ref" in node:
        return resolved(DEFINITIONS[str(node["$ref"]).removeprefix("#/$defs/")])
    if "oneOf" in node:  # something, or null where there is none of it
        (something,) = (one for one in cast("list[Node]", node["oneOf"]) if one.get("type") != "null")
        return {**node, **resolved(something)}
    parts = [resolved(part) for part in cast("list[Node]", node.get("allOf", []))]
    if not parts:
        return node
    properties: dict[str, object] = {}
    required: list[str] = []
    for part in parts:
        properties.update(cast("Node", part["properties"]))
        required += cast("list[str]", part["required"])
    return {**node, "properties": properties, "required": required}


def undescribed(value: object, node: Node, path: str = "") -> Iterator[str]:
    """Where a report and its description differ: fields that only one of the two has."""
    node = resolved(node)
    if isinstance(value, Mapping):
        described = cast("Mapping[str, Node]", node.get("properties", {}))
        yield from (f"{path}.{name}" for name in sorted({*value} ^ {*described}))
        for name in {*value} & {*described}:
            yield from undescribed(value[name], described[name], f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from undescribed(item, cast("Node", node["items"]), f"{path}[]")


def assert_fulfilled(record: Record) -> None:
    """A report fulfils the schema, and both name the same fields."""
    as_json = json.loads(json.dumps(record, allow_nan=False))
    errors = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(as_json)]
    definition = {"$ref": f"#/$defs/{FORMATS[str(as_json['format'])]}"}
    one = Draft202012Validator({**definition, "$defs": DEFINITIONS})
    assert not errors, [f"{error.json_path}: {error.message}" for error in one.iter_errors(as_json)][:5]
    assert not list(undescribed(as_json, definition))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(cast("dict[str, object]", SCHEMA))
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_format_is_one_of_its_choices() -> None:
    choices = cast("list[Node]", SCHEMA["oneOf"])
    assert {str(choice["$ref"]).removeprefix("#/$defs/") for choice in choices} == {*FORMATS.values()}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_every_field_is_required_and_says_what_it_is(name: str) -> None:
    node = resolved(DEFINITIONS[name])
    fields = cast("Mapping[str, Node]", node.get("properties", {}))
    assert node["description"]
    assert sorted(cast("list[str]", node.get("required", []))) == sorted(fields)
    for field, described in fields.items():
        assert "const" in described or resolved(described).get("description"), field
    assert fields or "items" in node


def test_every_definition_is_used() -> None:
    text = reports_schema()
    assert [name for name in DEFINITIONS if f'"#/$defs/{name}"' not in text] == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_every_command_reports(examples: CommandLine, command: tuple[str, ...]) -> None:
    assert_fulfilled(json.loads(examples(*command, "--format", "json").out))


def test_the_commands_reported_in_every_format(examples: CommandLine) -> None:
    said = {json.loads(examples(*command, "--format", "json").out)["format"] for command in COMMANDS}
    assert said == {*FORMATS}


@given(journeys())
def test_a_score_of_any_journey(journey: Journey) -> None:
    scored = score(journey)
    assert_fulfilled(score_record(scored))
    row = summarise(journey, "a.yaml")
    assert_fulfilled(ranking_record([row], ["b.yaml"]))
    assert_fulfilled(export_record([row], [scored], []))


@given(journeys(), journeys())
def test_a_comparison_of_any_two_journeys(old: Journey, new: Journey) -> None:
    assert_fulfilled(diff_record(diff(old, new)))
    ranked = rank([summarise(old, "old.yaml"), summarise(new, "new.yaml")])
    assert_fulfilled(ranking_record(ranked, []))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(), st.floats(0, 1e4), st.floats(0, 100))
def test_a_plan_for_any_journey(journey: Journey, budget: float, target: float) -> None:
    assert_fulfilled(plan_record(plan(journey, budget=budget)))
    assert_fulfilled(plan_record(plan_for_target(journey, target=target)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "mot.scores"},
        {"version": 2},
        {"additive": "62"},
        {"additive": 101},
        {"zeros": [0]},
        {"moments": [{}]},
    ],
)
def test_what_is_no_report_is_refused(examples: CommandLine, wrong: dict[str, object]) -> None:
    record = json.loads(examples("score", "sas-before.yaml", "-f", "json").out)
    assert VALIDATOR.is_valid(record)
    assert not VALIDATOR.is_valid({**record, **wrong})
