"""Text from a journey is data: what could steer a terminal or reorder a line is shown, never obeyed."""

import re

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
# The soft hyphen, bidirectional marks, embeddings, overrides and isolates, zero-width characters that hide or
# join, line and paragraph separators, interlinear and tag characters, lone surrogates, noncharacters. The
# zero-width joiner and variation selectors stay: emoji and several scripts are built with them.
_HIDDEN = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_ONE_LINE = f"[{_CONTROLS}\t\n{_HIDDEN}]"
_LINES = f"[{_CONTROLS}\t{_HIDDEN}]"
_MARK_RUN = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9,}"
_PICTURES = {0x7F: "\u2421", **{code: chr(0x2400 + code) for code in range(0x20)}}


def visible(text: str) -> str:
    """One line of text with every control shown: a newline as ␊, an escape as ␛, an override as `<U+202E>`.

    Args:
        text: as the author wrote it.

    Returns:
        Text without a control character, and with at most eight combining marks on one letter.
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_ONE_LINE, _shown, re.sub(_MARK_RUN, _fewer_marks, text))


def visible_lines(text: str) -> str:
    """The same for a text of several lines: newlines stay, every other control is shown."""
    text = text.replace("\r\n", "\n").rstrip("\n")
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_LINES, _shown, re.sub(_MARK_RUN, _fewer_marks, text))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _PICTURES.get(code, f"<U+{code:04X}>")


def _fewer_marks(match: re.Match[str]) -> str:
    return f"{match[0][:8]}<{len(match[0]) - 8} more marks>"
