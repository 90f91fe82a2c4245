"""Fields to a journey: what each may say, and every problem of a file at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.diagnostics import PROBLEM_LIMIT
from mot_cli.journey.duration import Duration
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.reader import read_text
from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale
from tests.journey.reported import errors, journey

FULL = """\
# yaml-language-server: $schema=journey.schema.json
journey: iPlug Premium, the first week
provider: KT / KTF
customer: A ten-year subscriber
period: March 2008
summary: >-
  Signed up,
  and hung up.
source: A colleague's story
scale: {min: 1, max: 10, zero: 2, step: 0.5}
moments:
  - name: Finding a shop
    id: find-shop
    rating: 2.5
    weight: 3
    stage: Buying
    channel: shop
    owner: KT call centre
    duration: 25 min
    effort: 2
    promise: Every shop signs up
    note: "None\\tdid"
    quote: 'Then why the sign?'
  - name: 개통
"""


def test_every_field_is_read() -> None:
    assert journey(FULL) == Journey(
        title="iPlug Premium, the first week",
        provider="KT / KTF",
        customer="A ten-year subscriber",
        period="March 2008",
        summary="Signed up, and hung up.",
        source="A colleague's story",
        scale=Scale(1, 10, 2, 0.5),
        scale_stated=True,
        moments=(
            Moment(
                name="Finding a shop",
                id="find-shop",
                rating=2.5,
                weight=3,
                effort=2,
                stage="Buying",
                channel="shop",
                owner="KT call centre",
                duration=Duration(25, "min"),
                promise="Every shop signs up",
                note="None\tdid",
                quote="Then why the sign?",
            ),
            Moment(name="개통", id="개통"),
        ),
    )


def test_an_empty_optional_field_is_the_same_as_none() -> None:
    fields = [
        "id",
        "rating",
        "weight",
        "stage",
        "channel",
        "owner",
        "duration",
        "effort",
        "promise",
        "note",
        "quote",
    ]
    empty = "".join(f"  {field}:\n" for field in fields)
    head = "provider: ~\ncustomer:\nperiod: null\nsummary: Null\nsource:\nscale:\n"
    assert journey(f"journey: x\n{head}moments:\n- name: y\n{empty}") == journey(
        "journey: x\nmoments: [name: y]"
    )


def test_no_scale_is_the_default_one_and_is_remembered() -> None:
    made = journey("journey: x\nmoments: [name: y]")
    assert (made.scale, made.scale_stated) == (DEFAULT_SCALE, False)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_a_scale(preset: str) -> None:
    made = journey(f"journey: x\nscale: {preset}\nmoments: [name: y]")
    assert (made.scale, made.scale_stated) == (PRESETS[preset], True)


@pytest.mark.parametrize(
    ("written", "scale"),
    [
        ("0-5", Scale(0, 5, 0)),
        ("-2..2", Scale(-2, 2, -2)),
        ("' 1 to 7 '", Scale(1, 7, 1)),
        ("{min: 1, max: 5}", Scale(1, 5, 1)),
        ("{min: 1, max: 5, zero: -1.5}", Scale(1, 5, -1.5)),
        ("{min: 1, max: 5, zero: null, step: ~}", Scale(1, 5, 1)),
        ("{step: 2, max: 5, min: 1}", Scale(1, 5, 1, 2)),
        ("{min: -1.0e+100, max: 1.0e+100}", Scale(-1e100, 1e100, -1e100)),
    ],
)
def test_a_scale_is_a_range_or_spelled_out(written: str, scale: Scale) -> None:
    assert journey(f"journey: x\nscale: {written}\nmoments: [name: y]").scale == scale


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5-0", "2:8 bad-scale"),
        ("3-3", "2:8 bad-scale"),
        ("five", "2:8 bad-scale"),
        ("Stars", "2:8 bad-scale"),
        ("5", "2:8 bad-scale"),
        ("no", "2:8 bad-scale"),
        ("[0, 5]", "2:8 bad-scale"),
        ("{min: 5, max: 5}", "2:9 bad-scale"),
        ("{min: 0, max: 5, zero: 6}", "2:9 bad-scale"),
        ("{min: 0, max: 5, step: -1}", "2:9 bad-scale"),
        ("{min: 0, max: 1.0e+101}", "2:9 bad-scale"),
        ("{min: 0, max: five}", "2:22 not-a-number"),
        ("{min: 0, max: .inf}", "2:22 not-finite"),
        ("{min: 0}", "2:9 missing-field"),
        ("{min: ~, max: 5}", "2:14 missing-field"),
        ("{min: 0, max: 5, mid: 3}", "2:25 unknown-field"),
        ("!!omap {min: 0, max: 5}", "2:8 unknown-tag"),
        ("!range 0-5", "2:8 unknown-tag"),
    ],
)
def test_a_bad_scale_is_reported_where_it_stands(written: str, expected: str) -> None:
    text = f"journey: x\nscale: {written}\nmoments: [{{name: y, rating: 99}}]"
    assert errors(text)[0] == expected


def test_ratings_are_not_measured_against_a_bad_scale() -> None:
    assert errors("journey: x\nscale: 9-5\nmoments: [{name: y, rating: 99}]") == ["2:8 bad-scale"]


@pytest.mark.parametrize(
    ("scale", "rating", "message", "hint"),
    [
        (
            "scale: nps",
            "11",
            "the rating 11 is outside the scale, 0 to 10 (nps)",
            "rate it from 0 to 10, or change the `scale` at the top of the file",
        ),
        (
            "scale: 1.5-4",
            "-1",
            "the rating -1 is outside the scale, 1.5 to 4",
            "rate it from 1.5 to 4, or change the `scale` at the top of the file",
        ),
        (
            "period: x",
            "6",
            "the rating 6 is outside the scale, 0 to 5",
            "this file states no scale, so it is 0 to 5; state one at the top, such as `scale: 0-10`",
        ),
        (
            "scale: 0-9007199254740993",
            "-1",
            "the rating -1 is outside the scale, 0 to 9007199254740992",
            "rate it from 0 to 9007199254740992, or change the `scale` at the top of the file",
        ),
    ],
)
def test_a_rating_outside_the_scale_says_which_and_how_to_change_it(
    scale: str, rating: str, message: str, hint: str
) -> None:
    [problem] = read_text(f"journey: x\n{scale}\nmoments:\n- {{name: y, rating: {rating}}}").problems
    assert (problem.code, problem.message, problem.hint) == ("rating-outside-scale", message, hint)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name: 7", "5:9 wrong-type"),
        ("stage: no", "5:10 wrong-type"),
        ("note: 2008-03-01", "5:9 wrong-type"),
        ("note: [a]", "5:9 wrong-type"),
        ("note: {a: b}", "5:9 wrong-type"),
        ("note:\n    - a", "6:5 wrong-type"),
        ("note: !x a", "5:9 unknown-tag"),
        ("note: !!binary aGk=", "5:9 unknown-tag"),
        ("note: !!python/name:os.system a", "5:9 unknown-tag"),
        ("note: <<", "5:9 wrong-type"),
        ("note: &n [*n]", "5:9 recursive-alias"),
        ("note: &n {a: [b, *n]}", "5:9 recursive-alias"),
        ("note: &n {? *n : b}", "5:9 recursive-alias"),
        ("rating: &n [*n]", "5:11 recursive-alias"),
        ("rating: [3]", "5:11 wrong-type"),
        ("rating: yes", "5:11 not-a-number"),
        ("rating: 1:30", "5:11 surprising-number"),
        ("rating: " + "9" * 5_000, "5:11 not-finite"),
        ("rating: !x 3", "5:11 unknown-tag"),
        ("weight: 0", "5:11 bad-weight"),
        ("weight: -1", "5:11 bad-weight"),
        ("weight: much", "5:11 not-a-number"),
        ("effort: -0.0", "5:11 bad-effort"),
        ("effort: .inf", "5:11 not-finite"),
        ("duration: 25", "5:13 bad-duration"),
        ("duration: 1:30", "5:13 bad-duration"),
        ("duration: soon", "5:13 bad-duration"),
        ("duration: !x 5 s", "5:13 unknown-tag"),
        ("duration: [5 s]", "5:13 wrong-type"),
        ("id: ''", "5:7 blank-text"),
        ("id: 7", "5:7 wrong-type"),
        ("Rating: 3", "5:3 unknown-field"),
        ("no: 3", "5:3 unknown-field"),
        ("? [a]\n  : b", "5:5 unknown-field"),
        ("? {a: b}\n  : b", "5:5 unknown-field"),
        ("!x note: b", "5:3 unknown-tag"),
        ("<<: {rating: 3}", "5:3 merge-key"),
        ("'<<': b", "5:3 unknown-field"),
        ("note: a\n  note: b", "6:3 duplicate-key"),
        ("note: a\n  'note': b", "6:3 duplicate-key"),
    ],
)
def test_a_field_that_is_wrong_is_reported_where_it_stands(field: str, expected: str) -> None:
    name = "" if field.startswith("name:") else "  name: x\n"
    text = f"journey: x\nmoments:\n-\n{name or '  rating: 1' + chr(10)}  {field}\n"
    assert errors(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]", ["1:1 not-a-journey"]),
        ("a", ["1:1 not-a-journey"]),
        ("3", ["1:1 not-a-journey"]),
        ("{}", ["1:1 missing-field", "1:1 missing-field"]),
        ("!x {journey: x}", ["1:1 unknown-tag"]),
        ("moments: [name: x]", ["1:1 missing-field"]),
        ("journey:\nmoments: [name: x]", ["1:9 missing-field"]),
        ("journey: x", ["1:1 missing-field"]),
        ("journey: x\nmoments:", ["2:9 missing-field"]),
        ("journey: ' '\nmoments: [name: x]", ["1:10 blank-text"]),
        ("journey: x\nmoments: []", ["2:10 no-moments"]),
        ("journey: x\nmoments: {name: x}", ["2:10 wrong-type"]),
        ("journey: x\nmoments: some", ["2:10 wrong-type"]),
        ("journey: x\nmoments: !!set [name: x]", ["2:10 unknown-tag"]),
        ("journey: x\nmoments: [x, [y], ~, 3]", [f"2:{at} wrong-type" for at in (11, 14, 19, 22)]),
        ("journey: x\nmoments: [!x {name: x}]", ["2:11 unknown-tag"]),
        ("journey: x\nmoments: [{rating: 3}]", ["2:12 missing-field"]),
        ("journey: x\nmoments: [{}]", ["2:11 missing-field"]),
        ("journey: x\nmoments: &m [*m]", ["2:10 recursive-alias"]),
        ("&j\njourney: x\nmoments: [*j]", ["2:1 missing-field", "2:1 unknown-field", "3:1 unknown-field"]),
    ],
)
def test_a_document_that_is_no_journey(text: str, expected: list[str]) -> None:
    assert sorted(errors(text)) == sorted(expected)


def test_every_problem_of_a_file_is_reported_in_the_order_of_their_places() -> None:
    text = """\
