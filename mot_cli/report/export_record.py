"""A report on several journeys as data: the shape of `mot.export`."""

from collections.abc import Sequence

from mot_cli.analysis.ranking import RankedJourney
from mot_cli.analysis.score import JourneyScore
from mot_cli.report.report import Record
from mot_cli.report.score_record import VERSION, scored_journey


def export_record(
    ranked: Sequence[RankedJourney], scores: Sequence[JourneyScore], unreadable: Sequence[str]
) -> Record:
    """The shape `mot.export`: every journey with its file, in the order of the ranking.

    Args:
        ranked: the journeys as ranked.
        scores: the same journeys as scored, in the same order.
        unreadable: the files that are no journey.
    """
    return {
        "format": "mot.export",
        "version": VERSION,
        "journeys": [
            {"file": row.path, **scored_journey(score)} for row, score in zip(ranked, scores, strict=True)
        ],
        "collapsed": sum(row.zeros > 0 for row in ranked),
        "unreadable": list(unreadable),
    }
