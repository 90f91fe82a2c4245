"""The colours of meanings, for terminals. Words and marks say the same: colour is never the only sign."""

from mot_cli.report.document import Tone

# Blue, ochre and raspberry stay apart for colour-blind readers, and each holds a contrast of 4 or more
# against white and against black.
SOUND = "#1f7fb8"
FRAGILE = "#b86e00"
ZERO = "#d81b60"
QUIET = "#808080"

STYLES = {
    Tone.PLAIN: "none",
    Tone.STRONG: "bold",
    Tone.MUTED: QUIET,
    Tone.SOUND: SOUND,
    Tone.FRAGILE: FRAGILE,
    Tone.ZERO: f"bold {ZERO}",
    Tone.UNRATED: QUIET,
    Tone.DEAD: QUIET,
    Tone.BETTER: SOUND,
    Tone.WORSE: ZERO,
}
"""Rich styles by tone."""
