"""Two journeys compared."""

from dataclasses import fields, replace
from math import fsum
from random import Random
from typing import Any

import pytest

from mot_cli.analysis.alignment import MatchedBy
from mot_cli.analysis.diff import Change, JourneyDiff, diff
from mot_cli.analysis.whatif import with_ratings
from mot_cli.journey.duration import Duration
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import PRESETS, Scale
from tests.analysis.journeys import journey, random_journey


def read(text: str) -> Journey:
    found = read_text(text).journey
    assert found is not None
    return found


OLD = read("""
journey: Signing up
scale: 0-5
moments:
  - {name: Finding a shop, rating: 4}
  - {name: Waiting, rating: 0}
  - {name: Signing, rating: 3}
  - {name: Paying, rating: 5}
  - {name: Going home, rating: 2}
""")
NEW = read("""
journey: Signing up
scale: 0-5
moments:
  - {name: Finding a shop, rating: 4}
  - {name: Waiting, rating: 3}
  - {name: Signing, rating: 4}
  - {name: Paying, rating: 4}
  - {name: Going home, rating: 2}
""")


def changes(found: JourneyDiff) -> list[tuple[int | None, int | None, set[str]]]:
    return [
        (
            moment.old.number if moment.old else None,
            moment.new.number if moment.new else None,
            {change.value for change in moment.changes},
        )
        for moment in found.moments
    ]


def test_rerated_moments_and_their_shares() -> None:
    """The factors are fifth roots, so the shares of the literal product are not those of M."""
    found = diff(OLD, NEW)
    assert [bool(moment.changes) for moment in found.moments] == [False, True, True, True, False]
    assert {change for moment in found.changed for change in moment.changes} == {Change.RERATED}
    assert found.moments[1].change_value == pytest.approx(0.6)
    assert found.change_additive == pytest.approx(12)
    assert [moment.additive_share for moment in found.moments] == pytest.approx([0, 12, 4, -4, 0])
    assert found.change_multiplicative == pytest.approx(100 * (0.8 * 0.6 * 0.8 * 0.8 * 0.4) ** 0.2)
    assert found.change_remaining == pytest.approx(12.288)
    assert [moment.new.number for moment in found.collapses_mended if moment.new] == [2]
    assert found.collapses_caused == ()
    assert not found.regressed


def test_the_other_way_round_it_regresses() -> None:
    found = diff(NEW, OLD)
    assert found.regressed
    assert [moment.new.number for moment in found.collapses_caused if moment.new] == [2]


@pytest.mark.parametrize(
    ("old", "new", "regressed"),
    [
        ([4, 4], [4, 3], True),  # no collapse, and yet worse
        ([4, 3], [4, 4], False),
        ([4, 2], [2, 4], False),  # the same score another way
        ([5, 5], [5, 4.999999999999], False),  # what rounding could do
        ([5, 5], [5, 4.9999999], True),
    ],
)
def test_a_journey_regresses_where_its_score_falls_by_more_than_rounding(
    old: list[float], new: list[float], regressed: bool
) -> None:
    assert diff(journey(old), journey(new)).regressed == regressed


def test_a_journey_does_not_differ_from_itself() -> None:
    random = Random(5)
    for _ in range(100):
        start = random_journey(random)
        found = diff(start, start)
        assert found.changed == ()
        assert not found.regressed
        assert all(moment.multiplicative_share in (0, None) for moment in found.moments)
        assert all(moment.additive_share in (0, None) for moment in found.moments)
        assert found.change_multiplicative in (0, None)


def test_shares_sum_to_the_change_of_either_score() -> None:
    random = Random(2000)
    for _ in range(500):
        found = diff(random_journey(random), random_journey(random))
        if found.change_multiplicative is None:
            assert {moment.multiplicative_share for moment in found.moments} == {None}
            assert {moment.additive_share for moment in found.moments} == {None}
            continue
        of_m = fsum(moment.multiplicative_share or 0 for moment in found.moments)
        of_a = fsum(moment.additive_share or 0 for moment in found.moments)
        assert of_m == pytest.approx(found.change_multiplicative, abs=1e-10)
        assert of_a == pytest.approx(found.change_additive, abs=1e-10)


def test_every_moment_of_either_journey_is_shown_once() -> None:
    random = Random(17)
    for _ in range(300):
        old, new = random_journey(random, 8), random_journey(random, 8)
        found = diff(old, new)
        assert [m.new.number for m in found.moments if m.new] == list(range(1, len(new.moments) + 1))
        assert sorted(m.old.number for m in found.moments if m.old) == list(range(1, len(old.moments) + 1))


def test_added_and_removed_moments_stand_where_they_stood() -> None:
    old = journey([1, 2, 3, 4], names=["AA", "BB", "CC", "DD"])
    new = journey([2, 5, 4], names=["BB", "XX", "DD"])
    assert changes(diff(old, new)) == [
        (1, None, {"removed"}),
        (2, 1, set()),
        (3, None, {"removed"}),
        (None, 2, {"added"}),
        (4, 3, set()),
    ]


def test_a_removed_moment_does_not_follow_one_that_moved_away() -> None:
    old = journey([1, 2, 3, 4, 5], names=["AA", "BB", "CC", "DD", "EE"])
    new = journey([1, 4, 5, 2], names=["AA", "DD", "EE", "BB"])
    assert changes(diff(old, new)) == [
        (1, 1, set()),
        (3, None, {"removed"}),
        (4, 2, set()),
        (5, 3, set()),
        (2, 4, {"moved"}),
    ]


