"""Files as a DuckDB relation. Nothing is guessed: a guessing reader skips odd rows without a word.

The user's column names and paths become quoted identifiers and literals here, and nowhere else.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mot_cli.survey.problems import SurveyError, SurveyProblem
from mot_cli.survey.separator import FIRST_LINES, header_of, separator_of
from mot_cli.survey.tables import Format, TableFiles

if TYPE_CHECKING:
    import duckdb

_BUFFER = 4_000_000  # bytes read at once; with DuckDB's own 32 million a thread idles at the end of a file
_STRICT = (
    "auto_detect = false, header = true, strict_mode = true, quote = '\"', escape = '\"', comment = '',"
    " skip = 0, null_padding = false, ignore_errors = false, nullstr = ''"
    f", buffer_size = {_BUFFER}"
)
_FILES_WITH_BOUNDS = 64  # files whose statistics are worth reading before their rows


class Header(NamedTuple):
    """The first line of a CSV file: what separates its cells, and the names of the columns."""

    separator: str
    names: tuple[str, ...]


def headers_of(connection: "duckdb.DuckDBPyConnection", files: TableFiles) -> dict[str, Header]:
    """The headers of CSV files by path; files in other formats know their columns by themselves."""
    if files.format is not Format.CSV:
        return {}
    return {path: _header(connection, path) for path in files.paths}


def wanted_columns(
    connection: "duckdb.DuckDBPyConnection",
    files: TableFiles,
    headers: Mapping[str, Header],
    wanted: Sequence[str],
) -> tuple[str, ...]:
    """The names of all columns the files have, in order.

    Args:
        connection: where to ask.
        files: the table.
        headers: of its CSV files.
        wanted: names that are looked for more thoroughly before they are taken to be missing.

    """
    if files.format is Format.CSV:
        for path, header in headers.items():
            _refuse_twins(header.names, path, wanted)
        return tuple(dict.fromkeys(name for header in headers.values() for name in header.names))
    _refuse_overruled(connection, files, wanted)
    names = _described(connection, _plain_relation(files))
    if files.format is Format.JSON and not set(wanted) <= set(names):
        # A field that is seldom given may come late in the file.
        names = _described(connection, _plain_relation(files, ", sample_size = -1"))
    return names


def whole_number_bounds(
    connection: "duckdb.DuckDBPyConnection", files: TableFiles
) -> dict[str, tuple[float, float]]:
    """The least and greatest number of the columns whose Parquet files state both, by name.

    A column that stays within the scale need not be checked rating by rating. For whole numbers only: the
    statistics of floats leave NaN out. And only where every file spells its name alike: files are united
    whatever the case, and these are the bounds of one spelling.
    """
    if files.format is not Format.PARQUET or not files.local or len(files.paths) > _FILES_WITH_BOUNDS:
        return {}
    rows = connection.execute(
        "SELECT name, MIN(low), MAX(high),"
        f" COUNT(*) = COUNT(low + high) AND COUNT(DISTINCT file_name) = {len(set(files.paths))}"
        " FROM (SELECT path_in_schema AS name, file_name, TRY_CAST(stats_min_value AS DOUBLE) AS low,"
        " TRY_CAST(stats_max_value AS DOUBLE) AS high"
        f" FROM parquet_metadata({_paths(files.paths)})) chunks GROUP BY name"
    ).fetchall()
    return {str(name): (float(low), float(high)) for name, low, high, complete in rows if complete}


def files_lacking(
    connection: "duckdb.DuckDBPyConnection",
    files: TableFiles,
    headers: Mapping[str, Header],
    names: Sequence[str],
) -> dict[str, tuple[str, ...]]:
    """The files, among several, without a column that others have, by its name; JSON lines need not tell."""
    if len(files.paths) < 2 or not files.local or files.format is Format.JSON:
        return {}
    if files.format is Format.CSV:
        known = {path: frozenset(header.names) for path, header in headers.items()}
    else:
        rows = connection.execute(
            "SELECT file_name, LIST(LOWER(name))"
            f" FROM parquet_schema({_paths(files.paths)}) GROUP BY file_name"
        ).fetchall()
        known = {str(path): frozenset(map(str, own)) for path, own in rows}
        folders = _folders_of(files)
        names = [name for name in names if name not in folders]
    alike = str if files.format is Format.CSV else str.lower  # as the files are united
    lacking = {
        name: tuple(path for path in files.paths if alike(name) not in known.get(path, ())) for name in names
    }
    return {name: paths for name, paths in lacking.items() if paths}


def relation_of(
    files: TableFiles,
    headers: Mapping[str, Header],
    names: Sequence[str],
    lacking: frozenset[str] = frozenset(),
) -> str:
    """A SELECT of the named columns as c0, c1, … from the files.

    Args:
        files: the table.
        headers: of its CSV files.
        names: columns it has; a CSV file without one of them, among others with it, gives NULL.
        lacking: those of the names that no file has: they are NULL.

    """
    if files.format is Format.CSV:
        return _csv_relation(files, headers, names)
    if files.format is Format.JSON:
        fields = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
        # As text: whether a rating is a number is found out where it can be counted and shown.
        options = f", columns = {{{fields}}}" if names else ""
        source = _plain_relation(files, options)
    else:
        source = _plain_relation(files)
    known = {name: name for name in names if name not in lacking}
    return f"SELECT {_selection(names, known)} FROM {source}"


def _csv_relation(files: TableFiles, headers: Mapping[str, Header], names: Sequence[str]) -> str:
    alike: dict[Header, list[str]] = {}
    for path in files.paths:
        alike.setdefault(headers[path], []).append(path)
    selects = []
    for (separator, header), paths in alike.items():
        distinct = _distinct(header)
        fields = ", ".join(f"{literal(field)}: 'VARCHAR'" for field in distinct)
        known = dict(zip(header, distinct, strict=True))
        source = f"read_csv({_paths(paths)}, columns = {{{fields}}}, delim = {literal(separator)}, {_STRICT})"
        selects.append(f"SELECT {_selection(names, known)} FROM {source}")
    return " UNION ALL ".join(selects)


def _selection(names: Sequence[str], known: Mapping[str, str]) -> str:
    columns = [
        f"{_identifier(known[name]) if name in known else 'CAST(NULL AS VARCHAR)'} AS c{index}"
        for index, name in enumerate(names)
    ]
    return ", ".join(columns) or "1 AS nothing"


def _header(connection: "duckdb.DuckDBPyConnection", path: str) -> Header:
    """The header of a CSV file; the separator is told from its first lines."""
    sql = (
        f"SELECT line FROM read_csv({_paths([path])}, auto_detect = false, header = false, delim = '\x01',"
        " columns = {'line': 'VARCHAR'}, quote = '', escape = '', comment = '', strict_mode = false)"
        f" LIMIT {FIRST_LINES}"
    )
    lines = [str(row[0] or "") for row in connection.execute(sql).fetchall()]
    if not lines:
        return Header(",", ())
    separator = separator_of(lines)
    return Header(separator, header_of(lines, separator))


def _refuse_overruled(
    connection: "duckdb.DuckDBPyConnection", files: TableFiles, wanted: Sequence[str]
) -> None:
    """Raise where a folder such as `region=north` would put its name in the place of a file's own column."""
    folders = _folders_of(files)
    named = [name for name in wanted if name in folders]
    if not named:
        return
    own = _described(connection, _plain_relation(files, ", hive_partitioning = false"))
    for name in named:
        if name in own:
            message = (
                f"`{name}` is a column of the files and, as `{name}=…`, the name of a folder they are in"
            )
            hint = "rename the folder, or the column"
            raise SurveyError(SurveyProblem("folder-named-like-a-column", message, name, hint=hint))


