"""`mot whatif`: which moment is meant, what is supposed of it, and what that would change."""

import json

import pytest

from tests.command_line import CommandLine
from tests.commands.test_diff import BEGINNINGS
from tests.examples import BROKEN, COLLAPSES, UNRATED

JOURNEY = """\
journey: A parcel
scale: 0-5
moments:
  - {name: Ordering, rating: 5}
  - {name: Waiting at home, id: wait, rating: 0}
  - {name: Waiting at the counter, rating: 3}
  - {name: a=b, rating: 4}
"""


@pytest.fixture
def parcel(cli: CommandLine) -> CommandLine:
    cli.write("j.yaml", JOURNEY)
    return cli


def supposed(cli: CommandLine, *changes: str) -> list[float | None]:
    """The ratings of the journey as it would be."""
    result = cli("whatif", "j.yaml", *changes, "-f", "json")
    assert (result.status, result.err) == (0, "")
    return [moment["rating"] for moment in json.loads(result.out)["new"]["moments"]]


def refusal(cli: CommandLine, *changes: str) -> str:
    """What is said of changes that cannot be supposed."""
    result = cli("whatif", "j.yaml", *changes)
    assert (result.status, result.out) == (2, "")
    return result.complaint


def test_what_it_would_change_is_told(parcel: CommandLine) -> None:
    result = parcel("whatif", "j.yaml", "wait=4")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("A parcel: what if\n\n ✓ 1 collapse is mended: 2 “Waiting at home”.\n")
    for said in ("score           today  what if  change", "today: A parcel", "what if: A parcel"):
        assert said in result.out


def test_the_same_rating_changes_nothing(parcel: CommandLine) -> None:
    assert " · Nothing changed: the two journeys are the same.\n" in parcel("whatif", "j.yaml", "1=5").out


def test_the_file_stays_as_it_is(parcel: CommandLine) -> None:
    parcel("whatif", "j.yaml", "wait=4")
    assert parcel.read("j.yaml") == JOURNEY


class TestTheMoment:
    @pytest.mark.parametrize(
        "change",
        ["wait=4", "2=4", " 2 = 4 ", "Waiting at home=4", "waiting AT home=4", "at home=4", "home=4.0"],
    )
    def test_by_id_number_name_or_part_of_it(self, parcel: CommandLine, change: str) -> None:
        assert supposed(parcel, change) == [5, 4, 3, 4]

    def test_whose_name_has_an_equals_sign(self, parcel: CommandLine) -> None:
        assert supposed(parcel, "a=b=1") == [5, 0, 3, 1]

    def test_several(self, parcel: CommandLine) -> None:
        assert supposed(parcel, "1=1", "wait=2", "counter=unrated") == [1, 2, None, 4]

    def test_that_may_be_several_lists_them(self, parcel: CommandLine) -> None:
        said = refusal(parcel, "waiting=4")
        assert "`waiting` may be any of 2 moments: 2 Waiting at home (wait); 3 Waiting at the" in said
        assert "(waiting-at-the-counter)" in said
        assert "Ordering" not in said

    @pytest.mark.parametrize("wanted", ["returning", "5", "0", "-1", ""])
    def test_that_is_none_lists_all(self, parcel: CommandLine, wanted: str) -> None:
        result = parcel("whatif", "j.yaml", "--", f"{wanted}=4")
        assert (result.status, result.out) == (2, "")
        assert f"no moment is `{wanted}`: 1 Ordering (ordering); 2 Waiting at home" in result.complaint

    def test_of_a_long_journey_lists_twenty_and_counts_the_rest(self, cli: CommandLine) -> None:
        moments = "".join(f"  - {{name: Moment {number}, rating: 3}}\n" for number in range(1, 24))
        cli.write("j.yaml", f"journey: Long\nscale: 0-5\nmoments:\n{moments}")
        said = refusal(cli, "none=3")
        assert "20 Moment 20 (moment-20); and 3 more" in said
        assert "Moment 21" not in said

    @pytest.mark.parametrize("second", ["wait=3", "2=4", "at home=unrated"])
    def test_named_twice_is_refused(self, parcel: CommandLine, second: str) -> None:
        assert "moment 2 “Waiting at home” is named twice" in refusal(parcel, "wait=4", second)

    def test_is_data_in_what_is_said_of_it(self, cli: CommandLine) -> None:
        hostile = r'"\e[2J\u202e[red]x[/red]"'
        cli.write("j.yaml", f"journey: x\nscale: 0-5\nmoments: [{{name: {hostile}, rating: 1}}]\n")
        for changes in (["none=1"], ["1=1", "1=2"], ["1"], ["\x1b[3J=1"], ["1=\x1b[2J"]):
            result = cli("whatif", "j.yaml", *changes)
            assert result.status == 2
            assert not {"\x1b", "\u202e"} & {*result.err}
        assert "␛[2J<U+202E>[red]x[/red]" in refusal(cli, "none=1")


