"""A brief while it is being written: lines of pieces that still cite claims; notes get their numbers when all lines are chosen."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from babel import Locale

from mahdar.exchange.labels import Language, label
from mahdar.wording import one_line

GAP = re.compile(r"\{(\w+)\}")
OPEN, CLOSE = "«", "»"
NOT_IN_XML = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")


class Piece(NamedTuple):
    """A stretch of a line, in the words of a source if `quoted`, and the claims that it stands on."""

    text: str
    quoted: bool = False
    claims: tuple[str, ...] = ()


Pieces = tuple[Piece, ...]


class Part(NamedTuple):
    """A section being written: its lines, the strongest of them as `ranks` says (the lowest first), of so many there are."""

    key: str
    lines: tuple[Pieces, ...]
    ranks: tuple[int, ...]
    there_are: int

    def without_weakest(self) -> "Part":
        """The same without the line that matters least."""
        weakest = self.ranks.index(max(self.ranks))
        keep = [n for n in range(len(self.lines)) if n != weakest]
        return self._replace(lines=tuple(self.lines[n] for n in keep), ranks=tuple(self.ranks[n] for n in keep))


def part(key: str, lines: Sequence[Pieces], there_are: int | None = None, ranks: Sequence[int] | None = None) -> Part:
    """A section of these lines, which matter in their order unless `ranks` says otherwise."""
    order = tuple(ranks) if ranks is not None else tuple(range(len(lines)))
    return Part(key, tuple(lines), order, max(len(lines), there_are or 0))


def clean(words: str, longest: int) -> str:
    """Words of a stranger on one line, cut behind a whole word, without what no file can hold or what turns a line around."""
    line = one_line(NOT_IN_XML.sub("", words))
    if len(line) <= longest:
        return line
    head = line[: longest - 1]
    whole = head.rsplit(" ", 1)[0] if " " in head[longest // 2 :] else head
    return f"{whole.rstrip(' ،,.:;؛')}…"


def own(words: str, longest: int = 90) -> Pieces:
    """A name or a word of the record's own."""
    return (Piece(clean(words, longest)),)


def quoted(words: str, longest: int = 120) -> Pieces:
    """In the words of a source."""
    return (Piece(clean(words, longest), quoted=True),)


def phrase(key: str, lang: Language, /, **gaps: Pieces | str | int) -> Pieces:
    """The label of a key with pieces put into its gaps; of a gap that has nothing, nothing is left."""
    found: list[Piece] = []
    for n, text in enumerate(GAP.split(label("brief", key, lang))):
        if n % 2 == 0:
            found += [Piece(text)] if text else []
            continue
        filling = gaps[text]
        found += filling if isinstance(filling, tuple) else own(str(filling), 400)
    return _with_marks_inside(found)


def _with_marks_inside(pieces: Sequence[Piece]) -> Pieces:
    """Quotation marks run with what they enclose: outside of it they stand wrong where it breaks into two lines."""
    found = list(pieces)
    for n in range(1, len(found) - 1):
        before, piece, after = found[n - 1 : n + 2]
        if piece.quoted and before.text.endswith(OPEN) and after.text.startswith(CLOSE):
            found[n] = piece._replace(text=f"{OPEN}{piece.text}{CLOSE}")
            found[n - 1] = before._replace(text=before.text.removesuffix(OPEN))
            found[n + 1] = after._replace(text=after.text.removeprefix(CLOSE))
    return tuple(piece for piece in found if piece.text or piece.claims)


def words(key: str, lang: Language, /, **gaps: str | int) -> str:
    """The same as plain text."""
    return "".join(piece.text for piece in phrase(key, lang, **gaps))


def plural(key: str, number: int, lang: Language, /, **gaps: Pieces | str | int) -> Pieces:
    """The phrase in the form that the number asks for."""
    return phrase(f"{key}-{Locale(lang.value).plural_form(number)}", lang, n=number, **gaps)


def noted(pieces: Pieces, claims: Sequence[str]) -> Pieces:
    """The pieces with the claims that they stand on behind them."""
    return (*pieces, Piece("", claims=tuple(claims)))


def joined(several: Sequence[Pieces], between: str) -> Pieces:
    """One after the other."""
    found: list[Piece] = []
    for n, pieces in enumerate(several):
        found += [Piece(between)] if n else []
        found += pieces
    return tuple(found)
