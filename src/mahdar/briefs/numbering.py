"""Numbering: the claims that the lines cite become notes, numbered as they are first met."""

from collections.abc import Iterable, Mapping

from mahdar.briefs.brief import Line, Note, Run, Section, Source
from mahdar.briefs.draft import Part, Pieces, clean
from mahdar.exchange.labels import Language, label

LONGEST_TITLE, LONGEST_WORDS, LONGEST_URL = 90, 330, 2000


def numbered(
    parts: Iterable[Part], sources: Mapping[str, Source], lang: Language
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """The sections that have lines, and the notes behind them."""
    numbers = _Numbers(sources)
    sections = tuple(
        Section(
            key=part.key,
            heading=label("brief", part.key, lang),
            lines=tuple(_line(_capital(line, lang), numbers) for line in part.lines),
            there_are=part.there_are,
        )
        for part in parts
        if part.lines
    )
    return sections, tuple(_note(uid, number, sources[uid]) for number, uid in enumerate(numbers.first, 1))


class _Numbers:
    """The numbers given so far; claims of one text that stand in the same words share a note."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.given: dict[tuple[str, str], int] = {}
        self.first: list[str] = []

    def of(self, uid: str) -> int:
        """The number of a claim's note, the next one if it is new."""
        key = note_key(self.sources[uid])
        if key not in self.given:
            self.first.append(uid)
            self.given[key] = len(self.first)
        return self.given[key]


def note_key(source: Source) -> tuple[str, str]:
    """What two claims share that stand in one note."""
    return source.document, source.words


def _capital(pieces: Pieces, lang: Language) -> Pieces:
    """In English a line begins with a capital letter, unless the first words are a source's."""
    first, *rest = pieces
    if lang is not Language.EN or first.quoted:
        return pieces
    return (first._replace(text=first.text[:1].upper() + first.text[1:]), *rest)


def _line(pieces: Pieces, numbers: "_Numbers") -> Line:
    runs: list[Run] = []
    for piece in pieces:
        notes = tuple(dict.fromkeys(numbers.of(uid) for uid in piece.claims))
        if piece.text or notes:
            runs.append(Run(text=piece.text, quoted=piece.quoted, notes=notes))
    return Line(runs=tuple(runs))


def _note(uid: str, number: int, source: Source) -> Note:
    return Note(
        number=number,
        claim=uid,
        outlet=clean(source.outlet or source.document, 60),
        published=source.published,
        title=clean(source.title, LONGEST_TITLE),
        url=safe_link(source.url),
        words=clean(source.words, LONGEST_WORDS),
    )


def safe_link(url: str | None) -> str | None:
    """A link that a reader may follow; None for what is no address of the web."""
    from urllib.parse import quote, urlsplit

    written = (url or "").strip()
    try:
        parts = urlsplit(written)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or len(written) > LONGEST_URL:
        return None
    try:
        return quote(written, safe="!#$%&'()*+,/:;=?@[]~")
    except UnicodeEncodeError:
        return None
