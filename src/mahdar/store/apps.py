"""The Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The tables of the record."""

    name = "mahdar.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
