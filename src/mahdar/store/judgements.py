"""What people hold to be one and what not, as their decisions have it now."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q

from mahdar.store.models import Judgement


class Judged(NamedTuple):
    """Pairs that are one, and pairs that are not."""

    same: list[tuple[str, str]]
    apart: list[tuple[str, str]]

    @property
    def any(self) -> bool:
        """Has anybody judged at all?"""
        return bool(self.same or self.apart)


NONE = Judged([], [])


def any_of(what: str) -> bool:
    """Are there judgements on aliases (or claims)?"""
    return Judgement.objects.filter(what=what).exists()


def of(what: str, keys: Sequence[str]) -> Judged:
    """The judgements in which any of these aliases (or claims) stands."""
    rows = Judgement.objects.filter(Q(a__in=keys) | Q(b__in=keys), what=what).values_list("a", "b", "same")
    return Judged([(a, b) for a, b, same in rows if same], [(a, b) for a, b, same in rows if not same])
