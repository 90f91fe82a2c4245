"""Scores in bands: everybody stands in one, what is worth nothing stands alone, and both pictures agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.report.document import Align, Tone
from mot_cli.report.histogram import as_table, histogram_table, score_histogram

BINS = st.lists(st.integers(0, 1000), min_size=100, max_size=100)


def at(**customers: int) -> list[int]:
    """A hundred bins with customers in some: `at(_0=3, _99=1)`."""
    bins = [0] * 100
    for place, number in customers.items():
        bins[int(place[1:])] = number
    return bins


@given(BINS, BINS)
def test_every_customer_stands_in_one_band(additive: list[int], multiplicative: list[int]) -> None:
    histogram = score_histogram(additive, multiplicative)
    for number, bins in enumerate((additive, multiplicative)):
        shown = [int(band.texts[number].replace(",", "")) for band in histogram.bands]
        assert sum(shown) == sum(bins)


@given(BINS)
def test_shares_are_of_all_customers(bins: list[int]) -> None:
    histogram = score_histogram(bins, bins)
    assert sum(band.shares[0] for band in histogram.bands) == pytest.approx(1 if sum(bins) else 0)


def test_what_is_worth_nothing_stands_alone_and_the_rest_in_tens() -> None:
    histogram = score_histogram(at(_0=1, _1=2, _9=3, _10=4, _99=5), at(_0=15))
    assert [(band.label, *band.texts) for band in histogram.bands if set(band.texts) != {"0"}] == [
        ("under 1", "1", "15"),
        ("1–9", "5", "0"),
        ("10–19", "4", "0"),
        ("90–100", "5", "0"),
    ]
    assert [band.label for band in histogram.bands] == [
        *("under 1", "1–9", "10–19", "20–29", "30–39", "40–49"),
        *("50–59", "60–69", "70–79", "80–89", "90–100"),
    ]
    assert [band.tone for band in histogram.bands] == [Tone.ZERO, *[Tone.SOUND] * 10]


def test_the_caption_says_how_many_stand_at_nothing() -> None:
    assert score_histogram(at(_80=7), at(_0=1, _75=6)).text.replace("\u00a0", " ") == (
        "Customers by score: 14.3 % have a multiplicative score under 1, 0 % an additive score under 1."
    )


def test_nobody_makes_an_empty_picture() -> None:
    histogram = score_histogram([0] * 100, [0] * 100)
    assert {share for band in histogram.bands for share in band.shares} == {0}
    assert not any(cell.bar for row in histogram_table(histogram).rows for cell in row)


def test_as_a_table_the_longest_bar_stands_for_the_largest_share_of_either_series() -> None:
    table = histogram_table(score_histogram(at(_50=100, _80=100), at(_0=160, _50=40)))
    bars = {row[0].text: [cell.bar or 0 for cell in row[1:]] for row in table.rows}
    assert bars["under 1"] == pytest.approx([0, 1])
    assert bars["50–59"] == pytest.approx([0.625, 0.25])
    assert [(column.heading, column.align) for column in table.columns] == [
        ("score", Align.RIGHT),
        ("additive", Align.LEFT),
        ("multiplicative", Align.LEFT),
    ]


def test_a_table_is_one_already() -> None:
    histogram = score_histogram(at(_50=1), at(_50=1))
    table = histogram_table(histogram)
    assert (as_table(table), as_table(histogram)) == (table, table)


def test_large_numbers_have_their_commas() -> None:
    assert score_histogram(at(_80=1_234_567), at(_0=1_234_567)).bands[0].texts == ("0", "1,234,567")
