"""Proposals: the tagger's names become mentions where rules and lists found nothing.

It never overrules: a proposal that touches a mention, a date or an amount is dropped, and so is one that is less probable
than `SURE`.
"""

from functools import lru_cache
from typing import NamedTuple

from mahdar.arabic.analysis import Analysis
from mahdar.arabic.lexicon import stems
from mahdar.arabic.sentences import Sentence
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.gazetteer import title_at
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.names import particles
from mahdar.mentions.nouns import is_function_word
from mahdar.mentions.tagger.model import shipped
from mahdar.mentions.tagger.scores import Entity
from mahdar.mentions.tagger.traits import is_name_or_word, keeps_company_of_names
from mahdar.mentions.tagger.words import Word

SURE = 0.75
RARE = 30
REACH = 5
COMMON_ENDINGS = ("ات", "ين", "ون", "يه", "ه")  # of feminines and sound plurals, folded
HOW = "tagger"
KINDS = {"PERS": MentionKind.PERSON, "ORG": MentionKind.ORGANISATION, "LOC": MentionKind.PLACE}


class Proposal(NamedTuple):
    """A name that the tagger proposes: tokens `first` to `last` (exclusive), type, probability from 0 to 1."""

    first: int
    last: int
    type: str
    probability: float


def fill_gaps(analysis: Analysis, found: list[Mention], taken: list[tuple[int, int]]) -> list[Mention]:
    """The mentions, in order, with those that the tagger adds between them; `taken` are token ranges spoken for."""
    tokens = analysis.tokens
    kinds: list[MentionKind | None] = [None] * len(tokens)
    for a, b, kind in [*((m.first, m.last, m.kind) for m in found), *((a, b, MentionKind.NUMBER) for a, b in taken)]:
        kinds[a:b] = [kind] * (b - a)
    unread = _gaps(tokens, analysis.sentences, kinds)
    if not unread:
        return found
    proposed = (p for p in propose(tokens, unread) if p.probability >= SURE)
    added = [mention for p in proposed if (mention := _mention(tokens, p, kinds)) is not None]
    return sorted([*found, *added]) if added else found


def _gaps(tokens: list[Token], sentences: list[Sentence], kinds: list[MentionKind | None]) -> list[tuple[int, int]]:
    """The stretches of sentences around words that may be names and that nobody has spoken for."""
    found: list[tuple[int, int]] = []
    for sentence in sentences:
        for i in range(sentence.first, sentence.last):
            token = tokens[i]
            if kinds[i] or token.kind != "word" or not _may_be_missed(token.norm, token.definite):
                continue
            a, b = max(sentence.first, i - REACH), min(sentence.last, i + REACH + 1)
            if found and sentence.first <= found[-1][0] and a <= found[-1][1]:
                a = found.pop()[0]
            found.append((a, b))
    return found


@lru_cache(maxsize=1 << 15)
def _may_be_missed(norm: str, definite: bool) -> bool:
    """A rare word that may be a name: no verb, and not shaped like a common noun unless its company is names."""
    if stems().get(norm, 0) >= RARE or verb_forms(norm):
        return False
    return not (definite or norm.endswith(COMMON_ENDINGS)) or keeps_company_of_names(norm)


def propose(tokens: list[Token], sentences: list[tuple[int, int]]) -> list[Proposal]:
    """The names that the shipped model sees in the sentences (token ranges of one text), in tokens, without the clitics
    before and behind them."""
    found: list[Proposal] = []
    for part, names in shipped().label(tokens, sentences):
        for name, probability in names:
            first, last = _bare(tokens, name, part[name.first], part[name.last - 1])
            found.append(Proposal(first, last, name.type, probability))
    return found


def _bare(tokens: list[Token], name: Entity, opening: Word, closing: Word) -> tuple[int, int]:
    """The tokens from the first word's stem (its article is part of it) to the last word's stem. What looks like a pronoun
    behind a person's name is its last syllable."""
    first = opening.first
    while first < opening.stem and tokens[first].kind == "proclitic":
        first += 1
    last = closing.last
    while name.type != "PERS" and last - 1 > closing.stem and tokens[last - 1].kind == "enclitic":
        last -= 1
    return first, last


def _mention(tokens: list[Token], name: Proposal, kinds: list[MentionKind | None]) -> Mention | None:
    """The proposal as a mention, if nothing stands against it; `kinds` are those of the mentions that cover the tokens."""
    kind = KINDS.get(name.type)
    first, last = name.first, name.last
    if kind is None or any(kinds[first:last]) or not _may_be_name(tokens, first, last):
        return None
    if kind is MentionKind.PERSON:
        beside = (kinds[first - 1] if first else None, kinds[last] if last < len(tokens) else None)
        if MentionKind.PERSON in beside or tokens[last - 1].norm in particles() or title_at(tokens, first, last):
            return None
    return Mention(first, last, kind, first, last, how=HOW)


def _may_be_name(tokens: list[Token], first: int, last: int) -> bool:
    """Not a single closed-class word or mark, and not cut out of a word that may begin with that letter itself
    (`بيونغ` is not ب and a name)."""
    opening = tokens[first]
    if last - first == 1 and (opening.kind != "word" or is_function_word(opening)):
        return False
    if not first or tokens[first - 1].word != opening.word or opening.definite:
        return True
    return not is_name_or_word(tokens[first - 1].norm + opening.norm) and is_name_or_word(opening.norm)
