"""Scores every customer of a table of ratings. Questions and results are plain data; engines are extras.

It reads no journey file and draws no report. Importing it imports no engine.
"""

from mot_cli.survey.problems import EngineMissing, SurveyError
from mot_cli.survey.question import Invalid, LongForm, Outcome, Question, SurveyMoment
from mot_cli.survey.results import SurveyResult
from mot_cli.survey.survey import survey

__all__ = [
    "EngineMissing",
    "Invalid",
    "LongForm",
    "Outcome",
    "Question",
    "SurveyError",
    "SurveyMoment",
    "SurveyResult",
    "survey",
]
