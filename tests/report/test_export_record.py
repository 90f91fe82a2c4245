"""A report on several journeys as data: the shape others build on."""

from mot_cli.analysis.ranking import summarise
from mot_cli.report.export_record import export_record
from mot_cli.report.score_record import scored_journey
from tests.examples import scored


def test_in_full() -> None:
    died, held = scored(4, 0, title="Died"), scored(4, 5, title="Held")
    ranked = [summarise(died.journey, "died.yaml"), summarise(held.journey, "held.yaml")]
    assert export_record(ranked, [died, held], ["broken.yaml"]) == {
        "format": "mot.export",
        "version": 1,
        "journeys": [
            {"file": "died.yaml", **scored_journey(died)},
            {"file": "held.yaml", **scored_journey(held)},
        ],
        "collapsed": 1,
        "unreadable": ["broken.yaml"],
    }


def test_of_no_journey() -> None:
    record = export_record([], [], ["broken.yaml"])
    assert (record["journeys"], record["collapsed"], record["unreadable"]) == ([], 0, ["broken.yaml"])
