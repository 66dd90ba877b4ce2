"""Django's settings for the record alone: a database, named by the environment variable MAHDAR_DB."""

import os
from typing import Any

from mahdar.store.addresses import DEFAULT, database

DATABASES: dict[str, dict[str, Any]] = {"default": database(os.environ.get("MAHDAR_DB", DEFAULT))}
INSTALLED_APPS = ["mahdar.store"]
USE_TZ = True
TIME_ZONE = "UTC"
SECRET_KEY = "no sessions and no forms here"
