"""What one code means, at more length than a message has room for."""

from dataclasses import dataclass

from mot_cli.journey.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one code means.

    Args:
        code: stable and kebab-case.
        severity: error or advice.
        title: what is wrong, in a few words.
        meaning: why it matters and how to mend it; one paragraph, wrapped.
        bad: a short journey file with just this problem; "" where no short text can show it.
        good: the same, mended; "" where there is no bad one.

    """

    code: str
    severity: Severity
    title: str
    meaning: str
    bad: str
    good: str


def error(code: str, title: str, meaning: str, bad: str = "", good: str = "") -> Explanation:
    """The explanation of an error; the arguments are those of `Explanation`."""
    return Explanation(code, Severity.ERROR, title, meaning, bad, good)
