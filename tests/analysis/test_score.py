"""The two scores, and what remains."""

from itertools import pairwise
from math import isclose, nextafter
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import gmean

from mot_cli.analysis.score import JourneyScore, MomentState, both_scores, score, weight_shares
from mot_cli.journey.scale import PRESETS, Scale
from tests.analysis.journeys import journey, rated, weights

Rated = list[tuple[float, float]]


def scored(pairs: Rated) -> JourneyScore:
    return score(journey([rating for rating, _ in pairs], [weight for _, weight in pairs]))


def known(number: float | None) -> float:
    assert number is not None
    return number


@pytest.mark.parametrize(
    ("ratings", "weights", "scale", "additive", "multiplicative", "remaining"),
    [
        ([4, 5, 3, 4, 5], None, Scale(0, 5, 0), 84, 82.5784, 38.4),
        ([5, 5, 1, 5, 5], None, Scale(0, 5, 0), 84, 72.4780, 20),
        ([4, 1], [3.0, 1.0], Scale(0, 5, 0), 65, 56.5685, 32),
        ([5, 5, 0, 5, 5], None, Scale(0, 5, 0), 80, 0, 0),
        ([95] * 6, None, PRESETS["percent"], 95, 95, 73.5092),
    ],
)
def test_the_scores_of_the_design(
    ratings: list[float],
    weights: list[float] | None,
    scale: Scale,
    additive: float,
    multiplicative: float,
    remaining: float,
) -> None:
    found = score(journey(ratings, weights, scale=scale))
    assert found.additive == pytest.approx(additive)
    assert found.multiplicative == pytest.approx(multiplicative, abs=5e-5)
    assert found.remaining == pytest.approx(remaining, abs=5e-5)
    assert found.hidden_loss == pytest.approx(additive - multiplicative, abs=5e-5)


@pytest.mark.parametrize(
    ("indices", "index"),
    [
        ([0.9844, 0.9203, 0.9828], 0.962),
        ([0.9728, 0.9335, 0.9776], 0.961),
        ([0.7268, 0.5517, 0.6326], 0.633),
        ([0.6396, 0.2638, 0.3803], 0.400),
    ],
)
def test_the_human_development_index_of_2021(indices: list[float], index: float) -> None:
    found = score(journey([100 * each for each in indices], scale=PRESETS["percent"]))
    assert round(known(found.multiplicative) / 100, 3) == index


def test_the_mean_the_human_development_index_gave_up() -> None:
    found = score(journey([63.96, 26.38, 38.03], scale=PRESETS["percent"]))
    assert known(found.additive) == pytest.approx(42.79)


@given(rated)
def test_the_multiplicative_score_is_the_weighted_geometric_mean(pairs: Rated) -> None:
    found = scored(pairs)
    values = [known(moment.value) for moment in found.rated]
    # scipy takes the logarithm of a zero, which is right and warns.
    expected = 0.0 if 0.0 in values else 100 * float(gmean(values, weights=[weight for _, weight in pairs]))
    assert found.multiplicative == pytest.approx(expected, rel=1e-9)


@given(rated)
def test_the_multiplicative_score_is_never_above_the_additive(pairs: Rated) -> None:
    found = scored(pairs)
    assert 0 <= known(found.multiplicative) <= known(found.additive) <= 100


@given(st.floats(0, 1), st.lists(weights, min_size=1, max_size=12))
def test_equal_values_are_their_own_mean_by_either_law_to_the_last_bit(
    value: float, each: list[float]
) -> None:
    assert both_scores([value] * len(each), each) == (100 * value, 100 * value)


@given(st.floats(0.01, 1), st.lists(weights, min_size=2, max_size=12))
@example(0.9679033101508892, [3.0, 0.001])
def test_no_mean_is_above_the_highest_value_by_rounding(value: float, each: list[float]) -> None:
    additive, multiplicative = both_scores([value] * (len(each) - 1) + [nextafter(value, 0)], each)
    assert known(multiplicative) <= known(additive) <= 100 * value


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([0.5, 1.0, 2.0])), min_size=1, max_size=12))
def test_the_scores_are_equal_only_where_all_values_are(pairs: list[tuple[int, float]]) -> None:
    found = scored([(float(rating), weight) for rating, weight in pairs])
    equal = known(found.hidden_loss) == 0
    assert equal == (len({rating for rating, _ in pairs}) == 1)


@given(rated, st.randoms(use_true_random=False))
def test_the_order_changes_neither_score_nor_what_remains_at_the_end(
    pairs: Rated,
    random: Random,
) -> None:
    found = scored(pairs)
    random.shuffle(pairs)
    other = scored(pairs)
    assert (other.additive, other.multiplicative) == (found.additive, found.multiplicative)
    assert other.remaining == found.remaining


def test_the_order_of_a_thousand_moments_changes_nothing_to_the_last_bit() -> None:
    random = Random(1873)
    pairs = [
        (random.uniform(4.9, 5) ** random.choice([1, 0.9]), random.uniform(0.01, 9)) for _ in range(1000)
    ]
    found = scored(pairs)
    for _ in range(5):
        random.shuffle(pairs)
        assert scored(pairs).remaining == found.remaining


