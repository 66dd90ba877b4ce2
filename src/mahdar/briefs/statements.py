"""Statements that matter: those that most outlets carry, of speakers with a name."""

from collections.abc import Sequence

from mahdar.briefs.draft import Part, Pieces, noted, part, phrase, quoted
from mahdar.briefs.naming import backing, listed, names
from mahdar.briefs.positions import few_of_each
from mahdar.briefs.scope import Scope
from mahdar.exchange.labels import value_label
from mahdar.record.entry import Entry, EntryStatus, strongest
from mahdar.vocabulary import ActorKind

MOST, MOST_OF_ONE = 7, 2
LONGEST, LONGEST_TOLD = 220, 260  # characters that are shown, and that a source may need to say it
NAMELESS = frozenset({ActorKind.SOURCE.value, ActorKind.OUTLET.value, ActorKind.COLLECTIVE.value})


def statements(entries: Sequence[Entry], scope: Scope) -> Part:
    """The most reported of the period, not more than a few of one speaker."""
    found = [e for e in entries if e.kind == "statement" and e.best("content")]
    found = [e for e in found if scope.is_of_period(e) and scope.meets(e.said)]
    named = [e for e in found if any(r.kind not in NAMELESS for r in e.actors("speaker"))]
    chosen = few_of_each(sorted(named, key=strongest), "speaker", MOST_OF_ONE)[:MOST]
    return part("statements", [_line(entry, scope) for entry in chosen], len(found))


def _speakers(entry: Entry) -> list[str]:
    """Those whom most of its texts name; a text that takes the hearer for the speaker is outvoted."""
    speakers = entry.actors("speaker")
    most = max(len(role.claims) for role in speakers)
    return names([role for role in speakers if len(role.claims) * 2 > most])


def _line(entry: Entry, scope: Scope) -> Pieces:
    lang, content = scope.lang, entry.best("content")
    cited = scope.cite([*(content.backed if content else ()), *entry.claims])
    key, said = _said(entry, cited, scope)
    told = phrase(key, lang, who=listed(_speakers(entry), lang), content=quoted(said, LONGEST))
    if entry.status in (EntryStatus.DENIED, EntryStatus.DISPUTED):
        told = (*told, *phrase("standing", lang, standing=value_label(entry.status, lang)))
    texts = backing(entry, lang)
    tail = phrase("backing", lang, backing=texts) if texts else ()
    return noted((*told, *tail), cited)


def _said(entry: Entry, cited: Sequence[str], scope: Scope) -> tuple[str, str]:
    """How it is told, and in which words: a speaker's own, or else those of the source with its verb, for that he said it,
    denied it or feared it is only in the verb."""
    content, manner = entry.best("content"), entry.best("manner")
    words = content.words if content else ""
    if manner and manner.key == "direct":
        return "said-direct", words
    telling = next((scope.sources[uid].telling for uid in cited), "")
    return ("said-told", telling) if 0 < len(telling) <= LONGEST_TOLD else ("said-indirect", words)
