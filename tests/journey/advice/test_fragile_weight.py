"""Advice: fragile moments carry over a third of the weight of the rated ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.advice.advice import named
from mot_cli.journey.advice.fragile_weight import find
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from tests.journey.reported import advice, journey


def rated(*moments: tuple[float | None, float]) -> Journey:
    """A journey on 0–4 of moments given as (rating, weight); a rating of 1 is fragile."""
    lines = [
        f"- {{name: m{number}, rating: {'null' if rating is None else rating}, weight: {weight:.1f}}}\n"
        for number, (rating, weight) in enumerate(moments, start=1)
    ]
    return journey("journey: x\nscale: 0-4\nmoments:\n" + "".join(lines))


def test_it_points_at_the_rating_of_the_heaviest() -> None:
    text = "journey: x\nscale: 0-4\nmoments:\n- {name: y, rating: 1}\n- {name: z, weight: 2, rating: 1}\n"
    assert advice(text) == ["5:32 fragile-weight"]


@pytest.mark.parametrize(
    ("moments", "part"),
    [
        ([(1, 1)], "100 %"),
        ([(1, 1), (4, 1)], "50 %"),
        ([(0.5, 2), (4, 3)], "40 %"),
        ([(1, 1), (1, 1), (4, 3)], "40 %"),
        ([(1, 1), (4, 1), (None, 100)], "50 %"),
        ([(1, 9.0e307), (4, 9.0e307), (4, 9.0e306)], "48 %"),
    ],
)
def test_over_a_third_is_too_much(moments: list[tuple[float | None, float]], part: str) -> None:
    [found] = find(rated(*moments))
    assert f" {part} of the weight" in found.message


@pytest.mark.parametrize(
    "moments",
    [
        [(1, 1), (4, 1), (4, 1)],
        [(1, 0.1), (4, 0.1), (4, 0.1)],
        [(0, 5), (4, 1)],
        [(1.01, 5), (4, 1)],
        [(1, 1), (4, 3), (None, 1)],
        [(None, 1)],
    ],
)
def test_a_third_is_fine_and_so_is_what_is_not_fragile(moments: list[tuple[float | None, float]]) -> None:
    assert list(find(rated(*moments))) == []


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (1, "`m1` is fragile and carries 100 %"),
        (2, "`m1` and `m2` are fragile and together carry 100 %"),
        (3, "`m1`, `m2` and `m3` are fragile and together carry 100 %"),
        (5, "`m1`, `m2`, `m3` and 2 more are fragile and together carry 100 %"),
    ],
)
def test_it_names_the_moments(count: int, named: str) -> None:
    [found] = find(rated(*[(1, 1)] * count))
    assert found.message == f"{named} of the weight"


@given(
    st.lists(st.tuples(st.sampled_from([0.0, 1.0, 4.0, None]), st.integers(1, 50)), min_size=1, max_size=9)
)
def test_the_share_is_that_of_exact_arithmetic(moments: list[tuple[float | None, int]]) -> None:
    made = tuple(
        Moment(f"m{i}", f"m{i}", rating, float(weight)) for i, (rating, weight) in enumerate(moments)
    )
    fragile = sum(weight for rating, weight in moments if rating == 1)
    whole = sum(weight for rating, weight in moments if rating is not None)
    found = list(find(Journey("x", made, scale=rated((1, 1)).scale)))
    assert bool(found) == (3 * fragile > whole)


def test_weights_of_any_size_are_compared() -> None:
    weights = ((1.0, 1e300), (4.0, 1e-300), (4.0, 1e300))
    moments = tuple(
        Moment(f"m{weight}", f"m{n}", rating, weight) for n, (rating, weight) in enumerate(weights)
    )
    (found,) = find(Journey("x", moments, Scale(0, 4, 0)))
    assert "carries 50 % of the weight" in found.message


def test_a_long_name_is_cut() -> None:
    for length, shown in ((60, "x" * 60), (61, "x" * 57 + "…")):
        assert named(Moment("x" * length, "x")) == f"`{shown}`"
