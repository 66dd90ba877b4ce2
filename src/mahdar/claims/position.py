"""Positions: what a party wants, backs, turns down or demands.

Stance words (`stances.py`: verbs, verbal nouns, adjectives with their frames) and patterns (`position.toml`: what must be
done, conditions, hopes, backers) say what is wanted; `holders.py` says by whom; `targets.py` how far the words of it go.
"""

from collections.abc import Iterator
from functools import cache

from mahdar.arabic.lexicon import rows
from mahdar.arabic.negation import polarity
from mahdar.claims.bound import BOUND
from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.holders import Holders
from mahdar.claims.participants import joined
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document, is_that_not
from mahdar.claims.stances import Stand, stand_at
from mahdar.claims.targets import antecedent, target_end
from mahdar.claims.wanted import Wanted, wanted
from mahdar.claims.words import is_masdar, norm_at, written_span
from mahdar.errors import LexiconError
from mahdar.mentions.gazetteer import norms_of
from mahdar.phrases import Match
from mahdar.vocabulary import Party, Position, Span, Stance, Statement

READ = frozenset({"body", "heading"})
SHORTEST_TARGET = 3
WORDS_BEFORE = 16
SURE, UNSURE = 0.8, 0.6
ELSEWHERE = "whose stance it is stands in another sentence"


def positions(document: Document, cast: Cast, statements: list[Statement]) -> list[Position]:
    """The positions of a document in the order of their words; `statements` say whose words the quotations are."""
    holders = Holders(document, cast, statements)
    found: dict[tuple[str, Stance, int], Position] = {}
    for passage in document.passages:
        if passage.sentence.kind not in READ:
            continue
        for position in _in_passage(document, passage, cast, holders):
            found.setdefault((position.party.actor, position.stance, position.target.end), position)
    return sorted(found.values(), key=lambda p: p.evidence.start)


def _in_passage(document: Document, passage: Passage, cast: Cast, holders: Holders) -> Iterator[Position]:
    matches: dict[int, list[Match]] = {}
    for match in engine("position").matches(passage.row):
        matches.setdefault(match.start_item, []).append(match)
    for item in range(len(passage.row)):
        holders.reach(passage, passage.row[item].start)
        for match in matches.get(item, ()):
            yield from _of_match(document, passage, match, cast, holders)
        stand = stand_at(document, passage, item)
        if stand is not None:
            yield from _of_stand(document, stand, holders)


def _of_stand(document: Document, stand: Stand, holders: Holders) -> Iterator[Position]:
    """The positions, one a holder, of a stance word."""
    passage = stand.passage
    if _is_open(document, stand):
        return
    found = wanted(document, stand)
    target: tuple[int, int] | None
    if found is not None:
        target = found.start, target_end(document, passage, found.start, clause=found.clause)
        opens = found.opens
    else:
        relative = _behind_relative(document, stand)
        if relative is None:
            return
        found, target = relative
        opens = min(len(passage.row), stand.item + RELATIVE_REACH)
    stance = _with_denial(document, passage, stand.item, found.stance, stand.word)
    if stance is None:
        return
    evidence = passage.row.span(stand.item, stand.item + 1 if found.owner is None else found.owner + 1)
    for party in holders.of_stand(stand, opens, found.owner):
        holder = holders.voice(party, passage, stand.item, target[0])
        yield from _position(document, passage, holder, stance, target, evidence, f"{stand.build} {stand.word}")


RELATIVE_REACH = 8
CLAUSE_REACH = 8
OPEN = frozenset(norms_of(word)[0] for word, *_ in rows("position_open.tsv", "mahdar.claims"))


def _is_open(document: Document, stand: Stand) -> bool:
    """Does the clause leave open whether the stance is taken: what another wants done, a condition, a question?"""
    passage = stand.passage
    if (
        stand.build == "verb"
        and passage.has(stand.item, "imperfect")
        and passage.has(stand.item - 1, "that")
        and not stand.is_first_person
    ):
        return True
    for i in range(stand.item - 1, max(-1, stand.item - CLAUSE_REACH), -1):
        if any(passage.has(i, s) for s in ("comma", "border", "that", "quote")):
            return False
        if norm_at(document, passage, i) in OPEN:
            return True
    return False


def _behind_relative(document: Document, stand: Stand) -> tuple[Wanted, tuple[int, int]] | None:
    """`الخطة التي اقترحتها موسكو`, `المؤتمر الذي دعا له`: a pronoun stands for the phrase before the relative."""
    passage, i = stand.passage, stand.item - 1
    if stand.build != "verb":
        return None
    while any(passage.has(i, s) for s in ("neg", "aux", "part", "will")):
        i -= 1
    before = antecedent(passage, i) if passage.has(i, "rel") else None
    if before is None:
        return None
    for k in range(stand.item + 1, min(len(passage.row), stand.item + RELATIVE_REACH)):
        bound = BOUND.get(norm_at(document, passage, k), "")
        if not bound and not passage.has(k, "pronoun"):
            continue
        link = bound or ("" if k == stand.item + 1 else norm_at(document, passage, k - 1))
        stance = next((f.stance_noun for f in stand.frames if f.link == link and f.stance_noun), None)
        return (Wanted(stance, False, k, k), before) if stance else None
    return None


