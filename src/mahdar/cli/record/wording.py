"""The record in lines for a terminal, one run of text each (`cli/table.py` says why there are no columns)."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.wording import name_in
from mahdar.wording import counted, cut, days, figure, named_in, one_line, slot_name, stance_of, value_words, word

if TYPE_CHECKING:
    from mahdar.record import Entry, Value
    from mahdar.store.actors import Known
    from mahdar.store.models import Claim, Decision, Document
    from mahdar.store.overview import Overview

AROUND = 60  # characters around the first hit of a search


def entry_lines(entry: "Entry", lang: Language) -> Iterator[str]:
    """What it is, when, where it stands, who reports it; then what sources disagree about."""
    entry = named_in(entry, lang)
    when = days(entry.happened) or reported(entry, lang)
    standing = value_label(entry.status, lang) if entry.kind in ("meeting", "gathering") else stance_of(entry, lang)
    outlets = label("page", "list-separator", lang).join(entry.outlets)
    backing = counted("text", entry.texts, lang) + (f" ({one_line(outlets)})" if outlets else "")
    yield f"- {' · '.join(filter(None, (when, standing, one_line(entry.title))))}"
    place = entry.best("place")
    yield f"  {' · '.join(filter(None, (backing, one_line(place.words) if place else '', '#' + entry.id)))}"
    for slot in entry.contradicted:
        yield f"  ! {word('disagree', lang)}: {slot_name(slot, lang)}: {listed(entry.values[slot], slot, lang)}"


def reported(entry: "Entry", lang: Language) -> str:
    """When it was reported; "" where no text has a date."""
    said = days(entry.said)
    return f"{word('said', lang)} {said}" if said else ""


def listed(values: Iterable["Value"], slot: str, lang: Language) -> str:
    """Values beside one another, each with how many claims give it, superseded ones marked."""
    marked = (
        f"{value_words(v, slot, lang)} ({len(v.backed)}{', ' + word('superseded', lang) if v.superseded else ''})"
        for v in values
    )
    return " | ".join(marked)


def actor_lines(actor: "Known", lang: Language) -> Iterator[str]:
    """Its name, its other names, its offices with their months, its entries by kind."""
    counts = " · ".join(f"{label('kinds', kind, lang)} {n}" for kind, n in actor.entries.items())
    kind = label("ActorKind", actor.kind, lang)
    latin = name_in(actor.name, actor.kind, actor.country, lang)
    name = one_line(actor.name if latin == actor.name else f"{latin} ({actor.name})")
    parts = (name, kind, actor.country or "", counts, f"@{actor.id}")
    yield f"- {' · '.join(filter(None, parts))}"
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
    span = f"{found.first}/{found.last}" if found.first else ""
    texts, outlets = figure("documents", found.documents, lang), figure("outlets", found.outlets, lang)
    yield " · ".join(filter(None, (texts, span, outlets)))
    extra = [figure(key, n, lang) for n, key in ((found.copies, "copies"), (found.undated, "undated")) if n]
    if extra:
        yield "  " + " · ".join(extra)
    reviewed = (("claims", found.claims), ("to-review", found.to_review), ("rejected", found.rejected))
    yield " · ".join(figure(key, n, lang) for key, n in reviewed)
    yield f"{figure('entries', sum(found.entries.values()), lang)} — {_kinds(found.entries, lang)}".rstrip(" —")
    if found.contradicted:
        yield f"  {word('contradicted', lang)}: {_kinds(found.contradicted, lang)}"
    yield f"{figure('actors', found.actors, lang)} · {figure('decisions', found.decisions, lang)}"
    if found.since is None:
        yield word("first-look", lang)
        return
    since = f"{word('since', lang)} ({found.since:%Y-%m-%d %H:%M})"
    parts = [
        figure("documents", found.new_documents, lang) if found.new_documents else "",
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
    first, last = _around(text, found[0].start if found else 0)
    yield f"- {_heading(document)}"
    yield f"  {'… ' if first else ''}{one_line(text[first:last])}{' …' if last < len(text) else ''}"


def _around(text: str, at: int) -> tuple[int, int]:
    """A stretch of whole words about a place in a text."""
    first, last = max(0, at - AROUND), min(len(text), at + AROUND * 2)
    while first and not text[first - 1].isspace() and first < at:
        first += 1
    while last < len(text) and not text[last].isspace() and last > at:
        last -= 1
    return first, last if last > at else min(len(text), at + AROUND * 2)


def hit_facts(row: "Document | Claim", query: str) -> dict[str, Any]:
    """The same as data: the document, and where in its text the words stand; of a statement also what was said and its uid."""
    from mahdar.store.models import Document
    from mahdar.store.search import hits

    document = row if isinstance(row, Document) else row.document
    published = document.published.isoformat() if document.published else None
    facts: dict[str, Any] = {
        "id": document.name,
        "published": published,
        "source": document.source,
        "title": document.title,
    }
    if isinstance(row, Document):
        return {
            **facts,
            "hits": [{"start": h.start, "end": h.end, "words": h.of(row.text)} for h in hits(row.text, query)],
        }
    return {**facts, "claim": row.uid, "entry": row.entry_id, "content": row.facts["words"].get("content", "")}


def decision_line(decision: "Decision", lang: Language) -> str:
    """A decision: its number, when, what was decided on what, by whom, why."""
    about = decision.subject
    names = about.get("names") or about.get("claims") or [next((about[name] for name in NAMED if about.get(name)), "")]
    what = cut(" = ".join(map(one_line, names)), 100)
    what += f" ({' | '.join(map(one_line, details))})" if (details := _details(decision)) else ""
    undone = (
        f"{label('decision', 'undoes', lang)} {decision.undoes_id}{label('page', 'list-separator', lang)}"
        if decision.undoes_id
        else ""
    )
    parts = (
        str(decision.pk),
        f"{decision.at:%Y-%m-%d %H:%M}",
        f"{undone}{label('decision', _decided(decision), lang)}: {what}",
        one_line(decision.who),
        one_line(decision.why),
    )
    return " · ".join(filter(None, parts))


NAMED = ("words", "process", "name")  # what of a subject says to people what it is
VERBS = {  # by verb: the label of what was decided, and of its being taken back
    "process": ("defined", "given-up"),
    "amend": ("amended", "restored"),
    "add": ("added-by-hand", "taken-out"),
    "date": ("dated", "dated-back"),
    "name": ("listed", "unlisted"),
}


def _decided(decision: "Decision") -> str:
    """The key of what was decided."""
    if decision.verb == "judge":
        return "undecided" if decision.after is None else "one" if decision.after else "not-one"
    if decision.verb in VERBS:
        return VERBS[decision.verb][decision.after is None]
    return str(decision.after)


def _details(decision: "Decision") -> list[str]:
    """What a process consists of, the day of a text, the other forms of a name."""
    after = decision.after
    if decision.verb == "date" and after:
        return [str(after)]
    if decision.verb == "process" and after:
        return [each for part in after.values() for each in part]
    if decision.verb == "name" and after:
        return [each for each in (after["country"], *after["variants"]) if each]
    return []


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
