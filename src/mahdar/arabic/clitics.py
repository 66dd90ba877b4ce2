"""Clitics: which letters of a written word are words of their own.

The press writes conjunction, preposition, future marker, article and pronoun in one string with the stem:
`وبنظيره` is و + ب + نظير + ه. Letters are taken off only where the lexicon knows what remains (Habash 2010, ch. 4),
because `وليد`, `لقاء` and `بان` begin like a clitic and carry none.
"""

from collections.abc import Callable
from typing import NamedTuple

from mahdar.arabic.lexicon import conjoined_words, folded_function_words, function_words, stems, whole_words
from mahdar.arabic.normal import fold_letters
from mahdar.arabic.verbs import verb_forms

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
WITH_PRONOUN = "بل"
FUTURE = "س"
ARTICLE = "ال"
IMPERFECT_PREFIXES = "يتناأ"
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه")
DOUBLE_W = "وو"  # وُوجِه is rare, و + وجّه is not
RARE = 3
FUNCTION_WORD_FREQUENCY = 1 << 20
FINAL_HA_WEIGHT = 20
LONG_ENOUGH_TO_GUESS = 4


class Segment(NamedTuple):
    """A part of a written word: its kind, its letters from `start` to `end`, its folded stem without the article."""

    kind: str
    start: int
    end: int
    norm: str
    definite: bool


def is_known(stem: str, shape: str) -> bool:
    """Does the lexicon have this stem (folded; `shape` is the same in light spelling)?"""
    return shape in function_words() or shape in whole_words() or bool(verb_forms(stem)) or stems().get(stem, 0) >= RARE


def segments(word: str, elsewhere: Callable[[str], bool] = lambda _: False) -> list[Segment]:
    """The parts of one written word (light spelling), in order; they cover it without gap.

    `elsewhere` says whether a remainder stands as a word of its own in the same text: a name that the lexicon
    does not have is then still freed of its conjunction.

    >>> [s.norm for s in segments("وبنظيره")]
    ['و', 'ب', 'نظير', 'ه']
    >>> [s.norm for s in segments("وليد")], [s.norm for s in segments("للأمم")]
    (['وليد'], ['ل', 'امم'])
    """
    return _split(word, 0, CONJUNCTIONS, elsewhere) or [_stem(word, 0, len(word))]


def _stem(word: str, start: int, end: int) -> Segment:
    """The stem, its article taken into the segment but not into the norm."""
    letters = word[start:end]
    if has_article(letters):
        return Segment("word", start, end, fold_letters(letters[2:]), True)
    return Segment("word", start, end, fold_letters(letters), False)


def has_article(letters: str) -> bool:
    """Does this light spelling begin with the article? `التقى` and `الذي` do not: whole and function words decide."""
    if not letters.startswith(ARTICLE) or len(letters) < LONG_ENOUGH_TO_GUESS or letters in whole_words():
        return False
    folded = fold_letters(letters)
    if letters in function_words() or folded in folded_function_words():
        return False
    bare = stems().get(folded[2:], 0)
    return not (verb_forms(folded) and bare < RARE) and not stems().get(folded, 0) > bare


def _split(word: str, start: int, allowed: str, elsewhere: Callable[[str], bool]) -> list[Segment] | None:
    """The parts from `start` on if they are accounted for, trying no clitic first; None if they are not."""
    shape = word[start:]
    if len(shape) < 2:
        return None
    head, rest = shape[0], shape[1:]
    if head in WITH_PRONOUN and head in allowed + PREPOSITIONS and rest in PRONOUNS and not _is_closed(shape):
        return [
            Segment("proclitic", start, start + 1, head, False),
            Segment("enclitic", start + 1, len(word), fold_letters(rest), False),
        ]
    conjoined = head in allowed + PREPOSITIONS and not _is_closed(shape) and _is_conjoined(shape)
    whole = None if conjoined else _whole(word, start)
    if whole:
        return whole
    if head in allowed and head in CONJUNCTIONS:
        parts = _split(word, start + 1, PREPOSITIONS + FUTURE, elsewhere) or _guess(word, start + 1, elsewhere)
        if parts:
            return [Segment("proclitic", start, start + 1, head, False), *parts]
    if head in PREPOSITIONS and head in allowed + PREPOSITIONS:
        parts = _after_preposition(word, start, elsewhere)
        if parts:
            return [Segment("proclitic", start, start + 1, head, False), *parts]
    if head == FUTURE and rest[0] in IMPERFECT_PREFIXES:
        parts = _whole(word, start + 1)
        if parts and (verb_forms(parts[0].norm) or stems().get(parts[0].norm, 0) >= RARE):
            return [Segment("proclitic", start, start + 1, head, False), *parts]
    return _guess(word, start, elsewhere) if start == 0 else None


