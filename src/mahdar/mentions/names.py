"""Names of persons: how far a name goes, and which names are one person's."""

from mahdar.arabic.clitics import ARTICLE
from mahdar.arabic.lexicon import rows, stems
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.gazetteer import collectives, demonym_at, given_names, name_words, names, title_at
from mahdar.mentions.mention import MentionKind
from mahdar.mentions.nouns import is_finite_verb, is_function_word

LONGEST = 7
RARE_WORD = 12
COMMON_WORD = 150
PARTICIPLES = frozenset({"active-participle", "passive-participle"})


def particles() -> frozenset[str]:
    """Words that stand inside names (`بن`, `آل`, `أبو`, `فون`)."""
    return _PARTICLES


_ROWS = list(rows("name_particles.tsv", "mahdar.mentions"))
_PARTICLES = frozenset(fold(word) for word, *_ in _ROWS)
_PARTICLE_SHAPES = frozenset(word for word, *_ in _ROWS)
_SERVANTS = frozenset(fold(word) for word, binds, *_ in _ROWS if binds == "definite")
_BINDERS = frozenset(fold(word) for word, binds, *_ in _ROWS if binds == "word")


def is_servant_name(tokens: list[Token], at: int, last: int) -> bool:
    """`عبد` and a definite word: one given name, whatever the word means alone (`عبد الملك`, `عبد السلام`)."""
    return (
        at + 1 < last
        and tokens[at].norm in _SERVANTS
        and not tokens[at].definite
        and tokens[at + 1].kind == "word"
        and (tokens[at + 1].definite or tokens[at + 1].shape.startswith(ARTICLE))  # `الله` is never without
        and tokens[at + 1].word != tokens[at].word
    )


def is_bound(tokens: list[Token], at: int) -> bool:
    """Does a particle of names right before tie this noun to a name (`بن عبدالله`, `دي مايو`)?"""
    return (
        0 < at < len(tokens)
        and tokens[at].kind == tokens[at - 1].kind == "word"
        and tokens[at - 1].norm in _BINDERS
        and not is_function_word(tokens[at])
        and not is_finite_verb(tokens[at])
    )


FAMILY_NAME_FIRST = frozenset({"CN", "TW", "KP", "KR", "VN"})
LONGEST_EAST_ASIAN = 3


def name_end(
    tokens: list[Token], at: int, last: int, *, introduced: bool, listed: bool = False, country: str | None = None
) -> int:
    """The token after the name that begins at `at`; `at` itself if none does.

    `introduced`: a title stands before it, so a word that the lists do not have may open it. `listed`: only words that
    the lists have, or that the press never uses otherwise, may follow. `country`: whom the title serves; Chinese, Korean
    and Vietnamese names are short words that mean something else in Arabic.
    """
    if introduced and country in FAMILY_NAME_FIRST:
        end = _east_asian_end(tokens, at, last)
        if end > at:
            return end
    i = at
    while i < min(last, at + LONGEST):
        words = _of_name(tokens, at, i, last, introduced=introduced, listed=listed)
        if not words:
            break
        i += words
    while i > at and (tokens[i - 1].norm in _PARTICLES or tokens[i - 1].kind in ("proclitic", "mark")):
        i -= 1
    return i


def _of_name(tokens: list[Token], at: int, i: int, last: int, *, introduced: bool, listed: bool) -> int:
    """How many tokens at `i` go on with the name that begins at `at`: 0 where it ends, 2 where two make one word of it."""
    token, known = tokens[i], i - at
    if is_servant_name(tokens, i, last):
        return 2
    if known:
        if is_bound(tokens, i) or (token.norm in _BINDERS and i + 1 < last and is_bound(tokens, i + 1)):
            return 1
        if _begins_long_title(tokens, i, last):
            return 0
        if token.kind == "mark" and token.norm == "-" and _is_glued(tokens, i, last):
            return 1
        if token.kind == "enclitic" and token.word == tokens[i - 1].word and not stems().get(tokens[i - 1].norm):
            return 1  # a syllable of a foreign name, and no pronoun
        if token.kind == "proclitic" and _is_rare_whole(tokens, i, last):
            return 2
        chain = token.definite and any(t.norm in _BINDERS for t in tokens[at + 1 : i])  # `… بن عبدالعزيز الربيعة`
        if listed and token.norm not in name_words() and stems().get(token.norm, 0) and not chain:
            return 0
    stands = token.kind in ("word", "latin") and _may_stand(tokens, i, last, known, introduced=introduced)
    return 1 if stands else 0


def _begins_long_title(tokens: list[Token], at: int, last: int) -> bool:
    """A title of two words or more, which ends the name before it (`أمين سر` behind a name); one word may be a name itself."""
    titled = title_at(tokens, at, last)
    return titled is not None and titled[1] - at > 1


def _east_asian_end(tokens: list[Token], at: int, last: int) -> int:
    """Two or three short indefinite words, joined by hyphens or not (`ري يونغ هو`, `كانغ كيونغ-هوا`); letters of theirs
    that were taken for clitics belong to them."""
    i, words = at, 0
    while i < last and words < LONGEST_EAST_ASIAN:
        hyphen = words > 0 and tokens[i].norm == "-" and _is_glued(tokens, i, last)
        start = i + 1 if hyphen else i
        end = start
        while end < last and tokens[end].word == tokens[start].word:
            end += 1
        if not _may_be_syllable(tokens[start:end], joined=hyphen):
            break
        i, words = end, words + 1
    return i if words >= 2 else at


