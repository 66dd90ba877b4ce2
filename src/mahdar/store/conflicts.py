"""Two people at one thing: whoever decided on what is no longer so is told who decided what meanwhile, and nothing is overwritten."""

from django.db.models import Q

from mahdar.errors import ConflictError
from mahdar.store.heirs import line_of
from mahdar.store.models import Claim, Decision

WORDS = {
    ("review", "accepted"): "accepted it",
    ("review", "rejected"): "rejected it",
    ("review", "open"): "opened it again",
    ("amend", None): "put it back as it was read",
    ("add", None): "took it out",
    ("date", None): "put its day back as stated",
    ("process", None): "gave it up",
    ("name", None): "took it off the list",
}
ELSE = {
    "amend": "changed it", "add": "added it", "date": "set its day", "process": "changed it", "name": "listed it",
}  # fmt: skip


def check_claim(claim: Claim, seen: int | None) -> None:
    """Raise ConflictError where the claim has another version than the one that was seen; None: nobody says what was seen."""
    if seen is None or seen == claim.version:
        return
    about = Q(subject__claim__in=line_of(claim.uid, claim.document))
    later = list(Decision.objects.filter(about).order_by("at", "pk"))[seen:]
    raise ConflictError(f"claim {claim.uid}: {_told(later)} meanwhile: look at it as it is now, then decide")


def last_number(verb: str, **subject: str) -> int:
    """The number of the last decision of this verb on a subject (`document="…"`, `process="…"`, `name="…"`); 0 where there is none."""
    about = {f"subject__{name}": value for name, value in subject.items()}
    return Decision.objects.filter(verb=verb, **about).order_by("-pk").values_list("pk", flat=True).first() or 0


def check_last(verb: str, seen: int | None, **subject: str) -> None:
    """Raise ConflictError where another decision than the one of this number (`last_number`) is the last on a subject."""
    if seen is None or seen == last_number(verb, **subject):
        return
    about = {f"subject__{name}": value for name, value in subject.items()}
    later = list(Decision.objects.filter(verb=verb, pk__gt=seen, **about).order_by("pk"))
    (what, which), *_ = subject.items()
    raise ConflictError(f"{what} {which}: {_told(later)} meanwhile: look at it as it is now, then decide")


def _told(decisions: list[Decision]) -> str:
    """Who decided what."""
    told = [f"{each.who} {_words(each)} on {each.at:%Y-%m-%d at %H:%M}" for each in decisions]
    return ", ".join(told) or "it has been changed"


def _words(decision: Decision) -> str:
    if decision.undoes_id:
        return "undid a decision on it"
    plain = decision.after if isinstance(decision.after, str) and decision.verb == "review" else None
    known = WORDS.get((decision.verb, plain)) if plain or decision.after is None else None
    return known or ELSE.get(decision.verb, "decided on it")
