"""Occasion: when and where something takes place, read from the words around it in its own clause."""

from collections.abc import Iterable

from mahdar.arabic.calendar import moved
from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.row import LOCATIVE, Passage
from mahdar.claims.speech import DOCUMENTS, Document
from mahdar.mentions.mention import MentionKind
from mahdar.vocabulary import Date, Granularity, Interval, Span

REACH = 14
BACK = 5
PLACE_NOUNS = 4
VERB_TO_NOUN = 4
HOLDING = ("conduct", "hold", "happen", "sponsor")
LED = 12
TURNS = frozenset(fold(word) for word, *_ in rows("turns.tsv", "mahdar.claims"))
DAY_AFTER = frozenset(fold(word) for word, *_ in rows("day_after.tsv", "mahdar.claims"))
SINCE = frozenset(fold(word) for word, *_ in rows("since.tsv", "mahdar.claims"))


def clause_end(document: Document, passage: Passage, item: int, *, reach: int = REACH) -> int:
    """The item at which the clause that goes on at `item` is over, at most `reach` items on: a border, a particle that
    opens another clause, و with a verb, a word that turns to another event (`قبيل`)."""
    limit = min(len(passage.row), item + reach)
    i = item
    while i < limit:
        if passage.has(i, "border") or passage.has(i, "that") or passage.has(i, "conj") or _is_dash(passage, i):
            break
        joins = passage.has(i, "and") or passage.has(i, "comma")
        if (joins and _finite(passage, i + 1) and not _tells_when(passage, i + 1)) or _turns(document, passage, i):
            break
        i += 1
    return i


def _is_dash(passage: Passage, item: int) -> bool:
    """A dash between words, not one within a name (`كانغ كيونغ-هوا`)."""
    if not passage.has(item, "dash"):
        return False
    row = passage.row
    return not (
        0 < item < len(row) - 1 and row[item - 1].end == row[item].start and row[item].end == row[item + 1].start
    )


def topic_start(passage: Passage, item: int, end: int) -> int:
    """The item from `item` on, before `end`, at which the words turn to what is talked about (`حول`, `لبحث`, `تتناول`):
    places named there are of the topic."""
    for i in range(item, end):
        tells = passage.has(i, "imperfect") and _finite(passage, i) and not _tells_when(passage, i)
        if tells or _is_aim(passage, i, end) or passage.has(i, "about"):
            return i
    return end


def aim_start(passage: Passage, item: int, end: int) -> int:
    """The item from `item` on, before `end`, at which the words turn to what a gathering is to do: `لبحث الوضع في البصرة`."""
    return next((i for i in range(item, end) if _is_aim(passage, i, end)), end)


def _is_aim(passage: Passage, i: int, end: int) -> bool:
    return passage.has(i, "to") and i + 1 < end and any(s.endswith("-noun") for s in passage.row[i + 1].senses)


def _turns(document: Document, passage: Passage, item: int) -> bool:
    cell = passage.cell(item)
    return cell.mention is None and document.annotated.tokens[cell.first].norm in TURNS


def occasion_end(document: Document, passage: Passage, item: int, *, reach: int = REACH) -> int:
    """The item at which the words behind a gathering's name stop speaking of it: the clause is over, a relative opens
    that tells of something else, or another gathering is named."""
    end = clause_end(document, passage, item, reach=reach)
    verb = item
    for i in range(item, end):
        if passage.has(i, "event"):
            return verb if passage.has(verb, "verb") and i - verb <= VERB_TO_NOUN else i
        if passage.has(i, "rel") and not _tells_when(passage, i + 1):
            return i
        if passage.has(i, "verb") and any(passage.has(i, s) for s in HOLDING) and not passage.has(verb, "verb"):
            verb = i
    return end


def _tells_when(passage: Passage, item: int) -> bool:
    """Does a verb of holding stand here, `س` or a particle aside?"""
    for k in range(item, item + 3):
        if any(passage.has(k, s) for s in HOLDING):
            return True
        if passage.has(k, "verb") and not passage.has(k, "aux"):
            return False
    return False


def clause_start(passage: Passage, item: int, *, reach: int = BACK) -> int:
    """The first item of the clause before `item`, at most `reach` items back."""
    i = item
    while i > max(0, item - reach):
        before = i - 1
        if any(passage.has(before, s) for s in ("border", "that", "conj", "rel", "colon")):
            break
        i = before
    return i


def _finite(passage: Passage, item: int) -> bool:
    return passage.has(item, "verb") and not passage.has(item, "noun")


