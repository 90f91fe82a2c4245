"""Two tables side by side: what changed, and whether it is more than chance would often bring."""

from pathlib import Path

import pytest

from mot_cli.journey.scale import Scale
from mot_cli.report.document import Heading, Notes, Tone
from mot_cli.report.survey_diff_report import survey_diff_document
from mot_cli.survey.compare import SurveyComparison, compare
from tests.report.surveys import ask, sentences, table


def compared(folder: Path, before: str, after: str, **asked: object) -> SurveyComparison:
    first = ask(folder, before, name="q1.csv", **asked)  # type: ignore[arg-type]
    return compare(first, ask(folder, after, name="q2.csv", **asked))  # type: ignore[arg-type]


def collapsing(number: int, of: int = 100) -> str:
    return "a,b\n" + "5,0\n" * number + "5,5\n" * (of - number)


def said(folder: Path, before: str, after: str, **asked: object) -> list[str]:
    document = survey_diff_document(compared(folder, before, after, **asked), "T")
    return [sentence.replace("\u00a0", " ") for sentence in sentences(document)]


class TestVerdict:
    @pytest.mark.parametrize(
        ("before", "after", "tone", "sentence"),
        [
            (
                10,
                40,
                Tone.WORSE,
                (
                    "More journeys collapse: from 10 % to 40 %."
                    " The change is +30 points (95 % interval 18.3–40.8)."
                ),
            ),
            (
                40,
                10,
                Tone.BETTER,
                (
                    "Fewer journeys collapse: from 40 % to 10 %."
                    " The change is −30 points (95 % interval −40.8 to −18.3)."
                ),
            ),
            (
                10,
                11,
                Tone.PLAIN,
                (
                    "Collapsed journeys went from 10 % to 11 %, which may be chance."
                    " The change is +1 point (95 % interval −7.8 to 9.8)."
                ),
            ),
            (
                10,
                10,
                Tone.PLAIN,
                (
                    "As many journeys collapse as before: 10 %."
                    " The 95 % interval of the change is −8.7 to 8.7 points."
                ),
            ),
        ],
    )
    def test_what_became_of_the_collapsed(
        self, before: int, after: int, tone: Tone, sentence: str, tmp_path: Path
    ) -> None:
        assert said(tmp_path, collapsing(before), collapsing(after)) == [sentence]
        document = survey_diff_document(compared(tmp_path, collapsing(before), collapsing(after)), "T")
        (notes,) = (block for block in document.blocks if isinstance(block, Notes))
        assert notes.notes[0].tone is tone

    def test_nobody_on_one_side(self, tmp_path: Path) -> None:
        assert said(tmp_path, "a,b\n", collapsing(10))[0] == (
            "One of the two tables has no scored customer: nothing compares."
        )

    def test_warnings_name_their_table(self, tmp_path: Path) -> None:
        assert said(tmp_path, "a,b\n5,9\n5,5\n", "a,b\n5,\n4,\n", drop=True)[1:] == [
            (
                "q1.csv: `b` holds 1 rating outside the scale, 0 to 5. Such as 9 (row 1)."
                " Each of them was taken as unrated."
                " State the scale, or name a code for unrated with --unrated."
            ),
            "q2.csv: Nobody rated `b`.",
        ]


class TestTables:
    def test_both_scores_and_the_collapsed(self, tmp_path: Path) -> None:
        document = survey_diff_document(compared(tmp_path, collapsing(40), collapsing(10)), "T")
        assert document.subtitle == "100 customers in q1.csv against 100 customers in q2.csv"
        assert table(document, "Both tables") == [
            ["score", "before", "after", "change", "95 % interval"],
            ["mean additive", "80", "95", "+15", "–"],
            ["mean multiplicative", "60", "90", "+30", "–"],
            ["collapsed", "40 %", "10 %", "−30", "−40.8 to −18.3"],
        ]

    def test_every_moment(self, tmp_path: Path) -> None:
        document = survey_diff_document(compared(tmp_path, collapsing(40), collapsing(10)), "T")
        assert table(document, "The zeros") == [
            ["moment", "change of mean", "zeros before", "after", "change", "95 % interval"],
            ["a", "0", "0 %", "0 %", "0", "−3.7 to 3.7"],
            ["b", "+1.5", "40 %", "10 %", "−30", "−40.8 to −18.3"],
        ]

    def test_segments_of_one_table_only_keep_their_share(self, tmp_path: Path) -> None:
        before, after = "a,b,w\n5,0,n\n5,5,n\n5,0,gone\n", "a,b,w\n5,5,n\n5,5,n\n5,5,new\n5,0,\n"
        document = survey_diff_document(compared(tmp_path, before, after, by="w"), "T")
        assert Heading("By w") in document.blocks
        assert table(document, "The collapsed") == [
            ["segment", "collapsed before", "after", "change", "95 % interval"],
            ["n", "50 %", "0 %", "−50", "−90.5 to 27.3"],
            ["(none stated)", "–", "100 %", "–", "–"],
            ["new", "–", "0 %", "–", "–"],
            ["gone", "100 %", "–", "–", "–"],
        ]


def test_different_scales_do_not_compare(tmp_path: Path) -> None:
    first = ask(tmp_path, collapsing(1))
    second = ask(tmp_path, collapsing(1), scale=Scale(0, 10, 0))
    with pytest.raises(ValueError, match="different scales"):
        compare(first, second)
