"""Wanted: what a stance word governs, the words of which say what the stance is about.

A verb's complement stands behind its subject: a clause with أن, a phrase with the verb's preposition, an object. A noun's
stands behind its owner (`رفض الوفد مغادرة ...`, `استعدادها ل`), an adjective's right behind it.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm, verb_forms
from mahdar.claims.bound import BOUND, BOUND_RELATIVES
from mahdar.claims.frames import Frame
from mahdar.claims.row import FINITE, Passage
from mahdar.claims.speech import Document
from mahdar.claims.stances import TO, Stand
from mahdar.claims.words import WHAT, is_adverb, is_masdar, is_nominal, norm_at, verb_group
from mahdar.mentions.gazetteer import heads, norms_of
from mahdar.vocabulary import Stance

VERB_REACH = 30
NOUN_REACH = 14
IDIOMS = frozenset((lemma, norms_of(word)[0]) for lemma, word, *_ in rows("position_idioms.tsv", "mahdar.claims"))


class Wanted(NamedTuple):
    """What a stance word governs: its words begin at item `start`; `opens` is its link or particle, before which the
    subject stands. `owner`: the item of the party in a noun's genitive, if one is there."""

    stance: Stance
    clause: bool
    opens: int
    start: int
    owner: int | None = None


def wanted(document: Document, stand: Stand) -> Wanted | None:
    """What the stance word governs; None where it stands without a complement that says what the stance is about."""
    found = _of_verb(document, stand) if stand.build in ("verb", "participle") else _of_noun(document, stand)
    if found is None or (stand.word, norm_at(document, stand.passage, found.start)) in IDIOMS:
        return None
    goes_somewhere = stand.passage.has(found.start, "party") or stand.passage.has(found.start, "place")
    return None if stand.word == INVITE and goes_somewhere and not found.clause else found


INVITE = "دعا"


def _of_verb(document: Document, stand: Stand) -> Wanted | None:
    """The complement of a verb, looked for behind its subject."""
    passage, links, first = stand.passage, _links(stand), stand.item + 1
    subject_seen = stand.build == "participle" or stand.is_first_person or _has_subject_before(passage, stand.item)
    quoted = document.inside_quotation(passage.cell(stand.item).first)
    behind_adverbial = first
    for i in range(first, min(len(passage.row), stand.item + VERB_REACH)):
        behind_adverbial = max(behind_adverbial, adverbial_end(document, passage, i))
        if i < behind_adverbial:
            continue
        if passage.has(i, "border") or (passage.has(i, "quote") and quoted) or (passage.has(i, "conj") and i > first):
            return None
        if stand.build == "participle" and i == first and passage.has(i, "comma"):
            return None  # `نراه مشجعا، ...`: it is said of something
        if _is_pronominal(document, passage, links, i):
            return None
        if _opens_complement(document, passage, links, i):
            return _complement_at(document, passage, links, i)
        stance = _object_stance(document, stand, links, i, subject_seen=subject_seen)
        if stance is not None:
            return Wanted(stance, False, i, i)
        if i > first and subject_seen and _is_next_verb(document, passage, i):
            return None
        subject_seen = subject_seen or _is_subject(document, stand, i)
    return None


def adverbial_end(document: Document, passage: Passage, item: int) -> int:
    """The item behind the adverbial phrase that begins here (`بشكل قاطع`); `item` itself where none does."""
    for words in adverbials().get(norm_at(document, passage, item), ()):
        if all(word in (ANY, norm_at(document, passage, item + k)) for k, word in enumerate(words)):
            return item + len(words)
    return item


ANY = "*"


@cache
def adverbials() -> dict[str, list[tuple[str, ...]]]:
    """Adverbial phrases by their first folded word; * stands for any word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words, *_ in rows("adverbials.tsv", "mahdar.claims"):
        norms = tuple(norm for word in words.split() for norm in ((ANY,) if word == ANY else norms_of(word)))
        found.setdefault(norms[0], []).append(norms)
    return found


def _is_pronominal(document: Document, passage: Passage, links: dict[str, Frame], i: int) -> bool:
    """Is the complement a pronoun (`طالبنا بها`), which says nothing by itself?"""
    norm = norm_at(document, passage, i)
    return BOUND.get(norm, NO_LINK) in links or (norm != "" and norm in links and passage.has(i + 1, "pronoun"))


def _opens_complement(document: Document, passage: Passage, links: dict[str, Frame], i: int) -> bool:
    """Does أن, `بما` or one of the verb's prepositions stand here?"""
    bound = links.get(BOUND_RELATIVES.get(norm_at(document, passage, i), NO_LINK))
    if passage.has(i, "that") or (bound is not None and bound.stance_noun is not None):
        return True
    return _link_at(document, passage, links, i) is not None and not _better_link_follows(document, passage, links, i)


