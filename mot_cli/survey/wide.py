"""The SQL of a wide table, one row a customer: it is read row by row, and nothing is moved or sorted."""

from collections.abc import Sequence

from mot_cli.journey.scale import Scale
from mot_cli.survey.engine import Dialect, Kind, OpenTable, TableColumn
from mot_cli.survey.expressions import (
    cell_number,
    cell_text,
    extreme,
    flag,
    given_number,
    given_text,
    keys_of,
    mark,
    named,
    outside,
    quick_number,
    real,
    total,
    without_codes,
    without_words,
)
from mot_cli.survey.question import Question
from mot_cli.survey.reading import BAD, MISFITS, Reading


def wide_rows(question: Question, table: OpenTable, dialect: Dialect, reading: Reading) -> str:
    """The SQL of one row of ratings a customer."""
    columns = [table.columns[moment.column] for moment in question.moments]
    texts = [number for number, column in enumerate(columns) if column.kind is Kind.TEXT]
    keys = keys_of(question, table, dialect)
    key_names = [key.rpartition(" AS ")[2] for key in keys]
    names = [f"r{number}" for number in range(len(columns))]
    codes = question.unrated
    cell = _quick_cell if reading.quick else _cell
    given = [
        "{} AS n{number}, {} AS t{number}".format(*cell(cell_text(column), codes, dialect), number=number)
        if column.kind is Kind.TEXT
        else f"{without_codes(cell_number(column), codes)} AS r{number}"
        for number, column in enumerate(columns)
    ]
    sql = f"SELECT {', '.join([*keys, *given])} FROM {_source(question, table, reading)}"
    stray = "0"
    if texts:
        ratings = [
            f"{without_codes(f'n{number}', codes)} AS r{number}" if number in texts else name
            for number, name in enumerate(names)
        ]
        strays = _any_stray(texts, dialect) if reading.quick else _strays(texts, codes, dialect)
        sql = f"SELECT {', '.join([*key_names, *ratings, f'{strays} AS stray'])} FROM ({sql}) texts"
        stray = "stray"
    scale = question.scale
    if reading.quick:
        unknown = [f"r{number}" for number, column in enumerate(columns) if not _stays_within(column, scale)]
        checked = [*names, f"{stray} + {_any_outside(unknown, scale)} AS {MISFITS}"]
    elif reading.ratings:
        kept = [f"CASE WHEN NOT ({outside(name, scale)}) THEN {name} END AS {name}" for name in names]
        bad = total([stray, *(mark(outside(name, scale)) for name in names)])
        checked = [*kept, f"{bad} AS {BAD}"]
    else:
        # Ratings outside the scale show in the cube, as given and not rated: that costs next to nothing.
        checked = [*names, f"{stray} AS {BAD}"]
    return f"SELECT {', '.join([*key_names, *checked])} FROM ({sql}) ratings"


def _source(question: Question, table: OpenTable, reading: Reading) -> str:
    """What stands after FROM: the table, without the customers who have several rows where they are out."""
    if not reading.pairs or question.customer is None:
        return table.relation
    alias = named(table.columns[question.customer])
    several = (
        f"SELECT {alias} FROM {table.relation} WHERE {alias} IS NOT NULL GROUP BY {alias} HAVING COUNT(*) > 1"
    )
    return f"(SELECT * FROM {table.relation} WHERE {alias} IS NULL OR {alias} NOT IN ({several})) once"


def _cell(text: str, codes: Sequence[str], dialect: Dialect) -> tuple[str, str]:
    """The number and the text of a cell, whatever is in it."""
    return given_number(text, codes, dialect), text


def _quick_cell(text: str, codes: Sequence[str], dialect: Dialect) -> tuple[str, str]:
    """The number and the text of a cell that holds nothing but a number, or a code, or nothing."""
    bare = without_words(text, codes, dialect)
    return f"CAST({bare} AS DOUBLE)" if dialect.stops else quick_number(bare), bare


def _strays(texts: Sequence[int], codes: Sequence[str], dialect: Dialect) -> str:
    """How many texts of a row are no numbers. Only where there is no number the text is looked at."""
    given = {number: given_text(f"t{number}", codes, dialect) for number in texts}
    return total(
        f"CASE WHEN n{number} IS NULL THEN {flag(f'{text} IS NOT NULL')} ELSE 0 END"
        for number, text in given.items()
    )


def _any_stray(texts: Sequence[int], dialect: Dialect) -> str:
    """1 where any text of a row may be no number, and otherwise 0."""
    odd = " OR ".join(f"({dialect.odd(f't{number}')})" for number in texts)
    if dialect.stops:
        return f"CASE WHEN {odd} THEN 1 ELSE 0 END"
    unread = " OR ".join(f"(n{number} IS NULL AND t{number} IS NOT NULL)" for number in texts)
    return f"CASE WHEN {unread} THEN 1 WHEN {odd} THEN 1 ELSE 0 END"


def _stays_within(column: TableColumn, scale: Scale) -> bool:
    """Whether the file itself says that a column stays within the scale."""
    return column.bounds is not None and all(map(scale.contains, column.bounds))


def _any_outside(names: Sequence[str], scale: Scale) -> str:
    """1 where any rating of a row is outside the scale, and otherwise 0."""
    if not names:
        return "0"
    highest, lowest = extreme("GREATEST", names), extreme("LEAST", names)
    return f"CASE WHEN {highest} > {real(scale.max)} OR {lowest} < {real(scale.min)} THEN 1 ELSE 0 END"
