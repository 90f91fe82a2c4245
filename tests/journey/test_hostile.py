"""Files made to break the reader: each is refused at its place, in little time and memory, and kills nothing.

Whatever could crash or flood runs in a process of its own, with limits that hold the machine harmless.
"""

import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mot_cli.journey.content import FOREIGN_LIMIT, SIZE_LIMIT, read_source
from mot_cli.journey.diagnostics import PROBLEM_LIMIT, Diagnostic
from mot_cli.journey.importers.mermaid import import_mermaid
from mot_cli.journey.importers.table import import_table
from mot_cli.journey.reader import read_bytes, read_text
from mot_cli.journey.source import SourceText
from tests.fuzz.invariants import hold, hold_bytes
from tests.journey.reported import errors, journey

ROOT = Path(__file__).parents[2]
MEMORY = 300  # MiB the worst file may take
PATIENCE = 120  # seconds until a process that should have ended is taken for one that hangs
_RUN = """\
import re, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))
from mot_cli.cli import run
status = run(sys.argv[1:])
print(re.search(r"VmHWM:\\s+([0-9]+)", open("/proc/self/status").read())[0], file=sys.stderr)
sys.exit(status)
"""

processes = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system does not say how much memory a process took"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of `mot` ended: its status, the codes it reported, what it said, and the MiB it took."""

    status: int
    codes: list[str]
    said: str
    memory: float


def mot(folder: Path, content: bytes, verb: str = "score") -> Ended:
    """Run `mot` on a file, in a process whose memory and stack have an end."""
    path = folder / "hostile.yaml"
    path.write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-c", _RUN, verb, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    said = run.stdout.decode() + run.stderr.decode()
    peak = re.search(r"VmHWM:\s+([0-9]+)", said)
    assert peak is not None, f"it ended with {run.returncode}: {said[-2_000:]}"
    codes = re.findall(r"^error\[([a-z0-9-]+)\]", said, re.MULTILINE)
    return Ended(run.returncode, sorted(set(codes)), said, int(peak[1]) / 1024)


