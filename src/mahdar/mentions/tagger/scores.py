"""Scores: precision, recall and F1 of names, entity by entity, as the script conlleval of the CoNLL tasks counts them.

A name is right if its first word, its last word and its type are (Tjong Kim Sang and De Meulder 2003).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

ALL = "all"


class Entity(NamedTuple):
    """A name: words `first` to `last` (exclusive) and its type."""

    first: int
    last: int
    type: str


def entities(labels: list[str]) -> set[Entity]:
    """The names that a sentence's labels mark; an `I-` without its beginning opens a name, as conlleval has it.

    >>> sorted(entities(["B-PERS", "I-PERS", "O", "I-LOC"]))
    [Entity(first=0, last=2, type='PERS'), Entity(first=3, last=4, type='LOC')]
    """
    found: set[Entity] = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            found.add(Entity(start, i, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return found


@dataclass(slots=True)
class Scores:
    """Names right, proposed and wanted, by type."""

    right: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[Entity], proposed: Iterable[Entity]) -> None:
        """Count one sentence."""
        gold, proposed = set(gold), set(proposed)
        self.wanted.update(e.type for e in gold)
        self.proposed.update(e.type for e in proposed)
        self.right.update(e.type for e in gold & proposed)

    def __iadd__(self, other: "Scores") -> "Scores":
        """Count what another has counted."""
        self.right += other.right
        self.proposed += other.proposed
        self.wanted += other.wanted
        return self

    def of(self, type: str = ALL) -> tuple[float, float, float]:
        """Precision, recall and F1 of a type, or over all names, from 0 to 1; 0 where nothing can be counted."""
        right, proposed, wanted = (
            counts.total() if type == ALL else counts[type] for counts in (self.right, self.proposed, self.wanted)
        )
        return _ratio(right, proposed), _ratio(right, wanted), _ratio(2 * right, proposed + wanted)

    def table(self) -> str:
        """A line a type, then one over all."""
        lines = [f"{'':6}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'proposed':>10}{'in file':>9}"]
        for kind in [*sorted(self.wanted | self.proposed), ALL]:
            precision, recall, f1 = self.of(kind)
            counts = [c.total() if kind == ALL else c[kind] for c in (self.right, self.proposed, self.wanted)]
            lines.append(
                f"{kind:6}{100 * precision:10.2f}{100 * recall:8.2f}{100 * f1:8.2f}{counts[0]:7}{counts[1]:10}{counts[2]:9}"
            )
        return "\n".join(lines)


def _ratio(a: int, b: int) -> float:
    return a / b if b else 0.0
