"""The examples in docstrings are true."""

import doctest
import importlib
import os
import pkgutil

import pytest

import mahdar

NEEDS_DJANGO = ("mahdar.store", "mahdar.review")
NEEDS_AN_EXTRA = ("mahdar.charts",)
NAMES = sorted(
    module.name for module in pkgutil.walk_packages(mahdar.__path__, "mahdar.") if ".migrations" not in module.name
)


@pytest.mark.parametrize("name", ["mahdar", *NAMES])
def test_the_examples_of_a_module_are_true(name: str) -> None:
    if name.startswith(NEEDS_AN_EXTRA):
        pytest.importorskip("altair")
    if name.startswith(NEEDS_DJANGO):
        django = pytest.importorskip("django")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahdar.store.settings")
        django.setup()
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