def test_a_moment_says_how_it_was_recognised() -> None:
    old = journey([1, 2, 3, 4], names=["Call", "Waiting for a clerk", "Pay", "Sign"])
    new = journey([1, 2, 3, 5], names=["Call", "Waiting for the clerk", "Pay", "Refund"])
    new = replace(new, moments=(*new.moments[:2], replace(new.moments[2], id="bill"), new.moments[3]))
    assert [(m.old is None, m.matched_by) for m in diff(old, new).moments] == [
        (False, MatchedBy.ID),
        (False, MatchedBy.LIKENESS),
        (False, MatchedBy.NAME),
        (False, None),
        (True, None),
    ]


def test_a_renamed_and_a_moved_moment_are_one_change_each() -> None:
    old = journey([3] * 5, names=["Waiting for a clerk", "Signing", "Paying", "Testing", "Going home"])
    new = journey([3] * 5, names=["Going home", "Waiting for the clerk", "Signing", "Paying", "Testing"])
    assert changes(diff(old, new)) == [
        (5, 1, {"moved"}),
        (1, 2, {"renamed"}),
        (2, 3, set()),
        (3, 4, set()),
        (4, 5, set()),
    ]


def test_reweighted_and_reworded() -> None:
    old = journey([3, 3])
    heavier = replace(old.moments[0], weight=2.0)
    annotated = replace(old.moments[1], note="The line was busy")
    found = diff(old, replace(old, moments=(heavier, annotated)))
    assert changes(found) == [(1, 1, {"re-weighted"}), (2, 2, {"reworded"})]
    assert found.change_multiplicative == pytest.approx(0)


@pytest.mark.parametrize("field", [field.name for field in fields(Moment)])
def test_no_field_of_a_moment_changes_unnoticed(field: str) -> None:
    """An id says which moment it is, so another id alone is the same moment with nothing changed."""
    told = {"id": set(), "name": {"renamed"}, "rating": {"re-rated"}, "weight": {"re-weighted"}}
    old = journey([3])
    others: dict[str, Any] = {"rating": 4.0, "weight": 2.0, "effort": 2.0, "duration": Duration(1, "h")}
    changed = replace(old.moments[0], **{field: others.get(field, "B")})
    new = replace(old, moments=(changed,))
    assert changes(diff(old, new)) == [(1, 1, told.get(field, {"reworded"}))]


def test_different_scales_are_compared_by_value() -> None:
    old = journey([4, 3.5, None, 2])
    new = journey([8, 7, 1, 5], scale=PRESETS["nps"])
    found = diff(old, new)
    assert found.scales_differ
    assert changes(found) == [(1, 1, set()), (2, 2, set()), (3, 3, {"re-rated"}), (4, 4, {"re-rated"})]
    worse = diff(old, journey([7, 7, None, 4], scale=PRESETS["nps"]))
    assert changes(worse) == [(1, 1, {"re-rated"}), (2, 2, set()), (3, 3, set()), (4, 4, set())]
    assert not diff(old, journey([4, 3.5, None, 2], scale=Scale(0, 5, 0, step=0.5))).scales_differ


def test_on_one_scale_another_rating_is_a_change_even_where_both_are_worth_nothing() -> None:
    scale = Scale(0, 10, 4)
    assert changes(diff(journey([1], scale=scale), journey([3], scale=scale))) == [(1, 1, {"re-rated"})]


def test_unrated_on_both_sides_is_no_change_on_any_scale() -> None:
    assert changes(diff(journey([None, 5]), journey([None, 10], scale=PRESETS["nps"]))) == [
        (1, 1, set()),
        (2, 2, set()),
    ]


def test_a_rating_that_is_given_or_withdrawn_is_a_factor_of_one_without_it() -> None:
    found = diff(journey([5, None]), journey([5, 5]))
    assert [moment.changes for moment in found.moments] == [frozenset(), {Change.RERATED}]
    assert [moment.multiplicative_share for moment in found.moments] == [0, 0]
    assert found.moments[1].change_value is None
    mended = diff(journey([5, 0]), journey([5, None]))
    assert len(mended.collapses_mended) == 1


def test_without_a_rating_there_is_no_change_to_share() -> None:
    for found in (diff(journey([None]), journey([3])), diff(journey([3]), journey([None]))):
        assert (found.change_additive, found.change_multiplicative) == (None, None)
        assert found.change_remaining is None
        assert found.moments[0].multiplicative_share is None
        assert found.moments[0].additive_share is None
    assert not diff(journey([None]), journey([3])).regressed
    assert diff(journey([3]), journey([None])).regressed
    assert diff(journey([None]), journey([0])).regressed
    assert diff(journey([4]), journey([None])).regressed


def test_one_of_two_zeros_mended_changes_nothing_and_is_said_to_be_mended() -> None:
    found = diff(journey([0, 0, 5]), journey([4, 0, 5]))
    assert found.change_multiplicative == 0
    assert len(found.collapses_mended) == 1
    assert not found.regressed


def test_a_second_zero_is_a_regression_though_the_score_was_zero() -> None:
    found = diff(journey([0, 4]), journey([0, 0]))
    assert found.change_multiplicative == 0
    assert found.regressed


def test_a_removed_zero_is_mended_and_an_added_one_caused() -> None:
    found = diff(journey([5, 0], names=["AA", "BB"]), journey([5, 0], names=["AA", "XX"]))
    assert [moment.changes for moment in found.collapses_mended] == [{Change.REMOVED}]
    assert [moment.changes for moment in found.collapses_caused] == [{Change.ADDED}]


def test_two_thousand_moments() -> None:
    random = Random(1)
    old = journey([float(random.randint(1, 5)) for _ in range(2000)])
    new = with_ratings(old, {index: float(random.randint(0, 5)) for index in range(0, 2000, 7)})
    found = diff(old, new)
    assert fsum(moment.multiplicative_share or 0 for moment in found.moments) == pytest.approx(
        found.change_multiplicative, abs=1e-9
    )
