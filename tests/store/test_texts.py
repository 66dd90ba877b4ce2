"""The texts of the record as lists ask for them, and what belongs to one of them; on SQLite and PostgreSQL."""

import datetime

import pytest

from articles import minutes
from mahdar.errors import StoreError
from mahdar.review import claims, undoing
from mahdar.store import adding, texts
from mahdar.store.models import Claim, Document

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture(autouse=True)
def some_texts(record):
    for name in ("plan", "held", "refuses", "donors-exact"):
        adding.add(minutes(name))


def names(**wanted):
    return [row.name for row in texts.listed(texts.Wanted(**wanted))]


class TestTheList:
    def test_is_newest_first_with_those_without_a_day_last(self):
        Document.objects.filter(name="held").update(published=None)
        assert names() == ["donors-exact", "refuses", "plan", "held"]

    def test_is_narrowed_by_outlet_days_and_words(self):
        assert names(outlet="SONNA") == ["held"]
        assert names(first=datetime.date(2014, 1, 16), last=datetime.date(2014, 1, 30)) == ["refuses"]
        assert names(words="الكويت") == ["donors-exact"]
        assert names(words="الكويت", outlet="SONNA") == []

    def test_refuses_words_that_are_none(self):
        with pytest.raises(StoreError):
            names(words="...")

    def test_counts_claims_and_those_that_are_open(self):
        claim = Claim.objects.filter(document__name="donors-exact").first()
        claims.accept(claim.uid, "Mona")
        row = texts.listed(texts.Wanted(outlet="NTB", first=datetime.date(2014, 1, 31))).get()
        assert row.claim_count == Claim.objects.filter(document=row).count()
        assert row.open_count == row.claim_count - 1

    def test_has_those_with_something_to_review_alone(self):
        Claim.objects.exclude(document__name="held").update(review="accepted")
        assert names(to_review=True) == ["held"]

    def test_names_the_outlets_once(self):
        Document.objects.filter(name="plan").update(source="")
        Document.objects.filter(name="refuses").update(source=None)
        assert texts.outlets() == ["NTB", "SONNA"]


class TestOneText:
    def test_tells_the_last_decision_that_stands_on_each_claim(self):
        row = Document.objects.get(name="held")
        claim = row.claims.first()
        first = claims.accept(claim.uid, "Mona")
        last = claims.reject(claim.uid, "Omar", "not in the text")
        assert texts.standing_decisions(row)[claim.uid].pk == last.pk
        assert texts.last_decision(claim).pk == last.pk
        undoing.undo("Omar", last.pk)
        assert texts.standing_decisions(row)[claim.uid].pk == first.pk
        assert texts.last_decision(claim).pk == first.pk

    def test_follows_decisions_to_the_claim_that_took_over(self):
        row = Document.objects.get(name="held")
        claim = row.claims.first()
        decision = claims.accept(claim.uid, "Mona")
        Claim.objects.filter(pk=claim.pk).update(uid="another")
        row.heirs = {claim.uid: "another"}
        row.save()
        assert texts.standing_decisions(row)["another"].pk == decision.pk
        assert texts.claim(claim.uid).uid == "another"

    def test_names_who_stands_in_its_claims_by_slot(self):
        claim = Claim.objects.get(document__name="held", kind="meeting")
        found = texts.actors_in([claim])[claim.pk]
        assert {slot for slot, _, _ in found} == {"participant"}
        assert len(found) == 2

    def test_names_its_near_copies_without_itself(self):
        row, other = Document.objects.get(name="held"), Document.objects.get(name="plan")
        assert list(texts.copies_of(row)) == []
        Document.objects.filter(pk__in=[row.pk, other.pk]).update(wire=row)
        assert list(texts.copies_of(Document.objects.get(pk=row.pk))) == [other]
