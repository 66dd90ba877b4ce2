"""How far two reviewers agree on the claims that both decided."""

import datetime

import pytest

from articles import ARTICLES, minutes
from mahdar.errors import StoreError
from mahdar.review import claims, dating
from mahdar.review.undoing import undo
from mahdar.store import adding
from mahdar.store.agreement import agreement
from mahdar.store.models import Claim, Document


@pytest.fixture
def uids(record):
    """The claims of a record, by uid."""
    for name in sorted(ARTICLES):
        adding.add(minutes(name))
    return sorted(Claim.objects.values_list("uid", flat=True))


def review(who, uids, verdicts):
    """What a person says of some claims, one letter each: a, r."""
    for uid, verdict in zip(uids, verdicts, strict=False):
        (claims.accept if verdict == "a" else claims.reject)(uid, who)


def test_a_second_person_may_say_the_same_and_it_counts(uids):
    claims.accept(uids[0], "Huda")
    claims.accept(uids[0], "Omar")
    with pytest.raises(StoreError, match="accepted already"):
        claims.accept(uids[0], "Omar")
    (pair,) = agreement()
    assert (pair.one, pair.other, pair.claims, pair.alike, pair.share) == ("Huda", "Omar", 1, 1, 1.0)
    assert pair.kappa is None


def test_kappa_is_what_is_left_of_agreement_beyond_chance(uids):
    review("Huda", uids, "aaaarrrr")
    review("Omar", uids, "aaarrrra")
    (pair,) = agreement()
    assert (pair.claims, pair.alike, pair.share) == (8, 6, 0.75)
    assert pair.kappa == pytest.approx(0.5)
    assert pair.differ == [(uids[3], "accepted", "rejected"), (uids[7], "rejected", "accepted")]
    assert sum(each.claims for each in pair.by_kind.values()) == 8
    assert sum(each.alike for each in pair.by_kind.values()) == 6


def test_the_last_word_counts_and_what_was_undone_does_not(uids):
    claims.accept(uids[0], "Huda")
    claims.reject(uids[0], "Omar")
    claims.accept(uids[0], "Omar")
    assert agreement()[0].alike == 1
    undo("Omar")
    assert agreement()[0].alike == 0
    undo("Omar")
    assert agreement() == []


def test_who_opens_a_claim_again_has_no_opinion_of_it(uids):
    claims.accept(uids[0], "Huda")
    claims.reject(uids[0], "Omar")
    claims.reopen(uids[0], "Omar")
    assert agreement() == []


def test_a_claim_that_was_read_anew_is_the_same_to_both(uids):
    before = Claim.objects.get(kind="meeting", document__name="held").uid
    claims.accept(before, "Huda")
    dating.date(Document.objects.get(name="held"), datetime.date(2014, 3, 5), "Omar")
    after = Claim.objects.get(kind="meeting", document__name="held").uid
    claims.reject(after, "Omar")
    assert before != after
    assert agreement()[0].differ == [(after, "accepted", "rejected")]


def test_three_people_make_three_pairs_in_two_questions(uids):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    review("Huda", uids, "aaaa")
    review("Omar", uids, "aar")
    review("Lina", uids, "a")
    with CaptureQueriesContext(connection) as asked:
        pairs = agreement()
    assert [(pair.one, pair.other, pair.claims) for pair in pairs] == [
        ("Huda", "Omar", 3),
        ("Huda", "Lina", 1),
        ("Lina", "Omar", 1),
    ]
    assert len(asked) == 2
