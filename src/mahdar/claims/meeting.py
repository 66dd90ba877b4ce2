"""Meetings: who meets, talks to or calls whom, when, where, and whether it was held (`meeting.toml` has the wordings).

The rules that need thought stand here: which side a sentence leaves out, how far a list of participants goes, what the
words around it make of it, and which mentions speak of one meeting.
"""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast
from mahdar.claims.occasion import (
    can_be_one_day,
    clause_end,
    clause_start,
    date_among,
    day_after,
    destination,
    finest,
    host_among,
    journey,
    led_by,
    margin_among,
    place_among,
    told_end,
    topic_start,
)
from mahdar.claims.participants import (
    ANAPHOR,
    MOST_ACTORS,
    distinct,
    former_or_latter,
    is_governed,
    is_pair,
    joined,
    joined_before,
    nation_states,
    pair_at,
    party_at,
    subject_before,
    subject_behind,
    with_joined,
)
from mahdar.claims.patterns import engine
from mahdar.claims.row import LOCATIVE, Passage, word_senses
from mahdar.claims.speech import Document
from mahdar.claims.standing import (
    HOLDING,
    Word,
    finite_form,
    has_begun,
    is_ahead,
    is_past,
    standing,
    stands_as_noun,
    verb_of,
)
from mahdar.claims.words import norm_at
from mahdar.mentions.lexicon import titles
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import Actor, ActorKind, Date, Granularity, Meeting, Mode, Party, Span, Status

KIND = "meeting"
CLEAR, GUESSED = 0.85, 0.65
LEFT_OUT = "one side is taken from the sentence around it"
BY_PAIR = "the two are named elsewhere in the text"


class Told(NamedTuple):
    """A meeting as one mention tells it: whether the words say how it stands, or it is only named; and whether they call it
    another one than those before (`لقاء آخر`)."""

    meeting: Meeting
    stands: bool
    another: bool


class Sides(NamedTuple):
    """Who takes part, the item behind the last of them, and what makes it less sure."""

    parties: list[Party]
    end: int
    reasons: tuple[str, ...] = ()


def meetings(document: Document, cast: Cast) -> list[Meeting]:
    """The meetings of a document, one for all mentions of the same occasion, in the order of their words."""
    found: list[Told] = []
    for passage in document.passages:
        if passage.sentence.kind != "body":
            continue
        for told in _in_passage(document, passage, cast, found):
            recent = range(len(found) - 1, max(-1, len(found) - 1 - RECENT), -1)
            same = next((n for n in recent if same_meeting(found[n], told, cast)), None)
            if same is None:
                found.append(told)
            else:
                found[same] = merged(found[same], told, cast)
    return [told.meeting for told in found]


RECENT = 50
"""A meeting is held against so many told before it; a text of more is no article, and must not take longer for it."""


LATEST = 3
"""So many meetings told last come to mind at `الزعيمان`."""


def _in_passage(document: Document, passage: Passage, cast: Cast, found: list[Told]) -> list[Told]:
    """One meeting for each word that speaks of one, by the first pattern of the file that can be read there."""
    order = {pattern.name: n for n, pattern in enumerate(engine(KIND).patterns)}
    by_anchor: dict[int, list[Match]] = {}
    for match in engine(KIND).matches(passage.row):
        by_anchor.setdefault(_anchor(match), []).append(match)
    read: list[Told] = []
    for anchor in sorted(by_anchor):
        latest = [told.meeting for told in reversed([*found[-LATEST:], *read][-LATEST:])]
        for match in sorted(by_anchor[anchor], key=lambda m: order[m.pattern.name]):
            sides = _sides(document, passage, match, cast, latest)
            if sides is None or len(sides.parties) < TWO_SIDES:
                continue
            meeting = _meeting(document, passage, match, sides, latest[0] if latest else None)
            if meeting is not None:
                read.append(meeting)
            break
    return read


TWO_SIDES = 2


def _anchor(match: Match) -> int:
    """The item of the word that names the meeting."""
    return match.slots.get("talks", match.slots.get("verb", (match.start_item, 0)))[0]