def _of_match(document: Document, passage: Passage, match: Match, cast: Cast, holders: Holders) -> Iterator[Position]:
    """The positions that a pattern of `position.toml` words.

    Keys of a pattern: `stance`; `holder`: `speaker` (of the words), `subject` (of the sentence); without it the slot
    `party` holds it. `target`: the slot of that name where its words end with the slot, `before` for the noun phrase
    before the match, `subject` for the sentence's; without it the words from the slot on. `clause`: they are one.
    `deed`: they must begin with a verbal noun or something definite. `not_behind`: senses that may not stand before.
    `main`: it must be no relative to an indefinite noun before it. `negated`: the pattern says itself what a denial in it means.
    """
    extra = match.pattern.extra
    stance: Stance | None = Stance(extra["stance"])
    if stance is not None and not extra.get("negated"):
        stance = _with_denial(document, passage, match.start_item, stance, "")
    target = _target(document, passage, match)
    if stance is None or target is None:
        return
    holder = extra.get("holder")
    if holder == "speaker":
        parties = holders.speaker_of_words(passage, match.start_item) or holders.speaker_of_words(passage, target[0])
    elif holder == "subject":
        parties = holders.subject(passage, match.start_item)
    else:
        parties = joined(document, passage, match.slots["party"][0], cast)[0]
    for party in parties:
        voice = holders.voice(party, passage, match.start_item, target[0])
        yield from _position(document, passage, voice, stance, target, match.span, match.pattern.name)


def _target(document: Document, passage: Passage, match: Match) -> tuple[int, int] | None:
    extra = match.pattern.extra
    before = match.start_item - 1
    if any(passage.has(before, sense) for sense in extra.get("not_behind", ())):
        return None
    if extra.get("main") and passage.has(before, "noun") and not passage.has(before, "definite"):
        return None
    kind = extra.get("target")
    if kind == "before":
        return antecedent(passage, match.start_item)
    if kind == "subject":
        back = range(match.start_item - 1, max(-1, match.start_item - WORDS_BEFORE), -1)
        item = next((i for i in back if passage.has(i, "party") and not passage.has(i - 1, "prep")), None)
        return (item, item + 1) if item is not None else None
    first, last = match.slots["target"]
    if extra.get("deed") and not (
        passage.has(first, "definite") or passage.has(first, "party") or is_masdar(document, passage, first)
    ):
        return None
    if kind == "slot":
        return first, last
    if first >= len(passage.row):
        return None
    return first, target_end(document, passage, first, clause=bool(extra.get("clause")))


def _position(
    document: Document,
    passage: Passage,
    party: Party,
    stance: Stance,
    target: tuple[int, int],
    evidence: Span,
    because: str,
) -> Iterator[Position]:
    """The position, if its target has any words of its own."""
    if (
        target[1] <= target[0]
        or all(passage.has(i, "dem") for i in range(*target))
        or passage.has(target[0], "bracket")
    ):
        return  # `نفى ذلك` says nothing by itself
    if is_that_not(document, passage, target[0] - 1):
        target = target[0] - 1, target[1]  # what is wanted is that it not be
    span = trimmed(document.annotated.text, written_span(document, passage, *target))
    if span.end - span.start >= SHORTEST_TARGET:
        named_here = passage.row[0].start <= party.span.start < passage.row[len(passage.row) - 1].end
        yield Position(
            evidence=evidence,
            because=because,
            confidence=SURE if named_here else UNSURE,
            reasons=() if named_here else (ELSEWHERE,),
            party=party,
            stance=stance,
            target=span,
        )


@cache
def denials() -> dict[str, Stance | None]:
    """A stance, or =lemma, to the stance that its denial takes. Raises LexiconError for a stance that is none."""
    try:
        return {of: Stance(gives) if gives else None for of, gives, *_ in rows("position_denials.tsv", "mahdar.claims")}
    except ValueError as error:
        raise LexiconError(f"position_denials.tsv: {error}") from None


def _with_denial(document: Document, passage: Passage, item: int, stance: Stance, lemma: str) -> Stance | None:
    """The stance, or what its denial makes of it; None where a denial takes no stance."""
    token = passage.cell(item).first
    before = [t.norm for t in document.annotated.tokens[max(passage.sentence.first, token - WORDS_BEFORE) : token]]
    if polarity(before) == "positive":
        return stance
    return denials().get(f"={lemma}", denials().get(stance))