class TestTheRating:
    @pytest.mark.parametrize("rating", ["unrated", "UNRATED", "null", "", " unrated "])
    def test_may_be_none(self, parcel: CommandLine, rating: str) -> None:
        assert supposed(parcel, f"wait={rating}") == [5, None, 3, 4]

    @pytest.mark.parametrize(("text", "rating"), [("0", 0), ("2.5", 2.5), ("5", 5), ("1e0", 1), (" 3", 3)])
    def test_is_on_the_scale(self, parcel: CommandLine, text: str, rating: float) -> None:
        assert supposed(parcel, f"wait={text}") == [5, rating, 3, 4]

    @pytest.mark.parametrize(
        ("text", "shown"), [("6", "6"), ("-1", "-1"), ("5.001", "5.001"), ("nan", "nan"), ("inf", "inf")]
    )
    def test_outside_the_scale_is_refused(self, parcel: CommandLine, text: str, shown: str) -> None:
        assert f"the rating {shown} is outside the scale, 0 to 5" in refusal(parcel, f"wait={text}")

    @pytest.mark.parametrize("text", ["good", "4,5", "1_0", "4 of 5"])
    def test_that_is_no_number_is_refused(self, parcel: CommandLine, text: str) -> None:
        assert f"`{text}` is no rating" in refusal(parcel, f"wait={text}")

    def test_has_to_be_there(self, parcel: CommandLine) -> None:
        assert "`wait` is not MOMENT=RATING, such as 4=3" in refusal(parcel, "wait")

    def test_of_a_journey_without_one(self, cli: CommandLine) -> None:
        result = cli("whatif", cli.write("j.yaml", UNRATED), "1=3")
        assert result.status == 0
        assert "No moment was rated before" in result.out

    def test_that_takes_the_last_one_away(self, cli: CommandLine) -> None:
        rated = cli.write("j.yaml", UNRATED + "    rating: 0\n")
        assert "No moment is rated any more" in cli("whatif", rated, "1=unrated").out


class TestFormats:
    @pytest.mark.parametrize("kind", BEGINNINGS)
    def test_by_name(self, parcel: CommandLine, kind: str) -> None:
        result = parcel("whatif", "j.yaml", "wait=4", "--format", kind)
        assert (result.status, result.err) == (0, "")
        assert result.out[:5] == BEGINNINGS[kind][:5]

    @pytest.mark.parametrize(
        ("name", "kind"),
        [("d.txt", "text"), ("d.md", "markdown"), ("d.html", "html"), ("d.json", "json"), ("d.csv", "csv")],
    )
    def test_by_suffix(self, parcel: CommandLine, name: str, kind: str) -> None:
        result = parcel("whatif", "j.yaml", "wait=4", "-o", name)
        assert (result.status, result.out, result.err) == (0, "", f"wrote {name}\n")
        assert parcel.read(name) == parcel("whatif", "j.yaml", "wait=4", "-f", kind).out

    @pytest.mark.parametrize("kind", ["svg", "mermaid"])
    def test_of_one_journey_make_no_sense(self, parcel: CommandLine, kind: str) -> None:
        assert parcel("whatif", "j.yaml", "wait=4", "-f", kind).status == 2


class TestTheFile:
    def test_may_be_standard_input(self, cli: CommandLine) -> None:
        result = cli("whatif", "-", "2=4", stdin=COLLAPSES)
        assert result.out.startswith("A parcel: what if\n")

    def test_that_is_no_journey(self, cli: CommandLine) -> None:
        result = cli("whatif", cli.write("bad.yaml", BROKEN), "1=4")
        assert (result.status, result.out) == (2, "")
        assert "error[unknown-field]" in result.err

    def test_is_never_what_the_report_is_written_to(self, parcel: CommandLine) -> None:
        assert parcel("whatif", "j.yaml", "wait=4", "-f", "csv", "-o", "j.yaml").status == 2
        assert parcel.read("j.yaml") == JOURNEY

    def test_without_a_change_is_wrong_usage(self, parcel: CommandLine) -> None:
        assert parcel("whatif", "j.yaml").status == 2
