"""Targets: which words say what a stance is about. They run from behind the stance's link to where the clause turns to
something else; behind a relative (`الشروط التي وضعتها ...`) they are the noun phrase before it.
"""

from mahdar.arabic.lexicon import rows
from mahdar.arabic.verbs import verb_forms
from mahdar.claims.row import FINITE, Passage
from mahdar.claims.speech import ATTRIBUTIONS, BREAKS, Document, Trigger, trigger_at
from mahdar.claims.words import is_nominal, norm_at
from mahdar.mentions.gazetteer import norms_of

LONGEST_TARGET = 48
LONGEST_ANTECEDENT = 8
APPOSITION = 5


def target_end(document: Document, passage: Passage, start: int, *, clause: bool) -> int:
    """The item at which a target that begins at `start` is over. `clause`: it is one, in which verbs may be joined."""
    if start >= len(passage.row):
        return start
    quoted = document.inside_quotation(passage.cell(start).first)
    i, listed = start, False
    while i < min(len(passage.row), start + LONGEST_TARGET):
        inside = document.inside_quotation(passage.cell(i).first)
        if quoted and not inside:
            break
        if inside and not quoted:
            i += 1
            continue
        if passage.has(i, "border") or (i > start and _turns(document, passage, i, clause=clause)):
            break
        if not clause and (
            passage.has(i, "rel") if listed else passage.has(i, "that") and _is_report(document, passage, i)
        ):
            break
        listed = listed or passage.has(i, "comma")
        i += 1
    while i > start + 1 and any(passage.has(i - 1, sense) for sense in TIES):
        i -= 1
    return i


TIES = ("prep", "by", "to", "as", "and", "comma")


def _is_report(document: Document, passage: Passage, i: int) -> bool:
    """Is this إن, which only reporting verbs take: content of `قال`, not of what is wanted?"""
    return document.annotated.tokens[passage.cell(i).first].shape == REPORT


REPORT = "إن"


def _turns(document: Document, passage: Passage, i: int, *, clause: bool) -> bool:
    """Does the sentence turn at this item to something that is not wanted any more?"""
    if passage.has(i, "comma"):
        return not _goes_on_behind_comma(document, passage, i, clause=clause)
    norm = norm_at(document, passage, i)
    pair = f"{norm} {norm_at(document, passage, i + 1)}"
    if pair in GOES_ON:
        return False
    if norm in STOPS or pair in STOPS:
        return True
    if norm in ATTRIBUTIONS and (passage.has(i + 1, "party") or passage.has(i + 1, "rel")):
        return True
    if norm in BREAKS and (passage.has(i, "conj") or passage.has(i + 1, "that")):
        return True
    if passage.has(i, "and"):
        return _is_verb(document, passage, i + 1, clause=clause)
    if not clause and _is_circumstance(document, passage, i):
        return True
    verb = trigger_at(document, passage, i)
    return verb is not None and verb.is_participle and any(f.clause for f in verb.frames)


def _is_circumstance(document: Document, passage: Passage, i: int) -> bool:
    """An indefinite participle behind something definite says how it was taken (`رفض الحضور متذرعا بـ`), not what is wanted."""
    if (
        not (passage.has(i - 1, "definite") or passage.has(i - 1, "party"))
        or passage.has(i, "definite")
        or passage.has(i, "party")
    ):
        return False
    token = document.annotated.tokens[passage.cell(i).first]
    if not token.shape.endswith(ACCUSATIVE) or not any(passage.has(i + 1, s) for s in ("prep", "by", "to", "that")):
        return False
    forms = verb_forms(token.norm)
    return bool(forms) and all(f.part == "active-participle" for f in forms)


ACCUSATIVE = ("ا", "اً", "ًا", "ة")


def _goes_on_behind_comma(document: Document, passage: Passage, i: int, *, clause: bool) -> bool:
    """A list (`، ووضع حد ...`, `، وأن ...`) goes on, and so does what follows an apposition between commas."""
    if passage.has(i + 1, "and"):
        if passage.has(i + 2, "that"):
            return clause
        goes_on = trigger_at(document, passage, i + 2) if i + 2 < len(passage.row) else None
        if goes_on is not None and goes_on.is_participle:
            return False
        if norm_at(document, passage, i + 2) in BREAKS or _is_verb(document, passage, i + 2, clause=clause):
            return False
        return is_nominal(document, passage, i + 2)
    return passage.has(i + 1, "party") and any(passage.has(k, "comma") for k in range(i + 2, i + APPOSITION))


def _is_verb(document: Document, passage: Passage, i: int, *, clause: bool) -> bool:
    """Is the word here a finite verb and nothing else; in a clause, one of the past?"""
    if i >= len(passage.row) or passage.cell(i).mention is not None or not passage.has(i, "verb"):
        return False
    forms = verb_forms(norm_at(document, passage, i))
    if any(f.part not in FINITE for f in forms):
        trigger = trigger_at(document, passage, i)
        governs = passage.has(i + 1, "party") or (trigger is not None and _takes_link(document, passage, i, trigger))
        return trigger is not None and trigger.form.part in FINITE and governs
    return not clause or all(f.part == "past" for f in forms)


def _takes_link(document: Document, passage: Passage, i: int, trigger: Trigger) -> bool:
    """Does the verb's own preposition stand right behind it (`، وكشف عن أنه ...`)?"""
    return norm_at(document, passage, i + 1) in {f.link for f in trigger.frames if f.link}


def antecedent(passage: Passage, item: int) -> tuple[int, int] | None:
    """The noun phrase before the item (a relative, a participle): its first item and the one behind its last."""
    last = item
    while last > 0 and (passage.has(last - 1, "comma") or passage.has(last - 1, "quote")):
        last -= 1
    first = last
    while first > max(0, last - LONGEST_ANTECEDENT):
        i = first - 1
        if passage.has(i, "party"):
            if first == last or passage.has(first, "quote"):
                first = i
                continue
            break
        if passage.has(i, "verb") and not passage.has(i, "noun"):
            break
        if passage.has(i, "noun") or passage.has(i, "place") or passage.has(i, "det"):
            if first < last and passage.has(i, "definite") and not passage.has(first, "definite"):
                break
            first = i
            continue
        if passage.has(i, "quote") and first < last:
            break
        break
    return (first, last) if first < last else None


GOES_ON = frozenset(" ".join(norms_of(words)) for words, *_ in rows("position_goes_on.tsv", "mahdar.claims"))
STOPS = frozenset(" ".join(norms_of(words)) for words, *_ in rows("position_stops.tsv", "mahdar.claims"))
