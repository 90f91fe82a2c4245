"""Text from anywhere as Markdown that shows it and means nothing else, for GitHub's and GitLab's dialects."""

import re

from mot_cli.render.visible import visible, visible_lines

# Only what could mean something is escaped, so that the raw text stays easy to read. Besides CommonMark and
# tables: strikethrough, footnotes, formulas, bare links, and the references both sites make of @name, #1,
# !1, %1 and &1. An underscore between two letters means nothing.
_MEANT = re.compile(
    r"""[\\`*\[<|~$]
    | ^\# | \#$
    | (?<![^\W_])_ | _(?![^\W_])
    | &(?=[\#\w]) | [@!%\#](?=[\w"\[])
    | :(?=//) | (?<=www)\.
    | \{(?=[+-])""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAD = re.compile(r"(?P<digits>\d{1,9})(?=[.)])|(?=[-+=:>])")


def inline(text: str) -> str:
    """One line within a heading, a cell or a sentence.

    Args:
        text: from anywhere; a line break is shown as ␊.
    """
    return _MEANT.sub(r"\\\g<0>", visible(text).strip())


def bold(text: str) -> str:
    """The same in bold; nothing where the text is empty."""
    shown = inline(text)
    return f"**{shown}**" if shown else ""


def lines(text: str, indent: str = "") -> str:
    """A text of several lines as paragraphs whose lines break where its author broke them.

    Args:
        text: from anywhere.
        indent: what leads every line but the first, such as `> ` in a quotation or two spaces in a list.
    """
    paragraphs = re.split(r"\n\s*\n", visible_lines(text).strip())
    joined = [
        f"\\\n{indent}".join(_led(_MEANT.sub(r"\\\g<0>", line.strip())) for line in paragraph.split("\n"))
        for paragraph in paragraphs
    ]
    return f"\n{indent.rstrip()}\n{indent}".join(joined)


def fence(language: str, source: str) -> str:
    """A block of source text, in a fence longer than any run of backticks within.

    Args:
        language: what the block is written in, such as `mermaid`.
        source: shown as it is, but for control characters.
    """
    longest = max(map(len, re.findall("`+", source)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{visible_lines(source)}\n{marks}"


def _led(line: str) -> str:
    """A line whose first characters make it no list, heading, table or quotation."""
    found = _LEAD.match(line)
    if found is None:
        return line
    at = found.end()
    return f"{line[:at]}\\{line[at:]}"
