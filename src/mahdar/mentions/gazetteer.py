"""Gazetteer: the names of the word lists as one index over folded words, and the words that names are built from."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple, Protocol, TypeVar

from mahdar.arabic.clitics import CONJUNCTIONS, PREPOSITIONS, has_article, segments
from mahdar.arabic.lexicon import folded_function_words, rows, stems
from mahdar.arabic.normal import fold_letters, light
from mahdar.arabic.tokens import Token
from mahdar.arabic.verbs import verb_forms
from mahdar.mentions import lexicon
from mahdar.mentions.mention import MentionKind

LONGEST_NAME = 9
REMEMBERED = 1 << 14


class Entry(NamedTuple):
    """What a name of the lists stands for. `name` is its usual form; `seat`: `capital` or `palace` where it may mean the
    government; `bare`: the short form of a person's name; `unsure`: it is also another word and needs a context that calls for it."""

    kind: MentionKind
    key: str
    name: str
    country: str | None = None
    seat: str = ""
    bare: bool = False
    woman: bool = False
    unsure: bool = False


@lru_cache(maxsize=REMEMBERED)
def norms_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without articles, its clitics apart: as its tokens will have them.

    >>> norms_of("الأمم المتحدة"), norms_of("المرصد السوري لحقوق الإنسان")
    (('امم', 'متحده'), ('مرصد', 'سوري', 'ل', 'حقوق', 'انسان'))
    """
    found: list[str] = []
    for word in name.replace("-", " - ").replace(".", " . ").split():
        letters = light(word)
        if not letters:
            continue  # marks that are written over letters, over none
        if letters[0] in CLITIC_LETTERS and len(letters) > 3:
            found.extend(part.norm for part in segments(letters))
        else:
            found.append(fold_letters(letters[2:] if has_article(letters) else letters))
    return tuple(found)


CLITIC_LETTERS = frozenset(CONJUNCTIONS + PREPOSITIONS)


class Index:
    """Names by their first word, the longest first. `strict`: a name of one word must be spelled as the list has it."""

    def __init__(self, entries: Iterable[tuple[str, Entry]], *, strict: bool = False) -> None:
        found: dict[str, dict[tuple[str, ...], Entry]] = {}
        self._spellings: dict[str, list[str]] = {}
        for name, entry in entries:
            norms = norms_of(name)
            if norms:
                found.setdefault(norms[0], {}).setdefault(norms, entry)
                if strict and len(norms) == 1:
                    self._spellings.setdefault(norms[0], []).append(light(name))
        self._by_first = {first: sorted(names.items(), key=lambda x: -len(x[0])) for first, names in found.items()}

    def longest(self, tokens: list[Token], at: int, last: int) -> tuple[Entry, int] | None:
        """The longest name that begins at this token, and the token after it; None if there is none."""
        for norms, entry in self._by_first.get(tokens[at].norm, ()):
            end = at + len(norms)
            if end <= last and all(tokens[at + k].norm == norm for k, norm in enumerate(norms)):
                if len(norms) == 1 and norms[0] in self._spellings and not self._is_spelled(tokens[at], entry):
                    continue
                if entry.unsure and not _is_called_for(tokens, at, entry):
                    continue
                if entry.kind is MentionKind.STATE and end == at + 1 and _is_counted(tokens, at):
                    continue
                return entry, end
        return None

    def _is_spelled(self, token: Token, entry: Entry) -> bool:
        """Is the token spelled as the list has the name? `الخرج` is a town, `خرج` went out; `أطار` a town, `إطار` a frame."""
        place = entry.kind in (MentionKind.STATE, MentionKind.PLACE)
        if not place and not token.definite and verb_forms(token.norm) and stems().get(token.norm, 0) > RARE_NAME:
            return False
        return any(_may_be_spelling(name, token) for name in self._spellings[token.norm])


RARE_NAME = 400


def _may_be_spelling(name: str, token: Token) -> bool:
    """The same letters, but that the token may leave out a hamza or dots; the article where the name has it."""
    article = has_article(name)
    if article != token.definite:
        return False
    letters = name[2:] if article else name
    shape = token.shape[-len(letters) :]
    return len(shape) == len(letters) and all(
        a == b or (b in "اويه" and fold_letters(a) == b) or {a, b} in _CONFUSED
        for a, b in zip(letters, shape, strict=True)
    )


_CONFUSED = ({"ى", "ي"}, {"ه", "ة"}, {"ا", "أ"}, {"ا", "إ"}, {"ا", "آ"})


class Own(NamedTuple):
    """A name that the lists lack and that somebody has added to them: of a person, an organisation, a group or an outlet."""

    name: str
    kind: str
    country: str | None = None
    variants: tuple[str, ...] = ()


OWN_KINDS = {
    kind.value: kind for kind in (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.OUTLET)
}
_own: tuple[Own, ...] = ()
_forgetting: list[Callable[[], None]] = []
_Built = TypeVar("_Built", bound="_Cached")


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


def of_names(function: _Built) -> _Built:
    """Mark a cached function as one that is worked out from `names` or `own_names`: it starts anew where these change."""
    _forgetting.append(function.cache_clear)
    return function


def extend(names: Iterable[Own]) -> None:
    """Know these names beside the lists, instead of those given before; cheap where they are the same."""
    global _own
    given = tuple(sorted(names))
    if given != _own:
        _own = given
        for forget in _forgetting:
            forget()


def own_names() -> tuple[Own, ...]:
    """The names that were added to the lists (`extend`)."""
    return _own


@of_names
@cache
def names() -> Index:
    """States, seats of government, places, organisations, outlets and world figures; and what was added to the lists, behind them."""
    found: list[tuple[str, Entry]] = []

    def add(forms: Iterable[str], unsure: tuple[str, ...], entry: Entry) -> None:
        found.extend((form, entry._replace(unsure=True) if form in unsure else entry) for form in forms)

    for c in lexicon.countries():
        add((c.name, *c.variants), c.unsure, Entry(MentionKind.STATE, c.iso2, c.name, c.iso2, woman=True))
    for c in lexicon.countries():
        add(c.capital, c.unsure, Entry(MentionKind.PLACE, c.iso2, c.name, c.iso2, seat="capital", woman=True))
        for seat in c.seats:
            add((seat,), c.unsure, Entry(MentionKind.ORGANISATION, seat, seat, c.iso2, seat="palace"))
    for o in lexicon.organisations():
        kind = (
            MentionKind.GROUP if o.kind in {"armed-group", "party", "coalition", "group"} else MentionKind.ORGANISATION
        )
        add((o.name, *o.variants), o.unsure, Entry(kind, o.name, o.name, o.iso2))
    for u in lexicon.outlets():
        add((u.name, *u.variants), u.unsure, Entry(MentionKind.OUTLET, u.name, u.name, u.iso2, woman=True))
    for f in lexicon.persons():
        add((f.name,), f.unsure, Entry(MentionKind.PERSON, f.name, f.name, f.iso2))
        add(f.variants, f.unsure, Entry(MentionKind.PERSON, f.name, f.name, f.iso2, bare=True))
    for p in lexicon.places():
        add((p.name, *p.variants), p.unsure, Entry(MentionKind.PLACE, p.name, p.name, p.iso2))
    for own in _own:
        entry = Entry(OWN_KINDS[own.kind], own.name, own.name, own.country)
        add((own.name,), (), entry)
        add(own.variants, (), entry._replace(bare=entry.kind is MentionKind.PERSON))
    return Index(found, strict=True)


@cache
def place_nouns() -> frozenset[str]:
    """Folded nouns that introduce the name of a place."""
    return frozenset(norms_of(word)[0] for word, *_ in rows("place_nouns.tsv", "mahdar.mentions"))


@cache
def quoted_heads() -> dict[str, str]:
    """Folded nouns that head a name only before quotation marks, to the kind of what they head."""
    return {norms_of(word)[0]: kind for word, kind, *_ in rows("quoted_heads.tsv", "mahdar.mentions")}


def _is_called_for(tokens: list[Token], at: int, entry: Entry) -> bool:
    """Does the word before call for a name, where this one is also another word?"""
    before = tokens[at - 1] if at else None
    if entry.kind is MentionKind.STATE:
        noun = before is not None and before.kind == "word" and not before.definite and before.norm in stems()
        return tokens[at].definite or not noun or (before is not None and before.norm in folded_function_words())
    if before is None or entry.kind is MentionKind.PERSON:
        return False
    if entry.kind is MentionKind.PLACE:
        return before.norm in place_nouns()
    return before.kind == "quote" or before.norm in heads()


def _is_counted(tokens: list[Token], at: int) -> bool:
    """Is the word what a figure counts? From 11 to 99 it stands in the singular accusative, where `سوري` is written like its state
    (Wright II § 97): `11 سوريا` are eleven Syrians. A figure of four digits may be a year."""
    before = tokens[at - 1] if at else None
    if before is None or before.kind != "number" or not before.norm.isdecimal() or len(before.norm) > 3:
        return False
    return int(before.norm) % 100 > 10 and not tokens[at].definite and tokens[at].norm in demonyms()


@cache
def demonyms() -> dict[str, str]:
    """Folded nisba (`روسي`, `روسيه`, `روس`, ...) to country; two-word ones (`كوري جنوبي`) are joined by a space."""
    found: dict[str, str] = {}
    for c in lexicon.countries():
        for stem in c.demonyms:
            words = norms_of(stem)
            for form in _inflected(words):
                found.setdefault(form, c.iso2)
    return found


ENDINGS = ("", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان", "يين", "يون")


def _inflected(words: tuple[str, ...]) -> Iterable[str]:
    """The forms of a nisba: each word takes the same ending."""
    for ending in ENDINGS:
        yield " ".join(word + ending for word in words)


def demonym_at(tokens: list[Token], at: int, last: int) -> tuple[str, int] | None:
    """Country and end of the nationality adjective that begins at this token; None if there is none."""
    known = demonyms()
    if at + 1 < last:
        country = known.get(f"{tokens[at].norm} {tokens[at + 1].norm}")
        if country:
            return country, at + 2
    country = known.get(tokens[at].norm)
    return (country, at + 1) if country else None


@cache
def titles() -> dict[str, list[tuple[tuple[str, ...], lexicon.Title, bool, bool]]]:
    """Titles by their first folded word, the longest first: words, title, is it the feminine, is it the plural."""
    found: dict[str, list[tuple[tuple[str, ...], lexicon.Title, bool, bool]]] = {}
    for title in lexicon.titles():
        forms = [(title.title, False, False)]
        forms += [(form, True, False) for form in title.feminine]
        forms += [(form, False, True) for form in title.plural]
        for form, woman, plural in forms:
            norms = norms_of(form)
            if norms:
                found.setdefault(norms[0], []).append((norms, title, woman, plural))
    for first in found:
        found[first].sort(key=lambda x: -len(x[0]))
    return found


def title_at(tokens: list[Token], at: int, last: int) -> tuple[lexicon.Title, int, bool, bool] | None:
    """The longest title that begins at this token: title, the token after it, feminine, plural."""
    for norms, title, woman, plural in titles().get(tokens[at].norm, ()):
        end = at + len(norms)
        if end <= last and all(tokens[at + k].norm == norm for k, norm in enumerate(norms)):
            return title, end, woman, plural
    return None


@cache
def _forms_of_address() -> dict[str, list[tuple[str, ...]]]:
    """Words of respect by their first folded word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for norms in sorted((norms_of(word) for word, *_ in rows("forms_of_address.tsv", "mahdar.mentions")), key=len):
        found.setdefault(norms[0], []).insert(0, norms)
    return found


