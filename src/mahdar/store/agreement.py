"""How far two reviewers agree: on the claims that both have decided, each by the last that they said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from mahdar.store.heirs import all_heirs, follow
from mahdar.store.models import Claim, Decision

DECIDED = (Claim.Review.ACCEPTED.value, Claim.Review.REJECTED.value)
Said = Mapping[str, str]


class Figures(NamedTuple):
    """Claims that both have decided, how many of them alike, the share of these, and Cohen's kappa: the agreement beyond what chance
    would give; None where chance alone would make them agree on all (both always said one thing)."""

    claims: int
    alike: int
    share: float
    kappa: float | None


class Agreement(NamedTuple):
    """Two people: their figures over all claims and by kind; `differ`: the uids of the claims on which they do, with what each said."""

    one: str
    other: str
    claims: int
    alike: int
    share: float
    kappa: float | None
    by_kind: Mapping[str, Figures]
    differ: Sequence[tuple[str, str, str]]


def agreement() -> list[Agreement]:
    """Each two people who have decided on the same claims, those with most of them first. Two questions to the database."""
    said, kinds = _said()
    pairs = [_pair(one, other, said, kinds) for one, other in combinations(sorted(said), 2)]
    return sorted((pair for pair in pairs if pair.claims), key=lambda pair: -pair.claims)


def _said() -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """What each person decided last on each claim, what was undone left out; and the claims' kinds."""
    heirs = all_heirs()
    standing = Decision.objects.filter(verb="review", undoes__isnull=True, undone_by__isnull=True)
    said: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for who, subject, after in standing.order_by("at", "pk").values_list("who", "subject", "after"):
        uid = follow(subject["claim"], heirs)
        said.setdefault(who, {})[uid] = str(after)
        kinds[uid] = subject.get("kind", "")
    return {who: {uid: each for uid, each in mine.items() if each in DECIDED} for who, mine in said.items()}, kinds


def _pair(one: str, other: str, said: Mapping[str, Said], kinds: Mapping[str, str]) -> Agreement:
    mine, theirs = said[one], said[other]
    both = sorted(mine.keys() & theirs.keys())
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for uid in both:
        by_kind.setdefault(kinds[uid], []).append((mine[uid], theirs[uid]))
    return Agreement(
        one,
        other,
        *figures([(mine[uid], theirs[uid]) for uid in both]),
        {kind: figures(pairs) for kind, pairs in sorted(by_kind.items())},
        [(uid, mine[uid], theirs[uid]) for uid in both if mine[uid] != theirs[uid]],
    )


def figures(pairs: Sequence[tuple[str, str]]) -> Figures:
    """The figures of two people's decisions on the same claims (Cohen 1960).

    >>> figures([("accepted", "accepted"), ("accepted", "rejected"), ("rejected", "rejected"), ("rejected", "rejected")])
    Figures(claims=4, alike=3, share=0.75, kappa=0.5)
    >>> figures([("accepted", "accepted")]).kappa is None
    True
    """
    count, alike = len(pairs), sum(a == b for a, b in pairs)
    if not count:
        return Figures(0, 0, 0.0, None)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[each] * second[each] for each in first) / count**2
    share = alike / count
    return Figures(count, alike, share, (share - chance) / (1 - chance) if chance < 1 else None)
