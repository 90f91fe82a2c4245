"""A plan as data: the shape others build on."""

from mot_cli.analysis.plan import plan, plan_for_target
from mot_cli.report.plan_record import plan_record, plan_sheet
from mot_cli.report.report import Sheet
from mot_cli.report.score_record import scored_journey
from tests.analysis.journeys import journey

LIFT = {"moment": 1, "id": "moment-1", "name": "Moment 1", "from": 0, "to": 1, "steps": 1, "cost": 2.0}
RIVAL = {"moment": 2, "id": "moment-2", "name": "Moment 2", "from": 4, "to": 5, "steps": 1, "cost": 1.0}


def test_a_plan_for_a_budget_in_full() -> None:
    planned = plan(journey([0, 4], efforts=[2, 1]), budget=2)
    assert plan_record(planned) == {
        "format": "mot.plan",
        "version": 1,
        "budget": 2.0,
        "target": None,
        "reachable": True,
        "zeros_left": 0,
        "cost_of_zeros": 2.0,
        "before": scored_journey(planned.before),
        "multiplicative": {
            "lifts": [LIFT],
            "spent": 2.0,
            "additive": planned.after.additive,
            "multiplicative": planned.after.multiplicative,
            "after": scored_journey(planned.after),
        },
        "additive": {
            "lifts": [RIVAL],
            "spent": 1.0,
            "additive": 50.0,
            "multiplicative": 0.0,
            "after": scored_journey(planned.additive.after),
        },
        "steps": [
            {
                "step": 1,
                **LIFT,
                "spent": 2.0,
                "additive": planned.after.additive,
                "multiplicative": planned.after.multiplicative,
                "zeros_left": 0,
            }
        ],
    }


def test_a_plan_for_a_target() -> None:
    record = plan_record(plan_for_target(journey([4]), target=90))
    assert (record["budget"], record["target"], record["reachable"]) == (None, 90.0, True)
    record = plan_record(plan_for_target(journey([None]), target=90))
    assert (record["reachable"], record["steps"]) == (False, [])


def test_a_sheet_has_a_row_a_step() -> None:
    assert plan_sheet(plan(journey([0, 5]), budget=1)) == Sheet(
        (
            "step",
            "moment",
            "id",
            "name",
            "from",
            "to",
            "cost",
            "spent",
            "additive",
            "multiplicative",
            "zeros_left",
        ),
        (
            (
                1,
                1,
                "moment-1",
                "Moment 1",
                0,
                1,
                1.0,
                1.0,
                60.0,
                plan(journey([0, 5]), budget=1).after.multiplicative,
                0,
            ),
        ),
    )


def test_a_plan_that_buys_nothing_has_a_sheet_without_rows() -> None:
    assert plan_sheet(plan(journey([5]), budget=1)).rows == ()
