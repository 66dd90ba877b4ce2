"""Who attends, in words: for each gathering and each status who stands there, as of the end of the period."""

from collections.abc import Sequence
from typing import NamedTuple

from mahdar.briefs.dates import day_words
from mahdar.briefs.draft import Part, Pieces, joined, noted, own, part, phrase, quoted
from mahdar.briefs.events import is_ahead
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import label, value_label
from mahdar.record.entry import Entry, EntryStatus, Turn, strongest
from mahdar.vocabulary import AttendanceStatus

MOST_LINES, MOST_PARTIES = 8, 8
ORDER = (
    AttendanceStatus.ATTENDS, AttendanceStatus.CONDITIONAL, AttendanceStatus.UNDECIDED, AttendanceStatus.REFUSES,
    AttendanceStatus.UNABLE, AttendanceStatus.INVITED, AttendanceStatus.NOT_INVITED, AttendanceStatus.EXCLUDED,
)  # fmt: skip


class Standing(NamedTuple):
    """Where a party stands towards a gathering, by the entry that was reported last."""

    party: str
    gathering: str
    status: AttendanceStatus
    entry: Entry


def attendance(entries: Sequence[Entry], scope: Scope) -> Part:
    """A line for each gathering and status; those of which most parties are known first."""
    titles = {e.id: e.title for e in entries if e.kind == "gathering"}
    rooms = {e.id for e in entries if e.kind == "gathering" and (is_ahead(e, scope) or scope.is_of_period(e))}
    found = [e for e in entries if e.kind == "attendance" and (e.gathering in rooms or scope.meets(e.said))]
    standings = _standings(sorted(found, key=strongest))
    groups: dict[str, list[Standing]] = {}
    for each in standings:
        groups.setdefault(each.gathering, []).append(each)
    ranked = sorted(groups.values(), key=lambda group: (-len(group), strongest(group[0].entry)))
    lines: list[Pieces] = []
    shown = 0
    for group in ranked:
        name = titles.get(group[0].gathering) or _gathering_words(group[0].entry)
        for status in ORDER:
            theirs = [each for each in group if each.status is status][:MOST_PARTIES]
            if theirs and len(lines) < MOST_LINES:
                lines.append(_line(name, status, theirs, scope))
                shown += len(theirs)
    return part("attendance", lines, len(lines) + len(standings) - shown)


def _standings(entries: Sequence[Entry]) -> list[Standing]:
    """Of several entries of one party and gathering the one reported last."""
    latest: dict[tuple[str, str], Standing] = {}
    for entry in entries:
        best = entry.best("status")
        if best is None or best.key not in set(AttendanceStatus):
            continue
        gathering = entry.gathering or _gathering_words(entry)
        for role in entry.actors("party"):
            held = latest.get((role.actor, gathering))
            if held is None or (entry.said.last and held.entry.said.last and entry.said.last > held.entry.said.last):
                latest[role.actor, gathering] = Standing(role.name, gathering, AttendanceStatus(best.key), entry)
    return list(latest.values())


def _gathering_words(entry: Entry) -> str:
    best = entry.best("gathering")
    return best.words if best else ""


def _line(gathering: str, status: AttendanceStatus, standings: Sequence[Standing], scope: Scope) -> Pieces:
    lang = scope.lang
    comma = label("page", "list-separator", lang)
    parties = joined([_party(each, scope) for each in standings], comma)
    name = quoted(gathering, 80) if gathering else own("–")
    return phrase("board", lang, gathering=name, standing=label("brief", status.value, lang), parties=parties)


def _party(standing: Standing, scope: Scope) -> Pieces:
    """Its name, its condition, how it stood before, and the sources of each."""
    lang, entry = scope.lang, standing.entry
    best, condition = entry.best("status"), entry.best("condition")
    name: Pieces = own(standing.party, 60)
    if condition and standing.status is AttendanceStatus.CONDITIONAL:
        quote = phrase("words", lang, words=quoted(condition.words, 120))
        name = phrase("party-condition", lang, party=name, condition=quote)
    if entry.status in (EntryStatus.DISPUTED, EntryStatus.DENIED):
        name = (*name, *phrase("backing", lang, backing=value_label(entry.status, lang)))
    backed = [*(condition.backed if condition else ()), *(best.backed if best else ()), *entry.claims]
    return (*noted(name, scope.cite(backed, 1)), *_before(entry, standing.status, scope))


def _before(entry: Entry, status: AttendanceStatus, scope: Scope) -> Pieces:
    turn = next(
        (t for t in reversed(entry.history) if t.status != status and _is_status(t) and scope.cite(t.claims)), None
    )
    if turn is None or turn.said is None or entry.status is EntryStatus.DISPUTED:
        return ()
    was = value_label(AttendanceStatus(turn.status), scope.lang)
    told = phrase("earlier-on", scope.lang, before=was, day=day_words(turn.said, scope.lang))
    return noted(told, scope.cite(turn.claims, 1))


def _is_status(turn: Turn) -> bool:
    return turn.status in set(AttendanceStatus)
