"""What YAML made of a scalar, and whether that is the number its author meant."""

import re
from dataclasses import dataclass

from yaml import ScalarNode

TEXT = "tag:yaml.org,2002:str"
NULL = "tag:yaml.org,2002:null"
_INT = "tag:yaml.org,2002:int"
_FLOAT = "tag:yaml.org,2002:float"
_BOOL = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"

_PLAIN = re.compile(r"[-+]?(?:0|[1-9][0-9]*|[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+\.[0-9]*[eE][-+][0-9]+)")
_TRUE = frozenset({"yes", "true", "on"})
_HINT = "write a plain decimal number, such as 3 or 3.5; leave it out where nothing was rated"


@dataclass(frozen=True, slots=True)
class NoNumber:
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
            return NoNumber("not-a-number", f"YAML reads {what_yaml_reads(node)}", _HINT)


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
    digits = text.replace("_", "").lower()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")
    if len(digits) > 40:
        return "a number"
    if ":" in digits:
        total = 0.0
        for part in digits.split(":"):
            total = total * 60 + float(part)
        return f"{sign * total:g} (base sixty)"
    for prefix, base, name in (("0x", 16, "hexadecimal"), ("0b", 2, "binary")):
        if digits.startswith(prefix):
            return f"{sign * int(digits[2:], base)} ({name})"
    if len(digits) > 1 and digits.startswith("0") and digits.isdigit():
        return f"{sign * int(digits, 8)} (octal)"
    return f"the number {text.replace('_', '')}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "…"
