"""Faults: why annotated claims were missed and others read that are not there, by the claim that comes nearest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mahdar.accuracy.gold import FlatClaim
from mahdar.accuracy.matching import SAME, SHARED, SHARED_TARGET, Text, same_name
from mahdar.accuracy.scores import Scored

MISSED, SPURIOUS = "missed", "spurious"
WHO = ("speaker", "party")
WHAT = ("stance", "status", "stage", "amount", "currency")
WORDS = {"statement": ("content", SHARED), "position": ("target", SHARED_TARGET), "obstacle": ("cause", SHARED_TARGET)}


class Fault(NamedTuple):
    """A class of faults: how many, and each with its article's id, the claim, and the nearest of the other side (None
    where there is none)."""

    kind: str
    side: str
    why: str
    cases: tuple[tuple[str, FlatClaim, FlatClaim | None], ...]


def common_faults(articles: Iterable[Scored]) -> list[Fault]:
    """All missed and spurious claims by kind and reason, the commonest class first."""
    found: dict[tuple[str, str, str], list[tuple[str, FlatClaim, FlatClaim | None]]] = {}
    for a in articles:
        for side, claim, other, why in _of_article(a):
            found.setdefault((claim["kind"], side, why), []).append((a.document.id, claim, other))
    classes = [Fault(kind, side, why, tuple(cases)) for (kind, side, why), cases in found.items()]
    return sorted(classes, key=lambda fault: (-len(fault.cases), fault.kind, fault.side, fault.why))


def _of_article(a: Scored) -> Iterator[tuple[str, FlatClaim, FlatClaim | None, str]]:
    text = Text(a.document.text)
    for kind in SAME:
        matched = a.pairs[kind]
        for i, claim in enumerate(a.gold):
            if claim["kind"] == kind and i not in matched:
                yield (MISSED, claim, *_nearest(text, claim, a.read))
        used = set(matched.values())
        for j, claim in enumerate(a.read):
            if claim["kind"] == kind and j not in used:
                yield (SPURIOUS, claim, *_nearest(text, claim, a.gold))


def _nearest(text: Text, claim: FlatClaim, others: Sequence[FlatClaim]) -> tuple[FlatClaim | None, str]:
    """The claim of the same kind on the same words (else in the same sentence), and what parts the two."""
    same_kind = [o for o in others if o["kind"] == claim["kind"]]
    ranked = sorted(same_kind, key=lambda o: _closeness(text, claim, o), reverse=True)
    if not ranked or _closeness(text, claim, ranked[0]) <= (0.0, False):
        return None, "nothing of the kind there"
    return ranked[0], _difference(text, claim, ranked[0])


def _closeness(text: Text, a: FlatClaim, b: FlatClaim) -> tuple[float, bool]:
    slot, _ = WORDS.get(a["kind"], ("evidence", 0.0))
    overlap = max(text.overlap(a[slot], b[slot]), text.overlap(a["evidence"], b["evidence"]))
    near = text.near(a["evidence"], b["evidence"])
    return (overlap if near else 0.0, near)


def _difference(text: Text, a: FlatClaim, b: FlatClaim) -> str:
    """The first slot in which two near claims differ."""
    if SAME[a["kind"]](text, a, b):
        return "told once more"
    for slot in WHO:
        if slot in a and slot in b and not same_name(a[slot], b[slot]):
            return f"another {slot}"
    for slot in WHAT:
        if slot in a and slot in b and a[slot] != b[slot]:
            return f"another {slot}"
    if a["kind"] in WORDS:
        slot, enough = WORDS[a["kind"]]
        if text.overlap(a[slot], b[slot]) < enough:
            return f"other words as {slot}"
    return {"meeting": "other participants", "gathering": "another gathering"}.get(a["kind"], "other words")
