"""Journeys gone wrong by chance: whatever comes of them, what always holds does.

`MOT_FUZZ_EXAMPLES=100000 pytest tests/fuzz` looks further than a run of all tests does.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.invariants import hold, hold_bytes
from tests.fuzz.mutations import BASES, journeys_at_the_limits, mutated_texts, mutated_trees

EXAMPLES = int(os.environ.get("MOT_FUZZ_EXAMPLES", "0"))
"""Examples of each kind; 0 is the few hundred of an ordinary run, the same every time."""

fuzzed = settings(
    max_examples=EXAMPLES or 100,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("text", BASES)
def test_the_files_that_mutations_start_from(text: str) -> None:
    hold(text)


@fuzzed
@given(mutated_texts())
def test_a_file_changed_as_text(text: str) -> None:
    hold(text)


@fuzzed
@given(mutated_trees())
def test_a_file_changed_as_a_tree(text: str) -> None:
    hold(text)


@fuzzed
@given(
    journeys_at_the_limits(), st.sampled_from((0.0, 1.0, 7.5, 1e6)), st.sampled_from((0.0, 1e-9, 50.0, 100.0))
)
def test_a_journey_at_the_limits(text: str, budget: float, target: float) -> None:
    hold(text, budget, target)


@fuzzed
@given(st.binary(max_size=80) | mutated_texts().map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_a_file_of_any_bytes(content: bytes) -> None:
    hold_bytes(content)
