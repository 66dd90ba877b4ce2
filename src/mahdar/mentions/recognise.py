"""Recognition: one pass from left to right that finds who and where, the longest reading first.

The order is the order of trust: a title and a name say more than a name of the gazetteer, that more than a head noun,
that more than words which look like a name.
"""

from functools import cache

from mahdar.arabic.lexicon import function_words, rows, stems
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.gazetteer import (
    Entry,
    behind_address,
    collectives,
    demonym_at,
    demonyms,
    given_names,
    heads,
    name_words,
    names,
    norms_of,
    quoted_heads,
    title_at,
    womens_names,
)
from mahdar.mentions.lexicon import persons
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.names import FAMILY_NAME_FIRST, RARE_WORD, is_bound, is_servant_name, name_end
from mahdar.mentions.nouns import closing_quote, is_adjective_like, is_finite_verb, is_function_word, phrase_end
from mahdar.mentions.offices import Office, office_at, with_further_offices

COMMAS = frozenset({"،", ","})
COUNTERPART_KIND, COUNTRY_KIND, BOTH_KIND, SIDE_KIND = "counterpart", "country", "both", "side"
SOURCE_KIND = "source"
ALONE = "head noun alone"


def recognise(tokens: list[Token], taken: list[tuple[int, int]]) -> list[Mention]:
    """The mentions of persons, states, bodies and places in order, none overlapping; `taken` are token ranges (dates,
    amounts) that are spoken for."""
    stop_at = dict(taken)
    found: list[Mention] = []
    named: set[str] = set()
    stops = [*sorted(stop_at), len(tokens)]
    i, n, k = 0, len(tokens), 0
    while i < n:
        while stops[k] < i:
            k += 1
        if i in stop_at:
            i = stop_at[i]
            continue
        mention = _mention_at(tokens, i, stops[k])
        if mention is not None and mention.how == ALONE and tokens[mention.first].norm not in named:
            mention = mention if _stands_alone(tokens, mention.first) else None
        if mention is not None and mention.last > i:
            if mention.kind is MentionKind.PERSON:
                mention = _with_apposition(tokens, mention, stops[k])
            found.append(mention)
            named.add(tokens[mention.first].norm)
            i = mention.last
        else:
            i += 1
    return _with_surnames(tokens, found, stop_at)


def _stands_alone(tokens: list[Token], i: int) -> bool:
    """Is a definite head noun that nothing names more fully a party here (`المعارضة لن تشارك`, `رفضت الحكومة`)? Where a
    noun may stand that is neither an adjective nor a genitive, and it is a nation's own body or its people's."""
    kind = heads()[tokens[i].norm][0].kind
    acts = i + 1 < len(tokens) and (
        is_finite_verb(tokens[i + 1]) or function_words().get(tokens[i + 1].shape) in ("neg", "part")
    )
    if kind not in STANDING_ALONE and not (kind == "group" and (acts or (i and is_finite_verb(tokens[i - 1])))):
        return False
    if i == 0 or tokens[i - 1].kind != "word":
        return i == 0 or tokens[i - 1].kind != "enclitic"
    return is_finite_verb(tokens[i - 1]) or is_function_word(tokens[i - 1])


STANDING_ALONE = frozenset({"state-body", "collective"})


def _mention_at(tokens: list[Token], i: int, n: int) -> Mention | None:
    """The mention that begins at this token, by the most telling reading; None if none does."""
    token = tokens[i]
    if token.kind not in ("word", "latin"):
        return None
    collective = collectives().longest(tokens, i, n)
    if collective and collective[0].key in (COUNTERPART_KIND, COUNTRY_KIND, BOTH_KIND):
        anaphor = _anaphor(tokens, i, n, *collective)
        if anaphor:
            return anaphor
        collective = None
    office = office_at(tokens, i, n)
    named = names().longest(tokens, i, n)
    if office and not (named and named[1] > office.last and named[0].kind is not MentionKind.PERSON):
        mention = _office_and_name(tokens, office, n)
        if mention:
            return mention
    if is_function_word(token) and not (named and named[1] > i + 1):
        return None
    if named:
        return _from_gazetteer(tokens, i, n, *named)
    quoted = _quoted_name(tokens, i, n)
    if quoted is not None:
        return quoted
    if token.norm in heads():
        return _organisation(tokens, i, n)
    if collective and not is_finite_verb(token):
        return _collective(tokens, i, n, *collective)
    if token.norm in given_names() and not token.definite:
        end = name_end(tokens, i, n, introduced=False)
        if end - i >= 2:
            return Mention(i, end, MentionKind.PERSON, i, end, woman=token.norm in womens_names(), how="given name")
    return _nationals(tokens, i) or _unknown_behind_verb(tokens, i, n)


