"""The blocks a report is made of: finished wording and no layout, the same for every renderer.

They are named tuples and not dataclasses because every command waits for them, and a dataclass takes seven
times as long to define. Texts from a journey are kept as they are; each renderer makes them safe for its own
format.
"""

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a piece of a report means, for renderers to colour. It never carries what the words do not say."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    SOUND = "sound"
    FRAGILE = "fragile"
    ZERO = "zero"
    UNRATED = "unrated"
    DEAD = "dead"
    BETTER = "better"
    WORSE = "worse"


class Align(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"


class Cell(NamedTuple):
    """One cell of a table.

    Args:
        text: what it says.
        tone: what it means.
        bar: a bar to draw before the text, as a fraction 0..1 of the full length; None draws none.
    """

    text: str
    tone: Tone = Tone.PLAIN
    bar: float | None = None


class Column(NamedTuple):
    """One column of a table.

    Args:
        heading: what its cells are.
        align: how they stand.
        spare: whether a narrow screen may leave it out.
    """

    heading: str
    align: Align = Align.LEFT
    spare: bool = False


class Heading(NamedTuple):
    """A title within the report; level 1 is the report's own."""

    text: str
    level: int = 2


class Paragraph(NamedTuple):
    """A sentence or several."""

    text: str
    tone: Tone = Tone.PLAIN


class Figure(NamedTuple):
    """One key figure.

    Args:
        label: its name, such as `additive`.
        text: the figure, rounded, with its unit where it has one; a dash where there is none.
        bar: as a fraction 0..1 of the whole; None draws no bar.
        tone: what it means.
        note: a few words beside it.
    """

    label: str
    text: str
    bar: float | None = None
    tone: Tone = Tone.PLAIN
    note: str = ""


class Figures(NamedTuple):
    """Key figures, on one scale so that their bars compare."""

    figures: tuple[Figure, ...]


class Detail(NamedTuple):
    """One labelled text: a moment's promise, note, quote or owner, or a fact about the journey."""

    label: str
    text: str


class TimelineMoment(NamedTuple):
    """One moment on a timeline.

    Args:
        number: its place in the journey, as text.
        name: as the author wrote it.
        tone: sound, fragile, zero, unrated or dead (after the collapse).
        mark: the state in a word that needs no colour: "collapse", "zero", "fragile", "unrated" or "".
        rating: the rating as text, or "unrated".
        bar: the value, 0..1; None where unrated.
        remaining: what is left after it, as text; "" where nothing was rated yet.
        remaining_bar: the same, 0..1.
        share: its share of the shortfall from 100, as text; "" where it has none or the report shows none.
        details: what else is known of it.
    """

    number: str
    name: str
    tone: Tone
    mark: str
    rating: str
    bar: float | None
    remaining: str
    remaining_bar: float | None
    share: str = ""
    details: tuple[Detail, ...] = ()


class Stage(NamedTuple):
    """Consecutive moments of one stage; an empty name where they state none."""

    name: str
    moments: tuple[TimelineMoment, ...]


class Timeline(NamedTuple):
    """The journey drawn moment by moment.

    Args:
        stages: in order.
        scale: the scale in words, such as `0 to 5`.
        additive: A as a fraction 0..1, for charts; None where nothing is rated.
        full: whether the details are part of the report or only at hand.
        caption: which journey it is, where a report holds several.
        additive_text: A as text; "" where nothing is rated.
        lost_text: what the moments' shares of the shortfall are called.
        dead_text: what stands between the collapse and the moments after it.
    """

    stages: tuple[Stage, ...]
    scale: str
    additive: float | None
    full: bool = False
    caption: str = ""
    additive_text: str = ""
    lost_text: str = "lost"
    dead_text: str = "the journey is dead from here: nothing that follows can help it"

    @property
    def moments(self) -> tuple[TimelineMoment, ...]:
        """Every moment in order, whatever its stage."""
        return tuple(moment for stage in self.stages for moment in stage.moments)


class SideBySide(NamedTuple):
    """Two timelines to compare, side by side where there is room."""

    left: Timeline
    right: Timeline


class Table(NamedTuple):
    """A table.

    Args:
        columns: at least one.
        rows: as many cells each as there are columns.
        caption: what it shows, for those who cannot see it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


class Note(NamedTuple):
    """A finding: what it means, a headline, and what follows from it."""

    tone: Tone
    text: str
    more: tuple[str, ...] = ()


class Notes(NamedTuple):
    """Findings, most important first."""

    notes: tuple[Note, ...]


class Facts(NamedTuple):
    """Labelled facts about the whole, such as provider, customer and period."""

    facts: tuple[Detail, ...]


class Chart(NamedTuple):
    """The journey as a picture: ratings, the additive level, and what remains, falling where it falls.

    Args:
        timeline: what is drawn.
        text: the picture in words, for those who cannot see it.
        title: the journey's, where the picture stands alone.
        collapse_text: what the flag at the collapse says; "" where the journey holds.
        additive_text: what the level of the additive score is called, with the score.
        rating_text: what the bars are.
        remaining_text: what the line is.
    """

    timeline: Timeline
    text: str
    title: str = ""
    collapse_text: str = ""
    additive_text: str = ""
    rating_text: str = "rating"
    remaining_text: str = "remaining"


class Band(NamedTuple):
    """One band of a histogram, and how many stand in it.

    Args:
        label: its range, such as `20–29`.
        texts: how many, one a series.
        shares: the same as a fraction 0..1 of all, one a series.
        tone: what standing there means.
    """

    label: str
    texts: tuple[str, ...]
    shares: tuple[float, ...]
    tone: Tone = Tone.PLAIN


class Histogram(NamedTuple):
    """How many stand where, for one or more series over the same bands.

    Args:
        heading: what the bands are ranges of.
        series: what each series counts.
        bands: in ascending order.
        text: the picture in words, for those who cannot see it.
    """

    heading: str
    series: tuple[str, ...]
    bands: tuple[Band, ...]
    text: str


class Diagram(NamedTuple):
    """Source text of a diagram language, for the formats whose readers draw it (Markdown)."""

    language: str
    text: str


Block = (
    Heading
    | Paragraph
    | Figures
    | Timeline
    | SideBySide
    | Table
    | Notes
    | Facts
    | Chart
    | Histogram
    | Diagram
)


class Document(NamedTuple):
    """A report.

    Args:
        title: what it is about.
        subtitle: one line below it.
        blocks: in reading order.
    """

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
