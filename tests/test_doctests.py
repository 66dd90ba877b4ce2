"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil
from importlib.util import find_spec

import pytest

import mahdar
from django_ready import make_ready

NEEDS_DJANGO = ("mahdar.store", "mahdar.review", "mahdar.web")
NEEDS_AN_EXTRA = ("mahdar.charts",)
if find_spec("django"):
    make_ready()  # to look for modules opens packages, and those of the desk ask for it
NAMES = sorted(
    module.name for module in pkgutil.walk_packages(mahdar.__path__, "mahdar.") if ".migrations" not in module.name
)


@pytest.mark.parametrize("name", ["mahdar", *NAMES])
def test_the_examples_of_a_module_are_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name.startswith(NEEDS_AN_EXTRA):
        pytest.importorskip("altair")
    if name.startswith(NEEDS_DJANGO):
        pytest.importorskip("django")
        monkeypatch.setenv("MAHDAR_SECRET_KEY", "without one a server for others does not start")
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
