"""What a ranking can be sorted by; apart from the ranking, so that the command line can name it for free."""

from enum import StrEnum


class Order(StrEnum):
    """What a ranking is sorted by; the worst comes first."""

    MULTIPLICATIVE = "multiplicative"
    ADDITIVE = "additive"
    HIDDEN_LOSS = "hidden-loss"
    TITLE = "title"
    PATH = "path"
