"""One question to one table, from the files to the result. The engine is chosen here."""

from collections.abc import Sequence
from dataclasses import replace

from mot_cli.survey.columns import column_problems, refuse_many_segments, too_many_segments
from mot_cli.survey.cube import Cube, Group
from mot_cli.survey.engine import Engine, Kind, OpenTable, Progress
from mot_cli.survey.invalid import REPEATED, invalid_input
from mot_cli.survey.long import can_be_packed, fractions_among_the_first
from mot_cli.survey.problems import EXAMPLES, Example, NotANumber, SurveyError, SurveyProblem
from mot_cli.survey.question import Invalid, Question
from mot_cli.survey.ratings import ratings
from mot_cli.survey.reading import MISFITS, Reading, checks, within_scale
from mot_cli.survey.results import GroupSummary, SurveyResult
from mot_cli.survey.scores import counts_noughts, cube, laws, scores
from mot_cli.survey.summary import ZEROS_PLACE, overall_summary, segment_summaries

SEGMENT_LIMIT = 1_000
"""Segments a column may have; more than that nobody reads."""


def survey(
    question: Question,
    tables: Sequence[str],
    *,
    engine: str = "duckdb",
    memory_limit: str | None = None,
    threads: int | None = None,
    temp_dir: str | None = None,
    progress: Progress | None = None,
) -> SurveyResult:
    """Score every customer of a table.

    Args:
        question: what is asked.
        tables: the files of one table: paths, patterns, folders, or `-` for standard input; at least one.
        engine: `duckdb`, or where Spark is: `local[N]`, `sc://host:port`, `spark://…`, `yarn`.
        memory_limit: such as `1GB`, for DuckDB; None leaves it to the engine.
        threads: at least 1, for DuckDB; None takes all cores.
        temp_dir: where what outgrows the memory goes.
        progress: told what is being done, and how much of it is done as a fraction 0..1 where that is known.

    Returns:
        The answer.

    Raises:
        SurveyError: the table cannot be read, holds invalid input that was not to be dropped, or the engine
            failed; it carries every problem that was found.
        EngineMissing: the engine is not installed.

    """
    running = _engine(engine, memory_limit, threads, temp_dir, progress)
    try:
        return _ask(question, tables, running)
    finally:
        running.close()


def _engine(
    name: str, memory_limit: str | None, threads: int | None, temp_dir: str | None, progress: Progress | None
) -> Engine:
    if name == "duckdb":
        from mot_cli.survey.duckdb_engine import DuckDB

        return DuckDB(memory_limit, threads, temp_dir, progress)
    if name == "yarn" or name.startswith(("sc://", "local", "spark://", "k8s://")):
        if memory_limit is not None or threads is not None:
            message = "a memory limit and a number of threads are for DuckDB; Spark has settings of its own"
            raise SurveyError(SurveyProblem("bad-setting", message))
        from mot_cli.survey.spark_engine import Spark

        return Spark(name, temp_dir, progress)
    message = f"there is no engine `{name}`"
    hint = "engines are duckdb, local[N], sc://host:port, spark://host:port and yarn"
    raise SurveyError(SurveyProblem("unknown-engine", message, hint=hint))


def _ask(question: Question, tables: Sequence[str], engine: Engine) -> SurveyResult:
    table = engine.open(tables, question.columns())
    problems = column_problems(question, table)
    if problems:
        raise SurveyError(*problems)
    refuse_many_segments(question, engine, table, SEGMENT_LIMIT)
    reading = Reading(quick=_looks_well(question, engine, table), ratings=question.invalid is Invalid.DROP)
    counted = _quick_cube(question, engine, table, reading) if reading.quick else None
    if counted is None:
        reading = replace(reading, quick=False)
        counted = _cube(question, engine, table, reading)
    invalid = invalid_input(question, engine, table, counted.overall())
    if invalid and question.invalid is Invalid.REFUSE:
        raise SurveyError(*invalid)
    if any(problem.code in REPEATED for problem in invalid):
        # Of several ratings of one moment, the quick way would not know which a customer's are.
        reading = replace(reading, quick=reading.quick and question.long is None, pairs=True)
        counted = _cube(question, engine, table, reading)
    if question.by is not None and len(counted.groups) > SEGMENT_LIMIT:
        raise too_many_segments(question.by, SEGMENT_LIMIT)
    if question.outcome is not None:
        query = laws(question, _scored(question, engine, table, reading))
        counted.read_laws(query, engine.rows(query.sql, "comparing the laws"), ZEROS_PLACE)
    overall = overall_summary(question, counted)
    return SurveyResult(
        question=question,
        tables=tuple(tables),
        engine=engine.name,
        overall=overall,
        segments=segment_summaries(question, counted),
        warnings=_warnings(question, engine, table, overall, counted.overall()),
        dropped=invalid,
    )


