"""How far reviewers agree, on both databases."""

import pytest

from articles import minutes
from mahdar.errors import StoreError
from mahdar.review.claims import accept, reject
from mahdar.review.undoing import undo
from mahdar.store import adding
from mahdar.store.agreement import agreement
from mahdar.store.models import Claim


@pytest.fixture
def uids(record):
    for name in ("held-again", "donors-exact", "ready", "blocked"):
        adding.add(minutes(name))
    return list(Claim.objects.order_by("uid").values_list("uid", flat=True))


def test_nobody_agrees_with_himself(uids):
    accept(uids[0], "Huda")
    assert agreement() == []


def test_a_second_person_may_say_the_same_and_it_counts(uids):
    accept(uids[0], "Huda")
    accept(uids[0], "Sami")
    (found,) = agreement()
    assert (found.one, found.other, found.claims, found.alike, found.share) == ("Huda", "Sami", 1, 1, 1.0)


def test_the_same_person_does_not_count_twice(uids):
    accept(uids[0], "Huda")
    with pytest.raises(StoreError, match="already"):
        accept(uids[0], "Huda")


def test_where_two_differ_is_told_with_what_each_said(uids):
    accept(uids[0], "Huda")
    reject(uids[0], "Sami", "not said")
    (found,) = agreement()
    assert found.differ == ((uids[0], "accepted", "rejected"),)


def test_what_was_undone_does_not_count(uids):
    accept(uids[0], "Huda")
    reject(uids[0], "Sami", "not said")
    undo("Sami")
    assert agreement() == []


def test_kappa_is_cohens(uids):
    """Of four claims: both accept two, both reject one, they differ on one: observed 3/4, by chance 1/2."""
    for uid, one, other in zip(uids, (accept, accept, reject, accept), (accept, accept, reject, reject), strict=False):
        one(uid, "Huda")
        other(uid, "Sami")
    (found,) = agreement()
    assert found.claims == 4
    assert found.kappa == pytest.approx(0.5)


def test_two_who_always_accept_have_no_kappa(uids):
    for uid in uids[:3]:
        accept(uid, "Huda")
        accept(uid, "Sami")
    assert agreement()[0].kappa is None


def test_agreement_is_told_by_kind(uids):
    for uid in uids:
        accept(uid, "Huda")
        accept(uid, "Sami")
    counts = agreement()[0].by_kind
    assert sum(claims for claims, _ in counts.values()) == len(uids)
    assert len(counts) > 2
