"""The journey as immutable plain data. Nothing here reads, scores or draws one."""

from dataclasses import dataclass

from mot_cli.journey.duration import Duration
from mot_cli.journey.scale import DEFAULT_SCALE, Scale


@dataclass(frozen=True, slots=True)
class Moment:
    """One contact in which the customer judges the provider.

    Args:
        name: what happened to the customer, in a few words.
        id: unique within the journey; what `diff` and `whatif` know the moment by.
        rating: what the customer gave, in rating units of the journey's scale; None where it is unrated.
        weight: how much the moment matters, above 0.
        effort: the cost of lifting the rating by one step, above 0, in any unit the team plans in.
        stage: the part of the journey the moment belongs to.
        channel: where the contact took place (shop, phone, web, …).
        owner: who at the provider answers for the moment.
        duration: how long it took.
        promise: what the provider said would happen.
        note: what happened.
        quote: what the customer said.
        column: the column of a survey table that holds its ratings; None where it is called like the id.

    """

    name: str
    id: str
    rating: float | None = None
    weight: float = 1.0
    effort: float = 1.0
    stage: str | None = None
    channel: str | None = None
    owner: str | None = None
    duration: Duration | None = None
    promise: str | None = None
    note: str | None = None
    quote: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """The ordered moments of truth of one customer (or persona) with one provider.

    Args:
        title: the journey's name.
        moments: at least one, in the order the customer met them.
        scale: what the ratings are on.
        scale_stated: whether the file said so itself.

    """

    title: str
    moments: tuple[Moment, ...]
    scale: Scale = DEFAULT_SCALE
    provider: str | None = None
    customer: str | None = None
    period: str | None = None
    summary: str | None = None
    source: str | None = None
    scale_stated: bool = True

    def value(self, moment: Moment) -> float | None:
        """The value (0..1) of one of this journey's moments; None where it is unrated."""
        return None if moment.rating is None else self.scale.value(moment.rating)
