"""The word lists of this room, typed: states, places, bodies, outlets, titles, head nouns, collectives, figures, names.

Each list is a TSV file beside this one; its head says where it comes from and what its columns mean. A list is read
when it is first asked for and kept; a row that contradicts its file's header is refused with file and line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

from mahdar.errors import LexiconError

_Made = TypeVar("_Made")
COUNTRY_KINDS = frozenset({"state", "territory"})
PLACE_KINDS = frozenset({"city", "region", "site", "sea"})
STATE_ORGANS = frozenset({"agency", "parliament", "court", "ministry", "army", "bank"})
GROUP_KINDS = frozenset({"armed-group", "party", "coalition", "group"})
ORGANISATION_KINDS = STATE_ORGANS | GROUP_KINDS | {"body", "union", "ngo", "charity", "company"}
OUTLET_KINDS = frozenset({"agency", "newspaper", "channel"})
TITLE_KINDS = frozenset({"office", "rank", "honorific", "spokesperson"})
TAKES = frozenset({"of", "nisba", "for", "in", "name"})
HEAD_KINDS = frozenset({"organisation", "group", "collective", "outlet", "state-body"})
COLLECTIVE_KINDS = frozenset({"source", "people", "donors", "both", "counterpart", "country", "side"})
NAME_KINDS = frozenset({"given", "surname", "both"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state or a territory. `demonyms`: nisba adjectives, masculine singular indefinite, then plurals not formed from
    them; `capital` and `seats`: what the press says for the government; `unsure`, here and below: those of the row's
    forms that are also other words."""

    iso2: str
    name: str
    kind: str
    variants: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: tuple[str, ...]
    seats: tuple[str, ...]
    currency: str
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, region, site or sea; `iso2` is None where it spans states, `unsure` forms need a noun of place."""

    name: str
    variants: tuple[str, ...]
    iso2: str | None
    kind: str
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, group, company or charity; `iso2` is None where it is of no one state."""

    name: str
    variants: tuple[str, ...]
    kind: str
    iso2: str | None
    unsure: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, a newspaper or a channel; `unsure` forms need `صحيفة`, `قناة`, `وكالة` or quotation marks."""

    name: str
    variants: tuple[str, ...]
    iso2: str | None
    kind: str
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it begins, and what usually follows it (`of`, `nisba`, `for`, `in`, `name`)."""

    title: str
    feminine: tuple[str, ...]
    plural: tuple[str, ...]
    kind: str
    takes: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister or a ministry is of."""

    portfolio: str
    english: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that opens the name of a body; `is_state`: with a nationality it stands for the state itself."""

    head: str
    variants: tuple[str, ...]
    plural: tuple[str, ...]
    kind: str
    is_state: bool
    english: str


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun of people or unnamed sources, or a word that refers back to parties named before."""

    word: str
    variants: tuple[str, ...]
    kind: str
    english: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of world news; `until` is None where the press still names them by the office."""

    name: str
    variants: tuple[str, ...]
    iso2: str
    office: str
    since: int
    until: int | None
    unsure: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of persons' names; `women` is `f`, `m` or `?`."""

    word: str
    kind: str
    women: str


class _Row(NamedTuple):
    """The cells of one row, and where it stands."""

    file: str
    line: int
    cells: list[str]

    def refuse(self, why: str) -> LexiconError:
        return LexiconError(f"{self.file}, line {self.line}: {why}")

    def text(self, at: int) -> str:
        """A cell that may not be empty."""
        if not self.cells[at]:
            raise self.refuse(f"column {at + 1} is empty; fill it in")
        return self.cells[at]

    def maybe(self, at: int) -> str | None:
        """A cell, None where it is empty."""
        return self.cells[at] or None

    def several(self, at: int) -> tuple[str, ...]:
        """The parts of a cell between bars."""
        return tuple(self.cells[at].split("|")) if self.cells[at] else ()

    def one_of(self, at: int, allowed: frozenset[str]) -> str:
        """A cell that must be one of these words."""
        cell = self.cells[at]
        if cell not in allowed:
            raise self.refuse(f"'{cell}' is not one of {', '.join(sorted(allowed))}")
        return cell

    def year(self, at: int) -> int:
        """A cell that must be a year."""
        if not self.cells[at].isdecimal():
            raise self.refuse(f"'{self.cells[at]}' is no year")
        return int(self.cells[at])


