"""The REST API: what the pages show, for programs. `/api/docs` describes it."""

from ninja import NinjaAPI

api = NinjaAPI(title="Mahdar", version="1")