def _looks_well(question: Question, engine: Engine, table: OpenTable) -> bool:
    """Whether it is worth trying to read a table the quick way; of a long one its first rows tell."""
    long = question.long
    if long is None:
        return True
    if not can_be_packed(question, table):
        return False
    if table.columns[long.rating].kind is Kind.WHOLE:
        return True
    sql = fractions_among_the_first(question, long, table, engine.dialect)
    return not engine.rows(sql, "looking at the first ratings")[0][0]


def _scored(question: Question, engine: Engine, table: OpenTable, reading: Reading) -> str:
    return scores(question, ratings(question, table, engine.dialect, reading))


def _cube(question: Question, engine: Engine, table: OpenTable, reading: Reading) -> Cube:
    scored = _scored(question, engine, table, reading)
    query = cube(question, scored, checks(question, reading), trusted=within_scale(question, reading))
    counted = Cube()
    counted.read(query, engine.rows(query.sql, "scoring customers"))
    return counted


def _quick_cube(question: Question, engine: Engine, table: OpenTable, reading: Reading) -> Cube | None:
    """The cube of a table read the quick way; None where not all of the table fits."""
    try:
        counted = _cube(question, engine, table, reading)
    except NotANumber:
        return None
    return None if counted.overall().count(MISFITS) else counted


def _warnings(
    question: Question, engine: Engine, table: OpenTable, overall: GroupSummary, whole: Group
) -> tuple[SurveyProblem, ...]:
    warnings = []
    if overall.customers == 0:
        warnings.append(SurveyProblem("empty-table", "the table holds no customer"))
    for name, files in table.lacking.items():
        message = f"`{name}` is no column of {len(files)} of the files: there it counts as empty"
        examples = tuple(Example(f"`{file}`") for file in files[:EXAMPLES])
        hint = "it may be spelled otherwise there"
        warnings.append(SurveyProblem("column-missing-in-files", message, name, len(files), examples, hint))
    noughts = _noughts(question, overall, whole)
    if noughts and not question.unrated:
        message = f"0 was given {_times(noughts)} and counts as a zero: it collapses the journey it stands in"
        hint = "if it means not applicable, name it with --unrated 0"
        warnings.append(SurveyProblem("zero-may-be-unrated", message, count=noughts, hint=hint))
    for moment in overall.moments:
        if overall.customers and not moment.rated:
            message = f"nobody rated `{moment.moment.name}`"
            warnings.append(SurveyProblem("moment-never-rated", message, moment.moment.column))
    outcome = overall.outcome
    if question.outcome is not None and outcome is not None and outcome.known.count == 0 and overall.scored:
        warnings.append(_no_outcome(question.outcome.column, question.outcome.positive, engine, table))
    return tuple(warnings)


def _noughts(question: Question, overall: GroupSummary, whole: Group) -> int:
    """How often the rating 0 was given, where it is worth nothing."""
    scale = question.scale
    if not scale.min <= 0 <= scale.zero:
        return 0
    if counts_noughts(question):
        return sum(whole.count(f"nought{number}") for number in range(len(question.moments)))
    return sum(moment.zeros.count for moment in overall.moments)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _no_outcome(column: str, positive: str, engine: Engine, table: OpenTable) -> SurveyProblem:
    alias = table.columns[column].alias
    sql = (
        f"SELECT CAST({alias} AS STRING) AS name, COUNT(*) AS times FROM {table.relation}"
        f" WHERE {alias} IS NOT NULL GROUP BY {alias} ORDER BY times DESC, name LIMIT {EXAMPLES}"
    )
    seen = tuple(
        Example(f"`{name}` {_times(int(times or 0))}")
        for name, times in engine.rows(sql, "looking at the outcome")
    )
    message = f"`{column}` is `{positive}` for no customer"
    return SurveyProblem("outcome-never", message, column, 0, seen, "write the value as the table has it")
