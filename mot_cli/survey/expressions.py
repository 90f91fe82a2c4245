"""Numbers, ratings and moments as SQL expressions that every engine reads alike. No table is known here."""

from collections.abc import Iterable, Sequence
from math import isfinite

from mot_cli.journey.scale import Scale
from mot_cli.survey.engine import Dialect, Kind, OpenTable, TableColumn
from mot_cli.survey.question import Outcome, Question

_TRUE = frozenset({"true", "yes", "1", "t", "y"})
_FALSE = frozenset({"false", "no", "0", "f", "n"})
_BLANKS = " \t\r\n\u00a0\u2007\u202f\u3000\ufeff"
"""What may stand around a text. Spreadsheets write no-break spaces, and engines differ over what is blank."""


def real(number: float) -> str:
    """A number as a DOUBLE literal; without the exponent engines would read a decimal."""
    text = repr(float(number)).upper()
    text = text if "E" in text else f"{text}E0"
    return f"({text})" if number < 0 else text


def flag(condition: str) -> str:
    """A condition as 0 or 1, and NULL where it is NULL: cheaper than CASE, which branches row by row."""
    return f"CAST({condition} AS INT)"


def mark(condition: str) -> str:
    """A condition as 0 or 1, and 0 where it is NULL: to be added up row by row."""
    return f"COALESCE({flag(condition)}, 0)"


def total(terms: Iterable[str]) -> str:
    """The sum of expressions."""
    return " + ".join(terms)


def extreme(function: str, names: Sequence[str]) -> str:
    """GREATEST or LEAST of expressions, leaving NULL out; some engines refuse it for a single one."""
    return names[0] if len(names) == 1 else f"{function}({', '.join(names)})"


def plain_number(text: str, dialect: Dialect) -> str:
    """A text (an expression) as a DOUBLE; NULL where it is no number in plain decimals."""
    return f"CASE WHEN NOT ({dialect.odd(text)}) THEN {quick_number(text)} END"


def quick_number(text: str) -> str:
    """A text (an expression) as a DOUBLE where the engine can read it as one, and otherwise NULL."""
    return f"TRY_CAST({text} AS DOUBLE)"


def cell_text(column: TableColumn) -> str:
    """A cell's text, as it stands."""
    return f"CAST({column.alias} AS STRING)"


def given_text(text: str, codes: Sequence[str], dialect: Dialect) -> str:
    """A text (an expression) without blanks around it; NULL where it is empty or a code for unrated."""
    text = trimmed(text)
    for code in codes:
        word = code.strip()
        if _is_not_finite(word):
            text = f"CASE WHEN LOWER({text}) <> {dialect.text(word.lower())} THEN {text} END"
        else:
            text = f"NULLIF({text}, {dialect.text(word)})"
    return text


def trimmed(text: str) -> str:
    """A text (an expression) without blanks around it; NULL where nothing else is left."""
    return f"NULLIF(TRIM(BOTH '{_BLANKS}' FROM {text}), '')"


def cell_number(column: TableColumn) -> str:
    """A cell of a column of numbers, as a DOUBLE."""
    number = f"CAST({column.alias} AS DOUBLE)"
    # A Parquet file's bounds of a column of floats leave NaN out, and an engine that trusts them takes NaN to
    # be within any scale. It does not know the bounds of a sum.
    return number if column.kind is Kind.WHOLE else f"({number} + ({number} - {number}))"


def given_number(text: str, codes: Sequence[str], dialect: Dialect) -> str:
    """What a text (an expression) reads as; NULL where it is no number. Codes that are numbers are left in.

    Where it is NULL, `given_text` tells whether anything was given: nearly every cell is spared the look.
    """
    # An engine may read `nan` as a number, which no comparison with a code would find.
    unlike = [code for code in codes if _is_not_finite(code)]
    if unlike:
        return plain_number(given_text(text, unlike, dialect), dialect)
    first, again = plain_number(text, dialect), plain_number(trimmed(text), dialect)
    # CASE, and not COALESCE: DuckDB would look at every text a second time.
    return f"CASE WHEN {first} IS NULL AND {text} IS NOT NULL THEN {again} ELSE {first} END"


