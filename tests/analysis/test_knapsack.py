"""The exact optimum under a budget, apart from any journey."""

from itertools import accumulate, product
from random import Random

import pytest

from mot_cli.analysis.knapsack import Choice, Item, Option, best_within, cheapest_reaching


def worth(items: list[Item], choice: Choice) -> tuple[int, float]:
    """What a choice costs and gains."""
    picked = [item.options[at] for item, at in zip(items, choice, strict=True) if at is not None]
    return sum(option.cost for option in picked), sum(option.gain for option in picked)


def random_items(random: Random) -> list[Item]:
    """Items whose options may gain less for more cost, or rise ever steeper."""
    items = []
    for _ in range(random.randint(1, 5)):
        costs = sorted(random.sample(range(1, 30), random.randint(1, 4)))
        gains = [random.choice([0.5, 1.0, random.uniform(0, 3)]) for _ in costs]
        items.append(Item(tuple(map(Option, costs, gains))))
    return items


def every_choice(items: list[Item]) -> list[tuple[int, float]]:
    ways = product(*([None, *range(len(item.options))] for item in items))
    return [worth(items, choice) for choice in ways]


@pytest.mark.parametrize("seed", range(5))
def test_any_options_agree_with_trying_everything(seed: int) -> None:
    random = Random(seed)
    for _ in range(60):
        items = random_items(random)
        budget = random.randint(0, 60)
        cost, gain = worth(items, best_within(items, budget))
        most = max(gain for cost, gain in every_choice(items) if cost <= budget)
        assert gain == pytest.approx(most)
        assert cost == min(c for c, g in every_choice(items) if c <= budget and g >= most - 1e-12)
        wanted = random.uniform(0.1, most) if most else 0.1
        reaching = [cost for cost, gain in every_choice(items) if gain >= wanted]
        if reaching:
            assert worth(items, cheapest_reaching(items, wanted))[0] == min(reaching)


@pytest.mark.parametrize("seed", range(5))
def test_gains_that_are_multiples_of_one_agree_with_trying_everything(seed: int) -> None:
    random = Random(seed)
    for _ in range(60):
        quantum, efforts = random.choice([1.0, 0.2, 1 / 3]), random.choice([(1, 2, 3), (2, 3), (3, 5, 7)])
        items = []
        for _ in range(random.randint(1, 6)):
            effort, weight = random.choice(efforts), random.choice([1, 1, 2])
            steps = range(1, random.randint(2, 5))
            items.append(Item(tuple(Option(effort * step, weight * quantum * step) for step in steps)))
        budget = random.randint(0, 40)
        affordable = [(cost, gain) for cost, gain in every_choice(items) if cost <= budget]
        most = max(gain for _, gain in affordable)
        cost, gain = worth(items, best_within(items, budget))
        assert gain == pytest.approx(most)
        assert cost == min(cost for cost, gain in affordable if gain >= most - 1e-9)


def test_thousands_of_equals_leave_nothing_to_search() -> None:
    random = Random(0)
    items = [
        Item(tuple(Option(effort * step, 0.2 * step) for step in range(1, random.randint(2, 6))))
        for effort in random.choices((1, 2, 3), k=5_000)
    ]
    cost, gain = worth(items, best_within(items, 7_000))
    steps = sorted(option.cost // (place + 1) for item in items for place, option in enumerate(item.options))
    affordable = sum(1 for spent in accumulate(steps) if spent <= 7_000)
    assert gain == pytest.approx(0.2 * affordable)
    assert cost == sum(steps[:affordable])


def items_with_zeros(random: Random) -> list[Item]:
    """Items of few kinds and round gains, so that many choices are equal; some are zeros."""
    kinds = []
    for _ in range(random.randint(1, 3)):
        zero = random.random() < 0.6
        count = random.randint(1, 3)
        costs = sorted(random.sample(range(1, 9), count))
        gains = sorted(random.randint(-12 if zero else 1, 8) / 8 for _ in costs)
        kinds.append(Item(tuple(map(Option, costs, gains)), zero=zero))
    return [random.choice(kinds) for _ in range(random.randint(1, 5))]


def judged(items: list[Item]) -> list[tuple[int, float, int]]:
    """Of every choice: the zeros it leaves, what it falls short of a gain of 0, and what it costs."""
    found = []
    for choice in product(*([None, *range(len(item.options))] for item in items)):
        cost, gain = worth(items, choice)
        found.append((zeros_left(items, choice), -gain, cost))
    return found


def zeros_left(items: list[Item], choice: Choice) -> int:
    return sum(item.zero and at is None for item, at in zip(items, choice, strict=True))


@pytest.mark.parametrize("seed", range(6))
def test_the_fewest_zeros_come_first_then_the_gain_then_the_cost(seed: int) -> None:
    random = Random(seed)
    for _ in range(150):
        items = items_with_zeros(random)
        budget = random.randint(0, 4 * len(items))
        found = best_within(items, budget)
        cost, gain = worth(items, found)
        assert (zeros_left(items, found), -gain, cost) == min(
            each for each in judged(items) if each[2] <= budget
        )


@pytest.mark.parametrize("seed", range(3))
def test_the_cheapest_choice_that_gains_enough_leaves_no_zero_and_gains_the_most_for_its_cost(
    seed: int,
) -> None:
    random = Random(seed)
    for _ in range(60):
        items = items_with_zeros(random)
        cleared = [(cost, -gain) for zeros, gain, cost in judged(items) if zeros == 0]
        wanted = random.choice(cleared)[1]
        found = cheapest_reaching(items, wanted)
        cost, gain = worth(items, found)
        assert zeros_left(items, found) == 0
        least = min(cost for cost, gain in cleared if gain >= wanted)
        assert (cost, gain) == (least, max(gain for cost, gain in cleared if cost == least))


def test_of_equal_zeros_the_earlier_are_cleared_and_of_unequal_ones_those_that_gain_most() -> None:
    same = Item((Option(3, -1.0),), zero=True)
    better = Item((Option(3, -0.5),), zero=True)
    dear = Item((Option(4, 0.0),), zero=True)
    assert best_within([same] * 5, 7) == (0, 0, None, None, None)
    assert best_within([same, better, same, better], 7) == (None, 0, None, 0)
    assert best_within([dear, same, dear], 7) == (0, 0, None)
    assert best_within([dear, dear, same], 7) == (0, None, 0)


def test_of_equal_choices_the_earlier_items_are_chosen() -> None:
    items = [Item((Option(2, 1.0), Option(4, 1.5)))] * 6
    assert best_within(items, 7) == (0, 0, 0, None, None, None)
    assert best_within([Item((Option(3, 2.0),)), *items], 6) == (0, 0, None, None, None, None, None)


def test_a_gain_out_of_reach_gets_the_highest_there_is() -> None:
    assert cheapest_reaching([Item((Option(1, 0.5),)), Item((Option(1, 0.25),))], 2.0) == (0, 0)


def test_nothing_to_choose_from() -> None:
    assert best_within([], 5) == ()
    assert best_within([Item(()), Item((), zero=True)], 5) == (None, None)
