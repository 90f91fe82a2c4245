"""Ids from names, in every script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mot_cli.journey.slug import slug, unique_ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Finding a shop that can sign you up", "finding-a-shop-that-can-sign-you-up"),
        ("  The bill, at last!  ", "the-bill-at-last"),
        ("매장 찾기", "매장-찾기"),
        (unicodedata.normalize("NFD", "매장 찾기"), "매장-찾기"),
        ("हिन्दी में बिल", "हिन्दी-में-बिल"),
        ("การโทรครั้งแรก", "การโทรครั้งแรก"),
        ("أول مكالمة", "أول-مكالمة"),
        ("Größe & Straße", "grösse-strasse"),
        ("ÉCOLE", "école"),
        ("東京 3丁目", "東京-3丁目"),
        ("😀🎉", "moment"),
        ("!?", "moment"),
        ("", "moment"),
        ("𝒜stral 𐐀", "𝒜stral-𐐨"),
    ],
)
def test_letters_marks_and_digits_of_every_script_are_kept(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_never_empty_and_holds_no_space(name: str) -> None:
    made = slug(name)
    assert made
    assert not any(character.isspace() for character in made)
    assert not made.startswith("-")
    assert not made.endswith("-")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ([(None, "Call"), (None, "Call"), (None, "call!")], ["call", "call-2", "call-3"]),
        ([(None, "Call"), ("call", "Another")], ["call-2", "call"]),
        ([("call-2", "x"), (None, "Call"), (None, "Call")], ["call-2", "call", "call-3"]),
        ([(None, "Call 2"), (None, "Call"), (None, "Call")], ["call-2", "call", "call-3"]),
        ([(None, "😀"), (None, "🎉")], ["moment", "moment-2"]),
        ([("Stays As It Is", "x")], ["Stays As It Is"]),
        ([], []),
    ],
)
def test_ids_that_are_taken_are_numbered(ids: list[tuple[str | None, str]], expected: list[str]) -> None:
    assert unique_ids(ids) == expected


@given(st.lists(st.tuples(st.none(), st.sampled_from(["a", "A", "a 2", "a-2", "b", "😀", "a 3"]))))
def test_ids_are_unique(ids: list[tuple[str | None, str]]) -> None:
    made = unique_ids(ids)
    assert len(set(made)) == len(ids)
