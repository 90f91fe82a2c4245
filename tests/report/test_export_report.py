"""The full report: what it holds, in which order, on one journey and on several."""

from dataclasses import replace

from mot_cli.analysis.ranking import rank, summarise
from mot_cli.analysis.score import JourneyScore, score
from mot_cli.journey.model import Journey, Moment
from mot_cli.report.document import (
    Block,
    Chart,
    Document,
    Facts,
    Figures,
    Heading,
    Notes,
    Paragraph,
    Table,
    Timeline,
)
from mot_cli.report.export_report import export_document, export_several_document
from tests.examples import COLLAPSES, moments_of, scored, scored_text


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def kinds(document: Document) -> list[type[Block]]:
    return [type(block) for block in document.blocks]


def share_table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def several(*scores: JourneyScore, unreadable: int = 0) -> Document:
    """The report on these journeys, each in a file named after its title."""
    ranked = rank([summarise(one.journey, f"{one.journey.title}.yaml") for one in scores])
    by_file = {f"{one.journey.title}.yaml": one for one in scores}
    return export_several_document(ranked, [by_file[row.path] for row in ranked], unreadable)


class TestOneJourney:
    def test_tells_the_verdict_first_and_the_method_last(self) -> None:
        document = export_document(scored(5, 0, 3))
        assert kinds(document) == [
            Notes,
            Figures,
            Chart,
            Facts,
            Heading,
            Timeline,
            Heading,
            Table,
            Heading,
            Paragraph,
            Paragraph,
            Paragraph,
        ]
        assert headings(document) == [
            (2, "The moments"),
            (2, "What to mend first"),
            (2, "How the scores are computed"),
        ]

    def test_tells_the_moments_at_full_length(self) -> None:
        drawn = [block for block in export_document(scored(5)).blocks if isinstance(block, Timeline)]
        assert [timeline.full for timeline in drawn] == [True]

    def test_with_its_title_customer_and_summary(self) -> None:
        told = Journey("A journey", moments_of(5), provider="A shop", customer="Somebody", summary="It went.")
        document = export_document(score(told))
        assert (document.title, document.subtitle) == ("A journey", "A shop · Somebody")
        assert Paragraph("It went.") in document.blocks

    def test_what_to_mend_first_is_every_moment_short_of_full_value(self) -> None:
        table = share_table(export_document(scored_text(COLLAPSES)))
        assert [column.heading for column in table.columns] == [
            "moment",
            "owner",
            "rating",
            "share of the 100 missing",
        ]
        assert [[cell.text for cell in row] for row in table.rows] == [
            ["2 Waiting at home", "Courier", "0", "92.2"],
            ["3 Asking where it is", "Courier", "3", "7.8"],
        ]

    def test_the_bars_of_the_shares_fill_the_whole(self) -> None:
        rows = share_table(export_document(scored(4, 1, 0, 0, None))).rows
        assert abs(sum(row[3].bar or 0 for row in rows) - 1) < 1e-9

    def test_what_is_missing_is_said(self) -> None:
        table = share_table(export_document(scored(4, 4)))
        assert table.columns[3].heading == "share of the 20 missing"

    def test_nothing_to_mend_is_no_table(self) -> None:
        for perfect in (scored(5, 5), scored(None)):
            assert Table not in kinds(export_document(perfect))
            assert (2, "What to mend first") not in headings(export_document(perfect))

    def test_a_moment_without_an_owner_has_an_empty_cell(self) -> None:
        assert share_table(export_document(scored(4))).rows[0][1].text == ""


class TestSeveral:
    def test_an_overview_comes_first_then_each_the_worst_first(self) -> None:
        document = several(scored(5, 4, title="Holds"), scored(5, 0, title="Dies"))
        assert document.title == "Customer journeys"
        assert kinds(document)[:2] == [Notes, Table]
        assert [text for level, text in headings(document) if level == 2] == [
            "Dies",
            "Holds",
            "How the scores are computed",
        ]

    def test_what_belongs_to_a_journey_stands_below_it(self) -> None:
        document = several(scored(5, 0, title="Dies"))
        assert headings(document) == [
            (2, "Dies"),
            (3, "The moments"),
            (3, "What to mend first"),
            (2, "How the scores are computed"),
        ]

    def test_each_chart_has_its_journeys_title(self) -> None:
        document = several(scored(5, title="Holds"), scored(0, title="Dies"))
        titles = [block.title for block in document.blocks if isinstance(block, Chart)]
        assert titles == ["Dies", "Holds"]

    def test_who_met_whom_stands_below_the_title(self) -> None:
        told = scored(5, title="Holds")
        told = score(replace(told.journey, provider="A shop"))
        paragraphs = [block.text for block in several(told).blocks if isinstance(block, Paragraph)]
        assert paragraphs[0] == "A shop"

    def test_files_that_are_missing_are_counted(self) -> None:
        notes = several(scored(5, title="Holds"), unreadable=2).blocks[0]
        assert isinstance(notes, Notes)
        assert notes.notes[-1].text == "2 paths gave no journey and are missing here."

    def test_none_at_all_is_still_a_report(self) -> None:
        document = several(unreadable=1)
        assert headings(document) == [(2, "How the scores are computed")]


def test_no_sentence_of_the_method_is_broken_in_the_middle() -> None:
    moments = (Moment("Paying", "pay", 3),)
    document = export_document(score(Journey("A journey", moments)))
    method = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert len(method) == 3
    for text in method:
        assert "\n" not in text
        assert "  " not in text
        assert text.endswith(".")