def _meeting(document: Document, passage: Passage, match: Match, sides: Sides, latest: Meeting | None) -> Told | None:
    """What the sentence says of the meeting of these sides; None where it denies it or only supposes it."""
    anchor, verb = _anchor(match), _verb(passage, match)
    end = clause_end(document, passage, sides.end)
    before = led_by(passage, anchor, verb)
    date = _date(document, passage, anchor, before, told_end(passage, sides.end, end, of_noun="talks" in match.slots))
    date = date or _later(passage, anchor, end, sides.parties, latest)
    said = _said(document, passage, match, sides.end, verb, date)
    if said is not None and said.status is None:
        return None
    place = _place(document, passage, match, before, end)
    starts = [match.slots[s][0] for s in ("verb", "talks") if s in match.slots]
    meeting = Meeting(
        evidence=passage.row.span(min(starts), max(sides.end, max(starts) + 1)),
        because=match.pattern.name,
        confidence=GUESSED if sides.reasons else CLEAR,
        reasons=sides.reasons,
        participants=tuple(sides.parties),
        mode=_mode(passage, match, before, end, place),
        status=_status(document, passage, said, verb, date),
        date=date,
        place=place,
    )
    stands = said is not None or date is not None or _takes_place(passage, anchor)
    return Told(meeting, stands, match.pattern.extra.get("needs") == "latest" or _is_another(passage, anchor))


def _takes_place(passage: Passage, anchor: int) -> bool:
    """Do the words before it let it take place: `خلال لقاء`, `استئناف المحادثات`?"""
    before = passage.row[anchor - 1].senses if anchor else frozenset()
    return bool(before & {"in", "during"}) or any(f"{sense}-noun" in before for sense in HOLDING)


def _verb(passage: Passage, match: Match) -> int | None:
    """The verb that says that the meeting is held: that of meeting itself, or that which holds it."""
    if "verb" in match.slots and not passage.has(match.slots["verb"][0], "gather"):
        return match.slots["verb"][0]
    return verb_of(passage, _anchor(match))


def _is_another(passage: Passage, anchor: int) -> bool:
    """`لقاء آخر`, `قمة ثانية`: not one of those told before."""
    return any(passage.has(i, "another") and not passage.has(i, "definite") for i in (anchor + 1, anchor + 2))


def _sides(document: Document, passage: Passage, match: Match, cast: Cast, latest: list[Meeting]) -> Sides | None:
    """The participants by the slots of the pattern; None where a side cannot be told."""
    slots, anchor = match.slots, _anchor(match)
    if "verb" in slots and not passage.has(slots["verb"][0], "gather") and stands_as_noun(passage, slots["verb"][0]):
        return None
    form = finite_form(document, passage, anchor) if passage.has(anchor, "meet") and "verb" in slots else None
    if form is not None and form.passive:  # `قوبل القرار بالرفض`
        return None
    together = [list(meeting.participants) for meeting in latest]
    if "nations" in slots:
        return Sides(nation_states(document, passage, slots["nations"][0], cast), slots["nations"][0] + 2)
    if _is_of_relations(passage, match) or _only_visits(passage, match) or _is_instrument(passage, match):
        return None
    if _is_made_up_of(document, passage, match) or _is_chaired(document, passage, match):
        return None
    if "pair" in slots:
        at = slots["pair"][0]
        return Sides(pair_at(document, passage, at, cast, together), max(match.end_item, at + 1), (BY_PAIR,))
    if "both" in slots:
        if document.annotated.tokens[passage.cell(slots["both"][0]).first].norm != TWO:
            return None
        return Sides(_both(document, passage, slots["both"][0], cast, together), match.end_item, (BY_PAIR,))
    if match.pattern.extra.get("needs") == "dual":
        form = finite_form(document, passage, anchor)
        if form is None or form.number != "d" or form.passive or party_at(document, passage, anchor + 1, cast):
            return None
        return Sides(_both(document, passage, anchor, cast, together), anchor + 1, (BY_PAIR,))
    if match.pattern.extra.get("needs") == "latest":
        noun = norm_at(
            document, passage, slots["talks"][0]
        )  # `اجتماع مماثل` is like an اجتماع, not like a talk by telephone
        called_so = latest and noun in fold(latest[0].evidence.of(document.annotated.text))
        return Sides(together[0], match.end_item, (BY_PAIR,)) if called_so else None
    return _two_sides(document, passage, match, cast)


