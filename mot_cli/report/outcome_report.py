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
from mot_cli.report.numbers import NONE, between, count, decimal, percent
from mot_cli.survey.intervals import Interval, Share
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
    if not found.known.of:
        return [Note(Tone.UNRATED, "Nothing can be said: no scored customer's outcome is known.")]
    notes = [_rate_note(found, said)]
    if found.unknown:
        who = count(found.unknown, "customer")
        notes.append(Note(Tone.UNRATED, f"The outcome of {who} is not known, and counted nowhere here."))
    return [*notes, *_verdict(found)]


def _rate_note(found: OutcomeSummary, said: str) -> Note:
    collapsed, whole, gap = found.collapsed.share, found.whole.share, found.gap
    if collapsed is None or whole is None or gap is None:
        only = "collapsed" if whole is None else "held"
        return Note(
            Tone.UNRATED,
            f"Every journey whose outcome is known {only}:"
            f" “{said}” for {percent(found.known.share)} of them.",
        )
    head = f"“{said}” for {percent(collapsed)} of the collapsed journeys, {percent(whole)} of the others."
    if gap.low <= 0 <= gap.high:
        return Note(Tone.PLAIN, head, (f"That may be chance: {_difference(whole - collapsed, gap)}.",))
    return Note(Tone.ZERO, head, (f"That is {_difference(whole - collapsed, gap)}.",))


def _difference(gap: float, interval: Interval) -> str:
    low, high = (interval.low, interval.high) if gap >= 0 else (-interval.high, -interval.low)
    return f"a difference of {_points(abs(gap))} (95 % interval {between(100 * low, 100 * high)})"


def _points(share: float) -> str:
    said = decimal(100 * share)
    return f"{said} point" if said == "1" else f"{said} points"


def _verdict(found: OutcomeSummary) -> list[Note]:
    if found.advantage is None:
        return [Note(Tone.UNRATED, "The laws cannot be compared: everybody known has the same outcome.")]
    advantage, interval = found.advantage
    if interval is None:
        return [
            Note(
                Tone.UNRATED,
                "The laws cannot be compared: a single customer differs from all others in the outcome.",
            )
        ]
    below = _goes_with_low_scores(found)
    if interval.low <= 0 <= interval.high:
        note = Note(
            Tone.PLAIN,
            "The data do not tell the two laws apart: the areas under their ROC curves have"
            f" {_difference(advantage, interval)}.",
        )
    else:
        law_wins = (advantage > 0) is not below
        said = (
            "The multiplicative law tells the outcome better than the average"
            if law_wins
            else "The average tells the outcome better than the multiplicative law"
        )
        tone = Tone.BETTER if law_wins else Tone.WORSE
        note = Note(tone, f"{said}, by {_area_difference(advantage, interval)}.")
    if not below:
        return [note]
    return [
        note,
        Note(
            Tone.PLAIN,
            "This outcome goes with low scores: the further below 50 an area is, the better its law tells.",
        ),
    ]


def _goes_with_low_scores(found: OutcomeSummary) -> bool:
    """Whether customers with the outcome score lower, as those do who left: the surer law of the two says."""
    areas = [law.roc.area for law in found.laws[:2] if law.roc is not None]
    return max(areas, key=lambda area: abs(area - 0.5), default=0.5) < 0.5


def _area_difference(gap: float, interval: Interval) -> str:
    low, high = (interval.low, interval.high) if gap >= 0 else (-interval.high, -interval.low)
    ends = between(100 * low, 100 * high)
    return f"{_points(abs(gap))} of area under the ROC curve (95 % interval {ends})"


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
    return Cell(names[law.law]), Cell(decimal(100 * roc.area)), Cell(interval)
