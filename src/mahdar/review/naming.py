"""List and unlist a name: a person or a body whom texts name often and the word lists lack is recognised from the next reading on."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from mahdar.arabic.lexicon import stems
from mahdar.arabic.normal import fold
from mahdar.arabic.tokens import tokenize
from mahdar.errors import StoreError
from mahdar.mentions.gazetteer import OWN_KINDS, RARE_NAME, name_words, names, norms_of
from mahdar.mentions.lexicon import state_names
from mahdar.store.adding import lock
from mahdar.store.conflicts import check_last
from mahdar.store.decisions import decide
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Decision, GazetteerName

LONGEST, SHORTEST = 200, 3
MOST_VARIANTS = 20
COMMON = 30  # times that the press has a word of the language: a name spelled like it would be found everywhere
PERSON = "person"


def list_name(
    name: str,
    kind: str,
    country: str | None,
    variants: Sequence[str],
    who: str,
    why: str = "",
    *,
    seen: int | None = None,
) -> Decision:
    """A name in its usual form with its other forms, all of one `kind` (person, organisation, group, outlet); one that is listed is
    changed. `country`: ISO 3166-1 alpha-2, None for a body of no one state.

    `seen`: the number of the last decision on it that was looked at (`conflicts.last_number("name", name=…)`). Raises StoreError where
    it is no name, or a common word, or known as another's; ConflictError where somebody was faster.
    """
    usual = " ".join(name.split())
    others = list(dict.fromkeys(" ".join(each.split()) for each in variants))
    with transaction.atomic():
        lock()
        use_names()
        check_last("name", seen, name=usual)
        _check_kind(usual, kind, country, others)
        for form in (usual, *others):
            _check_form(form)
            _check_bearer(form, usual)
        after = {"kind": kind, "country": country, "variants": [each for each in others if each != usual]}
        if _listed(usual) == after:
            raise StoreError(f"{usual}: is listed just so already")
        return decide(who, "name", {"name": usual}, after, why=why)


def unlist_name(name: str, who: str, why: str = "", *, seen: int | None = None) -> Decision:
    """A name that a person has listed is taken off the list again; what was read with it stays until it is read again."""
    usual = " ".join(name.split())
    with transaction.atomic():
        lock()
        if _listed(usual) is None:
            raise StoreError(f"{usual:.60}: is no name that somebody has listed")
        check_last("name", seen, name=usual)
        return decide(who, "name", {"name": usual}, None, why=why)


def _listed(name: str) -> dict[str, Any] | None:
    found = GazetteerName.objects.filter(name=name).values("kind", "country", "variants").first()
    return dict(found) if found else None


def _check_kind(name: str, kind: str, country: str | None, variants: Sequence[str]) -> None:
    if kind not in OWN_KINDS:
        raise StoreError(f"{name:.60}: is of no kind {kind!r:.30}: write {', '.join(sorted(OWN_KINDS))}")
    if country is not None and country not in state_names():
        raise StoreError(f"{name:.60}: {country!r:.20} is no code of a state (ISO 3166-1: SY, RU)")
    if kind == PERSON and not country and len(norms_of(name)) < 2:
        raise StoreError(f"{name:.60}: one word names many people: give the state, or the full name")
    if len(variants) > MOST_VARIANTS:
        raise StoreError(f"{name:.60}: {len(variants)} other forms: {MOST_VARIANTS} is the most that are kept")


def _check_form(form: str) -> None:
    """Can it be found in a text, and would little else be found with it?"""
    letters = sum(map(str.isalpha, form))
    if not letters or not norms_of(form) or not form.isprintable():
        raise StoreError(f"{form!r:.60}: has no letters: write a name as texts have it")
    if len(form) > LONGEST:
        raise StoreError(f"{form[:40]}…: a name has at most {LONGEST} characters")
    if letters < SHORTEST:
        raise StoreError(f"{form}: is too short to be told from other words: give {SHORTEST} letters or more")
    word, *rest = norms_of(form)
    often = 0 if rest else stems().get(word, 0)
    if often > (RARE_NAME if word in name_words() else COMMON):
        raise StoreError(f"{form}: is a common word, which the press has {often} times: add a word that tells it apart")


def _check_bearer(form: str, usual: str) -> None:
    """Nobody else goes by it already."""
    tokens = tokenize(form)
    found = names().longest(tokens, 0, len(tokens)) if tokens else None
    if found is not None and found[1] == len(tokens) and fold(found[0].name) != fold(usual):
        raise StoreError(f"{form}: is known already, as {found[0].name}: correct that one or leave this form out")
    if found is not None and found[1] == len(tokens) and not GazetteerName.objects.filter(name=usual).exists():
        raise StoreError(f"{form}: is in Mahdar's own lists already; there is nothing to add")
