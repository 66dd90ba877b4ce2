"""Gatherings as the domain states them, and every example and near miss of their patterns."""

import pytest

from examples import check_example, check_near_miss, check_own_example, examples, near_misses, patterns

KIND = "gathering"


@pytest.mark.parametrize(("pattern", "example"), examples(KIND))
def test_an_example_gives_its_claim(pattern, example):
    check_example(KIND, pattern, example)


@pytest.mark.parametrize(("pattern", "near_miss"), near_misses(KIND))
def test_a_near_miss_stays_silent(pattern, near_miss):
    check_near_miss(KIND, pattern, near_miss)


@pytest.mark.parametrize("pattern", [p for p in patterns(KIND) if not p.values[0].extra.get("again")])
def test_a_pattern_is_the_reason_of_its_own_example(pattern):
    check_own_example(KIND, pattern)
