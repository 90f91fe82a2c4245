"""What YAML made of a scalar, and whether that is the number its author meant."""

import re
from typing import NamedTuple

from yaml import ScalarNode

TEXT = "tag:yaml.org,2002:str"
NULL = "tag:yaml.org,2002:null"
IMPLICIT_TAGS = tuple(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "null", "int", "float", "bool", "timestamp", "value", "merge")
)
"""The tags YAML gives a scalar by itself; any other was written by the author."""

_PLAIN = re.compile(r"[-+]?(?:0|[1-9][0-9]*|[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+\.[0-9]*[eE][-+][0-9]+)")
_TRUE = frozenset({"yes", "true", "on"})
_HINT = "write a plain decimal number, such as 3 or 3.5"


class NoNumber(NamedTuple):
    """Why a scalar is no number: a code, the rest of a sentence, and a hint."""

    code: str
    message: str
    hint: str


def plain_number(node: ScalarNode) -> float | NoNumber:
    """The finite number a scalar was written as, in plain decimals.

    Returns:
        The number, or why it is none: text, a word YAML takes for true or false, an octal, a base-sixty
        time, digits with underscores, a date, or something not finite.

    """
    text: str = node.value
    match node.tag:
        case "tag:yaml.org,2002:int" | "tag:yaml.org,2002:float":
            if _PLAIN.fullmatch(text):
                number = float(text)
                if number - number == 0:
                    return number + 0.0  # turns -0.0 into 0.0
                return NoNumber("not-finite", f"{_short(text)} is too large for one", _HINT)
            if text.lower().lstrip("+-") in (".inf", ".nan"):
                return NoNumber("not-finite", f"{text} is not finite", _HINT)
            return NoNumber("surprising-number", f"YAML reads {what_yaml_reads(node)}", _HINT)
        case _:
            quoted = node.style in ("'", '"') and _PLAIN.fullmatch(text)
            hint = "delete the quotes" if quoted else _HINT
            return NoNumber("not-a-number", f"YAML reads {what_yaml_reads(node)}", hint)


def what_yaml_reads(node: ScalarNode) -> str:
    """What YAML makes of a scalar, in words: "`no` as false", "`1:30` as 90 (base sixty)"."""
    shown = f"`{_short(node.value)}`"
    match node.tag:
        case "tag:yaml.org,2002:str":
            return f"{shown} as a text"
        case "tag:yaml.org,2002:null":
            return "it as empty"
        case "tag:yaml.org,2002:bool":
            return f"{shown} as {'true' if node.value.lower() in _TRUE else 'false'}"
        case "tag:yaml.org,2002:timestamp":
            return f"{shown} as a date"
        case "tag:yaml.org,2002:int" | "tag:yaml.org,2002:float":
            return f"{shown} as {_number_in_words(node.value)}"
        case tag:
            return f"{shown} with the tag `{_short(tag.replace('tag:yaml.org,2002:', '!!'))}`"


def _number_in_words(text: str) -> str:
    digits = text.replace("_", "")
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if len(digits) > 40:
        return "a number"
    try:
        if ":" in digits:
            return f"{sign * _base_sixty(digits):g} (base sixty)"
        for prefix, base, name in _BASES:
            if digits.startswith(prefix) and len(digits) > 1 and "." not in digits:
                return f"{sign * int(digits, base)} ({name})"
        float(digits)
        return f"the number {text.replace('_', '')}"
    except ValueError:  # a tag calls it a number, or it is a prefix without digits
        return "a number, though it is none"


_BASES = (("0x", 16, "hexadecimal"), ("0b", 2, "binary"), ("0", 8, "octal"))


def _base_sixty(digits: str) -> float:
    total = 0.0
    for part in digits.split(":"):
        total = total * 60 + float(part)
    return total


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