def told_end(passage: Passage, item: int, end: int, *, of_noun: bool = True) -> int:
    """The item from `item` on, before `end`, at which the words stop saying when: another verb than one of holding, its
    denial, a relative of something else, another meeting, or what somebody is quoted to say. `of_noun`: it is a noun that
    names the meeting, so that a verb of holding can go on with it (`لقاء ... يعقد غدا`)."""
    for i in range(item, end):
        if any(passage.has(i, s) for s in ("colon", "neg")) or _holds_another(passage, i):
            return i
        if passage.has(i, "since") and not passage.has(i + 1, "date"):  # `منذ انتخابه عام 2017`
            return i
        if passage.has(i, "rel") and not (of_noun and _tells_when(passage, i + 1)):
            return i
        holds = of_noun and any(passage.has(i, s) for s in HOLDING)
        if _finite(passage, i) and not passage.has(i, "aux") and not holds:
            return i
        if (
            passage.has(i, "quote")
            and i > item
            and not any(passage.has(k, "quote") for k in range(i + 1, i + QUOTED_NAME))
        ):
            return i
    return end


QUOTED_NAME = 6


def _holds_another(passage: Passage, item: int) -> bool:
    """`على عقد أول قمة`, `نتائج لقاء الوزير مع ...`: does another meeting stand here, held or with parties of its own?"""
    if passage.has(item, "encounter"):
        alone = passage.has(item + 1, "party") and not passage.has(item + 1, "place")
        return alone or any(passage.has(k, s) for k in (item + 1, item + 2) for s in ("with", "between"))
    return _is_holding(passage, item) and any(
        passage.has(k, "encounter") or passage.has(k, "event") for k in (item + 1, item + 2)
    )


def led_by(passage: Passage, item: int, verb: int | None) -> list[int]:
    """The items before a word of meeting at `item` that can say when and where it was, the nearest first: those between
    it and its verb and before the verb; behind `في` or `خلال`, those of the clause that tells what was done there."""
    if verb is None and not (_is_led(passage, item) or _follows_verb(passage, item)):
        return []
    found: list[int] = []
    of_verb: int | None = None  # how many items stand behind the verb that all this is said of
    for i in range(item - 1, clause_start(passage, item, reach=LED) - 1, -1):
        if any(passage.has(i, s) for s in ("encounter", "event", "to")):
            break
        if passage.has(i, "comma") and not (passage.has(i - 1, "date") or passage.has(i + 1, "date")):
            break
        if i == verb or (_finite(passage, i) and not passage.has(i, "aux") and not _is_holding(passage, i)):
            if of_verb is not None:
                return found[:of_verb]
            of_verb = len(found)
        found.append(i)
    return found


def _is_holding(passage: Passage, item: int) -> bool:
    """The noun of an action of holding (`عقد`, `استئناف`), though it may be spelled like a verb."""
    return any(passage.has(item, f"{sense}-noun") for sense in HOLDING)


def _is_led(passage: Passage, item: int) -> bool:
    """`في أول لقاء`, `خلال لقاء`, `مع استئناف المحادثات`: what is said happened there and then."""
    led, held = item - 1, False
    while led > item - LED_WORDS and any(passage.has(led, s) for s in ("dem", "det", "noun")):
        held = held or _is_holding(passage, led)
        led -= 1
    return passage.has(led, "in") or passage.has(led, "during") or (held and passage.has(led, "with"))


def _follows_verb(passage: Passage, item: int) -> bool:
    """`انهارت السبت محادثات`: does a verb stand right before it, but for a date or a place?"""
    before = item - 1
    while before > item - FOLLOWS and any(passage.has(before, s) for s in ("date", "comma", "in", "place")):
        before -= 1
    return _finite(passage, before)


LED_WORDS, FOLLOWS = 3, 6


def destination(document: Document, passage: Passage, item: int) -> Span | None:
    """Where somebody went for it: `وصل إلى باريس لإجراء محادثات`, `توجه إلى باريس للقاء الرئيس`."""
    start = clause_start(passage, item, reach=LED)
    for i in range(item - 1, start, -1):
        other = _finite(passage, i) and not any(passage.has(i, s) for s in (*HOLDING, "meet", "discuss"))
        if other or passage.has(i, "encounter") or passage.has(i, "comma"):
            return None
        if passage.has(i, "place") and passage.has(i - 1, "towards") and _is_place(document, passage, i):
            return Span(passage.row[i].start, passage.row[i].end)
    return None


def journey(passage: Passage, item: int) -> list[int]:
    """The items before talks for which somebody pays a visit, back to where to: `زيارة إلى بكين الجمعة لإجراء مشاورات`; who
    only arrives on a day talks when he is there."""
    to = item - 2 if passage.has(item - 1, "conduct-noun") else item - 1
    found: list[int] = []
    for i in range(to - 1, max(-1, to - LED), -1) if passage.has(to, "to") else ():
        if passage.has(i, "towards"):
            return found if passage.has(i - 1, "visit-noun") else []
        if not any(passage.has(i, s) for s in ("place", "date", "noun", "and")):
            return []
        found.append(i)
    return []


