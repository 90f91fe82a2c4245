"""Does the law hold? The report says what the data say, for the law, against it, or neither."""

from pathlib import Path

import pytest

from mot_cli.report.document import Document, Heading, Notes, Paragraph, Tone
from mot_cli.report.outcome_report import outcome_blocks
from mot_cli.survey import Outcome
from mot_cli.survey.results import SurveyResult
from tests.report.surveys import BACK, ask, sentences, table

LAW = "a,b,back\n" + "2,2,yes\n" * 40 + "5,0,no\n" * 40 + "5,5,yes\n" * 20 + "4,1,no\n" * 20
"""Customers who forgive a mediocre journey, and no zero."""
AVERAGE = "a,b,back\n" + "5,0,yes\n" * 40 + "1,1,no\n" * 40 + "5,5,yes\n" * 20 + "2,2,no\n" * 20
"""Customers who let one good moment make up for a zero."""
NEITHER = "a,b,back\n" + "5,0,no\n" * 8 + "5,5,yes\n" * 9 + "4,4,no\n" * 2 + "4,3,yes\n" * 2


def notes(result: SurveyResult, outcome: Outcome = BACK) -> list[str]:
    blocks = outcome_blocks(outcome, result.overall)
    said = [note for block in blocks if isinstance(block, Notes) for note in block.notes]
    return [" ".join((note.text, *note.more)).replace("\u00a0", " ") for note in said]


class TestRates:
    def test_whole_journeys_against_collapsed_ones(self, tmp_path: Path) -> None:
        assert notes(ask(tmp_path, LAW, outcome=BACK))[0] == (
            "“back = yes” for 0 % of the collapsed journeys, 75 % of the others."
            " That is a difference of 75 points (95 % interval 61.3–83.2)."
        )

    def test_collapsed_journeys_may_be_ahead(self, tmp_path: Path) -> None:
        left = Outcome("back", "no")
        assert notes(ask(tmp_path, LAW, outcome=left), left)[0] == (
            "“back = no” for 100 % of the collapsed journeys, 25 % of the others."
            " That is a difference of 75 points (95 % interval 61.3–83.2)."
        )

    def test_a_difference_that_may_be_chance(self, tmp_path: Path) -> None:
        text = "a,b,back\n5,0,no\n5,0,yes\n5,5,yes\n4,4,yes\n4,5,no\n"
        assert notes(ask(tmp_path, text, outcome=BACK))[0] == (
            "“back = yes” for 50 % of the collapsed journeys, 66.7 % of the others."
            " That may be chance: a difference of 16.7 points (95 % interval −44.6 to 65.5)."
        )

    def test_no_journey_to_compare_with(self, tmp_path: Path) -> None:
        assert notes(ask(tmp_path, "a,b,back\n5,5,yes\n4,4,no\n", outcome=BACK))[0] == (
            "Every journey whose outcome is known held: “back = yes” for 50 % of them."
        )
        assert notes(ask(tmp_path, "a,b,back\n0,5,yes\n4,0,no\n", outcome=BACK))[0] == (
            "Every journey whose outcome is known collapsed: “back = yes” for 50 % of them."
        )


class TestUnknown:
    @pytest.mark.parametrize(("number", "who"), [(1, "1 customer"), (2, "2 customers")])
    def test_outcomes_that_are_not_known(self, tmp_path: Path, number: int, who: str) -> None:
        found = notes(ask(tmp_path, LAW + "5,5,\n" * number, outcome=BACK))
        assert found[1] == f"The outcome of {who} is not known, and counted nowhere here."

    def test_nothing_is_known(self, tmp_path: Path) -> None:
        found = ask(tmp_path, "a,b,back\n5,5,\n0,4,\n", outcome=BACK)
        assert notes(found) == ["Nothing can be said: no scored customer's outcome is known."]

    def test_everybody_has_the_same_outcome(self, tmp_path: Path) -> None:
        found = ask(tmp_path, "a,b,back\n5,5,yes\n0,4,yes\n", outcome=BACK)
        assert notes(found)[-1] == "The laws cannot be compared: everybody known has the same outcome."

    def test_a_single_customer_is_no_comparison(self, tmp_path: Path) -> None:
        found = ask(tmp_path, "a,b,back\n5,5,yes\n0,4,no\n4,4,yes\n", outcome=BACK)
        assert notes(found)[-1] == (
            "The laws cannot be compared: a single customer differs from all others in the outcome."
        )


