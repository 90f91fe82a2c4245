"""Spark as an engine: in this process, on a cluster, or through Spark Connect. The only import of PySpark."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mot_cli.survey.beside import beside
from mot_cli.survey.engine import Dialect, Kind, OpenTable, Part, Progress, Row, TableColumn
from mot_cli.survey.problems import EngineMissing, SurveyError, SurveyProblem
from mot_cli.survey.separator import FIRST_LINES, separator_of
from mot_cli.survey.tables import Format, TableFiles, about_stdin, spooled, table_files

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_SETTINGS = {
    # A column may be called ${anything}: nothing in it is to be looked up.
    "spark.sql.variable.substitute": "false",
    # `a` and `A` are two columns.
    "spark.sql.caseSensitive": "true",
    # With pruning, rows with too few or too many cells would be read without a word.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
}
_NUMBER = "^[ \\t]*[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?[ \\t]*$"
_CONNECT_SECONDS = 10.0


def literal(text: str) -> str:
    """A text as Spark's literal, in which a backslash escapes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def odd(text: str) -> str:
    """Whether a text might be `4d` or `4f`, which Spark alone reads as numbers, as Java does."""
    return f"NOT {text} RLIKE {literal(_NUMBER)}"


def time(text: str) -> str:
    """A text as a moment in time."""
    return f"TRY_CAST({text} AS TIMESTAMP)"


class Spark:
    """An engine that may be anywhere.

    Args:
        master: `local[N]`, `sc://host:port`, `spark://host:port`, `yarn`, …
        temp_dir: where standard input is kept, for `local[N]`.
        progress: told of progress.

    Raises:
        EngineMissing: the extra `spark` is not installed.
        SurveyError: Spark cannot be reached or started.

    """

    name = "spark"
    dialect = Dialect(literal, odd, time)

    def __init__(self, master: str, temp_dir: str | None = None, progress: Progress | None = None) -> None:
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise EngineMissing("spark") from error
        self._master = master
        self._local = master.startswith("local")
        self._progress = progress
        self._temp_dir = temp_dir
        self._folder: Path | None = None
        self._stdin: list[AbstractContextManager[tuple[str, ...]]] = []
        self._views: list[str] = []
        self._owned = True
        try:
            if master.startswith("sc://"):
                _reach(master)
                self._session: Any = SparkSession.builder.remote(master).create()
                _give_up_soon(self._session)
            else:
                self._owned = SparkSession.getActiveSession() is None
                builder = SparkSession.builder.master(master).appName("mot survey")
                for setting in ("spark.ui.enabled", "spark.ui.showConsoleProgress"):
                    builder = builder.config(setting, "false")
                builder = builder.config("spark.log.level", "ERROR")
                self._session = builder.getOrCreate().newSession()
            for key, value in _SETTINGS.items():
                self._session.conf.set(key, value)
        except SurveyError:
            raise
        except ImportError as error:
            raise EngineMissing("spark") from error
        except Exception as error:
            raise SurveyError(_explained(error, master)) from error

    def open(self, tables: Sequence[str], wanted: Sequence[str]) -> OpenTable:
        """Open files as one table."""
        if "-" in tables and not self._local:
            raise SurveyError(_not_visible("standard input", self._master))
        looked_up = next((name for name in wanted if "${" in name), None)
        if looked_up is not None:
            # Hadoop replaces ${…} in the schema it reads Parquet with; the column would silently be empty.
            message = f"Spark cannot read a column called `{looked_up}`"
            hint = "rename the column, or use DuckDB"
            raise SurveyError(SurveyProblem("column-name-spark-cannot-read", message, looked_up, hint=hint))
        context = spooled(tables, self._temporary_folder() if "-" in tables else Path())
        paths = context.__enter__()
        self._stdin.append(context)
        files = table_files(paths, local=self._local)
        try:
            frame = self._read(files)
            available = tuple(frame.columns)
            names = tuple(name for name in wanted if name in available)
            # Columns are found by their place and renamed: no name of the user's reaches the SQL.
            numbered = frame.toDF(*(f"x{place}" for place in range(len(available))))
            places = [available.index(name) for name in names]
            chosen = numbered.selectExpr(*(f"x{place} AS c{index}" for index, place in enumerate(places)))
            relation = f"survey_table_{uuid4().hex}"
            chosen.createOrReplaceTempView(relation)
            fields = chosen.schema.fields
        except Exception as error:
            raise self._failed(error) from error
        self._views.append(relation)
        columns = {
            name: TableColumn(f"c{index}", _kind(field.dataType.typeName()))
            for index, (name, field) in enumerate(zip(names, fields, strict=True))
        }
        return OpenTable(relation, columns, available)

    def parts(self, table: OpenTable) -> Iterator[Part]:
        """The table as a whole: its rows are spread over the cluster and have no order."""
        yield Part(table.relation, None, None)

    def rows(self, sql: str, stage: str) -> list[Row]:
        """The rows of an answer."""
        if self._progress is not None:
            self._progress(stage, None)
        try:
            return beside(lambda: [tuple(row) for row in self._session.sql(sql).collect()], self._cancel)
        except Exception as error:
            raise self._failed(error) from error

    def close(self) -> None:
        """Remove the views and temporary files, and stop a session that was started here."""
        try:
            for view in self._views:
                _quietly(lambda view=view: self._session.catalog.dropTempView(view))
            if self._owned:
                _quietly(self._session.stop)
            for context in self._stdin:
                context.__exit__(None, None, None)
        finally:
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _failed(self, error: Exception) -> SurveyError:
        failed = SurveyError(_explained(error, self._master))
        return failed if self._folder is None else about_stdin(failed, self._folder)

    def _temporary_folder(self) -> Path:
        self._folder = Path(tempfile.mkdtemp(prefix="mot-survey-", dir=self._temp_dir))
        return self._folder

    def _read(self, files: TableFiles) -> Any:
        reader, paths = (
            self._session.read,
            [_no_pattern(path) if files.local else path for path in files.paths],
        )
        if files.format is Format.PARQUET:
            return reader.option("mergeSchema", "true").parquet(*paths)
        reader = reader.option("mode", "FAILFAST")
        if files.format is Format.JSON:
            return reader.option("primitivesAsString", "true").json(paths)
        first = self._session.read.text(paths).take(FIRST_LINES)
        separator = separator_of([row[0] or "" for row in first])
        options = {"header": "true", "sep": separator, "quote": '"', "escape": '"', "enforceSchema": "false"}
        return reader.options(**options).csv(paths)

    def _cancel(self) -> None:
        """Ask Spark to stop what it is doing."""
        if self._master.startswith("sc://"):
            _quietly(self._session.interruptAll)
        else:
            _quietly(self._session.sparkContext.cancelAllJobs)


