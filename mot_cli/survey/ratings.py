"""The SQL that turns a table, wide or long, into one row of ratings a customer, and marks what is invalid.

A row holds `segment` and `outcome` where they were asked for, the ratings `r0`, `r1`, … in rating units (NULL
where unrated), and the checks. Scores come later.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mot_cli.survey.engine import Dialect, Kind, OpenTable, TableColumn
from mot_cli.survey.expressions import (
    EntryType,
    entry_type,
    flag,
    given_number,
    given_text,
    moment_is,
    outcome,
    outside,
    real,
    segment,
    total,
    without_codes,
)
from mot_cli.survey.question import LongForm, Question

BAD = "bad"
"""Invalid ratings of this row that were turned into unrated ones."""
SURPLUS = "surplus"
"""Rows of this customer that are no first rating of a known moment."""
NAMELESS = "nameless"
"""Rows without a customer."""
NAMELESS_CUSTOMERS = "nameless_customers"
"""1 for the row that stands for all of those: it is no customer."""
CHANGED_SEGMENT = "changed_segment"
CHANGED_OUTCOME = "changed_outcome"


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What is taken out of a table because it is invalid. Each costs time, so it is done where it was found.

    Args:
        ratings: invalid ratings become unrated.
        pairs: a moment a customer rated several times becomes unrated (long), or a customer with
            several rows is left out (wide).

    """

    ratings: bool = False
    pairs: bool = False


def known_within(question: Question, table: OpenTable) -> bool:
    """Whether a wide table says of itself that every rating is one the scale has."""
    if question.long is not None:
        return False
    bounds = [table.columns[moment.column].bounds for moment in question.moments]
    scale = question.scale
    return all(ends is not None and scale.contains(ends[0]) and scale.contains(ends[1]) for ends in bounds)


def checks(question: Question) -> tuple[str, ...]:
    """The checks each row of ratings carries."""
    if question.long is None:
        return (BAD,)
    named = [BAD, SURPLUS, NAMELESS, NAMELESS_CUSTOMERS]
    named += [CHANGED_SEGMENT] if question.by is not None else []
    named += [CHANGED_OUTCOME] if question.outcome is not None else []
    return tuple(named)


def ratings(question: Question, table: OpenTable, dialect: Dialect, cleaning: Cleaning) -> str:
    """The SQL of one row of ratings a customer."""
    if question.long is None:
        return _wide(question, table, dialect, cleaning)
    return _long(question, question.long, table, dialect, cleaning)


# -- wide: row by row -----------------------------------------------------------------------------------


