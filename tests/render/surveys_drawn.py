"""The reports on the example table, for tests that look at them."""

from dataclasses import replace

from mot_cli.journey.reader import load
from mot_cli.report.document import Document
from mot_cli.report.survey_diff_report import survey_diff_document
from mot_cli.report.survey_report import survey_document
from mot_cli.survey import Outcome, Question, SurveyResult, survey
from mot_cli.survey.compare import compare
from tests.examples import JOURNEYS


def example_survey(*unrated: str) -> SurveyResult:
    """The example table, split by region and with its outcome; codes for unrated may be named."""
    journey = load(str(JOURNEYS / "survey-example.yaml"))
    question = Question.from_journey(journey, by="region", outcome=Outcome("recommended", "yes"))
    result = survey(replace(question, unrated=unrated), [str(JOURNEYS / "survey-example.csv")])
    return replace(result, tables=("survey-example.csv",))


def survey_drawn(times: int = 1) -> Document:
    """The report on the example table, with every count of its histogram so many times as large."""
    result = example_survey()
    overall = result.overall
    more = replace(
        overall,
        additive_bins=tuple(times * number for number in overall.additive_bins),
        multiplicative_bins=tuple(times * number for number in overall.multiplicative_bins),
    )
    return survey_document(replace(result, overall=more), "A domestic flight, as a survey asks about it")


def survey_diff_drawn() -> Document:
    """Two readings of the example table: with its zeros as zeros, and as not applicable."""
    return survey_diff_document(compare(example_survey(), example_survey("0")), "A domestic flight")
