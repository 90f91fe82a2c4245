"""The words of the chart: what its lines are called, and the whole picture for those who cannot see it."""

from mot_cli.report.document import Chart, Document, Timeline, TimelineMoment
from mot_cli.report.numbers import count, listed

_TOLD = 12  # moments up to which the description says what remains after each one


def chart(timeline: Timeline, title: str = "") -> Chart:
    """A timeline as a picture.

    Args:
        timeline: what to draw.
        title: the journey's, for a picture that stands alone.
    """
    collapse = _collapse(timeline)
    return Chart(
        timeline,
        _described(timeline),
        title,
        collapse_text=f"collapse at moment {collapse.number}, dead from here" if collapse else "",
        additive_text=f"average {timeline.additive_text}" if timeline.additive is not None else "",
        rating_text=f"rating, {timeline.scale}",
        remaining_text="remaining",
    )


def first_chart(document: Document) -> Chart:
    """The chart of a report, with the report's title: its own, or one of its first timeline.

    Raises:
        ValueError: the report has neither.
    """
    for block in document.blocks:
        if isinstance(block, Chart):
            return block._replace(title=block.title or document.title)
    for block in document.blocks:
        if isinstance(block, Timeline):
            return chart(block, document.title)
    raise ValueError("this report has nothing to draw")


def _described(timeline: Timeline) -> str:
    moments = timeline.moments
    drawn = f"The ratings of {count(len(moments), 'moment')} on a scale of {timeline.scale}."
    if timeline.additive is None:
        return f"{drawn} None is rated yet."
    collapse = _collapse(timeline)
    parts = [drawn, f"Their average is {timeline.additive_text} of 100.", _remains(moments, collapse)]
    if collapse and collapse is not moments[-1]:
        parts.append("Nothing that follows can help it.")
    return " ".join(parts)


def _remains(moments: tuple[TimelineMoment, ...], collapse: TimelineMoment | None) -> str:
    alive = [moment for moment in moments if moment.mark != "unrated" and moment.remaining_bar]
    told = alive if len(alive) <= _TOLD else alive[-1:]
    levels = [f"{moment.remaining} after moment {moment.number}" for moment in told]
    if collapse:
        levels.append(f"nothing from moment {collapse.number} “{collapse.name}” on")
    return f"What remains of the journey: {listed(levels)}."


def _collapse(timeline: Timeline) -> TimelineMoment | None:
    return next((moment for moment in timeline.moments if moment.mark == "collapse"), None)
