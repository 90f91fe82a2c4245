"""How many customers score where: 100 bins of one point, gathered into bands to take in at a glance."""

from collections.abc import Sequence
from itertools import pairwise

from mot_cli.report.document import Align, Band, Cell, Column, Histogram, Table, Tone
from mot_cli.report.numbers import percent

_ENDS = (0, 1, *range(10, 101, 10))  # what is worth nothing stands alone; the rest in tens


def score_histogram(additive: Sequence[int], multiplicative: Sequence[int]) -> Histogram:
    """Both scores of every customer over the same bands.

    Args:
        additive: customers by additive score, in 100 bins of one point; the last holds 100 too.
        multiplicative: the same by multiplicative score.
    """
    total = max(1, sum(additive))
    bands = []
    for low, high in pairwise(_ENDS):
        counts = (sum(additive[low:high]), sum(multiplicative[low:high]))
        shares = tuple(count / total for count in counts)
        label = "under 1" if high == 1 else f"{low}–{high if high == 100 else high - 1}"
        texts = tuple(f"{count:,}" for count in counts)
        bands.append(Band(label, texts, shares, Tone.ZERO if low == 0 else Tone.SOUND))
    nothing = bands[0].shares
    text = (
        f"Customers by score: {percent(nothing[1])} have a multiplicative score under 1,"
        f" {percent(nothing[0])} an additive score under 1."
    )
    return Histogram("score", ("additive", "multiplicative"), tuple(bands), text)


def as_table(block: Table | Histogram) -> Table:
    """A table as it is, or a histogram as one, for formats that draw no picture."""
    return block if isinstance(block, Table) else histogram_table(block)


def histogram_table(histogram: Histogram) -> Table:
    """The same as a table with bars, the longest for the largest share, for formats without a picture."""
    largest = max((share for band in histogram.bands for share in band.shares), default=0.0) or 1.0
    columns = (Column(histogram.heading, Align.RIGHT), *(Column(name) for name in histogram.series))
    rows = tuple(
        (
            Cell(band.label, band.tone if band.tone is Tone.ZERO else Tone.PLAIN),
            *(
                Cell(text, band.tone if share else Tone.MUTED, share / largest if share else None)
                for text, share in zip(band.texts, band.shares, strict=True)
            ),
        )
        for band in histogram.bands
    )
    return Table(columns, rows, histogram.text)
