"""Traits: what is known of a written word by itself, as attributes for the tagger.

Form (affixes, clitics, article), class (function word, verb form), the company it keeps in the press (clusters), and the
lists: names of persons and places, heads, nouns of place, nationalities. The word lists `given_names.tsv` and
`surnames.tsv` count here only where ANERcorp, on which the tagger is trained and measured, had no part in them.
"""

from collections import Counter
from functools import cache
from importlib.resources import files
from math import log2
from typing import NamedTuple

from mahdar.arabic.lexicon import function_words, rows, stems
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions import lexicon
from mahdar.mentions.gazetteer import demonyms, heads, norms_of, place_nouns
from mahdar.mentions.tagger.words import Word

AFFIXES = (2, 3)
SEEN_FROM_AFAR = ("stem=", "cluster1=", "class=", "head=", "place noun", "demonym")
RARE_LIMIT = 32
COMMON, VERY_COMMON = 150, 1000
MIDDLE, FINE = 1, 2
NAMES_IN_CLUSTER = 0.4
PLAIN = frozenset({"word", "proclitic", "enclitic"})


class Traits(NamedTuple):
    """`stem`: its folded stem. `cluster`: its middle cluster, empty where it has none. `own`: its attributes; `near` and
    `far`: those that the next words see, and those next but one. `is_open`: a word of an open class, which may be a
    name."""

    stem: str
    cluster: str
    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    is_open: bool


def traits(tokens: list[Token], word: Word) -> Traits:
    """The traits of a written word of any kind."""
    token = tokens[word.stem]
    if token.kind == "number":
        return Traits("0", "", (f"digits={min(len(token.norm), 5)}",), ("number",), ("number",), False)
    if token.kind not in PLAIN:
        seen = (f"stem={token.norm}",)
        return Traits(token.norm, "", (*seen, token.kind), seen, seen, False)
    shared = (*_classes(token), *_lists(token))
    near = (f"stem={token.norm}", *shared)
    far = tuple(a for a in near if a.startswith(SEEN_FROM_AFAR))
    clusters = _clusters(token.norm)
    own = (*_form(tokens, word), *shared)
    return Traits(token.norm, clusters[MIDDLE] if clusters else "", own, near, far, _is_open(token))


def _is_open(token: Token) -> bool:
    return token.kind == "word" and token.shape not in function_words()


def _form(tokens: list[Token], word: Word) -> list[str]:
    """The word's letters: stem, clitics, article, affixes, length, frequency."""
    token = tokens[word.stem]
    stem = token.norm
    proclitics = "".join(t.norm for t in tokens[word.first : word.stem])
    enclitics = "".join(t.norm for t in tokens[word.stem + 1 : word.last])
    whole = "".join(t.norm for t in tokens[word.first : word.last])
    found = [f"stem={stem}", f"whole={whole}", f"clitics={proclitics}/{enclitics}/{token.definite}"]
    for length in AFFIXES:
        if length < len(stem):
            found += [f"prefix={stem[:length]}", f"suffix={stem[-length:]}"]
    found.append(f"letter={token.shape[-1:]}")
    found.append(f"length={min(len(stem), 9)}")
    found.append(f"frequency={_rarity(stems().get(stem, 0))}")
    return found


def _classes(token: Token) -> list[str]:
    """Word class and clusters: seen by the word and by its neighbours."""
    found = [f"cluster{depth}={name}" for depth, name in enumerate(_clusters(token.norm))]
    closed = function_words().get(token.shape)
    if closed:
        found.append(f"class={closed}")
    forms = () if token.definite else verb_forms(token.norm)
    if forms:
        found.append(f"verb={forms[0].part}/{forms[0].person}")
    return found


def _lists(token: Token) -> list[str]:
    """The lists that have the word."""
    norm = token.norm
    found = list(_evidence(norm))
    if norm in _first_names():
        found.append("first name")
    if norm in _last_names():
        found.append("last name")
    if norm in heads():
        found.append(f"head={heads()[norm][0].kind}")
    if norm in place_nouns():
        found.append("place noun")
    if norm in demonyms():
        found.append("demonym")
    return found


def _rarity(count: int) -> str:
    """A stem's frequency in the press, coarsely: exact logarithms while it is rare."""
    if count < RARE_LIMIT:
        return str(_log(count))
    return "common" if count > VERY_COMMON else "usual" if count > COMMON else "some"


def _log(count: int) -> int:
    return int(log2(count)) if count else -1


@cache
def _table() -> dict[str, str]:
    """Stem to the other cells of its row, as written; read in one go and split when asked for."""
    text = files("mahdar.mentions.tagger").joinpath("word_classes.tsv").read_text(encoding="utf-8")
    body = text.split("\nword\tclusters\tgiven\tsurname\tplace\n", 1)[1]
    return dict(line.split("\t", 1) for line in body.splitlines())


def _clusters(norm: str) -> list[str]:
    """The coarse, the middle and the fine cluster; empty where the press hardly has the word."""
    cells = _table().get(norm)
    return cells.split("\t", 1)[0].split("/") if cells and cells[0] != "\t" else []


def _evidence(norm: str) -> list[str]:
    """How many persons bear the name (logarithm), and how large a place of that name is."""
    cells = _table().get(norm)
    if not cells:
        return []
    _, given, surname, place = cells.split("\t")
    return [
        *(f"given>={n}" for n in range(int(given or -1) + 1)),
        *(f"surname>={n}" for n in range(int(surname or -1) + 1)),
        *([f"place={place}"] if place else []),
    ]


def is_name_or_word(norm: str) -> bool:
    """Does the press, Wikidata or GeoNames have this folded word?"""
    return norm in _table()


def keeps_company_of_names(norm: str) -> bool:
    """May this folded word be a name, as far as the press shows: is it a name elsewhere, of a cluster with many names, or
    unheard of?"""
    cells = _table().get(norm)
    return cells is None or not cells.endswith("\t\t\t") or _clusters(norm)[FINE] in _clusters_of_names()


@cache
def _clusters_of_names() -> frozenset[str]:
    """The fine clusters of which a large part are names of persons or places."""
    all_of, names_of = Counter[str](), Counter[str]()
    for cells in _table().values():
        clusters, lists = cells.split("\t", 1)
        fine = clusters.rpartition("/")[2]
        all_of[fine] += 1
        names_of[fine] += lists != "\t\t"
    return frozenset(fine for fine, n in all_of.items() if fine and names_of[fine] >= NAMES_IN_CLUSTER * n)


@cache
def _first_names() -> frozenset[str]:
    """First words of figures, and given names written by hand (no counts of ANERcorp)."""
    return frozenset(_by_hand("given_names.tsv") | {names[0] for names in _figures() if len(names) > 1})


@cache
def _last_names() -> frozenset[str]:
    """Last words of figures' names, and surnames written by hand."""
    return frozenset(_by_hand("surnames.tsv") | {names[-1] for names in _figures()})


@cache
def _figures() -> list[tuple[str, ...]]:
    names = (norms_of(name) for figure in lexicon.persons() for name in (figure.name, *figure.variants))
    return [words for words in names if words]


def _by_hand(file: str) -> set[str]:
    counted = {(word, names, elsewhere) for word, _, _, names, elsewhere, *_ in rows(file, "mahdar.mentions")}
    return {norms_of(word)[0] for word, names, elsewhere in counted if names == elsewhere == "0" and norms_of(word)}
