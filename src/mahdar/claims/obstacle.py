"""Obstacles: what stands in the way of talks, agreements, aid (`obstacle.toml`).

The patterns find the act; here it is told how far the words of the cause and of what it blocks go, and who says so.
"""

from bisect import bisect_right

from mahdar.claims.cast import Cast, trimmed
from mahdar.claims.closed_words import closed_words
from mahdar.claims.participants import party_at, subject_before
from mahdar.claims.patterns import engine
from mahdar.claims.row import Passage
from mahdar.claims.speech import ATTRIBUTIONS, Document
from mahdar.claims.standing import before, is_denied
from mahdar.claims.targets import antecedent
from mahdar.claims.words import is_masdar, written_span
from mahdar.mentions.mention import MentionKind
from mahdar.phrases import Match
from mahdar.vocabulary import Obstacle, Party, Span, Statement

KIND = "obstacle"
LONGEST_CAUSE, LONGEST_BLOCKED = 18, 14
PROCESS_REACH = 6
SENTENCES_BACK = 2
PROCESS_BACK = 60
ATTRIBUTION_REACH = 30
NEIGHBOURS = 8
NEGATION_BACK = 2
CLEAR, UNSURE = 0.8, 0.6
CAUSE_INFERRED = "the cause is the party that the sentence is about"

Range = tuple[int, int]


def obstacles(document: Document, cast: Cast, statements: list[Statement]) -> list[Obstacle]:
    """The obstacles of a document in the order of their words; `statements` say according to whom."""
    found: list[Obstacle] = []
    said = sorted(statements, key=lambda statement: statement.content.start)
    for number, passage in enumerate(document.passages):
        if passage.sentence.kind != "body":
            continue
        for match in engine(KIND).matches(passage.row):
            obstacle = _obstacle(document, number, match, cast, said)
            if obstacle is not None and not any(_same(obstacle, other) for other in found[-NEIGHBOURS:]):
                found.append(obstacle)
    return found


def _same(a: Obstacle, b: Obstacle) -> bool:
    return a.blocks.meets(b.blocks) or a.evidence.meets(b.evidence)


def _obstacle(
    document: Document, number: int, match: Match, cast: Cast, statements: list[Statement]
) -> Obstacle | None:
    passage, text = document.passages[number], document.annotated.text
    act = match.slots["act"][0]
    if _is_denied(document, passage, act) or _is_governed_noun(passage, act):
        return None
    cause, inferred = _cause(document, passage, match, act, cast)
    blocks = _blocks(document, number, match, act)
    if cause is None or blocks is None:
        return None
    cause, blocks = trimmed(text, cause), trimmed(text, blocks)
    if cause.end <= cause.start or blocks.end <= blocks.start or cause.meets(blocks):
        return None
    evidence = passage.row.span(act, max(act + 1, match.end_item))
    return Obstacle(
        evidence=evidence,
        because=match.pattern.name,
        confidence=UNSURE if inferred else CLEAR,
        reasons=(CAUSE_INFERRED,) if inferred else (),
        blocks=blocks,
        cause=cause,
        according_to=_according_to(document, passage, match, cast, statements),
    )


def _is_governed_noun(passage: Passage, act: int) -> bool:
    """Does a preposition stand before a word that the pattern takes for a verb?"""
    return (
        passage.has(act, "verb")
        and passage.has(act, "noun")
        and any(passage.has(act - 1, s) for s in ("prep", "to", "by"))
    )


def _is_denied(document: Document, passage: Passage, act: int) -> bool:
    """Is the verb denied, or the noun what is to be avoided (`دون عرقلة`, `عدم عرقلة`)?"""
    if passage.has(act, "verb") and not passage.has(act, "noun"):
        return is_denied(document, passage, act)
    return any(word in AVOIDED for word in before(document, passage, act)[-NEGATION_BACK:])


AVOIDED = closed_words("avoided")


def _cause(document: Document, passage: Passage, match: Match, act: int, cast: Cast) -> tuple[Span | None, bool]:
    """The words of the cause, and whether it is only the party that the clause is about."""
    if "cause" in match.slots:
        first, last = match.slots["cause"]
        inside = range(first, last)
        if passage.has(first, "dem") or passage.has(first, "pronoun") or any(passage.has(i, "that") for i in inside):
            return None, False
        if first == last:
            last = _clause_end(document, passage, first, LONGEST_CAUSE)
        return (passage.row.span(first, last) if last > first else None), False
    if match.pattern.extra.get("cause") == "subject":
        return _subject(document, passage, match, act), False
    if match.pattern.extra.get("cause") == "nearest":
        return _accused(document, passage, match.start_item, act), False
    party = subject_before(document, passage, act, cast)
    return (party.span if party is not None else None), True


