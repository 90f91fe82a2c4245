"""A record as JSON."""

import json
import re

from mot_cli.render.terminal import can_encode
from mot_cli.report.report import Record

# JSON lets these stand raw in a string, but a terminal or an editor may obey them.
_CONTROLS = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(record: Record, encoding: str = "utf-8") -> str:
    """Write a record as indented JSON; every control character is escaped, other scripts stay readable.

    Args:
        record: what to write.
        encoding: what the text will be encoded in; where it cannot say a character, all are escaped.
    """
    text = json.dumps(record, indent=2, ensure_ascii=False, allow_nan=False)
    if not can_encode(text, encoding):
        text = json.dumps(record, indent=2, allow_nan=False)
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
