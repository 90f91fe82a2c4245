"""mot: see where a customer journey collapses.

The Python API is four names: `load` a journey file, `score` it, and the two results they return.
Importing this package imports neither Rich, Typer nor YAML; `load` imports YAML when it is first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mot_cli.analysis.score import JourneyScore, MomentScore, score
    from mot_cli.journey.diagnostics import Diagnostic, JourneyError
    from mot_cli.journey.model import Journey, Moment
    from mot_cli.journey.reader import load
    from mot_cli.journey.scale import Scale

__version__ = "0.1.0"
__all__ = [
    "Diagnostic",
    "Journey",
    "JourneyError",
    "JourneyScore",
    "Moment",
    "MomentScore",
    "Scale",
    "__version__",
    "load",
    "score",
]

_HOMES = {
    "Diagnostic": "mot_cli.journey.diagnostics",
    "Journey": "mot_cli.journey.model",
    "JourneyError": "mot_cli.journey.diagnostics",
    "JourneyScore": "mot_cli.analysis.score",
    "Moment": "mot_cli.journey.model",
    "MomentScore": "mot_cli.analysis.score",
    "Scale": "mot_cli.journey.scale",
    "load": "mot_cli.journey.reader",
    "score": "mot_cli.analysis.score",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that the command line starts without the reader."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
