"""The SQL of a long table, one row a rating: it is grouped by customer, once."""

from collections.abc import Sequence

from mot_cli.survey.engine import Dialect, Kind, OpenTable
from mot_cli.survey.expressions import (
    cell_number,
    cell_text,
    flag,
    given_at,
    given_number,
    given_text,
    keys_of,
    mark,
    moment_is,
    named,
    total,
    within,
    without_codes,
)
from mot_cli.survey.holding import Apart, Holding, Packed
from mot_cli.survey.question import LongForm, Question
from mot_cli.survey.reading import BAD, MISFITS, NAMELESS, NAMELESS_CUSTOMERS, SURPLUS, Reading


def entries(
    question: Question, long: LongForm, table: OpenTable, dialect: Dialect, holding: Holding | None = None
) -> str:
    """The SQL of a long table row by row: `customer`, `moment`, `given_at`, `number` and `entry`.

    `number` is what the rating reads as, whatever it is; `entry` is what the holding makes of it. Without a
    holding, entries are numbers of which the greater rating is the greater.
    """
    rating = table.columns[long.rating]
    holding = holding if holding is not None else Apart.for_column(rating, question.scale)
    codes = question.unrated
    selected = [
        f"{named(table.columns[long.customer])} AS customer",
        f"CAST({table.columns[long.moment].alias} AS STRING) AS moment",
        *keys_of(question, table, dialect),
    ]
    if long.timestamp is not None:
        selected.append(f"{given_at(table.columns[long.timestamp], dialect)} AS given_at")
    if rating.kind is Kind.TEXT:
        text = cell_text(rating)
        selected += [f"{given_number(text, codes, dialect)} AS number", f"{text} AS given"]
        nothing_given = f"number IS NOT NULL OR {given_text('given', codes, dialect)} IS NULL"
    else:
        # Whole numbers stay what they are: they are compared and copied more cheaply.
        selected.append(f"{rating.alias if rating.kind is Kind.WHOLE else cell_number(rating)} AS number")
        nothing_given = "TRUE"
    sql = f"SELECT {', '.join(selected)} FROM {table.relation}"
    rated = without_codes("number", codes)
    entry = (
        f"CASE WHEN {within(rated, question.scale)} THEN {holding.entry(rated)}"
        f" WHEN {rated} IS NOT NULL THEN {holding.invalid}"
        f" WHEN {nothing_given} THEN {holding.unrated} ELSE {holding.invalid} END"
    )
    return f"SELECT *, {entry} AS entry FROM ({sql}) numbers"


def can_be_packed(question: Question, table: OpenTable) -> bool:
    """Whether a long table may be read with several ratings to a number, if they are whole."""
    long = question.long
    if long is None or long.timestamp is not None:
        return False
    return Packed.for_column(table.columns[long.rating], question.scale) is not None


def long_rows(
    question: Question, long: LongForm, table: OpenTable, dialect: Dialect, reading: Reading
) -> str:
    """The SQL of one row of ratings a customer."""
    holding = _holding(question, long, table, reading)
    source = entries(question, long, table, dialect, holding)
    asked = [moment_is(moment.column, dialect) for moment in question.moments]
    numbers = range(len(asked))
    keys = [name for name, wanted in (("segment", question.by), ("outcome", question.outcome)) if wanted]
    tied = long.timestamp is not None and reading.pairs
    ends = _ends(keys, known=tied)
    if tied:
        source = _without_ties(source, keys, holding)
    grouped = (
        f"SELECT customer, COUNT(*) AS entries, {', '.join([*holding.aggregates(asked), *ends])}"
        f" FROM ({source}) entries GROUP BY customer"
    )
    rated = [
        f"CASE WHEN customer IS NOT NULL THEN {holding.rating(number)} END AS r{number}" for number in numbers
    ]
    present = total(flag(holding.is_present(number)) for number in numbers)
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
        f"{total(mark(holding.is_invalid(number)) for number in numbers)} AS {BAD}",
        f"CASE WHEN customer IS NULL THEN 0 ELSE entries - ({present}) END AS {SURPLUS}",
        f"CASE WHEN customer IS NULL THEN entries ELSE 0 END AS {NAMELESS}",
        f"CASE WHEN customer IS NULL THEN 1 ELSE 0 END AS {NAMELESS_CUSTOMERS}",
    ]
    if reading.quick:
        marks.append(f"{total(mark(holding.is_fraction(number)) for number in numbers)} AS {MISFITS}")
    return f"SELECT {', '.join([*settled, *rated, *marks, *changed])} FROM ({grouped}) customers"


def fractions_among_the_first(question: Question, long: LongForm, table: OpenTable, dialect: Dialect) -> str:
    """The SQL that counts the fractions in a few rows, so that a table of them is not read twice."""
    few = f"SELECT number FROM ({entries(question, long, table, dialect)}) entries LIMIT 2000"
    return f"SELECT COUNT(*) FROM ({few}) first_rows WHERE number <> FLOOR(number)"


def _holding(question: Question, long: LongForm, table: OpenTable, reading: Reading) -> Holding:
    column = table.columns[long.rating]
    latest, once = long.timestamp is not None, reading.pairs
    packed = Packed.for_column(column, question.scale) if reading.quick and not (latest or once) else None
    return packed or Apart.for_column(column, question.scale, latest=latest, once=once)


def _ends(keys: Sequence[str], *, known: bool = False) -> list[str]:
    """The least and the greatest of each key, named; of ends that are `known`, the ends again."""
    return [
        f"{function}({key}{f'_{name}' if known else ''}) AS {key}_{name}"
        for key in keys
        for function, name in (("MIN", "min"), ("MAX", "max"))
    ]


def _without_ties(source: str, keys: Sequence[str], holding: Holding) -> str:
    """Of different ratings given at the same time none holds: together they are one unrated entry."""
    together = "customer, moment, given_at"
    # Both ends of a segment are kept, so that a change within a customer is still seen.
    ends = _ends(keys)
    entry = f"CASE WHEN MIN(entry) = MAX(entry) THEN MAX(entry) ELSE {holding.unrated} END AS entry"
    return f"SELECT {', '.join([together, *ends, entry])} FROM ({source}) tied GROUP BY {together}"
