"""A Mermaid `journey` diagram to a journey. Where in a Markdown file one stands is another module's business.

Sections become stages, actors become the owner (several are joined by commas), scores keep their 1 to 5 on
the scale `csat`, whose 1 is worth nothing: exporting the journey gives the same scores again. Mermaid takes
a missing score for 0, a word for NaN, and draws what is outside 1 to 5 off its chart; here each is an error.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from mot_cli.journey.importers.imported import Imported, ProblemList
from mot_cli.journey.importers.mermaid_terms import NO_STAGE, SCALE, UNRATED
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import PRESETS
from mot_cli.journey.slug import unique_ids
from mot_cli.journey.source import SourceText

UNTITLED = "Imported journey"
"""What a journey from standard input is called where nothing else names it."""

_LINE = re.compile(r"[^\r\n]*")
_ENTITY = re.compile(r"#(\w+);", re.ASCII)
_REMARK = re.compile(r"#(?!\w+;)", re.ASCII)
_FRONT_MATTER = re.compile(r"\s*^---[ \t]*$.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_DESCRIPTION = re.compile(r"^[ \t]*accDescr\s*\{([^}]*)\}?", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(r"journey\b", re.ASCII)
_KEYWORD = re.compile(r"(title|section)(?:\s+(.*))?$", re.IGNORECASE | re.DOTALL)
_ACCESSIBLE = re.compile(r"acc(Title|Descr)\s*:\s*(.*)$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_SCORE_HINT = "write a number from 1 to 5; a colon within a name is written #58;"


@dataclass(slots=True)
class _Task:
    name: str
    start: int
    stage: str | None
    rating: float | None = None
    owner: str | None = None


def import_mermaid(source: SourceText, start: int = 0, end: int | None = None) -> Imported:
    """Read one diagram.

    Args:
        source: the file.
        start: offset of the diagram's first character.
        end: offset just past its last; None is the end of the file.
    """
    return _Diagram(source, start, len(source.text) if end is None else end).imported()


def shown_name(name: str) -> str:
    """A file by its last part, as a comment or a title names it."""
    return "standard input" if name == "<stdin>" else PurePath(name).name


def title_of(name: str) -> str:
    """What to call a journey whose file states no title."""
    return UNTITLED if name == "<stdin>" else PurePath(name).stem.strip() or UNTITLED


def decoded(text: str) -> str:
    """A text with Mermaid's entities, such as `#58;`, as the characters they stand for."""
    return _ENTITY.sub(_character, text.strip())


def _is_comment(line: str) -> bool:
    return line.startswith("%") or _REMARK.match(line) is not None


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return html.unescape(f"&#{name};" if name.isdigit() else f"&{name};") if len(name) < 32 else found[0]


