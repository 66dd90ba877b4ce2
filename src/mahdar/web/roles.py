"""The roles of the desk and what each may do. A role is a Django group; whoever has none may only sign in."""

from enum import StrEnum

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AbstractUser, AnonymousUser, Group, Permission
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Right(StrEnum):
    """What somebody may do."""

    READ = "read"
    REVIEW = "review"
    ADD = "add"
    LEXICON = "lexicon"
    ADMINISTER = "administer"


class Role(StrEnum):
    """Who somebody is at the desk."""

    READER = "reader"
    REVIEWER = "reviewer"
    LEXICON_EDITOR = "lexicon-editor"
    ADMINISTRATOR = "administrator"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.READ}),
    Role.REVIEWER: frozenset({Right.READ, Right.REVIEW, Right.ADD}),
    Role.LEXICON_EDITOR: frozenset({Right.READ, Right.REVIEW, Right.ADD, Right.LEXICON}),
    Role.ADMINISTRATOR: frozenset(Right),
}
NAMES: dict[Role, Promise | str] = {
    Role.READER: _("reader"),
    Role.REVIEWER: _("reviewer"),
    Role.LEXICON_EDITOR: _("editor of the lexicon"),
    Role.ADMINISTRATOR: _("administrator"),
}
Person = AbstractBaseUser | AnonymousUser


def make_groups() -> None:
    """The groups of the roles, each with its rights and no others."""
    create_permissions(apps.get_app_config("web"), verbosity=0)  # Django's own receiver may come after ours
    for role, rights in RIGHTS.items():
        group, _made = Group.objects.get_or_create(name=role.value)
        group.permissions.set(Permission.objects.filter(content_type__app_label="web", codename__in=rights))


def may(person: Person, right: Right) -> bool:
    """May this person do it?"""
    return isinstance(person, AbstractUser) and person.is_active and person.has_perm(f"web.{right.value}")


def role_of(person: Person) -> Role | None:
    """The role of somebody, the one with most rights if there are several."""
    if not isinstance(person, AbstractUser):
        return None
    if person.is_superuser:
        return Role.ADMINISTRATOR
    held = {group.name for group in person.groups.all()}
    return next((role for role in reversed(Role) if role.value in held), None)


def give_role(person: AbstractUser, role: Role) -> None:
    """Give somebody this role and no other; administrators may use Django's admin."""
    person.groups.set(Group.objects.filter(name=role.value))
    person.is_staff = person.is_superuser = role is Role.ADMINISTRATOR
    person.save(update_fields=["is_staff", "is_superuser"])
