"""The record in lines for a terminal, one run of text each (`cli/table.py` says why there are no columns)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mahdar.exchange.labels import Language, label, value_label
from mahdar.vocabulary import Interval

if TYPE_CHECKING:
    from mahdar.record import Entry, Value
    from mahdar.store.actors import Known
    from mahdar.store.models import Claim, Document
    from mahdar.store.overview import Overview

SHORT = 160
AROUND = 60  # characters around the first hit of a search


def word(key: str, lang: Language) -> str:
    """A word of the record's own vocabulary."""
    return label("record", key, lang)


def days(interval: Interval) -> str:
    """ISO 8601: a day, or two with a slash; "" where nothing is known."""
    first, last = interval.first, interval.last
    if first is None:
        return f"../{last}" if last else ""
    return str(first) if first == last else f"{first}/{last or '..'}"


def entry_lines(entry: "Entry", lang: Language) -> Iterator[str]:
    """What it is, when, where it stands, who reports it; then what sources disagree about."""
    when = days(entry.happened) or f"{word('said', lang)} {days(entry.said)}"
    standing = value_label(entry.status, lang) if entry.kind in ("meeting", "gathering") else stance_of(entry, lang)
    outlets = label("page", "list-separator", lang).join(entry.outlets)
    backing = f"{entry.texts} {word('texts', lang)}" + (f" ({outlets})" if outlets else "")
    yield f"- {' · '.join(filter(None, (when, standing, one_line(entry.title))))}"
    place = entry.best("place")
    yield f"  {' · '.join(filter(None, (place.words if place else '', backing, '#' + entry.id)))}"
    for slot in entry.contradicted:
        yield f"  ! {word('disagree', lang)}: {slot_name(slot, lang)}: {listed(entry.values[slot], slot, lang)}"


def stance_of(entry: "Entry", lang: Language) -> str:
    """What the entry says now: a stance, an attendance, a stage; disputed or denied before that."""
    if entry.status.value in ("disputed", "denied"):
        return value_label(entry.status, lang)
    slot = {"attendance": "status", "position": "stance", "pledge": "stage"}.get(entry.kind)
    value = entry.best(slot) if slot else None
    return value_words(value, slot or "", lang) if value else ""


GROUPS = {
    "status": "AttendanceStatus",
    "stance": "Stance",
    "stage": "Stage",
    "mode": "Mode",
    "manner": "Manner",
    "basis": "Basis",
}


def value_words(value: "Value", slot: str, lang: Language) -> str:
    """A value in the reader's language: of a list by its label, else in the words of its source."""
    group = GROUPS.get(slot)
    return label(group, value.key, lang) if group else one_line(value.words)


def slot_name(slot: str, lang: Language) -> str:
    """What a slot is called."""
    return label("slot", slot.replace("-", "_"), lang)


def listed(values: Iterable["Value"], slot: str, lang: Language) -> str:
    """Values beside one another, each with how many claims give it, superseded ones marked."""
    marked = (
        f"{value_words(v, slot, lang)} ({len(v.backed)}{', ' + word('superseded', lang) if v.superseded else ''})"
        for v in values
    )
    return " | ".join(marked)


def one_line(words: str) -> str:
    """Without line ends."""
    return " ".join(words.split())


def cut(words: str, longest: int = SHORT) -> str:
    """On one line, cut where it is too long."""
    line = one_line(words)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def actor_lines(actor: "Known", lang: Language) -> Iterator[str]:
    """Its name, its other names, its offices with their months, its entries by kind."""
    counts = " · ".join(f"{label('kinds', kind, lang)} {n}" for kind, n in actor.entries.items())
    kind = label("ActorKind", actor.kind, lang)
    yield f"- {one_line(actor.name)} · {kind}{' · ' + actor.country if actor.country else ''} · {counts}"
    others = [name for name in actor.names if name != actor.name]
    if others:
        yield f"  {word('names', lang)}: {label('page', 'list-separator', lang).join(map(one_line, others))}"
    for held in actor.offices:
        span = held.first if held.first == held.last else f"{held.first}/{held.last}"
        yield f"  {word('offices', lang)}: {one_line(held.role)} · {span}"


def status_lines(found: "Overview", lang: Language) -> Iterator[str]:
    """The record in figures."""
    if not found.documents:
        yield f"{word('empty', lang)}: mahdar add"
        return
    span = f"{found.first or '?'}/{found.last or '?'}"
    yield f"{found.documents} {word('documents', lang)} · {span} · {found.outlets} {word('outlets', lang)}"
    extra = [(found.copies, "copies"), (found.undated, "undated")]
    if any(n for n, _ in extra):
        yield "  " + " · ".join(f"{n} {word(key, lang)}" for n, key in extra if n)
    yield f"{found.claims} {word('claims', lang)} · {found.to_review} {word('to-review', lang)} · {found.rejected} {word('rejected', lang)}"
    yield f"{sum(found.entries.values())} {word('entries', lang)}: {_kinds(found.entries, lang)}"
    if found.contradicted:
        yield f"  {word('contradicted', lang)}: {_kinds(found.contradicted, lang)}"
    yield f"{found.actors} {word('actors', lang)} · {found.decisions} {word('decisions', lang)}"
    if found.since is None:
        yield word("first-look", lang)
        return
    since = f"{word('since', lang)} ({found.since:%Y-%m-%d %H:%M})"
    parts = [
        f"{found.new_documents} {word('documents', lang)}" if found.new_documents else "",
        f"{word('new', lang)}: {_kinds(found.new_entries, lang)}" if found.new_entries else "",
        f"{word('changed', lang)}: {_kinds(found.changed_entries, lang)}" if found.changed_entries else "",
    ]
    yield f"{since}: {' · '.join(filter(None, parts)) or word('nothing-new', lang)}"


def _kinds(counts: dict[str, int], lang: Language) -> str:
    return label("page", "list-separator", lang).join(f"{label('kinds', kind, lang)} {n}" for kind, n in counts.items())


def hit_lines(row: "Document | Claim", query: str) -> Iterator[str]:
    """A text or a statement that was found, with the words around the first hit."""
    from mahdar.store.models import Document
    from mahdar.store.search import hits

    document = row if isinstance(row, Document) else row.document
    text = row.text if isinstance(row, Document) else row.facts["words"].get("content", "")
    found = hits(text, query)
    at = found[0].start if found else 0
    around = text[max(0, at - AROUND) : at + AROUND * 2]
    yield f"- {_heading(document)}"
    yield f"  … {one_line(around)} …"


def _heading(document: "Document") -> str:
    parts = (str(document.published or ""), document.source or "", one_line(document.title or document.name))
    return " · ".join(filter(None, parts))


def quoted(claim: "Claim", lang: Language) -> str:
    """The words of a claim, the document they stand in, its uid, and what a person decided on it."""
    document = claim.document
    marks = {"accepted": word("accepted", lang), "rejected": word("rejected-mark", lang)}
    parts = (
        str(document.published or ""),
        document.source or "",
        document.name,
        claim.uid,
        marks.get(claim.review, ""),
    )
    words = claim.facts["words"]
    return f"“{cut(words.get('content') or words['evidence'])}” — {' · '.join(filter(None, parts))}"
