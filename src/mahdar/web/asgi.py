"""The desk for an ASGI server: `uvicorn mahdar.web.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahdar.web.production")
application = get_asgi_application()
