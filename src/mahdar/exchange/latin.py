"""Latin spellings of Arabic personal names.

Where the extra `mahdar[latin]` is installed its dictionary of attested spellings answers. Without it the common names
of `latin.tsv` do (`Mohammad`), and for the rest a plain romanisation, ALA-LC's letters without its diacritics, which
knows no short vowels and writes `a` where a syllable needs one.
"""

import functools
import re
from pathlib import Path

TABLE = Path(__file__).with_name("latin.tsv")
CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ء": "", "ؤ": "", "ئ": "", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v",
    "گ": "g", "ک": "k",
}  # fmt: skip
VOWELS = {"ا": "a", "آ": "a", "أ": "a", "إ": "i", "ى": "a", "ة": "a"}
GLIDES = {"و": ("w", "u"), "ي": ("y", "i"), "ی": ("y", "i")}
HAMZA = str.maketrans("أإآى", "اااي")  # the press writes these as it likes
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


@functools.lru_cache(maxsize=4096)
def latin(name: str, country: str | None = None) -> str:
    """The name in Latin letters; `country` (ISO 3166-1 alpha-2) lets the dictionary choose among spellings.

    Letters that are not Arabic stay as they are.

    >>> romanised("محمد البرادعي")
    'Mohammad al-Baradi'
    """
    try:
        from arabic_name_romanizer import transliterate

        return str(transliterate(name, country=country)) or romanised(name)
    except ImportError:  # not installed, or without the runtime that it loads at its first name
        return romanised(name)


def romanised(name: str) -> str:
    """The name word by word: as common names are spelled, or else letter by letter, the article as `al-`."""
    return " ".join(map(_word, MARKS.sub("", name).split()))


@functools.cache
def _common() -> dict[str, str]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {arabic.translate(HAMZA): spelling for arabic, spelling in rows}


def _word(word: str) -> str:
    if word.translate(HAMZA) in _common():
        return _common()[word.translate(HAMZA)]
    article, stem = ("al-", word[2:]) if word.startswith("ال") and len(word) > 4 else ("", word)
    latin = _voiced(_sounds(stem.replace("تش", "چ")))  # how Arabic writes ch in foreign names
    return article + latin[:1].upper() + latin[1:]


def _sounds(word: str) -> list[tuple[str, bool]]:
    """Each letter's sound, and whether it is a vowel; w and y are vowels unless they begin a word or a syllable."""
    sounds: list[tuple[str, bool]] = []
    for index, letter in enumerate(word):
        after = word[index + 1 : index + 2]
        if letter in GLIDES:
            opens = index == 0 or after in VOWELS or after in GLIDES or sounds[-1][1]
            sounds.append((GLIDES[letter][0 if opens else 1], not opens))
        elif letter in VOWELS:
            sounds.append((VOWELS[letter], True))
        else:
            sounds.append((CONSONANTS.get(letter, letter), letter not in CONSONANTS))
    return sounds


def _voiced(sounds: list[tuple[str, bool]]) -> str:
    """The sounds with `a` between two consonants that begin or end the word, or stand before a third."""
    written = ""
    for index, (sound, vowel) in enumerate(sounds):
        written += sound
        following = sounds[index + 1 : index + 3]
        if not vowel and following and not following[0][1]:
            at_an_edge = index == 0 or len(following) == 1
            before_a_third = len(following) == 2 and not following[1][1] and not written.endswith("a" + sound)
            if at_an_edge or before_a_third:
                written += "a"
    return written