def _complement_at(document: Document, passage: Passage, links: dict[str, Frame], i: int) -> Wanted | None:
    """What the أن, the `بما` or the preposition at this item introduces; None if the verb takes no stance so."""
    if passage.has(i, "that"):
        with_preposition = norm_at(document, passage, i) == BY_THAT
        return _clause(passage, links.get(BY if with_preposition and BY in links else ""), i, i)
    bound = links.get(BOUND_RELATIVES.get(norm_at(document, passage, i), NO_LINK))
    if bound is not None and bound.stance_noun is not None:
        return Wanted(bound.stance_noun, False, i, i)
    frame = _link_at(document, passage, links, i)
    if frame is not None and passage.has(i + 1, "that"):
        return _clause(passage, frame, i, i + 1)
    return Wanted(frame.stance_noun, False, i, i + 1) if frame is not None and frame.stance_noun else None


def _object_stance(
    document: Document, stand: Stand, links: dict[str, Frame], i: int, *, subject_seen: bool
) -> Stance | None:
    """The stance that the verb takes on its object, if the object begins here."""
    passage, plain = stand.passage, links.get("")
    if plain is None or plain.stance_noun is None or passage.has(stand.item + 1, "pronoun"):
        return None
    if passage.has(i, "party"):
        other = _is_apposed(passage, i) or _is_asked(document, passage, i, plain)
        return plain.stance_noun if subject_seen and _alone(links) and not other else None
    if not _could_be_noun(document, stand, i) or not _opens_object(document, stand, i, subject_seen=subject_seen):
        return None
    aside = passage.has(i - 1, "comma") and passage.has(i - 3, "comma")
    if passage.has(i - 1, "pron") and passage.has(i - 2, "and"):
        return None  # `وهو دبلوماسي كبير`: who he is
    after_aside = aside or (passage.has(i - 1, "comma") and is_masdar(document, passage, i))
    if not after_aside and _governed(passage, i):
        return None
    return None if _link_follows(document, passage, links, i) else plain.stance_noun


def _is_asked(document: Document, passage: Passage, i: int, plain: Frame) -> bool:
    """Is the party here asked for what follows it at once (`ناشد المانحين زيادة الدعم`), and not what is demanded?"""
    return plain.stance_noun is Stance.DEMANDS and (passage.has(i + 1, "that") or is_masdar(document, passage, i + 1))


def _could_be_noun(document: Document, stand: Stand, i: int) -> bool:
    """Can a noun phrase begin here; not at the adjective of one?"""
    passage = stand.passage
    if i > stand.item + 1 and _is_adjective(document, passage, i):
        return False
    return is_nominal(document, passage, i) or any(passage.has(i, s) for s in OPENS_NOUN)


def _is_subject(document: Document, stand: Stand, i: int) -> bool:
    """Can the item be the verb's subject, no object having begun before it?"""
    if stand.passage.has(i, "party"):
        return True
    if not _could_be_noun(document, stand, i) or _governed(stand.passage, i):
        return False
    return not _opens_object(document, stand, i, subject_seen=False)


def _is_next_verb(document: Document, passage: Passage, i: int) -> bool:
    """Does another verb's clause begin here?"""
    if not passage.has(i, "verb") or is_nominal(document, passage, i):
        return False
    return not passage.has(i - 1, "rel") and not passage.has(i + 1, "pronoun")


NO_LINK = "-"
BY, BY_THAT = fold("ب"), fold("بأن")
OPENS_NOUN = ("det", "neg", "rel", "dem", "quote")


def _has_subject_before(passage: Passage, item: int) -> bool:
    """Does the verb's subject stand before it: a party, or the antecedent of a relative that no object pronoun takes up?"""
    before = verb_group(passage, item)
    if passage.has(before, "rel"):
        return not passage.has(item + 1, "pronoun")
    behind_that = passage.has(before, "pronoun") and (
        passage.has(before - 1, "that") or passage.has(before - 1, "conj")
    )
    return behind_that or (passage.has(before, "party") and not _is_genitive(passage, before))


def _is_genitive(passage: Passage, i: int) -> bool:
    """Is the party governed by a preposition or a noun before it (`بعد تقرير الوكالة نفى ...`)?"""
    return passage.has(i - 1, "prep") or (i > 1 and passage.has(i - 1, "noun") and not passage.has(i - 1, "definite"))


def _links(stand: Stand) -> dict[str, Frame]:
    links: dict[str, Frame] = {}
    for frame in stand.frames:
        links.setdefault(frame.link, frame)
    return links


def _alone(links: dict[str, Frame]) -> bool:
    """Does the verb take its object without a link only (`انتقد`), so that a party there is no addressee?"""
    return len(links) == 1


