"""Grouping: from pairs that are one to the groups they make, never joining what a person has set apart.

Which pairs are one depends on the two alone (or, for a vague item, on which precise one is nearest), never on the order
in which they came: the same items give the same groups.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Link(NamedTuple):
    """Two items that are one, and why."""

    a: str
    b: str
    why: str


class _Groups:
    """Disjoint sets with what each must stay apart from."""

    def __init__(self, items: Iterable[str], apart: Iterable[tuple[str, str]]) -> None:
        self.parent = {item: item for item in items}
        self.apart: dict[str, set[str]] = {}
        for a, b in apart:
            if a in self.parent and b in self.parent:
                self.apart.setdefault(a, set()).add(b)
                self.apart.setdefault(b, set()).add(a)

    def find(self, item: str) -> str:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a: str, b: str) -> None:
        """Make them one, unless something in one group is set apart from something in the other."""
        if a not in self.parent or b not in self.parent:
            return
        first, second = sorted((self.find(a), self.find(b)))
        if first == second or any(self.find(c) == second for c in self.apart.get(first, ())):
            return
        self.parent[second] = first
        self.apart.setdefault(first, set()).update(self.apart.pop(second, ()))


def groups(
    items: Sequence[str],
    links: Iterable[Link],
    *,
    same: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """The groups, each sorted, in the order of their first items.

    `same` and `apart` are people's judgements: they go first, and where two of them clash the groups stay apart.

    >>> groups(["a", "b", "c"], [Link("a", "b", ""), Link("b", "c", "")], apart=[("a", "c")])
    [['a', 'b'], ['c']]
    """
    found = _Groups(items, apart)
    for a, b in same:
        found.join(a, b)
    for link in sorted(links):
        found.join(link.a, link.b)
    members: dict[str, list[str]] = {}
    for item in sorted(items):
        members.setdefault(found.find(item), []).append(item)
    return list(members.values())
