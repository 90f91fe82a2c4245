"""Journeys to measure with: seeded, varied in length, as people write them."""

from pathlib import Path
from random import Random

_NOTES = (
    "The form asked for the same address twice, and the second page lost what the first had saved.",
    "Nobody at the counter knew the offer; a colleague was called, who looked it up on a telephone.",
    "It worked at the first try.",
)


def write_journeys(folder: Path, count: int, seed: int = 2008) -> None:
    """Write `count` journey files of three to nine moments into a folder."""
    random = Random(seed)
    for number in range(count):
        (folder / f"journey-{number:06}.yaml").write_text(journey_text(random, number), "utf-8")


def journey_text(random: Random, number: int, moments: int | None = None) -> str:
    """One journey's YAML, of three to nine moments where it is not said."""
    lines = [
        "# yaml-language-server: $schema=../mot_cli/journey/journey.schema.json",
        f"journey: Customer {number}, the first week",
        "provider: Example Mobile",
        "customer: Somebody who moves from another network",
        "period: March 2008",
        "scale: 0-5",
        "moments:",
    ]
    for moment in range(moments or random.randint(3, 9)):
        lines += [
            f"  - name: Moment of truth number {moment + 1}",
            f"    id: moment-{moment + 1}",
            f"    rating: {random.choice((0, 1, 2, 3, 3, 4, 4, 4.5, 5, 5))}",
            f"    stage: Stage {moment // 3 + 1}",
            f"    channel: {random.choice(('shop', 'phone', 'web'))}",
            f"    owner: {random.choice(('Sales', 'Network', 'Call centre'))}",
            f"    note: {random.choice(_NOTES)}",
        ]
    return "\n".join(lines) + "\n"
