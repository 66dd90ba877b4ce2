"""Django set up once for all tests of a run: with the desk's settings, under which the record's tests run too."""

import os
import tempfile
from pathlib import Path

import pytest

SETTINGS = "mahdar.web.settings"
GIVEN = {"DJANGO_SETTINGS_MODULE": SETTINGS, "MAHDAR_SECRET_KEY": "of the tests, which have none"}


def make_ready() -> None:
    """Set Django up, or skip what asks for it where `mahdar[desk]` is not installed.

    Django reads the environment once; afterwards it is as it was, so that programs which tests start have a user's own.
    """
    django = pytest.importorskip("django")
    nowhere = Path(tempfile.gettempdir()) / "mahdar-tests-have-opened-no-record.db"
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("MAHDAR_")]:
            patch.delenv(name)
        for name, value in {**GIVEN, "MAHDAR_DB": str(nowhere)}.items():
            patch.setenv(name, value)
        django.setup()
        from django.conf import settings

        assert settings.SETTINGS_MODULE == SETTINGS, "Django was set up before: call make_ready() first"