def _unknown_behind_verb(tokens: list[Token], i: int, n: int) -> Mention | None:
    """`واعتبر دييجو جارسيا سايان ...`: two words or more that the press hardly has, where a verb wants its subject."""
    if not i or not is_finite_verb(tokens[i - 1]) or tokens[i].definite or _is_ordinary(tokens[i]):
        return None
    end = name_end(tokens, i, n, introduced=True)
    ordinary = [t for t in tokens[i:end] if t.kind == "word" and t.norm not in name_words() and _is_ordinary(t)]
    if end - i < 2 or ordinary or end >= n:
        return None
    closed = tokens[end].kind in ("mark", "quote") or tokens[end].definite or is_function_word(tokens[end])
    return Mention(i, end, MentionKind.PERSON, i, end, how="position") if closed else None


def _is_ordinary(token: Token) -> bool:
    """A word that the press has, or that looks like a feminine noun or a participle."""
    return stems().get(token.norm, 0) > RARE_WORD * 3 or token.shape.endswith("ة") or bool(verb_forms(token.norm))


MOST_RANKS = 12


def _office_and_name(tokens: list[Token], office: Office, n: int) -> Mention | None:
    """An office with the name behind it (a comma and a rank may stand between), or alone."""
    office = with_further_offices(tokens, office, n)
    i, comma = office.last, False
    if i < n and tokens[i].norm in COMMAS:
        i, comma = i + 1, True
    last_rank = min(n, i + MOST_RANKS)  # a text that only repeats a rank must not take time squared
    while i < last_rank:
        rank = office_at(tokens, i, n)
        if rank is None or (rank.kind not in ("rank", "honorific") and rank.last - rank.first > 1):
            break
        i = rank.last
    named = names().longest(tokens, i, n) if i < n else None
    figure = named if named and named[0].kind is MentionKind.PERSON else None
    introduced = not comma or i > office.last + 1
    end = (
        name_end(tokens, i, n, introduced=introduced, listed=figure is not None, country=office.country) if i < n else i
    )
    if comma and end == i and i < n:
        end = _between_commas(tokens, i, n)
    if figure:
        end = max(end, figure[1])
    head = f"{office.head}/{office.portfolio}"
    of = _joined(tokens, office.of_first, office.of_last)
    if office.plural and end == i:
        return Mention(
            office.first,
            office.last,
            MentionKind.COLLECTIVE,
            office.first,
            office.last,
            office.country,
            head,
            plural=True,
            how="offices",
        )
    if figure and not comma and _is_superior(tokens, office, figure[0]):
        country = office.country or figure[0].country
        return Mention(
            office.first,
            end,
            MentionKind.OFFICE,
            office.first,
            end,
            country,
            head,
            "",
            office.woman,
            False,
            "title",
            of,
        )
    if end > i and not (comma and end - i == 1 and not named):
        whole = figure is not None and (figure[1] == end or is_bound(tokens, figure[1] + 1))  # or his fathers follow
        known = figure[0] if figure and whole else None
        key = known.key if known else ""
        country = office.country or (known.country if known and not of else None)  # an office of a body serves the body
        woman = office.woman or tokens[i].norm in womens_names()
        return Mention(
            office.first, end, MentionKind.PERSON, i, end, country, head, key, woman, office.plural, "title", of
        )
    if office.kind in ("rank", "honorific"):
        return None
    if office.last - office.first == 1 and not tokens[office.first].definite:
        return None
    return Mention(
        office.first,
        office.last,
        MentionKind.OFFICE,
        office.first,
        office.last,
        office.country,
        head,
        "",
        office.woman,
        office.plural,
        "title",
        of,
    )


def _is_superior(tokens: list[Token], office: Office, figure: Entry) -> bool:
    """`المتحدث باسم الرئيس رجب طيب أردوغان`: is the figure the one who holds the office that the spokesman speaks for?"""
    titled = (
        title_at(tokens, office.of_first, office.of_last) if office.kind == "spokesperson" and office.of_last else None
    )
    held = offices_of_figures().get(figure.key, ()) if titled else ()
    return titled is not None and held[:1] == norms_of(titled[0].title)[:1]


