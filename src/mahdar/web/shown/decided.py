"""Decisions in words: what was decided on what, how it was before, and what has become of it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mahdar.exchange.labels import Language, label
from mahdar.record.kinds import KINDS
from mahdar.store import history
from mahdar.store.models import Decision
from mahdar.web.context import language
from mahdar.web.shown.slot_changes import Change, changes_of
from mahdar.wording import one_line

VERBS = {
    "review": _("reviewed a claim"),
    "judge": _("said what is one"),
    "process": _("defined a process"),
    "amend": _("changed a claim"),
    "add": _("added a claim"),
    "date": _("dated a text"),
    "name": _("listed a name"),
}
PARTS = {
    "gatherings": _("Gatherings"),
    "parties": pgettext_lazy("process", "Parties"),
    "terms": pgettext_lazy("process", "Terms"),
    "kind": _("Kind"),
    "country": _("Country"),
    "variants": _("Variants"),
}
JUDGED = {True: "one", False: "not-one", None: "undecided"}
NOTHING = "–"


class Named(NamedTuple):
    """What something is called, and where it is shown; "" where it is nowhere."""

    words: str
    href: str


class Decided(NamedTuple):
    """A decision as the history shows it. `undone`: the decision that undid it; `undoes`: the number of the one that it undid."""

    number: int
    at: datetime.datetime
    who: str
    verb: str
    what: Any
    kind: str
    subject: list[Named]
    text: Named | None
    before: str
    after: str
    changes: list[Change]
    why: str
    undone: Decision | None
    undoes: int | None

    @property
    def may_be_undone(self) -> bool:
        """Can anybody ask to undo it? Others on the same may still stand in the way."""
        return self.undone is None and self.undoes is None


class _Known(NamedTuple):
    """Where the subjects of some decisions are shown."""

    actors: dict[str, int]
    documents: dict[str, Any]
    claims: dict[str, str]
    processes: dict[str, int]


def decided(rows: Sequence[Decision]) -> list[Decided]:
    """Decisions in words: a few queries for all of them; texts are loaded only of claims that somebody has changed."""
    lang = language()
    subjects = [row.subject for row in rows]
    known = _Known(
        history.actors_of({key for subject in subjects for key in _listed(subject, "aliases")}),
        history.documents_of({subject["document"] for subject in subjects if isinstance(subject.get("document"), str)}),
        history.claims_of(
            {uid for subject in subjects for uid in (subject.get("claim"), *_listed(subject, "claims")) if uid}
        ),
        history.processes_of({str(subject["process"]) for subject in subjects if "process" in subject}),
    )
    changes = changes_of(rows, lang)
    return [_decided(row, known, changes.get(row.pk, []), lang) for row in rows]


def _listed(subject: dict[str, Any], name: str) -> list[str]:
    value = subject.get(name)
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _decided(row: Decision, known: _Known, changes: list[Change], lang: Language) -> Decided:
    kind = row.subject.get("kind")
    return Decided(
        number=row.pk,
        at=row.at,
        who=row.who,
        verb=row.verb,
        what=VERBS.get(row.verb, row.verb),
        kind=kind if isinstance(kind, str) and kind in KINDS else "",
        subject=list(_subject(row.subject, known)),
        text=_text(row.subject, known),
        before="" if changes else _earlier(row, lang),
        after="" if changes else state_words(row.verb, row.after, lang),
        changes=changes,
        why=one_line(row.why),
        undone=getattr(row, "undone_by", None),
        undoes=row.undoes_id,
    )


def _subject(subject: dict[str, Any], known: _Known) -> Iterable[Named]:
    """What was decided on: a claim by its words, two names, two claims, a process, a text, a name of the lists."""
    if "claim" in subject:
        uid = str(subject["claim"])
        words = one_line(str(subject.get("words") or uid))
        yield Named(words, reverse("claim", args=[uid]) if uid in known.claims else "")
    elif "aliases" in subject:
        keys = _listed(subject, "aliases")
        names = _listed(subject, "names") or keys
        for key, name in zip(keys, names, strict=False):
            yield Named(one_line(name), reverse("actor", args=[known.actors[key]]) if key in known.actors else "")
    elif "claims" in subject:
        for uid in _listed(subject, "claims"):
            yield Named(uid, reverse("claim", args=[uid]) if uid in known.claims else "")
    elif "process" in subject:
        name = str(subject["process"])
        yield Named(one_line(name), reverse("process", args=[known.processes[name]]) if name in known.processes else "")
    elif "name" in subject:
        yield Named(one_line(str(subject["name"])), "")


def _text(subject: dict[str, Any], known: _Known) -> Named | None:
    """The text that it concerns."""
    row = known.documents.get(str(subject.get("document")))
    return Named(one_line(str(row)), reverse("document", args=[row.pk])) if row else None


def _earlier(row: Decision, lang: Language) -> str:
    """What stood before it: of what nobody had decided on, that nobody had."""
    if row.verb == "review" and row.before in (None, "open"):
        return label("record", "to-review", lang)
    return NOTHING if row.before is None else state_words(row.verb, row.before, lang)


def state_words(verb: str, value: Any, lang: Language) -> str:
    """What was decided, in the reader's language."""
    if verb == "judge":
        return label("decision", JUDGED[value if isinstance(value, bool) else None], lang)
    if verb == "review":
        return label("decision", value if value in ("accepted", "rejected") else "open", lang)
    if isinstance(value, dict):
        return "; ".join(_part(name, each) for name, each in value.items() if each)
    return one_line(str(value)) if value not in (None, "") else NOTHING


def _part(name: str, value: Any) -> str:
    words = ", ".join(one_line(str(each)) for each in value) if isinstance(value, list) else one_line(str(value))
    return f"{PARTS.get(name, name)}: {words}"