def test_the_order_changes_what_remains_on_the_way() -> None:
    early, late = score(journey([1.0, 5.0])), score(journey([5.0, 1.0]))
    assert [m.remaining for m in early.moments] == pytest.approx([20, 20])
    assert [m.remaining for m in late.moments] == pytest.approx([100, 20])


@given(rated, st.floats(1e-6, 1e6))
def test_only_the_proportions_of_the_weights_matter(pairs: Rated, factor: float) -> None:
    found = scored(pairs)
    other = scored([(rating, weight * factor) for rating, weight in pairs])
    assert other.additive == pytest.approx(known(found.additive), rel=1e-9)
    assert other.multiplicative == pytest.approx(known(found.multiplicative), rel=1e-9)


@given(rated, st.integers(0, 12))
def test_one_zero_makes_the_journey_zero(pairs: Rated, place: int) -> None:
    place = min(place, len(pairs))
    found = scored([*pairs[:place], (0.0, 1e-3), *pairs[place:]])
    assert (found.multiplicative, found.remaining) == (0, 0)
    assert found.collapse is not None
    assert found.collapse.number <= place + 1


@given(rated)
def test_what_remains_at_the_end_is_the_score_to_the_number_of_moments(pairs: Rated) -> None:
    found = scored(pairs)
    expected = 100 * (known(found.multiplicative) / 100) ** len(pairs)
    assert known(found.remaining) == pytest.approx(expected, rel=1e-9, abs=1e-300)


@given(rated)
def test_what_remains_never_rises_where_the_weights_are_positive(pairs: Rated) -> None:
    remaining = [known(moment.remaining) for moment in scored(pairs).moments]
    assert all(then <= now * (1 + 1e-12) for now, then in pairwise(remaining))


def test_ten_thousand_moments_are_not_a_false_zero() -> None:
    found = score(journey([0.5] * 9_999 + [5.0]))
    assert found.multiplicative == pytest.approx(10, rel=1e-3)
    assert known(found.remaining) > 0
    assert all(moment.state is not MomentState.ZERO for moment in found.moments)


@given(
    st.lists(
        st.tuples(st.floats(0, 5), st.floats(1e-300, 1e300) | st.sampled_from([1e-300, 1e300])),
        min_size=1,
        max_size=8,
    )
)
def test_weights_of_any_size(pairs: Rated) -> None:
    found = scored(pairs)
    values = [known(moment.value) for moment in found.moments]
    additive, multiplicative = known(found.additive), known(found.multiplicative)
    assert multiplicative <= additive <= 100 * max(values)
    assert additive >= 100 * min(values) * (1 - 1e-12)
    assert (multiplicative == 0) == (0.0 in values)
    assert multiplicative >= 100 * min(values) * (1 - 1e-12)


def test_shares_of_the_weights() -> None:
    assert weight_shares([]) == []
    assert weight_shares([1e308, 1e308]) == [0.5, 0.5]
    assert weight_shares([3, 1]) == [0.75, 0.25]
    assert both_scores([], []) == (None, None)


def test_unrated_moments_are_left_out_of_every_score() -> None:
    found = score(journey([None, 4.0, None, 1.0]))
    assert found.additive == pytest.approx(50)
    assert found.multiplicative == pytest.approx(40)
    assert [moment.remaining for moment in found.moments] == [
        None,
        pytest.approx(80),
        pytest.approx(80),
        pytest.approx(16),
    ]
    assert [moment.number for moment in found.unrated] == [1, 3]
    assert [moment.number for moment in found.rated] == [2, 4]


def test_a_journey_without_a_rating_has_no_scores() -> None:
    found = score(journey([None, None]))
    assert (found.additive, found.multiplicative, found.hidden_loss) == (None, None, None)
    assert (found.remaining, found.weakest, found.collapse) == (None, None, None)


def test_states_and_what_is_dead_after_the_collapse() -> None:
    found = score(journey([5.0, 1.25, 0.0, 1.3, 0.0, None]))
    assert [moment.state for moment in found.moments] == [
        MomentState.SOUND,
        MomentState.FRAGILE,
        MomentState.ZERO,
        MomentState.SOUND,
        MomentState.ZERO,
        MomentState.UNRATED,
    ]
    assert [moment.dead for moment in found.moments] == [False, False, False, True, True, True]
    assert found.collapse is not None
    assert found.collapse.number == 3
    assert [moment.number for moment in found.zeros] == [3, 5]
    assert [moment.number for moment in found.fragile] == [2]
    assert found.weakest is not None
    assert found.weakest.number == 3


def test_a_hair_above_zero_is_alive() -> None:
    found = score(journey([5e-324, 5.0, 5e-324], [1.0, 1e-9, 1.0]))
    assert known(found.multiplicative) > 0
    assert known(found.remaining) > 0
    assert not found.zeros
    assert isclose(known(found.moments[1].remaining), known(found.moments[0].remaining))
