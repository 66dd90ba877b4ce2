"""Which names may be one actor though the rules of identity do not join them: for a person to decide.

Pure comparisons of two namings, each with a reason and with how sure it is, from 0 to 1. Only those that share a block are worth
comparing. Who is compared here is already two for the rules (`identity`), so all of it is a question and never an answer.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.mentions.gazetteer import norms_of
from mahdar.mentions.lexicon import heads
from mahdar.mentions.names import skeleton
from mahdar.record.alias import BOUND, Alias, is_somebodys_son
from mahdar.vocabulary import ActorKind

PERSON = ActorKind.PERSON
LISTED = ("state:", "person:", "body:")
SHORT, MIDDLE = 3, 4  # letters of a skeleton: one letter more or less says little
TELLING = 4  # letters that a body's name of one word needs


class Reason(StrEnum):
    """Why two namings may be one actor."""

    SPELLED = "spelled"
    STATE = "state"
    STATES = "states"
    WITHIN = "within"
    ENDS = "ends"
    BEGINS = "begins"
    LETTER = "letter"
    HEAD = "head"
    SURNAME = "surname"
    OFFICE = "office"
    HOLDER = "holder"


class Likeness(NamedTuple):
    """Two namings may be one: why, and how sure it is."""

    reason: Reason
    sure: float


class Called(NamedTuple):
    """A naming as it is compared. `words`: skeletons of a person's or a body's own name; `heads`: what a body's name opens
    with (`منظمة`), which the press writes or leaves out."""

    alias: Alias
    words: tuple[str, ...]
    heads: tuple[str, ...] = ()

    @property
    def listed(self) -> bool:
        """Is it of the word lists? Two of them are two."""
        return self.alias.key.startswith("person:") or (
            self.alias.key.startswith(LISTED) and self.alias.key.count(":") == 1
        )


def called(alias: Alias) -> Called | None:
    """A naming to be compared; None for one that names nobody beyond its document, for an office alone and for a state."""
    if alias.key.startswith(f"{BOUND}:") or alias.office or alias.kind is ActorKind.STATE:
        return None
    if alias.kind is PERSON:
        return Called(alias, alias.words) if alias.words else None
    norms = alias.key.split(":")[1].split() if alias.key.count(":") > 1 else norms_of(alias.name)
    clean = tuple(word for word in ("".join(filter(str.isalnum, norm)) for norm in norms) if word)
    opening = 0
    while opening < len(clean) - 1 and clean[opening] in _heads():
        opening += 1
    words = tuple(map(skeleton, clean[opening:]))
    return Called(alias, words, clean[:opening]) if words else None


@cache
def _heads() -> frozenset[str]:
    """Nouns that a body's name may open with or not; what a state has one of each (`وزارة`) is no such noun."""
    named = [head for head in heads() if head.kind in ("organisation", "group", "outlet")]
    forms = [form for head in named for form in (head.head, *head.variants)]
    return frozenset(norm for form in forms for norm in map(fold, form.split()))


def blocks(one: Called) -> Iterator[str]:
    """What a naming is laid beside others by: two of them may be one only where they share a block."""
    words = one.words
    side = "p" if one.alias.kind is PERSON else "b"
    yield f"{side}={'-'.join(words)}"
    if len(words) < 2:
        return
    if side == "p":
        yield f"p<>{words[0]}-{words[-1]}"
        yield f"p>{'-'.join(words[-2:])}"
        yield f"p<{'-'.join(words[:2])}"
    for at in range(len(words)):
        rest = "-".join(words[:at] + words[at + 1 :])
        yield f"{side}~{len(words)}.{at}:{rest}"