def _accused(document: Document, passage: Passage, accuse: int, act: int) -> Span | None:
    """The words of whom another accuses of the act: the party before it, or what stands between that party and the act where
    it is the accuser (`واتهم المصدر أطرافا لم يسمها بعرقلة المحادثات`)."""
    if passage.has(accuse - 1, "rel") and passage.has(accuse + 1, "pronoun"):  # `المفوضية التي اتهمها بعرقلة ...`
        phrase = antecedent(passage, accuse - 1)
        return written_span(document, passage, *phrase) if phrase is not None else None
    for i in range(act - 1, max(-1, act - LONGEST_CAUSE), -1):
        if passage.has(i, "party"):
            accuser = i == accuse + 1 and passage.has(accuse, "verb")
            if accuser and passage.has(i + 1, "noun"):
                return written_span(document, passage, i + 1, act - 1)
            return written_span(document, passage, i, i + 1)
    return None


def _subject(document: Document, passage: Passage, match: Match, act: int) -> Span | None:
    """The subject's words: what stands between the opening of the clause and the verb, or behind the verb."""
    start, end = _subject_before(document, passage, act)
    if start < end and not passage.has(end - 1, "and"):
        return None if passage.has(start, "dem") else passage.row.span(start, end)
    if passage.has(end - 1, "dem") or passage.has(end - 1, "pronoun"):
        return None
    last = match.slots["blocks"][0] - 1 if "blocks" in match.slots else _first_party_end(passage, act)
    return passage.row.span(act + 1, last) if last is not None and last > act + 1 else None


def _subject_before(document: Document, passage: Passage, act: int) -> Range:
    """The items of the subject before the verb, from the opening of the clause on; empty where it stands behind."""
    end = act
    while end > 0 and any(passage.has(end - 1, s) for s in AUXILIARY):
        end -= 1
    if passage.has(end - 1, "rel"):
        end -= 1
    start = end
    while start > max(0, end - LONGEST_CAUSE) and not _opens_clause(document, passage, start - 1):
        if _is_whom_relative_tells_of(document, passage, start - 1, end):
            break
        start -= 1
    while start < end and any(passage.has(start, s) for s in (*OPENING, *LEADING)):
        start += 1
    return start, _before_copula(passage, start, end)


def _is_whom_relative_tells_of(document: Document, passage: Passage, item: int, end: int) -> bool:
    """`رحب الوزير بالخلافات التي`: does a party stand here that opens the clause and is not who the relative is about?"""
    opens = item >= 1 and _opens_clause(document, passage, item - 1)
    return opens and item + 1 < end and passage.has(item, "party") and passage.has(end, "rel")


def _before_copula(passage: Passage, start: int, end: int) -> int:
    """The end of the subject: before the pronoun that says what it is (`الحصار هو ما يعرقل`, `هي النقطة التي تعرقل`)."""
    return next((i for i in range(start + 1, end) if passage.has(i, "pron")), end)


AUXILIARY = ("will", "part", "aux", "adv", "neg")
LEADING = ("by", "prep", "to", "rel")
OPENING = ("and", "adv", "aux", "part", "will", "conj", "that", "neg", "pronoun")


def _opens_clause(document: Document, passage: Passage, item: int) -> bool:
    if passage.has(item, "verb") and not passage.has(item, "noun") and not _is_action(document, passage, item):
        return True
    return any(passage.has(item, s) for s in ("border", "comma", "that", "conj", "colon", "quote"))


def _is_action(document: Document, passage: Passage, item: int) -> bool:
    """Is a word that is spelled like a verb the noun of an action: behind أن or a preposition, or in construct (`وتيرة رفع
    العقوبات`)?"""
    if passage.has(item - 1, "that"):
        return True
    if not is_masdar(document, passage, item):
        return False
    construct = passage.has(item - 1, "noun") and not any(passage.has(item - 1, s) for s in ("definite", "verb"))
    return construct or any(passage.has(item - 1, s) for s in ("prep", "by", "to"))


def _first_party_end(passage: Passage, act: int) -> int | None:
    """Behind the party that follows the verb as its subject."""
    return act + 2 if passage.has(act + 1, "party") else None


