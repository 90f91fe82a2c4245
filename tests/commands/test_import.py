"""`mot import`."""

import pytest

from tests.command_line import CommandLine

DIAGRAM = "journey\n  title A day\n  section Home\n    Make tea: 5: Me\n    Leave: 1.5: Me, Cat\n"
TABLE = "name,rating\nMake tea,9\nLeave,\n"


def test_a_diagram_becomes_a_journey_file_that_passes_the_check(cli: CommandLine) -> None:
    cli.write("day.mmd", DIAGRAM)
    result = cli("import", "day.mmd", "-o", "day.yaml")
    assert (result.status, result.out, result.err) == (0, "", "wrote day.yaml\n")
    assert cli("check", "day.yaml").status == 0


def test_import_and_export_give_the_same_scores(cli: CommandLine) -> None:
    cli.write("day.mmd", DIAGRAM)
    written = cli("import", "day.mmd")
    again = cli("score", "-", "-f", "mermaid", stdin=written.out)
    assert again.out.split() == DIAGRAM.split()


@pytest.mark.parametrize("content", [DIAGRAM, f"# Notes\n\n```mermaid\n{DIAGRAM}```\n"])
def test_standard_input_is_told_by_what_it_holds(cli: CommandLine, content: str) -> None:
    result = cli("import", "-", stdin=content)
    assert result.status == 0
    assert "journey: A day\n" in result.out


def test_a_table_is_rated_on_the_scale_that_is_stated(cli: CommandLine) -> None:
    result = cli("import", "-", "--scale", "0-10", stdin=TABLE)
    assert (result.status, result.err) == (0, "")
    assert "scale: 0-10\n" in result.out


def test_a_mistake_is_shown_at_its_place_and_nothing_is_written(cli: CommandLine) -> None:
    cli.write("day.yaml", "as it was\n")
    cli.write("day.mmd", DIAGRAM.replace("1.5", "0"))
    result = cli("import", "day.mmd", "-o", "day.yaml")
    assert (result.status, result.out) == (2, "")
    assert "day.mmd:5:12" in result.err
    assert "mermaid-outside-scale" in result.err
    assert cli.read("day.yaml") == "as it was\n"


def test_a_note_on_what_was_left_out_does_not_stand_in_the_way(cli: CommandLine) -> None:
    result = cli("import", "-", stdin=DIAGRAM + "  section Empty\n")
    assert result.status == 0
    assert "mermaid-empty-section" in result.err


def test_one_of_several_diagrams_is_picked(cli: CommandLine) -> None:
    other = DIAGRAM.replace("A day", "A night")
    cli.write("notes.md", f"```mermaid\n{DIAGRAM}```\n\n```mermaid\n{other}```\n")
    assert cli("import", "notes.md").status == 2
    assert "journey: A night\n" in cli("import", "notes.md", "--pick", "2").out


@pytest.mark.parametrize(
    ("arguments", "content", "said"),
    [
        (["-"], "journey: A haircut\nmoments: []\n", "can't be imported"),
        (["-", "--pick", "1"], DIAGRAM, "only Markdown"),
        (["-", "--scale", "0-5"], DIAGRAM, "always rated from 1 to 5"),
        (["-", "--scale", "5-0"], TABLE, "is no scale"),
        (["none.mmd"], "", "no such file"),
    ],
)
def test_wrong_usage_is_explained(cli: CommandLine, arguments: list[str], content: str, said: str) -> None:
    result = cli("import", *arguments, stdin=content)
    assert (result.status, result.out) == (2, "")
    assert said in " ".join(result.err.replace("│", " ").split())
