"""What a survey found, as frozen data. Wording, order of tables and rounding are the report's business."""

from dataclasses import dataclass
from enum import StrEnum

from mot_cli.survey.intervals import Area, Interval, Share
from mot_cli.survey.problems import SurveyProblem
from mot_cli.survey.question import Question, SurveyMoment


@dataclass(frozen=True, slots=True)
class MomentSummary:
    """One moment over all customers of a group.

    Args:
        number: its place in the journey, from 1.
        moment: the moment.
        rated: customers who rated it.
        unrated: customers who did not.
        mean: the mean rating, in rating units; None where nobody rated it.
        zeros: ratings worth nothing, of those rated.
        fragile: ratings with a value above 0 and up to 0.25, of those rated.
        deaths: journeys that died here (the first zero in the journey's order), of the collapsed ones.

    """

    number: int
    moment: SurveyMoment
    rated: int
    unrated: int
    mean: float | None
    zeros: Share
    fragile: Share
    deaths: Share


class Law(StrEnum):
    """A way to make one score of a journey's values."""

    ADDITIVE = "additive"
    MULTIPLICATIVE = "multiplicative"
    WEAKEST = "weakest"
    POWER_MEAN = "power-mean"


@dataclass(frozen=True, slots=True)
class LawArea:
    """How well a law's score tells customers with the outcome from those without.

    Args:
        law: the law.
        exponent: of the power mean it is; None for the weakest moment.
        roc: the area under its ROC curve from scores in 1,000 bins; None where one side is empty.

    """

    law: Law
    exponent: float | None
    roc: Area | None


@dataclass(frozen=True, slots=True)
class OutcomeSummary:
    """What became of the customers of a group, of those who are scored and whose outcome is known.

    Args:
        known: the scored customers whose outcome is known, and those of them with the outcome.
        unknown: scored customers whose outcome is not known; they are in no figure here.
        collapsed: customers with the outcome, of the collapsed journeys.
        whole: customers with the outcome, of the journeys that did not collapse.
        gap: the 95 % interval of the rate among whole minus the rate among collapsed journeys.
        by_zeros: the same by number of zeros in a journey, from 0 up; numbers that do not occur are left out.
        laws: additive, multiplicative, weakest, and last the best power mean.
        exponents: the power mean at every exponent that was tried, ascending. The best was picked on the same
            customers, so its area is a little too good.
        advantage: the area of the multiplicative minus that of the additive score, both from 100 bins, and
            its interval, for the whole table; None for a segment and where one side is empty.

    """

    known: Share
    unknown: int
    collapsed: Share
    whole: Share
    gap: Interval | None
    by_zeros: tuple[tuple[int, Share], ...]
    laws: tuple[LawArea, ...]
    exponents: tuple[LawArea, ...]
    advantage: tuple[float, Interval | None] | None = None


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """The customers of a table, or of one segment of it.

    Args:
        customers: all of them.
        scored: those who rated at least one moment.
        collapsed: journeys with a zero, of those scored.
        additive: the mean additive score, 0..100; None where nobody is scored.
        multiplicative: the mean multiplicative score, 0..100.
        additive_bins: customers by additive score, in 100 bins of one point; the last holds 100 too.
        multiplicative_bins: the same by multiplicative score.
        moments: one a moment, in the journey's order.
        outcome: None where no outcome was asked for.

    """

    customers: int
    scored: int
    collapsed: Share
    additive: float | None
    multiplicative: float | None
    additive_bins: tuple[int, ...]
    multiplicative_bins: tuple[int, ...]
    moments: tuple[MomentSummary, ...]
    outcome: OutcomeSummary | None = None

    @property
    def unscored(self) -> int:
        """Customers without any rating: they are in no score."""
        return self.customers - self.scored

    @property
    def hidden_loss(self) -> float | None:
        """The mean of A − M, 0..100: what the averages hide; None where nobody is scored."""
        if self.additive is None or self.multiplicative is None:
            return None
        return self.additive - self.multiplicative


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment.

    Args:
        name: the value of the column; None for customers without one.
        rank: 1 for the largest share of collapsed journeys; equal shares have equal ranks.
        summary: its customers.

    """

    name: str | None
    rank: int
    summary: GroupSummary


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The answer to one question.

    Args:
        question: what was asked.
        tables: the tables as they were given.
        engine: what it was asked of.
        overall: all customers.
        segments: worst first; empty where none were asked for.
        warnings: what makes the answer worth less than it looks.
        dropped: invalid input that was left out, and what that means; empty where there was none.

    """

    question: Question
    tables: tuple[str, ...]
    engine: str
    overall: GroupSummary
    segments: tuple[Segment, ...]
    warnings: tuple[SurveyProblem, ...] = ()
    dropped: tuple[SurveyProblem, ...] = ()
