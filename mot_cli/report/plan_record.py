"""A plan as data: the shape of `mot.plan` and its rows."""

from mot_cli.analysis.plan import Lift, Plan, Purchase
from mot_cli.report.report import Record, Sheet, sheet_of
from mot_cli.report.score_record import VERSION, scored_journey


def plan_record(plan: Plan) -> Record:
    """The shape `mot.plan`."""
    return {
        "format": "mot.plan",
        "version": VERSION,
        "budget": plan.budget,
        "target": plan.target,
        "reachable": plan.reachable,
        "zeros_left": plan.zeros_left,
        "cost_of_zeros": plan.cost_of_zeros,
        "before": scored_journey(plan.before),
        "multiplicative": _purchase(plan.multiplicative),
        "additive": _purchase(plan.additive),
        "steps": _steps(plan),
    }


def plan_sheet(plan: Plan) -> Sheet:
    """One row a step."""
    header = (
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
    )
    return sheet_of(header, _steps(plan))


def _steps(plan: Plan) -> list[Record]:
    return [
        {
            "step": number,
            **_lift(step.lift),
            "spent": step.spent,
            "additive": step.additive,
            "multiplicative": step.multiplicative,
            "zeros_left": step.zeros_left,
        }
        for number, step in enumerate(plan.steps, start=1)
    ]


def _lift(lift: Lift) -> Record:
    return {
        "moment": lift.moment.number,
        "id": lift.moment.moment.id,
        "name": lift.moment.moment.name,
        "from": lift.before,
        "to": lift.after,
        "steps": lift.steps,
        "cost": lift.cost,
    }


def _purchase(purchase: Purchase) -> Record:
    return {
        "lifts": [_lift(lift) for lift in purchase.lifts],
        "spent": purchase.spent,
        "additive": purchase.after.additive,
        "multiplicative": purchase.after.multiplicative,
        "after": scored_journey(purchase.after),
    }