def behind_address(tokens: list[Token], at: int, last: int) -> int:
    """The token after the word of respect at `at` (`معالي`, `صاحب السمو`); `at` itself if there is none."""
    for norms in () if tokens[at].definite else _forms_of_address().get(tokens[at].norm, ()):
        end = at + len(norms)
        if end < last and all(tokens[at + k].norm == norm for k, norm in enumerate(norms)):
            return end
    return at


@cache
def portfolios() -> Index:
    """Portfolios (`الخارجية`, `الشؤون الخارجية`)."""
    return Index((p.portfolio, Entry(MentionKind.OFFICE, p.portfolio, p.portfolio)) for p in lexicon.portfolios())


@cache
def heads() -> dict[str, tuple[lexicon.Head, bool]]:
    """Head nouns of organisations by folded word; True for the plural."""
    found: dict[str, tuple[lexicon.Head, bool]] = {}
    for h in lexicon.heads():
        for form in h.plural:
            found.setdefault(fold_letters(light(form)), (h, True))
        for form in (h.head, *h.variants):
            found[fold_letters(light(form))] = (h, False)
    return found


@cache
def collectives() -> Index:
    """Nouns of people, donors, unnamed sources, and anaphors, by their words; `key` is the kind of collective."""
    return Index(
        (form, Entry(MentionKind.COLLECTIVE, c.kind, c.word))
        for c in lexicon.collectives()
        for form in (c.word, *c.variants)
    )


@cache
def name_words() -> frozenset[str]:
    """Folded words that are parts of persons' names more often than not."""
    return frozenset(norms_of(w.word)[0] for w in (*lexicon.given_names(), *lexicon.surnames()) if norms_of(w.word))


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(norms_of(w.word)[0] for w in lexicon.given_names() if norms_of(w.word))


@cache
def womens_names() -> frozenset[str]:
    """Folded given names of women."""
    return frozenset(norms_of(w.word)[0] for w in lexicon.given_names() if w.women == "f" and norms_of(w.word))