@cache
def offices_of_figures() -> dict[str, tuple[str, ...]]:
    """The folded words of the office that each figure of the list is known for."""
    return {figure.name: norms_of(figure.office) for figure in persons()}


def _with_apposition(tokens: list[Token], person: Mention, n: int) -> Mention:
    """A name with the offices right behind it (`محمد بن سلمان ولي العهد نائب رئيس مجلس الوزراء`)."""
    end, head, country = person.last, person.head, person.country
    while end < n:
        office = office_at(tokens, end, n)
        if office is None or office.kind in ("rank", "honorific") or office.plural:
            break
        if behind_address(tokens, end, n) > end:
            break  # `نجيب ميقاتي فخامة رئيس الجمهورية`: another person
        if office.last < n and _begins_name(tokens, office.last, n):
            break
        head, country, end = head or f"{office.head}/{office.portfolio}", country or office.country, office.last
    return person if end == person.last else person._replace(last=end, head=head, country=country)


def _begins_name(tokens: list[Token], i: int, n: int) -> bool:
    """Does another name begin here, whose office the words before it are?"""
    named = names().longest(tokens, i, n)
    if named and named[0].kind is MentionKind.PERSON:
        return True
    return tokens[i].kind == "word" and name_end(tokens, i, n, introduced=True) > i


def _between_commas(tokens: list[Token], i: int, n: int) -> int:
    """`رئيس القائمة، هادي العامري، ...`: an unknown name of two words or more that a mark, `ل` or أن/إن closes."""
    end = name_end(tokens, i, n, introduced=True)
    if end - i < 2 or end >= n:
        return i
    closed = tokens[end].kind in ("mark", "quote", "proclitic") or function_words().get(tokens[end].shape) == "that"
    return end if closed else i


def _anaphor(tokens: list[Token], i: int, n: int, entry: Entry, end: int) -> Mention | None:
    """`نظيره الأمريكي جون كيري`, `بلاده`, `الطرفان`."""
    has_pronoun = end < n and tokens[end].kind == "enclitic" and tokens[end].word == tokens[end - 1].word
    if entry.key == BOTH_KIND:
        return Mention(i, end, MentionKind.BOTH, i, end, plural=True, how="anaphor") if tokens[i].definite else None
    if not has_pronoun:
        return None
    end += 1
    if entry.key == COUNTRY_KIND:
        return Mention(i, end, MentionKind.OWN_COUNTRY, i, end, how="anaphor")
    woman = tokens[i].norm.endswith(("ه", "ت"))
    nationality = demonym_at(tokens, end, n) if end < n else None
    after = nationality[1] if nationality else end
    country = nationality[0] if nationality else None
    start = after + 1 if after < n and tokens[after].norm in COMMAS else after
    name = name_end(tokens, start, n, introduced=start == after, country=country) if start < n else start
    figure = names().longest(tokens, start, n) if start < n else None
    if figure and figure[0].kind is MentionKind.PERSON:
        name = max(name, figure[1])
    if name > start and (start == after or name - start > 1):
        return Mention(
            i, name, MentionKind.PERSON, start, name, country, COUNTERPART_KIND, woman=woman, how="counterpart"
        )
    return Mention(i, after, MentionKind.COUNTERPART, i, after, country, COUNTERPART_KIND, woman=woman, how="anaphor")


def _from_gazetteer(tokens: list[Token], i: int, n: int, entry: Entry, end: int) -> Mention | None:
    if entry.kind is MentionKind.PERSON:
        longer = name_end(tokens, i, n, introduced=True, listed=True)
        if longer > end and tokens[i].norm in given_names():
            return Mention(
                i,
                longer,
                MentionKind.PERSON,
                i,
                longer,
                entry.country,
                woman=tokens[i].norm in womens_names(),
                how="gazetteer",
            )
        return Mention(
            i,
            end,
            MentionKind.PERSON,
            i,
            end,
            entry.country,
            key=entry.key,
            woman=tokens[i].norm in womens_names(),
            how="gazetteer",
        )
    if entry.kind in (MentionKind.ORGANISATION, MentionKind.GROUP) and end < n:
        while end < n and (nationality := demonym_at(tokens, end, n)) and tokens[end].definite and end - i < 6:
            end = nationality[1]
    woman = entry.woman or tokens[i].norm.endswith("ه")
    return Mention(i, end, entry.kind, i, end, entry.country, entry.seat, entry.key, woman, how="gazetteer")


