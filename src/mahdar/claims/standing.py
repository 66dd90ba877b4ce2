"""Standing: whether something was held, is planned, under way, proposed or called off, and whether it is denied."""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.negation import polarity, tense
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import VerbForm, lemmas, verb_forms
from mahdar.claims.row import FINITE, Passage, verb_senses
from mahdar.claims.speech import Document, is_that_not
from mahdar.errors import LexiconError
from mahdar.vocabulary import Date, Status

BACK, BEHIND = 8, 4
WORDS_BACK = 16
NOT_TAKING_PLACE = "none"
LEMMA = "="


class Word(NamedTuple):
    """What a word says of a meeting beside it; `status` is None where it does not take place."""

    status: Status | None
    example: str = ""


@cache
def words(side: str) -> dict[str, Word]:
    """Folded word, or =lemma, to what it says on this side (before or behind) of the meeting. Raises LexiconError for
    an unknown status or a verb that has no forms."""
    found = {}
    for name, where, word, example in rows("meeting_status.tsv", "mahdar.claims"):
        if word.startswith(LEMMA) and word[1:] not in lemmas():
            raise LexiconError(f"meeting_status.tsv: {word[1:]} has no forms; add it to arabic/verbs.tsv")
        if where == side:
            found[word if word.startswith(LEMMA) else fold(word)] = Word(_status(name, word), example)
    return found


def _status(name: str, word: str) -> Status | None:
    if name == NOT_TAKING_PLACE:
        return None
    try:
        return Status(name)
    except ValueError:
        raise LexiconError(f"meeting_status.tsv: {word}: {name!r} is no status; one of {', '.join(Status)}") from None


def finite_form(document: Document, passage: Passage, item: int) -> VerbForm | None:
    """The likeliest finite reading of the word at this item, one that patterns have a sense for before any other."""
    cell = passage.cell(item)
    if cell.mention is not None:
        return None
    forms = [f for f in verb_forms(document.annotated.tokens[cell.first].norm) if f.part in FINITE]
    return next((f for f in forms if f.lemma in verb_senses()), forms[0] if forms else None)


def before(document: Document, passage: Passage, item: int) -> list[str]:
    """The folded words of the sentence before an item, as negation wants them."""
    at = passage.cell(item).first
    return [t.norm for t in document.annotated.tokens[max(passage.sentence.first, at - WORDS_BACK) : at]]


def is_denied(document: Document, passage: Passage, item: int) -> bool:
    """Is the verb, or the noun of an action, at this item denied?"""
    return polarity(before(document, passage, item)) == "negative" or is_that_not(document, passage, item - 1)


def is_ahead(document: Document, date: Date | None) -> bool:
    """Does the date lie wholly behind the day of publication?"""
    published = document.annotated.published
    return bool(published and date and date.interval and date.interval.first and date.interval.first > published)


def is_past(document: Document, date: Date | None) -> bool:
    """Does the date lie wholly before the day of publication?"""
    published = document.annotated.published
    return bool(published and date and date.interval and date.interval.last and date.interval.last < published)


def verb_of(passage: Passage, item: int) -> int | None:
    """The verb of holding before the noun at this item, if the noun is its subject or object: `جرت أمس محادثات`,
    `تنطلق في جنيف غدا محادثات`, `باشر المجلس أمس أعمال مؤتمر`."""
    for i in range(item - 1, max(-1, item - 1 - VERB_BACK), -1):
        if _holds(passage, i):
            return i
        if passage.has(i, "comma") and (passage.has(i - 1, "date") or passage.has(i + 1, "date")):
            continue
        if passage.has(i, "works") and i == item - 1:
            continue
        if passage.has(i, "party") and passage.has(item - 1, "works") and _holds(passage, i - 1):
            return i - 1
        if not any(passage.has(i, s) for s in ("in", "place", "date", "det")) or passage.has(i, "noun"):
            acts = passage.has(i, "noun") and any(passage.has(i, f"{s}-noun") for s in HOLDING)
            return i - 1 if acts and _holds(passage, i - 1) else None
    return None