TWO_NATIONS = 3  # `الفرنسي والبريطاني`


def _is_of_relations(passage: Passage, match: Match) -> bool:
    """`اتصال هاتفي العلاقات بين البلدين`: does the `بين` belong to another noun, definite behind an indefinite one?"""
    talks = match.slots.get("talks", (0, 0))[0]
    if "talks" not in match.slots or not any(passage.has(i, "between") for i in range(talks, match.end_item)):
        return False
    if any(passage.has(i, "discuss-noun") for i in range(talks + 1, match.end_item)):
        return True  # `جرى خلال اللقاء بحث العلاقات بين البلدين`
    if passage.has(talks, "definite") or passage.has(talks + 1, "definite"):
        return False
    ends = next((match.slots[s][0] for s in ("first", "pair", "owner", "both") if s in match.slots), talks)
    return any(passage.has(i, "definite") and passage.has(i, "noun") for i in range(talks + 1, ends))


def _is_instrument(passage: Passage, match: Match) -> bool:
    """`عبر الاتصال المرئي`: what something else is done through, no meeting of its own."""
    talks = match.slots.get("talks", (0, 0))[0]
    return "talks" in match.slots and passage.has(talks, "definite") and passage.has(talks - 1, "via")


def _is_chaired(document: Document, passage: Passage, match: Match) -> bool:
    """`اجتماعا برئاسة رئيس الوزراء`: who presides is no other side."""
    at = match.slots.get("second", (0, 0))[0]
    norm = document.annotated.tokens[passage.cell(at).first].norm
    return passage.has(at - 1, "by") and "chair" in word_senses().get(norm, ())


def _is_made_up_of(document: Document, passage: Passage, match: Match) -> bool:
    """`المحادثات السداسية التي تضم ...`: in the imperfect, who belongs to talks that go on, not who met at a time."""
    if "verb" not in match.slots or "talks" not in match.slots:
        return False
    verb = match.slots["verb"][0]
    form = (
        finite_form(document, passage, verb) if passage.has(verb, "gather") and passage.has(verb - 1, "rel") else None
    )
    return form is not None and form.part == "imperfect"


def _only_visits(passage: Passage, match: Match) -> bool:
    """A visit is a meeting only with talks (GUIDE): does none stand in the clause behind it?"""
    if "verb" not in match.slots or not passage.has(match.slots["verb"][0], "visit"):
        return False
    return not any(passage.has(i, s) for i in range(match.end_item, match.end_item + VISIT_REACH) for s in TALKS)


VISIT_REACH = 12
TALKS = ("encounter", "meet", "discuss", "discuss-noun")


def _two_sides(document: Document, passage: Passage, match: Match, cast: Cast) -> Sides | None:
    slots = match.slots
    named = _first_side(document, passage, match, cast)
    if named is None:
        return None
    first, end, reasons = named
    if "object" in slots:
        at = slots["object"][0]
        second = _whom(document, passage, slots["verb"][0], at, cast)
        reasons = (LEFT_OUT,)
    elif "second" in slots:
        second, end = joined(document, passage, slots["second"][0], cast)
        end = max(end, match.end_item) if "call" in slots or slots["second"] < slots.get("talks", (0, 0)) else end
    elif "nationals" in slots:
        at = slots["nationals"][0]
        second, end = nation_states(document, passage, at, cast), at + TWO_NATIONS
    elif "from_place" in slots:
        second, end = _state_of_place(document, passage, slots["from_place"][0], cast, first[0]), match.end_item
    elif "host" in slots:
        second, end = _host(document, passage, slots["host"][0], cast, first[0]), match.end_item
    else:
        second = []
    if match.pattern.extra.get("elides") and passage.has(_anchor(match) - 1, "conj"):
        visitor = subject_before(document, passage, _anchor(match), cast)
        first = [visitor, *first] if visitor is not None else first
    if not second and any(slot in slots for slot in ("second", "nationals", "from_place", "host", "object")):
        return None
    if reasons and any(_is_own_state(cast[first[0]], cast[party]) for party in second):
        return None
    return Sides(distinct([*first, *second]), end, reasons)


