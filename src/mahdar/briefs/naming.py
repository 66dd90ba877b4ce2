"""What entries are called in a brief: who took part, in what, where, and how many texts say so."""

from collections.abc import Sequence

from mahdar.arabic.tokens import tokenize
from mahdar.briefs.brief import ARABIC
from mahdar.briefs.draft import Piece, Pieces, joined, own, phrase, quoted
from mahdar.exchange.labels import Language, label
from mahdar.mentions.offices import office_at
from mahdar.record.entry import Entry, Role
from mahdar.vocabulary import ActorKind
from mahdar.wording import counted, named_in

MOST_NAMES = 4
MODES = {"phone": "meeting-phone", "video": "meeting-video", "written": "meeting-written"}


def in_language(entry: Entry, lang: Language) -> Entry:
    """The entry with its names in the reader's language; who is known by an office alone keeps the words of the office, which
    spelled letter by letter would mean nothing."""
    named = named_in(entry, lang)
    if lang is Language.AR:
        return named
    roles = tuple(
        before if before.kind == ActorKind.PERSON and _is_office(before.name) else after
        for before, after in zip(entry.roles, named.roles, strict=True)
    )
    return named.model_copy(update={"roles": roles})


def _is_office(name: str) -> bool:
    tokens = tokenize(name)
    return bool(tokens) and office_at(tokens, 0, len(tokens)) is not None


def names(roles: Sequence[Role]) -> list[str]:
    """Their names, each once, those that most claims give first."""
    ordered = sorted(roles, key=lambda role: -len(role.claims))
    return list(dict.fromkeys(role.name for role in ordered if role.name))


def listed(several: Sequence[str], lang: Language, most: int = MOST_NAMES) -> Pieces:
    """Names with `and` before the last; of more than some, others are spoken of."""
    found = [own(name, 60) for name in several[:most]]
    if len(several) > most:
        found.append(own(label("brief", "others", lang)))
    link = label("brief", "and", lang)
    if lang is Language.AR:
        return joined(found, link)
    comma = label("page", "list-separator", lang)
    return found[0] if len(found) == 1 else (*joined(found[:-1], comma), Piece(link), *found[-1])


def who(entry: Entry, role: str, lang: Language) -> Pieces:
    """The actors in a role; nothing where there are none."""
    found = names(entry.principals(role))
    return listed(found, lang) if found else ()


def called(entry: Entry, lang: Language) -> Pieces:
    """What an entry is called, by its kind."""
    if entry.kind == "meeting":
        return _meeting(entry, lang)
    if entry.kind == "gathering":
        return quoted(entry.title, 100)
    role = {"statement": "speaker", "pledge": "donor"}.get(entry.kind, "party")
    slot = {"statement": "content", "pledge": "amount", "position": "target", "attendance": "gathering"}.get(entry.kind)
    actors = who(entry, role, lang)
    best = entry.best(slot) if slot else None
    said = phrase("words", lang, words=quoted(best.words, 90)) if best else ()
    parts = [each for each in (actors, said) if each]
    return joined(parts, ": ") if parts else quoted(entry.title, 100)


def _meeting(entry: Entry, lang: Language) -> Pieces:
    found = names(entry.principals("participant"))
    if not found:
        return quoted(entry.title, 100)
    mode = entry.best("mode")
    key = MODES.get(mode.key, "meeting") if mode else "meeting"
    return phrase(key if len(found) > 1 else "meeting-one", lang, who=listed(found, lang))


def place(entry: Entry, lang: Language) -> Pieces:
    """Where it is; nothing where no source says."""
    best = entry.best("place")
    if best is None or best.words in entry.title:
        return ()
    name = own(best.words, 60) if not ARABIC.search(best.words) else quoted(best.words, 60)
    return phrase("in-place", lang, place=name)


def backing(entry: Entry, lang: Language) -> str:
    """How many texts of how many outlets; "" for one text, which the note names."""
    if entry.texts < 2:
        return ""
    texts = counted("text", entry.texts, lang)
    outlets = len(set(entry.outlets))
    return (
        texts
        if outlets < 2
        else label("brief", "of-outlets", lang).format(texts=texts, outlets=counted("outlet", outlets, lang))
    )
