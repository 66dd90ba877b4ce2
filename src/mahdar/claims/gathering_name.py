"""How far the name of a gathering goes: adjectives and the genitive, a city with a number (`(جنيف-2)`), whose it is,
between whom, what it is about (`حول`, `ل`), and the city it is in."""

from mahdar.arabic.verbs import verb_forms
from mahdar.claims.row import Passage
from mahdar.claims.speech import Document
from mahdar.claims.standing import tells_standing
from mahdar.mentions.gazetteer import demonym_at
from mahdar.mentions.mention import MentionKind

LONGEST = 22
LONGEST_TOPIC = 8
BRACKETED = 6
STOPS = (
    "border",
    "date",
    "adverb",
    "that",
    "conj",
    "rel",
    "colon",
    "amount",
    "pron",
    "neg",
    "adv",
    "aux",
    "part",
    "dem",
)
OPENING = frozenset("([")


def name_end(document: Document, passage: Passage, head: int, start: int | None = None) -> int:
    """The item behind the name whose noun stands at `head`; `start`: from where on it is not yet known to belong."""
    limit = min(len(passage.row), head + LONGEST)
    i = start or head + 1
    closed = passage.has(i - 1, "definite")
    if passage.has(i, "pronoun"):
        i, closed = i + 1, True
    while i < limit and not _stops(passage, i):
        if passage.has(i, "neg"):  # `المفاوضات غير المباشرة`
            i += 2
            continue
        marked = _bracketed(document, passage, i) if i == head + 1 or passage.has(i, "bracket") else None
        step = marked or _joined_on(passage, i, limit) or topic_end(document, passage, i, limit)
        if step:
            i, closed = step, True
        elif _is_place_or_number(passage, i):
            i, closed = i + 1, True
        elif passage.has(i, "dash") and i > head + 1 and _joins(document, passage, i):
            i += 2
        elif passage.has(i, "party") and not closed:
            i, closed = i + 1, True
        elif not closed and _action_of(document, passage, i):
            i += 1
        elif passage.has(i, "noun") and not _says_when(document, passage, i) and _goes_on(passage, i, closed):
            closed = closed or passage.has(i, "definite")
            i += 1
        else:
            break
    return i


def _stops(passage: Passage, i: int) -> bool:
    if passage.has(i, "neg") and passage.has(i - 1, "definite") and passage.has(i + 1, "definite"):
        return False
    if any(passage.has(i, s) for s in STOPS):
        return True
    return passage.has(i, "verb") and not passage.has(i, "noun") and not _behind_noun(passage, i)


def _says_when(document: Document, passage: Passage, i: int) -> bool:
    """`عقد`, `المزمع عقده`, `المقررة الاثنين`: a word that leads to the date or the place ends the name."""
    if _holds(passage, i):
        return True
    return any(passage.has(i + 1, s) for s in ("date", "in", "by")) and tells_standing(document, passage, i)


def _action_of(document: Document, passage: Passage, i: int) -> bool:
    """`مؤتمر نزع السلاح`: the noun of an action in construct, though it is spelled like a verb."""
    if not passage.has(i, "verb") or passage.has(i, "noun") or not passage.has(i + 1, "definite") or _holds(passage, i):
        return False
    norm = document.annotated.tokens[passage.cell(i).first].norm
    return passage.has(i - 1, "noun") and any(form.part == "masdar" for form in verb_forms(norm))


def _goes_on(passage: Passage, i: int, closed: bool) -> bool:
    """An indefinite phrase takes any noun; a definite one only definite adjectives, not a participle with its own
    complement (`الهادف إلى ...`)."""
    if not closed:
        return True
    complement = passage.has(i + 1, "prep") and not any(passage.has(i + 1, s) for s in NAME_LINKS)
    return passage.has(i, "definite") and not complement


NAME_LINKS = ("about", "between", "with", "in")


def _holds(passage: Passage, i: int) -> bool:
    """`عقد`, `المزمع عقده`: what is said of the gathering, no part of its name."""
    return any(passage.has(i, s) or passage.has(i, s + "-noun") for s in ("conduct", "hold", "happen", "gather")) or (
        passage.has(i, "definite") and any(passage.has(i + 1, s) for s in ("conduct-noun", "conduct"))
    )


