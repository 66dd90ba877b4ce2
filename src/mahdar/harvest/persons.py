"""Persons behind their titles, the offices themselves, and nouns before names that are no listed titles yet."""

from collections.abc import Iterator

from mahdar.harvest.tally import Sighting, words
from mahdar.mentions.annotate import Annotated
from mahdar.mentions.gazetteer import name_words, names
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.nouns import is_finite_verb, is_function_word

LONGEST_TITLE = 5


def persons(text: Annotated) -> Iterator[Sighting]:
    """Names of two words or more; known where the figures have the name, or the name lists every word of it."""
    for m in text.mentions:
        if m.kind is MentionKind.PERSON and m.name_last - m.name_first > 1:
            name = words(text, m.name_first, m.name_last)
            yield Sighting(name, _how(m), m.first, m.last, _is_known(text, m))


def _how(m: Mention) -> str:
    return "title + name" if m.how == "title" else m.how


def _is_known(text: Annotated, m: Mention) -> bool:
    found = names().longest(text.tokens, m.name_first, m.name_last)
    if found and found[1] == m.name_last:
        return True
    words = [t.norm for t in text.tokens[m.name_first : m.name_last] if t.kind == "word"]
    return all(word in name_words() for word in words)


def offices(text: Annotated) -> Iterator[Sighting]:
    """`title + country`, `title + body` as offices with who holds them; `noun + name`: what may be a title and is not
    listed."""
    for m in text.mentions:
        if m.kind is MentionKind.PERSON and m.how == "title" and m.name_first > m.first:
            yield Sighting(words(text, m.first, m.name_last), _pattern(m), m.first, m.last, True)
        elif m.kind is MentionKind.OFFICE:
            yield Sighting(words(text, m.first, m.last), _pattern(m), m.first, m.last, True)
        elif m.kind is MentionKind.PERSON and m.name_last - m.name_first > 1:
            start = _title_before(text, m.first)
            if start < m.first:
                yield Sighting(words(text, start, m.first), "noun + name", start, m.last, False)


def _pattern(m: Mention) -> str:
    served = "title + country" if m.country else "title + body" if m.of else "title"
    return f"{served} + name" if m.kind is MentionKind.PERSON else served


def _title_before(text: Annotated, at: int) -> int:
    """Where the noun phrase that ends before a name begins; `at` itself if there is none."""
    start = at
    while start and at - start < LONGEST_TITLE:
        token = text.tokens[start - 1]
        if token.kind != "word" or is_function_word(token) or is_finite_verb(token):
            break
        start -= 1
    definite = start < at and text.tokens[at - 1].definite
    return start if definite else at
