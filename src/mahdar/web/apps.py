"""The desk as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    """Its roles are made with its tables."""

    name = "mahdar.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the groups of the roles in step with `roles.RIGHTS`."""
        from mahdar.web.roles import make_groups

        post_migrate.connect(lambda **_: make_groups(), sender=self, weak=False, dispatch_uid="roles")