def _clause(passage: Passage, frame: Frame | None, opens: int, that: int) -> Wanted | None:
    """The clause behind أن, its pronoun left out."""
    if frame is None or frame.stance_clause is None:
        return None
    start = that + 1
    while passage.has(start, "pronoun"):
        start += 1
    return Wanted(frame.stance_clause, True, opens, start)


def _link_at(document: Document, passage: Passage, links: dict[str, Frame], i: int) -> Frame | None:
    """The frame whose preposition stands here, if it is not the tie of a name or bound to a pronoun."""
    cell = passage.cell(i)
    if cell.mention is not None or passage.has(i + 1, "pronoun") or i + 1 >= len(passage.row):
        return None
    norm = document.annotated.tokens[cell.first].norm
    return links.get(norm) if norm else None


def _is_adjective(document: Document, passage: Passage, i: int) -> bool:
    """A definite word behind a definite noun (`الهيمنة الإيرانية`)."""
    both = passage.has(i, "definite") and passage.has(i - 1, "definite") and passage.cell(i - 1).mention is None
    return both and not is_masdar(document, passage, i)


def _link_follows(document: Document, passage: Passage, links: dict[str, Frame], item: int) -> bool:
    """Does a preposition of the verb stand near, so that the noun here is whom the stance is addressed to?"""
    if _alone(links):
        return False
    for i in range(item, min(len(passage.row), item + 6)):
        if any(passage.has(i, s) for s in ("comma", "border", "verb")):
            return False
        if _link_at(document, passage, links, i) is not None:
            return True
    return False


