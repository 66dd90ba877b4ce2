"""Scores: precision, recall and F1 of whole claims, then how often the other slots of matched claims are right."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mahdar.accuracy.gold import FlatClaim, GoldArticle
from mahdar.accuracy.matching import SAME, Text, pairs, same_amount, same_name
from mahdar.exchange.flat import flat
from mahdar.pipeline import read
from mahdar.vocabulary import Document

SLOTS: dict[str, tuple[str, ...]] = {
    "statement": ("manner",),
    "meeting": ("mode", "status", "date", "place"),
    "gathering": ("date", "status", "place"),
    "attendance": ("condition",),
    "pledge": ("donor", "recipient", "qualifier", "date"),
    "position": (),
    "obstacle": ("according_to",),
}
"""Kind to the slots that are compared once a claim is matched."""
NAMES = frozenset(
    {"place", "condition", "donor", "recipient", "according_to"}
)  # compared as names, the rest letter by letter


class Scored(NamedTuple):
    """One article: its annotated claims, those read, and for each kind the pairs of the two (index to index in
    `gold` and `read`)."""

    document: Document
    gold: tuple[FlatClaim, ...]
    read: tuple[FlatClaim, ...]
    pairs: Mapping[str, Mapping[int, int]]


class KindScore(NamedTuple):
    """Claims matched, read and annotated; `slots`: how many of the annotated ones are right, of how many."""

    matched: int
    read: int
    gold: int
    slots: Mapping[str, tuple[int, int]]

    @property
    def precision(self) -> float:
        """The share of what was read that is right, 0 where nothing was."""
        return self.matched / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read, 0 where nothing is."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.matched / (self.read + self.gold) if self.read + self.gold else 0.0


class Wrong(NamedTuple):
    """A value of a matched claim that is not the annotated one; `evidence` are the annotated words."""

    article: str
    kind: str
    evidence: str
    gold: str
    read: str


class Score(NamedTuple):
    """The scores of all kinds; `direct` is of direct quotations alone; `amounts` and `dates` are right and all of those
    that both sides give, `wrong` the others."""

    kinds: Mapping[str, KindScore]
    direct: KindScore
    amounts: tuple[int, int]
    dates: tuple[int, int]
    wrong: tuple[Wrong, ...]

    @property
    def micro(self) -> KindScore:
        """All kinds together."""
        kinds = self.kinds.values()
        return KindScore(sum(k.matched for k in kinds), sum(k.read for k in kinds), sum(k.gold for k in kinds), {})

    @property
    def macro_f1(self) -> float:
        """The mean of the kinds' F1."""
        return sum(k.f1 for k in self.kinds.values()) / len(self.kinds)


def claims_read(document: Document) -> tuple[FlatClaim, ...]:
    """The claims that Mahdar reads in an article, flat."""
    minutes = read(document.text, published=document.published, id=document.id)
    claims = flat(minutes)["claims"]
    assert isinstance(claims, list)
    return tuple(claims)


def scored(article: GoldArticle, claims: Iterable[FlatClaim]) -> Scored:
    """Pair the claims that were read in an article with those annotated."""
    read_, text = tuple(claims), Text(article.document.text)
    found = {}
    for kind, same in SAME.items():
        wanted = [i for i, c in enumerate(article.claims) if c["kind"] == kind]
        got = [j for j, c in enumerate(read_) if c["kind"] == kind]
        matched = pairs(text, [article.claims[i] for i in wanted], [read_[j] for j in got], same)
        found[kind] = {wanted[i]: got[j] for i, j in matched.items()}
    return Scored(article.document, article.claims, read_, found)


def score(articles: Iterable[Scored]) -> Score:
    """The scores of some articles together."""
    articles = tuple(articles)
    amounts = list(_amounts(articles))
    dates = list(_dates(articles))
    wrong = [problem for problem in (*amounts, *dates) if problem is not None]
    return Score(
        {kind: _kind_score(articles, kind, lambda _: True) for kind in SAME},
        _kind_score(articles, "statement", lambda claim: claim.get("manner") == "direct"),
        (amounts.count(None), len(amounts)),
        (dates.count(None), len(dates)),
        tuple(wrong),
    )


def _kind_score(articles: Iterable[Scored], kind: str, counts: Callable[[FlatClaim], bool]) -> KindScore:
    """`counts`: which claims of the kind. A matched one must count on either side."""
    matched = read_ = gold = 0
    slots = {slot: [0, 0] for slot in SLOTS[kind]}
    for a in articles:
        read_ += sum(c["kind"] == kind and counts(c) for c in a.read)
        gold += sum(c["kind"] == kind and counts(c) for c in a.gold)
        for i, j in a.pairs[kind].items():
            matched += counts(a.gold[i]) and counts(a.read[j])
            for slot, tally in slots.items():
                if a.gold[i].get(slot) is not None:
                    tally[1] += 1
                    tally[0] += _is_right(slot, a.gold[i][slot], a.read[j].get(slot))
    return KindScore(matched, read_, gold, {slot: (right, of) for slot, (right, of) in slots.items()})


def _is_right(slot: str, wanted: str, got: str | None) -> bool:
    return got is not None and (same_name(wanted, got) if slot in NAMES else wanted == got)


def _amounts(articles: Iterable[Scored]) -> Iterator[Wrong | None]:
    """Every annotated sum that was read as a sum at all, found by its words: None if right, or what is wrong."""
    for a in articles:
        text = Text(a.document.text)
        gold = [c for c in a.gold if c["kind"] == "pledge"]
        got = [c for c in a.read if c["kind"] == "pledge"]
        for i, j in pairs(text, gold, got, _same_words).items():
            right = same_amount(gold[i], got[j])
            yield None if right else _wrong(a, gold[i], _sum(gold[i]), _sum(got[j]))


def _same_words(text: Text, g: FlatClaim, s: FlatClaim) -> bool:
    return text.overlap(g["evidence"], s["evidence"]) > 0 and text.near(g["evidence"], s["evidence"])


def _sum(claim: FlatClaim) -> str:
    return f"{claim['amount']:,} {claim['currency'] or '?'}"


def _dates(articles: Iterable[Scored]) -> Iterator[Wrong | None]:
    """Every date of a matched claim that both sides give: None if right, or what is wrong."""
    for a in articles:
        for matched in a.pairs.values():
            for i, j in matched.items():
                wanted, got = a.gold[i].get("date"), a.read[j].get("date")
                if wanted is not None and got is not None:
                    yield None if wanted == got else _wrong(a, a.gold[i], wanted, got)


def _wrong(a: Scored, claim: FlatClaim, gold: str, got: str) -> Wrong:
    return Wrong(a.document.id, claim["kind"], claim["evidence"], gold, got)
