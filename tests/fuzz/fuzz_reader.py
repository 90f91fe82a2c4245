"""The target for Atheris, which looks for texts that take new ways through the code.

`pip install -e '.[fuzz]'`, then `python -m tests.fuzz.fuzz_reader -max_total_time=600`. What follows is
libFuzzer's: its options, and folders to begin from beside the example files and the bad ones. What breaks is
written to a file `crash-…`, which the same command runs again where it is named.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import atheris
except ImportError:  # an extra of its own: no test needs it
    sys.exit("the fuzzing engine is not installed: pip install -e '.[fuzz]'")

with atheris.instrument_imports(include=["mot_cli"]):
    from tests.fuzz.invariants import hold_bytes

from tests.fuzz.mutations import BASES, FIELDS, SYNTAX

LONGEST = 4_096
"""Bytes a text may have, unless `-max_len` says otherwise."""


def look_at(content: bytes) -> None:
    """Read any bytes, and tell what came of them in every way there is."""
    hold_bytes(content)


def _begin(folder: Path) -> list[str]:
    """What to begin from, in a folder; the options that say so."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, text in enumerate(BASES):
        (corpus / f"{number}.yaml").write_bytes(text.encode())
    words = [*SYNTAX, *(f"{field}: " for field in FIELDS)]
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    dictionary = folder / "words.dict"
    dictionary.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    return [str(corpus), f"-dict={dictionary}"]


def main() -> None:
    """Look until something breaks or the time is over."""
    with TemporaryDirectory() as folder:
        options = [f"-max_len={LONGEST}", *sys.argv[1:]]
        named = [option for option in sys.argv[1:] if Path(option).is_file()]
        atheris.Setup([sys.argv[0], *options, *([] if named else _begin(Path(folder)))], look_at)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
