"""Two surveys side by side, a survey as a measured journey, and the intervals both rest on."""

import math
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("duckdb")

from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import Scale
from mot_cli.survey import Question, survey
from mot_cli.survey.compare import compare
from mot_cli.survey.intervals import (
    Share,
    area_difference,
    area_under_curve,
    difference,
    wilson,
)
from mot_cli.survey.measured import measured_journey
from tests.survey.conftest import STARS, WIDE, Write


def test_two_surveys_side_by_side(write: Write) -> None:
    question = replace(WIDE, by="where")
    before = survey(question, [write("1.csv", "a,b,where\n" + "5,0,n\n" * 40 + "5,5,s\n" * 60)])
    after = survey(
        question, [write("2.csv", "a,b,where\n" + "5,0,n\n" * 10 + "5,5,s\n" * 80 + "0,5,w\n" * 10)]
    )
    both = compare(before, after)
    assert both.collapsed.change == pytest.approx(-0.2)
    assert both.collapsed.clear
    a, b = both.moments
    assert a.zeros is not None
    assert b.zeros is not None
    assert a.zeros.change == pytest.approx(0.1)
    assert b.zeros.change == pytest.approx(-0.3)
    assert b.deaths is not None
    assert (b.deaths.before.of, b.deaths.after.count) == (100, 10)
    assert a.mean == pytest.approx(-0.5)
    assert both.additive == pytest.approx(10)
    assert {segment.name: segment.collapsed is None for segment in both.segments} == {
        "n": False,
        "s": False,
        "w": True,
    }


def test_surveys_on_different_scales_do_not_compare(write: Write) -> None:
    table = write("t.csv", "a,b\n1,2\n")
    other = survey(replace(WIDE, scale=Scale(0, 10, 0)), [table])
    with pytest.raises(ValueError, match="different scales"):
        compare(survey(WIDE, [table]), other)


def test_moments_only_one_survey_asked_about(write: Write) -> None:
    table = write("t.csv", "a,b,c\n1,2,3\n")
    both = compare(
        survey(Question.from_columns(["a", "b"], STARS), [table]),
        survey(Question.from_columns(["c", "b"], STARS), [table]),
    )
    assert [(m.moment.id, m.before is None, m.after is None) for m in both.moments] == [
        ("c", True, False),
        ("b", False, False),
        ("a", False, True),
    ]
    assert both.moments[0].zeros is None
    assert both.moments[0].mean is None


def test_a_survey_as_a_measured_journey(write: Write) -> None:
    journey = Journey(
        "Lounge", (Moment("Doors", "doors", column="a", owner="Front desk"), Moment("Food", "b")), STARS
    )
    question = Question.from_journey(journey)
    assert [moment.column for moment in question.moments] == ["a", "b"]
    measured = measured_journey(survey(question, [write("t.csv", "a,b\n5,\n0,\n1,\n")]), journey)
    doors, food = measured.moments
    assert (doors.rating, doors.owner, doors.column, food.rating) == (2, "Front desk", "a", None)
    assert doors.note == "3 ratings, 33.3% of them zeros (1)."
    assert "a mean hides zeros" in (measured.summary or "")
    plain = measured_journey(survey(WIDE, [write("u.csv", "a,b\n5,1\n")]))
    assert [(moment.id, moment.rating, moment.column) for moment in plain.moments] == [
        ("a", 5, None),
        ("b", 1, None),
    ]


def test_questions_that_cannot_be_asked() -> None:
    with pytest.raises(ValueError, match="at least one moment"):
        Question.from_columns([], STARS)
    with pytest.raises(ValueError, match="read from `a`"):
        Question.from_columns(["a", "a"], STARS)
    with pytest.raises(ValueError, match="above 0"):
        Question((replace(WIDE.moments[0], weight=0),), STARS)


@given(st.integers(1, 10_000), st.data())
def test_wilson_ends_are_where_the_score_test_just_rejects(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    interval = wilson(count, of)
    assert interval is not None
    assert 0 <= interval.low <= count / of <= interval.high <= 1
    for end in (interval.low, interval.high):
        if 0 < end < 1:
            z = abs(count / of - end) / math.sqrt(end * (1 - end) / of)
            assert z == pytest.approx(1.959964, rel=1e-5)


def test_newcombes_own_examples() -> None:
    """Table II of his paper, method 10: 56/70 against 48/80, and 10/10 against 0/10."""
    interval = difference(Share(56, 70), Share(48, 80))
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (0.0524, 0.3339)
    interval = difference(Share(10, 10), Share(0, 10))
    assert interval is not None
    assert (round(interval.low, 4), interval.high) == (0.6075, 1)
    assert difference(Share(0, 0), Share(1, 2)) is None


def test_the_areas_interval_covers_the_area_it_should() -> None:
    """Of 300 samples from two normals one apart, about 95 % of the intervals hold the true area."""
    random = Random(5)
    truth = 0.5 * (1 + math.erf(1 / 2))
    held = 0
    for _ in range(300):
        positive, negative = Counter[int](), Counter[int]()
        for _ in range(60):
            positive[min(max(int(random.gauss(60, 10)), 0), 99)] += 1
            negative[min(max(int(random.gauss(50, 10)), 0), 99)] += 1
        area = area_under_curve([positive[b] for b in range(100)], [negative[b] for b in range(100)])
        assert area is not None
        assert area.interval is not None
        held += area.interval.low <= truth <= area.interval.high
    assert 275 <= held <= 297


def test_areas_at_the_ends() -> None:
    perfect = area_under_curve([0, 5], [5, 0])
    assert perfect is not None
    assert (perfect.area, perfect.interval) == (1, None)
    assert area_under_curve([0, 0], [5, 0]) is None
    coin = area_under_curve([5, 5], [5, 5])
    assert coin is not None
    assert coin.area == 0.5


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), min_size=4, max_size=60))
def test_the_difference_of_two_areas_is_that_of_each(rows: list[tuple[int, int, bool]]) -> None:
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    for first, second, positive in rows:
        without, with_ = cells.get((first, second), (0, 0))
        cells[first, second] = (without + (not positive), with_ + positive)
    found = area_difference(cells, 5)
    areas = []
    for score in (0, 1):
        sides = [
            [sum(1 for row in rows if row[score] == b and row[2] is side) for b in range(5)]
            for side in (True, False)
        ]
        areas.append(area_under_curve(*sides))
    if found is None:
        assert areas == [None, None]
        return
    assert areas[0] is not None
    assert areas[1] is not None
    assert found[0] == pytest.approx(areas[0].area - areas[1].area)
    if found[1] is not None:
        assert found[1].low <= found[0] <= found[1].high
    same = area_difference({(a, a): counts for (a, _), counts in cells.items()}, 5)
    assert same is None or same[0] == 0
