"""What the gates say when they refuse: which journey, what it came to, and why that is too little."""

from mot_cli.analysis.diff import JourneyDiff
from mot_cli.report.findings import moment_name
from mot_cli.report.numbers import amount, points


def collapsed(name: str, moment: int) -> str:
    """What `--fail-on-collapse` objects to.

    Args:
        name: the file.
        moment: the number of the first zero.
    """
    return f"{name} collapses at moment {moment} (--fail-on-collapse)"


def under(name: str, multiplicative: float | None, least: float) -> str:
    """What `--fail-under` objects to.

    Args:
        name: the file.
        multiplicative: M, 0..100; None where there is no score.
        least: the score it should have had, 0..100.
    """
    if multiplicative is None:
        return f"{name} has no score, and {amount(least)} is the least (--fail-under)"
    shown = points(multiplicative)
    if shown == points(least):  # 59.98 is under 60, however it rounds
        shown = amount(multiplicative)
    if shown == amount(least):
        shown = repr(multiplicative)
    return f"{name} scores {shown}, under {amount(least)} (--fail-under)"


def regressed(name: str, diff: JourneyDiff) -> str:
    """What `--fail-on-regression` objects to.

    Args:
        name: the file of the journey afterwards.
        diff: the comparison that regressed.
    """
    return f"{name} regressed: {', '.join(_reasons(diff))} (--fail-on-regression)"


def _reasons(diff: JourneyDiff) -> list[str]:
    old, new = diff.old.multiplicative, diff.new.multiplicative
    if new is None:
        return ["no moment is rated any more"]
    before, after = points(old), points(new)
    reasons = [f"it goes from {before} to {after}"] if old is not None and before != after else []
    caused = [moment_name(moment.new) for moment in diff.collapses_caused if moment.new]
    if caused:
        reasons.append(f"moment {caused[0]} collapses")
    return reasons or ["its multiplicative score falls a little"]
