"""Ids for moments that state none: a slug of the name, in whatever script the name is written."""

import unicodedata


def slug(name: str) -> str:
    """A lower-case id of letters and digits joined by hyphens; Hangul and every other script are kept.

    Args:
        name: a moment's name.

    Returns:
        The slug, or `moment` where the name holds no letter and no digit.

    """
    if name.isascii():
        kept = "".join(c if c.isalnum() else " " for c in name.lower())
    else:
        composed = unicodedata.normalize("NFC", name.casefold())
        # Marks (Mn, Mc) belong to the letter before them: without them Hindi and Thai lose their vowels.
        kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in composed)
    return "-".join(kept.split()) or "moment"


def unique_ids(ids: list[tuple[str | None, str]]) -> list[str]:
    """Give every moment an id, unique within the journey.

    Args:
        ids: for each moment in order, the id it states (or None) and its name.

    Returns:
        The stated ids as they are, and for the others a slug of the name, numbered from the second on
        (`call`, `call-2`) where it is taken.

    """
    taken = {stated for stated, _ in ids if stated is not None}
    counts: dict[str, int] = {}
    result: list[str] = []
    for stated, name in ids:
        if stated is not None:
            result.append(stated)
            continue
        base = slug(name)
        candidate = base
        number = counts.get(base, 1)
        while candidate in taken:
            number += 1
            candidate = f"{base}-{number}"
        counts[base] = number
        taken.add(candidate)
        result.append(candidate)
    return result
