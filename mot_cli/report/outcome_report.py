"""Does the law hold for these customers? What the outcome says, claiming no more than the data do."""

from mot_cli.report.document import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Note,
    Notes,
    Paragraph,
    Table,
    Tone,
)
from mot_cli.report.numbers import NONE, between, count, percent
from mot_cli.survey.intervals import Share
from mot_cli.survey.question import Outcome
from mot_cli.survey.results import GroupSummary, Law, LawArea, OutcomeSummary

_CAUTION = (
    "An area under the ROC curve of 50 tells customers with the outcome from those without no better than a"
    " coin, 100 without fail. The exponent of the best power mean was picked on the same customers, so its"
    " area is a little too good. What goes together need not be cause and effect: customers who would not"
    " recommend anyway may also rate lower."
)


def outcome_blocks(outcome: Outcome, overall: GroupSummary) -> list[Block]:
    """The outcome among collapsed and whole journeys, by number of zeros, and how well each law tells it.

    Args:
        outcome: which one.
        overall: the customers, with their outcome.
    """
    found = overall.outcome
    if found is None:
        return []
    said = f"{outcome.column} = {outcome.positive}"
    return [
        Heading("Does the law hold for your customers?"),
        Notes(tuple(_findings(found, said))),
        _rates(found, said),
        _laws(found),
        Paragraph(_CAUTION, Tone.MUTED),
    ]


def _findings(found: OutcomeSummary, said: str) -> list[Note]:
    notes = []
    collapsed, whole = found.collapsed.share, found.whole.share
    if collapsed is not None and whole is not None:
        tone = Tone.ZERO if collapsed < whole else Tone.PLAIN
        gap = found.gap
        more = (
            (f"The difference is {between(100 * gap.low, 100 * gap.high)} points (95 % interval).",)
            if gap
            else ()
        )
        notes.append(
            Note(
                tone,
                f"{said} for {percent(collapsed)} of the collapsed journeys, {percent(whole)} of the others.",
                more,
            )
        )
    if found.unknown:
        noun = "customer's outcome is" if found.unknown == 1 else "customers' outcomes are"
        notes.append(Note(Tone.UNRATED, f"{found.unknown:,} {noun} not known and counted nowhere here."))
    notes.append(_verdict(found))
    return notes


def _verdict(found: OutcomeSummary) -> Note:
    if found.advantage is None:
        return Note(Tone.UNRATED, "The laws cannot be compared: everybody known has the same outcome.")
    advantage, interval = found.advantage
    by = f"{_signed(100 * advantage)} points"
    if interval is not None:
        by += f", 95 % interval {between(100 * interval.low, 100 * interval.high)}"
    if interval is None or interval.low <= 0 <= interval.high:
        said = "The data do not tell the two laws apart"
        tone = Tone.PLAIN
    elif advantage > 0:
        said, tone = "The multiplicative law tells the outcome better than the average", Tone.BETTER
    else:
        said, tone = "The average tells the outcome better than the multiplicative law", Tone.WORSE
    return Note(tone, f"{said} (area {by}).")


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")


def _rates(found: OutcomeSummary, said: str) -> Table:
    columns = (Column("journeys"), Column("customers", Align.RIGHT), Column(said))
    rows = [
        ("whole", found.whole, Tone.SOUND),
        ("collapsed", found.collapsed, Tone.ZERO),
        *((f"with {count(zeros, 'zero')}", share, Tone.ZERO) for zeros, share in found.by_zeros if zeros),
    ]
    return Table(columns, tuple(_rate(*row) for row in rows), f"{said} by what became of the journey")


def _rate(label: str, share: Share, tone: Tone) -> tuple[Cell, ...]:
    interval = share.interval
    text = NONE
    if interval is not None:
        text = f"{percent(share.share)} ({between(100 * interval.low, 100 * interval.high)})"
    return Cell(label), Cell(f"{share.of:,}"), Cell(text, tone, share.share)


def _laws(found: OutcomeSummary) -> Table:
    columns = (Column("law"), Column("area under ROC", Align.RIGHT), Column("95 % interval", Align.RIGHT))
    return Table(columns, tuple(map(_law, found.laws)), "How well each law tells the outcome")


def _law(law: LawArea) -> tuple[Cell, ...]:
    names = {
        Law.ADDITIVE: "additive (the average)",
        Law.MULTIPLICATIVE: "multiplicative",
        Law.WEAKEST: "the weakest moment alone",
        Law.POWER_MEAN: f"best power mean (exponent {law.exponent:g})" if law.exponent is not None else "",
    }
    roc = law.roc
    if roc is None:
        return Cell(names[law.law]), Cell(NONE), Cell(NONE)
    interval = between(100 * roc.interval.low, 100 * roc.interval.high) if roc.interval else NONE
    return Cell(names[law.law]), Cell(f"{100 * roc.area:.1f}"), Cell(interval)