def _behind_noun(passage: Passage, i: int) -> bool:
    """A word that could be a verb and stands where a noun must: behind ل, a preposition or a noun in construct."""
    return any(passage.has(i - 1, s) for s in ("to", "prep", "by")) or (
        passage.has(i - 1, "noun") and not passage.has(i - 1, "definite")
    )


def _bracketed(document: Document, passage: Passage, i: int) -> int | None:
    """Past `(جنيف 2)` or `"جنيف 2"`, if it closes soon."""
    if not (passage.has(i, "bracket") or passage.has(i, "quote")):
        return None
    mark = document.annotated.tokens[passage.cell(i).first].norm
    if passage.has(i, "bracket") and mark not in OPENING:
        return None
    sense = "bracket" if passage.has(i, "bracket") else "quote"
    for k in range(i + 2, min(len(passage.row), i + BRACKETED)):
        if passage.has(k, "border"):
            return None
        if passage.has(k, sense):
            return k + 1
    return None


def _joins(document: Document, passage: Passage, dash: int) -> bool:
    """Is the dash within the name: before a number, or with a nationality on each side (`اليمنية - اليمنية`)?"""
    tokens, last = document.annotated.tokens, passage.sentence.last
    if passage.has(dash + 1, "number"):
        return True
    if dash + 1 >= len(passage.row):
        return False
    return all(demonym_at(tokens, passage.cell(i).first, last) is not None for i in (dash - 1, dash + 1))


def _is_place_or_number(passage: Passage, i: int) -> bool:
    if passage.has(
        i, "number"
    ):  # an edition (`مؤتمر برلين 2`), unless it counts what stands behind it (`المؤتمر 3 جلسات`)
        behind = passage.has(i + 1, "noun") or passage.has(i + 1, "party")
        return not behind or passage.has(i + 1, "definite")
    if passage.has(i, "latin"):
        return True
    return passage.has(i, MentionKind.PLACE.value)


SIDES = ("party", "and", "comma", "pair", "both", "pronoun", "between", "noun")


def _joined_on(passage: Passage, i: int, limit: int) -> int | None:
    """Past `بين X وY`, `مع X`, `في X`, `ب X`."""
    if passage.has(i, "between"):
        k = i + 1
        while k < limit and any(passage.has(k, s) for s in SIDES):
            if passage.has(k, "comma") and not (passage.has(k + 1, "and") or passage.has(k + 1, "party")):
                break
            if passage.has(k, "noun") and passage.has(k - 1, "party"):
                break
            k += 1
        return k if k > i + 1 else None
    if passage.has(i, "with") and passage.has(i + 1, "party"):
        return i + 2
    if (passage.has(i, "in") or passage.has(i, "by")) and passage.has(i + 1, "place"):
        return i + 2
    return None


def topic_end(document: Document, passage: Passage, i: int, limit: int) -> int | None:
    """Past what it is about or for, if that begins here: `حول ...`, `ل...`, `الخاصة ب...`, `البحث عن ...`."""
    if passage.has(i, "about") or (passage.has(i, "to") and not passage.has(i + 1, "conduct-noun")):
        start = i + 1
    elif passage.has(i, "concerned") and passage.has(i, "definite") and passage.has(i + 1, "by"):
        start = i + 2
    elif passage.has(i, "of-topic") and passage.has(i - 1, "discuss-noun"):
        start = i + 1
    else:
        return None
    k, closed = start, False
    while k < min(limit, start + LONGEST_TOPIC) and _in_topic(passage, k, start, closed):
        if tells_standing(document, passage, k):
            break
        if passage.has(k, "in"):
            return k + 2
        closed = (closed or passage.has(k, "definite")) and not any(passage.has(k, s) for s in ("to", "and"))
        k += 1
    while k > start and any(passage.has(k - 1, s) for s in ("and", "to", "by")):
        k -= 1
    return k if k > start else None


def _in_topic(passage: Passage, k: int, start: int, closed: bool) -> bool:
    if any(passage.has(k, s) for s in (*STOPS, "comma", "bracket", "quote", "with", "by")):
        return False
    if passage.has(k, "verb") and not passage.has(k, "noun"):
        return k == start or _behind_noun(passage, k)
    if passage.has(k, "in"):
        return passage.has(k + 1, "place") or passage.has(k + 1, "party")
    if passage.has(k, "prep"):
        return False
    if closed and passage.has(k, "noun") and not passage.has(k, "definite"):
        return False
    return any(passage.has(k, s) for s in ("noun", "party", "place", "and", "to", "definite"))