journey: 2008
customr: Ana
scale: nps
moments:
  - name: The cut
    id: cut
    rating: 11
    rating: 3
  - id: cut
    weight: 0
    duration: soon
  - just a text
provider: no
"""
    assert errors(text) == [
        "1:10 wrong-type",
        "2:1 unknown-field",
        "7:13 rating-outside-scale",
        "8:5 duplicate-key",
        "9:5 missing-field",
        "9:9 duplicate-id",
        "10:13 bad-weight",
        "11:15 bad-duration",
        "12:5 wrong-type",
        "13:11 wrong-type",
    ]


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("raiting: 3", "did you mean `rating`?"),
        ("Rating: 3", "did you mean `rating`?"),
        ("promis: x", "did you mean `promise`?"),
        (
            "zzz: x",
            (
                "the fields of a moment: name, id, rating, weight, stage, channel, owner, duration, effort, "
                "promise, note, quote, column"
            ),
        ),
    ],
)
def test_an_unknown_field_suggests_the_likeliest(field: str, hint: str) -> None:
    [problem] = read_text(f"journey: x\nmoments:\n- name: y\n  {field}").problems
    assert problem.hint == hint


def test_a_text_for_a_moment_shows_how_to_write_one() -> None:
    [problem] = read_text("journey: x\nmoments:\n- The cut").problems
    assert problem.hint == "write `- name: The cut`"


def test_a_very_long_text_is_cut_in_messages() -> None:
    [problem] = read_text(f"journey: x\nmoments: [name: y]\n{'z' * 500}: 3").problems
    assert problem.message == f"a journey has no field `{'z' * 57}…`"


# -- ids ---------------------------------------------------------------------------------------------------


def test_ids_are_made_from_names_in_any_script_and_numbered() -> None:
    names = ["매장 찾기", "बिल", "การโทร", "مكالمة", "😀", "🎉", "매장 찾기", "The bill", "The bill!"]
    made = journey("journey: x\nmoments:\n" + "".join(f"- name: {name}\n" for name in names))
    assert [moment.id for moment in made.moments] == [
        "매장-찾기",
        "बिल",
        "การโทร",
        "مكالمة",
        "moment",
        "moment-2",
        "매장-찾기-2",
        "the-bill",
        "the-bill-2",
    ]


def test_the_second_of_two_equal_ids_is_reported_with_the_line_of_the_first() -> None:
    text = "journey: x\nmoments:\n- {name: a, id: call}\n- {name: b, id: other}\n- {name: c, id: call}\n"
    [problem] = read_text(text).problems
    assert errors(text) == ["5:17 duplicate-id"]
    assert problem.message == "the id `call` is taken by the moment at line 3"


def test_an_id_may_look_like_the_slug_of_another_name() -> None:
    made = journey("journey: x\nmoments:\n- name: Call\n- {name: y, id: call}\n")
    assert [moment.id for moment in made.moments] == ["call-2", "call"]


# -- aliases -----------------------------------------------------------------------------------------------


def test_an_alias_repeats_a_text_or_a_moment() -> None:
    made = journey("journey: x\nmoments:\n- &a {name: &n The cut, note: *n}\n- *a\n")
    assert [(moment.name, moment.note, moment.id) for moment in made.moments] == [
        ("The cut", "The cut", "the-cut"),
        ("The cut", "The cut", "the-cut-2"),
    ]


def test_the_problems_of_a_moment_that_aliases_repeat_are_reported_once() -> None:
    assert errors("journey: x\nmoments:\n- &a {name: y, wat: 3}\n- *a\n- *a\n") == ["3:16 unknown-field"]


def test_aliases_of_a_moment_with_thousands_of_wrong_fields_report_them_once() -> None:
    fields = ", ".join(f"f{number}: x" for number in range(3_000))
    problems = errors(f"journey: x\nmoments: [&a {{name: y, {fields}}}{', *a' * 30}]")
    assert len(problems) == PROBLEM_LIMIT + 1
    assert problems[-1].endswith("too-many-problems")


def test_thousands_of_lists_that_contain_each_other_stay_bounded() -> None:
    moments = "".join(f"- &b{number} {{name: [*a]}}\n" for number in range(5_000))
    problems = errors(f"journey: x\nmoments: &a\n{moments}")
    assert problems[0] == "3:14 recursive-alias"
    assert len(problems) == PROBLEM_LIMIT + 1


# -- laws --------------------------------------------------------------------------------------------------


@given(st.integers(1, 2 * PROBLEM_LIMIT))
def test_the_problems_that_are_listed_and_those_that_are_counted_sum_up(count: int) -> None:
    problems = read_text("journey: x\nmoments:\n" + "- {}\n" * count).problems
    listed = [problem for problem in problems if problem.code == "missing-field"]
    assert len(listed) == min(count, PROBLEM_LIMIT)
    if count > PROBLEM_LIMIT:
        assert problems[-1].message.startswith(f"and {count - PROBLEM_LIMIT:,} more problem")
        assert len(problems) == PROBLEM_LIMIT + 1


def messages(text: str) -> list[str]:
    return [problem.message for problem in read_text(text).problems]


@pytest.mark.parametrize("count", [PROBLEM_LIMIT, PROBLEM_LIMIT + 1, PROBLEM_LIMIT + 2])
def test_what_is_beyond_the_limit_is_counted(count: int) -> None:
    found = messages("journey: A\nmoments: [{name: A}]\n" + "".join(f"f{n}: 1\n" for n in range(count)))
    more = {0: [], 1: ["and 1 more problem in this file"], 2: ["and 2 more problems in this file"]}
    assert found[PROBLEM_LIMIT:] == more[count - PROBLEM_LIMIT]


def test_capitals_do_not_hide_what_was_meant() -> None:
    (problem,) = read_text("journey: A\nMOMENTS: 1\nmoments: [{name: A}]\n").problems
    assert problem.hint == "did you mean `moments`?"


def test_a_tag_is_named_as_it_is_written() -> None:
    assert messages("!!set\njourney: A\nmoments: [{name: A}]\n") == ["the tag `!!set` means nothing here"]


def test_a_list_that_is_tagged_as_a_text_is_still_a_list() -> None:
    assert errors("journey: !!str [A, B]\nmoments: [{name: A}]\n") == ["1:10 wrong-type"]


def test_a_list_with_a_list_inside_that_contains_itself_is_a_wrong_type_and_no_more() -> None:
    assert errors("journey: A\nmoments:\n- name: B\n  note: [&a [*a]]\n") == ["4:9 wrong-type"]
    assert errors("journey: A\nmoments:\n- name: B\n  note: &a [[*a]]\n") == ["4:9 recursive-alias"]


def test_a_moment_repeated_by_an_alias_is_refused_once_and_the_next_is_still_looked_at() -> None:
    text = "journey: A\nmoments:\n- &a {nam: B}\n- *a\n- {name: C, rating: 9}\n"
    assert errors(text) == ["3:7 unknown-field", "3:7 missing-field", "5:21 rating-outside-scale"]


@pytest.mark.parametrize(
    ("moment", "hint"), [("Paying", "write `- name: Paying`"), ("5", None), ("[Paying]", None), ("", None)]
)
def test_only_a_bare_text_is_shown_as_a_name(moment: str, hint: str | None) -> None:
    (problem,) = read_text(f"journey: A\nmoments:\n- {moment}\n").problems
    assert (problem.code, problem.hint) == ("wrong-type", hint)


def test_an_id_is_found_to_be_taken_among_moments_that_state_none() -> None:
    text = "journey: A\nmoments:\n- name: B\n- {name: C, id: c}\n- name: D\n- {name: E, id: c}\n"
    assert errors(text) == ["6:17 duplicate-id"]


@pytest.mark.parametrize(
    ("scale", "message", "columns"),
    [
        ("5-5", "the scale's max (5) must be above its min (5)", (8, 11)),
        ("smiles", "`scale` is not a scale: smiles", (8, 14)),
        ("[0, 5]", "`scale` is not a scale", (8, 9)),
        ("{min: -1.0e+200, max: 5, zero: 0}", "the scale's ends are too large to compute with", (9, 12)),
        (
            "{min: 0, max: 1234567.0, zero: 2000000.5}",
            "the scale's zero (2000000.5) must be below its max (1234567)",
            (9, 12),
        ),
        ("{min: 1.0e+15, max: 5}", "the scale's max (5) must be above its min (1000000000000000)", (9, 12)),
    ],
)
def test_a_bad_scale_is_told_in_plain_numbers(scale: str, message: str, columns: tuple[int, int]) -> None:
    (problem,) = read_text(f"journey: A\nscale: {scale}\nmoments: [{{name: A}}]\n").problems
    assert problem.message == message
    assert problem.place is not None
    assert (problem.place.column, problem.place.end_column) == columns


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 57 + "…")])
def test_a_long_text_is_cut_where_it_is_named(length: int, shown: str) -> None:
    assert f"`{shown}`" in messages(f"journey: A\n{'x' * length}: 1\nmoments: [{{name: A}}]\n")[0]
