"""Explanations of what is wrong with the fields of a journey, a moment or a scale."""

from mot_cli.journey.explanation import Explanation, error

_HAIRCUT = """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
"""

FIELD_ERRORS: tuple[Explanation, ...] = (
    error(
        "not-a-journey",
        "The file is no journey",
        """\
A journey file is a mapping: `journey:` with the title, and `moments:` with a list. A file that is only a
list or a text is something else.
""",
        """\
- name: The cut
  rating: 4
""",
        _HAIRCUT,
    ),
    error(
        "unknown-field",
        "A field has an unknown name",
        """\
Usually a slip of the keyboard, such as `raiting`. Unknown fields are refused so that a misspelt rating is
never silently left out of the scores. `mot schema` prints every field there is.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    raiting: 4
""",
        _HAIRCUT,
    ),
    error(
        "missing-field",
        "A required field is missing or empty",
        """\
A journey needs its title (`journey`) and its `moments`; a moment needs a `name`; a scale that is spelled out
needs `min` and `max`. Everything else can be left out.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - rating: 4
""",
        _HAIRCUT,
    ),
    error(
        "wrong-type",
        "A value is of the wrong kind",
        """\
A text was expected and YAML reads a number, a date, or true or false; or a list stands where a text should.
Put a text that looks like something else in quotes: `period: "2008"`.
""",
        """\
journey: A haircut
period: 2008
scale: 0-5
moments:
  - name: The cut
    rating: 4
""",
        """\
journey: A haircut
period: "2008"
scale: 0-5
moments:
  - name: The cut
    rating: 4
""",
    ),
    error(
        "blank-text",
        "A required text is blank",
        """\
A title, a name or an id has to say something. Give a moment the name the customer would recognise it by,
and leave an `id` out rather than blank.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: " "
    rating: 4
""",
        _HAIRCUT,
    ),
    error(
        "no-moments",
        "The journey has no moments",
        """\
A journey is its moments; without one there is nothing to score. Add the first: `- name: …`.
""",
        """\
journey: A haircut
scale: 0-5
moments: []
""",
        _HAIRCUT,
    ),
    error(
        "not-a-number",
        "A number was expected",
        """\
A rating, a weight, an effort and the parts of a scale are plain decimal numbers. YAML reads `no` as false
and `2008-03-01` as a date; an unrated moment has no rating at all rather than a word such as "none".
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: four
""",
        _HAIRCUT,
    ),
    error(
        "surprising-number",
        "YAML reads another number than the one written",
        """\
YAML takes `010` for an octal 8, `1:30` for 90 and `1_0` for 10. Nothing is guessed: write a plain decimal
number such as 10 or 1.5.
""",
        """\
journey: A haircut
scale: 0-10
moments:
  - name: The cut
    rating: 010
""",
        """\
journey: A haircut
scale: 0-10
moments:
  - name: The cut
    rating: 10
""",
    ),
    error(
        "not-finite",
        "A number is not finite",
        """\
`.inf`, `.nan` and numbers too large for a float cannot be scored. An unrated moment has no rating; it needs
no placeholder.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: .nan
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: null
""",
    ),
    error(
        "rating-outside-scale",
        "A rating is outside the scale",
        """\
A rating lies between the scale's ends; without a `scale` these are 0 and 5. Either the rating is a slip, or
the journey is rated on another scale: state it at the top of the file, such as `scale: 0-10` or `scale: nps`.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 8
""",
        """\
journey: A haircut
scale: 0-10
moments:
  - name: The cut
    rating: 8
""",
    ),
    error(
        "bad-scale",
        "The scale is no scale",
        """\
A scale is a range such as `0-5`, one of the presets stars, csat, ces, nps, percent and emotion, or spelled
out: {min: 0, max: 5, zero: 0, step: 1}. `max` is above `min` and above `zero`, and `step` is above 0. `zero`
is the rating at or below which a moment is worth nothing.
""",
        """\
journey: A haircut
scale: 5-0
moments:
  - name: The cut
    rating: 4
""",
        _HAIRCUT,
    ),
    error(
        "bad-weight",
        "A weight is not above 0",
        """\
A weight says how much a moment matters: 1 is usual, 2 counts twice. A moment that should not count is left
unrated or left out.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    weight: 0
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    weight: 0.5
""",
    ),
    error(
        "bad-effort",
        "An effort is not above 0",
        """\
The effort is what lifting the rating by one step costs, in any unit your team plans in; 1 is usual. `mot
plan` spends a budget by it, and nothing comes free.
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    effort: -1
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    effort: 1
""",
    ),
    error(
        "bad-duration",
        "A duration is no time span",
        """\
A duration is a number and a unit: seconds (s), minutes (min), hours (h) or days (d).
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    duration: half an hour
""",
        """\
journey: A haircut
scale: 0-5
moments:
  - name: The cut
    rating: 4
    duration: 30 min
""",
    ),
    error(
        "duplicate-id",
        "Two moments have the same id",
        """\
`mot diff` and `mot whatif` know a moment by its id. Give each an id of its own, or leave the ids out: then
they are made from the names, numbered where names repeat.
""",
        """\
journey: Two calls
scale: 0-5
moments:
  - name: The first call
    id: call
    rating: 4
  - name: The second call
    id: call
    rating: 2
""",
        """\
journey: Two calls
scale: 0-5
moments:
  - name: The first call
    id: first-call
    rating: 4
  - name: The second call
    id: second-call
    rating: 2
""",
    ),
)
"""What can be wrong with the fields of a journey, a moment or a scale."""