def host_among(document: Document, passage: Passage, items: Iterable[int]) -> Span | None:
    """The place that hosts it: `استضافت باريس لقاء`, `كانت باريس استضافت لقاء`; `items` stand before it, nearest first."""
    hosting = next((i for i in items if passage.has(i, "sponsor") and passage.has(i, "verb")), None)
    if hosting is None:
        return None
    for i in (hosting + 1, *range(hosting - 1, max(-1, hosting - LED), -1)):
        index = passage.cell(i).mention if 0 <= i < len(passage.row) else None
        if index is not None and document.annotated.mentions[index].kind is MentionKind.PLACE:
            return Span(passage.row[i].start, passage.row[i].end)
    return None


def day_after(document: Document, passage: Passage, item: int) -> Date | None:
    """`غداة لقاء`: it was on the day before that of publication."""
    published = document.annotated.published
    cell = passage.cell(item - 1) if item else None
    if published is None or cell is None or document.annotated.tokens[cell.first].norm not in DAY_AFTER:
        return None
    day = moved(published, -1)
    span = Span(passage.row[item - 1].start, passage.row[item - 1].end)
    return Date(span=span, granularity=Granularity.DAY, interval=Interval(first=day, last=day)) if day else None


def date_among(document: Document, passage: Passage, items: Iterable[int]) -> Date | None:
    """The first date among these items that says when, not since when, and not when something else was issued."""
    for i in items:
        if not passage.has(i, MentionKind.DATE.value):
            continue
        first = passage.cell(i).first
        tokens = document.annotated.tokens
        if tokens[first].norm in SINCE or (first and tokens[first - 1].norm in SINCE) or passage.has(i - 1, "to"):
            continue
        if first and tokens[first - 1].norm in DOCUMENTS:
            continue
        if tokens[first].norm in TURNS and passage.has(i + 1, "from"):  # `قبل شهر من القمة` is no month ago
            continue
        date = document.annotated.dates.get(first)
        if date is not None:
            return date
    return None


def finest(dates: Iterable[Date | None]) -> Date | None:
    """The date that says most exactly when; the first of equals."""
    return max((date for date in dates if date is not None), key=lambda date: len(date.iso or ""), default=None)


def can_be_one_day(one: Date, other: Date) -> bool:
    """Do the two dates share a day, or is one of them open?"""
    a, b = one.interval, other.interval
    if a is None or b is None:
        return True
    apart = (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first)
    return not apart


def place_among(document: Document, passage: Passage, items: Iterable[int]) -> Span | None:
    """The first place among these items that a preposition of place leads to: `في باريس`, `بمدينة مونترو`, `في العاصمة
    السورية دمشق`."""
    for i in items:
        if _is_place(document, passage, i) and _located(document, passage, i):
            return Span(passage.row[i].start, passage.row[i].end)
    return None


def _is_place(document: Document, passage: Passage, item: int) -> bool:
    index = passage.cell(item).mention
    if index is None:
        return False
    mention = document.annotated.mentions[index]
    return mention.kind in (MentionKind.PLACE, MentionKind.STATE) or mention.head == "palace"


def _located(document: Document, passage: Passage, item: int) -> bool:
    """Does `في` or `ب` lead here, right before or over the noun that says what the place is?"""
    for k in range(item - 1, max(-1, item - 1 - PLACE_NOUNS), -1):
        if passage.has(k, "in") or passage.has(k, "by"):
            return k == item - 1 or document.annotated.tokens[passage.cell(k + 1).first].norm in LOCATIVE
        if not passage.has(k, "noun") and not _is_place(document, passage, k) and not passage.has(k, "party"):
            return False
    return False


def margin_among(passage: Passage, items: Iterable[int]) -> Span | None:
    """`هامش مؤتمر جنيف 2`: the gathering beside which parties meet, with its name as far as it is one."""
    for i in items:
        if passage.has(i, "margin") and not passage.has(i, "definite"):
            end = i + 1
            while end < min(len(passage.row), i + 8) and _names(passage, end):
                if passage.has(end, "party") and not passage.has(end, "place") and passage.has(end - 1, "definite"):
                    break  # `على هامش المؤتمر وزير الخارجية`: whom they meet there
                end += 1
            if end > i + 1:
                return passage.row.span(i, end)
    return None


def _names(passage: Passage, item: int) -> bool:
    if passage.has(item, "date") or _finite(passage, item):
        return False
    return any(passage.has(item, s) for s in ("noun", "place", "number", "party", "latin", "bracket"))
