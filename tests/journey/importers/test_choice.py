"""What a file is imported as."""

import pytest

from mot_cli.journey.importers.choice import ImportFormat, import_format
from mot_cli.journey.source import SourceText

DIAGRAM = "journey\ntitle A\nTea: 3\n"
FENCED = f"# Notes\n\n```mermaid\n{DIAGRAM}```\n"
TABLE = "visit, Name \n1,Tea\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.mmd", ImportFormat.MERMAID),
        ("a.mermaid", ImportFormat.MERMAID),
        ("a.md", ImportFormat.MARKDOWN),
        ("a.MARKDOWN", ImportFormat.MARKDOWN),
        ("a.csv", ImportFormat.TABLE),
        ("folder.md/a.Tsv", ImportFormat.TABLE),
    ],
)
@pytest.mark.parametrize("text", ["", DIAGRAM, FENCED, TABLE])
def test_the_suffix_decides_whatever_the_file_holds(name: str, expected: ImportFormat, text: str) -> None:
    assert import_format(SourceText(name, text)) is expected


@pytest.mark.parametrize("name", ["<stdin>", "a.txt", "a"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DIAGRAM, ImportFormat.MERMAID),
        (FENCED, ImportFormat.MARKDOWN),
        (TABLE, ImportFormat.TABLE),
        ("", None),
        ("journey: A haircut\n", None),
        ("one,two\nname,rating\n", None),
    ],
)
def test_else_what_it_holds(name: str, text: str, expected: ImportFormat | None) -> None:
    assert import_format(SourceText(name, text)) is expected