def _first_side(document: Document, passage: Passage, match: Match, cast: Cast) -> Sides | None:
    """The side that the pattern names first, or the one that the sentence is about where it names none."""
    slots, anchor = match.slots, _anchor(match)
    if "former" in slots:
        party = former_or_latter(document, passage, slots["former"][0], cast)
        return Sides([party], match.end_item, (BY_PAIR,)) if party is not None else None
    if "first" in slots:
        at = slots["first"][0]
        if match.pattern.extra.get("before"):
            governed = is_governed(passage, at) and not match.pattern.extra.get("governed")
            first = [] if governed else joined_before(document, passage, at, cast)
            return Sides(first, match.end_item) if first else None
        first, end = joined(document, passage, at, cast)
        return Sides(first, end) if first else None
    woman, owned = _asked_woman(document, passage, match), "owner" in slots
    at = min(anchor, match.start_item)
    found = (
        subject_behind(document, passage, match.end_item, cast, woman=woman) if owned and _opens(passage, at) else None
    )
    found = found or subject_before(document, passage, at, cast, woman=woman, one=owned)
    if found is None:
        return None
    subject = [found] if owned else with_joined(document, passage, at, found, cast)
    return Sides([_for_whom(document, p, cast) for p in subject], match.end_item, (LEFT_OUT,))


def _whom(document: Document, passage: Passage, verb: int, pronoun: int, cast: Cast) -> list[Party]:
    """Whom the pronoun behind a verb means (`التقاه الرئيس`): a person, the one before `الذي` or the last named."""
    woman = document.annotated.tokens[passage.cell(pronoun).first].norm == SHE
    head = party_at(document, passage, verb - 2, cast) if passage.has(verb - 1, "rel") else None
    met = head or subject_before(document, passage, verb, cast, woman=woman, one=True)
    return [met] if met is not None and cast[met].kind is ActorKind.PERSON else []


def _host(document: Document, passage: Passage, item: int, cast: Cast, visitor: Party) -> list[Party]:
    """The state of the place where somebody talks, if it is one of those whom the text is about: named elsewhere as a
    state, or by a man of it."""
    host = _state_of_place(document, passage, item, cast, visitor)
    if not host or cast[visitor].kind not in (ActorKind.PERSON, ActorKind.STATE):
        return []
    if any(passage.has(i, s) for i in range(item + 1, item + 4) for s in ("between", "with")):
        return []
    country = cast[host[0]].country
    mentions = document.annotated.mentions[:MOST_MENTIONS]
    return host if any(m.country == country and _takes_part(document, m) for m in mentions) else []


def _takes_part(document: Document, mention: Mention) -> bool:
    """Does it act there, and is more than where something happens?"""
    before = document.annotated.tokens[mention.first - 1].norm if mention.first else ""
    return mention.acts and mention.kind is not MentionKind.OUTLET and before not in LOCATIVE


MOST_MENTIONS = 1000


def _opens(passage: Passage, item: int) -> bool:
    """Does the meeting open its clause, so that whose it is comes behind: `وخلال لقائه`, `إنه في ختام لقائه`?"""
    i = item - 1
    while i >= 0 and i > item - OPENING and (passage.has(i, "prep") or passage.has(i, "noun")):
        i -= 1
    return i < 0 or (i < item - 1 and any(passage.has(i, s) for s in CLAUSE_OPENERS))


OPENING = 4
CLAUSE_OPENERS = ("and", "border", "that", "pronoun")


