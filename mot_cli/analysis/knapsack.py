"""The exact optimum of a choice of one option an item under a budget. It knows costs and gains, no journey.

A frontier of undominated (cost, gain) pairs is carried from item to item: exact for any costs, where a table
over the budget would need small whole ones. What keeps it short is a price on cost (a Lagrangian bound,
Fisher 1981, Management Science 27): an option's loss is how far it falls behind the best option of its item
at that price, and a choice whose losses sum to more than what a known choice is short of the bound cannot be
better. Most items are left with one option. The others are freed a few at a time, those nearest to the
balance first (Pisinger 1995, European Journal of Operational Research 83), as each better choice narrows the
rest.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import fsum, inf, remainder
from operator import itemgetter
from typing import Any

_UNIT = 2.0**60  # gains are summed in whole units of 2⁻⁶⁰, so that equal sums are equal in whatever order
_EQUAL = round(_UNIT * 1e-12)  # gains this close are equal: the difference is rounding
_TOLERANCE = 1e-12  # of the bounds, which are floats: a choice this close to the limit is looked at
_PRICE_LIMIT = 1e9  # every price gives a valid bound, and one beyond this only a blurred one
_ROUNDING = 1e-9  # of slopes, which are differences of gains
_CORES = (4, 16, 64)  # kinds of items freed at first


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be done for an item.

    Args:
        cost: above 0, in whole units.
        gain: what it adds to the sum; below 0 only where it clears a zero.

    """

    cost: int
    gain: float


@dataclass(frozen=True, slots=True)
class Item:
    """Something for which one option is chosen, or none, which costs and gains nothing.

    Args:
        options: with rising costs.
        zero: whether the item is a zero unless one is chosen.

    """

    options: tuple[Option, ...]
    zero: bool = False


Choice = tuple[int | None, ...]
"""For each item the index of the option chosen, or None."""


def best_within(items: Sequence[Item], budget: int) -> Choice:
    """The choice that leaves the fewest zeros and, of those, has the highest gain.

    Of equal ones the cheapest wins, and then the one that does more for the earlier items.

    Args:
        items: in the order of preference between equals.
        budget: what the costs may sum to, 0 or more.

    """
    affordable = [[option for option in item.options if option.cost <= budget] for item in items]
    clearing = sorted(
        options[0].cost for item, options in zip(items, affordable, strict=True) if item.zero and options
    )
    cleared = sum(1 for spent in accumulate(clearing) if spent <= budget)
    ways: list[_Ways] = []
    for item, options in zip(items, affordable, strict=True):
        nothing = () if item.zero and options and cleared == len(clearing) else (_NOTHING,)
        doing = () if item.zero and not cleared else _ways(options)
        ways.append((*nothing, *doing))
    torn = [i for i, item in enumerate(items) if item.zero and len(ways[i]) > 1 and ways[i][0] is _NOTHING]
    problem = _Problem(ways, torn, cleared if torn else 0, budget, max(budget, 1))
    chosen, price = problem.fill(problem.cheapest_start())
    for _ in range(2 if torn else 0):  # which zeros to clear and what cost is worth settle each other
        other, other_price = problem.fill(problem.start_at(price))
        if problem.gain(other) > problem.gain(chosen):
            chosen, price = other, other_price
    return problem.choice(problem.best(chosen, price))


def cheapest_reaching(items: Sequence[Item], wanted: float) -> Choice:
    """The cheapest choice that leaves no zero and gains enough.

    Of equal ones the one of the highest gain wins, and then the one that does more for the earlier items.

    Args:
        items: in the order of preference between equals; every zero has an option.
        wanted: what the gains must sum to, but for rounding.

    Returns:
        That choice; the one of the highest gain where none gains enough.

    """
    ways = [_ways(item.options) if item.zero else (_NOTHING, *_ways(item.options)) for item in items]
    everything = sum(options[-1].cost for options in ways)
    problem = _Problem(ways, [], 0, everything, max(everything, 1))
    problem.wanted = round(wanted * _UNIT) - _EQUAL
    chosen, price = problem.fill(problem.cheapest_start())
    if problem.gain(chosen) < problem.wanted:
        return problem.choice(chosen)
    # The least cost comes first; what it can best be spent on is then a matter of a budget.
    return best_within(items, problem.cost(problem.best(chosen, price)))


