"""The JSON Schema of the journey file, for editors. The reader checks by hand and never uses it."""

from importlib.resources import files

SCHEMA_LINE = (
    "# yaml-language-server: $schema="
    "https://raw.githubusercontent.com/mot-cli/mot/main/mot_cli/journey/journey.schema.json"
)
"""The first line of a journey file, by which editors know the schema."""


def journey_schema() -> str:
    """The JSON Schema (draft 2020-12) of a journey file, as text."""
    return files("mot_cli.journey").joinpath("journey.schema.json").read_text(encoding="utf-8")
