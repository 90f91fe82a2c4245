"""DuckDB as an engine: one process, this machine, files of any size. The only import of DuckDB."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from mot_cli.survey.beside import Answer, beside
from mot_cli.survey.duckdb_files import (
    Header,
    files_lacking,
    headers_of,
    literal,
    relation_of,
    wanted_columns,
    whole_number_bounds,
)
from mot_cli.survey.engine import Dialect, Kind, OpenTable, Part, Progress, Row, TableColumn
from mot_cli.survey.problems import EngineMissing, NotANumber, SurveyError, SurveyProblem
from mot_cli.survey.tables import (
    Format,
    TableFiles,
    about_stdin,
    may_hold,
    refuse_other_than_objects,
    spooled,
    table_files,
    without_spooled,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import duckdb

_PARTS = 100
"""Files looked into for examples."""


def never(_text: str) -> str:
    """Whether a text of a table without an underscore might be read as a number that nobody means."""
    return "FALSE"


def odd(text: str) -> str:
    """Whether a text might be `1_000`, which DuckDB alone reads as a number."""
    # Most ratings are too short to hold such a thing, and a length is known without a look at the text.
    return f"STRLEN({text}) > 2 AND CONTAINS({text}, '_')"


def time(text: str) -> str:
    """A text as a moment in time. DuckDB alone would leave the zone out of a plain TIMESTAMP."""
    return f"TRY_CAST({text} AS TIMESTAMPTZ)"


class _Opened(NamedTuple):
    files: TableFiles
    headers: Mapping[str, Header]
    names: tuple[str, ...]


class _Found(NamedTuple):
    available: tuple[str, ...]
    names: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    lacking: Mapping[str, tuple[str, ...]] = {}
    bounds: Mapping[str, tuple[float, float]] = {}


class DuckDB:
    """An engine in this process.

    Args:
        memory_limit: such as `1GB`; None leaves it to DuckDB.
        threads: at least 1; None takes all cores.
        temp_dir: where what outgrows the memory goes; None takes the system's.
        progress: told of progress.

    Raises:
        EngineMissing: the extra `survey` is not installed.
        SurveyError: a setting is not understood.

    """

    name = "duckdb"
    dialect = Dialect(literal, odd, time, stops=True)

    def __init__(
        self,
        memory_limit: str | None = None,
        threads: int | None = None,
        temp_dir: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._duckdb = _duckdb()
        self._folder = _temporary_folder(temp_dir)
        self._progress = progress
        self._stdin: list[AbstractContextManager[tuple[str, ...]]] = []
        self._tables: dict[str, _Opened] = {}
        settings: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": str(self._folder / "spill"),
            # Nothing is fetched from the network behind the user's back.
            "autoinstall_known_extensions": False,
        }
        if memory_limit is not None:
            settings["memory_limit"] = memory_limit
        if threads is not None:
            settings["threads"] = threads
        try:
            self._connection = self._duckdb.connect(":memory:", config=settings)
            # DuckDB would draw a bar of its own, on standard output.
            self._execute("SET enable_progress_bar_print = false")
            shown = "false" if progress is None else "true"
            self._execute(f"SET enable_progress_bar = {shown}")
        except BaseException as error:
            self._remove_folder()
            if not isinstance(error, self._duckdb.Error):
                raise
            message = f"the engine does not accept its settings: {_first_line(error)}"
            raise SurveyError(
                SurveyProblem("bad-setting", message, hint="--memory-limit is written like 4GB")
            ) from error

    def open(self, tables: Sequence[str], wanted: Sequence[str]) -> OpenTable:
        """Open files as one table."""
        context = spooled(tables, self._folder)
        paths = context.__enter__()
        self._stdin.append(context)
        files = table_files(paths)
        # Without an underscore in the files no cell need be looked at for one.
        self.dialect = replace(self.dialect, odd=odd if may_hold(files, b"_") else never)
        relation = f"survey_table_{len(self._tables)}"
        try:
            found = self._beside(lambda: self._look(relation, files, wanted))
        except SurveyError as error:
            raise about_stdin(error, self._folder) from error
        except self._duckdb.Error as error:
            raise about_stdin(SurveyError(_explained(error, files)), self._folder) from error
        if not found.names:
            return OpenTable("", {}, found.available)
        columns = {
            name: TableColumn(f"c{index}", kind, found.bounds.get(name) if kind is Kind.WHOLE else None)
            for index, (name, kind) in enumerate(zip(found.names, found.kinds, strict=True))
        }
        return OpenTable(relation, columns, found.available, found.lacking)

    def parts(self, table: OpenTable) -> Iterator[Part]:
        """The files of the table, with rows numbered from 1 within each."""
        files, headers, names = self._tables[table.relation]
        several = len(files.paths) > 1
        for index, path in enumerate(files.paths[:_PARTS]):
            relation = f"{table.relation}_part_{index}"
            alone = TableFiles((path,), files.format, files.local)
            lacking = frozenset(name for name, without in table.lacking.items() if path in without)
            self._execute(self._view(relation, _Opened(alone, headers, names), lacking))
            shown = without_spooled(path, self._folder) if several else None
            yield Part(relation, shown, "ROW_NUMBER() OVER ()")

    def rows(self, sql: str, stage: str) -> list[Row]:
        """The rows of an answer."""
        self._tell(stage, None)
        try:
            return self._execute(sql, stage)
        except self._duckdb.Error as error:
            opened = next((opened for name, opened in self._tables.items() if name in sql), None)
            problem = _explained(error, opened.files if opened is not None else None)
            told = about_stdin(SurveyError(problem), self._folder)
            if isinstance(error, self._duckdb.ConversionException):
                raise NotANumber(*told.problems) from error
            raise told from error

    def close(self) -> None:
        """Close the connection and remove every temporary file."""
        try:
            self._connection.close()
            for context in self._stdin:
                context.__exit__(None, None, None)
        finally:
            self._remove_folder()

    def _look(self, relation: str, files: TableFiles, wanted: Sequence[str]) -> _Found:
        """Look into the files, and make a view of the columns that are wanted and there."""
        headers = headers_of(self._connection, files)
        available = wanted_columns(self._connection, files, headers, wanted)
        if files.format is Format.JSON and "json" in available:  # what DuckDB calls any other value
            refuse_other_than_objects(files)
        names = tuple(name for name in wanted if name in available)
        if not names:
            return _Found(available)
        self._tables[relation] = _Opened(files, headers, names)
        self._connection.execute(self._view(relation, self._tables[relation]))
        described = self._connection.execute(f"DESCRIBE {relation}").fetchall()
        return _Found(
            available,
            names,
            tuple(_kind(str(row[1])) for row in described),
            files_lacking(self._connection, files, headers, names),
            whole_number_bounds(self._connection, files),
        )

    def _execute(self, sql: str, stage: str = "") -> list[Row]:
        def tell_progress() -> None:
            percent = self._connection.query_progress() if stage and self._progress is not None else -1
            self._tell(stage, percent / 100 if 0 <= percent <= 100 else None)

        return self._beside(lambda: self._connection.execute(sql).fetchall(), tell_progress)

    def _beside(self, work: Callable[[], Answer], meanwhile: Callable[[], None] | None = None) -> Answer:
        return beside(work, self._connection.interrupt, meanwhile)

    def _tell(self, stage: str, share: float | None) -> None:
        if stage and self._progress is not None:
            self._progress(stage, share)

    def _view(self, relation: str, opened: _Opened, lacking: frozenset[str] = frozenset()) -> str:
        """The SQL that makes a view of files, of which some lack all of the named columns."""
        source = relation_of(*opened, lacking)
        return f"CREATE OR REPLACE TEMP VIEW {relation} AS {source}"

    def _remove_folder(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _duckdb() -> ModuleType:
    """DuckDB.

    It is asked for its answers only, and without the Python that is wrapped around it, it is loaded in a
    quarter of the time.

    Raises:
        EngineMissing: the extra `survey` is not installed.

    """
    for name in ("_duckdb", "duckdb"):
        with suppress(ImportError):
            return import_module(name)
    raise EngineMissing("survey")


def _temporary_folder(parent: str | None) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="mot-survey-", dir=parent))
    except OSError as error:
        message = f"no temporary folder can be made in `{parent or tempfile.gettempdir()}`: {error.strerror}"
        raise SurveyError(SurveyProblem("no-temporary-folder", message)) from error


def _kind(name: str) -> Kind:
    base = name.partition("(")[0]
    if base in _WHOLE:
        return Kind.WHOLE
    if base in ("FLOAT", "DOUBLE", "DECIMAL"):
        return Kind.NUMBER
    if base.startswith(("TIMESTAMP", "DATE")):
        return Kind.TIME
    # A column of nothing but NULL has no type in Parquet; elsewhere it would be text.
    return {"VARCHAR": Kind.TEXT, '"NULL"': Kind.TEXT, "BOOLEAN": Kind.BOOLEAN}.get(
        base, Kind.TEXT if base.startswith("ENUM") else Kind.OTHER
    )


_WHOLE = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _explained(error: "duckdb.Error", files: TableFiles | None) -> SurveyProblem:
    """What DuckDB says, as a problem of the table, without its advice on its own settings."""
    text = str(error)
    line = _first_line(error).partition(": ")[2] or _first_line(error)
    named = f"`{files.paths[0]}`" if files is not None and len(files.paths) == 1 else "the table"
    told = text  # a path may hold any of the phrases
    for path in files.paths if files is not None else ():
        told = told.replace(path, "")
    for form, code, phrases, message, hint in _EXPLANATIONS:
        if (form is None or files is None or form is files.format) and any(
            phrase in told for phrase in phrases
        ):
            return SurveyProblem(code, message.format(table=named, line=_csv_line(text) or line), hint=hint)
    kind = files.format if files is not None else Format.CSV
    return SurveyProblem(
        "unreadable-table", f"{named} cannot be read as {kind.upper()}: {_csv_line(text) or line}"
    )


def _csv_line(text: str) -> str:
    """The place and the finding of a CSV error, on one line; "" for any other."""
    lines = text.split("\n")
    if "CSV Error on Line:" not in lines[0]:
        return ""
    where = lines[0].rpartition("CSV Error on Line: ")[2]
    finding = next((line for line in lines[2:] if line.strip() and "ossible" not in line), "")
    return f"line {where}: {finding.strip()}"


_EXPLANATIONS = (
    (
        None,
        "no-such-file-system",
        ("required extension", "existing extension", "extension is not"),
        "this engine reads files of this machine, and {table} would need an extension that is not installed",
        "copy the table here, or use an engine that sees it, such as sc://host:port",
    ),
    (
        None,
        "temporary-disk-full",
        ("No space left", "File too large", "max_temp_directory_size", "Disk quota", "Could not write"),
        "the temporary disk is full: {line}",
        "name a roomier folder with --temp-dir, or allow more memory with --memory-limit",
    ),
    (
        None,
        "out-of-memory",
        ("Out of Memory", "failed to allocate", "could not allocate"),
        "the memory limit is too small for this table: {line}",
        "allow more with --memory-limit, or use fewer --threads",
    ),
    (
        None,
        "not-utf8",
        ("not utf-8 encoded", "Invalid unicode", "invalid UTF-8", "Invalid string encoding"),
        "{table} is not UTF-8: {line}",
        "save the table again as UTF-8",
    ),
    (
        Format.CSV,
        "ragged-row",
        ("Expected Number of Columns",),
        "{table} has a row with too few or too many cells: {line}",
        "put quotes around a text that holds the separator",
    ),
    (
        # DuckDB gives up on some large files that are well. One thread would read them, but it would not see
        # where a quote is never closed.
        Format.CSV,
        "tangled-csv",
        ("Parallel CSV Reader",),
        "{table} has cells with line breaks in them that DuckDB cannot find its way through",
        "take the line breaks out of the cells, or save the table as Parquet",
    ),
    (
        Format.CSV,
        "broken-csv",
        ("unterminated quote", "state machine reached an invalid state", "CSV Error"),
        "{table} is no well-formed CSV: {line}",
        "look for a quote that is never closed, or for line ends of two kinds",
    ),
    (
        Format.PARQUET,
        "broken-parquet",
        ("No magic bytes", "Parquet", "parquet", "TProtocolException", "Snappy", "ZSTD"),
        "{table} is no whole Parquet file: {line}",
        "it may have been cut short while it was copied",
    ),
    (
        Format.JSON,
        "broken-json",
        ("Malformed JSON", "Expected OBJECT"),
        "{table} is no well-formed JSON lines: {line}",
        "one object a line",
    ),
)
"""For a format or any: phrases of DuckDB's errors, what they mean here, and what helps."""
