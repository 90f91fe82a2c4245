"""A comparison as data: the shape others build on."""

from dataclasses import replace

import pytest

from mot_cli.analysis.diff import diff
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from mot_cli.report.diff_record import diff_record, diff_sheet
from mot_cli.report.score_record import scored_journey
from tests.examples import moments_of

OLD = Journey("Old", (Moment("Asking", "ask", 4), Moment("Paying", "pay", 0), Moment("Waiting", "wait", 3)))
NEW = Journey("New", (Moment("Asking", "ask", 5), Moment("Paying up", "pay", 4), Moment("Leaving", "go", 0)))


def test_in_full() -> None:
    compared = diff(OLD, NEW)
    record = diff_record(compared)
    assert {name: record[name] for name in record if name not in ("old", "new", "moments")} == {
        "format": "mot.diff",
        "version": 1,
        "change_additive": compared.change_additive,
        "change_multiplicative": 0.0,
        "change_remaining": 0.0,
        "scales_differ": False,
        "regressed": True,
        "collapses_mended": [2],
        "collapses_caused": [3],
    }
    assert record["old"] == scored_journey(compared.old)
    assert record["new"] == scored_journey(compared.new)


def test_a_moment_in_both_in_one_and_in_the_other() -> None:
    compared = diff(OLD, NEW)
    moments = diff_record(compared)["moments"]
    assert isinstance(moments, list)
    paying = next(moment for moment in moments if moment["old_id"] == "pay")
    shares = next(change for change in compared.moments if change.old and change.old.moment.id == "pay")
    assert paying == {
        "old_number": 2,
        "new_number": 2,
        "old_id": "pay",
        "new_id": "pay",
        "old_name": "Paying",
        "new_name": "Paying up",
        "matched_by": "id",
        "changes": ["renamed", "re-rated"],
        "old_rating": 0,
        "new_rating": 4,
        "old_value": 0.0,
        "new_value": 0.8,
        "change_value": 0.8,
        "multiplicative_share": shares.multiplicative_share,
        "additive_share": shares.additive_share,
    }
    gone = next(moment for moment in moments if moment["new_number"] is None)
    assert (gone["old_name"], gone["new_name"], gone["matched_by"], gone["changes"]) == (
        "Waiting",
        None,
        None,
        ["removed"],
    )
    come = next(moment for moment in moments if moment["old_number"] is None)
    assert (come["old_rating"], come["new_rating"], come["changes"]) == (None, 0, ["added"])


def test_shares_sum_to_the_changes_unrounded() -> None:
    new = replace(OLD, moments=tuple(replace(moment, rating=5.0) for moment in OLD.moments))
    record = diff_record(diff(OLD, new))
    moments = record["moments"]
    assert isinstance(moments, list)
    for score in ("multiplicative", "additive"):
        total = sum(moment[f"{score}_share"] for moment in moments)
        assert total == pytest.approx(record[f"change_{score}"])


def test_without_a_rating_every_change_is_null() -> None:
    record = diff_record(diff(Journey("Old", moments_of(None)), Journey("New", moments_of(3))))
    names = ("change_additive", "change_multiplicative", "change_remaining")
    assert [record[name] for name in names] == [None] * 3
    moments = record["moments"]
    assert isinstance(moments, list)
    assert (moments[0]["change_value"], moments[0]["multiplicative_share"]) == (None, None)


def test_scales_that_differ_are_told() -> None:
    other = Journey("Old", moments_of(4), Scale(0, 10, 0))
    assert diff_record(diff(Journey("Old", moments_of(4)), other))["scales_differ"] is True


def test_a_sheet_has_a_row_a_moment_of_either() -> None:
    sheet = diff_sheet(diff(OLD, NEW))
    rows = [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]
    assert [(row["old_name"], row["new_name"], row["changes"]) for row in rows] == [
        ("Asking", "Asking", "re-rated"),
        ("Paying", "Paying up", "renamed re-rated"),
        ("Waiting", None, "removed"),
        (None, "Leaving", "added"),
    ]