def _better_link_follows(document: Document, passage: Passage, links: dict[str, Frame], item: int) -> bool:
    """Is the ل here the tie of a name, since the verb's own preposition follows (`دعا البيان الختامي للمؤتمر إلى ...`)?"""
    if norm_at(document, passage, item) != TO or len(links) == 1:
        return False
    for i in range(item + 1, min(len(passage.row), item + VERB_REACH // 2)):
        if passage.has(i, "border") or passage.has(i, "that"):
            return False
        if norm_at(document, passage, i) != TO and _link_at(document, passage, links, i) is not None:
            return True
    return False


def _is_apposed(passage: Passage, i: int) -> bool:
    """A party that goes on with the party before: joined to it, or behind a comma."""
    if passage.has(i - 1, "comma") or passage.has(i - 1, "and") or _governed(passage, i):
        return True
    another = any(passage.has(i - 1, s) for s in ("person", "office")) and not any(
        passage.has(i, s) for s in ("person", "office")
    )
    return passage.has(i - 1, "party") and not another


def _governed(passage: Passage, i: int) -> bool:
    """Is the item behind a preposition, or an adjective to what is?"""
    while i > 0 and passage.has(i, "definite") and passage.has(i - 1, "definite"):
        i -= 1
    if passage.has(i, "party") and passage.has(i - 1, "noun") and not passage.has(i - 1, "definite"):
        i -= 1  # a genitive: `في شرق ليبيا`
    return any(passage.has(i - 1, s) for s in ("prep", "by", "to", "as", "comma"))


def _opens_object(document: Document, stand: Stand, i: int, *, subject_seen: bool) -> bool:
    """Can the object begin at this noun? Without a subject before, only at a verbal noun that is not the subject."""
    passage = stand.passage
    if passage.has(i - 1, "and") and i > stand.item + 1:
        return False
    if passage.has(i, "rel"):
        return subject_seen and norm_at(document, passage, i) == WHAT
    if passage.has(i, "neg") or passage.has(i, "quote"):
        return subject_seen
    token = document.annotated.tokens[passage.cell(i).first]
    if is_adverb(document, passage, i):
        return False
    if subject_seen:
        adjective = passage.has(i - 1, "party") and token.norm.endswith(NISBA)
        return not (adjective and token.definite and not is_masdar(document, passage, i))
    only_adverbs = all(is_adverb(document, passage, k) for k in range(stand.item + 1, i))
    return only_adverbs and is_masdar(document, passage, i) and token.norm not in heads()


ADJECTIVE_REACH = 3
NISBA = (fold("ي"), fold("ية"))


def _of_noun(document: Document, stand: Stand) -> Wanted | None:
    """The complement of a noun or an adjective, looked for behind its owner."""
    passage, links = stand.passage, _links(stand)
    if _is_continued(document, stand, links):
        return Wanted(links[""].stance_noun or Stance.SUPPORTS, False, stand.item + 1, stand.item + 1)
    owner, first = _owner(document, stand, links)
    definite = passage.has(stand.item, "definite")
    for i in range(first, min(len(passage.row), stand.item + NOUN_REACH)):
        another_verb = passage.has(i, "verb") and not is_nominal(document, passage, i)
        if another_verb or passage.has(i, "border") or (passage.has(i, "quote") and i > first):
            return None
        if passage.has(i, "that"):
            return _owned(_clause(passage, links.get(""), i, i), owner) if i == first and not definite else None
        if i > stand.item + ADJECTIVE_REACH and (stand.build == "adjective" or definite):
            return None
        if _link_at(document, passage, links, i) is not None:
            return _owned(_complement_at(document, passage, links, i), owner)
        if i == first and stand.build == "noun" and not definite:
            found = _bare_object(document, stand, i, owner, links)
            if found is not None:
                return found
        if any(passage.has(i, s) for s in ("comma", "and", "rel", "conj", "by")):
            return None
    return None


def _is_continued(document: Document, stand: Stand, links: dict[str, Frame]) -> bool:
    """`ستواصل دعم الشعب`: behind a verb of going on with, the noun's genitive is its object."""
    passage, plain = stand.passage, links.get("")
    if stand.build != "noun" or plain is None or plain.stance_noun is None or not passage.has(stand.item + 1, "party"):
        return False
    if passage.has(stand.item, "definite") or _link_follows(document, passage, links, stand.item + 2):
        return False
    return continued_by(document, passage, stand.item) is not None


def continued_by(document: Document, passage: Passage, item: int) -> tuple[int, VerbForm] | None:
    """The verb of going on before this noun, next to it or with its subject between: its item and form."""
    verb = item - 2 if passage.has(item - 1, "party") else item - 1
    forms = verb_forms(norm_at(document, passage, verb))
    form = next((f for f in forms if f.lemma in CONTINUING and f.part in FINITE and f.person[:1] == "3"), None)
    return (verb, form) if form is not None else None


CONTINUING = frozenset(lemma for lemma, *_ in rows("continuing_verbs.tsv", "mahdar.claims"))


def _owned(found: Wanted | None, owner: int | None) -> Wanted | None:
    return found._replace(owner=owner) if found is not None else None


def _owner(document: Document, stand: Stand, links: dict[str, Frame]) -> tuple[int | None, int]:
    """The item of the noun's genitive or pronoun where that is its owner, and the item behind it and what is joined to it."""
    passage, i = stand.passage, stand.item + 1
    if passage.has(i, "pronoun"):
        described = passage.has(i + 1, "definite") and _link_at(document, passage, links, i + 2) is not None
        described = described and not is_masdar(document, passage, i + 1)  # `رفضه القاطع ل`
        return (i if stand.genitive == "owner" else None), i + 2 if described else i + 1
    if stand.build != "noun":
        return None, i
    if not passage.has(i, "party") or passage.has(stand.item, "definite"):
        return (i if _is_genitive_subject(document, stand, i, links) else None), i
    owner = i if stand.genitive == "owner" else None
    i += 1
    while any(passage.has(i, s) for s in ("and", "comma")) and passage.has(i + 1, "party"):
        i += 2
    if passage.has(i, "comma") and (
        passage.has(i - 2, "comma") or _link_at(document, passage, links, i + 1) is not None
    ):
        i += 1
    if passage.has(i, "quote") and passage.has(i + 2, "quote"):
        i += 3  # an attribute in quotation marks: `دعم الجزائر "الثابت" ل`
    return owner, i


def _is_genitive_subject(document: Document, stand: Stand, i: int, links: dict[str, Frame]) -> bool:
    """`دعم الاتحاد لخطة المبعوث`: a definite genitive whose object follows with ل is the noun's subject."""
    passage = stand.passage
    after = i + 1 if not (passage.has(i + 1, "definite") and passage.has(i + 1, "noun")) else i + 2
    if not passage.has(i, "definite") or passage.has(stand.item, "definite") or stand.genitive != "owner":
        return False
    if "" not in links and not is_masdar(document, passage, i):
        return True
    fits = norm_at(document, passage, after) == TO and _link_at(document, passage, links, after) is not None
    return fits and (not is_masdar(document, passage, i) or norm_at(document, passage, i) in heads())


def _bare_object(document: Document, stand: Stand, i: int, owner: int | None, links: dict[str, Frame]) -> Wanted | None:
    """The object right behind a verbal noun (`رفض الوفد مغادرة`, `رفض الاستسلام`); behind a pronoun any noun can be one."""
    passage, plain = stand.passage, links.get("")
    opens = is_nominal(document, passage, i) or any(passage.has(i, s) for s in ("quote", "det"))
    masdar = is_masdar(document, passage, i) and not passage.has(i, "definite")
    indefinite = masdar or passage.has(i, "det")
    if not opens or (not indefinite and _link_follows(document, passage, links, i)):
        return None
    stance = plain.stance_noun if plain else next((f.stance_noun for f in stand.frames if f.stance_noun), None)
    fits = masdar or (plain is not None and (owner is None or passage.has(owner, "pronoun")))
    return Wanted(stance, False, i, i, owner) if stance is not None and fits else None
