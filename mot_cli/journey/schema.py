"""The JSON Schema of the journey file, for editors. The reader checks by hand and never uses it."""

from importlib.resources import files


def journey_schema() -> str:
    """The JSON Schema (draft 2020-12) of a journey file, as text."""
    return files("mot_cli.journey").joinpath("journey.schema.json").read_text(encoding="utf-8")
