"""Normal forms: what a written word is compared by. The text itself is never altered.

Two forms, one coarser than the other:

- the *light* form drops what carries no letter (tatweel, diacritics, bidi marks, zero-width characters), resolves
  presentation forms (Unicode NFKC) and writes Persian and Urdu letters as their Arabic ones;
- the *folded* form also levels what writers confuse: hamza seats, alif maqsura and ya, ta marbuta and ha (Habash,
  *Introduction to Arabic Natural Language Processing*, 2010, ch. 3).
"""

import unicodedata

_NO_LETTER = [0x0640, *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06ED)]
_INVISIBLE = [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
_SAME_LETTER = {
    "ک": "ك",
    "ڪ": "ك",
    "ی": "ي",
    "ۍ": "ي",
    "ې": "ي",
    "ے": "ي",
    "ہ": "ه",
    "ھ": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ۃ": "ة",
    "ٱ": "ا",
}
_PRESENTATION = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)]

_LIGHT: dict[int, str | None] = {
    **{c: unicodedata.normalize("NFKC", chr(c)) for c in _PRESENTATION},
    **dict.fromkeys([*_NO_LETTER, *_INVISIBLE], None),
    **{ord(a): b for a, b in _SAME_LETTER.items()},
}
_FOLDED = str.maketrans("أإآىةؤئ", "اااي" + "هوي")

DIACRITICS_AND_INVISIBLES = frozenset(map(chr, [*_NO_LETTER, *_INVISIBLE]))


def light(word: str) -> str:
    """The word without marks that are no letters, in plain Arabic letters.

    >>> light("مُــؤتَمَر"), light("کیری"), light("ﻻ")
    ('مؤتمر', 'كيري', 'لا')
    """
    return word if word.isascii() else word.translate(_LIGHT)


def fold(word: str) -> str:
    """The form that words are looked up by; takes any spelling.

    >>> fold("أُمّة"), fold("سيرغى") == fold("سيرغي")
    ('امه', True)
    """
    return light(word).translate(_FOLDED)


def fold_letters(light_word: str) -> str:
    """As `fold`, for a word already in its light form; keeps the length."""
    return light_word.translate(_FOLDED)


def letter_places(word: str) -> list[int]:
    """For each character of `light(word)`, the index in `word` that it comes from, then `len(word)`.

    >>> letter_places("بـِه")
    [0, 3, 4]
    """
    places = [i for i, c in enumerate(word) for _ in (c.translate(_LIGHT) if not c.isascii() else c)]
    places.append(len(word))
    return places
