"""Supposing: a journey with other ratings, and which moment an id, a number or part of a name means."""

from collections.abc import Mapping
from dataclasses import replace

from mot_cli.journey.model import Journey

Candidate = tuple[int, str, str]
"""A moment somebody may have meant: its number from 1, its id, its name."""


class MomentNotFound(LookupError):  # noqa: N818 - it says what is wrong
    """What was asked for names no one moment.

    Args:
        wanted: what was asked for.
        candidates: the moments it may have meant; all of the journey's where nothing fits.

    """

    def __init__(self, wanted: str, candidates: tuple[Candidate, ...], message: str) -> None:
        super().__init__(message)
        self.wanted = wanted
        self.candidates = candidates


class UnknownMoment(MomentNotFound):
    """No moment fits."""

    def __init__(self, wanted: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(wanted, candidates, f"no moment is `{wanted}`")


class AmbiguousMoment(MomentNotFound):
    """Several moments fit."""

    def __init__(self, wanted: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(wanted, candidates, f"`{wanted}` may be any of {len(candidates)} moments")


def with_ratings(journey: Journey, ratings: Mapping[int, float | None]) -> Journey:
    """The journey with some moments rated otherwise.

    Args:
        journey: left as it is.
        ratings: new ratings by index from 0, in rating units of the journey's scale; None leaves a moment
            unrated.

    Raises:
        ValueError: a rating is not on the scale.
        IndexError: the journey has no moment at such an index.

    """
    moments = list(journey.moments)
    scale = journey.scale
    for index, rating in ratings.items():
        if rating is not None and not scale.contains(rating):
            message = f"the rating {rating:.10g} is outside the scale, {scale.ends}"
            raise ValueError(message)
        if not 0 <= index < len(moments):
            message = f"the journey has no moment {index + 1}"
            raise IndexError(message)
        moments[index] = replace(moments[index], rating=rating)
    return replace(journey, moments=tuple(moments))


def find_moment(journey: Journey, wanted: str) -> int:
    """The moment somebody means.

    Args:
        journey: where to look.
        wanted: an id, a number from 1, a name, or a part of one; only the id minds its case. The first of
            these kinds that fits any moment decides.

    Returns:
        The moment's index, from 0.

    Raises:
        UnknownMoment: nothing fits.
        AmbiguousMoment: the name, or the part of one, fits several.

    """
    for index, moment in enumerate(journey.moments):
        if moment.id == wanted:
            return index
    number = wanted.strip()
    if number.isdecimal() and len(number) <= 9 and 1 <= int(number) <= len(journey.moments):
        return int(number) - 1
    name = _plain(wanted)
    names = [_plain(moment.name) for moment in journey.moments]
    found = [index for index, other in enumerate(names) if other == name]
    if not found and name:
        found = [index for index, other in enumerate(names) if name in other]
    if len(found) == 1:
        return found[0]
    meant = found or range(len(names))
    candidates = tuple((i + 1, journey.moments[i].id, journey.moments[i].name) for i in meant)
    raise AmbiguousMoment(wanted, candidates) if found else UnknownMoment(wanted, candidates)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