class _Diagram:
    """One pass over the lines of a diagram."""

    def __init__(self, source: SourceText, start: int, end: int) -> None:
        self.problems = ProblemList(source)
        self.source = source
        self.start, self.end = start, end
        self.text = source.text[start:end]
        self.title = ""
        self.summary: str | None = None
        self.section: tuple[str, int, int] | None = None
        self.empty_section = False
        self.tasks: list[_Task] = []

    def imported(self) -> Imported:
        self._statements()
        self._close_section()
        problems = self.problems
        if not self.tasks and not problems.failed:
            message = "the diagram has no task, and a journey has at least one moment"
            problems.error("no-moments", self.start, None, message, "add one, such as `Make tea: 5: Me`")
        if not self.title.strip() and not problems.failed:
            self.title = title_of(self.source.name)
            message = f"the diagram has no title; the journey is called “{self.title}”"
            problems.advise(
                "mermaid-missing-title", self.start, None, message, "add `title …` below `journey`"
            )
        if problems.failed:
            return Imported(None, problems.sorted())
        ids = unique_ids([(None, task.name) for task in self.tasks])
        moments = tuple(
            Moment(task.name, moment_id, task.rating, stage=task.stage, owner=task.owner)
            for task, moment_id in zip(self.tasks, ids, strict=True)
        )
        journey = Journey(self.title, moments, PRESETS[SCALE], summary=self.summary)
        return Imported(journey, problems.sorted(), _comment(self.source.name))

    def _statements(self) -> None:
        begun = False
        for offset, statement in self._lines():
            if begun:
                self._statement(offset, statement)
                continue
            if _is_comment(statement):
                continue
            begun = True
            header = _HEADER.match(statement)
            if header is None:
                found = statement.split()[0]
                message = f"the diagram begins with `{found[:40]}`, not with `journey`"
                self.problems.error("mermaid-syntax", offset, offset + len(found), message)
                return
            rest = statement[header.end() :].lstrip()
            if rest:
                self._statement(offset + len(statement) - len(rest), rest)
        if not begun:
            self.problems.error("mermaid-no-journey", self.start, None, "the file holds no diagram")

    def _lines(self) -> Iterator[tuple[int, str]]:
        """Every line that says something, without front matter, directives and descriptions in braces."""
        text = self._without(_FRONT_MATTER, self.text, once=True)
        closed = text.rfind("}%%") + 3  # beyond it the end of each directive would be looked for in vain
        text = self._without(_DIRECTIVE, text[:closed]) + text[closed:]
        text = self._without(_DESCRIPTION, text)
        for found in _LINE.finditer(text):
            statement = found[0].strip()
            if statement:
                yield self.start + found.start() + found[0].index(statement), statement

    def _without(self, pattern: re.Pattern[str], text: str, *, once: bool = False) -> str:
        """Blank a part that is no statement, so that what follows keeps its place; keep what it says."""

        def blanked(found: re.Match[str]) -> str:
            if pattern is _FRONT_MATTER and (title := _FRONT_TITLE.search(found[0])):
                self.title = title[1].strip("\"'").strip()
            if pattern is _DESCRIPTION:
                self.summary = decoded(found[1]) or self.summary
            return re.sub(r"[^\r\n]", " ", found[0])

        if once:
            match = pattern.match(text)
            return blanked(match) + text[match.end() :] if match else text
        return pattern.sub(blanked, text)

    def _statement(self, offset: int, line: str) -> None:
        if line.startswith(UNRATED) and (name := decoded(line.removeprefix(UNRATED))).strip():
            self._add(_Task(name, offset, self._stage()))
            return
        if _is_comment(line):
            return
        if line[1:3] == "%%" and line[0] != "}":
            self._syntax(
                offset, line, "Mermaid takes this line for a comment", "write #37; for a per cent sign"
            )
            return
        accessible = _ACCESSIBLE.match(line)
        if accessible:
            if accessible[1].lower() == "descr":
                self.summary = decoded(accessible[2]) or self.summary
            return
        remark = _REMARK.search(line)
        said = line[: remark.start()].rstrip() if remark else line
        semicolon = self._bare_semicolon(said)
        if semicolon is not None:
            at = offset + semicolon
            self.problems.error(
                "mermaid-syntax", at, at + 1, "a `;` cannot stand here", "write #59; for a semicolon"
            )
            return
        keyword = _KEYWORD.match(said)
        if keyword:
            self._keyword(offset, said, keyword[1].lower(), keyword[2] or "")
        else:
            self._task(offset, said, cut=remark is not None)

    def _bare_semicolon(self, said: str) -> int | None:
        plain = _ENTITY.sub(lambda found: "x" * len(found[0]), said)
        at = plain.find(";")
        return None if at < 0 else at

    def _keyword(self, offset: int, said: str, keyword: str, text: str) -> None:
        if not text.strip():
            message = f"`{keyword}` says nothing, so Mermaid takes the next line for its text"
            self._syntax(offset, said, message, f"write it behind `{keyword}`")
        elif keyword == "title":
            self.title = decoded(text)
        elif ":" in text:
            message = "a colon cannot stand in the name of a section"
            self._syntax(offset, said, message, "write #58; for a colon")
        else:
            self._close_section()
            self.section = (decoded(text), offset, offset + len(said))
            self.empty_section = True

    def _close_section(self) -> None:
        if self.section is not None and self.empty_section:
            name, start, end = self.section
            message = f"the section “{name}” holds no task and is left out: a stage is what its moments say"
            self.problems.advise("mermaid-empty-section", start, end, message)
        self.empty_section = False

    def _stage(self) -> str | None:
        name = self.section[0] if self.section else ""
        return None if name == NO_STAGE or not name.strip() else name

    def _add(self, task: _Task) -> None:
        self.empty_section = False
        self.tasks.append(task)

    def _task(self, offset: int, said: str, *, cut: bool) -> None:
        self.empty_section = False
        raw_name, colon, rest = said.partition(":")
        name = decoded(raw_name)
        score, *behind = rest.split(":")
        at = offset + len(raw_name) + 1
        if not name.strip():
            self._syntax(offset, said, "a task without a name", "write it as `name: score: actor`")
        elif not colon or not score.strip():
            hint = "write #35; for a number sign" if cut else "write it as `name: score: actor`"
            message = f"`{name}` has no score" + ("; Mermaid takes it for 0" if colon else "")
            self.problems.error("mermaid-missing-score", offset, offset + len(said), message, hint)
        else:
            rating = self._score(at, score)
            if len(behind) > 1:
                start = at + len(score) + 1 + len(behind[0])
                self.problems.error(
                    "mermaid-syntax",
                    start,
                    offset + len(said),
                    "Mermaid drops what stands behind the third colon",
                    "write #58; for a colon within a name",
                )
            elif rating is not None:
                actors = map(decoded, behind[0].split(",")) if behind else ()
                owner = ", ".join(actor for actor in actors if actor.strip())
                self._add(_Task(name, offset, self._stage(), rating, owner or None))

    def _score(self, at: int, written: str) -> float | None:
        score = written.strip()
        start = at + written.index(score)
        end = start + len(score)
        if not _NUMBER.fullmatch(score):
            message = f"the score `{score[:40]}` is not a number in plain decimals"
            self.problems.error("mermaid-not-a-number", start, end, message, _SCORE_HINT)
            return None
        rating = float(score)
        if not PRESETS[SCALE].contains(rating):
            message = f"the score {score[:40]} is outside 1 to 5; Mermaid draws it off its chart"
            self.problems.error("mermaid-outside-scale", start, end, message, _SCORE_HINT)
            return None
        return rating

    def _syntax(self, offset: int, said: str, message: str, hint: str | None = None) -> None:
        self.problems.error("mermaid-syntax", offset, offset + len(said), message, hint)


def _comment(name: str) -> str:
    return (
        f"Imported from {shown_name(name)}, a Mermaid journey.\n"
        "Its sections are the stages here, its actors the owners.\n"
        "Scores keep Mermaid's 1 to 5, and its lowest is read as worth nothing (csat).\n"
        "Where a 1 is poor and still more than nothing, write `scale: stars`."
    )
