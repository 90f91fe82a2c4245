"""A ranking as data: the shape of `mot.ranking` and its rows."""

from collections.abc import Sequence

from mot_cli.analysis.ranking import RankedJourney
from mot_cli.report.report import Record, Sheet, sheet_of
from mot_cli.report.score_record import VERSION


def ranking_record(journeys: Sequence[RankedJourney], unreadable: Sequence[str]) -> Record:
    """The shape `mot.ranking`.

    Args:
        journeys: already sorted.
        unreadable: the files that are no journey.
    """
    return {
        "format": "mot.ranking",
        "version": VERSION,
        "journeys": [ranked_record(journey) for journey in journeys],
        "collapsed": sum(journey.zeros > 0 for journey in journeys),
        "unreadable": list(unreadable),
    }


def ranked_record(journey: RankedJourney) -> Record:
    """One journey of a ranking."""
    return {
        "file": journey.path,
        "title": journey.title,
        "moments": journey.moments,
        "rated": journey.rated,
        "zeros": journey.zeros,
        "collapse": journey.collapse,
        "collapse_name": journey.collapse_name,
        "additive": journey.additive,
        "multiplicative": journey.multiplicative,
        "hidden_loss": journey.hidden_loss,
    }


def ranking_sheet(journeys: Sequence[RankedJourney]) -> Sheet:
    """One row a journey."""
    header = (
        "file",
        "title",
        "moments",
        "rated",
        "zeros",
        "collapse",
        "collapse_name",
        "additive",
        "multiplicative",
        "hidden_loss",
    )
    return sheet_of(header, map(ranked_record, journeys))