def _may_be_syllable(parts: list[Token], *, joined: bool) -> bool:
    """May this written word be one of a Chinese, Korean or Vietnamese name?"""
    shape = "".join(part.shape for part in parts)
    if not parts or parts[0].kind not in ("word", "proclitic") or len(shape) > LONGEST_SYLLABLE or parts[-1].definite:
        return False
    if joined or shape in _PARTICLE_SHAPES:
        return True
    if parts[0].norm == "و" and parts[0].kind == "proclitic":
        return False
    if len(parts) > 1 and any(len(part.shape) > 2 and _is_everyday(part) for part in parts):
        return False  # `بهذه`, `بزيارة`: the clitic is one
    return not (len(parts) == 1 and _is_everyday(parts[0]))


def _is_everyday(token: Token) -> bool:
    """A word of a closed class, or one that the press has all the time."""
    return is_function_word(token) or stems().get(token.norm, 0) > COMMON_WORD * 2


LONGEST_SYLLABLE = 6


def _is_glued(tokens: list[Token], i: int, last: int) -> bool:
    """A hyphen without spaces (`كيونج-هوا`), and no other person behind it (`كيم-ترامب`)."""
    other = names().longest(tokens, i + 1, last) if i + 1 < last else None
    if other is not None and other[0].kind is MentionKind.PERSON:
        return False
    return (
        i + 1 < last
        and tokens[i - 1].end == tokens[i].start
        and tokens[i].end == tokens[i + 1].start
        and tokens[i + 1].kind == "word"
    )


def _is_rare_whole(tokens: list[Token], i: int, last: int) -> bool:
    """A clitic taken off what is really a rare name: `لعمامرة` behind `رمطان`."""
    return (
        tokens[i].norm != "و"
        and i + 1 < last
        and tokens[i + 1].word == tokens[i].word
        and not tokens[i + 1].definite
        and tokens[i + 1].kind == "word"
        and stems().get(tokens[i + 1].norm, 0) < RARE_WORD
        and tokens[i - 1].norm in given_names() | _PARTICLES
    )


def _may_stand(tokens: list[Token], i: int, last: int, known: int, *, introduced: bool) -> bool:
    """May this word stand in a name as its word number `known`?"""
    token = tokens[i]
    if token.kind == "latin":
        return known > 0
    norm = token.norm
    if norm in _PARTICLES:
        return i + 1 < last
    if is_function_word(token) or _is_anaphor(tokens, i, last):
        return False
    frequency = stems().get(norm, 0)
    if norm in name_words() and not (known and demonym_at(tokens, i, last) and frequency > COMMON_WORD):
        return known > 0 or introduced or norm in given_names()
    if known and _is_accusative(token):
        return False
    before_surname = introduced and not known and i + 1 < last and _is_unheard(tokens[i + 1])
    if is_finite_verb(token):
        return before_surname
    if known and token.definite:
        return frequency < RARE_WORD * 3 and not demonym_at(tokens, i, last) and not _is_participle(norm)
    if demonym_at(tokens, i, last):
        return introduced and not known and not token.definite and i + 1 < last and tokens[i + 1].definite
    if token.definite or any(form.part == "masdar" for form in verb_forms(norm)):
        return False
    if before_surname and not token.shape.endswith("ة"):
        return frequency < COMMON_WORD
    return (introduced or known > 0) and frequency < (RARE_WORD * 4 if known else COMMON_WORD // 3)


def _is_accusative(token: Token) -> bool:
    """An indefinite accusative of a word that the press has (`كان كيم مستعدا`), which is said of the name."""
    if token.definite or not token.shape.endswith(("ا", "اً", "ًا")) or len(token.norm) < SHORTEST_ACCUSATIVE:
        return False
    return _is_participle(token.norm) or stems().get(token.norm[:-1], 0) >= RARE_WORD


SHORTEST_ACCUSATIVE = 4


def _is_anaphor(tokens: list[Token], i: int, last: int) -> bool:
    """`نظيره`, `بلاده` behind an office are no names."""
    found = collectives().longest(tokens, i, last)
    return found is not None and found[0].key in ("counterpart", "country")


def _is_unheard(token: Token) -> bool:
    """A word that is no verb, no feminine noun and not common: behind a title and a word that may be a verb (`دان كوتس`),
    a surname."""
    return (
        token.kind == "word"
        and not token.definite
        and stems().get(token.norm, 0) < RARE_WORD * 4
        and not token.shape.endswith("ة")
        and not verb_forms(token.norm)
        and not is_function_word(token)
    )


def _is_participle(norm: str) -> bool:
    """The shape of a participle of a derived verb (`متواجد`, `منتهيه`), which follows names and is none."""
    if (
        norm.endswith(("ين", "ون", "ات"))
        or norm.startswith("مت")
        or (norm.startswith("م") and norm.endswith("ه") and len(norm) > 5)
    ):
        return True
    return any(form.part in PARTICIPLES for form in verb_forms(norm))


def skeleton(word: str) -> str:
    """A folded word reduced to what transliterations agree on: ترامب/ترمب, سيرغي/سيرجي, بوتين/بوتن.

    >>> skeleton("ترامب") == skeleton("ترمب"), skeleton("سيرغي") == skeleton("سيرجي")
    (True, True)
    """
    reduced = word.translate(_SAME_SOUND)
    return reduced[:1] + reduced[1:].translate(_VOWELS) if len(reduced) > 2 else reduced


_SAME_SOUND = str.maketrans("غجقكظثذپڤگ", "ككككضتدبفك")
_VOWELS = str.maketrans("", "", "اوي")
