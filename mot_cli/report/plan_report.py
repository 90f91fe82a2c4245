"""The report of `mot plan`: what to lift, step by step, beside what the average would have bought."""

from typing import TYPE_CHECKING

from mot_cli.analysis.plan import Lift, Plan, Purchase
from mot_cli.report.document import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Note,
    Notes,
    Paragraph,
    Table,
    Tone,
)
from mot_cli.report.findings import moment_names
from mot_cli.report.numbers import NONE, amount, count, points, rating, rise

if TYPE_CHECKING:
    from mot_cli.report.document import (
        Block,
    )

_STEPS = 40  # steps listed one by one; a longer plan is told by its lifts


def plan_document(plan: Plan) -> Document:
    """A plan: the verdict, both laws side by side, and the steps with the scores after each."""
    blocks: list[Block] = [Notes(_verdicts(plan)), _laws(plan)]
    if plan.lifts:
        blocks += [Heading("What to lift"), _lifts(plan)]
    if plan.steps:
        blocks.append(Heading("Step by step"))
        if len(plan.steps) > _STEPS:
            more = len(plan.steps) - _STEPS
            blocks += [_steps(plan), Paragraph(f"… and {count(more, 'more step')}.", Tone.MUTED)]
        else:
            blocks.append(_steps(plan))
    return Document(plan.before.journey.title, _question(plan), tuple(blocks))


def _question(plan: Plan) -> str:
    if plan.target is not None:
        return f"The cheapest way to a multiplicative score of {points(plan.target)}"
    return f"The best use of a budget of {amount(plan.budget or 0.0)}"


def _verdicts(plan: Plan) -> tuple[Note, ...]:
    if plan.before.multiplicative is None:
        unreached = () if plan.reachable else (f"A score of {points(plan.target)} cannot be reached.",)
        return (Note(Tone.UNRATED, "No moment is rated, so there is nothing to plan with.", unreached),)
    if plan.lifts and _differ(plan):
        return _verdict(plan), _argument(plan)
    return (_verdict(plan),)


def _verdict(plan: Plan) -> Note:
    before, after = points(plan.before.multiplicative), points(plan.after.multiplicative)
    if plan.zeros_left and plan.budget is not None:
        return _out_of_reach(plan)
    if plan.lifts:
        return Note(
            Tone.BETTER,
            f"The multiplicative score rises {rise(before, after)} at a cost of {amount(plan.spent)}.",
        )
    if plan.target is not None:
        return Note(Tone.SOUND, f"There is nothing to do: the multiplicative score is {before} already.")
    if plan.before.multiplicative == 100:
        return Note(Tone.SOUND, "There is nothing to do: every rated moment is as good as the scale can say.")
    return Note(Tone.PLAIN, f"The budget buys no step: the multiplicative score stays at {before}.")


def _out_of_reach(plan: Plan) -> Note:
    """What to say where the budget leaves a zero."""
    zeros, left, cost = len(plan.before.zeros), plan.zeros_left, amount(plan.cost_of_zeros)
    if zeros == 1:
        return Note(
            Tone.ZERO,
            "The budget cannot clear the zero: the journey stays worth nothing.",
            (f"Clearing it takes {cost}.",),
        )
    are = "is" if left == 1 else "are"
    return Note(
        Tone.ZERO,
        f"The budget cannot clear every zero: {left:,} of {zeros:,} {are} left,"
        " and the journey stays worth nothing.",
        (f"Clearing all of them takes {cost}.",),
    )


def _argument(plan: Plan) -> Note:
    """What the average would have bought, and what that would have been worth."""
    bought = moment_names(tuple(lift.moment for lift in plan.additive.lifts)) or "nothing"
    average = plan.additive.after
    additive, multiplicative = points(average.additive), points(average.multiplicative)
    said = f"an average of {additive}, but a multiplicative score of {multiplicative}"
    if multiplicative == points(plan.after.multiplicative):
        left = count(len(average.zeros), "zero")
        said = f"an average of {additive} and the same multiplicative score"
        if len(average.zeros) > plan.zeros_left:
            said = f"an average of {additive}, and {left} left instead of {plan.zeros_left:,}"
    return Note(Tone.PLAIN, f"The average would have bought {bought}: {said}.")


def _differ(plan: Plan) -> bool:
    """Whether the two laws buy different things."""
    return [_bought(lift) for lift in plan.lifts] != [_bought(lift) for lift in plan.additive.lifts]


def _bought(lift: Lift) -> tuple[int, float]:
    return lift.moment.number, lift.after


def _laws(plan: Plan) -> Table:
    columns = (
        Column("law"),
        Column("lifts"),
        Column("spent", Align.RIGHT),
        Column("additive", Align.RIGHT),
        Column("multiplicative", Align.RIGHT),
    )
    now = plan.before
    today = (
        Cell("as it is"),
        Cell(NONE, Tone.MUTED),
        Cell(NONE, Tone.MUTED),
        Cell(points(now.additive)),
        Cell(points(now.multiplicative)),
    )
    rows = (
        today,
        _law("moments multiply", plan.multiplicative, Tone.STRONG),
        _law("the average", plan.additive, Tone.PLAIN),
    )
    return Table(columns, rows, "What each law buys for the same money")


def _law(name: str, purchase: Purchase, tone: Tone) -> tuple[Cell, ...]:
    lifts = ", ".join(
        f"{lift.moment.number}: {rating(lift.before)} → {rating(lift.after)}" for lift in purchase.lifts
    )
    after = purchase.after
    return (
        Cell(name, tone),
        Cell(lifts or "nothing"),
        Cell(amount(purchase.spent)),
        Cell(points(after.additive)),
        Cell(points(after.multiplicative), Tone.ZERO if after.zeros else Tone.BETTER),
    )


def _lifts(plan: Plan) -> Table:
    columns = (
        Column("moment"),
        Column("owner", spare=True),
        Column("from", Align.RIGHT),
        Column("to", Align.RIGHT),
        Column("steps", Align.RIGHT),
        Column("cost", Align.RIGHT),
    )
    rows = tuple(
        (
            Cell(f"{lift.moment.number} {lift.moment.moment.name}"),
            Cell(lift.moment.moment.owner or "", Tone.MUTED),
            Cell(rating(lift.before)),
            Cell(rating(lift.after), Tone.BETTER),
            Cell(f"{lift.steps:,}"),
            Cell(amount(lift.cost)),
        )
        for lift in plan.lifts
    )
    return Table(columns, rows, "What to lift, in the order of the journey")


def _steps(plan: Plan) -> Table:
    columns = (
        Column("step", Align.RIGHT),
        Column("moment"),
        Column("from", Align.RIGHT),
        Column("to", Align.RIGHT),
        Column("spent", Align.RIGHT),
        Column("additive", Align.RIGHT),
        Column("multiplicative", Align.RIGHT),
    )
    rows = tuple(
        (
            Cell(str(number)),
            Cell(f"{step.lift.moment.number} {step.lift.moment.moment.name}"),
            Cell(rating(step.lift.before)),
            Cell(rating(step.lift.after)),
            Cell(amount(step.spent)),
            Cell(points(step.additive)),
            Cell(points(step.multiplicative), Tone.ZERO if step.zeros_left else Tone.BETTER),
        )
        for number, step in enumerate(plan.steps[:_STEPS], start=1)
    )
    return Table(columns, rows, "The steps, and the scores after each")
