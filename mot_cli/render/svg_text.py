"""Lines of text in a drawing that has no layout of its own: how wide they are, and where they break."""

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
BOLD = 1.13
"""How much broader a line is in bold: multiply its size by it."""
_NARROW = frozenset("ijlI.,:;'|!()[] -–·‘’ft")
_BROAD = frozenset("mwMW@%—…")


def width(text: str, size: float) -> float:
    """About how wide a line is in an ordinary sans serif, erring on the broad side.

    Args:
        text: one line.
        size: of the font, in the drawing's units.
    """
    return size * sum(map(_em, text))


def wrap(text: str, room: float, size: float, most: int) -> list[str]:
    """Break a text into lines; what is left over after the last one becomes an ellipsis.

    Args:
        text: one line, every control in it already shown.
        room: the width of a line, in the drawing's units.
        size: of the font.
        most: how many lines there may be, at least 1.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, room, size)
        lines += whole
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1], room, size)]


def _broken(word: str, room: float, size: float) -> list[str]:
    parts = [""]
    used = 0.0
    for cluster in _clusters(word):
        more = width(cluster, size)
        if parts[-1] and used + more > room:
            parts.append("")
            used = 0.0
        parts[-1] += cluster
        used += more
    return parts


def _shortened(line: str, room: float, size: float) -> str:
    clusters = _clusters(line)
    while clusters and width("".join(clusters) + ELLIPSIS, size) > room:
        clusters.pop()
    return "".join(clusters).rstrip() + ELLIPSIS


def _clusters(text: str) -> list[str]:
    """Letters with the marks and joiners that belong to them, so that no break tears one apart."""
    clusters: list[str] = []
    for letter in text:
        if clusters and (_em(letter) == 0 or clusters[-1].endswith("\u200d")):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


@lru_cache(maxsize=4096)
def _em(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf", "Sk") and not letter.isascii():
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD:
        return 0.95
    return 0.72 if letter.isupper() else 0.6
