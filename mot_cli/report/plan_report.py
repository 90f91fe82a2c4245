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
from mot_cli.report.findings import moment_name
from mot_cli.report.numbers import count, listed, points, rating

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
    return f"The best use of a budget of {rating(plan.budget or 0.0)}"


def _verdicts(plan: Plan) -> tuple[Note, ...]:
    before, after = plan.before.multiplicative, plan.after.multiplicative
    if before is None:
        return (Note(Tone.UNRATED, "No moment is rated, so there is nothing to plan with."),)
    notes = []
    if not plan.reachable:
        best = f"the best this journey can reach is {points(after)}"
        notes.append(Note(Tone.ZERO, f"A score of {points(plan.target)} cannot be reached: {best}."))
    if plan.zeros_left:
        zeros = count(plan.zeros_left, "zero")
        notes.append(
            Note(
                Tone.ZERO,
                f"The budget cannot clear every zero: {zeros} left, and the journey stays worth nothing.",
                (f"Clearing all of them takes {rating(plan.cost_of_zeros)}.",),
            )
        )
    elif not plan.lifts:
        notes.append(Note(Tone.SOUND, f"There is nothing to do: the score is {points(before)}."))
    else:
        notes.append(
            Note(
                Tone.BETTER,
                f"The multiplicative score rises from {points(before)} to {points(after)}"
                f" for {rating(plan.spent)}.",
            )
        )
    if plan.lifts and _differ(plan):
        notes.append(_argument(plan))
    return tuple(notes)


def _argument(plan: Plan) -> Note:
    average = plan.additive.after
    bought = listed([f"{moment_name(lift.moment)}" for lift in plan.additive.lifts[:5]]) or "nothing"
    return Note(
        Tone.PLAIN,
        f"The average would have bought {bought}: an average of {points(average.additive)}, but a"
        f" multiplicative score of {points(average.multiplicative)}.",
    )


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
        Cell("–", Tone.MUTED),
        Cell("–", Tone.MUTED),
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
        Cell(rating(purchase.spent)),
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
            Cell(rating(lift.cost)),
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
            Cell(rating(step.spent)),
            Cell(points(step.additive)),
            Cell(points(step.multiplicative), Tone.ZERO if step.zeros_left else Tone.BETTER),
        )
        for number, step in enumerate(plan.steps[:_STEPS], start=1)
    )
    return Table(columns, rows, "The steps, and the scores after each")