def _organisation(tokens: list[Token], i: int, n: int) -> Mention | None:
    """A head noun and its phrase; the state itself where the press means it by that (`الحكومة السورية`)."""
    head, plural = heads()[tokens[i].norm]
    end = phrase_end(tokens, i, n)
    country = _country_in(tokens, i + 1, end)
    named = end - i > 1
    if named and tokens[i + 1].kind == "enclitic" and head.kind != "collective":
        return None
    if head.is_state and country and end - i <= 3:
        return Mention(i, end, MentionKind.STATE, i, end, country, head.head, country, woman=True, how="head noun")
    if not named and not tokens[i].definite:
        return None
    kind = _KINDS.get(head.kind, MentionKind.ORGANISATION)
    woman = tokens[i].norm.endswith("ه") or plural
    return Mention(i, end, kind, i, end, country, head.head, "", woman, plural, "head noun" if named else ALONE)


def _quoted_name(tokens: list[Token], i: int, n: int) -> Mention | None:
    """A head noun with its name in quotation marks (`صحيفة "حريت" التركية`, `حركة "النهضة"`): a few words, then the mark."""
    kind = heads()[tokens[i].norm][0].kind if tokens[i].norm in heads() else quoted_heads().get(tokens[i].norm)
    closing = closing_quote(tokens, i, n) if kind is not None else None
    if kind is None or closing is None:
        return None
    end = closing + 1
    nationality = demonym_at(tokens, end, n) if end < n else None
    if nationality and tokens[end].definite:
        end = nationality[1]
    country = nationality[0] if nationality else None
    if kind == "other":
        return None
    first, last = (i + 2, closing) if kind == "outlet" else (i, closing)
    mention_kind = _KINDS.get(kind, MentionKind.ORGANISATION)
    return Mention(
        i, end, mention_kind, first, last, country, "", "", tokens[i].norm.endswith("ه"), how="name in quotation marks"
    )


_KINDS = {"group": MentionKind.GROUP, "collective": MentionKind.COLLECTIVE, "outlet": MentionKind.OUTLET}


def _collective(tokens: list[Token], i: int, n: int, entry: Entry, end: int) -> Mention | None:
    """People, donors and unnamed sources with what describes them: `مصدر دبلوماسي`, `الدول المانحة`."""
    if is_adjective_like(tokens[i]) and _is_adjective_here(tokens, i):
        return None
    end = max(end, _described_end(tokens, end - 1, n))
    country = _country_in(tokens, i + 1, end)
    kind = MentionKind.SOURCE if entry.key == SOURCE_KIND else MentionKind.COLLECTIVE
    if entry.key == SIDE_KIND:
        if not country:
            return None
        return Mention(i, end, MentionKind.STATE, i, end, country, entry.name, country, how="side")
    plural = not (tokens[i].norm.endswith("ه") or (entry.key == SOURCE_KIND and end - i == 1))
    return Mention(
        i, end, kind, i, end, country, entry.name, "", tokens[i].norm.endswith("ه"), plural, "collective noun"
    )


def _is_adjective_here(tokens: list[Token], i: int) -> bool:
    """A nisba behind a noun of the same definiteness describes it: `حل سياسي`, `الحل السياسي`."""
    if i > 2 and tokens[i - 1].kind == "proclitic" and is_adjective_like(tokens[i - 2]):
        return tokens[i - 2].definite == tokens[i].definite
    if not i or tokens[i - 1].kind != "word":
        return False
    before = tokens[i - 1]
    return before.definite == tokens[i].definite and not is_function_word(before) and not is_finite_verb(before)


def _described_end(tokens: list[Token], at: int, n: int) -> int:
    """Adjectives that agree, or a genitive, and one `في`/`من` with a name behind it."""
    end = phrase_end(tokens, at, n) if tokens[at].definite or not _indefinite_adjective(tokens, at + 1, n) else at + 1
    while end < n and _indefinite_adjective(tokens, end, n) and not tokens[at].definite:
        nationality = demonym_at(tokens, end, n)
        end = nationality[1] if nationality else end + 1
    if end + 1 < n and tokens[end].norm in _LOCATIVE and (named := _institution_at(tokens, end + 1, n)):
        end = named
    return end


