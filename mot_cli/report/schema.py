"""The JSON Schema of the JSON reports, shipped with the package."""

from importlib.resources import files


def reports_schema() -> str:
    """The text of the schema that every `--format json` report fulfils."""
    return (files("mot_cli.report") / "reports.schema.json").read_text("utf-8")
