"""`mot schema`: the JSON Schema that editors ask for."""

import json

import yaml
from jsonschema import Draft202012Validator

from mot_cli.journey.starter import starter
from tests.command_line import CommandLine
from tests.examples import BROKEN, EXAMPLES, JOURNEYS


def test_is_a_schema(cli: CommandLine) -> None:
    result = cli("schema")
    assert (result.status, result.err) == (0, "")
    Draft202012Validator.check_schema(json.loads(result.out))


def test_knows_what_a_journey_is(cli: CommandLine) -> None:
    validator = Draft202012Validator(json.loads(cli("schema").out))
    for text in (starter(), *((JOURNEYS / name).read_text(encoding="utf-8") for name in EXAMPLES)):
        validator.validate(yaml.safe_load(text))
    assert not validator.is_valid(yaml.safe_load(BROKEN))


def test_to_a_file_byte_for_byte(cli: CommandLine) -> None:
    result = cli("schema", "-o", "journey.schema.json")
    assert (result.status, result.out, result.err) == (0, "", "wrote journey.schema.json\n")
    assert cli.read("journey.schema.json") == cli("schema").out


def test_survives_an_ascii_terminal(cli: CommandLine) -> None:
    assert json.loads(cli("schema", encoding="ascii").out) == json.loads(cli("schema").out)


def test_of_the_reports_says_what_json_reports_fulfil(cli: CommandLine) -> None:
    result = cli("schema", "--reports")
    assert (result.status, result.err) == (0, "")
    validator = Draft202012Validator(json.loads(result.out))
    validator.validate(json.loads(cli("score", JOURNEYS / EXAMPLES[0], "-f", "json").out))
    assert not validator.is_valid({"format": "mot.score"})
    assert cli("schema", "--reports", "-o", "reports.schema.json").err == "wrote reports.schema.json\n"
    assert cli.read("reports.schema.json") == result.out
