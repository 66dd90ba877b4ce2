"""Django's administration: accounts, tokens and feeds to change; the record only to look at, since what changes it are decisions."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from mahdar.store.models import Actor, Claim, Decision, Document, Entry, Feed, GazetteerName, Process
from mahdar.web.models import Token, Upload

admin.site.site_header = admin.site.site_title = "Mahdar"


class OnlyToLookAt(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are worked out from decisions: changed on the desk's pages, with a reason, or not at all."""

    show_full_result_count = False
    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Nobody."""
        return False


def _shown(model: type[Model], *columns: str, search: tuple[str, ...] = (), newest: str = "-pk") -> None:
    """Register a table of the record with the columns of its list."""
    facts = {"list_display": columns, "search_fields": search, "ordering": [newest]}
    admin.site.register(model, type(f"{model.__name__}Admin", (OnlyToLookAt,), facts))


_shown(Document, "name", "source", "published", "added", search=("name", "title"))
_shown(Claim, "uid", "kind", "review", "confidence", search=("uid",))
_shown(Entry, "title", "kind", "status", "first", "texts", search=("title",))
_shown(Actor, "name", "kind", "country", search=("name",))
_shown(Decision, "at", "who", "verb", "why", search=("who", "why"))
_shown(Process, "name", search=("name",), newest="name")
_shown(GazetteerName, "name", "kind", "country", search=("name",), newest="name")
_shown(Upload, "at", "who", "name", "state", "added", "refused")


@admin.register(Token)
class TokenAdmin(OnlyToLookAt):
    """Tokens may be taken away; what they are is not kept."""

    list_display = ("name", "owner", "made", "used")
    fields = ("name", "owner", "made", "used")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Administrators."""
        return True


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Feeds are settings, not part of the record."""

    list_display = ("url", "source", "active", "polled", "failure")
