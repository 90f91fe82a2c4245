"""Where things stand on a chart: how wide a column is, how high a value, which labels there is room for."""

from dataclasses import dataclass

from mot_cli.render.svg_text import BOLD, wrap
from mot_cli.render.visible import visible
from mot_cli.report.document import Chart, TimelineMoment

_LABELLED = 30  # width of a column from which its numbers fit
_STEPS = tuple(int(step * 10**power) for power in range(7) for step in (1, 2, 5))
_NAMED = 58  # width of a column from which its name reads as words


@dataclass(frozen=True, slots=True)
class Frame:
    """A size of the drawing; all lengths in its own units, which are pixels at full size.

    Args:
        width: of the whole drawing.
        left: from its edge to the axis.
        right: what stands free for the name of the additive level.
        plot: how high 100 % is.
        font: size of the text.
        names: whether moments may be named below their columns.
    """

    width: float
    left: float
    right: float
    plot: float
    font: float
    names: bool


WIDE = Frame(860, 46, 108, 250, 13, names=True)
NARROW = Frame(358, 42, 70, 210, 12, names=False)

_TITLE = 34
FLAG = 26.0
"""How high the flag at the collapse is."""
_LEAD = 14.0  # the line starts whole before the first moment takes its part


@dataclass(frozen=True, slots=True)
class Layout:
    """One timeline in one frame.

    Args:
        frame: the size.
        top: where 100 % is.
        moments: how many columns.
    """

    frame: Frame
    top: float
    moments: int

    @property
    def base(self) -> float:
        """Where 0 % is."""
        return self.top + self.frame.plot

    @property
    def end(self) -> float:
        """The right edge of the last column."""
        return self.frame.width - self.frame.right

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.end - self.frame.left - _LEAD) / max(1, self.moments)

    @property
    def bar(self) -> float:
        """The width of a bar."""
        return min(64, self.column * (0.4 if self.labelled else 0.7))

    @property
    def labelled(self) -> bool:
        """Whether each column has room for its rating and for what remains."""
        return self.column >= _LABELLED

    @property
    def named(self) -> bool:
        """Whether each column has room for its name."""
        return self.frame.names and self.column >= _NAMED

    @property
    def numbered(self) -> int:
        """Every which column has its number below it."""
        room = self.frame.font * (0.7 * len(str(self.moments)) + 0.6)
        return next(step for step in _STEPS if step * self.column >= room)

    def start(self, index: int) -> float:
        """The left edge of a column."""
        return self.frame.left + _LEAD + index * self.column

    def center(self, index: int) -> float:
        """The middle of a column."""
        return self.start(index) + self.column / 2

    def bar_center(self, index: int) -> float:
        """The middle of a column's bar: left of the middle where what remains is written beside it."""
        return self.start(index) + self.column * (0.3 if self.labelled else 0.5)

    def remaining_center(self, index: int) -> float:
        """The middle of what is written of the remaining."""
        return self.start(index) + self.column * 0.75

    def height(self, value: float) -> float:
        """How far down a value is.

        Args:
            value: 0..1.
        """
        return self.base - self.frame.plot * value


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart in one frame.

    Args:
        chart: what is drawn.
        frame: the size.
        key: what its identifiers start with.
        alone: whether it is a file of its own, with its own style and title.
    """

    chart: Chart
    frame: Frame
    key: str
    alone: bool

    @property
    def title(self) -> list[str]:
        """The journey's title where the drawing stands alone; a page has it already."""
        if not self.alone or not self.chart.title:
            return []
        return wrap(visible(self.chart.title), self.frame.width - 24, (self.frame.font + 5) * BOLD, 1)

    @property
    def edge(self) -> float:
        """From the left edge to the title and the legend: none in a page, whose text they stand under."""
        return 12.0 if self.alone else 0.0

    @property
    def legend(self) -> float:
        """How far down the legend is."""
        return (_TITLE if self.title else 0) + 22

    @property
    def flag(self) -> float:
        """The upper edge of the flag at the collapse."""
        return self.legend + 14

    @property
    def name(self) -> str:
        """What the picture is called for those who cannot see it."""
        return self.chart.title or self.chart.timeline.caption or "journey"

    @property
    def layout(self) -> Layout:
        """Where its columns stand."""
        flag = FLAG + 10 if self.collapse is not None else 0
        return Layout(self.frame, self.flag + flag + self.frame.font + 10, len(self.moments))

    @property
    def moments(self) -> tuple[TimelineMoment, ...]:
        """Its columns."""
        return self.chart.timeline.moments

    @property
    def collapse(self) -> int | None:
        """The index of the moment at which the journey collapses."""
        return next((i for i, moment in enumerate(self.moments) if moment.mark == "collapse"), None)