def _blocks(document: Document, number: int, match: Match, act: int) -> Span | None:
    """The words of what is blocked, if they name a process of the domain."""
    passage = document.passages[number]
    where = match.pattern.extra.get("blocks")
    if where == "process before":
        return _process_before(document, number, act)
    found = _blocked(document, passage, match, act, where)
    if found is None:
        return None
    first, last = found
    reach = match.pattern.extra.get("reach", PROCESS_REACH)
    if not any(passage.has(i, "process") for i in range(first, min(last, first + reach))):
        return None
    return passage.row.span(first, last)


def _blocked(document: Document, passage: Passage, match: Match, act: int, where: object) -> Range | None:
    if "blocks" in match.slots:
        first, last = match.slots["blocks"]
        if passage.has(first, "prep"):
            return None
        if first == last:
            last = _clause_end(document, passage, first, LONGEST_BLOCKED)
        if passage.has(first, "party") and passage.has(first + 1, "process"):
            first += 1
        return (first, min(last, _comma(passage, first, last))) if last > first else None
    if where == "subject":
        return _failing(document, passage, act)
    first = act + 1
    if passage.has(first, "party"):
        first += 1
    last = _clause_end(document, passage, first, LONGEST_BLOCKED)
    return (first, last) if last > first else None


def _failing(document: Document, passage: Passage, act: int) -> Range | None:
    """The subject of a verb of failing: right behind it, or the noun phrase before it."""
    first = act + 1
    while (
        passage.has(first, "adv")
        or passage.has(first, "quote")
        or (passage.has(first, "party") and passage.has(first + 1, "definite"))
    ):
        first += 1
    last = first
    while last < len(passage.row) and not any(
        passage.has(last, s) for s in ("prep", "by", "comma", "border", "conj", "date")
    ):
        last += 1
    if last > first:
        return first, last
    first = act
    while first > max(0, act - LONGEST_BLOCKED) and not _opens_clause(document, passage, first - 1):
        first -= 1
    return (first, act) if first < act else None


def _process_before(document: Document, number: int, act: int) -> Span | None:
    """The process last named before the act, here or up to two sentences back, with its words."""
    for back in range(number, max(-1, number - 1 - SENTENCES_BACK), -1):
        passage = document.passages[back]
        if passage.sentence.kind != "body":
            continue
        last = (act if back == number else len(passage.row)) - 1
        for i in range(last, max(-1, last - PROCESS_BACK), -1):
            if passage.has(i, "process") and passage.has(i, "occasion"):
                return passage.row.span(i, max(i + 1, _clause_end(document, passage, i, LONGEST_BLOCKED // 2)))
    return None


def _comma(passage: Passage, first: int, last: int) -> int:
    return next((i for i in range(first, last) if passage.has(i, "comma")), last)


def _clause_end(document: Document, passage: Passage, start: int, longest: int) -> int:
    """The item at which the words that begin at `start` are over: a mark, a conjunction, an attribution, a time since."""
    tokens = document.annotated.tokens
    quoted = 0
    for i in range(start, min(len(passage.row), start + longest)):
        if any(passage.has(i, s) for s in ("border", "comma", "conj", "colon", "dash")):
            return i
        if passage.has(i, "and") and (passage.has(i + 1, "that") or _opens_clause(document, passage, i + 1)):
            return i
        if passage.has(i, "quote"):
            quoted += 1 if passage.cell(i).first in document.quotation_at else -1
            if quoted < 0:
                return i
        norm = tokens[passage.cell(i).first].norm
        if norm in ATTRIBUTIONS or (i > start and norm in WHEN):
            return i
    return min(len(passage.row), start + longest)


WHEN = closed_words("when")


def _according_to(
    document: Document, passage: Passage, match: Match, cast: Cast, statements: list[Statement]
) -> Party | None:
    """Who says so: the speaker of the statement around the words, or whom `حسب` names behind them."""
    behind = bisect_right(statements, match.span.end, key=lambda statement: statement.content.start)
    for statement in reversed(statements[max(0, behind - NEIGHBOURS) : behind]):
        if statement.content.meets(match.span):
            return statement.speaker
    for i in range(match.end_item, min(len(passage.row), match.end_item + ATTRIBUTION_REACH)):
        if document.annotated.tokens[passage.cell(i).first].norm in ATTRIBUTIONS and passage.cell(i).mention is None:
            for k in range(i + 1, min(len(passage.row), i + PROCESS_REACH)):
                party = party_at(document, passage, k, cast)
                index = passage.cell(k).mention
                if (
                    party is None
                    and index is not None
                    and document.annotated.mentions[index].kind is MentionKind.SOURCE
                ):
                    party = cast.of_mention(index)
                if party is not None:
                    return party
    return None
