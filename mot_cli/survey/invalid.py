"""Finds what is invalid in a table, with counts and examples.

The cube counts along the way whether anything is wrong; here it is found out what, and where first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from mot_cli.survey.cube import Group
from mot_cli.survey.engine import Engine, Kind, OpenTable, Part, Row, TableColumn
from mot_cli.survey.expressions import (
    cell_number,
    cell_text,
    given_at,
    given_number,
    given_text,
    moment_is,
    named,
    outside,
    without_codes,
)
from mot_cli.survey.long import entries
from mot_cli.survey.problems import EXAMPLES, Example, SurveyProblem
from mot_cli.survey.question import LongForm, Question
from mot_cli.survey.reading import BAD, CHANGED_OUTCOME, CHANGED_SEGMENT, NAMELESS, SURPLUS
from mot_cli.survey.scores import GIVEN

REPEATED = frozenset({"repeated-rating", "simultaneous-ratings", "repeated-customer"})
"""The codes of problems that make the ratings be read again, without what is repeated."""
_LOOKING = "looking for what is invalid"


def invalid_input(
    question: Question, engine: Engine, table: OpenTable, whole: Group
) -> tuple[SurveyProblem, ...]:
    """Everything invalid in the table.

    Args:
        question: what was asked.
        engine: where to ask.
        table: the table.
        whole: the sums of the cube over all customers.

    """
    search = _Search(question, engine, table)
    found: list[SurveyProblem] = []
    rated = sum(whole.count(f"rated{number}") for number in range(len(question.moments)))
    suspicious = whole.count(BAD) > 0 or whole.count(GIVEN) > rated
    # Among several ratings of one moment a bad one may hide.
    if suspicious or whole.count(SURPLUS):
        found += search.bad_ratings()
    if question.long is None:
        found += search.repeated_customers()
    else:
        if whole.count(NAMELESS):
            found += search.nameless(question.long)
        if question.long.timestamp is not None:
            found += search.times(question.long)
            found += search.unknown_moments(question.long)
        elif whole.count(SURPLUS):
            found += search.unknown_moments(question.long)
            found += search.repeated_ratings(question.long)
        for key, check in (("segment", CHANGED_SEGMENT), ("outcome", CHANGED_OUTCOME)):
            if whole.count(check):
                found += search.changed(question.long, key)
    if suspicious and not found:
        raise RuntimeError("the cube counts invalid ratings, and none were found")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Search:
    question: Question
    engine: Engine
    table: OpenTable

    def bad_ratings(self) -> Iterator[SurveyProblem]:
        """Ratings outside the scale and texts that are no number, by column."""
        long = self.question.long
        names = [long.rating] if long is not None else [moment.column for moment in self.question.moments]
        scale = self.question.scale
        kept = "each of them was taken as unrated"
        for name in names:
            column = self.table.columns[name]
            stray = "given IS NOT NULL AND number IS NULL"
            beyond = outside("rating", scale)
            count = self._count(self._cells(column, self.table.relation), stray)
            if count:
                message = (
                    f"`{name}` holds {_many(count, 'text that is no number', 'texts that are no number')}"
                )
                hint = "name a code for unrated with --unrated; write 4.5, not 4,5"
                shown = self._examples(column, stray)
                yield SurveyProblem("not-a-number", message, name, count, shown, hint, kept)
            count = self._count(self._cells(column, self.table.relation), beyond)
            if count:
                message = (
                    f"`{name}` holds {_many(count, 'rating', 'ratings')} outside the scale, {scale.ends}"
                )
                hint = "state the scale, or name a code for unrated with --unrated"
                shown = self._examples(column, beyond)
                yield SurveyProblem("rating-outside-scale", message, name, count, shown, hint, kept)

    def repeated_customers(self) -> Iterator[SurveyProblem]:
        """Customers of a wide table who stand there several times, where the table names them."""
        name = self.question.customer
        if name is None:
            return
        alias = named(self.table.columns[name])
        groups = (
            f"SELECT CAST({alias} AS STRING) AS customer, COUNT(*) AS times FROM {self.table.relation}"
            f" WHERE {alias} IS NOT NULL GROUP BY {alias} HAVING COUNT(*) > 1"
        )
        count, rows = self._groups(groups, "customer")
        if count:
            message = (
                f"{_many(count, 'customer has', 'customers have')} several rows in a table of one row each"
            )
            examples = tuple(Example(f"{row[1]} rows", _shown(row[0])) for row in rows)
            hint = "a table of one row a rating is read with --customer, --moment and --rating"
            kept = "all rows of these customers were left out"
            yield SurveyProblem("repeated-customer", message, name, count, examples, hint, kept)

    def nameless(self, long: LongForm) -> Iterator[SurveyProblem]:
        """Rows of a long table without a customer."""
        column = self.table.columns[long.customer]
        condition = "customer IS NULL"
        count = self._count(self._cells(column, self.table.relation), condition)
        message = f"{_many(count, 'row has', 'rows have')} no customer in `{long.customer}`"
        shown = self._examples(self.table.columns[long.rating], condition)
        kept = "these rows were left out"
        yield SurveyProblem("no-customer", message, long.customer, count, shown, None, kept)

    def unknown_moments(self, long: LongForm) -> Iterator[SurveyProblem]:
        """Rows of a long table that speak of no moment that was asked about."""
        known = [moment.column for moment in self.question.moments]
        alias = f"CAST({self.table.columns[long.moment].alias} AS STRING)"
        listed = ", ".join(self.engine.dialect.text(name) for name in known)
        groups = (
            f"SELECT {alias} AS moment, COUNT(*) AS times FROM {self.table.relation}"
            f" WHERE {alias} IS NULL OR {alias} NOT IN ({listed}) GROUP BY {alias}"
        )
        rows = self.engine.rows(f"{groups} ORDER BY times DESC, moment LIMIT 1000", _LOOKING)
        if not rows:
            return
        total = self.engine.rows(f"SELECT SUM(times) FROM ({groups}) unknown", _LOOKING)
        count = _int(total[0][0])
        message = (
            f"{_many(count, 'row speaks', 'rows speak')} in `{long.moment}` of no moment that was asked about"
        )
        examples = tuple(
            Example(f"{_shown(row[0]) or '(empty)'}: {_many(_int(row[1]), 'row', 'rows')}")
            for row in rows[:EXAMPLES]
        )
        close = get_close_matches(_shown(rows[0][0]) or "", known, n=1)
        hint = (
            f"did you mean `{close[0]}`?" if close else "add the moment, or leave its rows out of the table"
        )
        kept = "these rows were left out"
        yield SurveyProblem("unknown-moment", message, long.moment, count, examples, hint, kept)

    def repeated_ratings(self, long: LongForm) -> Iterator[SurveyProblem]:
        """Moments that a customer rated several times."""
        groups = (
            "SELECT CAST(customer AS STRING) AS who, moment, COUNT(*) AS times,"
            f" MIN(entry) AS lowest, MAX(entry) AS highest FROM ({self._entries(long)}) entries"
            f" WHERE customer IS NOT NULL AND ({self._asked()}) GROUP BY customer, moment HAVING COUNT(*) > 1"
        )
        count, rows = self._groups(groups, "who, moment")
        if count:
            pairs = _many(count, "pair of customer and moment has", "pairs of customer and moment have")
            message = f"{pairs} several ratings"
            examples = tuple(Example(f"{row[1]}, {row[2]} times", _shown(row[0])) for row in rows)
            hint = "name the column with the time of the rating with --timestamp: then the latest holds"
            kept = "a moment with several ratings was taken as unrated by that customer"
            yield SurveyProblem("repeated-rating", message, long.rating, count, examples, hint, kept)

    def times(self, long: LongForm) -> Iterator[SurveyProblem]:
        """Ratings without a time, and different ratings of one moment at the same time."""
        missing = self._count(self._entries(long), "given_at IS NULL")
        if missing:
            message = f"{_many(missing, 'rating has', 'ratings have')} no time in `{long.timestamp}`"
            shown = self._examples(self.table.columns[str(long.timestamp)], "given_at IS NULL")
            hint = "times are written like 2025-03-31 17:45:00"
            kept = "these rows were left out"
            yield SurveyProblem("no-time", message, long.timestamp, missing, shown, hint, kept)
        groups = (
            "SELECT CAST(customer AS STRING) AS who, moment, COUNT(*) AS times"
            f" FROM ({self._entries(long)}) entries"
            f" WHERE customer IS NOT NULL AND given_at IS NOT NULL AND ({self._asked()})"
            " GROUP BY customer, moment, given_at HAVING MIN(entry) <> MAX(entry)"
        )
        count, rows = self._groups(groups, "who, moment")
        if count:
            message = (
                f"{_many(count, 'moment was', 'moments were')} rated differently by one customer at one time"
            )
            examples = tuple(Example(f"{row[1]}, {row[2]} times", _shown(row[0])) for row in rows)
            kept = "where these were the latest ratings, the moment was taken as unrated"
            yield SurveyProblem("simultaneous-ratings", message, long.timestamp, count, examples, None, kept)

    def changed(self, long: LongForm, key: str) -> Iterator[SurveyProblem]:
        """Customers whose segment or outcome is not the same in all their rows."""
        name = self.question.by if key == "segment" else getattr(self.question.outcome, "column", "")
        groups = (
            f"SELECT CAST(customer AS STRING) AS who, MIN({key}) AS lowest, MAX({key}) AS highest"
            f" FROM ({self._entries(long)}) entries WHERE customer IS NOT NULL"
            f" GROUP BY customer HAVING MIN({key}) <> MAX({key})"
        )
        count, rows = self._groups(groups, "who")
        message = f"`{name}` changes within {_many(count, 'customer', 'customers')}"
        if key == "segment":
            examples = tuple(Example(f"{row[1]} and {row[2]}", _shown(row[0])) for row in rows)
        else:
            examples = tuple(Example("with and without the outcome", _shown(row[0])) for row in rows)
        kept = f"these customers count, without {'a segment' if key == 'segment' else 'an outcome'}"
        yield SurveyProblem(f"changing-{key}", message, name, count, examples, None, kept)

    # -- asking --------------------------------------------------------------------------------------

    def _entries(self, long: LongForm) -> str:
        return entries(self.question, long, self.table, self.engine.dialect)

    def _asked(self) -> str:
        return " OR ".join(moment_is(moment.column, self.engine.dialect) for moment in self.question.moments)

    def _cells(self, column: TableColumn, relation: str, row: str | None = None) -> str:
        """One column's cells: `shown` as they stand, what is `given`, its `number`, and the `rating`."""
        dialect = self.engine.dialect
        codes = self.question.unrated
        long = self.question.long
        customer = long.customer if long is not None else self.question.customer
        who = named(self.table.columns[customer]) if customer is not None else "NULL"
        if column.kind is Kind.TEXT:
            text = cell_text(column)
            given, number = given_text(text, codes, dialect), given_number(text, codes, dialect)
        elif column.kind.numeric:
            given = number = cell_number(column)
        else:
            given = number = "CAST(NULL AS DOUBLE)"
        when = self._given_at(long)
        sql = (
            f"SELECT {row or 'NULL'} AS row_number, CAST({who} AS STRING) AS customer, {when} AS given_at,"
            f" {cell_text(column)} AS shown, {given} AS given, {number} AS number FROM {relation}"
        )
        return f"SELECT *, {without_codes('number', codes)} AS rating FROM ({sql}) numbers"

    def _given_at(self, long: LongForm | None) -> str:
        if long is None or long.timestamp is None:
            return "NULL"
        return given_at(self.table.columns[long.timestamp], self.engine.dialect)

    def _count(self, relation: str, condition: str) -> int:
        rows = self.engine.rows(f"SELECT COUNT(*) FROM ({relation}) cells WHERE {condition}", _LOOKING)
        return _int(rows[0][0])

    def _groups(self, groups: str, order: str) -> tuple[int, list[Row]]:
        """How many groups there are, and the first of them."""
        count = self._count(groups, "TRUE")
        if not count:
            return 0, []
        return count, self.engine.rows(f"{groups} ORDER BY {order} LIMIT {EXAMPLES}", _LOOKING)

    def _examples(self, column: TableColumn, condition: str) -> tuple[Example, ...]:
        found: list[Example] = []
        for part in self.engine.parts(self.table):
            found += self._examples_in(part, column, condition, EXAMPLES - len(found))
            if len(found) == EXAMPLES:
                break
        return tuple(found)

    def _examples_in(self, part: Part, column: TableColumn, condition: str, limit: int) -> Iterator[Example]:
        sql = (
            f"SELECT row_number, customer, shown FROM ({self._cells(column, part.relation, part.row)}) cells"
        )
        order = " ORDER BY row_number" if part.row is not None else ""
        for row, customer, shown in self.engine.rows(
            f"{sql} WHERE {condition}{order} LIMIT {limit}", _LOOKING
        ):
            number = _int(row) if row is not None else None
            yield Example(_shown(shown) or "(empty)", _shown(customer), part.file, number)


def _many(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


def _int(value: object) -> int:
    return int(value) if isinstance(value, (int, float)) else int(str(value)) if value is not None else 0


def _shown(value: object) -> str | None:
    if value is None:
        return None
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
