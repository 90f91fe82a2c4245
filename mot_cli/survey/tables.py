"""Which files a table is, and in which format, by their names. Nothing here opens a table."""

import glob
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import IO

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
_SPOOLED = "stdin"
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
        SurveyError: there is no such file, or its format cannot be told or is not that of the others.

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
    return TableFiles(paths, found.pop(), local)


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
        import zlib

        try:
            plain = zlib.decompressobj(31).decompress(first, 4096)
        except zlib.error as error:
            message = "standard input begins like gzip, and cannot be unpacked"
            hint = "it may have been damaged on its way here"
            raise SurveyError(SurveyProblem("broken-gzip", message, hint=hint)) from error
        return f"{_suffix_by_content(plain)}.gz"
    if first.startswith(b"\x28\xb5\x2f\xfd"):
        return ".csv.zst"
    return ".jsonl" if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else ".csv"
