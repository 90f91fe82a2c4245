"""Mermaid's own parser, run through Node over many diagrams at once.

It is installed with `npm ci` in this folder; MOT_MERMAID names another folder that holds its `node_modules`.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent


def parse_diagrams(sources: Sequence[str]) -> list[dict[str, Any]]:
    """What Mermaid makes of each diagram: `title`, `sections` and `tasks`, or an `error`.

    Skips the test where Node or Mermaid is not installed.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    home = Path(os.environ.get("MOT_MERMAID", _HERE)).resolve()
    if not (home / "node_modules" / "mermaid").is_dir():
        pytest.skip(f"mermaid is not installed: run `npm ci` in {_HERE.name}, or set MOT_MERMAID")
    ran = subprocess.run(
        [node, _HERE / "parse.mjs", home],
        input=json.dumps(sources),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    results: list[dict[str, Any]] = json.loads(ran.stdout)
    assert len(results) == len(sources)
    return results
