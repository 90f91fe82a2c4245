"""The colours of a page, light and dark, and the chart's style. Text holds a contrast of 4.5 on all of it."""

from string import Template

from mot_cli.render.palette import FRAGILE, SOUND, ZERO

LIGHT = {
    "paper": "#ffffff",
    "panel": "#f5f6f8",
    "ink": "#1b2026",
    "muted": "#56606b",
    "rule": "#d8dde3",
    "track": "#e7eaee",
    "sound": SOUND,
    "sound-soft": "#a8cfe6",
    "sound-text": "#12618f",
    "fragile": FRAGILE,
    "fragile-soft": "#eac38c",
    "fragile-text": "#8a5200",
    "zero": ZERO,
    "zero-text": "#b9114c",
    "zero-panel": "#fdeef3",
    "dead": "#c9ced4",
    "hatch": "#eec3d2",
}
"""On white, and on paper."""

DARK = {
    "paper": "#14171b",
    "panel": "#1d2227",
    "ink": "#e9ecef",
    "muted": "#a6b0ba",
    "rule": "#363d45",
    "track": "#2a3037",
    "sound": "#4ba9df",
    "sound-soft": "#2b5f80",
    "sound-text": "#74c1ee",
    "fragile": "#dd9630",
    "fragile-soft": "#7f5a25",
    "fragile-text": "#ecae57",
    "zero": "#f4608f",
    "zero-text": "#ff85aa",
    "zero-panel": "#2c1720",
    "dead": "#4a525b",
    "hatch": "#57283a",
}
"""On a dark screen."""

FONTS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Apple SD Gothic Neo", '
    '"Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", sans-serif'
)


class _Colors(Template):
    """A template whose placeholders are the colours' names, hyphens and all."""

    braceidpattern = r"[a-z-]+"


# Written out twice rather than with variables: not every reader of SVG files knows those.
_SHAPE = Template(
    """\
.chart text { font-family: $fonts; unicode-bidi: plaintext; }
.chart .strong { font-weight: 700; }
.chart .on-plot { paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }
.chart .line { fill: none; stroke-width: 3.5; stroke-linejoin: miter; }
.chart .level { fill: none; stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .grid { fill: none; stroke-width: 1; }
.chart .cross { fill: none; stroke-width: 3.2; stroke-linecap: round; }
"""
)
_COLORS = _Colors(
    """\
.chart text { fill: $ink; }
.chart .paper { fill: $paper; }
.chart .quiet { fill: $muted; }
.chart .on-plot { stroke: $paper; }
.chart .on-hatch { stroke: ${zero-panel}; }
.chart .grid { stroke: $rule; }
.chart .sound { fill: ${sound-soft}; }
.chart .fragile { fill: ${fragile-soft}; }
.chart .dead { fill: $dead; }
.chart .zero { fill: $zero; }
.chart .grave { fill: ${zero-panel}; }
.chart .hatch { fill: none; stroke: $hatch; }
.chart .level { stroke: $muted; }
.chart .line { stroke: $ink; }
.chart .fall { stroke: $zero; }
.chart .hollow { fill: $paper; stroke: $zero; stroke-width: 2; }
.chart .unrated { fill: $paper; stroke: $muted; stroke-width: 1.5; }
.chart .cross { stroke: $paper; }
.chart .flag { fill: $paper; }
.chart .fragile-text { fill: ${fragile-text}; }
.chart .zero-text { fill: ${zero-text}; }
"""
)


def chart_style() -> str:
    """The style sheet of a chart: shapes, then its colours on a light and on a dark screen."""
    dark = _COLORS.substitute(DARK)
    return (
        _SHAPE.substitute(fonts=FONTS)
        + _COLORS.substitute(LIGHT)
        + f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"
    )
