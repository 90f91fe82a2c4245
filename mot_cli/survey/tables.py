"""Which files a table is, and in which format, by their names and how they begin. No engine here."""

import glob
import os
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, cast

from mot_cli.survey.problems import SurveyError, SurveyProblem


class Format(StrEnum):
    """How a table is stored."""

    PARQUET = "parquet"
    CSV = "csv"
    JSON = "json"


_SUFFIXES = {
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".txt": Format.CSV,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
    ".json": Format.JSON,
}
_COMPRESSED = (".gz", ".zst")
_WILD = frozenset("*?[")
_CHUNK = 1 << 20
_SEARCHED = 1 << 30  # bytes that are looked through before a table is opened
_SPOOLED = "stdin"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_ARRAY = re.compile(rb"\[\s*[{\[\]]")
_OBJECTS = 'a table in JSON has one object a line; pandas: to_json(..., orient="records", lines=True)'
HINT = "a table is Parquet, CSV or JSON lines: a file, a folder, a pattern such as 'ratings-*.parquet', or -"


@dataclass(frozen=True, slots=True)
class TableFiles:
    """The files of one table.

    Args:
        paths: as an engine is to open them; where `local`, every one is a file that exists.
        format: the format of all of them.
        local: whether they are files of this machine, rather than a URL or a path of a cluster.

    """

    paths: tuple[str, ...]
    format: Format
    local: bool = True


def table_files(tables: Sequence[str], *, local: bool = True) -> TableFiles:
    """The files that tables name.

    Args:
        tables: paths, patterns, folders or URLs, at least one.
        local: whether paths are this machine's; a cluster's are left as they are.

    Raises:
        SurveyError: there is no such file, or its format cannot be told or is not that of the others, or
            it is JSON and no JSON lines.

    """
    if local and not any("://" in table for table in tables):
        paths = tuple(path for table in tables for path in _expand(table))
    else:
        local, paths = False, tuple(tables)
    formats = {path: format_of(path) for path in paths}
    unknown = next((path for path, found in formats.items() if found is None), None)
    if unknown is not None and local:
        raise SurveyError(
            SurveyProblem(
                "unknown-format", f"`{unknown}` is in no format a table can be read from", hint=HINT
            )
        )
    # A folder of a cluster tells nothing by its name; it is nearly always Parquet.
    found = {form or Format.PARQUET for form in formats.values()}
    if len(found) > 1:
        kinds = " and ".join(sorted(found))
        raise SurveyError(
            SurveyProblem("mixed-formats", f"one table is in one format, and these files are {kinds}")
        )
    files = TableFiles(paths, found.pop(), local)
    if local and files.format is Format.JSON:
        _refuse_arrays(paths)
    return files


def may_hold(files: TableFiles, letter: bytes) -> bool:
    """Whether a letter may stand in a table, its header aside.

    Args:
        files: the table; only CSV on this machine is looked into, and only as much as takes next to no time.
            JSON may spell a letter in other letters, and a folder may give a column to any other format.
        letter: one byte.

    """
    if not files.local or files.format is not Format.CSV:
        return True
    if any(path.lower().endswith(_COMPRESSED) for path in files.paths):
        return True
    try:
        if sum(Path(path).stat().st_size for path in files.paths) > _SEARCHED:
            return True
        return any(_holds(path, letter) for path in files.paths)
    except OSError:  # the engine will say so
        return True


def _holds(path: str, letter: bytes) -> bool:
    with Path(path).open("rb") as file:
        after = file.readline(_CHUNK).partition(b"\r")[2]  # a line may end in a carriage return alone
        return letter in after or any(letter in chunk for chunk in iter(lambda: file.read(_CHUNK), b""))


def refuse_other_than_objects(files: TableFiles) -> None:
    """Look for lines of JSON files that are no objects: an engine would make up a column of them.

    Args:
        files: the table; what is not of this machine, or packed with zstd, is not looked into.

    Raises:
        SurveyError: there is one.

    """
    for path in files.paths if files.local else ():
        if path.lower().endswith(".zst"):
            continue
        with suppress(OSError, EOFError, zlib.error), _opened(path) as file:
            for number, line in enumerate(file, start=1):
                start = line.lstrip(_BLANK)
                if start and not start.startswith((b"{", b"null")):
                    text = start[:40].decode("utf-8", "replace").strip()
                    message = f"line {number} of `{path}` is no object but {text}"
                    raise SurveyError(SurveyProblem("not-json-lines", message, hint=_OBJECTS))


def _refuse_arrays(paths: Sequence[str]) -> None:
    for path in paths:
        with suppress(OSError), Path(path).open("rb") as file:
            if file.read(4096).lstrip(_BLANK).startswith(b"["):
                raise SurveyError(_an_array(f"`{path}`"))


def _an_array(named: str) -> SurveyProblem:
    message = f"{named} begins with a JSON array, and a table is one object a line"
    return SurveyProblem("not-json-lines", message, hint=_OBJECTS)


