"""Whether two places can be one: `مونتري` lies in `سويسرا`, `باريس` is not `موسكو`."""

from functools import lru_cache

from mahdar.arabic.tokens import tokenize
from mahdar.mentions.gazetteer import names
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.names import skeleton


def places_agree(a: str, b: str) -> bool:
    """Do they share a word in any spelling, or does one lie in the other, as far as the gazetteer knows? Unknown places may be anywhere.

    >>> places_agree("مونتري", "سويسرا"), places_agree("باريس", "موسكو")
    (True, False)
    """
    if not a or not b or set(map(skeleton, a.split())) & set(map(skeleton, b.split())):
        return True
    at, there = _whereabouts(a), _whereabouts(b)
    if at is None or there is None:
        return True
    (country, is_state), (other, other_is_state) = at, there
    return country == other and (is_state or other_is_state)


@lru_cache(maxsize=8192)
def _whereabouts(place: str) -> tuple[str, bool] | None:
    """The state that the place is in, and whether it is the whole of it."""
    tokens = tokenize(place)
    for i in range(len(tokens)):
        found = names().longest(tokens, i, len(tokens))
        if found is not None and found[0].country and found[0].kind in (MentionKind.PLACE, MentionKind.STATE):
            return found[0].country, found[0].kind is MentionKind.STATE
    return None