def _holds(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and any(passage.has(item, s) for s in HOLDING)


VERB_BACK = 6
HOLDING = ("conduct", "hold", "happen")


def of_verb(document: Document, passage: Passage, item: int, *, ahead: bool) -> Word | None:
    """What the verb that tells of a meeting says of it by tense and negation; None where the word is no verb here.

    `ahead`: the meeting is dated to come.
    """
    form = finite_form(document, passage, item)
    if form is None or stands_as_noun(passage, item):
        return None
    if is_denied(document, passage, item):
        return Word(None)
    time = tense(form.part, before(document, passage, item))
    said = word_before(document, passage, item)
    if said is not None and (said.status is None or form.part == "imperfect"):
        return said
    if time == "future":
        return Word(Status.PLANNED)
    if time == "past":
        return Word(Status.UNDER_WAY if form.lemma in BEGUN else Status.HELD)
    likely = passage.has(item - 1, "that") or passage.has(item - 1, "part")  # `أن تعقد`, `قد تعقد`
    if ahead or likely or not any(passage.has(item, s) for s in (*HOLDING, "discuss", "talk")):
        return Word(Status.PLANNED)
    return Word(Status.UNDER_WAY)


def has_begun(document: Document, passage: Passage, item: int | None) -> bool:
    """Does the verb at this item say that what it tells of began and goes on (`باشر`)?"""
    form = finite_form(document, passage, item) if item is not None else None
    return form is not None and form.lemma in BEGUN


def stands_as_noun(passage: Passage, item: int) -> bool:
    """A form that is a verb or the noun of its action is the noun behind a preposition or another noun."""
    if any(passage.has(item - 1, s) for s in ("prep", "by", "to", "det")):
        return True
    if not any(sense.endswith("-noun") for sense in passage.row[item].senses):
        return False
    if passage.has(item - 1, "party"):  # `قرر الوزير عقد لقاء`
        return passage.has(item - 2, "verb") and not passage.has(item - 2, "aux")
    return passage.has(item - 1, "noun") and (not passage.has(item - 1, "definite") or passage.has(item - 2, "from"))


BEGUN = frozenset(lemma for lemma, *_ in rows("begun.tsv", "mahdar.claims"))


def standing(
    document: Document, passage: Passage, noun: int, verb: int | None, end: int, until: int, *, ahead: bool
) -> Word | None:
    """What a sentence says of the meeting that the word at `noun` names: by its verb, if it has one, then by the words
    beside it. `end`: the item behind its participants or its name; `until`: where the words behind it stop speaking of
    it. None where nothing is said.
    """
    said = of_verb(document, passage, verb, ahead=ahead) if verb is not None else None
    if said is not None and said.status in (Status.UNDER_WAY, Status.PLANNED):
        return word_behind(document, passage, noun, max(end, verb or 0)) or said
    return said or beside(document, passage, noun, end, until, ahead=ahead)


def beside(document: Document, passage: Passage, item: int, end: int, until: int, *, ahead: bool) -> Word | None:
    """What the words around a noun that names a meeting say of it. `end`: the item behind its participants or its name;
    `until`: where the words behind that stop speaking of it."""
    if is_denied(document, passage, item) or _denied_from_afar(passage, item) or _kept_out(document, passage, item):
        return Word(None)
    early = word_before(document, passage, item)
    if early is not None and early.status in (None, Status.CANCELLED):
        return early
    said = word_behind(document, passage, item, end) or _relative_behind(
        document, passage, item, end, until, ahead=ahead
    )
    if early is not None and (passage.has(item - 1, "in") or passage.has(item - 1, "during")):
        early = _at(
            document, passage, item - 2, "before"
        )  # `دعت في اتصال مع الرئيس إلى ...`: what is called for is not the call
    return said or early or (Word(Status.PROPOSED) if _merely_named(passage, item) else None)


def _denied_from_afar(passage: Passage, item: int) -> bool:
    """`لم ترد معلومات عن أي لقاء`: any meeting at all, in a clause that denies."""
    if not passage.has(item - 1, "det"):
        return False
    for i in range(item - 2, max(-1, item - WORDS_BACK), -1):
        if passage.has(i, "border") or passage.has(i, "that"):
            return False
        if passage.has(i, "neg"):
            return True
    return False


def _kept_out(document: Document, passage: Passage, item: int) -> bool:
    """`لن يدخل في مفاوضات`, `لم يشارك في محادثات`: is the verb that leads into the talks denied? Not one that speaks of
    them as wanted (`لا يمانع في لقاء`)."""
    verb = item - 2
    if not passage.has(item - 1, "in") or not passage.has(verb, "verb") or _at(document, passage, verb, "before"):
        return False
    return is_denied(document, passage, verb)


def _merely_named(passage: Passage, item: int) -> bool:
    """`إجراء محادثات` as such, of which nothing says that it came about; a journey `لإجراء محادثات` does."""
    act = item - 1
    return any(passage.has(act, f"{s}-noun") for s in HOLDING) and not any(
        passage.has(k, s) for k in (act, act - 1) for s in ("to", "prep", "verb", "definite")
    )


def _relative_behind(
    document: Document, passage: Passage, item: int, end: int, until: int, *, ahead: bool
) -> Word | None:
    """`التي تمت بين الطرفين` before the participants; `التي تعقد الثلاثاء`, `سيعقد في واشنطن` right behind them."""
    verb = item + 1
    while verb < item + BEHIND and any(passage.has(verb, s) for s in BEFORE_VERB) and not _holds(passage, verb):
        verb += 1
    if _holds(passage, verb) and not stands_as_noun(passage, verb):
        return of_verb(document, passage, verb, ahead=ahead)
    for i in range(end, min(until, end + BEHIND)):
        if passage.has(i, "border") or passage.has(i, "encounter") or passage.has(i, "event"):
            return None
        if _holds(passage, i):
            return of_verb(document, passage, i, ahead=ahead)
        found = _at(document, passage, i, "behind")
        if found is not None:
            return found
    return None


BEFORE_VERB = ("rel", "comma", "will", "part", "aux", "noun")


def word_before(document: Document, passage: Passage, item: int, *, reach: int = BACK) -> Word | None:
    """The nearest word before the item in its clause that says how the meeting stands; one أن may stand between."""
    crossed = False
    for i in range(item - 1, max(-1, item - 1 - reach), -1):
        if any(passage.has(i, s) for s in ("border", "rel", "colon")):
            return None
        if passage.has(i, "pronoun") and passage.has(i - 1, "prep"):
            return None
        if passage.has(i, "that"):
            if crossed or passage.has(i + 1, "pronoun"):
                return None
            crossed = True
        found = _at(document, passage, i, "before")
        if found is not None:
            return found
    return None


def word_behind(document: Document, passage: Passage, item: int, end: int) -> Word | None:
    """The first word behind the item and before `end` that says how the meeting stands."""
    for i in range(item + 1, min(end, len(passage.row))):
        if passage.has(i, "border"):
            return None
        found = _at(document, passage, i, "behind")
        if found is not None:
            return found
    return None


def tells_standing(document: Document, passage: Passage, item: int) -> bool:
    """Does the word at this item say how a gathering stands (`المقررة`), and so is no part of its name?"""
    return _at(document, passage, item, "behind") is not None


def _at(document: Document, passage: Passage, item: int, side: str) -> Word | None:
    cell = passage.cell(item)
    if cell.mention is not None and not (passage.has(item, "date") and passage.has(item + 1, "from")):
        return None
    known = words(side)
    norm = document.annotated.tokens[cell.first].norm
    before = document.annotated.tokens[cell.first - 1].norm if cell.first else ""
    found = known.get(f"{before} {norm}") or known.get(norm)
    if found is not None:
        return found
    for form in verb_forms(norm):
        if form.part in FINITE and (said := known.get(LEMMA + form.lemma)) is not None:
            return said
    return None
