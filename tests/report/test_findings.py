"""The findings in sentences: what a reader is told of a journey, in the very words."""

from hypothesis import given
from hypothesis import strategies as st

from mot_cli.analysis.score import JourneyScore
from mot_cli.journey.model import Moment
from mot_cli.report.document import Note, Tone
from mot_cli.report.findings import findings
from tests.examples import scored, scored_moments


def sentences(score: JourneyScore) -> list[str]:
    """Every finding with what follows from it, one string each."""
    return [" ".join((note.text, *note.more)) for note in findings(score)]


def owned(*owners: str | None) -> JourneyScore:
    """A journey of zeros owned so, and one sound moment that nobody needs to hear of."""
    zeros = (
        Moment(f"Moment {number}", f"moment-{number}", 0, owner=owner)
        for number, owner in enumerate(owners, start=1)
    )
    return scored_moments(*zeros, Moment("The last", "last", 5))


def test_one_zero() -> None:
    assert sentences(scored(5, 0, 4, names=["Ordering", "Waiting", "Complaining"])) == [
        "The journey collapses at moment 2 “Waiting”. No owner is named for moment 2.",
        "Mend first: moment 2 “Waiting” (96.4 of the 100 missing points), then 3 “Complaining” (3.6).",
        "Of the others, the weakest is moment 3 “Complaining”, rated 4 of 5.",
    ]


def test_two_zeros_both_must_be_mended() -> None:
    assert sentences(scored(0, 5, 0)) == [
        (
            "The journey collapses at moment 1 “Moment 1”. Moment 3 “Moment 3” is a zero too."
            " Mending one of them changes nothing: the journey stays at zero until both are mended."
            " No owner is named for moments 1 and 3."
        ),
        "Mend first: moment 1 “Moment 1” (50 of the 100 missing points), then 3 “Moment 3” (50).",
    ]


def test_more_zeros_than_a_sentence_names() -> None:
    verdict = sentences(scored(*[0] * 9))[0]
    assert verdict == (
        "The journey collapses at moment 1 “Moment 1”."
        " Moments 2 “Moment 2”, 3 “Moment 3”, 4 “Moment 4”, 5 “Moment 5”, 6 “Moment 6” and 3 more are zeros"
        " too. Mending one of them changes nothing: the journey stays at zero until all 9 are mended."
        " No owner is named for moments 1, 2, 3, 4, 5 and 4 more."
    )


def test_three_zeros_among_more_than_five_moments() -> None:
    assert sentences(scored(5, 0, 4, 0, 5, 0, 5))[0].startswith(
        "The journey collapses at moment 2 “Moment 2”."
        " Moments 4 “Moment 4” and 6 “Moment 6” are zeros too. Mending one of them changes nothing:"
        " the journey stays at zero until all 3 are mended."
    )


def test_no_rated_moment() -> None:
    assert findings(scored(None, None)) == (
        Note(Tone.UNRATED, "No moment is rated, so there is no score yet."),
    )


def test_a_healthy_journey() -> None:
    assert sentences(scored(4, 5, 3, 4, 5)) == [
        "The journey holds: no moment is worth nothing. The average hides 1.4 of 84 points.",
        (
            "Mend first: moment 3 “Moment 3” (9.3 of the 17.4 missing points), then 1 “Moment 1” (4.1)"
            " and 4 “Moment 4” (4.1)."
        ),
        "The weakest is moment 3 “Moment 3”, rated 3 of 5.",
    ]


def test_a_perfect_journey() -> None:
    assert sentences(scored(5, 5)) == ["The journey holds: no moment is worth nothing."]


def test_equal_ratings_hide_nothing() -> None:
    assert sentences(scored(4, 4))[0] == "The journey holds: no moment is worth nothing."


def test_fragile_moments() -> None:
    assert "1 moment is fragile, one bad day from collapse: 2 “Moment 2”." in sentences(scored(5, 1))
    assert "2 moments are fragile, one bad day from collapse: 1 “Moment 1” and 2 “Moment 2”." in sentences(
        scored(1, 1.25, 5)
    )


def test_unrated_moments_are_never_zeros() -> None:
    said = sentences(scored(4, None))
    assert "1 moment is unrated and left out of every score: 2 “Moment 2”." in said
    assert not any("zero" in sentence or "collapse" in sentence for sentence in said)
    assert "2 moments are unrated and left out of every score: 1 “Moment 1” and 3 “Moment 3”." in sentences(
        scored(None, 4, None)
    )


def test_who_owns_the_zero() -> None:
    assert sentences(owned("Courier"))[0].endswith("Who owns the zero: Courier (moment 1).")


def test_one_owner_of_several_zeros_is_named_once() -> None:
    assert sentences(owned("Courier", "Web shop", "Courier"))[0].endswith(
        "Who owns the zeros: Courier (moments 1 and 3) and Web shop (moment 2)."
    )


def test_zeros_without_an_owner_are_told_beside_the_others() -> None:
    assert sentences(owned("Courier", None))[0].endswith(
        "Who owns the zeros: Courier (moment 1). No owner is named for moment 2."
    )


def test_the_most_important_comes_first() -> None:
    assert [note.tone for note in findings(scored(1, 0, None, 5))] == [
        Tone.ZERO,
        Tone.PLAIN,
        Tone.PLAIN,
        Tone.FRAGILE,
        Tone.UNRATED,
    ]


ratings = st.none() | st.sampled_from([0.0, 0.5, 1.0, 2.5, 4.0, 5.0])


@given(st.lists(ratings, min_size=1, max_size=12))
def test_a_journey_is_said_to_collapse_exactly_where_it_does(given_ratings: list[float | None]) -> None:
    score = scored(*given_ratings)
    verdict = findings(score)[0].text
    assert ("collapses" in verdict) == (0 in given_ratings)
    assert ("holds" in verdict) == (score.multiplicative is not None and score.multiplicative > 0)


def test_a_loss_too_small_to_show_is_left_out() -> None:
    assert sentences(scored(5, 5, 4.9999)) == [
        "The journey holds: no moment is worth nothing.",
        "The weakest is moment 3 “Moment 3”, rated 4.9999 of 5.",
    ]