def filled(piece: str, head: str = "", tail: str = "") -> str:
    """As often as it fits into the largest file, one piece between a head and a tail."""
    room = SIZE_LIMIT - len(head.encode()) - len(tail.encode())
    return head + piece * (room // len(piece.encode())) + tail


# -- nesting ---------------------------------------------------------------------------------------------

DEEP = 100_000


@processes
@pytest.mark.skipif(not __import__("yaml").__with_libyaml__, reason="PyYAML was built without libyaml")
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_the_composer_of_pyyaml_dies_of_deep_nesting(opening: str) -> None:
    """The proof that the guard is needed: without it this is what becomes of a user's process."""
    script = (
        "import resource, sys, yaml\n"
        "resource.setrlimit(resource.RLIMIT_STACK, (8 << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
        "yaml.compose(sys.argv[1] * int(sys.argv[2]) + 'a', Loader=yaml.CSafeLoader)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, opening, str(DEEP)], capture_output=True, check=False, timeout=PATIENCE
    )
    assert run.returncode < 0  # killed by a signal: no exception, no traceback


NESTED = {
    "brackets": "[" * DEEP,
    "braces": "{" * DEEP,
    "braces with keys": "{a: " * DEEP,
    "closed": "[" * DEEP + "]" * DEEP,
    "dashes": "- " * DEEP + "a",
    "question marks": "? " * DEEP + "a",
    "dashes and question marks": "- ? " * DEEP + "a",
    "anchors between": "".join(f"[&a{number} " for number in range(DEEP)),
    "tags between": "[!!seq " * DEEP,
    "tags and anchors on lines of their own": "- !x &a\n" + "".join(
        f"{' ' * depth}- !x\n" for depth in range(1, 3_000)
    ),
    "block mappings": "".join(f"{' ' * depth}a:\n" for depth in range(5_000)),
    "block lists": "".join(f"{' ' * depth}-\n" for depth in range(5_000)),
    "complex keys": "".join(f"{' ' * depth}?\n" for depth in range(5_000)),
    "lists in mappings": "".join(f"{'  ' * depth}a:\n{'  ' * depth}- b:\n" for depth in range(2_000)),
    "comments between": "".join(f"{' ' * depth}a: # {'x' * 50}\n\n" for depth in range(3_000)),
    "within a moment": "journey: x\nmoments:\n- name: " + "[" * DEEP,
}  # fmt: skip
LINE_ENDS = {"LF": "\n", "CR": "\r", "NEL": "\x85", "LS": "\u2028"}


@processes
@pytest.mark.parametrize("style", NESTED)
def test_deep_nesting_of_every_kind_is_an_error_at_its_place(tmp_path: Path, style: str) -> None:
    ended = mot(tmp_path, NESTED[style].encode())
    assert (ended.status, ended.codes) == (2, ["nested-too-deep"])
    assert re.search(r"hostile\.yaml:[0-9]+:[0-9]+$", ended.said, re.MULTILINE)
    assert ended.memory < MEMORY


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("style", NESTED)
def test_deep_nesting_is_refused_whatever_ends_the_lines(style: str, line_end: str) -> None:
    problems = errors(NESTED[style].replace("\n", LINE_ENDS[line_end]))
    assert [problem.partition(" ")[2] for problem in problems] == ["nested-too-deep"]


# -- size and number -------------------------------------------------------------------------------------

HEAD = "journey: x\nscale: 0-5\nmoments:\n"
LARGE = "x" * (8 << 20)
FLOODS: dict[str, tuple[str, Callable[[], str]]] = {
    "tiny scalars": ("too-many-nodes", lambda: filled("a,", "[", "]")),
    "tiny scalars on lines": ("too-many-nodes", lambda: filled("- a\n")),
    "tiny scalars beside an astral one": ("too-many-nodes", lambda: filled("- a\n", "- 😀\n")),
    "empty collections": ("too-many-nodes", lambda: filled("[],", "[", "]")),
    "moments": ("too-many-nodes", lambda: filled("- {name: a}\n", HEAD)),
    "problems": ("too-many-problems", lambda: HEAD + f"- {{x: {'y' * 230}, weight: 0}}\n" * 49_000),
    "fields": ("too-many-problems", lambda: "".join(f"field{number}: {'x' * 100}\n" for number in range(120_000))),
    "the same field": ("too-many-problems", lambda: "journey: x\n" * 120_000),
    "the same id": ("too-many-problems", lambda: HEAD + "- {name: x, id: y}\n" * 49_000),
    "one line of problems": (
        "too-many-problems", lambda: f"journey: x\nmoments: [{f'{{name: {chr(0x1F600)}, rating: 9}},' * 49_000}]",
    ),
    "one line": ("missing-field", lambda: filled("x", "journey: ")),
    "one line of astral characters": ("missing-field", lambda: filled("😀", "journey: 'x", "'")),
    "one character that takes four times the memory": ("missing-field", lambda: filled("x", "journey: 😀")),
    "combining marks": ("missing-field", lambda: filled("\u0301", "journey: e")),
    "one number": ("not-a-number", lambda: filled("1", f"{HEAD}- name: x\n  rating: ")),
    "a number of base sixty": ("not-a-number", lambda: filled("1:", f"{HEAD}- name: x\n  rating: ", "1")),
    "an endless range": ("bad-scale", lambda: filled(" ", "journey: x\nmoments: [{name: x}]\nscale: '0-", "x'")),
    "an endless duration": ("bad-duration", lambda: filled(" ", f"{HEAD}- name: x\n  duration: '1", "x'")),
    "line breaks": ("empty-file", lambda: filled("\n")),
    "comments": ("empty-file", lambda: filled("#\n")),
    "one comment": ("empty-file", lambda: filled("#")),
    "lines of a block": ("missing-field", lambda: filled("  x\n", "journey: |\n")),
    "empty lines of a block": ("blank-text", lambda: filled("\n", "journey: |\n", "x:\n")),
    "lines of a text": ("missing-field", lambda: filled(" x\n", "journey:\n")),
    "quotes": ("not-a-journey", lambda: filled("'")),
    "double quotes": ("yaml-syntax", lambda: filled('"')),
    "escapes": ("missing-field", lambda: filled("\\U0001F600", 'journey: "', '"')),
    "a quote that is never closed": ("yaml-syntax", lambda: filled("a\n", 'journey: "')),
    "anchors": ("not-a-journey", lambda: "".join(f"- &a{number} x\n" for number in range(240_000))),
    "tags": ("not-a-journey", lambda: "".join(f"- !t{'x' * 50} x\n" for _ in range(240_000))),
    "directives": ("yaml-syntax", lambda: "".join(f"%TAG !a{number}! x\n" for number in range(800_000)) + "--- a"),
    "documents": ("too-many-nodes", lambda: filled("---\n")),
    "ends of documents": ("yaml-syntax", lambda: filled("...\n")),
    "indentation": ("missing-field", lambda: filled(" ", "journey:", "x")),
    "a control character at the end": ("control-character", lambda: filled("x", "journey: ", "\x01")),
    "aliases of a large text": ("too-many-nodes", lambda: f"journey: &a {LARGE}\nmoments:\n" + "- name: *a\n" * 60_000),
    "aliases of a large blank": (
        "too-many-nodes", lambda: f"journey: x\nsummary: &a '{' ' * (8 << 20)}'\nmoments:\n" + "- name: *a\n" * 60_000,
    ),
    "aliases of a large number": (
        "too-many-nodes",
        lambda: f"journey: x\nsource: &a {'1' * (8 << 20)}\nmoments:\n" + "- {name: x, rating: *a}\n" * 40_000,
    ),
    "aliases of a large key": ("too-many-nodes", lambda: f"journey: &a {LARGE}\nmoments:\n" + "- *a : x\n" * 60_000),
    "aliases of a large moment": (
        "too-many-nodes", lambda: f"journey: x\nmoments:\n- &a {{name: {LARGE}}}\n" + "- *a\n" * 240_000,
    ),
    "moments that contain all moments": (
        "too-many-problems",
        lambda: "journey: x\nmoments: &a\n" + "".join(f"- &b{number} {{name: [*a]}}\n" for number in range(40_000)),
    ),
    "moments that contain the one before": (
        "too-many-nodes",
        lambda: "journey: x\nmoments:\n- &b0 {name: x}\n"
        + "".join(f"- &b{number} {{name: [*b{number - 1}]}}\n" for number in range(1, 40_000)),
    ),
}  # fmt: skip


@processes
@pytest.mark.parametrize("kind", FLOODS)
def test_the_largest_file_of_one_kind_is_refused_in_little_memory(tmp_path: Path, kind: str) -> None:
    code, make = FLOODS[kind]
    content = make().encode()
    assert len(content) <= SIZE_LIMIT
    ended = mot(tmp_path, content)
    assert ended.status == 2
    assert code in ended.codes
    assert "Traceback" not in ended.said
    assert ended.memory < MEMORY


@processes
def test_a_file_of_very_many_unrated_moments_is_checked_in_little_memory(tmp_path: Path) -> None:
    content = HEAD + f"- {{name: {'x' * 180}}}\n" * 80_000
    ended = mot(tmp_path, content.encode(), "check")
    assert (ended.status, ended.codes) == (0, [])
    assert ended.memory < MEMORY


@processes
def test_a_scalar_of_a_hundred_megabytes_is_not_even_read_to_its_end(tmp_path: Path) -> None:
    ended = mot(tmp_path, b"journey: " + b"x" * 100_000_000)
    assert (ended.status, ended.codes) == (2, ["file-too-large"])
    assert ended.memory < MEMORY


GROWING: dict[str, Callable[[int], str]] = {
    "moments": lambda n: HEAD + "- {name: x, rating: 3, note: y}\n" * n,
    "moments of one name": lambda n: HEAD + "".join(f"- name: x-{k // 2}\n- name: x\n" for k in range(n)),
    "problems": lambda n: HEAD + "- {x: y, weight: 0, rating: 9}\n" * n,
    "fields": lambda n: "".join(f"field{k}: x\n" for k in range(n)),
    "the same field": lambda n: "journey: x\n" * n,
    "the same id": lambda n: HEAD + "- {name: x, id: y}\n" * n,
    "aliases": lambda n: HEAD + "- &a {name: x}\n" + "- *a\n" * n,
    "wrong aliases": lambda n: HEAD + "- &a {nam: x}\n" + "- *a\n" * n,
    "a list that aliases repeat": lambda n: f"journey: x\nsource: &a [{'x,' * 50}]\nmoments:\n" + "- name: *a\n" * n,
    "moments that contain the first": lambda n: HEAD + "- &a {name: [*a]}\n" + "- {name: [*a]}\n" * n,
    "lines": lambda n: "journey: |\n" + "  x\n" * n,
}  # fmt: skip


@pytest.mark.parametrize("kind", GROWING)
def test_twice_the_file_is_at_most_twice_the_work(kind: str) -> None:
    size = 2_000
    once, twice = (calls(GROWING[kind](count)) for count in (size, 2 * size))
    assert twice <= 2.2 * once


def calls(text: str, read: Callable[[str], object] = read_text) -> int:
    """How many functions are called, Python's own among them, while a text is read."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


# -- encodings -------------------------------------------------------------------------------------------

SMALL = 'journey: "각 😀"\r\nscale: 0-5\nmoments:\n- {name: é, rating: 4}\n'


@pytest.mark.parametrize(
    "wrong", [b"\xff", b"\x80", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"]
)
def test_a_wrong_byte_is_found_at_every_position(wrong: bytes) -> None:
    for at in range(len(SMALL) + 1):
        [problem] = read_bytes(SMALL[:at].encode() + wrong + SMALL[at:].encode(), "x").problems
        before = re.split(
            "\r\n|\n", SMALL[:at].replace("\r\n", "\n") if SMALL[at - 1 : at] != "\r" else SMALL[:at]
        )
        assert (problem.code, problem.place is not None) == ("not-utf8", True)
        assert problem.place is not None
        if SMALL[at - 1 : at] != "\r":
            assert (problem.place.line, problem.place.column) == (len(before), len(before[-1]) + 1)


def test_a_file_cut_off_within_a_character_is_not_utf8() -> None:
    whole = SMALL.encode()
    for end in range(len(whole)):
        try:
            whole[:end].decode()
        except UnicodeDecodeError:
            assert [problem.code for problem in read_bytes(whole[:end], "x").problems] == ["not-utf8"]
        hold_bytes(whole[:end])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_other_encodings_of_unicode_are_errors_with_and_without_a_mark(encoding: str, marked: bool) -> None:
    content = f"{chr(0xFEFF) if marked else ''}{SMALL}".encode(encoding)
    [problem] = read_bytes(content, "x").problems
    assert problem.code == "not-utf8"
    assert problem.message == "the file is UTF-16 or UTF-32, not UTF-8"
    assert hold_bytes(content) is None


# -- characters ------------------------------------------------------------------------------------------

ALLOWED_RAW = "\t\n\r\x85"


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_every_control_character(code: int) -> None:
    control = chr(code)
    raw = f'journey: "각😀{control}x"\nscale: 0-5\nmoments: [{{name: y, rating: 0}}]\n'
    if control in ALLOWED_RAW:
        assert hold(raw) is not None
    else:
        assert errors(raw) == ["1:13 control-character"]
        hold(raw)
    made = hold(
        f'journey: "각😀\\x{code:02x}x"\nscale: 0-5\nmoments: [{{name: "\\x{code:02x}y", rating: 0}}]\n'
    )
    assert made is not None
    assert (made.title, made.moments[0].name) == (f"각😀{control}x", f"{control}y")


@pytest.mark.parametrize(
    "text",
    [
        *(chr(code) for code in (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x2028, 0x202F))),
        *(chr(code) for code in (*range(0x2060, 0x2070), 0xFEFF, 0xFFF9, 0xE0041, 0x1F3FB, 0xFE0F)),
        "e" + "\u0301" * 10_000,
        "\u0301" * 10_000,
        "\u0e33" * 100,
        "\U000e0041" * 100,
    ],
    ids=lambda text: f"{len(text)} of U+{ord(text[-1]):04X}",
)
def test_hidden_and_combining_characters(text: str) -> None:
    made = hold(
        f'journey: "x{text}x"\nscale: 0-5\nmoments: [{{name: "{text}y", note: "{text}", rating: 0}}]\n'
    )
    assert made is not None
    assert made.moments[0].name == f"{text}y"


@pytest.mark.parametrize("written", [r"\ud800", r"\udfff", r"\ud83d\ude00", r"\U00110000", r"\uffff"])
def test_a_surrogate_written_as_an_escape_never_becomes_one(written: str) -> None:
    text = f'journey: "각 {written}"\nmoments: [{{name: x}}]\n'
    made = hold(text)
    if made is None:
        assert [problem.partition(" ")[2] for problem in errors(text)] == ["yaml-syntax"]
    else:
        assert not any(unicodedata.category(character) == "Cs" for character in made.title)


@pytest.mark.parametrize("before", ["각", "😀", "👩‍👩‍👧", "e\u0301", "\u200b", "\u202e", "𝒜𝒜", "ﷺ"])
@pytest.mark.parametrize(
    ("rest", "code"), [(", rating: 9}", "rating-outside-scale"), (", rating: [}", "yaml-syntax")]
)
def test_columns_count_characters_as_editors_do(before: str, rest: str, code: str) -> None:
    line = f"- {{name: {before}{rest}"
    column = len(line) if code == "yaml-syntax" else len(line) - 1
    assert errors(f"journey: x\nmoments:\n{line}\n") == [f"3:{column} {code}"]


# -- numbers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (".nan", "not-finite"),
        (".NaN", "not-finite"),
        (".inf", "not-finite"),
        ("-.INF", "not-finite"),
        ("1.0e+999", "not-finite"),
        ("1e999", "not-a-number"),
        ("1" * 5_000, "not-finite"),
        ("-" + "1" * 5_000, "not-finite"),
        ("0x" + "F" * 5_000, "surprising-number"),
        ("0x1F", "surprising-number"),
        ("1:30", "surprising-number"),
        ("1_0", "surprising-number"),
        ("010", "surprising-number"),
        ("08", "not-a-number"),
        ("1" + ":59" * 5_000, "surprising-number"),
        ("0." + "0" * 5_000 + "9e", "not-a-number"),
        ("４", "not-a-number"),
        ("yes", "not-a-number"),
        ("2008-03-01", "not-a-number"),
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("field", ["rating", "weight", "effort"])
def test_a_number_that_is_none_is_an_error_at_its_place(field: str, written: str, code: str) -> None:
    text = f"journey: x\nscale: 0-5\nmoments:\n- name: y\n  {field}: {written}\n"
    assert errors(text) == [f"5:{len(field) + 5} {code}"]
    hold(text)


@pytest.mark.parametrize(
    "written", ["-0.0", "0", "4.9e-324", "2.0e-320", "0." + "0" * 5_000 + "1", "5.", "4" + ".9" * 1]
)
def test_a_number_at_the_end_of_what_there_is_can_be_told_in_every_way(written: str) -> None:
    made = hold(
        f"journey: x\nscale: 0-5\nmoments:\n- {{name: y, rating: {written}}}\n- {{name: z, rating: 5}}\n"
    )
    assert made is not None
    assert str(made.moments[0].rating)[0] != "-"


# -- tags ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system",
        "!!python/object/new:subprocess.Popen",
        "!!python/name:os.system",
        "!!python/module:antigravity",
        "!!binary",
        "!!timestamp",
        "!!set",
        "!!omap",
        "!secret",
        "!",
        "!<tag:yaml.org,2002:python/object/apply:os.system>",
    ],
)
@pytest.mark.parametrize("place", ["journey", "name", "rating", "scale", "moments", "list", "root", "key"])
def test_no_tag_ever_builds_anything(tag: str, place: str, tmp_path: Path) -> None:
    mark = tmp_path / "built"
    given = {
        "journey": f"journey: {tag} ['touch {mark}']\nmoments: [{{name: x}}]\n",
        "name": f"journey: x\nmoments: [{{name: {tag} 'touch {mark}'}}]\n",
        "rating": f"journey: x\nmoments: [{{name: x, rating: {tag} ['touch {mark}']}}]\n",
        "scale": f"journey: x\nscale: {tag} {{min: 0, max: 5}}\nmoments: [{{name: x}}]\n",
        "moments": f"journey: x\nmoments: {tag} [{{name: 'touch {mark}'}}]\n",
        "list": f"journey: x\nmoments: [{tag} {{name: 'touch {mark}'}}]\n",
        "root": f"{tag}\njourney: x\nmoments: [{{name: 'touch {mark}'}}]\n",
        "key": f"journey: x\n{tag} provider: 'touch {mark}'\nmoments: [{{name: x}}]\n",
    }[place]
    made = hold(given)
    # A lone `!` says of a scalar that it is a text, and of a collection nothing: no other tag has a meaning.
    assert (made is None) or tag == "!"
    assert not mark.exists()


def test_the_tags_yaml_itself_would_give_are_no_way_around() -> None:
    assert errors("journey: x\nscale: 0-5\nmoments: [{name: x, rating: !!float '4'}]") == []
    assert journey("journey: !!str 5\nmoments: [{name: x}]").title == "5"


# -- what is imported ------------------------------------------------------------------------------------


FOREIGN: dict[str, Callable[[int], str]] = {
    "rows": lambda n: "name,rating\n" + "a,3\n" * n,
    "wrong rows": lambda n: "name,rating\n" + "a,b\n" * n,
    "columns": lambda n: "name,rating," + "a," * n,
    "quoted lines": lambda n: "name,rating\n" + '"a\n",3\n' * n,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_twice_the_table_is_at_most_twice_the_work(kind: str) -> None:
    once, twice = (calls(FOREIGN[kind](count), import_table_text) for count in (2_000, 4_000))
    assert twice <= 2.2 * once


def import_table_text(text: str) -> object:
    return import_table(SourceText("any.csv", text))


def test_the_problems_of_a_table_are_counted_beyond_a_thousand() -> None:
    problems = import_table(SourceText("any.csv", "name,rating\n" + "a,b\n" * (PROBLEM_LIMIT + 5))).problems
    assert [problem.code for problem in problems[-2:]] == ["csv-not-a-number", "too-many-problems"]
    assert len(problems) == PROBLEM_LIMIT + 1


def test_directives_of_a_diagram_that_never_end_are_no_directives() -> None:
    read = import_mermaid(SourceText("any.mmd", "journey\n%%{init: {}}%%\n  a: 3\n" + "%%{\n" * 20_000))
    assert read.journey is not None
    assert [moment.name for moment in read.journey.moments] == ["a"]


def test_a_table_that_is_no_journey_for_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"name,rating\n".ljust(FOREIGN_LIMIT + 1, b"x"))
    refused = read_source(str(path))
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.message) == ("file-too-large", "is larger than 1 MiB")