class TestVerdict:
    def test_the_law_wins(self, tmp_path: Path) -> None:
        result = ask(tmp_path, LAW, outcome=BACK)
        assert notes(result)[-1] == (
            "The multiplicative law tells the outcome better than the average, by 55.6 points of area under"
            " the ROC curve (95 % interval 44.8–66.4)."
        )

    def test_the_average_wins(self, tmp_path: Path) -> None:
        result = ask(tmp_path, AVERAGE, outcome=BACK)
        assert notes(result)[-1].startswith(
            "The average tells the outcome better than the multiplicative law, by 66.7 points of area"
        )

    def test_the_data_do_not_tell(self, tmp_path: Path) -> None:
        assert notes(ask(tmp_path, NEITHER, outcome=BACK))[-1] == (
            "The data do not tell the two laws apart: the areas under their ROC curves have"
            " a difference of 0 points (95 % interval 0–0)."
        )

    def test_tones_answer_the_heading(self, tmp_path: Path) -> None:
        def tone(text: str) -> Tone:
            blocks = outcome_blocks(BACK, ask(tmp_path, text, outcome=BACK).overall)
            (block,) = (block for block in blocks if isinstance(block, Notes))
            return block.notes[-1].tone

        assert (tone(LAW), tone(AVERAGE), tone(NEITHER)) == (Tone.BETTER, Tone.WORSE, Tone.PLAIN)

    def test_an_outcome_of_those_who_are_unhappy_turns_no_verdict_round(self, tmp_path: Path) -> None:
        """Who left scores low, so that the better law has the smaller area."""
        left = Outcome("back", "no")
        happy, unhappy = (
            notes(ask(tmp_path, LAW, outcome=BACK)),
            notes(ask(tmp_path, LAW, outcome=left), left),
        )
        assert happy[-1] in unhappy
        assert unhappy[-1] == (
            "This outcome goes with low scores: the further below 50 an area is, the better its law tells."
        )
        assert not any("low scores" in said for said in happy)

    def test_the_best_power_mean_is_the_same_whichever_way_round_it_is_asked(self, tmp_path: Path) -> None:
        left = Outcome("back", "no")
        best = [
            outcome_blocks(asked, ask(tmp_path, LAW, outcome=asked).overall)
            for asked in (BACK, left)
        ]  # fmt: skip
        exponents = [str(blocks[-2]).partition("exponent ")[2].partition(")")[0] for blocks in best]
        assert exponents[0] == exponents[1] != ""


class TestTables:
    def test_rates_by_what_became_of_the_journey(self, tmp_path: Path) -> None:
        text = "a,b,back\n5,5,yes\n5,5,yes\n4,4,no\n0,5,no\n0,0,yes\n"
        document = Document("", "", tuple(outcome_blocks(BACK, ask(tmp_path, text, outcome=BACK).overall)))
        assert table(document, "back = yes by") == [
            ["journeys", "customers", "back = yes"],
            ["whole", "3", "66.7 % (20.8–93.9)"],
            ["collapsed", "2", "50 % (9.5–90.5)"],
            ["with 1 zero", "1", "0 % (0–79.3)"],
            ["with 2 zeros", "1", "100 % (20.7–100)"],
        ]
        assert [row[0] for row in table(document, "How well")][:4] == [
            "law",
            "additive (the average)",
            "multiplicative",
            "the weakest moment alone",
        ]
        assert len(sentences(document)) == 2

    def test_laws_of_one_outcome_have_no_area(self, tmp_path: Path) -> None:
        result = ask(tmp_path, "a,b,back\n5,5,yes\n0,5,yes\n", outcome=BACK)
        document = Document("", "", tuple(outcome_blocks(BACK, result.overall)))
        assert {tuple(row[1:]) for row in table(document, "How well")[1:]} == {("–", "–")}


def test_the_caution_is_always_there(tmp_path: Path) -> None:
    blocks = outcome_blocks(BACK, ask(tmp_path, LAW, outcome=BACK).overall)
    assert isinstance(blocks[0], Heading)
    caution = blocks[-1]
    assert isinstance(caution, Paragraph)
    assert "need not be cause and effect" in caution.text
    assert "picked on the same customers" in caution.text


def test_without_an_outcome_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert outcome_blocks(BACK, ask(tmp_path, "a,b\n5,5\n").overall) == []
