"""Journeys, and one report with every kind of block, that the tests of pages and pictures draw."""

from pathlib import Path

from mot_cli.analysis.score import JourneyScore
from mot_cli.analysis.score import score as score_journey
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import load
from mot_cli.journey.scale import Scale
from mot_cli.report.chart import chart
from mot_cli.report.document import (
    Align,
    Cell,
    Column,
    Diagram,
    Document,
    Heading,
    Notes,
    Paragraph,
    SideBySide,
    Table,
    Tone,
)
from mot_cli.report.findings import findings
from mot_cli.report.score_report import key_figures
from mot_cli.report.timeline import facts, subtitle, timeline

JOURNEYS = Path(__file__).parents[2] / "journeys"

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]></svg></style><svg onload=alert(1)>",
    "&amp; &#60;b&#62; &lt;i&gt;",
    "\u202eoverride\u202c \u2066isolate\u2069 \u200b\ufeff",
    "bell \x07 escape \x1b[31m tab \t null \x00 del \x7f c1 \x9b",
    "--><!-- <?xml?> <![CDATA[ ]]>",
    "e" + "\u0301" * 40,
    "surrogate \ud800 noncharacter \uffff",
    "שלום עולם, مرحبا",
    "W" * 300,
    "https://example.org/" + "very/" * 40,
    "아주긴이름이라도줄이바뀌어야하고넘치면안된다" * 4,
    "👩‍👩‍👧‍👦 👍🏽 🇰🇷 " * 9,
)
"""Names that would be markup, orders or too wide, were they not text."""


def example(name: str) -> JourneyScore:
    """One of the example journeys, scored."""
    return score_journey(load(str(JOURNEYS / name)))


def hostile() -> JourneyScore:
    """A journey whose every text is one of `HOSTILE`; it collapses in the middle."""
    ratings = (4.0, 5.0, 3.141592654, None, 1.0, 2.0, 0.0, 5.0, 4.0, 3.0, 0.0, None, 0.0001, 5.0, 5.0)
    moments = tuple(
        Moment(
            id=f"m{number}",
            name=text,
            rating=rating,
            stage=HOSTILE[number // 3],
            owner=text,
            channel=text,
            promise=text,
            note=f"{text}\n{text}",
            quote=text,
        )
        for number, (text, rating) in enumerate(zip(HOSTILE, ratings, strict=True))
    )
    return score_journey(
        Journey(
            title=HOSTILE[0],
            provider=HOSTILE[1],
            customer=HOSTILE[10],
            period=HOSTILE[5],
            summary=" ".join(HOSTILE),
            source=HOSTILE[12],
            scale=Scale(0, 5, 0),
            moments=moments,
        )
    )


def long(count: int, zeros: tuple[int, ...] = (), name: str = "Moment of a long journey") -> JourneyScore:
    """A journey of many moments, most of them good, with zeros at some numbers."""
    moments = tuple(
        Moment(
            id=f"m{number}",
            name=f"{name}, {number}",
            rating=0.0 if number in zeros else None if number == 7 else 4.0 + number % 3 / 2,
            stage=f"Stage {number // 9}",
        )
        for number in range(1, count + 1)
    )
    return score_journey(Journey(title="A long journey", scale=Scale(0, 5, 0), moments=moments))


def full_report(score: JourneyScore) -> Document:
    """A report of one journey with every kind of block."""
    journey, drawn = score.journey, timeline(score, full=True)
    columns = (Column("moment"), Column("owner", spare=True), Column("share", Align.RIGHT))
    rows = tuple(
        (
            Cell(moment.moment.name),
            Cell(moment.moment.owner or "", Tone.MUTED),
            Cell("−12.5", Tone.WORSE, moment.number / len(score.moments)),
        )
        for moment in score.moments
    )
    tones = tuple(Paragraph(f"A remark, {tone}.", tone) for tone in Tone)
    return Document(
        journey.title,
        subtitle(journey),
        (
            Notes(findings(score)),
            key_figures(score),
            chart(drawn),
            Heading("The journey"),
            Paragraph(journey.summary or "No summary."),
            facts(journey),
            Heading("Moment by moment"),
            drawn,
            Heading("Where the points are lost"),
            Table(columns, rows, "Shares of the shortfall"),
            Heading("Two drafts", 3),
            SideBySide(timeline(score, caption="old"), timeline(score, caption="new")),
            Diagram("mermaid", "journey"),
            *tones,
        ),
    )