def like(a: Called, b: Called) -> Likeness | None:
    """Why two namings in full may be one; None where nothing speaks for it."""
    if (a.alias.kind is PERSON) is not (b.alias.kind is PERSON) or (a.listed and b.listed):
        return None
    if min(len(a.words), len(b.words)) < 2 and (a.alias.kind is PERSON or min(map(len, a.words + b.words)) < TELLING):
        return None
    found = _same(a, b) or _within(a, b) or _letter(a, b)
    if found is None or found.reason in (Reason.STATE, Reason.STATES):
        return found
    clash = a.alias.country and b.alias.country and a.alias.country != b.alias.country
    return found._replace(sure=found.sure * 0.5) if clash else found


def _same(a: Called, b: Called) -> Likeness | None:
    """The same words, spelled otherwise or of another state."""
    if a.words != b.words:
        return None
    if a.heads != b.heads:
        return Likeness(Reason.HEAD, 0.85) if not (a.heads and b.heads) else None
    states = {a.alias.country, b.alias.country}
    if len(states) == 1:
        return Likeness(Reason.SPELLED, 0.95)
    if None in states:
        return Likeness(Reason.STATE, 0.9)
    return Likeness(Reason.STATES, 0.75) if a.alias.kind is PERSON else None


def _within(a: Called, b: Called) -> Likeness | None:
    """A person's name within a longer one."""
    shorter, longer = sorted((a.words, b.words), key=len)
    if a.alias.kind is not PERSON or len(shorter) == len(longer):
        return None
    if is_somebodys_son((a if a.words == shorter else b).alias.name):
        return Likeness(Reason.ENDS, 0.75) if longer[-len(shorter) :] == shorter else None
    if (shorter[0], shorter[-1]) == (longer[0], longer[-1]) and _in_order(shorter, longer):
        return Likeness(Reason.WITHIN, 0.9)
    if longer[-len(shorter) :] == shorter:
        return Likeness(Reason.ENDS, 0.6 if len(shorter) > 2 else 0.45)  # `بن سحيم آل ثاني`; it may be the father
    if longer[: len(shorter)] == shorter:
        return Likeness(Reason.BEGINS, 0.7 if len(shorter) > 2 else 0.6)
    return None


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _letter(a: Called, b: Called) -> Likeness | None:
    """Names of which one word differs in one letter."""
    if len(a.words) != len(b.words) or (a.heads and b.heads and a.heads != b.heads):
        return None
    differ = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    if len(differ) != 1 or not one_letter_apart(*differ[0]) or any(map(_is_told_exactly, differ[0])):
        return None
    shortest = min(map(len, differ[0]))
    if shortest < SHORT:
        return None
    sure = 0.4 if shortest == SHORT else 0.65 if shortest == MIDDLE else 0.75
    return Likeness(Reason.LETTER, sure + 0.1 * (len(a.words) > 2))


def of_one_office(a: Called, b: Called) -> Likeness | None:
    """Two whom texts of the same months call by one office may be one where their names are alike, too: both ends of them, since
    a family has one surname and an office has seen several of it."""
    if (a.listed and b.listed) or min(len(a.words), len(b.words)) < 2:
        return None
    if all(x == y or _near(x, y) for x, y in ((a.words[0], b.words[0]), (a.words[-1], b.words[-1]))):
        return Likeness(Reason.OFFICE, 0.85)
    found = like(a, b)
    return Likeness(Reason.OFFICE, min(0.9, found.sure + 0.2)) if found else None


def _near(a: str, b: str) -> bool:
    told = _is_told_exactly(a) or _is_told_exactly(b)
    return not told and min(len(a), len(b)) >= SHORT and one_letter_apart(a, b)


def _is_told_exactly(word: str) -> bool:
    """Is it a name that another is told from by a vowel (`محمود`)? Its word is kept as it is written (`alias.name_words`)."""
    return skeleton(word) != word


def one_letter_apart(a: str, b: str) -> bool:
    """Does one letter more, less, exchanged or out of turn make one word of the other?

    >>> one_letter_apart("نيكلسون", "نيكولسون"), one_letter_apart("فارح", "فرحان")
    (True, False)
    """
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[first:], b[first:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    return rest_a[1:] == rest_b or rest_b[1:] == rest_a
