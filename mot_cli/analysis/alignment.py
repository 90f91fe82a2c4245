"""Which moment of one journey is which of another: by id, by name, by likeness; and which have moved.

Ratings play no part in it, so that a moment is the same moment whatever became of it.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from mot_cli.journey.model import Moment

LIKENESS = 0.6
"""How alike two names must be, as a ratio of `difflib`, to be taken for the same moment renamed."""

# Comparing every old name with every new one is quadratic, and each comparison is quadratic in the names. Up
# to the first limit every pair is compared; beyond it each new name meets only the old ones that share its
# rarest pieces, and those at about its place.
_ALL_PAIRS = 2_500
_CANDIDATES = 4
_COMMON_PIECE = 32  # a piece of a name found in more names than this tells none of them apart
_COMPARED_LENGTH = 80  # characters; what tells two names apart stands in the first of them
_PIECE_LENGTHS = (4, 8, 16)  # characters; the long ones tell apart names made of the same few words


class MatchedBy(StrEnum):
    """How a moment of the old journey was recognised in the new one."""

    ID = "id"
    NAME = "name"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Match:
    """A moment of the old journey and the same one of the new.

    Args:
        old: its index in the old journey.
        new: its index in the new journey.
        by: how it was recognised.
        moved: whether it stands elsewhere among the moments both journeys have.

    """

    old: int
    new: int
    by: MatchedBy
    moved: bool


def align(old: Sequence[Moment], new: Sequence[Moment]) -> tuple[Match, ...]:
    """Match the moments of two journeys, each at most once.

    Equal ids match first (an id that is not stated is a slug of the name), then equal names, the first of
    several with the first, then the most alike names. The fewest moments that explain the new order have
    moved: those outside a longest run of matches that keep their order.

    Args:
        old: the moments of the old journey.
        new: the moments of the new journey.

    Returns:
        The matches in the order of the new journey.

    """
    pairs: dict[int, tuple[int, MatchedBy]] = {}
    free_old = list(range(len(old)))
    free_new = list(range(len(new)))

    def take(found: Iterator[tuple[int, int]], by: MatchedBy) -> None:
        nonlocal free_old, free_new
        pairs.update((place, (earlier, by)) for earlier, place in found)
        taken = {earlier for earlier, _ in pairs.values()}
        free_old = [place for place in free_old if place not in taken]
        free_new = [place for place in free_new if place not in pairs]

    take(_equal(free_old, free_new, lambda p: old[p].id, lambda p: new[p].id), MatchedBy.ID)
    old_names = [_plain_name(moment.name) for moment in old]
    new_names = [_plain_name(moment.name) for moment in new]
    take(_equal(free_old, free_new, old_names.__getitem__, new_names.__getitem__), MatchedBy.NAME)
    take(_alike(old_names, new_names, free_old, free_new), MatchedBy.LIKENESS)
    order = sorted(pairs)
    staying = _longest_rising([pairs[place][0] for place in order])
    return tuple(
        Match(pairs[place][0], place, pairs[place][1], pairs[place][0] not in staying) for place in order
    )


def _plain_name(name: str) -> str:
    """A name as it is compared: case, spacing and the way accents are encoded say nothing."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _equal(
    old: Sequence[int], new: Sequence[int], old_key: Callable[[int], str], new_key: Callable[[int], str]
) -> Iterator[tuple[int, int]]:
    """Pair places with equal keys, the first with the first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in reversed(old):
        waiting[old_key(place)].append(place)
    for place in new:
        if places := waiting.get(new_key(place)):
            yield places.pop(), place


def _alike(
    old_names: Sequence[str], new_names: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pair places whose names are alike, the most alike first, of equals those nearest in the order."""
    found = []
    matcher: SequenceMatcher[str] = SequenceMatcher()
    for place, candidates in _candidates(old_names, new_names, old, new):
        matcher.set_seq2(new_names[place][:_COMPARED_LENGTH])
        for earlier in candidates:
            matcher.set_seq1(old_names[earlier][:_COMPARED_LENGTH])
            if matcher.real_quick_ratio() >= LIKENESS and matcher.quick_ratio() >= LIKENESS:
                ratio = matcher.ratio()
                if ratio >= LIKENESS:
                    found.append((-ratio, abs(earlier - place), earlier, place))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, earlier, place in sorted(found):
        if earlier not in taken_old and place not in taken_new:
            taken_old.add(earlier)
            taken_new.add(place)
            yield earlier, place


def _candidates(
    old_names: Sequence[str], new_names: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """For each new place the old ones worth comparing it with."""
    if len(old) * len(new) <= _ALL_PAIRS:
        yield from ((place, old) for place in new)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for place in old:
        for piece in _pieces(old_names[place]):
            holders[piece].append(place)
    for number, place in enumerate(new):
        shared: Counter[int] = Counter()
        for piece in sorted(_pieces(new_names[place])):
            if len(holders.get(piece, ())) <= _COMMON_PIECE:
                shared.update(holders.get(piece, ()))
        centre = number * len(old) // len(new)
        near = old[max(0, centre - _CANDIDATES // 2) : centre + _CANDIDATES // 2 + 1]
        likely = [earlier for earlier, _ in shared.most_common(_CANDIDATES)]
        yield place, sorted({*near, *likely})


def _pieces(name: str) -> set[str]:
    """The short stretches of characters a name is made of."""
    name = name[:_COMPARED_LENGTH]
    return {
        name[start : start + length] for length in _PIECE_LENGTHS for start in range(len(name) - length + 1)
    }


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """A longest rising subsequence of different numbers (patience sorting: Fredman 1975)."""
    tops: list[int] = []
    top_places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(top_places[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        top_places[pile : pile + 1] = [place]
    kept = []
    at = top_places[-1] if top_places else None
    while at is not None:
        kept.append(numbers[at])
        at = before[at]
    return frozenset(kept)
