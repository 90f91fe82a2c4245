"""The JSON Schema of the journey file, for editors. The reader checks by hand and never uses it."""

from importlib.resources import files

SCHEMA_LINE = "# yaml-language-server: $schema=journey.schema.json"
"""The first line of a journey file, by which editors know the schema that stands beside it."""


def journey_schema() -> str:
    """The JSON Schema (draft 2020-12) of a journey file, as text."""
    return files("mot_cli.journey").joinpath("journey.schema.json").read_text(encoding="utf-8")
