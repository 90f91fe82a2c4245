"""Every code of an importer is explained."""

import ast
import re
from importlib.resources import files

from mot_cli.journey.explanations import CODES
from mot_cli.journey.importers.explained import IMPORT_PROBLEMS

CODE = re.compile("[a-z]+(?:-[a-z]+)+")


def test_every_code_that_is_reported_is_explained_and_no_other() -> None:
    found = set()
    for module in ("markdown", "mermaid", "table"):
        source = files("mot_cli.journey.importers").joinpath(f"{module}.py").read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    assert {explanation.code for explanation in IMPORT_PROBLEMS} <= found <= set(CODES)
