"""Every code a problem can have, explained: what `mot check --explain` shows."""

from mot_cli.journey.advice import ADVICE
from mot_cli.journey.diagnostics import Severity
from mot_cli.journey.explained_fields import FIELD_ERRORS
from mot_cli.journey.explained_files import FILE_ERRORS
from mot_cli.journey.explanation import Explanation
from mot_cli.journey.importers.explained import IMPORT_PROBLEMS

__all__ = ["CODES", "Explanation", "explain"]

_EXPLANATIONS = {
    explanation.code: explanation
    for explanation in (
        *FILE_ERRORS,
        *FIELD_ERRORS,
        *IMPORT_PROBLEMS,
        *(
            Explanation(advice.CODE, Severity.ADVICE, advice.TITLE, advice.MEANING, advice.BAD, advice.GOOD)
            for advice in ADVICE
        ),
    )
}

CODES: tuple[str, ...] = tuple(sorted(_EXPLANATIONS))
"""Every code of an error or a piece of advice, sorted."""


def explain(code: str) -> Explanation | None:
    """What a code means.

    Args:
        code: such as `duplicate-key`.

    Returns:
        The explanation, or None where no problem has this code.

    """
    return _EXPLANATIONS.get(code)