def without_codes(number: str, codes: Sequence[str]) -> str:
    """A number; NULL where it is one of the codes for unrated."""
    for code in numeric_codes(codes):
        number = f"NULLIF({number}, {real(code)})"
    if any(code.strip().lower() == "nan" for code in codes):
        # NaN equals itself for one engine and nothing for another; less itself it is no 0 for any.
        number = f"CASE WHEN {number} - {number} = 0E0 THEN {number} END"
    return number


def without_words(text: str, codes: Sequence[str], dialect: Dialect) -> str:
    """A text (an expression); NULL where it is, as it stands, one of the codes that are no numbers."""
    for code in codes:
        if _number(code) is None:
            text = f"NULLIF({text}, {dialect.text(code.strip())})"
    return text


def numeric_codes(codes: Sequence[str]) -> tuple[float, ...]:
    """Those of the codes for unrated that are numbers."""
    return tuple(number for number in map(_number, codes) if number is not None)


def within(rating: str, scale: Scale) -> str:
    """Whether a rating (an expression) is one the scale has; NULL where it is unrated, false for NaN."""
    return f"{rating} BETWEEN {real(scale.min)} AND {real(scale.max)}"


def outside(rating: str, scale: Scale) -> str:
    """Whether a rating (an expression) is none the scale has; NULL where it is unrated."""
    return f"NOT ({within(rating, scale)})"


def value(rating: str, scale: Scale) -> str:
    """The value, 0..1, of a rating (an expression) within the scale: what `Scale.value` computes."""
    above = rating if scale.zero == 0 else f"({rating} - {real(scale.zero)})"
    plain = f"{above} / {real(scale.max - scale.zero)}"
    return plain if scale.min >= scale.zero else f"GREATEST({plain}, 0E0)"


def keys_of(question: Question, table: OpenTable, dialect: Dialect) -> list[str]:
    """The segment and the outcome, named, as far as they were asked for."""
    keys = []
    if question.by is not None:
        keys.append(f"{_segment(table.columns[question.by])} AS segment")
    if question.outcome is not None:
        column = table.columns[question.outcome.column]
        keys.append(f"{_outcome(column, question.outcome, dialect)} AS outcome")
    return keys


def _segment(column: TableColumn) -> str:
    """A segment's name; NULL where the cell is empty."""
    if column.kind is Kind.NUMBER:
        cell = cell_number(column)
        return f"CASE WHEN {cell} - {cell} = 0E0 THEN {cell_text(column)} END"
    return trimmed(cell_text(column))


def truth(text: str) -> bool | None:
    """What a word says of a column that holds only true and false; None for any other word."""
    word = text.strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _outcome(column: TableColumn, asked: Outcome, dialect: Dialect) -> str:
    """1 where the outcome came about, 0 where it did not, NULL where it is not known."""
    number = _number(asked.positive)
    if column.kind.numeric and number is not None:
        cell = cell_number(column)
        return f"CASE WHEN {cell} - {cell} = 0E0 THEN {flag(f'{cell} = {real(number)}')} END"
    if column.kind is Kind.BOOLEAN:
        return flag(column.alias if truth(asked.positive) else f"NOT {column.alias}")
    text = trimmed(cell_text(column))
    return flag(f"{text} = {dialect.text(asked.positive.strip())}")


def named(column: TableColumn) -> str:
    """What names a customer; NULL where nothing does."""
    return f"NULLIF({column.alias}, '')" if column.kind is Kind.TEXT else column.alias


def given_at(column: TableColumn, dialect: Dialect) -> str:
    """When a rating was given; NULL where that is no time."""
    return dialect.time(column.alias) if column.kind is Kind.TEXT else column.alias


def moment_is(text: str, dialect: Dialect) -> str:
    """Whether a row of a long table speaks of a moment."""
    return f"moment = {dialect.text(text)}"


def _number(text: str) -> float | None:
    number = _as_float(text)
    return number if number is not None and isfinite(number) else None


def _is_not_finite(text: str) -> bool:
    number = _as_float(text)
    return number is not None and not isfinite(number)


def _as_float(text: str) -> float | None:
    try:
        return float(text) if "_" not in text else None
    except ValueError:
        return None