def _for_whom(document: Document, subject: Party, cast: Cast) -> Party:
    """A spokesman speaks of the talks of those whom he speaks for: the person he names, or his state."""
    words = fold(subject.span.of(document.annotated.text)).split(" ")
    if not any(words[: len(title)] == list(title) for title in spokesmen().get(words[0], ())):
        return subject
    principal = set(words[SPOKESMAN_OF:])
    for actor in cast.actors[:MOST_ACTORS]:
        if (
            principal
            and actor.kind is ActorKind.PERSON
            and actor.id != subject.actor
            and principal < set(fold(actor.name).split(" "))
        ):
            return Party(actor=actor.id, span=subject.span)
    return cast.state_of(subject)


SPOKESMAN_OF = 2  # `متحدث باسم ...`


@cache
def spokesmen() -> dict[str, set[tuple[str, ...]]]:
    """Folded first word to the titles, as words, of those who speak for others (`نائب` alone does not)."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for title in titles():
        if title.kind == "spokesperson":
            for form in (title.title, *title.feminine, *title.plural):
                words = tuple(fold(form).split(" "))
                found.setdefault(words[0], set()).add(words)
    return found


def _is_own_state(person: Actor, other: Actor) -> bool:
    """Is the other side the state that this person serves: then it is not he who is left out."""
    return person.kind is ActorKind.PERSON and other.kind is ActorKind.STATE and person.country == other.country


def _asked_woman(document: Document, passage: Passage, match: Match) -> bool | None:
    """The gender that the verb or the pronoun asks of the side that is left out."""
    if "owner" in match.slots:
        token = document.annotated.tokens[passage.cell(match.slots["owner"][0]).first]
        return token.norm == SHE
    if "verb" in match.slots:
        form = finite_form(document, passage, match.slots["verb"][0])
        return form.gender == "f" if form is not None and form.gender and form.number == "s" else None
    return None


SHE, TWO = "ها", "هما"


def _both(document: Document, passage: Passage, item: int, cast: Cast, latest: list[list[Party]]) -> list[Party]:
    """Whom `هما`, or a verb in the dual, means: the word for two before it, the nearest two that و joins before it, else
    the two of the last meeting, else the last two named."""
    if is_pair(document, passage, item - 1) or (passage.has(item - 1, "will") and is_pair(document, passage, item - 2)):
        return pair_at(document, passage, item - 2 if passage.has(item - 1, "will") else item - 1, cast, latest)
    if passage.has(item - 1, "encounter"):  # `تعهد زعيما الكوريتين خلال اجتماعهما ...`
        start = clause_start(passage, item, reach=PAIR_BACK)
        pair = next((i for i in range(item - 2, start - 1, -1) if is_pair(document, passage, i)), None)
        two = pair_at(document, passage, pair, cast, latest) if pair is not None else []
        two = two or _subject_and_other(document, passage, item, cast)
        return two or _alike(pair_at(document, passage, item, cast, latest), cast)
    for i in range(item - 1, max(1, item - 40), -1):
        if passage.has(i, "party") and passage.has(i - 1, "and") and passage.has(i - 2, "party"):
            two = joined_before(document, passage, i, cast)
            if len(two) == 2:
                return two
    return pair_at(document, passage, item, cast, latest)


PAIR_BACK = 20


def _alike(two: list[Party], cast: Cast) -> list[Party]:
    """The two, unless one is a person and the other none."""
    return two if len({cast[party].kind is ActorKind.PERSON for party in two}) == 1 else []


def _subject_and_other(document: Document, passage: Passage, item: int, cast: Cast) -> list[Party]:
    """`سلم المبعوث رسالة إلى الرئيس خلال اجتماعهما`: the person whom the sentence named last, and the subject before him;
    two that و joins come before others."""
    other: Party | None = None
    for i in range(item - 2, max(-1, item - 40), -1):
        party = party_at(document, passage, i, cast)
        if passage.has(i, "and") and passage.has(i - 1, "party"):
            two = joined_before(document, passage, i + 1, cast)
            return two if len(two) == TWO_SIDES else []
        if party is None or cast[party].kind is not ActorKind.PERSON:
            continue
        if other is None:
            other = party
        elif not is_governed(passage, i) and party.actor != other.actor:
            return [party, other]
    return []


def _state_of_place(document: Document, passage: Passage, item: int, cast: Cast, visitor: Party) -> list[Party]:
    """The host where somebody travels for talks: the state of the place, unless the visitor is at home there."""
    index = passage.cell(item).mention
    country = document.annotated.mentions[index].country if index is not None else None
    if country is None or cast[visitor].country == country:
        return []
    host = cast.state(country, Span(passage.row[item].start, passage.row[item].end))
    return [host] if host is not None else []


def _date(document: Document, passage: Passage, anchor: int, before: list[int], end: int) -> Date | None:
    """The date behind the word that names the meeting, in its clause; else the one before it; or that of `غداة`."""
    behind = date_among(document, passage, range(anchor, end))
    found = behind or date_among(document, passage, before) or day_after(document, passage, anchor)
    return found or date_among(document, passage, journey(passage, anchor))


def _later(passage: Passage, anchor: int, end: int, parties: list[Party], latest: Meeting | None) -> Date | None:
    """`في وقت لاحق`: the day of the meeting told before, where somebody of it meets again."""
    if latest is None or latest.date is None:
        return None
    first = clause_start(passage, anchor, reach=6)
    if not any(passage.has(i, "later") for i in range(first, end)):
        return None
    met = {p.actor for p in latest.participants}
    return latest.date if any(p.actor in met for p in parties) else None


def _place(document: Document, passage: Passage, match: Match, before: list[int], end: int) -> Span | None:
    anchor = _anchor(match)
    if "from_place" in match.slots:
        at = match.slots["from_place"][0]
        return Span(passage.row[at].start, passage.row[at].end)
    said = min(topic_start(passage, match.end_item, end), told_end(passage, match.end_item, end))
    return (
        margin_among(passage, range(anchor, end))
        or place_among(document, passage, range(anchor, said))
        or place_among(document, passage, before)
        or host_among(document, passage, before)
        or destination(document, passage, anchor)
    )


def _mode(passage: Passage, match: Match, before: list[int], end: int, place: Span | None) -> Mode:
    anchor = _anchor(match)
    if "mode" in match.pattern.extra:
        return Mode(str(match.pattern.extra["mode"]))
    around = [*before, *range(anchor, end)]
    if any(passage.has(i, "call") and passage.has(i + 1, "video") for i in around):  # `عبر الاتصال المرئي`
        return Mode.VIDEO
    if any(passage.has(i, "call") for i in around) or passage.has(anchor, "phone"):
        return Mode.PHONE
    if any(passage.has(i, "video") for i in around):
        return Mode.VIDEO
    if place is not None or passage.has(anchor, "face-to-face") or passage.has(anchor, "meet"):
        return Mode.IN_PERSON
    return Mode.UNSPECIFIED


def _said(
    document: Document, passage: Passage, match: Match, end: int, verb: int | None, date: Date | None
) -> Word | None:
    """What the words around say of the meeting; None where they only name it."""
    ahead = is_ahead(document, date)
    return standing(document, passage, _anchor(match), verb, end, clause_end(document, passage, end), ahead=ahead)


def _status(document: Document, passage: Passage, said: Word | None, verb: int | None, date: Date | None) -> Status:
    """How the meeting stands: as the words say, held against its date."""
    status = (said.status if said is not None else None) or Status.HELD
    if status is Status.HELD and is_ahead(document, date):
        return Status.PLANNED
    over = status is Status.PLANNED or (status is Status.UNDER_WAY and not has_begun(document, passage, verb))
    return Status.HELD if over and is_past(document, date) else status


def same_meeting(known: Told, told: Told, cast: Cast) -> bool:
    """Do two mentions speak of one meeting: the same parties, and nothing that one says contradicts the other? Words that
    only name it, without date, place or how it stands, may mean one to come as well as one held."""
    one, other = known.meeting, told.meeting
    if not _same_parties(one, other, cast) or (told.another and _phase(one.status) != AHEAD):
        return False
    if (one.mode is Mode.PHONE) != (other.mode is Mode.PHONE):
        return False
    if _only_named(known) or _only_named(told):
        return True
    if _phase(one.status) != _phase(other.status):
        return False
    if one.date and other.date and not _same_date(one.date, other.date):
        return False
    return bool(one.date) == bool(other.date) or bool(one.place) == bool(other.place) or _says_less(one, other)


def _only_named(told: Told) -> bool:
    return not told.stands and told.meeting.date is None and told.meeting.place is None


def _same_parties(one: Meeting, other: Meeting, cast: Cast) -> bool:
    """The same actors; one at least in common and for the other a person here and his state there; or fewer of them where
    a date binds the two."""
    a, b = {p.actor for p in one.participants}, {p.actor for p in other.participants}
    if a == b:
        return True
    if a < b or b < a:
        return one.date is not None and _same_date(one.date, other.date)
    rest_a = [p for p in one.participants if p.actor not in b]
    rest_b = [p for p in other.participants if p.actor not in a]
    return len(rest_a) == len(rest_b) < len(a) and all(
        _stand_for(p, q, cast) for p, q in zip(rest_a, rest_b, strict=True)
    )


def _stand_for(one: Party, other: Party, cast: Cast) -> bool:
    """Is one the state of the other, or only called his colleague's counterpart from the same state?"""
    a, b = cast[one], cast[other]
    if cast.state_of(one).actor == other.actor or cast.state_of(other).actor == one.actor:
        return True
    if not a.country or a.country != b.country:
        return False
    kinds = {a.kind, b.kind}
    if kinds == {ActorKind.PERSON}:
        return ANAPHOR in (a.how, b.how)
    return ActorKind.STATE in kinds and kinds <= {ActorKind.STATE, ActorKind.COLLECTIVE, ActorKind.PERSON}


