"""Mention: a stretch of tokens that speaks of somebody, somewhere, some time or some sum."""

from enum import StrEnum
from typing import NamedTuple


class MentionKind(StrEnum):
    """What a mention speaks of."""

    PERSON = "person"  # a name, with or without the office before it
    OFFICE = "office"  # an office alone: `الوزير الإيراني`
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    COLLECTIVE = "collective"
    SOURCE = "source"
    OUTLET = "outlet"
    PLACE = "place"
    COUNTERPART = "counterpart"  # `نظيره الأمريكي`
    OWN_COUNTRY = "own-country"  # `بلاده`
    BOTH = "both"  # `الطرفان`
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"


ACTS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.OFFICE,
        MentionKind.STATE,
        MentionKind.ORGANISATION,
        MentionKind.GROUP,
        MentionKind.COLLECTIVE,
        MentionKind.SOURCE,
        MentionKind.OUTLET,
        MentionKind.COUNTERPART,
        MentionKind.OWN_COUNTRY,
        MentionKind.BOTH,
    }
)


class Mention(NamedTuple):
    """Tokens from `first` to `last` (exclusive).

    `name_first`/`name_last`: the tokens of the name inside it (a person without the office, equal to the whole
    otherwise). `country`: ISO 3166-1 alpha-2 of the state it is or serves. `head`: folded head word (title, head noun),
    by which an office alone finds its person. `key`: the gazetteer's identity of it, where there is one. `woman` and
    `plural` serve agreement. `how`: what recognised it. `of`: for a spokesman or an official, the body he speaks for.
    """

    first: int
    last: int
    kind: MentionKind
    name_first: int
    name_last: int
    country: str | None = None
    head: str = ""
    key: str = ""
    woman: bool = False
    plural: bool = False
    how: str = ""
    of: str = ""

    @property
    def acts(self) -> bool:
        """Can it be a party of a claim?"""
        return self.kind in ACTS