def _folders_of(files: TableFiles) -> frozenset[str]:
    """What folders such as `region=north` name."""
    parts = (part for path in files.paths for part in Path(path).parent.parts)
    return frozenset(part.partition("=")[0] for part in parts if "=" in part)


def _refuse_twins(header: Sequence[str], path: str, wanted: Sequence[str]) -> None:
    twin = next((name for name in wanted if header.count(name) > 1), None)
    if twin is not None:
        message = f"`{path}` has several columns called `{twin}`"
        raise SurveyError(SurveyProblem("repeated-column", message, twin, header.count(twin)))


def _distinct(header: Sequence[str]) -> list[str]:
    """Names for a reader that wants each once, whatever the case."""
    seen: set[str] = set()
    result = []
    for position, name in enumerate(header):
        free = name if name and name.casefold() not in seen else f"{name} #{position}"
        seen.add(free.casefold())
        result.append(free)
    return result


def _described(connection: "duckdb.DuckDBPyConnection", source: str) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall())


def _plain_relation(files: TableFiles, options: str = "") -> str:
    # Files are matched by name: by position, a column that moved would be read as another.
    union = ", union_by_name = true" if len(files.paths) > 1 else ""
    if files.format is Format.PARQUET:
        return f"read_parquet({_paths(files.paths)}{union}{options})"
    return f"read_json({_paths(files.paths)}, format = 'newline_delimited'{union}{options})"


def _paths(paths: Sequence[str]) -> str:
    return f"[{', '.join(literal(_no_pattern(path)) for path in paths)}]"


def _no_pattern(path: str) -> str:
    """A file's path as no pattern to DuckDB, even where its name holds a star; a URL may be a pattern."""
    if "://" in path:
        return path
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


def literal(text: str) -> str:
    """A text as DuckDB's literal: no escapes but the doubled quote."""
    return "'" + text.replace("'", "''") + "'"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
