"""Which files a list of paths means."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from errno import ELOOP

from mot_cli.journey.diagnostics import Diagnostic, Severity

SUFFIXES = (".yaml", ".yml")
"""What a journey file in a folder ends with; a file that is named outright may end with anything."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files some paths mean.

    Args:
        files: in the order of the paths; within a folder sorted by path, folders below it included.
        problems: folders that cannot be listed or hold no journey file.
    """

    files: tuple[str, ...]
    problems: tuple[Diagnostic, ...]


def find(paths: Sequence[str]) -> Found:
    """Expand folders into the journey files below them; anything else is taken as a file.

    Hidden files and folders are passed over, and links to folders are not followed, so that a loop of links
    ends. A file that several paths mean is listed once.

    Args:
        paths: files, folders, or `-` for standard input.
    """
    files: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112
            below = _below(path, problems)
            if not below and not any(problem.file == path for problem in problems):
                hint = "journeys in a folder are found by their suffix, .yaml or .yml"
                problems.append(_problem(path, "no journey file in this folder", hint))
            files.update(dict.fromkeys(below))
        else:
            files[path] = None
    return Found(tuple(files), tuple(problems))


def _below(folder: str, problems: list[Diagnostic]) -> list[str]:
    found: list[str] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.name.endswith(SUFFIXES) and _is_file(entry):
                        found.append(entry.path)
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(_problem(current, f"cannot be listed: {reason[0].lower()}{reason[1:]}"))
    found.sort()
    return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or something that only reading can tell; a link to itself is neither."""
    try:
        return entry.is_file()
    except OSError as error:
        return error.errno != ELOOP


def _problem(path: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic("unreadable-file", Severity.ERROR, message, path, None, hint)