def _wide(question: Question, table: OpenTable, dialect: Dialect, cleaning: Cleaning) -> str:
    columns = [table.columns[moment.column] for moment in question.moments]
    texts = [number for number, column in enumerate(columns) if column.kind is Kind.TEXT]
    keys = _keys(question, table, dialect)
    key_names = [key.rpartition(" AS ")[2] for key in keys]
    names = [f"r{number}" for number in range(len(columns))]
    source = table.relation
    if cleaning.pairs and question.customer is not None:
        alias = table.columns[question.customer].alias
        source = (
            f"(SELECT * FROM {source} WHERE {alias} IS NULL OR {alias} NOT IN"
            f" (SELECT {alias} FROM {source} WHERE {alias} IS NOT NULL"
            f" GROUP BY {alias} HAVING COUNT(*) > 1)) once"
        )
    codes = question.unrated
    given = [
        f"{given_number(_text(column), codes, dialect)} AS n{number}, {_text(column)} AS t{number}"
        if column.kind is Kind.TEXT
        else f"{_given(column, question, dialect)} AS r{number}"
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
    if cleaning.ratings:
        bad = total([stray, *(f"COALESCE({flag(outside(name, scale))}, 0)" for name in names)])
        kept = [f"CASE WHEN NOT ({outside(name, scale)}) THEN {name} END AS {name}" for name in names]
    else:
        # Ratings outside the scale show in the cube, as given and not rated: that costs next to nothing.
        bad = stray
        kept = names
    return f"SELECT {', '.join([*key_names, *kept, f'{bad} AS {BAD}'])} FROM ({sql}) ratings"


def _text(column: TableColumn) -> str:
    return f"CAST({column.alias} AS STRING)"


def _is_stray(number: str, text: str, codes: Sequence[str], dialect: Dialect) -> str:
    """1 where something was given that is no number. Only where there is no number the text is looked at."""
    given = given_text(text, codes, dialect)
    return f"CASE WHEN {number} IS NULL THEN {flag(f'{given} IS NOT NULL')} ELSE 0 END"


def _given(column: TableColumn, question: Question, dialect: Dialect) -> str:
    if column.kind is Kind.TEXT:
        return given_text(_text(column), question.unrated, dialect)
    return without_codes(f"CAST({column.alias} AS DOUBLE)", question.unrated)


def _given_long(column: TableColumn, question: Question, dialect: Dialect) -> str:
    # Whole numbers stay what they are: they are compared and copied more cheaply.
    if column.kind is Kind.WHOLE:
        return without_codes(column.alias, question.unrated)
    return _given(column, question, dialect)


def _keys(question: Question, table: OpenTable, dialect: Dialect) -> list[str]:
    keys = []
    if question.by is not None:
        keys.append(f"{segment(table.columns[question.by])} AS segment")
    if question.outcome is not None:
        column = table.columns[question.outcome.column]
        keys.append(f"{outcome(column, question.outcome, dialect)} AS outcome")
    return keys


# -- long: one group-by over customers --------------------------------------------------------------------


def entries(question: Question, long: LongForm, table: OpenTable, dialect: Dialect) -> str:
    """The SQL of a long table row by row: `customer`, `moment`, `given_at`, `given`, `number` and `entry`.

    `given` is what stood there and `number` what it reads as; `entry` is the rating, or one of the two
    numbers below every scale that stand for unrated and invalid.
    """
    rating = table.columns[long.rating]
    selected = [
        f"{table.columns[long.customer].alias} AS customer",
        f"CAST({table.columns[long.moment].alias} AS STRING) AS moment",
        *_keys(question, table, dialect),
        f"{_given_long(rating, question, dialect)} AS given",
    ]
    if long.timestamp is not None:
        selected.append(f"{_timestamp(table.columns[long.timestamp])} AS given_at")
    sql = f"SELECT {', '.join(selected)} FROM {table.relation}"
    number = dialect.number("given") if rating.kind is Kind.TEXT else "given"
    sql = f"SELECT *, {number} AS number FROM ({sql}) given"
    rated = without_codes("number", question.unrated) if rating.kind is Kind.TEXT else "number"
    scale, held = question.scale, entry_type(rating, question.scale)
    kept = rated if held.type == "DOUBLE" else f"CAST({rated} AS {held.type})"
    entry = (
        f"CASE WHEN {rated} BETWEEN {real(scale.min)} AND {real(scale.max)} THEN {kept}"
        f" WHEN given IS NULL OR (number IS NOT NULL AND {rated} IS NULL) THEN {held.unrated}"
        f" ELSE {held.invalid} END"
    )
    return f"SELECT *, {entry} AS entry FROM ({sql}) numbers"


def _timestamp(column: TableColumn) -> str:
    return f"TRY_CAST({column.alias} AS TIMESTAMP)" if column.kind is Kind.TEXT else column.alias


def _long(question: Question, long: LongForm, table: OpenTable, dialect: Dialect, cleaning: Cleaning) -> str:
    source = entries(question, long, table, dialect)
    held = entry_type(table.columns[long.rating], question.scale)
    if long.timestamp is not None and cleaning.pairs:
        source = _without_ties(question, source, held)
    asked = [moment_is(moment.column, dialect) for moment in question.moments]
    per_moment = [
        f"{_entry_of(condition, long, cleaning, held)} AS e{number}" for number, condition in enumerate(asked)
    ]
    keys = [name for name, wanted in (("segment", question.by), ("outcome", question.outcome)) if wanted]
    ends = [f"{function}({key}) AS {key}_{function.lower()}" for key in keys for function in ("MIN", "MAX")]
    grouped = (
        f"SELECT customer, COUNT(*) AS entries, {', '.join([*per_moment, *ends])}"
        f" FROM ({source}) entries GROUP BY customer"
    )
    rated = [
        f"CASE WHEN customer IS NOT NULL AND e{number} > {held.unrated}"
        f" THEN CAST(e{number} AS DOUBLE) END AS r{number}"
        for number in range(len(asked))
    ]
    numbers = range(len(asked))
    present = total(flag(f"e{number} IS NOT NULL") for number in numbers)
    invalid = total(f"COALESCE({flag(f'e{number} = {held.invalid}')}, 0)" for number in numbers)
    # A segment or an outcome that changes is nobody's: the customer is left without it.
    settled = [
        f"CASE WHEN customer IS NOT NULL AND {key}_min = {key}_max THEN {key}_min END AS {key}"
        for key in keys
    ]
    changed = [
        f"CASE WHEN customer IS NOT NULL AND {key}_min <> {key}_max THEN 1 ELSE 0 END AS changed_{key}"
        for key in keys
    ]
    marks = [
        f"{invalid} AS {BAD}",
        f"CASE WHEN customer IS NULL THEN 0 ELSE entries - ({present}) END AS {SURPLUS}",
        f"CASE WHEN customer IS NULL THEN entries ELSE 0 END AS {NAMELESS}",
        f"CASE WHEN customer IS NULL THEN 1 ELSE 0 END AS {NAMELESS_CUSTOMERS}",
    ]
    return f"SELECT {', '.join([*settled, *rated, *marks, *changed])} FROM ({grouped}) customers"


def _entry_of(condition: str, long: LongForm, cleaning: Cleaning, held: EntryType) -> str:
    """A customer's entry for one moment, out of all the customer's rows."""
    entry = f"CASE WHEN {condition} THEN entry END"
    if long.timestamp is not None:
        return f"MAX_BY({entry}, CASE WHEN {condition} THEN given_at END)"
    if cleaning.pairs:
        return f"CASE WHEN COUNT({entry}) > 1 THEN {held.unrated} ELSE MAX({entry}) END"
    return f"MAX({entry})"


def _without_ties(question: Question, source: str, held: EntryType) -> str:
    """Of different ratings given at the same time none holds: together they are one unrated entry."""
    keys = [name for name, wanted in (("segment", question.by), ("outcome", question.outcome)) if wanted]
    # Both ends of a segment stay as rows of their own, so that a change within a customer is still seen.
    together = ", ".join(["customer", "moment", "given_at", *keys])
    entry = f"CASE WHEN MIN(entry) = MAX(entry) THEN MAX(entry) ELSE {held.unrated} END"
    return f"SELECT {together}, {entry} AS entry FROM ({source}) tied GROUP BY {together}"
