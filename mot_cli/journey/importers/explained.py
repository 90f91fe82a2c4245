"""Explanations of what can be wrong with a file that is imported."""

from mot_cli.journey.diagnostics import Severity
from mot_cli.journey.explanation import Explanation, error


def _advice(code: str, title: str, meaning: str) -> Explanation:
    return Explanation(code, Severity.ADVICE, title, meaning, "", "")


IMPORT_PROBLEMS: tuple[Explanation, ...] = (
    error(
        "mermaid-no-journey",
        "There is no Mermaid journey",
        """\
`mot import` looks for a diagram that begins with `journey`; in Markdown it stands in a fence that opens with
```mermaid. Other kinds of diagram rate no moments and cannot become a journey.
""",
    ),
    error(
        "mermaid-several-journeys",
        "The Markdown holds several journeys",
        """\
A journey file holds one journey. Say which diagram is meant with `--pick 1`, `--pick 2` and so on, and import
each into a file of its own.
""",
    ),
    error(
        "mermaid-syntax",
        "A line is no part of a Mermaid journey",
        """\
Below `journey` stand `title …`, `section …` and tasks written `name: score: actor, actor`. A colon within a
name is written #58;, a semicolon #59;, a number sign #35; and a per cent sign #37;. Some of what is refused
here Mermaid drops without a word, such as everything behind a third colon.
""",
    ),
    error(
        "mermaid-missing-score",
        "A task has no score",
        """\
Every task says how the customer felt, as in `Make tea: 5: Me`. Where the score is empty Mermaid draws a 0,
which is below its own scale. Nothing is guessed: rate the task, or keep it as the comment
`%% unrated: Make tea`, which becomes an unrated moment.
""",
    ),
    error(
        "mermaid-not-a-number",
        "A score is not a number",
        """\
A score is a number from 1 to 5 in plain decimals. Mermaid accepts any word and then has nowhere to draw the
face. Often the name holds a colon, as in `At 9:30: 4: Me`: write it #58;.
""",
    ),
    error(
        "mermaid-outside-scale",
        "A score is outside 1 to 5",
        """\
Mermaid's faces run from 1 to 5; what lies outside is drawn off the chart. Say what was meant on its scale: a
0 is no lower than a 1 there, so whether the moment was worth nothing is for you to say.
""",
    ),
    _advice(
        "mermaid-missing-title",
        "The diagram has no title",
        """\
A journey has a title. Where the diagram states none, the journey is called after the file; write `title …`
below `journey` to name it yourself.
""",
    ),
    _advice(
        "mermaid-empty-section",
        "A section holds no task",
        """\
A stage exists in a journey as what its moments say. A section without tasks therefore leaves no trace.
""",
    ),
    error(
        "csv-syntax",
        "The table is not well formed",
        """\
Cells are separated by commas, semicolons or tabs, whichever the header holds most of. A text that holds the
delimiter, a quote or a line break stands in double quotes, and a quote within it is doubled.
""",
    ),
    error(
        "csv-missing-column",
        "No column names the moments",
        """\
The first row names the columns, and one of them is `name` or `moment`. The others may be `rating` or
`score`, `stage` or `section`, `owner` or `actor`, `channel`, `weight`, `effort`, `duration`, `promise`,
`note`, `quote` and `id`.
""",
    ),
    error(
        "csv-duplicate-column",
        "Two columns fill the same field",
        """\
`rating` and `score` mean the same, as do `name` and `moment`, `stage` and `section`, `owner` and `actor`.
Keep one of the two, or give the other a name that means nothing here.
""",
    ),
    error(
        "csv-missing-name",
        "A moment has no name",
        """\
Every row is a moment, and a moment is known by its name. Name it, or delete the row.
""",
    ),
    error(
        "csv-not-a-number",
        "A cell is not a number",
        """\
Ratings, weights and efforts are plain numbers. Where cells are separated by semicolons or tabs, a comma may
stand for the decimal point. An empty rating is unrated, which is not a zero.
""",
    ),
    error(
        "csv-outside-scale",
        "A rating is outside the scale",
        """\
A table says nothing of its scale, so it is 0 to 5 unless `--scale` says otherwise: a range such as 0-10, or
one of stars, csat, ces, nps, percent and emotion.
""",
    ),
    error(
        "csv-bad-value",
        "A cell says something a moment cannot have",
        """\
Weights and efforts are above 0. A duration is a number and a unit: 15 s, 25 min, 2 h or 1 d.
""",
    ),
    _advice(
        "csv-unknown-column",
        "A column means nothing to a journey",
        """\
The column is left out. Rename it where it holds one of a moment's fields.
""",
    ),
    _advice(
        "csv-scale-not-stated",
        "The scale of the ratings is not stated",
        """\
A rating of 4 is good on a scale to 5 and poor on a scale to 10. The ratings were taken to be from 0 to 5; say
what they are on with `--scale`.
""",
    ),
)