def _says_less(one: Meeting, other: Meeting) -> bool:
    """Does one of the two leave out both date and place, or name what the other names too, or tell the very day?"""
    if any(m.date is None and m.place is None for m in (one, other)) or (one.date and other.date):
        return True
    return any(m.date is not None and m.date.granularity is Granularity.DAY for m in (one, other))


def _phase(status: Status) -> str:
    """Ahead, called off, or at least begun: mentions of one meeting share it."""
    if status in (Status.PLANNED, Status.PROPOSED):
        return AHEAD
    return "off" if status is Status.CANCELLED else "begun"


AHEAD = "ahead"


def _same_date(one: Date, other: Date | None) -> bool:
    return other is None or can_be_one_day(one, other)


def merged(known: Told, told: Told, cast: Cast) -> Told:
    """One claim of two mentions: the words of the one that tells more, its gaps filled from the other, the parties of the
    one that names more of them."""
    one, other = known.meeting, told.meeting
    main, rest = (other, one) if _tells(other) > _tells(one) else (one, other)
    mode = main.mode if main.mode is not Mode.UNSPECIFIED else rest.mode
    parties = max((main, rest), key=lambda m: _told(m, cast)).participants
    update = {"participants": parties, "mode": mode, "status": _status_of_both(known, told, main.status)}
    whole = main.model_copy(
        update={**update, "date": finest((main.date, rest.date)), "place": main.place or rest.place}
    )
    return Told(whole, known.stands or told.stands, known.another or told.another)


def _status_of_both(known: Told, told: Told, of_main: Status) -> Status:
    if known.stands != told.stands:
        return (known if known.stands else told).meeting.status
    both = {known.meeting.status, told.meeting.status}
    return Status.PLANNED if both == {Status.PLANNED, Status.PROPOSED} else of_main


def _told(meeting: Meeting, cast: Cast) -> tuple[int, int]:
    """How many take part, and how few of them are only called a counterpart."""
    actors = [cast[party] for party in meeting.participants]
    return len(actors), -sum(a.how == ANAPHOR for a in actors)


def _tells(meeting: Meeting) -> int:
    return (meeting.date is not None) + (meeting.place is not None) + (len(meeting.participants) > TWO_SIDES)
