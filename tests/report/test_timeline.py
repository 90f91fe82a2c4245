"""A scored journey as a timeline: stages, marks, tones, and the facts around it."""

from mot_cli.journey.duration import Duration
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import PRESETS
from mot_cli.report.document import Detail, Facts, TimelineMoment, Tone
from mot_cli.report.timeline import facts, subtitle, timeline
from tests.examples import scored, scored_moments


def drawn(*ratings: float | None) -> list[TimelineMoment]:
    return [moment for stage in timeline(scored(*ratings)).stages for moment in stage.moments]


def test_consecutive_moments_of_one_stage_stand_together() -> None:
    stages = timeline(
        scored_moments(
            Moment("Looking", "a", 4, stage="Buying"),
            Moment("Paying", "b", 4, stage="Buying"),
            Moment("Waiting", "c", 4),
            Moment("Returning", "d", 4, stage="Buying"),
        )
    ).stages
    assert [(stage.name, [moment.name for moment in stage.moments]) for stage in stages] == [
        ("Buying", ["Looking", "Paying"]),
        ("", ["Waiting"]),
        ("Buying", ["Returning"]),
    ]


def test_the_first_zero_is_the_collapse_and_later_ones_are_zeros() -> None:
    assert [moment.mark for moment in drawn(5, 1, None, 0, 4, 0)] == [
        "",
        "fragile",
        "unrated",
        "collapse",
        "",
        "zero",
    ]


def test_after_the_collapse_everything_but_another_zero_is_dead() -> None:
    assert [moment.tone for moment in drawn(5, 0, 5, 1, None, 0)] == [
        Tone.SOUND,
        Tone.ZERO,
        Tone.DEAD,
        Tone.DEAD,
        Tone.DEAD,
        Tone.ZERO,
    ]


def test_what_remains_falls_moment_by_moment() -> None:
    assert [moment.remaining for moment in drawn(4, 5, 3, 4, 5)] == ["80", "80", "48", "38.4", "38.4"]


def test_nothing_remains_to_be_told_before_the_first_rating() -> None:
    unrated, rated = drawn(None, 4)
    assert (unrated.rating, unrated.bar, unrated.remaining, unrated.remaining_bar) == (
        "unrated",
        None,
        "",
        None,
    )
    assert (rated.rating, rated.bar, rated.remaining, rated.remaining_bar) == ("4", 0.8, "80", 0.8)


def test_an_unrated_moment_changes_nothing_of_what_remains() -> None:
    assert [moment.remaining for moment in drawn(4, None, 5)] == ["80", "80", "80"]


def test_bars_are_values_and_not_ratings() -> None:
    score = scored(-2, 0, 2, scale=PRESETS["emotion"])
    moments = [moment for stage in timeline(score).stages for moment in stage.moments]
    assert [(moment.rating, moment.bar) for moment in moments] == [("−2", 0.0), ("0", 0.5), ("2", 1.0)]


def test_the_whole_carries_its_scale_and_its_average() -> None:
    whole = timeline(scored(4, 5, 3, 4, 5), full=True, caption="Before")
    assert (whole.scale, whole.additive, whole.full, whole.caption) == ("0 to 5", 0.84, True, "Before")
    assert timeline(scored(None)).additive is None


def test_details_are_told_in_one_order_and_only_where_there_are_any() -> None:
    bare, told = (
        stage.moments
        for stage in timeline(
            scored_moments(
                Moment("Bare", "bare", 4, stage="One"),
                Moment(
                    "Told",
                    "told",
                    4,
                    stage="Two",
                    weight=1.5,
                    channel="phone",
                    owner="Call centre",
                    duration=Duration(25, "min"),
                    promise="Soon",
                    note="Late",
                    quote="Never again",
                ),
            )
        ).stages
    )
    assert bare[0].details == ()
    assert told[0].details == (
        Detail("promise", "Soon"),
        Detail("what happened", "Late"),
        Detail("quote", "“Never again”"),
        Detail("channel", "phone"),
        Detail("owner", "Call centre"),
        Detail("duration", "25 min"),
        Detail("weight", "1.5"),
    )


def test_facts_leave_out_what_the_file_does_not_say() -> None:
    moments = (Moment("The cut", "cut", 4),)
    assert facts(Journey("A haircut", moments)) == Facts((Detail("Scale", "0 to 5"),))
    assert facts(
        Journey("A haircut", moments, provider="Barber", customer="A boy", period="May", source="A diary")
    ) == Facts(
        (
            Detail("Provider", "Barber"),
            Detail("Customer", "A boy"),
            Detail("Period", "May"),
            Detail("Scale", "0 to 5"),
            Detail("Source", "A diary"),
        )
    )


def test_the_subtitle_says_who_met_whom_and_when() -> None:
    moments = (Moment("The cut", "cut", 4),)
    assert subtitle(Journey("A haircut", moments)) == ""
    assert subtitle(Journey("A haircut", moments, provider="Barber", period="May")) == "Barber · May"