_LOCATIVE = frozenset(norms_of(word)[0] for word, *_ in rows("locative_links.tsv", "mahdar.mentions"))


def _institution_at(tokens: list[Token], i: int, n: int) -> int | None:
    named = names().longest(tokens, i, n)
    if named and named[0].kind is not MentionKind.PERSON:
        return named[1]
    if tokens[i].kind == "word" and tokens[i].norm in heads():
        return phrase_end(tokens, i, n)
    return None


def _indefinite_adjective(tokens: list[Token], i: int, n: int) -> bool:
    return (
        i < n
        and tokens[i].kind == "word"
        and not tokens[i].definite
        and (tokens[i].norm.endswith(("ي", "يه", "يين", "يون", "ين", "ون")) or demonym_at(tokens, i, n) is not None)
        and not is_function_word(tokens[i])
        and not is_finite_verb(tokens[i])
    )


def _nationals(tokens: list[Token], i: int) -> Mention | None:
    """`الروس`, `الأميركيون`: a nation's people as a noun of its own stand for the state."""
    token = tokens[i]
    if not token.definite or (i and tokens[i - 1].kind == "word" and tokens[i - 1].definite):
        return None
    country = demonyms().get(token.norm)
    if country is None or token.norm.endswith(("ي", "يه")):
        return None
    return Mention(i, i + 1, MentionKind.STATE, i, i + 1, country, "nationals", country, plural=True, how="nationality")


def _country_in(tokens: list[Token], first: int, last: int) -> str | None:
    """The state or nationality that a phrase names."""
    for i in range(first, last):
        nationality = demonym_at(tokens, i, last)
        if nationality:
            return nationality[0]
        named = names().longest(tokens, i, last)
        if named and named[0].kind in (MentionKind.STATE, MentionKind.PLACE, MentionKind.PERSON) and named[0].country:
            return named[0].country
    return None


def country_near(tokens: list[Token], at: int) -> str | None:
    """The country named last before a token (or next behind it), by which a bare `ريال` is read."""
    for i in (*range(at - 1, max(-1, at - NEAR), -1), *range(at + 1, min(len(tokens), at + NEAR // 2))):
        country = _country_in(tokens, i, min(i + 3, len(tokens)))
        if country:
            return country
    return None


NEAR = 40


def _with_surnames(tokens: list[Token], found: list[Mention], stop_at: dict[int, int]) -> list[Mention]:
    """Add the bare surnames of persons that the text names in full somewhere: `لافروف`, `المالكي`."""
    surnames = {
        (tokens[m.name_last - 1].norm, tokens[m.name_last - 1].definite): m
        for m in reversed(found)
        if m.kind is MentionKind.PERSON
        and m.name_last - m.name_first > 1
        and not is_servant_name(tokens, m.name_last - 2, m.name_last)  # `السلام` is peace, and not محمد عبد السلام
    }
    for m in reversed(found):  # the family name comes first in East Asia
        if m.kind is MentionKind.PERSON and m.country in FAMILY_NAME_FIRST and m.name_last - m.name_first > 1:
            surnames.setdefault((tokens[m.name_first].norm, tokens[m.name_first].definite), m)
    if not surnames:
        return found
    covered = bytearray(len(tokens))
    for a, b in [*((m.first, m.last) for m in found), *stop_at.items()]:
        covered[a:b] = b"\x01" * (b - a)
    for i, token in enumerate(tokens):
        if covered[i] or token.kind != "word" or is_function_word(token):
            continue
        owner = surnames.get((token.norm, token.definite))
        if owner is not None and len(token.norm) > 2:
            first = i - 1 if is_bound(tokens, i) and not covered[i - 1] else i  # `دي مايو`, `بن سلمان`
            found.append(
                Mention(first, i + 1, MentionKind.PERSON, first, i + 1, None, "", owner.key, owner.woman, how="surname")
            )
    return sorted(found)


def _joined(tokens: list[Token], first: int, last: int) -> str:
    """The folded words of a stretch, for comparing bodies."""
    return " ".join(t.norm for t in tokens[first:last] if t.kind == "word")
