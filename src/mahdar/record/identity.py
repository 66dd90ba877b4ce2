"""Which aliases are one actor: names within names, surnames, offices by who held them in those months.

Comparisons are small functions that say why. An alias that names its actor in full is joined with others that do; a partial one (a
surname, a name without a state, an office alone) is hung on the one actor that it can be, and on none where there are two.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mahdar.record.alias import Alias
from mahdar.record.offices import known_holder
from mahdar.vocabulary import ActorKind

NEAR = 2  # months by which a report of the office may lie before or behind
ENOUGH = 2  # words that a name within a longer one needs


def keys(alias: Alias) -> Iterator[str]:
    """What an alias is looked up by: a person's last word with the state, and all words."""
    if not alias.words:
        return
    if alias.country:
        yield f"last:{alias.words[-1]}:{alias.country}"
    yield f"name:{'-'.join(alias.words)}"


def one(a: Alias, b: Alias) -> str | None:
    """Why two aliases in full are one actor; None if they may not be."""
    if a.kind is not ActorKind.PERSON or b.kind is not ActorKind.PERSON or a.country != b.country:
        return None
    shorter, longer = sorted((a.words, b.words), key=len)
    if len(shorter) < ENOUGH or (shorter[0], shorter[-1]) != (longer[0], longer[-1]):
        return None
    if shorter == longer:
        return "the same name of the same state"
    return "one name within the other, of the same state" if _in_order(shorter, longer) else None


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def may_be(partial: Alias, full: Alias) -> str | None:
    """Why a surname, or a name without a state, may be that actor's; None if it is not."""
    if not partial.words or full.partial:
        return None
    if len(partial.words) == 1:
        fits = partial.country == full.country and partial.words[0] == full.words[-1]
        return "the surname of one person of that state" if fits else None
    return "the same name, whose state another text gives" if partial.words == full.words else None


class Held(NamedTuple):
    """An actor was called by an office in a month (YYYY-MM)."""

    actor: str
    month: str


def holder(office: Alias, held: Iterable[Held]) -> str | None:
    """The one actor whom other texts call by this office in the nearest month, at most `NEAR` away; None if there is none, or
    if there are two.

    >>> from mahdar.record.alias import Alias
    >>> from mahdar.vocabulary import ActorKind
    >>> office = Alias("", ActorKind.PERSON, "وزير الخارجية الروسي", "RU", (), True, "وزير خارجيه@RU", "2014-01")
    >>> holder(office, [Held("1", "2014-02"), Held("2", "2013-11")])
    '1'
    """
    far = sorted((abs(_months(each.month) - _months(office.month)), each.actor) for each in held)
    nearest = {actor for distance, actor in far if distance == far[0][0] and distance <= NEAR}
    return nearest.pop() if len(nearest) == 1 else None


def listed_holder(office: Alias) -> str | None:
    """The key of the alias of the world figure who held the office then, as the lists have it."""
    name = known_holder(office.office, datetime.date.fromisoformat(f"{office.month}-15"))
    return f"person:{name}" if name else None


def months_near(month: str) -> list[str]:
    """The months within reach of an office named in this one.

    >>> months_near("2014-01")
    ['2013-11', '2013-12', '2014-01', '2014-02', '2014-03']
    """
    count = _months(month)
    return [f"{(count + n) // 12:04}-{(count + n) % 12 + 1:02}" for n in range(-NEAR, NEAR + 1)]


def _months(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