def _opened(path: str) -> IO[bytes]:
    if not path.lower().endswith(".gz"):
        return Path(path).open("rb")
    import gzip

    return cast("IO[bytes]", gzip.open(path))


def format_of(path: str) -> Format | None:
    """The format a path's suffix speaks of, compressed or not; None where it speaks of none."""
    name = _uncompressed(path)
    return next((form for suffix, form in _SUFFIXES.items() if name.endswith(suffix)), None)


def _uncompressed(path: str) -> str:
    """A path as its suffix is looked at."""
    name = path.lower().rstrip("/")
    for suffix in _COMPRESSED:
        name = name.removesuffix(suffix)
    return name


def files_behind(table: str) -> tuple[str, ...]:
    """The files of this machine that a table is read from, so that nothing is written over them.

    Args:
        table: as it was given: a name that stands for no file stays as it is.

    """
    if table == "-" or "://" in table:
        return (table,)
    try:
        return tuple(_expand(table))
    except SurveyError:  # it is raised again, and shown, when the table is asked
        return (table,)


def _expand(table: str) -> list[str]:
    if os.path.isdir(table):  # noqa: PTH112 - as text, like the pattern below
        inside = sorted(
            str(path)
            for path in Path(table).rglob("*")
            if _belongs(path.relative_to(table)) and path.is_file()
        )
        if not inside:
            raise SurveyError(SurveyProblem("no-table", f"the folder `{table}` holds no table", hint=HINT))
        return inside
    if os.path.exists(table):  # noqa: PTH110
        return [table]
    found = sorted(glob.glob(table, recursive=True)) if _WILD & set(table) else []  # noqa: PTH207
    files = [path for path in found if os.path.isfile(path)]  # noqa: PTH113
    if not files:
        what = "no file matches" if _WILD & set(table) else "there is no file"
        raise SurveyError(SurveyProblem("no-table", f"{what} `{table}`", hint=HINT))
    return files


def _belongs(inside: Path) -> bool:
    """Whether a file is part of the table that its folder is, by its path within the folder.

    Checkpoints, logs and marks of other programs begin with a dot or an underscore; a .txt is most often a
    readme.
    """
    if any(part.startswith((".", "_")) for part in inside.parts):
        return False
    return format_of(inside.name) is not None and not _uncompressed(inside.name).endswith(".txt")


@contextmanager
def spooled(tables: Sequence[str], folder: Path) -> Iterator[tuple[str, ...]]:
    """The tables with `-` replaced by a temporary file that holds standard input.

    Args:
        tables: as they were given; `-` at most once.
        folder: where the file is put; it is gone when the context ends.

    """
    if "-" not in tables:
        yield tuple(tables)
        return
    if list(tables).count("-") > 1:
        raise SurveyError(SurveyProblem("stdin-twice", "standard input can be read only once"))
    path = _spool(sys.stdin.buffer, folder)
    try:
        yield tuple(str(path) if table == "-" else table for table in tables)
    finally:
        path.unlink(missing_ok=True)


def _spool(stream: IO[bytes], folder: Path) -> Path:
    first = stream.read(_CHUNK)
    path = folder / f"{_SPOOLED}{_suffix_by_content(first)}"
    try:
        with path.open("wb") as file:
            while first:
                file.write(first)
                first = stream.read(_CHUNK)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise SurveyError(
            SurveyProblem(
                "temporary-disk-full",
                f"standard input could not be kept in {folder}: {error.strerror}",
                hint="name a roomier folder with --temp-dir",
            )
        ) from error
    return path


def without_spooled(text: str, folder: Path) -> str:
    """A text in which the temporary file of standard input, in quotes or not, is called what it is.

    Args:
        text: what an engine says, or a path.
        folder: where the file was put.

    """
    places = "|".join(re.escape(str(place / _SPOOLED)) for place in (folder.absolute(), folder))
    return re.sub(rf"([`'\"]?)(?:file:/*(?=/))?(?:{places})[.\w]*\1", "standard input", text)


def about_stdin(error: SurveyError, folder: Path) -> SurveyError:
    """An error that names standard input where it named the temporary file of it in a folder."""
    return SurveyError(
        *(replace(problem, message=without_spooled(problem.message, folder)) for problem in error.problems)
    )


def _suffix_by_content(first: bytes) -> str:
    if first.startswith(b"PAR1"):
        return ".parquet"
    if first.startswith(b"\x1f\x8b"):
        try:
            plain = zlib.decompressobj(31).decompress(first, 4096)
        except zlib.error as error:
            message = "standard input begins like gzip, and cannot be unpacked"
            hint = "it may have been damaged on its way here"
            raise SurveyError(SurveyProblem("broken-gzip", message, hint=hint)) from error
        return f"{_suffix_by_content(plain)}.gz"
    if first.startswith(b"\x28\xb5\x2f\xfd"):
        return ".csv.zst"
    start = first.lstrip(_BLANK)
    if _ARRAY.match(start):
        raise SurveyError(_an_array("standard input"))
    return ".jsonl" if start.startswith(b"{") else ".csv"
