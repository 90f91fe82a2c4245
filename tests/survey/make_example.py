"""Writes `journeys/survey-example.csv`: 1,500 synthetic customers from a seeded generator, all made up.

The table is made so that its average looks good while about one journey in seven is worth nothing.
`python -m tests.survey.make_example` writes it again; a test proves that it comes out the same.
"""

from pathlib import Path
from random import Random

EXAMPLE = Path(__file__).parents[2] / "journeys" / "survey-example.csv"
CUSTOMERS = 1500
_SEED = 1986
_REGIONS = (("north", 30), ("south", 25), ("coast", 20), ("islands", 15), ("overseas", 10))
# For each moment: its column, the usual rating, how often it is a zero, and how often it is left empty.
_MOMENTS = (
    ("booking", 8.6, 0.008, 0.05),
    ("check-in", 8.4, 0.015, 0.04),
    ("security", 7.8, 0.020, 0.04),
    ("delay-desk", 8.0, 0.050, 0.12),
    ("boarding", 8.7, 0.015, 0.03),
    ("baggage", 8.5, 0.040, 0.22),
)
_HARDER = {"islands": 1.6, "overseas": 2.1}  # zeros are so many times as frequent there


def example() -> str:
    """The table as CSV text."""
    random = Random(_SEED)
    names = [name for name, _ in _REGIONS]
    lines = [",".join(["customer", "region", *(moment[0] for moment in _MOMENTS), "recommended"])]
    for number in range(1, CUSTOMERS + 1):
        region = random.choices(names, [share for _, share in _REGIONS])[0]
        mood = random.gauss(0, 0.7)
        ratings = [_rating(random, mood, _HARDER.get(region, 1.0), *moment[1:]) for moment in _MOMENTS]
        rated = [rating for rating in ratings if rating is not None]
        recommends = _recommends(random, rated)
        cells = ["" if rating is None else str(rating) for rating in ratings]
        lines.append(",".join([f"C{number:04}", region, *cells, recommends]))
    return "\n".join(lines) + "\n"


def _rating(
    random: Random, mood: float, harder: float, usual: float, zero: float, empty: float
) -> int | None:
    if random.random() < empty:
        return None
    if random.random() < zero * harder:
        return 0
    return min(10, max(1, round(random.gauss(usual + mood, 1.1))))


def _recommends(random: Random, rated: list[int]) -> str:
    """Most who had a good journey would recommend it; a zero costs more than the average says."""
    if not rated or random.random() < 0.05:
        return ""
    likely = 0.12 * sum(rated) / len(rated) - 0.12 - 0.35 * (0 in rated)
    return "yes" if random.random() < likely else "no"


if __name__ == "__main__":
    EXAMPLE.write_text(example(), encoding="utf-8", newline="")
