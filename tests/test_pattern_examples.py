"""Every example and near miss of every pattern of every kind, through the whole pipeline."""

import pytest

from examples import check_example, check_near_miss, check_own_example, examples, near_misses, patterns


@pytest.mark.parametrize(("kind", "example"), examples())
def test_an_example_gives_its_claim(kind, example):
    check_example(kind, example)


@pytest.mark.parametrize(("kind", "near_miss"), near_misses())
def test_a_near_miss_stays_silent(kind, near_miss):
    check_near_miss(kind, near_miss)


@pytest.mark.parametrize(("kind", "pattern"), patterns())
def test_a_pattern_is_the_reason_of_its_own_example(kind, pattern):
    check_own_example(kind, pattern)
