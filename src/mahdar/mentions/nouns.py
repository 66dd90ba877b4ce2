"""Noun phrases: where a name that opens with a head noun ends.

Arabic strings nouns in construct (idafa) up to the first definite one and then adjectives that agree (Ryding 2005,
ch. 8 and 10): `وزارة الخارجية الروسية`, `فصائل المعارضة المسلحة`. Without a tagger, a phrase goes on over definite words and
names, over indefinite nouns only while nothing definite has come, and stops at verbs, particles and marks.
"""

from mahdar.arabic.lexicon import folded_function_words, function_words, names_like_function_words, rows
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions.gazetteer import demonym_at, names, portfolios

LONGEST_PHRASE = 9
PARTICIPLE_LETTERS = 4
PARTICIPLES = frozenset({"active-participle", "passive-participle"})
FINITE = frozenset({"past", "imperfect"})


def is_function_word(token: Token) -> bool:
    """Is it of a closed class? Decided by the light spelling, so that the name علي is not the preposition على."""
    if token.shape in function_words():
        return True
    folds_alike = not token.definite and token.norm in folded_function_words()
    return folds_alike and token.shape not in names_like_function_words()


def is_finite_verb(token: Token) -> bool:
    """Can it only be a finite verb of the lexicon? A participle of three letters (`قال`, of قلّ) is no rival reading."""
    if token.definite or token.kind != "word":
        return False
    parts = {form.part for form in verb_forms(token.norm)}
    nominal = parts - FINITE if len(token.norm) >= PARTICIPLE_LETTERS else parts & {"masdar"}
    return bool(parts & FINITE) and not nominal


def is_adjective_like(token: Token) -> bool:
    """A nisba ending, definite or not, on no noun of the list."""
    return token.norm.endswith(NISBA) and token.norm not in NOUNS


NISBA = ("ي", "يه", "يين", "يون")
NOUNS = frozenset(fold(word) for word, *_ in rows("nouns_like_adjectives.tsv", "mahdar.mentions"))


def phrase_end(tokens: list[Token], at: int, last: int) -> int:
    """The token after the noun phrase whose head stands at `at`; at most LONGEST_PHRASE tokens."""
    limit = min(last, at + LONGEST_PHRASE)
    closed = tokens[at].definite
    i = at + 1
    if i < limit and tokens[i].kind == "enclitic" and tokens[i].word == tokens[at].word:
        i, closed = i + 1, True
    while i < limit:
        token = tokens[i]
        if token.kind == "proclitic":
            end = (
                _for_complement(tokens, i, limit, closed)
                if token.norm == "ل"
                else _and_complement(tokens, i, limit, closed)
            )
            if end is None:
                break
            i, closed = end, True
            continue
        if token.kind != "word" or is_function_word(token):
            break
        named = names().longest(tokens, i, last)
        if named and not closed:
            i, closed = named[1], True
            continue
        if token.definite:
            if closed and not _agrees(token, tokens[at], tokens[i - 1]):
                break
            i, closed = i + 1, True
        elif closed or is_finite_verb(token):
            break
        else:
            nationality = demonym_at(tokens, i, limit)
            i = nationality[1] if nationality else i + 1
    return i


def closing_quote(tokens: list[Token], at: int, last: int) -> int | None:
    """The mark that closes the name in quotation marks right behind the noun at `at` (`حركة "النهضة"`); None where there is
    none, or where what is quoted are words said of a definite noun (`المبادرة "لا تحمل جديدا"`)."""
    if at + 3 >= last or tokens[at + 1].kind != "quote":
        return None
    if tokens[at].definite and (is_function_word(tokens[at + 2]) or is_finite_verb(tokens[at + 2])):
        return None
    for k in range(at + 2, min(at + 3 + LONGEST_QUOTED_NAME, last)):
        if tokens[k].kind == "quote":
            return k if k > at + 2 else None
        if tokens[k].kind == "mark" and tokens[k].norm not in ".-":
            return None
    return None


LONGEST_QUOTED_NAME = 9  # `قوات "التحالف العربي لدعم الشرعية في اليمن"`


def _agrees(word: Token, *nouns: Token) -> bool:
    """Can this definite word be an adjective of one of these nouns? Feminines and broken plurals take a feminine, sound
    masculine plurals a plural (Ryding 2005, ch. 10); a nisba is let pass."""
    if word.norm in NOUNS:
        return False
    if is_adjective_like(word):
        return True
    parts = {form.part for form in verb_forms(word.norm)}
    if "masdar" in parts and not parts & PARTICIPLES:
        return False
    for noun in nouns:
        if noun.norm.endswith(SOUND_PLURALS):
            fits = word.norm.endswith(SOUND_PLURALS)
        elif noun.norm.endswith(FEMININES):
            fits = word.norm.endswith(FEMININE_ADJECTIVES)
        else:
            fits = not word.norm.endswith(SOUND_PLURALS)
        if fits:
            return True
    return False


SOUND_PLURALS = ("ين", "ون")
FEMININES = ("ه", "ات")
FEMININE_ADJECTIVES = ("ه", "ي", "ا")


def _for_complement(tokens: list[Token], i: int, limit: int, closed: bool) -> int | None:
    """`ل` and a definite noun belongs to the name (`المفوضية العليا للاجئين`) where the phrase is definite."""
    if closed and i + 1 < limit and tokens[i + 1].definite and tokens[i + 1].word == tokens[i].word:
        end = i + 2
        while end < limit and tokens[end].kind == "word" and tokens[end].definite and not is_function_word(tokens[end]):
            end += 1
        return end
    return None


def _and_complement(tokens: list[Token], i: int, limit: int, closed: bool) -> int | None:
    """`و` joins portfolios of one name (`لجنة الخارجية والدفاع`): a definite noun that is no name of its own."""
    if (
        tokens[i].norm != "و"
        or not closed
        or i + 1 >= limit
        or not tokens[i - 1].definite
        or tokens[i - 1].kind != "word"
    ):
        return None
    after = tokens[i + 1]
    if after.kind != "word" or not after.definite or is_adjective_like(after) != is_adjective_like(tokens[i - 1]):
        return None
    if names().longest(tokens, i + 1, limit) or demonym_at(tokens, i + 1, limit):
        return None
    portfolio = portfolios().longest(tokens, i + 1, limit)
    return portfolio[1] if portfolio else None