def _after_preposition(word: str, start: int, elsewhere: Callable[[str], bool]) -> list[Segment] | None:
    """What follows ب ل ك: a pronoun alone, a definite stem after `لل`, or a known stem."""
    shape = word[start + 1 :]
    if shape in PRONOUNS:
        return [Segment("enclitic", start + 1, len(word), fold_letters(shape), False)]
    if word[start] == "ل" and shape.startswith("ل") and len(shape) > 2:
        return _after_double_l(word, start)
    return _whole(word, start + 1) or _guess(word, start + 1, elsewhere)


def _after_double_l(word: str, start: int) -> list[Segment]:
    """`للأمم` is ل + الأمم, `للقاء` is ل + لقاء: the more frequent stem decides, and where neither is known the article."""
    with_l = _whole(word, start + 1)
    inner = _whole(word, start + 2) or [_stem(word, start + 2, len(word))]
    if with_l and _frequency(with_l[0].norm) > _frequency(inner[0].norm):
        return with_l
    return [Segment("word", start + 1, inner[0].end, inner[0].norm, True), *inner[1:]]


def _whole(word: str, start: int) -> list[Segment] | None:
    """The stem from `start` on, alone or with a pronoun behind it, if the lexicon knows it."""
    shape = word[start:]
    if shape in function_words() or shape in whole_words():
        return [Segment("word", start, len(word), fold_letters(shape), False)]
    stem = _stem(word, start, len(word))
    suffixed = None if _is_first_plural(stem) else _enclitic(word, start)
    if suffixed and _frequency(suffixed[0].norm) * _pronoun_weight(shape) >= _frequency(stem.norm):
        return suffixed
    return [stem] if is_known(stem.norm, shape[2:] if stem.definite else shape) else suffixed


def _is_first_plural(stem: Segment) -> bool:
    """`أكدنا` is we confirmed, not he confirmed us."""
    return not stem.definite and stem.norm.endswith("نا") and any(form.person == "1p" for form in verb_forms(stem.norm))


def _is_conjoined(shape: str) -> bool:
    """Is the first letter a clitic for certain: و or ف before a function word, before a verb in و (`ووصل`) or where a list
    says so, a preposition before a determiner (`لأي`)?"""
    rest = shape[1:]
    if shape[0] in PREPOSITIONS:
        return function_words().get(rest) == "det"
    if shape[0] not in CONJUNCTIONS:
        return False
    if rest in function_words() or shape in conjoined_words():
        return True
    return shape.startswith(DOUBLE_W) and bool(verb_forms(fold_letters(rest)))


def _is_closed(shape: str) -> bool:
    return shape in function_words() or shape in whole_words()


def _pronoun_weight(shape: str) -> int:
    """How much likelier than its count a pronoun is: a final ه (never ة) is one in nearly every word of the press."""
    return FINAL_HA_WEIGHT if shape.endswith("ه") else 1


def _frequency(norm: str) -> int:
    return FUNCTION_WORD_FREQUENCY if norm in folded_function_words() else stems().get(norm, 0)


def _enclitic(word: str, start: int) -> list[Segment] | None:
    """A known stem and the pronoun behind it: `وزارته` (ta marbuta opened), `لقائه` (hamza on its seat), `رآه`."""
    shape = word[start:]
    for pronoun in PRONOUNS:
        stem = shape[: -len(pronoun)]
        if not shape.endswith(pronoun) or len(stem) < 2 or has_article(stem):
            continue
        for spelling in _spellings_before_pronoun(stem):
            folded = fold_letters(spelling)
            if is_known(folded, spelling):
                cut = start + len(stem)
                return [
                    Segment("word", start, cut, folded, False),
                    Segment("enclitic", cut, len(word), fold_letters(pronoun), False),
                ]
    return None


def _spellings_before_pronoun(stem: str) -> list[str]:
    """How the stem is written when nothing follows it."""
    spellings = [stem]
    last = stem[-1]
    if last == "ت":
        spellings.insert(0, stem[:-1] + "ة")
    elif last in "ئؤ":
        spellings.insert(0, stem[:-1] + "ء")
    elif last == "ا":
        spellings.append(stem[:-1] + "ى")
    elif last == "و":
        spellings.append(stem + "ا")
    elif last == "ي":
        spellings.append(stem[:-1] + "ى")
    return spellings


def _guess(word: str, start: int, elsewhere: Callable[[str], bool]) -> list[Segment] | None:
    """An unknown word: the article is proof enough of what stands before it, and so is the same word elsewhere."""
    shape = word[start:]
    if start == 0:
        return None
    if shape.startswith(ARTICLE) and len(shape) > LONG_ENOUGH_TO_GUESS:
        return [_stem(word, start, len(word))]
    if len(shape) >= LONG_ENOUGH_TO_GUESS and elsewhere(shape):
        return [_stem(word, start, len(word))]
    return None
