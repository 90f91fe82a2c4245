"""Whether the columns of a table can be what they were named for, before any row is scored."""

from difflib import get_close_matches

from mot_cli.survey.engine import Engine, Kind, OpenTable
from mot_cli.survey.expressions import truth
from mot_cli.survey.problems import SurveyError, SurveyProblem
from mot_cli.survey.question import Question


def column_problems(question: Question, table: OpenTable) -> tuple[SurveyProblem, ...]:
    """Columns that are missing, or that hold no ratings at all."""
    problems = []
    for name in question.columns():
        if name not in table.columns:
            close = get_close_matches(name.lower(), [known.lower() for known in table.available], n=1)
            meant = [known for known in table.available if known.lower() in close]
            shown = ", ".join(f"`{known}`" for known in table.available[:20])
            has = f"its columns are {shown}" if shown else "it has no columns"
            hint = f"did you mean `{meant[0]}`?" if meant else has
            problems.append(
                SurveyProblem("missing-column", f"the table has no column `{name}`", name, hint=hint)
            )
    rated = [question.long.rating] if question.long is not None else [m.column for m in question.moments]
    for name in rated:
        column = table.columns.get(name)
        if column is not None and not (column.kind.numeric or column.kind is Kind.TEXT):
            message = f"the column `{name}` holds no ratings: it is of the type {column.kind}"
            problems.append(SurveyProblem("not-a-rating-column", message, name))
    outcome = question.outcome
    column = table.columns.get(outcome.column) if outcome is not None else None
    is_truth = column is not None and column.kind is Kind.BOOLEAN
    if outcome is not None and is_truth and truth(outcome.positive) is None:
        message = f"the column `{outcome.column}` holds true and false, and never `{outcome.positive}`"
        hint = f"say {outcome.column}=true or {outcome.column}=false"
        problems.append(SurveyProblem("not-a-truth", message, outcome.column, hint=hint))
    when = question.long.timestamp if question.long is not None else None
    column = table.columns.get(when) if when is not None else None
    if column is not None and column.kind in (Kind.BOOLEAN, Kind.OTHER):
        problems.append(SurveyProblem("not-a-time-column", f"the column `{when}` holds no times", when))
    return tuple(problems)


def refuse_many_segments(question: Question, engine: Engine, table: OpenTable, limit: int) -> None:
    """Raise where a column has far too many values to be a segment: an id, say.

    A look at the first rows is cheap, and spares the table's owner the wait for an answer by customer.
    """
    if question.by is None:
        return
    alias = table.columns[question.by].alias
    sql = (
        f"SELECT COUNT(*) FROM (SELECT DISTINCT {alias} FROM"
        f" (SELECT {alias} FROM {table.relation} LIMIT 50000) first_rows) names"
    )
    if int(engine.rows(sql, "looking at the segments")[0][0] or 0) > limit:
        raise too_many_segments(question.by, limit)


def too_many_segments(column: str, limit: int) -> SurveyError:
    """The error of a column that is no segment."""
    message = f"`{column}` has more than {limit:,} values: it is no segment"
    return SurveyError(SurveyProblem("too-many-segments", message, column))
