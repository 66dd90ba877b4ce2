"""Settings for a server that others reach, behind TLS: `DJANGO_SETTINGS_MODULE=mahdar.web.production`, and MAHDAR_SECRET_KEY and
MAHDAR_HOSTS set. A proxy in front must set X-Forwarded-Proto, and drop the one it is sent."""

from mahdar.errors import MahdarError
from mahdar.web.secret import given_key
from mahdar.web.settings import *  # noqa: F403
from mahdar.web.settings import ALLOWED_HOSTS, LANGUAGE_CODE, MIDDLEWARE

_key = given_key()
if _key is None:
    raise MahdarError("MAHDAR_SECRET_KEY: is not set: give the server a long random text of its own, and keep it")
SECRET_KEY = _key

CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
LANGUAGE_COOKIE_SECURE = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

__all__ = [name for name in dir() if name.isupper()] + ["LANGUAGE_CODE", "MIDDLEWARE"]
