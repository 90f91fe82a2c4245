"""The SQL of a wide table, one row a customer: it is read row by row, and nothing is moved or sorted."""

from collections.abc import Sequence

from mot_cli.survey.engine import Dialect, Kind, OpenTable
from mot_cli.survey.expressions import (
    cell_number,
    cell_text,
    flag,
    given_number,
    given_text,
    keys_of,
    mark,
    named,
    outside,
    total,
    without_codes,
)
from mot_cli.survey.question import Question
from mot_cli.survey.reading import BAD, Reading


def wide_rows(question: Question, table: OpenTable, dialect: Dialect, reading: Reading) -> str:
    """The SQL of one row of ratings a customer."""
    columns = [table.columns[moment.column] for moment in question.moments]
    texts = [number for number, column in enumerate(columns) if column.kind is Kind.TEXT]
    keys = keys_of(question, table, dialect)
    key_names = [key.rpartition(" AS ")[2] for key in keys]
    names = [f"r{number}" for number in range(len(columns))]
    source = table.relation
    if reading.pairs and question.customer is not None:
        alias = named(table.columns[question.customer])
        source = (
            f"(SELECT * FROM {source} WHERE {alias} IS NULL OR {alias} NOT IN"
            f" (SELECT {alias} FROM {source} WHERE {alias} IS NOT NULL"
            f" GROUP BY {alias} HAVING COUNT(*) > 1)) once"
        )
    codes = question.unrated
    given = [
        f"{given_number(cell_text(column), codes, dialect)} AS n{number}, {cell_text(column)} AS t{number}"
        if column.kind is Kind.TEXT
        else f"{without_codes(cell_number(column), codes)} AS r{number}"
        for number, column in enumerate(columns)
    ]
    sql = f"SELECT {', '.join([*keys, *given])} FROM {source}"
    stray = "0"
    if texts:
        ratings = [
            f"{without_codes(f'n{number}', codes)} AS r{number}" if number in texts else name
            for number, name in enumerate(names)
        ]
        stray = total(_is_stray(f"n{number}", f"t{number}", codes, dialect) for number in texts)
        sql = f"SELECT {', '.join([*key_names, *ratings, f'{stray} AS stray'])} FROM ({sql}) texts"
        stray = "stray"
    scale = question.scale
    if reading.ratings:
        bad = total([stray, *(mark(outside(name, scale)) for name in names)])
        kept = [f"CASE WHEN NOT ({outside(name, scale)}) THEN {name} END AS {name}" for name in names]
    else:
        # Ratings outside the scale show in the cube, as given and not rated: that costs next to nothing.
        bad = stray
        kept = names
    return f"SELECT {', '.join([*key_names, *kept, f'{bad} AS {BAD}'])} FROM ({sql}) ratings"


def _is_stray(number: str, text: str, codes: Sequence[str], dialect: Dialect) -> str:
    """1 where something was given that is no number. Only where there is no number the text is looked at."""
    given = given_text(text, codes, dialect)
    return f"CASE WHEN {number} IS NULL THEN {flag(f'{given} IS NOT NULL')} ELSE 0 END"
