"""The report on a table in sentences and tables: what a manager is told, in the very words."""

from pathlib import Path

import pytest

from mot_cli.report.document import Figures, Heading, Histogram, Notes, Paragraph, Tone
from mot_cli.report.survey_report import survey_document
from tests.report.surveys import BACK, ask, sentences, table


@pytest.fixture
def told(tmp_path: Path) -> "Told":
    return Told(tmp_path)


class Told:
    """Asks and reports: called with a table, it gives the sentences."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, text: str, **asked: object) -> list[str]:
        document = survey_document(ask(self.folder, text, **asked), "T")  # type: ignore[arg-type]
        return [said.replace("\u00a0", " ") for said in sentences(document)]


class TestVerdict:
    def test_some_journeys_collapse_behind_a_good_average(self, told: Told) -> None:
        assert told("a,b\n" + "5,5\n" * 8 + "0,5\n" + "5,0\n") == [
            (
                "The average is 90, yet 20 % of the journeys are worth nothing. 2 of 10 customers met a zero."
                " Most of them died at moments 1 “a” and 2 “b”: 50 % of the collapsed journeys at each."
            )
        ]

    def test_where_more_died_than_anywhere_else(self, told: Told) -> None:
        assert told("a,b\n" + "5,5\n" * 5 + "0,5\n" * 3 + "5,0\n") == [
            (
                "The average is 77.8, yet 44.4 % of the journeys are worth nothing."
                " 4 of 9 customers met a zero."
                " More of them died at moment 1 “a” than at any other: 75 % of the collapsed journeys."
            )
        ]

    def test_all_died_at_one_moment(self, told: Told) -> None:
        assert told("a,b\n5,5\n0,5\n0,0\n")[0].endswith("2 of 3 customers met a zero."
                                                        " All of them died at moment 1 “a”.")  # fmt: skip

    def test_every_journey_collapses(self, told: Told) -> None:
        assert told("a,b\n0,5\n0,5\n") == [
            "The average is 50, yet all 2 journeys are worth nothing. All of them died at moment 1 “a”."
        ]

    def test_no_journey_collapses(self, told: Told) -> None:
        assert told("a,b\n5,5\n4,1\n") == [
            "No journey collapses: none of 2 met a zero. The average hides 5 of 75 points."
        ]

    def test_nothing_is_hidden(self, told: Told) -> None:
        assert told("a,b\n5,5\n4,4\n") == ["No journey collapses: none of 2 met a zero."]

    def test_one_customer(self, told: Told) -> None:
        assert told("a,b\n5,5\n") == ["No journey collapses: the only customer met no zero."]
        assert told("a,b\n5,0\n") == [
            "The average is 50, yet the only journey is worth nothing. It died at moment 2 “b”."
        ]

    def test_many_moments_tie(self, told: Told) -> None:
        text = "a,b,c\n0,5,5\n5,0,5\n5,5,0\n5,5,5\n"
        assert told(text)[0].endswith(
            "Most of them died at moments 1 “a”, 2 “b” and 3 “c”: 33.3 % of the collapsed journeys at each."
        )


class TestNobody:
    def test_an_empty_table(self, told: Told, tmp_path: Path) -> None:
        assert told("a,b\n") == [
            "No customer could be scored: there is no rating.",
            "The table holds no customer.",
        ]
        document = survey_document(ask(tmp_path, "a,b\n"), "T")
        assert document.subtitle == "0 customers · t.csv"
        assert [type(block) for block in document.blocks] == [Notes]

    def test_nobody_rated(self, told: Told) -> None:
        assert told("a,b\n,\n,\n") == [
            "No customer could be scored: there is no rating.",
            "Nobody rated `a`.",
            "Nobody rated `b`.",
        ]

    def test_some_did_not_rate(self, told: Told) -> None:
        assert told("a,b\n5,5\n,\n")[1:] == ["1 customer has no rating and no score."]
        assert told("a,b\n5,5\n,\n,\n")[1:] == ["2 customers have no rating and no score."]


class TestWarnings:
    def test_a_nought_that_may_mean_not_applicable(self, told: Told) -> None:
        assert told("a,b\n5,0\n5,5\n", unrated=())[1:] == [
            (
                "0 was given once and counts as a zero: it collapses the journey it stands in."
                " If it means not applicable, name it with --unrated 0."
            )
        ]
        assert told("a,b\n0,0\n5,5\n", unrated=())[1].startswith("0 was given 2 times and counts as a zero")

    def test_a_moment_nobody_rated(self, told: Told) -> None:
        assert told("a,b\n5,\n4,\n")[1:] == ["Nobody rated `b`."]

    def test_an_outcome_that_never_came_about(self, told: Told) -> None:
        said = told("a,b,back\n5,5,Yes\n0,5,No\n5,0,No\n", outcome=BACK)
        assert said[1] == (
            "`back` is `yes` for no customer. Such as `No` 2 times; `Yes` once."
            " Write the value as the table has it."
        )

    def test_what_was_dropped(self, told: Told) -> None:
        assert told("a,b\n5,9\nfoo,4\n5,5\n", drop=True)[1:] == [
            (
                "`a` holds 1 text that is no number. Such as foo (row 2). Each of them was taken as unrated."
                " Name a code for unrated with --unrated; write 4.5, not 4,5."
            ),
            (
                "`b` holds 1 rating outside the scale, 0 to 5. Such as 9 (row 1)."
                " Each of them was taken as unrated."
                " State the scale, or name a code for unrated with --unrated."
            ),
        ]


class TestTables:
    def test_every_moment_in_the_journeys_order(self, tmp_path: Path) -> None:
        text = "a,b\n" + "5,5\n" * 6 + "0,0\n" * 2 + "1,\n" + "5,0\n"
        document = survey_document(ask(tmp_path, text), "T")
        assert table(document, "Every moment") == [
            ["moment", "mean", "zeros", "died here", "fragile", "rated", "unrated"],
            ["1 a", "3.6", "20 % (5.7–51)", "66.7 %", "10 %", "10", "0"],
            ["2 b", "3.3", "33.3 % (12.1–64.6)", "33.3 %", "0 %", "9", "1"],
        ]

    def test_a_moment_nobody_rated_has_dashes(self, tmp_path: Path) -> None:
        document = survey_document(ask(tmp_path, "a,b\n5,\n4,\n"), "T")
        assert table(document, "Every moment")[2] == ["2 b", "–", "–", "–", "–", "0", "2"]

    def test_segments_come_worst_first(self, tmp_path: Path) -> None:
        text = "a,b,where\n5,5,north\n5,5,north\n5,0,south\n5,5,south\n5,5,\n"
        document = survey_document(ask(tmp_path, text, by="where"), "T")
        assert [row[:3] for row in table(document, "The segments")] == [
            ["segment", "customers", "collapsed"],
            ["south", "2", "50 % (9.5–90.5)"],
            ["north", "2", "0 % (0–65.8)"],
            ["(none stated)", "1", "0 % (0–79.3)"],
        ]
        assert Heading("By where") in document.blocks

    def test_figures(self, tmp_path: Path) -> None:
        document = survey_document(ask(tmp_path, "a,b\n5,5\n5,5\n5,5\n5,0\n"), "T")
        (figures,) = (block for block in document.blocks if isinstance(block, Figures))
        assert [(figure.label, figure.text.replace("\u00a0", " ")) for figure in figures.figures] == [
            ("mean additive", "87.5"),
            ("mean multiplicative", "75"),
            ("hidden loss", "12.5"),
            ("collapsed", "25 %"),
        ]

    def test_no_loss_and_no_collapse_draw_no_bar_that_could_look_like_an_alarm(self, tmp_path: Path) -> None:
        document = survey_document(ask(tmp_path, "a,b\n5,5\n"), "T")
        (figures,) = (block for block in document.blocks if isinstance(block, Figures))
        assert [figure.bar for figure in figures.figures] == [1, 1, None, None]


def test_the_order_of_the_report(tmp_path: Path) -> None:
    text = "a,b,where,back\n5,5,n,yes\n5,0,s,no\n4,4,n,no\n"
    document = survey_document(ask(tmp_path, text, by="where", outcome=BACK), "A trip")
    assert (document.title, document.subtitle) == ("A trip", "3 customers · t.csv")
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "Where journeys die",
        "How customers score",
        "By where",
        "Does the law hold for your customers?",
    ]
    assert isinstance(document.blocks[0], Notes)
    assert sum(isinstance(block, Histogram) for block in document.blocks) == 1
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.tone is Tone.MUTED
    assert "a journey dies at its first zero" in last.text
