"""Pledges: money promised, asked for, approved, delivered or missing.

The patterns (`pledge.toml`) find a cue and a sum; of several cues the nearest decides how far the money has come. Here
it is decided whether the sum is aid at all, who gives it to whom, and which figures say the same again.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.claims.cast import Cast
from mahdar.claims.closed_words import closed_words
from mahdar.claims.company import Company
from mahdar.claims.occasion import can_be_one_day
from mahdar.claims.participants import party_at, state, subject_before
from mahdar.claims.patterns import engine
from mahdar.claims.pledge_basis import UNSAID, Measure, amount_after, measures
from mahdar.claims.pledge_outlook import Outlook, is_future, is_withheld, outlook
from mahdar.claims.pledge_period import Period, no_dates, period_of, periods
from mahdar.claims.row import Passage, word_senses
from mahdar.claims.speech import Document
from mahdar.claims.standing import finite_form
from mahdar.mentions.amounts import in_currency_of
from mahdar.mentions.gazetteer import demonym_at
from mahdar.mentions.mention import MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import ActorKind, Amount, Date, Number, Party, Pledge, Qualifier, Stage, Statement

AID_BACK = 1
BEFORE_CUE, BEHIND_CUE, BEHIND_SUM = 3, 5, 4
RECIPIENT_REACH = 10
DATE_BACK = 30
CONVERSION_BACK = 5
LIST_BACK = 16
MENTIONS_BACK = 60
HALT_BACK = 8
SAID_BACK = 40
AGREE = 1.5
ABOUT = 0.1
DOUBT = 0.15
NEAR = "near"
NOT_AID = frozenset(fold(word) for word, *_ in rows("not_aid.tsv", "mahdar.claims"))
NOT_AID_AT_ALL = frozenset(fold(word) for word, reach, _ in rows("not_aid.tsv", "mahdar.claims") if reach != NEAR)
NOT_AID_IN_ALL = frozenset(fold(word) for word, reach, _ in rows("not_aid.tsv", "mahdar.claims") if reach == "document")
NOT_WHEN = frozenset({"to", "prep"})
TOWARDS = closed_words("towards")
THAT_IS = closed_words("that is")
DONORS = closed_words("donors")


class Reading(NamedTuple):
    """A sum at an item, the cue that decides its stage, and the pattern that says so."""

    match: Match
    cue: int
    sum: int
    outlook: Outlook | None

    @property
    def weak(self) -> bool:
        """Does the cue name a gift only, and no stage?"""
        return bool(self.match.pattern.extra.get("weak"))

    @property
    def stage(self) -> Stage:
        """The stage that the pattern gives, or that the words before a payment do."""
        if self.outlook is not None and self.outlook.stage is not None:
            return self.outlook.stage
        return Stage(self.match.pattern.extra["stage"])


class Terms(NamedTuple):
    """What a sentence says of the measure of its sums (`pledge_basis.py`), the periods it speaks of (`pledge_period.py`), and
    the items that are no date of a pledge for that."""

    measures: dict[int, Measure]
    periods: list[Period]
    no_dates: frozenset[int]

    @classmethod
    def of(cls, document: Document, passage: Passage) -> "Terms":
        """Those of this sentence."""
        known = periods(document, passage)
        return cls(measures(document, passage), known, no_dates(document, known))


class Context(NamedTuple):
    """What the patterns ask of the sentences of a document, by their number: does one name aid, does one bar it?"""

    aid: list[bool]
    any_aid: bool
    barred: list[bool]


def pledges(document: Document, cast: Cast, statements: list[Statement]) -> list[Pledge]:
    """The pledges of a document in the order of their sums, each figure once in its most exact form (GUIDE); `statements`
    say who speaks where somebody says `we`."""
    found: list[tuple[Pledge, bool]] = []
    if not document.annotated.amounts or any(token.norm in NOT_AID_IN_ALL for token in document.annotated.tokens):
        return []
    company = Company.of(document, cast, statements)
    context = _context(document)
    for number, passage in enumerate(document.passages):
        if passage.sentence.kind == "body" and any("amount" in item.senses for item in passage.row):
            found.extend(_in_passage(company, number, context, found[-1][0] if found else None))
    return _said_once(found)


def _context(document: Document) -> Context:
    tokens = document.annotated.tokens
    aid = [
        any("aid" in word_senses().get(token.norm, ()) for token in tokens[p.sentence.first : p.sentence.last])
        for p in document.passages
    ]
    return Context(
        aid=aid,
        any_aid=any(aid),
        barred=[
            any(token.norm in NOT_AID_AT_ALL for token in tokens[p.sentence.first : p.sentence.last])
            for p in document.passages
        ],
    )


def _in_passage(company: Company, number: int, context: Context, last: Pledge | None) -> Iterator[tuple[Pledge, bool]]:
    """Each pledge of one sentence, and whether its stage is only guessed from a gift being named; `last` is the pledge
    before."""
    document, cast = company.document, company.cast
    passage = document.passages[number]
    if context.barred[number]:
        return
    terms = Terms.of(document, passage)
    readings = _readings(document, number, context, terms)
    last_at = -LIST_BACK
    for i in range(len(passage.row)):
        measure = terms.measures.get(i, UNSAID)
        reading = readings.get(i)
        near = last if i - last_at < LIST_BACK else None
        if near is not None and measure.joins:
            outcome = _outcome(document, passage, i, near, terms, reading)
            if outcome is None:
                continue
            pledge, weak = outcome, False
        elif not passage.has(i, "amount") or _is_conversion(document, passage, i):
            continue
        elif reading is not None and not (reading.weak and near is not None and passage.has(i - 1, "and")):
            pledge, weak = _pledge(company, passage, reading, last, terms), reading.weak
        elif near is not None and passage.has(i - 1, "and") and not _is_barred(document, passage, i, i):
            pledge, weak = _going_on(document, passage, i, near, cast, terms), False
        else:
            continue
        last, last_at = pledge, i
        yield pledge, weak


def _readings(document: Document, number: int, context: Context, terms: Terms) -> dict[int, Reading]:
    """For each sum of the sentence the reading that counts: a cue of a stage before a gift, then the nearest."""
    passage = document.passages[number]
    best: dict[int, Reading] = {}
    for match in engine("pledge").matches(passage.row):
        if not _speaks_of_aid(context, number, match.pattern.extra.get("aid")):
            continue
        reading = _reading(document, passage, match)
        if reading is None:
            continue
        first, last = sorted((reading.cue, reading.sum))
        if any(passage.has(i, "amount") for i in range(first + 1, last)):
            continue
        if _is_barred(document, passage, first, last):
            continue
        if _is_stopped(passage, first, last) and not terms.measures.get(reading.sum, UNSAID).revises:
            continue  # what aid was cut down to is still given
        known = best.get(reading.sum)
        if known is None or _rank(reading) < _rank(known):
            best[reading.sum] = reading
    return best


def _reading(document: Document, passage: Passage, match: Match) -> Reading | None:
    """What a match says of its sum; None where the money is refused or not given."""
    cue = match.slots["cue"][0] if "cue" in match.slots else match.start_item
    sum_ = match.slots["sum"][0]
    if is_withheld(document, passage, cue, sum_):
        return None
    ahead = None
    if match.pattern.extra["stage"] == Stage.DISBURSED and cue < sum_:
        ahead = outlook(document, passage, cue)
    elif match.pattern.extra["stage"] == Stage.COMMITTED and is_future(document, passage, cue):
        ahead = Outlook(Stage.PLEDGED, None)
    return None if ahead is not None and ahead.stage is None else Reading(match, cue, sum_, ahead)


def _rank(reading: Reading) -> tuple[bool, int]:
    return reading.weak, abs(reading.sum - reading.cue)


def _speaks_of_aid(context: Context, number: int, where: object) -> bool:
    """Is aid named where a pattern wants it: in this sentence or the one before (near), in the document, or nowhere?"""
    if where is None:
        return True
    return any(context.aid[max(0, number - AID_BACK) : number + 1]) if where == NEAR else context.any_aid


def _is_barred(document: Document, passage: Passage, first: int, last: int) -> bool:
    """Does a word beside the items say that the money is something else than aid?"""
    start = passage.cell(max(0, first - BEFORE_CUE)).first
    end = passage.cell(min(len(passage.row) - 1, last + BEHIND_SUM)).last
    return any(token.norm in NOT_AID for token in document.annotated.tokens[start:end])


def _is_stopped(passage: Passage, first: int, last: int) -> bool:
    """Is the gift withheld (`علق مساعدات`, `أعلنت وقف مساعداتها`)?"""
    return any(passage.has(i, "halt") for i in range(max(0, first - HALT_BACK), min(last, first + BEHIND_CUE)))


def _is_conversion(document: Document, passage: Passage, item: int) -> bool:
    """Is this the sum before it in another currency: `19 مليار درهم (5 مليارات دولار)`?"""
    apart = any(passage.has(item - 1, s) for s in ("bracket", "quote", "dash"))
    token = document.annotated.tokens[passage.cell(item - 1).first] if item else None
    if not apart and (token is None or token.norm not in THAT_IS):
        return False
    here = _amount(document, passage, item)
    for i in range(item - 2, max(-1, item - 1 - CONVERSION_BACK), -1):
        if passage.has(i, "amount"):
            return _amount(document, passage, i).currency != here.currency
    return False


def _amount(document: Document, passage: Passage, item: int) -> Amount:
    return document.annotated.amounts[passage.cell(item).first]


def _pledge(company: Company, passage: Passage, reading: Reading, last: Pledge | None, terms: Terms) -> Pledge:
    document, cast = company.document, company.cast
    amount = _amount(document, passage, reading.sum)
    donor = None if reading.stage is Stage.TARGET else _who_gives(company, passage, reading, last)
    amount = in_currency_of(amount, cast[donor].country if donor is not None else None)
    recipient = _recipient(document, passage, reading, cast)
    if donor is not None and recipient is not None and donor.actor == recipient.actor:
        recipient = None
    reasons = tuple(
        reason
        for reason, holds in (
            ("only a gift is named, not how far it has come", reading.weak),
            ("the text names no donor here", donor is None and reading.stage is not Stage.TARGET),
            (amount.reason, bool(amount.reason)),
        )
        if holds
    )
    measure = terms.measures.get(reading.sum, UNSAID).of(reading.stage)
    period = period_of(document, passage, terms.periods, reading.sum, reading.stage, measure)
    return Pledge(
        evidence=amount.span,
        because=reading.match.pattern.name,
        confidence=0.9 - DOUBT * len(reasons),
        reasons=reasons,
        stage=reading.stage,
        amount=amount,
        donor=donor,
        recipient=recipient,
        date=_date(document, passage, reading.sum, _no_dates(terms, period)),
        basis=measure.basis,
        period=period.date if period is not None else None,
        revises=measure.revises,
    )


def _no_dates(terms: Terms, period: Period | None) -> frozenset[int]:
    return terms.no_dates if period is None else terms.no_dates | set(range(period.first, period.last))


def _going_on(document: Document, passage: Passage, item: int, last: Pledge, cast: Cast, terms: Terms) -> Pledge:
    """A further sum that و joins to a pledge: the same stage and donor, a recipient of its own if it has one."""
    amount = _amount(document, passage, item)
    recipient = _led_to(document, passage, item + 1, min(len(passage.row), item + 1 + RECIPIENT_REACH), cast)
    recipient = recipient or last.recipient
    return _after(document, passage, item, last, amount, terms).model_copy(update={"recipient": recipient})


def _outcome(
    document: Document, passage: Passage, item: int, last: Pledge, terms: Terms, own: Reading | None
) -> Pledge | None:
    """The sum that a pledge makes of earlier ones (`ليصل الإجمالي إلى 250 مليونا`): the same donor and recipient, and the same
    stage unless it has one of its `own` (`ليبلغ مجموع ما قدمته`)."""
    amount = amount_after(document, passage, item, last.amount)
    if amount is None:
        return None
    told = last if own is None or own.weak else last.model_copy(update=_told(own))
    stage = terms.measures[item].stage
    told = told if stage is None else told.model_copy(update={"stage": stage})
    outcome = _after(document, passage, item, told, amount, terms)
    if not amount.reason:
        return outcome
    doubts: dict[str, object] = {
        "reasons": (*told.reasons, amount.reason),
        "confidence": round(told.confidence - DOUBT, 3),
    }
    return outcome.model_copy(update=doubts)


def _told(reading: Reading) -> dict[str, object]:
    return {"stage": reading.stage, "because": reading.match.pattern.name}


def _after(document: Document, passage: Passage, item: int, last: Pledge, amount: Amount, terms: Terms) -> Pledge:
    """A pledge like the last one but for its sum and what is said of that; it shares a period that stands before both."""
    measure = terms.measures.get(item, UNSAID).of(last.stage)
    period = period_of(document, passage, terms.periods, item, last.stage, measure)
    shared = last.period if last.period is not None and last.period.span < last.evidence else None
    own = {
        "amount": amount,
        "evidence": amount.span,
        "basis": measure.basis,
        "period": period.date if period is not None else None if measure.joins else shared,
        "revises": measure.revises,
    }
    return last.model_copy(update=own)


def _who_gives(company: Company, passage: Passage, reading: Reading, last: Pledge | None) -> Party | None:
    """The donor: for whom one speaks who says `we gave`, else whom the words name."""
    form = finite_form(company.document, passage, reading.cue)
    if form is not None and form.person == WE:
        speaker = company.speaker(passage.row[reading.cue].start)
        if speaker is not None:
            return company.for_whom(speaker)
    return _donor(company.document, passage, reading, company.cast, last)


WE = "1p"


def _donor(
    document: Document, passage: Passage, reading: Reading, cast: Cast, last_pledge: Pledge | None
) -> Party | None:
    """Who gives: named between cue and sum, as an adjective of the gift, before the verb, who gave the gift spoken of, or
    the donors as a body."""
    first, last = sorted((reading.cue, reading.sum))
    if reading.match.pattern.extra.get("received"):
        return _sender(document, passage, reading, cast, last_pledge)
    named = _giver(document, passage, first + 1, last, cast)
    if named is None and reading.outlook is not None and reading.outlook.item is not None:
        named = _giver(document, passage, reading.outlook.item + 1, first, cast)
        named = named or subject_before(document, passage, reading.outlook.item, cast)
    if named is None and reading.cue > reading.sum:
        named = _giver(document, passage, reading.cue + 1, min(len(passage.row), reading.cue + 5), cast)
    if named is None and passage.has(reading.cue, "verb") and not passage.has(reading.cue, "gift"):
        named = subject_before(document, passage, reading.cue, cast)
    if named is None:
        named = _nation(document, passage, first, min(len(passage.row), last + BEHIND_SUM * 2), cast)
    if named is None and passage.has(reading.cue, "gift") and passage.has(reading.cue, "definite"):
        return last_pledge.donor if last_pledge is not None else None
    if named is None and not passage.has(reading.cue, "gift"):
        named = _donors_before(document, passage, reading.sum, cast)
    return cast.state_of(named) if named is not None else None


def _sender(
    document: Document, passage: Passage, reading: Reading, cast: Cast, last_pledge: Pledge | None
) -> Party | None:
    """From whom money came: whom من names beside the sum, or who gave what a pronoun behind it means (`تسلم منها`)."""
    for i in range(reading.cue + 1, min(len(passage.row) - 1, reading.sum + BEHIND_SUM)):
        cell = passage.cell(i)
        if cell.mention is not None or document.annotated.tokens[cell.first].norm not in FROM:
            continue
        if passage.has(i + 1, "pronoun") and last_pledge is not None:
            return last_pledge.donor
        party = party_at(document, passage, i + 1, cast)
        if party is not None:
            return cast.state_of(party)
    return None


def _giver(document: Document, passage: Passage, first: int, last: int, cast: Cast) -> Party | None:
    for i in range(first, last):
        if not passage.has(i, "party") or _is_target(document, passage, i):
            continue
        party = party_at(document, passage, i, cast)
        if party is not None:
            return party
    return None


def _is_target(document: Document, passage: Passage, item: int) -> bool:
    """Does ل, إلى or another preposition than من lead here?"""
    before = item - 1
    if passage.has(before, "to") or passage.has(before, "by"):
        return True
    if not passage.has(before, "prep"):
        return False
    return document.annotated.tokens[passage.cell(before).first].norm not in FROM


FROM = closed_words("from")


def _nation(document: Document, passage: Passage, first: int, last: int, cast: Cast) -> Party | None:
    """The state whose adjective a gift bears: `المساعدات الإماراتية`."""
    tokens = document.annotated.tokens
    for i in range(first, last - 1):
        if not (passage.has(i, "gift") or passage.has(i, "promise")):
            continue
        for k in range(i + 1, min(last, i + 3)):
            nation = demonym_at(tokens, passage.cell(k).first, passage.sentence.last)
            if nation is not None:
                return state(cast, nation[0], document.annotated.span(passage.cell(k).first, nation[1]))
    return None


def _donors_before(document: Document, passage: Passage, item: int, cast: Cast) -> Party | None:
    """The donors as a body, last spoken of before this item (`الدول المانحة`)."""
    annotated = document.annotated
    at = passage.cell(item).first
    behind = bisect_left(annotated.mentions, at, key=lambda mention: mention.first)
    for index in range(behind - 1, max(-1, behind - 1 - MENTIONS_BACK), -1):
        mention = annotated.mentions[index]
        if mention.kind is not MentionKind.COLLECTIVE:
            continue
        if any(donor in token.norm for donor in DONORS for token in annotated.tokens[mention.first : mention.last]):
            return cast.of_mention(index)
    return None


def _recipient(document: Document, passage: Passage, reading: Reading, cast: Cast) -> Party | None:
    """Whom the money is for: who received it; else the party or place that ل or إلى leads to behind the sum, then between
    cue and sum."""
    cue, sum_ = reading.cue, reading.sum
    if reading.match.pattern.extra.get("received"):
        behind = party_at(document, passage, cue + 1, cast)
        return behind or subject_before(document, passage, cue, cast)
    behind = _led_to(document, passage, sum_ + 1, min(len(passage.row), sum_ + 1 + RECIPIENT_REACH), cast)
    return behind or _led_to(document, passage, min(cue, sum_) + 1, sum_, cast)


def _led_to(document: Document, passage: Passage, first: int, last: int, cast: Cast) -> Party | None:
    led, owner = False, None
    for i in range(first, last):
        if passage.has(i, "border") or passage.has(i, "amount") or passage.has(i, "that"):
            break
        if passage.has(i, "verb") and any(passage.has(i - 1, s) for s in ("and", "conj", "comma")):
            break  # another clause, another giver
        if led and passage.has(i, "party"):
            party = party_at(document, passage, i, cast)
            if party is not None and not _owns(passage, i):
                return party
            owner = owner or party
        elif led and passage.has(i, "place") and passage.cell(i).mention is not None:
            return cast.by_words(passage.cell(i).first, passage.cell(i).last, ActorKind.COLLECTIVE)
        norm = document.annotated.tokens[passage.cell(i).first].norm if passage.cell(i).mention is None else ""
        led = led or passage.has(i, "to") or passage.has(i, "aid") or norm in TOWARDS
    return owner


def _owns(passage: Passage, item: int) -> bool:
    """Is the party whose plan or programme the money goes into (`لخطة الأمم المتحدة`), and not who it is for?"""
    return passage.has(item - 1, "noun") and not passage.has(item - 1, "aid") and not passage.has(item - 1, "definite")


def _date(document: Document, passage: Passage, item: int, period: frozenset[int]) -> Date | None:
    """The date nearest before the sum that says when, not since when or for which year (the items of `period`)."""
    for i in range(item - 1, max(-1, item - DATE_BACK), -1):
        date = _when(document, passage, i) if i not in period else None
        if date is not None:
            return date
    return None


def _when(document: Document, passage: Passage, item: int) -> Date | None:
    if not passage.has(item, "date"):
        return None
    if (
        any(passage.has(item - 1, s) for s in NOT_WHEN)
        and not passage.has(item - 1, "in")
        and not _is_during(document, passage, item - 1)
    ):
        return None
    return document.annotated.dates.get(passage.cell(item).first)


DURING = closed_words("during")


def _is_during(document: Document, passage: Passage, item: int) -> bool:
    return document.annotated.tokens[passage.cell(item).first].norm in DURING


def _said_once(found: list[tuple[Pledge, bool]]) -> list[Pledge]:
    """Each figure of a stage and donor once, in its most exact form; a bare gift yields to a figure whose stage is told."""
    kept: list[tuple[Pledge, bool]] = []
    for pledge, weak in found:
        for n in range(max(0, len(kept) - SAID_BACK), len(kept)):
            other, other_weak = kept[n]
            if _say_the_same(pledge, other) and (pledge.stage is other.stage or weak or other_weak):
                if (other_weak, *_vagueness(other)) > (weak, *_vagueness(pledge)):
                    kept[n] = pledge, weak
                break
        else:
            kept.append((pledge, weak))
    return [pledge for pledge, _ in kept]


def _say_the_same(a: Pledge, b: Pledge) -> bool:
    """Can two pledges be one: the same currency, ranges that meet, and no two donors, measures or periods?"""
    if a.basis is not None and b.basis is not None and a.basis is not b.basis:
        return False
    if a.period is not None and b.period is not None and not can_be_one_day(a.period, b.period):
        return False
    if a.amount.currency != b.amount.currency:
        return False
    if a.donor is not None and b.donor is not None and a.donor.actor != b.donor.actor:
        return False
    return _agree(a.amount.number, b.amount.number)


def _agree(a: Number, b: Number) -> bool:
    """Could one figure be meant by both? `more-than 2` and `2.4` could, `more-than 2` and `9` not."""
    if any(abs(x - y) <= 0.005 * abs(x) for x in _values(a) for y in _values(b)):
        return True
    low, high = sorted((a, b), key=lambda n: n.value)
    if low.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return 0 < high.value <= low.value * AGREE
    return Qualifier.ABOUT in (a.qualifier, b.qualifier) and high.value - low.value <= ABOUT * high.value


def _values(number: Number) -> tuple[float, ...]:
    return number.readings or (number.value,)


def _vagueness(pledge: Pledge) -> tuple[bool, bool, float, int]:
    """Smaller is more exact: a decided figure, a donor, the highest bound, more said of it."""
    number = pledge.amount.number
    told = sum(slot is not None for slot in (pledge.donor, pledge.recipient, pledge.date, pledge.basis, pledge.period))
    return bool(number.readings), number.low is None, -number.value, -told
