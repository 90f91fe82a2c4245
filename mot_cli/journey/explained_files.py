"""Explanations of what is wrong with a file or its YAML, before any field is looked at."""

from mot_cli.journey.explanation import Explanation, error

_HAIRCUT = """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
"""

FILE_ERRORS: tuple[Explanation, ...] = (
    error(
        "unreadable-file",
        "The file cannot be read",
        """\
There is no such file, it is a folder, or you may not read it. Give the path of a journey file, or `-` for
standard input.
""",
    ),
    error(
        "file-too-large",
        "The file is too large",
        """\
A journey file holds one customer's story and stays below 16 MiB. A table with the ratings of many customers
is for `mot survey`.
""",
    ),
    error(
        "not-utf8",
        "The file is not UTF-8",
        """\
Journey files are UTF-8, with or without a byte order mark. A file in Latin-1, Windows-1252 or UTF-16 has to
be saved again as UTF-8; most editors offer that under "Save with encoding".
""",
    ),
    error(
        "control-character",
        "A character cannot stand in a YAML file",
        """\
YAML allows tabs, line breaks and printable characters. A stray control character usually came along with a
copied text: delete it. Where it is meant, write it as an escape inside double quotes.
""",
    ),
    error(
        "yaml-syntax",
        "The file is not valid YAML",
        """\
The text cannot be taken apart into fields. Usual causes: a text with `: ` or ` #` in it that stands in no
quotes, a line indented differently from its neighbours, a tab in the indentation, a quote or a bracket that
is never closed.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut: too short
    rating: 2
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: "The cut: too short"
    rating: 2
""",
    ),
    error(
        "empty-file",
        "The file is empty",
        """\
The file holds nothing, or only comments. `mot init` writes a journey to start from.
""",
        "# journey: A haircut\n",
        _HAIRCUT,
    ),
    error(
        "several-documents",
        "The file holds more than one document",
        """\
A line of three hyphens starts a second YAML document, and a file is one journey. Put each journey in a file
of its own; `mot score` takes several files and ranks them.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
---
journey: Another haircut
scale: 0-5
moments:
  - name: The cut
    rating: 2
""",
        _HAIRCUT,
    ),
    error(
        "nested-too-deep",
        "Lists and mappings are nested absurdly deep",
        """\
A journey is one mapping with one list of moments: four levels at the most. More than twenty are refused
before they can cost time or memory.
""",
        """\
journey: A haircut
scale: 0-5
moments: [[[[[[[[[[[[[[[[[[[[[[[[The cut]]]]]]]]]]]]]]]]]]]]]]]]
""",
        _HAIRCUT,
    ),
    error(
        "too-many-nodes",
        "The file holds too many values",
        """\
More than 250,000 values are refused: a journey of one customer is some dozens of moments. Split the file,
or score a table of ratings with `mot survey`. What an alias (`*name`) repeats counts as often as it is
repeated, and so does its text, of which a file may hold 16 MiB: a few aliases can stand for billions.
""",
    ),
    error(
        "recursive-alias",
        "A list or a mapping contains itself",
        """\
An alias (`*name`) repeats what an anchor (`&name`) marks. Inside of what it repeats it would never end.
Write the text out.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: &cut [*cut]
    rating: 4
""",
        _HAIRCUT,
    ),
    error(
        "merge-key",
        "Merge keys are not part of a journey file",
        """\
YAML's merge key (`<<`) copies the fields of another mapping. A reader of the file cannot see them, and a
change in one place would change moments elsewhere. Write the fields out.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - &first
    name: The cut
    id: cut
    rating: 4
  - <<: *first
    name: The second cut
    id: second-cut
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    id: cut
    rating: 4
  - name: The second cut
    id: second-cut
    rating: 4
""",
    ),
    error(
        "unknown-tag",
        "A tag means nothing here",
        """\
A tag such as `!secret` or `!!python/object` asks a program to build something from a value. A journey is
plain texts and numbers, and nothing is ever built. Delete the tag; a text that begins with `!` stands in
quotes.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: !stars 4
""",
        _HAIRCUT,
    ),
    error(
        "duplicate-key",
        "A field is given twice",
        """\
YAML readers silently keep one of the two, and not all the same one. Delete the one that does not hold.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    rating: 2
""",
        _HAIRCUT,
    ),
    error(
        "too-many-problems",
        "The file has more problems than are listed",
        """\
After the first thousand problems, or pieces of advice, the rest are only counted. Mend one kind of problem
throughout the file, then check it again.
""",
    ),
)
"""What can be wrong with a file or its YAML."""