@dataclass(frozen=True, slots=True)
class _Way:
    """An option or doing nothing, with the gain in whole units."""

    cost: int
    gain: float
    units: int
    option: int | None


_NOTHING = _Way(0, 0.0, 0, None)
_Ways = tuple[_Way, ...]


def _ways(options: Sequence[Option]) -> _Ways:
    return tuple(
        _Way(option.cost, option.gain, round(option.gain * _UNIT), index)
        for index, option in enumerate(options)
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A choice of one way an item.

    Args:
        cost: its cost.
        gain: its gain, in whole units.
        loss: how far it falls behind the best at the price.
        settled: the index of the way chosen for each item, but for those picked.
        picks: what was chosen for the others.

    """

    cost: int
    gain: int
    loss: float
    settled: Sequence[int]
    picks: "_Picks" = None

    @property
    def chosen(self) -> list[int]:
        """The index of the way chosen for each item."""
        result = list(self.settled)
        picked = [self.picks]
        while picked:
            match picked.pop():
                case (int(i), int(k)):
                    result[i] = k
                case (one, other):
                    picked += (one, other)
        return result


@dataclass(slots=True)
class _Problem:
    """One way is to be chosen for each item.

    Args:
        ways: those of each item, the cheapest first.
        torn: the zeros that can't all be cleared; their first way is to do nothing.
        cleared: how many of them must be.
        budget: what the costs may sum to.
        measure: what costs are measured against, so that any whole number fits a float.
        wanted: the gain to reach at the least cost, in whole units; None to gain the most within the budget.

    """

    ways: Sequence[_Ways]
    torn: Sequence[int]
    cleared: int
    budget: int
    measure: int
    wanted: int | None = None

    def cost(self, chosen: Sequence[int]) -> int:
        return sum(self.ways[i][k].cost for i, k in enumerate(chosen))

    def gain(self, chosen: Sequence[int]) -> int:
        return sum(self.ways[i][k].units for i, k in enumerate(chosen))

    def choice(self, chosen: Sequence[int]) -> Choice:
        return tuple(self.ways[i][k].option for i, k in enumerate(chosen))

    # -- a good choice, and the price of cost it implies -----------------------------------------------

    def cheapest_start(self) -> list[int]:
        """The least that must be done: of the zeros that are torn those that cost least."""
        order = sorted(self.torn, key=lambda i: (self.ways[i][1].cost, -self.ways[i][1].gain, i))
        return self._start(order)

    def start_at(self, price: float) -> list[int]:
        """The same with the zeros that are best to clear at a price, where the budget allows them."""
        best = {i: max(self._nets(i, price)[1:]) for i in self.torn}
        start = self._start(sorted(self.torn, key=lambda i: (-best[i], i)))
        return start if self.cost(start) <= self.budget else self.cheapest_start()

    def _start(self, order: Sequence[int]) -> list[int]:
        start = [0] * len(self.ways)
        for i in order[: self.cleared]:
            start[i] = 1
        return start

    def fill(self, start: Sequence[int]) -> tuple[list[int], float]:
        """Do what gains most for its cost, as far as the budget allows or until the wanted gain is reached.

        Returns:
            The choice, and the gain for its cost of what came first not to be done, or was the last to be.

        """
        staying = {i for i in self.torn if start[i] == 0}
        rises = [rise for i, at in enumerate(start) if i not in staying for rise in self._rises(i, at)]
        rises.sort()
        chosen = list(start)
        room = self.budget - self.cost(start)
        missing = inf if self.wanted is None else self.wanted - self.gain(start)
        price: float | None = None
        for _, i, source, target in rises:
            low, high = self.ways[i][source], self.ways[i][target]
            if missing <= 0:
                break
            if chosen[i] != source:
                continue
            if high.cost - low.cost > room:
                price = self._slope(low, high) if price is None else price
                continue
            chosen[i] = target
            room -= high.cost - low.cost
            missing -= high.units - low.units
            if self.wanted is not None:
                price = self._slope(low, high)
        return chosen, min(price or 0.0, _PRICE_LIMIT)

    def _rises(self, i: int, start: int) -> Iterator[tuple[float, int, int, int]]:
        """The edges of the upper hull of gains over costs: −gain/cost, rounded; item; from; to."""
        ways = self.ways[i]
        hull = [start]
        for k in range(start + 1, len(ways)):
            if ways[k].gain <= ways[hull[-1]].gain:
                continue
            while len(hull) > 1 and self._bends_up(ways[hull[-2]], ways[hull[-1]], ways[k]):
                hull.pop()
            hull.append(k)
        for source, target in pairwise(hull):
            # Slopes that differ by rounding are one, so that the earlier item goes first.
            yield -float(f"{self._slope(ways[source], ways[target]):.9g}"), i, source, target

    def _bends_up(self, low: _Way, middle: _Way, high: _Way) -> bool:
        """Whether the middle one is no good buy: the way on from it is steeper, by more than rounding."""
        return self._slope(low, middle) < self._slope(middle, high) * (1 - _ROUNDING)

    def _slope(self, low: _Way, high: _Way) -> float:
        extra = (high.cost - low.cost) / self.measure
        return (high.gain - low.gain) / extra if extra else inf

    # -- the best choice -------------------------------------------------------------------------------

    def best(self, known: Sequence[int], price: float) -> list[int]:
        """The best choice there is: of the highest gain, or the cheapest of the wanted gain.

        Args:
            known: a good one.
            price: of the whole measure of cost, in gain.

        """
        losses = self._losses(price)
        scale = price + max((abs(way.gain) for ways in self.ways for way in ways), default=0.0)
        tolerance = _TOLERANCE * scale
        loss = fsum(losses[i][k] for i, k in enumerate(known))
        incumbent = _Found(self.cost(known), self.gain(known), loss, known)
        quantum = self._quantum()
        for core in (*_CORES, len(self.ways)):
            limit = self._limit(incumbent, price, quantum)
            if limit <= tolerance and (self.wanted is None or limit < -tolerance):
                break
            if self.wanted is not None:
                self.budget = incumbent.cost - 1
            settled, loose = self._settle(losses, limit + tolerance, incumbent.chosen, core)
            found = self._pick(self._frontier(losses, limit + tolerance, settled, loose))
            if found is not None and self._is_better(found, incumbent):
                incumbent = found
            if len(loose) < core:
                break
        return incumbent.chosen

    def _limit(self, incumbent: _Found, price: float, quantum: float) -> float:
        """What the losses of a better choice sum to at most: how far the incumbent's are from the bound.

        Where the least cost is looked for, better means cheaper by at least one whole unit. Where all gains
        are multiples of a quantum that is larger than the distance, none gains more, and one that gains as
        much for no more loses no more.
        """
        if self.wanted is None:
            distance = incumbent.loss + price * ((self.budget - incumbent.cost) / self.measure)
            return incumbent.loss if distance < 0.999 * quantum else distance
        return incumbent.loss + (incumbent.gain - self.wanted) / _UNIT - price * (1 / self.measure)

    def _quantum(self) -> float:
        """What every gain is a whole multiple of: the least of them, or 0 where that is none.

        Moments of equal weights on whole steps have one for the additive score, and by the thousand they
        leave a great many equal choices to tell apart.
        """
        gains = {abs(way.gain) for ways in self.ways for way in ways if way.gain}
        least = min(gains, default=0.0)
        return least if all(abs(remainder(gain, least)) <= _ROUNDING * least for gain in gains) else 0.0

    def _pick(self, frontier: Sequence[_Found]) -> _Found | None:
        """The best of the undominated choices, which come with rising costs."""
        enough = self.wanted
        if enough is None:
            enough = max((found.gain for found in frontier), default=0) - _EQUAL
        return next((found for found in frontier if found.gain >= enough), None)

    def _is_better(self, found: _Found, incumbent: _Found) -> bool:
        if self.wanted is not None:
            return found.cost < incumbent.cost
        if abs(found.gain - incumbent.gain) <= _EQUAL:
            return found.cost <= incumbent.cost
        return found.gain > incumbent.gain

    def _nets(self, i: int, price: float) -> list[float]:
        """An item's gains at a price on cost."""
        return [way.gain - price * (way.cost / self.measure) for way in self.ways[i]]

    def _losses(self, price: float) -> list[list[float]]:
        """For each item and way how far it falls behind at a price.

        To have just so many of the torn zeros cleared, clearing one is rewarded or charged by as much as
        makes that number the best: halfway between the last worth clearing and the first that is not.
        """
        nets = [self._nets(i, price) for i in range(len(self.ways))]
        if self.torn:
            ranked = sorted((max(nets[i][1:]) for i in self.torn), reverse=True)
            reward = -(ranked[self.cleared - 1] + ranked[self.cleared]) / 2
            for i in self.torn:
                nets[i] = [nets[i][0], *(net + reward for net in nets[i][1:])]
        losses = []
        for net in nets:
            best = max(net)
            losses.append([best - each for each in net])
        return losses

    def _settle(
        self, losses: Sequence[Sequence[float]], limit: float, known: Sequence[int], core: int
    ) -> tuple[list[int], list[list[int]]]:
        """The way of each item that is not to be freed, and the items that are, those of one kind together.

        Args:
            losses: of each item and way.
            limit: what losses may sum to.
            known: the ways of items that could be freed and are not.
            core: how many kinds to free at most, those first that lose least by another way.

        """
        settled = list(known)
        kinds: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for i, loss in enumerate(losses):
            if sum(each <= limit for each in loss) > 1:
                kinds[*(way.units for way in self.ways[i]), *(way.cost for way in self.ways[i])].append(i)
            else:
                settled[i] = loss.index(min(loss))
        nearest = sorted(kinds.values(), key=lambda kind: sorted(losses[kind[0]])[1])
        # What adds most to the frontier comes last.
        return settled, nearest[:core][::-1]

    def _frontier(
        self,
        losses: Sequence[Sequence[float]],
        limit: float,
        settled: Sequence[int],
        loose: Sequence[Sequence[int]],
    ) -> list[_Found]:
        """The undominated choices whose losses stay within a limit, with rising costs and gains.

        Items of one kind come together before they meet the others: what many of them can do between them is
        little more than what one can.
        """
        free = {i for kind in loose for i in kind}
        states = [_START]
        for i, k in enumerate(settled):
            if i not in free:
                states = [_sum(states[0], self._state(i, k, losses))]
        for kind in loose:
            together = [_START]
            for i in kind:
                ways = [self._state(i, k, losses) for k, loss in enumerate(losses[i]) if loss <= limit]
                together = self._merged(together, ways, limit)
            states = self._merged(states, together, limit)
        return [
            _Found(cost, -fall, loss, settled, picks)
            for cleared, cost, fall, _, loss, picks in states
            if cleared == self.cleared and cost <= self.budget
        ]

    def _state(self, i: int, k: int, losses: Sequence[Sequence[float]]) -> "_State":
        """What one way of one item comes to."""
        way = self.ways[i][k]
        return int(k > 0 and i in self.torn), way.cost, -way.units, i * k, losses[i][k], (i, k)

    def _merged(self, some: Sequence["_State"], others: Sequence["_State"], limit: float) -> list["_State"]:
        """Every sum of two states, but for those that are dominated, lose too much or cost too much."""
        few, many = (some, others) if len(some) < len(others) else (others, some)
        merged: list[_State] = []
        for cleared, cost, fall, late, loss, picks in few:
            room, margin, left = self.budget - cost, limit - loss, self.cleared - cleared
            merged += [
                (cleared + cleared2, cost + cost2, fall + fall2, late + late2, loss + loss2, (picks, picks2))
                for cleared2, cost2, fall2, late2, loss2, picks2 in many
                if cost2 <= room and loss2 <= margin and cleared2 <= left
            ]
        merged.sort(key=itemgetter(0, 1, 2, 3))
        kept = []
        count, lowest = -1, 0
        for state in merged:
            if state[0] != count:
                count, lowest = state[0], state[2] + 1
            if state[2] < lowest:
                lowest = state[2]
                kept.append(state)
        return kept


_Picks = tuple[Any, Any] | None
"""Item and way, or two of these, or None: a tree, so that merging states copies nothing."""
_State = tuple[int, int, int, int, float, _Picks]
"""Torn zeros cleared, cost, −gain in units, how late the lifted items stand, loss, and what was picked."""
_START: _State = (0, 0, 0, 0, 0.0, None)


def _sum(one: _State, other: _State) -> _State:
    return (
        one[0] + other[0],
        one[1] + other[1],
        one[2] + other[2],
        one[3] + other[3],
        one[4] + other[4],
        None,
    )
