"""The reports on one journey, of `mot score` and of `mot timeline`: their blocks and their key figures."""

from mot_cli.report.document import Chart, Facts, Figures, Heading, Notes, Paragraph, Timeline, Tone
from mot_cli.report.explanation_report import explanation_document
from mot_cli.report.score_report import key_figures, score_document
from mot_cli.report.timeline_report import timeline_document
from tests.examples import scored, scored_example


def test_the_key_figures_stand_on_one_scale() -> None:
    healthy = key_figures(scored(5, 5, 0, 5, 5))
    assert [(figure.label, figure.text, figure.bar, figure.tone) for figure in healthy.figures] == [
        ("additive", "80", 0.8, Tone.PLAIN),
        ("multiplicative", "0", 0.0, Tone.ZERO),
        ("hidden loss", "80", 0.8, Tone.FRAGILE),
    ]


def test_a_journey_that_holds_is_toned_so() -> None:
    figures = key_figures(scored(4, 5, 3, 4, 5)).figures
    assert [(figure.text, figure.tone) for figure in figures] == [
        ("84", Tone.PLAIN),
        ("82.6", Tone.SOUND),
        ("1.4", Tone.FRAGILE),
    ]


def test_without_a_rating_there_is_a_dash_and_no_bar() -> None:
    assert all((figure.text, figure.bar) == ("–", None) for figure in key_figures(scored(None)).figures)


def test_every_figure_says_what_it_is() -> None:
    notes = [figure.note for figure in key_figures(scored(4)).figures]
    assert notes == ["what the average says", "what is left when moments multiply", "what the average hides"]


def test_the_score_report_is_the_timeline_the_scores_and_what_follows() -> None:
    document = score_document(scored_example("iplug-premium.yaml"))
    assert document.title == "iPlug Premium, the first week"
    assert document.subtitle == "KT / KTF · A ten-year subscriber of the rival network · March 2008"
    assert [type(block) for block in document.blocks] == [Chart, Timeline, Figures, Notes]


def test_the_timeline_report_tells_the_whole_story() -> None:
    document = timeline_document(scored_example("iplug-premium.yaml"))
    assert [type(block) for block in document.blocks] == [Paragraph, Facts, Chart, Timeline, Figures, Notes]
    assert [block.full for block in document.blocks if isinstance(block, Timeline)] == [True]


def test_the_timeline_report_has_no_empty_summary() -> None:
    blocks = timeline_document(scored(4)).blocks
    assert [type(block) for block in blocks] == [Facts, Chart, Timeline, Figures, Notes]


def test_an_explanation_shows_a_bad_and_a_good_file() -> None:
    from mot_cli.journey.explanations import explain

    explanation = explain("duplicate-key")
    assert explanation is not None
    document = explanation_document(explanation)
    assert document.subtitle == "error: duplicate-key"
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["Such as", "Better"]
