"""How far reviewers agree: in figures and plain words, with each claim on which two differ and what either decided."""

import pytest

from mahdar.review.claims import accept, reject
from mahdar.store.models import Claim

WHY = "the text does not say so"


@pytest.fixture
def uids(desk):
    return list(Claim.objects.order_by("pk").values_list("uid", flat=True)[:5])


@pytest.fixture
def reviewer(desk, client_of):
    return client_of("reviewer")


def test_where_nobody_has_decided_twice_it_says_how_to_begin(reviewer, uids):
    accept(uids[0], "one")
    page = reviewer.get("/agreement/")
    assert page.context["compared"] == []
    assert b"second reviewer" in page.content


def test_two_people_are_compared_over_the_claims_of_both(reviewer, uids):
    for uid in uids[:4]:
        accept(uid, "one")
    for uid in uids[1:3]:
        accept(uid, "other")
    reject(uids[3], "other", WHY)
    (compared,) = reviewer.get("/agreement/").context["compared"]
    assert (compared.pair.claims, compared.pair.alike, compared.percent) == (3, 2, 67)


def test_where_they_differ_each_claim_leads_to_its_words(reviewer, uids):
    accept(uids[0], "one")
    reject(uids[0], "other", WHY)
    page = reviewer.get("/agreement/")
    ((quote, one, other),) = page.context["compared"][0].differ
    assert (quote.uid, one, other) == (uids[0], "accepted", "rejected")
    assert f"#claim-{uids[0]}" in page.content.decode()


def test_a_claim_that_is_gone_is_left_out(reviewer, uids):
    accept(uids[0], "one")
    reject(uids[0], "other", WHY)
    Claim.objects.filter(uid=uids[0]).delete()
    page = reviewer.get("/agreement/")
    assert page.status_code == 200
    assert page.context["compared"][0].differ == []


def test_a_reader_does_not_compare_reviewers(desk, client_of, anonymous):
    assert client_of("reader").get("/agreement/").status_code == 403
    assert anonymous.get("/agreement/").status_code == 302
