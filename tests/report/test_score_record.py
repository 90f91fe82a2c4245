"""Scores as data: the shapes others build on. A field that goes or changes its meaning shows here."""

import json

import pytest

from mot_cli.analysis.ranking import summarise
from mot_cli.analysis.share import shortfall_shares
from mot_cli.report.ranking_record import ranking_record, ranking_sheet
from mot_cli.report.report import Sheet
from mot_cli.report.score_record import score_record, score_sheet
from tests.examples import COLLAPSES, scored, scored_text


def test_a_score_in_full() -> None:
    record = score_record(scored_text(COLLAPSES))
    moments = record["moments"]
    assert isinstance(moments, list)
    shares = [moment["shortfall_share"] for moment in moments]
    assert sum(shares) == pytest.approx(100)
    assert {**record, "moments": moments[1:2]} == {
        "format": "mot.score",
        "version": 1,
        "journey": {
            "title": "A parcel",
            "provider": None,
            "customer": None,
            "period": None,
            "summary": None,
            "source": None,
            "scale": {"min": 0.0, "max": 5.0, "zero": 0.0, "step": 1.0},
        },
        "additive": 100 * 8 / 15,
        "multiplicative": 0.0,
        "hidden_loss": 100 * 8 / 15,
        "remaining": 0.0,
        "collapse": 2,
        "zeros": [2],
        "weakest": 2,
        "mend_first": [2, 3],
        "fragile": [],
        "unrated": [],
        "moments": [
            {
                "number": 2,
                "id": "waiting-at-home",
                "name": "Waiting at home",
                "stage": None,
                "channel": None,
                "owner": "Courier",
                "rating": 0.0,
                "value": 0.0,
                "weight": 1.0,
                "effort": 1.0,
                "duration_seconds": None,
                "remaining": 0.0,
                "shortfall_share": shares[1],
                "state": "zero",
                "dead": False,
                "promise": None,
                "note": "Nobody came",
                "quote": None,
            }
        ],
    }


def test_numbers_are_not_rounded() -> None:
    record = score_record(scored(4, 5, 3, 4, 5))
    assert record["multiplicative"] == scored(4, 5, 3, 4, 5).multiplicative
    assert json.loads(json.dumps(record)) == record


def test_without_a_rating_every_score_is_null() -> None:
    record = score_record(scored(None))
    names = ("additive", "multiplicative", "hidden_loss", "remaining", "collapse", "weakest")
    assert [record[name] for name in names] == [None] * 6
    assert record["unrated"] == [1]


def test_a_sheet_has_a_row_a_moment() -> None:
    score = scored(4, None, 0)
    first, _, last = shortfall_shares(score)
    assert score_sheet(score) == Sheet(
        (
            "number",
            "id",
            "name",
            "stage",
            "channel",
            "owner",
            "rating",
            "value",
            "weight",
            "remaining",
            "shortfall_share",
            "state",
            "dead",
        ),
        (
            (1, "moment-1", "Moment 1", None, None, None, 4, 0.8, 1.0, 80.0, first, "sound", False),
            (2, "moment-2", "Moment 2", None, None, None, None, None, 1.0, 80.0, None, "unrated", False),
            (3, "moment-3", "Moment 3", None, None, None, 0, 0.0, 1.0, 0.0, last, "zero", False),
        ),
    )


def test_a_ranking_in_full() -> None:
    journeys = [
        summarise(scored(4, 0, title="Died").journey, "died.yaml"),
        summarise(scored(None, title="Empty").journey, "empty.yaml"),
    ]
    assert ranking_record(journeys, ["broken.yaml"]) == {
        "format": "mot.ranking",
        "version": 1,
        "journeys": [
            {
                "file": "died.yaml",
                "title": "Died",
                "moments": 2,
                "rated": 2,
                "zeros": 1,
                "collapse": 2,
                "collapse_name": "Moment 2",
                "additive": 40.0,
                "multiplicative": 0.0,
                "hidden_loss": 40.0,
            },
            {
                "file": "empty.yaml",
                "title": "Empty",
                "moments": 1,
                "rated": 0,
                "zeros": 0,
                "collapse": None,
                "collapse_name": None,
                "additive": None,
                "multiplicative": None,
                "hidden_loss": None,
            },
        ],
        "collapsed": 1,
        "unreadable": ["broken.yaml"],
    }
    assert ranking_sheet(journeys).rows == (
        ("died.yaml", "Died", 2, 2, 1, 2, "Moment 2", 40.0, 0.0, 40.0),
        ("empty.yaml", "Empty", 1, 0, 0, None, None, None, None, None),
    )
