"""Django's settings of the desk as `mahdar serve` runs it on one machine, without TLS. `production` is for a server that others reach.

The environment decides what differs from place to place: MAHDAR_DB (the record), MAHDAR_SECRET_KEY, MAHDAR_HOSTS (names by which
the desk is reached, with commas), MAHDAR_OPEN_READING=1 (anybody may read), MAHDAR_LANGUAGE (`ar` or `en`, for who has chosen none).
"""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from mahdar.store.addresses import DEFAULT, database
from mahdar.web.secret import given_key, passing_key

HERE = Path(__file__).parent
ADDRESS = os.environ.get("MAHDAR_DB", DEFAULT)

DATABASES: dict[str, dict[str, Any]] = {"default": database(ADDRESS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY = given_key() or passing_key()
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("MAHDAR_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
OPEN_READING = os.environ.get("MAHDAR_OPEN_READING", "") == "1"

INSTALLED_APPS = [
    "mahdar.store",
    "mahdar.web",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mahdar.web.complaints.ComplaintsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "mahdar.web.urls"
WSGI_APPLICATION = "mahdar.web.wsgi.application"
ASGI_APPLICATION = "mahdar.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mahdar.web.context.desk",
            ],
        },
    }
]

USE_TZ = True
TIME_ZONE = os.environ.get("MAHDAR_TIME_ZONE", "UTC")
LANGUAGE_CODE = os.environ.get("MAHDAR_LANGUAGE", "ar")
LANGUAGES = [("ar", "Arabic"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATICFILES_DIRS = [("fonts", HERE.parent / "charts" / "fonts")]
STATIC_ROOT = os.environ.get("MAHDAR_STATIC")
WHITENOISE_USE_FINDERS = STATIC_ROOT is None

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
AXES_FAILURE_LIMIT = 6  # wrong passwords of one name from one address
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "web/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

MOST_UPLOADED = 25 * 1024 * 1024  # bytes of one file
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # a pasted article and the fields of a form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "mahdar.web.work.quota.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 500
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "axes": {"handlers": ["console"], "level": "WARNING"},
    },
}
CSRF_FAILURE_VIEW = "mahdar.web.pages.faults.csrf"
