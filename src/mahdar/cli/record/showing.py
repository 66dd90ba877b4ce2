"""`mahdar show`: one gathering, actor or entry, with the claims behind each line."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record
from mahdar.exchange.labels import Language, label, value_label

if TYPE_CHECKING:
    from mahdar.record import Entry as Summary
    from mahdar.store.models import Claim, Entry

EXAMPLES = """Examples:

\b
  mahdar show "مؤتمر جنيف 2"
  mahdar show لافروف
  mahdar show 1204            the entry of this number, with its claims
  mahdar show @12             the actor of this number"""
NEWEST = 10  # entries of a kind that an actor is shown with
SUGGESTED = 3
MOST_CLAIMS = 12
FEW_OUTLETS = 4
LONGEST_NUMBER = 18  # digits, which fit into a database's key


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(show)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A gathering, an actor, or the number of an entry.")],
    whole: Annotated[bool, typer.Option("--all", help="All claims of an entry that many texts report.")] = False,
    lang: Lang = Language.AR,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: all that an entry holds, or an actor and then its entries.")
    ] = False,
    db: Db = None,
) -> None:
    """Show a gathering, an actor, or any entry by its number.

    Of a gathering: when and where, who attends on what condition, what blocks it, what was pledged there; each with the words behind it.
    """
    with record(db):
        from mahdar.store.summaries import summary_of

        found = _entries(name)
        if not found:
            _actor(name, lang, as_json=as_json)
            return
        if as_json:
            print(summary_of(found[0]).model_dump_json())
            return
        for line in lines_of(found[0], lang, 0 if whole else MOST_CLAIMS):
            print(line)
        _others([entry.title for entry in found[1:]], lang)


def _entries(name: str) -> "list[Entry]":
    """The entry of this number, or the gatherings that the name may mean. Raises StoreError for a number without an entry."""
    from mahdar.errors import StoreError
    from mahdar.store import finding
    from mahdar.store.models import Entry

    number = name.strip().removeprefix("#")
    if not (number.isascii() and number.isdigit()):
        return [row for row in finding.gatherings(name)[: SUGGESTED + 1] if row.status]
    entry = Entry.objects.summarised().filter(pk=int(number)).first() if len(number) <= LONGEST_NUMBER else None
    if entry is None:
        raise StoreError(f"{name}: no entry of the record has this number; the lists print them behind #")
    return [entry]


def _others(names: Iterable[str], lang: Language) -> None:
    from mahdar.wording import one_line, word

    others = " | ".join(map(one_line, names))
    if others:
        print(f"\n{word('others', lang)}: {others}")


def _actor(name: str, lang: Language, *, as_json: bool) -> None:
    """The actor of this name, and the newest entries of each kind it is in; as JSON all of them."""
    from mahdar.cli.record.wording import actor_lines, entry_lines
    from mahdar.errors import StoreError
    from mahdar.store import actors, finding
    from mahdar.store.models import Actor, Entry
    from mahdar.store.summaries import summary_of

    try:
        named = list(finding.actors(name)[: SUGGESTED + 1])
    except StoreError:
        raise StoreError(
            f"{name}: no gathering and no actor of this name is in the record; mahdar gatherings and mahdar actors list them"
        ) from None
    actor = next((each for each in named if each.name == name.strip()), named[0])
    mine = Entry.objects.summarised().with_actor(Actor.objects.filter(pk=actor.pk))
    if as_json:
        print(json.dumps(actors.known(actor)._asdict(), ensure_ascii=False, default=str))
        for entry in mine.by_time():
            print(summary_of(entry).model_dump_json())
        return
    for line in actor_lines(actors.known(actor), lang):
        print(line)
    for kind in ("meeting", "attendance", "position", "pledge", "obstacle", "statement"):
        rows = list(mine.of(kind).by_time().reverse()[:NEWEST])
        if rows:
            print(f"\n{label('kinds', kind, lang)}")
        for row in reversed(rows):
            for line in entry_lines(summary_of(row), lang):
                print(line)
    _others((f"{each.name} (@{each.pk})" for each in named if each.pk != actor.pk), lang)


def lines_of(entry: "Entry", lang: Language, most: int = 0) -> Iterator[str]:
    """An entry with all its values, and for a gathering what concerns it; each line followed by the claims behind it, at
    most so many (0: all)."""
    from mahdar.cli.record.wording import reported
    from mahdar.store.summaries import summary_of
    from mahdar.wording import named_in, one_line, word

    summary = named_in(summary_of(entry), lang)
    claims = {claim.uid: claim for claim in entry.claims.select_related("document")}
    yield f"{label('kind', entry.kind, lang)}: {one_line(summary.title)}"
    parts = (value_label(summary.status, lang), reported(summary, lang), f"#{entry.pk}")
    yield f"{word('standing', lang)}: {' · '.join(filter(None, parts))}"
    yield from _values(summary, claims, lang)
    for role in dict.fromkeys(each.role for each in summary.roles):
        names = dict.fromkeys(one_line(each.name) for each in summary.actors(role))
        yield f"{label('slot', _slot(role), lang)}: {label('page', 'list-separator', lang).join(names)}"
    yield from _history(summary, lang)
    yield from _claims(summary.claims, claims, lang, most)
    if entry.kind == "gathering":
        for kind in ("attendance", "obstacle", "pledge", "position"):
            yield from _concerned(entry, kind, lang, most)


def _slot(role: str) -> str:
    return {"participant": "participants", "according-to": "according_to"}.get(role, role)


def _values(summary: "Summary", claims: dict[str, "Claim"], lang: Language) -> Iterator[str]:
    """Each slot with its values; where sources disagree, which says what."""
    from mahdar.wording import slot_name, value_words, word

    for slot, values in summary.values.items():
        shown = values if slot in summary.contradicted or any(v.superseded for v in values) else values[:1]
        for value in shown:
            mark = f" ({word('superseded', lang)})" if value.superseded else ""
            said = f" [{_outlets(value.backed, claims)}]" if len(shown) > 1 else ""
            yield f"{slot_name(slot, lang)}: {value_words(value, slot, lang)}{mark}{said}"
    names = summary.values.get("name", ())[1:6]
    if names:
        yield f"{word('names', lang)}: {' | '.join(v.words for v in names)}"


def _outlets(uids: Iterable[str], claims: dict[str, "Claim"]) -> str:
    """Who says so and when, the first few of many."""
    said = dict.fromkeys(
        f"{c.document.source or c.document.name} {c.document.published or ''}".strip()
        for u in uids
        if (c := claims.get(u))
    )
    more = f" +{len(said) - FEW_OUTLETS}" if len(said) > FEW_OUTLETS else ""
    return ", ".join(list(said)[:FEW_OUTLETS]) + more


def _history(summary: "Summary", lang: Language) -> Iterator[str]:
    from mahdar.wording import main_turns, standing_words, word

    found = main_turns(summary.history)
    if len(found) > 1:
        turns = (f"{turn.said or '?'} {standing_words(summary.kind, turn.status, lang)}" for turn in found)
        yield f"{word('history', lang)}: {' ← '.join(turns) if lang is Language.AR else ' → '.join(turns)}"


def _claims(uids: Iterable[str], claims: dict[str, "Claim"], lang: Language, most: int) -> Iterator[str]:
    """The words behind an entry, the first of them; `most` 0: all."""
    from mahdar.cli.record.wording import quoted
    from mahdar.wording import word

    known = [uid for uid in uids if uid in claims]
    for uid in known[:most] if most else known:
        yield f"  {quoted(claims[uid], lang)}"
    if most and len(known) > most:
        yield f"  … {len(known) - most} {word('more', lang)}: --all"


def _concerned(gathering: "Entry", kind: str, lang: Language, most: int) -> Iterator[str]:
    """What concerns a gathering: who attends, what holds it up, what was pledged there, who wants what of it."""
    from mahdar.cli.record.wording import entry_lines
    from mahdar.store.models import Entry
    from mahdar.store.summaries import summary_of
    from mahdar.wording import one_line, word

    rows = list(Entry.objects.of(kind).filter(gathering=gathering).by_time())
    if rows:
        yield ""
        yield f"{label('kinds', kind, lang)} ({len(rows)})"
    for row in rows:
        summary = summary_of(row)
        yield from entry_lines(summary, lang)
        condition = summary.best("condition")
        if condition:
            yield f"  {word('condition', lang)}: {one_line(condition.words)}"
        yield from _history(summary, lang)
        yield from _claims(summary.claims, {c.uid: c for c in row.claims.select_related("document")}, lang, most)
