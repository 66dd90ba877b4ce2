"""Frames: what a verb of saying or of stance governs, and what that gives (`frames.tsv`)."""

from functools import cache
from typing import NamedTuple

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.arabic.verbs import lemmas
from mahdar.errors import LexiconError
from mahdar.vocabulary import Stance


class Frame(NamedTuple):
    """One way a verb governs its complement. `link` is the folded preposition, empty for none; `near`: the clause must
    follow at once."""

    lemma: str
    link: str
    clause: bool
    noun: bool
    stance_clause: Stance | None
    stance_noun: Stance | None
    near: bool = False


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Lemma to its frames, in the order of the file. Raises LexiconError for a verb that has no forms."""
    found: dict[str, list[Frame]] = {}
    for lemma, link, clause, noun, stance_clause, stance_noun in rows("frames.tsv", "mahdar.claims"):
        if lemma not in lemmas():
            raise LexiconError(f"frames.tsv: {lemma} has no forms; add it to arabic/verbs.tsv and conjugate anew")
        frame = Frame(
            lemma,
            fold(link),
            clause in ("yes", "near"),
            noun == "yes",
            _stance(lemma, stance_clause),
            _stance(lemma, stance_noun),
            clause == "near",
        )
        found.setdefault(lemma, []).append(frame)
    return {lemma: tuple(several) for lemma, several in found.items()}


def _stance(lemma: str, name: str) -> Stance | None:
    try:
        return Stance(name) if name else None
    except ValueError:
        raise LexiconError(f"frames.tsv: {lemma}: {name!r} is no stance; one of {', '.join(Stance)}") from None


class Transmission(NamedTuple):
    """A verb by which a channel passes on another's words: `from_` is the folded preposition before the speaker."""

    lemma: str
    from_: str
    frames: tuple[Frame, ...]


@cache
def transmissions() -> dict[str, Transmission]:
    """Lemma to how it transmits."""
    return {
        verb: Transmission(verb, fold(preposition), frames()[like])
        for verb, preposition, like, *_ in rows("transmission.tsv", "mahdar.claims")
    }
