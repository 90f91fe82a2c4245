"""Any text as a YAML scalar that YAML 1.1 and 1.2 read as exactly that text. It knows no fields."""

import re
from collections.abc import Iterator

from mot_cli.journey.nodes import STRING, implicit_tag

WIDTH = 100
"""Columns beyond which a text is folded into several lines, where that changes nothing in it."""

_JOINERS = "\u200c\u200d"  # emoji and several scripts are built with them
_PLAIN = re.compile(r"(?!.*(?::\s|\s\#|:$|\s$))[^\W_].*", re.DOTALL)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
# Words YAML 1.2 or another reader takes for something else than a text, beside those YAML 1.1 does.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9a-fA-F_.,:+xobXOB-]*")


def written_text(text: str, indent: str) -> str:
    """The scalar of a text, behind `field: `.

    Args:
        text: any text; a lone surrogate becomes U+FFFD.
        indent: what leads the lines below the first, where there are several.
    """
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if not all(map(_printable, text)):
        return _double_quoted(text)
    if "\n" in text:
        return _literal(text, indent) or _double_quoted(text)
    if len(text) > WIDTH and (folded := _folded(text, indent)):
        return folded
    if _PLAIN.fullmatch(text) and not _surprises(text):
        return text
    return _double_quoted(text)


def written_comment(text: str) -> Iterator[str]:
    """The lines of a comment; what a comment cannot hold becomes U+FFFD."""
    for line in text.splitlines():
        shown = "".join(character if _printable(character) else "\ufffd" for character in line)
        yield f"# {shown}".rstrip()


def _printable(character: str) -> bool:
    return character.isprintable() or character in _JOINERS or character == "\n"


def _surprises(text: str) -> bool:
    return (
        implicit_tag(text) != STRING or text.lower() in _WORDS or _LIKE_A_NUMBER.fullmatch(text) is not None
    )


def _literal(text: str, indent: str) -> str | None:
    """A block that keeps every line as it is, or None where none could."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[-1].strip() or not lines[0].strip() or lines[0] != lines[0].lstrip():
        return None
    keep = "|" if text != body else "|-"
    return "\n".join((keep, *(f"{indent}{line}" if line else "" for line in lines)))


def _folded(text: str, indent: str) -> str | None:
    """A block whose lines are joined by one space each, or None where that would change the text."""
    words = text.split(" ")
    if "" in words:
        return None
    lines = [words[0]]
    for word in words[1:]:
        if len(indent) + len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "\n".join((">-", *(f"{indent}{line}" for line in lines))) if len(lines) > 1 else None


def _double_quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _printable(character):
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
