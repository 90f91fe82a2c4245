"""Each factor's share of the change of a product."""

from itertools import pairwise, permutations
from math import fsum, prod
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.score import score
from mot_cli.analysis.share import mend_first, shares, shortfall_shares
from tests.analysis.journeys import journey, rated

factors = st.sampled_from([0.0, 1.0]) | st.floats(0, 1)
changes = st.lists(st.tuples(factors, factors), max_size=40)


def brute_force(before: list[float], after: list[float]) -> list[float]:
    """The mean, over all orders of changing the factors, of what each adds when its turn comes."""
    totals = [0.0] * len(before)
    orders = list(permutations(range(len(before))))
    for order in orders:
        now = list(before)
        for place in order:
            product = prod(now)
            now[place] = after[place]
            totals[place] += prod(now) - product
    return [total / len(orders) for total in totals]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([0.8, 0, 0.6, 1, 0.4], [0.8, 0.6, 0.8, 0.8, 0.4], [0, 0.12032, 0.01664, -0.01408, 0]),
        ([0.5, 0.4], [0.8, 0.9], [0.195, 0.325]),
        ([0.0, 0.0], [1.0, 1.0], [0.5, 0.5]),
        ([0.0, 1.0], [1.0, 0.0], [0.5, -0.5]),
        ([0.0, 0.5], [0.0, 1.0], [0, 0]),
        ([], [], []),
    ],
)
def test_known_shares(before: list[float], after: list[float], expected: list[float]) -> None:
    assert shares(before, after) == pytest.approx(expected, abs=1e-15)


def test_shares_agree_with_every_order_of_changing_the_factors() -> None:
    random = Random(1911)
    for _ in range(1000):
        count = random.choices(range(1, 7), [1, 2, 3, 3, 2, 0.2])[0]
        draw = [[random.choice([0.0, 1.0, random.random()]) for _ in range(count)] for _ in range(2)]
        if random.random() < 0.3:
            draw[1][0] = draw[0][0]
        assert shares(*draw) == pytest.approx(brute_force(*draw), abs=1e-13)


@given(changes)
def test_shares_sum_to_the_change_and_have_the_sign_of_their_own(pairs: list[tuple[float, float]]) -> None:
    before, after = [a for a, _ in pairs], [b for _, b in pairs]
    found = shares(before, after)
    assert fsum(found) == pytest.approx(prod(after) - prod(before), abs=1e-12)
    for share, a, b in zip(found, before, after, strict=True):
        assert share * (b - a) >= 0
        assert a != b or share == 0


@pytest.mark.parametrize("count", [75, 300, 2000])
def test_shares_of_many_factors(count: int) -> None:
    rising = shares([0.0] * count, [1.0] * count)
    assert rising == pytest.approx([1 / count] * count, rel=1e-9)
    random = Random(count)
    before = [random.random() ** (1 / count) for _ in range(count)]
    after = [random.choice([0.3, 1.0]) ** (1 / count) for _ in range(count)]
    assert fsum(shares(before, after)) == pytest.approx(prod(after) - prod(before), abs=1e-12)


def test_fewer_nodes_than_an_exact_rule_needs_give_the_same_shares() -> None:
    """Equal factors have a closed form: φ = (bⁿ − aⁿ)/n."""
    count, a, b = 501, 0.5, 1.0
    assert shares([a] * count, [b] * count) == pytest.approx(
        [(b**count - a**count) / count] * count, rel=1e-11
    )


def test_a_product_too_small_for_a_float_has_no_shares_to_speak_of() -> None:
    assert shares([0.1] * 2000, [0.2] * 2000) == [0.0] * 2000
    assert shares([5e-324], [0.0]) == pytest.approx([0.0], abs=1e-300)


def test_factors_pair_up() -> None:
    with pytest.raises(ValueError, match="zip"):
        shares([0.5], [0.5, 1.0])


@given(rated)
def test_shortfall_shares_sum_to_the_shortfall(pairs: list[tuple[float, float]]) -> None:
    found = score(journey([rating for rating, _ in pairs], [weight for _, weight in pairs]))
    parts = shortfall_shares(found)
    assert found.multiplicative is not None
    assert fsum(part or 0 for part in parts) == pytest.approx(100 - found.multiplicative, abs=1e-9)
    assert all(part is not None and part >= 0 for part in parts)


def test_an_unrated_moment_has_no_share_of_the_shortfall() -> None:
    found = shortfall_shares(score(journey([None, 5.0, 0.0])))
    assert list(found) == [None, 0.0, pytest.approx(100.0)]
    assert shortfall_shares(score(journey([None]))) == (None,)


def test_a_zero_of_vanishing_weight_still_carries_the_shortfall() -> None:
    parts = shortfall_shares(score(journey([0.0, 5.0], [5e-324, 1e300])))
    assert parts == pytest.approx((100.0, 0.0))


def test_zeros_are_mended_first_the_heavier_before_the_lighter_then_the_deepest_loss() -> None:
    found = score(journey([1.0, 0.0, 5.0, 0.0, 3.0, None, 1.0], [9.0, 0.1, 1.0, 2.0, 1.0, 1.0, 1.0]))
    assert [moment.number for moment in mend_first(found)] == [4, 2, 1, 7, 5]


@pytest.mark.parametrize("unit", [1e-300, 1.0, 1e300])
def test_what_to_mend_first_depends_on_the_proportions_of_the_weights_alone(unit: float) -> None:
    found = score(journey([1.0, 2.0, 1.0, 4.0], [1 * unit, 5 * unit, 3 * unit, 2 * unit]))
    assert [moment.number for moment in mend_first(found)] == [3, 2, 1, 4]


def test_a_feather_does_not_blur_which_of_the_heavy_is_mended_first() -> None:
    found = score(journey([4.0, 1.0, 4.0], [1e-300, 5e299, 1e300]))
    assert [moment.number for moment in mend_first(found)] == [2, 3, 1]


def test_nothing_to_mend() -> None:
    assert mend_first(score(journey([5.0, None]))) == ()
    assert mend_first(score(journey([None]))) == ()


@given(rated)
def test_what_to_mend_first_has_the_largest_share_of_the_shortfall(pairs: list[tuple[float, float]]) -> None:
    found = score(journey([rating for rating, _ in pairs], [weight for _, weight in pairs]))
    parts = shortfall_shares(found)
    ordered = [parts[moment.number - 1] or 0 for moment in mend_first(found)]
    assert all(first >= then - 1e-9 for first, then in pairwise(ordered))
    assert len(ordered) == sum(moment.value != 1 for moment in found.moments)
