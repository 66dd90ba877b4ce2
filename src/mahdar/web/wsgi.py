"""The desk for a WSGI server: `gunicorn mahdar.web.wsgi`, `waitress-serve mahdar.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahdar.web.production")
application = get_wsgi_application()