def _quietly(action: Any) -> None:
    """Clean up on a server that may be gone, where there may be nothing left to clean up."""
    with suppress(Exception):
        action()


def _kind(name: str) -> Kind:
    if name in ("byte", "short", "integer", "long"):
        return Kind.WHOLE
    if name in ("float", "double", "decimal"):
        return Kind.NUMBER
    if name in ("string", "varchar", "char"):
        return Kind.TEXT
    if name in ("date", "timestamp", "timestamp_ntz"):
        return Kind.TIME
    return Kind.BOOLEAN if name == "boolean" else Kind.OTHER


def _reach(master: str) -> None:
    """Knock at a server's door: the client itself would go on trying for minutes."""
    import socket
    from urllib.parse import urlsplit

    try:
        place = urlsplit(master)
        host, port = place.hostname or "", place.port or 15002
        socket.create_connection((host, port), _CONNECT_SECONDS).close()
    except (OSError, ValueError) as error:
        raise SurveyError(_unreachable(master, str(error))) from error


def _give_up_soon(session: Any) -> None:
    """A server that died does not come back within a survey: a few tries, not ten minutes of them."""
    from pyspark.sql.connect.client.retries import DefaultPolicy

    session.client.set_retry_policies([DefaultPolicy(max_retries=3, initial_backoff=200, max_backoff=1000)])


def _unreachable(master: str, reason: str) -> SurveyProblem:
    message = f"Spark at `{master}` cannot be reached: {reason}"
    return SurveyProblem("spark-unreachable", message, hint="is the server running, and the address right?")


def _not_visible(what: str, master: str) -> SurveyProblem:
    message = f"{what} is not visible to Spark at `{master}`"
    hint = "the path must exist where Spark runs: on every machine, or in a storage it shares"
    return SurveyProblem("table-not-visible", message, hint=hint)


def _explained(error: Exception, master: str) -> SurveyProblem:
    text = str(error)
    line = next((line for line in text.splitlines() if line.strip()), type(error).__name__)[:300]
    if "PATH_NOT_FOUND" in text or ("does not exist" in text and "Path" in text):
        return _not_visible("the table", master)
    if any(
        phrase in text
        for phrase in ("UNAVAILABLE", "Connection refused", "failed to connect", "Socket closed")
    ):
        return _unreachable(master, "it does not answer, or has gone away")
    if any(phrase in text for phrase in ("JAVA_GATEWAY_EXITED", "JAVA_HOME", "Java gateway")):
        hint = "install Java 17, or use sc://host:port, which needs none here"
        return SurveyProblem(
            "no-java", f"Spark at `{master}` needs Java, and none could be started", hint=hint
        )
    if "MALFORMED" in text or "FAILFAST" in text:
        message = "the table has a row that cannot be read, with too few or too many cells or broken off"
        hint = "put quotes around a text that holds the separator, and keep each row on one line for Spark"
        return SurveyProblem("ragged-row", message, hint=hint)
    if "CSV header" in text or "UNABLE_TO_INFER_SCHEMA" in text or "FOOTER" in text or "Parquet" in text:
        return SurveyProblem("unreadable-table", f"the table cannot be read: {line}")
    return SurveyProblem("spark-failed", f"Spark at `{master}` gave no answer: {line}")


def _no_pattern(path: str) -> str:
    """A path that is no pattern to Spark, even where a file's name holds a star or a bracket."""
    absolute = str(Path(path).absolute())
    return "".join(f"\\{letter}" if letter in "*?[]{}\\" else letter for letter in absolute)