def _rows(name: str) -> Iterator[_Row]:
    """The rows of a file, checked to have as many cells as its header."""
    lines = files("mahdar.mentions").joinpath(name).read_text(encoding="utf-8").splitlines()
    width = 0
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not width:
            width = len(cells)
        elif len(cells) != width:
            raise LexiconError(f"{name}, line {number}: {len(cells)} cells where the header has {width}; mend the tabs")
        else:
            yield _Row(name, number, cells)


def _load(name: str, make: Callable[[_Row], _Made]) -> tuple[_Made, ...]:
    return tuple(make(row) for row in _rows(name))


@cache
def countries() -> tuple[Country, ...]:
    """All states and territories, by ISO 3166-1 alpha-2 code.

    >>> next(c.capital[0] for c in countries() if c.name == "روسيا")
    'موسكو'
    """
    return _load("countries.tsv", _country)


@cache
def state_names() -> dict[str, str]:
    """The press's short name of each state and territory, by its ISO 3166-1 alpha-2 code.

    >>> state_names()["RU"]
    'روسيا'
    """
    return {c.iso2: c.name for c in countries()}


def _country(r: _Row) -> Country:
    kind = r.one_of(2, COUNTRY_KINDS)
    several = r.several
    return Country(r.text(0), r.text(1), kind, several(3), several(4), several(5), several(6), r.text(7), several(8))


@cache
def places() -> tuple[Place, ...]:
    """Cities, regions, sites and seas, capitals excepted."""
    return _load(
        "places.tsv",
        lambda r: Place(r.text(0), r.several(1), r.maybe(2), r.one_of(3, PLACE_KINDS), r.several(4)),
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """Bodies, groups, companies and charities."""
    return _load("organisations.tsv", _organisation)


def _organisation(r: _Row) -> Organisation:
    kind = r.one_of(2, ORGANISATION_KINDS)
    return Organisation(r.text(0), r.several(1), kind, r.maybe(3), r.several(4), r.text(5))


@cache
def outlets() -> tuple[Outlet, ...]:
    """News agencies, newspapers and channels."""
    return _load(
        "outlets.tsv",
        lambda r: Outlet(r.text(0), r.several(1), r.maybe(2), r.one_of(3, OUTLET_KINDS), r.several(4)),
    )


@cache
def titles() -> tuple[Title, ...]:
    """Titles that introduce persons."""
    return _load("titles.tsv", _title)


def _title(r: _Row) -> Title:
    takes = r.several(4)
    if not takes or not TAKES.issuperset(takes):
        raise r.refuse(f"'{'|'.join(takes)}' is not made of {', '.join(sorted(TAKES))}")
    return Title(r.text(0), r.several(1), r.several(2), r.one_of(3, TITLE_KINDS), takes, r.text(5))


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """What ministers and ministries are of."""
    return _load("portfolios.tsv", lambda r: Portfolio(r.text(0), r.text(1)))


@cache
def heads() -> tuple[Head, ...]:
    """Nouns that open the name of a body.

    >>> next(h.is_state for h in heads() if h.head == "حكومة")
    True
    """
    return _load("heads.tsv", _head)


def _head(r: _Row) -> Head:
    is_state = r.one_of(4, frozenset({"yes", "no"})) == "yes"
    return Head(r.text(0), r.several(1), r.several(2), r.one_of(3, HEAD_KINDS), is_state, r.text(5))


@cache
def collectives() -> tuple[Collective, ...]:
    """Nouns of people, of unnamed sources and of parties named before."""
    return _load(
        "collectives.tsv",
        lambda r: Collective(r.text(0), r.several(1), r.one_of(2, COLLECTIVE_KINDS), r.text(3)),
    )


@cache
def persons() -> tuple[Figure, ...]:
    """Figures of world news, 2011 to 2026."""
    return _load("persons.tsv", _figure)


def _figure(r: _Row) -> Figure:
    until = r.year(5) if r.cells[5] else None
    return Figure(r.text(0), r.several(1), r.text(2), r.text(3), r.year(4), until, r.several(6), r.text(7))


@cache
def given_names() -> tuple[NameWord, ...]:
    """Given names, Arabic, Persian, Turkish, Kurdish and Western."""
    return _load("given_names.tsv", _name_word)


@cache
def surnames() -> tuple[NameWord, ...]:
    """Surnames and other parts of persons' names."""
    return _load("surnames.tsv", _name_word)


def _name_word(r: _Row) -> NameWord:
    women = r.cells[2]
    if women not in ("f", "m", "?"):
        raise r.refuse(f"'{women}' is not one of f, m, ?")
    return NameWord(r.text(0), r.one_of(1, NAME_KINDS), women)
