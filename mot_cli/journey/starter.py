"""The journey `mot init` writes: every field once, explained, and nothing `mot check --strict` objects to."""

from importlib.resources import files


def starter() -> str:
    """The text of a commented journey to start from."""
    return (files("mot_cli.journey") / "starter.yaml").read_text("utf-8")
