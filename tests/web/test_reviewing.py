"""Reviewing beside the text: accept, reject, edit, add, undo, set the date; what is refused, and what somebody else did meanwhile."""

import datetime

import pytest

from mahdar.pipeline import read
from mahdar.review import claims as verbs
from mahdar.store import adding
from mahdar.store.models import Claim, Decision, Document
from mahdar.web.forms.claim_form import raw_of
from mahdar.web.shown.reading import claim_of, minutes_of

pytestmark = pytest.mark.usefixtures("desk")
PART = {"HX-Request": "true"}


def one(name, kind):
    return Claim.objects.select_related("document").filter(document__name=name, kind=kind).first()


def fresh(claim):
    return Claim.objects.select_related("document").get(pk=claim.pk)


def fields(claim):
    """The fields of the form as a browser would send them untouched."""
    claim = fresh(claim)
    raw = raw_of(claim_of(claim), minutes_of(claim.document, [claim]))
    return {**raw, "kind": claim.kind, "seen": str(claim.version), "why": "as the text says"}


def place(text, words):
    start = text.index(words)
    return start, start + len(words)


def words(name, text, chosen):
    start, end = place(text, chosen)
    return {f"{name}-words": chosen, f"{name}-start": str(start), f"{name}-end": str(end)}


@pytest.fixture
def reviewer(client_of):
    return client_of("reviewer")


class TestAccepting:
    def test_takes_one_press_and_no_reason_and_answers_with_the_fresh_card(self, reviewer):
        claim = one("held", "meeting")
        found = reviewer.post(f"/claims/{claim.uid}/accept", {"seen": claim.version}, headers=PART)
        assert found.status_code == 200
        assert "data-say" in found.content.decode()
        assert fresh(claim).review == "accepted"
        assert Decision.objects.last().who == "reviewer"

    def test_leads_back_to_the_claim_without_scripts(self, reviewer):
        claim = one("held", "meeting")
        found = reviewer.post(f"/claims/{claim.uid}/accept", {"seen": claim.version})
        assert found.status_code == 302
        assert found["Location"] == f"/documents/{claim.document_id}/#claim-{claim.uid}"

    def test_of_what_somebody_has_rejected_meanwhile_is_told_who_and_overwrites_nothing(self, reviewer):
        claim = one("held", "meeting")
        verbs.reject(claim.uid, "lexicon-editor", "not in the text")
        found = reviewer.post(f"/claims/{claim.uid}/accept", {"seen": claim.version}, headers=PART)
        assert found.status_code == 409
        html = found.content.decode()
        assert 'class="complaint"' in html
        assert "lexicon-editor" in html
        assert "not in the text" in html
        assert fresh(claim).review == "rejected"

    def test_is_not_for_readers_nor_for_nobody(self, client_of, anonymous):
        claim = one("held", "meeting")
        for verb in ("accept", "reject", "undo", "edit"):
            assert client_of("reader").post(f"/claims/{claim.uid}/{verb}", {"why": "no"}).status_code == 403
            assert anonymous.post(f"/claims/{claim.uid}/{verb}", {"why": "no"}).status_code == 302
        assert client_of("reader").post(f"/documents/{claim.document_id}/date", {"why": "no"}).status_code == 403
        assert client_of("reader").get(f"/documents/{claim.document_id}/claims/new").status_code == 403
        assert fresh(claim).version == claim.version

    def test_asks_for_the_desks_own_token(self, client_of):
        claim = one("held", "meeting")
        assert client_of("reviewer", checked=True).post(f"/claims/{claim.uid}/accept").status_code == 403

    def test_of_a_claim_that_is_not_there_is_no_page(self, reviewer):
        assert reviewer.post("/claims/0123456789abcdef/accept").status_code == 404

    def test_is_never_done_by_following_a_link(self, reviewer):
        claim = one("held", "meeting")
        assert reviewer.get(f"/claims/{claim.uid}/accept").status_code == 405


class TestRejecting:
    def test_without_a_reason_is_refused_with_the_form_still_open(self, reviewer):
        claim = one("held", "meeting")
        found = reviewer.post(f"/claims/{claim.uid}/reject", {"seen": claim.version, "why": "  "}, headers=PART)
        assert found.status_code == 422
        assert 'name="why"' in found.content.decode()
        assert fresh(claim).review == "open"

    def test_takes_the_claim_out_of_its_entry_and_shows_its_words_as_rejected(self, reviewer):
        claim = one("held", "meeting")
        sent = {"seen": claim.version, "why": "the text does not say so"}
        found = reviewer.post(f"/claims/{claim.uid}/reject", sent, headers=PART)
        assert found.status_code == 200
        assert 'id="text" hx-swap-oob' in found.content.decode()
        assert (fresh(claim).review, fresh(claim).entry) == ("rejected", None)
        assert Decision.objects.last().why == "the text does not say so"

    def test_has_a_page_of_its_own_without_scripts(self, reviewer):
        claim = one("held", "meeting")
        html = reviewer.get(f"/claims/{claim.uid}/reject").content.decode()
        assert "<html" in html
        assert 'name="why"' in html
        assert "<html" not in reviewer.get(f"/claims/{claim.uid}/reject", headers=PART).content.decode()

    def test_keeps_a_hostile_reason_inert(self, reviewer):
        claim = one("held", "meeting")
        sent = {"seen": claim.version, "why": "<script>alert(1)</script>"}
        html = reviewer.post(f"/claims/{claim.uid}/reject", sent, headers=PART).content.decode()
        assert "<script>" not in html
        assert "&lt;script&gt;" in html


class TestUndoing:
    def test_puts_the_claim_back_as_it_was(self, reviewer):
        claim = one("held", "meeting")
        number = verbs.reject(claim.uid, "reviewer", "a slip").pk
        found = reviewer.post(f"/claims/{claim.uid}/undo", {"number": number}, headers=PART)
        assert found.status_code == 200
        assert fresh(claim).review == "open"
        assert fresh(claim).entry is not None

    def test_twice_is_refused(self, reviewer):
        claim = one("held", "meeting")
        number = verbs.accept(claim.uid, "reviewer").pk
        reviewer.post(f"/claims/{claim.uid}/undo", {"number": number})
        for wrong in (number, "", "nonsense", "9" * 40):
            assert reviewer.post(f"/claims/{claim.uid}/undo", {"number": wrong}).status_code == 422

    def test_is_offered_on_the_card_for_the_last_decision_that_stands(self, reviewer):
        claim = one("held", "meeting")
        number = verbs.accept(claim.uid, "reviewer").pk
        html = reviewer.get(f"/claims/{claim.uid}/", headers=PART).content.decode()
        assert f'name="number" value="{number}"' in html


class TestEditing:
    def test_changes_a_choice_and_nothing_else(self, reviewer):
        claim = one("held", "meeting")
        before = claim.body
        sent = {**fields(claim), "mode": "phone"}
        found = reviewer.post(f"/claims/{claim.uid}/edit", sent, headers=PART)
        assert found.status_code == 200, found.content.decode()
        after = fresh(claim).body
        assert after["mode"] == "phone"
        kept = ("evidence", "status", "date", "place", "modality")
        assert [after[name] for name in kept] == [before[name] for name in kept]
        assert fresh(claim).read == before

    def test_takes_other_words_of_the_text(self, reviewer):
        claim = one("blocked", "obstacle")
        text = claim.document.text
        sent = {**fields(claim), **words("cause", text, "تشكيل وفد المعارضة")}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        start, end = fresh(claim).body["cause"]
        assert text[start:end] == "تشكيل وفد المعارضة"

    def test_finds_words_that_were_written_instead_of_selected(self, reviewer):
        claim = one("blocked", "obstacle")
        sent = {**fields(claim), "cause-words": "وفد   المعارضة"}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        start, end = fresh(claim).body["cause"]
        assert claim.document.text[start:end] == "وفد المعارضة"

    def test_refuses_words_that_do_not_stand_in_the_text_at_their_field(self, reviewer):
        claim = one("blocked", "obstacle")
        sent = {**fields(claim), "cause-words": "كلام لم يقله أحد"}
        found = reviewer.post(f"/claims/{claim.uid}/edit", sent, headers=PART)
        assert found.status_code == 422
        html = found.content.decode()
        assert f'id="e-{claim.uid}-cause"' in html
        assert "كلام لم يقله أحد" in html
        assert fresh(claim).read is None

    @pytest.mark.parametrize(
        ("slot", "wrong"),
        [
            ("date-days", "yesterday"),
            ("date-days", "2014-13-40"),
            ("date-days", "2014-02-02/2014-01-01"),
            ("participants-0-actor", "nobody-17"),
            ("participants-2-actor", "other"),
            ("why", ""),
        ],
    )
    def test_refuses_what_cannot_be_meant(self, reviewer, slot, wrong):
        claim = one("held", "meeting")
        found = reviewer.post(f"/claims/{claim.uid}/edit", {**fields(claim), slot: wrong}, headers=PART)
        assert found.status_code == 422
        assert "aria-invalid" in found.content.decode()
        assert fresh(claim).read is None

    @pytest.mark.parametrize(
        ("slot", "wrong"),
        [
            ("amount-low", "nan"), ("amount-low", "a lot"), ("amount-low", "9e99"), ("amount-currency", "ZZZ"),
            ("amount-low", ""), ("stage", "imagined"),
        ],
    )  # fmt: skip
    def test_refuses_sums_and_stages_that_are_none(self, reviewer, slot, wrong):
        claim = one("donors-exact", "pledge")
        sent = {**fields(claim), slot: wrong}
        if not wrong:
            sent["amount-high"] = ""
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent, headers=PART).status_code == 422
        assert fresh(claim).read is None

    def test_changes_a_sum(self, reviewer):
        claim = one("donors", "pledge")
        sent = {**fields(claim), "amount-low": "2,500,000,000", "amount-high": "", "amount-qualifier": "at-least"}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        number = fresh(claim).body["amount"]["number"]
        assert (number["low"], number["high"], number["qualifier"]) == (2.5e9, None, "at-least")

    @pytest.mark.parametrize(
        ("written", "first", "last"),
        [
            ("2014-01-13", "2014-01-13", "2014-01-13"),
            ("2014-02", "2014-02-01", "2014-02-28"),
            ("2014", "2014-01-01", "2014-12-31"),
            ("2014-01-13/2014-01-15", "2014-01-13", "2014-01-15"),
            ("../2014-01-15", None, "2014-01-15"),
        ],
    )
    def test_takes_days_as_iso_8601(self, reviewer, written, first, last):
        claim = one("held", "meeting")
        sent = {**fields(claim), "date-days": written}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        assert fresh(claim).body["date"]["interval"] == {"first": first, "last": last}

    def test_names_somebody_whom_the_reading_has_not(self, reviewer):
        claim = one("refuses", "attendance")
        other = {
            "party-actor": "other",
            "party-name": "الهيئة العليا",
            "party-kind": "organisation",
            "party-country": "ir",
        }
        sent = {**fields(claim), **other, **words("party", claim.document.text, "إيران")}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        after = fresh(claim)
        (mine,) = [actor for actor in after.cast if actor["id"] == after.body["party"]["actor"]]
        assert (mine["name"], mine["kind"], mine["country"]) == ("الهيئة العليا", "organisation", "IR")
        html = reviewer.get(f"/claims/{claim.uid}/", headers=PART).content.decode()
        assert "الهيئة العليا" in html

    def test_an_edited_claim_can_be_edited_again_and_put_back(self, reviewer):
        claim = one("held", "meeting")
        before = claim.body
        reviewer.post(f"/claims/{claim.uid}/edit", {**fields(claim), "mode": "phone"})
        found = reviewer.post(f"/claims/{claim.uid}/edit", {**fields(claim), "status": "cancelled"}, headers=PART)
        assert found.status_code == 200
        assert (fresh(claim).body["mode"], fresh(claim).body["status"]) == ("phone", "cancelled")
        for number in Decision.objects.filter(verb="amend").order_by("-pk").values_list("pk", flat=True):
            assert reviewer.post(f"/claims/{claim.uid}/undo", {"number": number}).status_code == 302
        assert fresh(claim).body == before

    def test_after_somebody_else_has_decided_keeps_what_was_written_and_asks_again(self, reviewer):
        claim = one("held", "meeting")
        sent = {**fields(claim), "mode": "video"}
        verbs.accept(claim.uid, "administrator")
        found = reviewer.post(f"/claims/{claim.uid}/edit", sent, headers=PART)
        assert found.status_code == 409
        html = found.content.decode()
        assert "administrator" in html
        assert '<option value="video" selected>' in html
        assert fresh(claim).read is None

    def test_of_nothing_is_refused(self, reviewer):
        claim = one("held", "meeting")
        assert reviewer.post(f"/claims/{claim.uid}/edit", fields(claim), headers=PART).status_code == 422

    def test_has_a_form_for_every_kind(self, reviewer):
        for kind in ("statement", "meeting", "gathering", "attendance", "pledge", "position", "obstacle"):
            claim = Claim.objects.filter(kind=kind).first()
            for headers in ({}, PART):
                found = reviewer.get(f"/claims/{claim.uid}/edit", headers=headers)
                assert found.status_code == 200
                assert 'name="evidence-words"' in found.content.decode()


class TestPlacesInTheText:
    TEXT = '🕊️🤝 عاجل\r\nقالت وزارة الخارجية الروسية 🇷🇺 إن موسكو "تؤيد وقف إطلاق النار 👍🏽 فورا" في سوريا.'

    @pytest.fixture
    def doves(self):
        adding.add(read(self.TEXT, published=datetime.date(2014, 2, 1), id="doves"))
        return Document.objects.get(name="doves")

    def test_are_counted_in_characters_as_the_record_counts_them(self, reviewer, doves):
        start, end = place(self.TEXT, "وقف إطلاق النار 👍🏽 فورا")
        found = reviewer.get(f"/documents/{doves.pk}/claims/new", {"start": start, "end": end}, headers=PART)
        assert "وقف إطلاق النار 👍🏽 فورا" in found.content.decode()
        claim = doves.claims.filter(kind="statement").first()
        sent = {**fields(claim), **words("content", self.TEXT, "وقف إطلاق النار 👍🏽 فورا")}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        assert Claim.objects.get(pk=claim.pk).body["content"] == [start, end]

    def test_beyond_the_text_are_looked_up_by_their_words(self, reviewer, doves):
        claim = doves.claims.filter(kind="statement").first()
        sent = {**fields(claim), "content-words": "النار", "content-start": "99999999", "content-end": "-1"}
        assert reviewer.post(f"/claims/{claim.uid}/edit", sent).status_code == 302
        assert Claim.objects.get(pk=claim.pk).body["content"] == list(place(self.TEXT, "النار"))


class TestAdding:
    def sent(self, text):
        return {
            "kind": "position", **words("evidence", text, "أعلنت إيران"), "party-actor": "other", "party-name": "إيران",
            "party-kind": "state", "party-country": "IR", "stance": "opposes", **words("target", text, "مؤتمر نيروبي 2"),
            "modality": "asserted", "why": "was missed",
        }  # fmt: skip

    def test_offers_the_kinds_first_and_then_the_form_with_the_selected_words(self, reviewer):
        row = Document.objects.get(name="refuses")
        start, end = place(row.text, "أعلنت إيران")
        address = f"/documents/{row.pk}/claims/new"
        kinds = reviewer.get(address, {"start": start, "end": end}, headers=PART).content.decode()
        assert 'name="kind" value="position"' in kinds
        form = reviewer.get(address, {"start": start, "end": end, "kind": "position"}, headers=PART).content.decode()
        assert f'name="evidence-start" value="{start}"' in form
        assert "أعلنت إيران" in form
        assert "<html" in reviewer.get(address).content.decode()

    def test_puts_a_claim_into_the_record_with_who_added_it(self, reviewer):
        row = Document.objects.get(name="refuses")
        found = reviewer.post(f"/documents/{row.pk}/claims/new", self.sent(row.text), headers=PART)
        assert found.status_code == 200, found.content.decode()
        claim = Claim.objects.get(by="reviewer")
        assert (claim.kind, claim.body["stance"], claim.document_id) == ("position", "opposes", row.pk)
        assert claim.entry is not None
        assert f'id="claim-{claim.uid}"' in found.content.decode()

    def test_can_be_undone_and_then_the_claim_is_gone(self, reviewer):
        row = Document.objects.get(name="refuses")
        reviewer.post(f"/documents/{row.pk}/claims/new", self.sent(row.text))
        claim, number = Claim.objects.get(by="reviewer"), Decision.objects.get(verb="add").pk
        found = reviewer.post(f"/claims/{claim.uid}/undo", {"number": number}, headers=PART)
        assert found.status_code == 200
        assert not Claim.objects.filter(uid=claim.uid).exists()

    def test_says_at_each_field_what_is_missing(self, reviewer):
        row = Document.objects.get(name="refuses")
        found = reviewer.post(f"/documents/{row.pk}/claims/new", {"kind": "position"}, headers=PART)
        assert found.status_code == 422
        html = found.content.decode()
        for slot in ("evidence", "party", "stance", "target", "why"):
            assert f'id="e-new-{slot}"' in html
        assert not Claim.objects.exclude(by="").exists()

    def test_refuses_places_that_are_none_and_kinds_that_are_none(self, reviewer):
        row = Document.objects.get(name="refuses")
        for start, end in (("a", "b"), ("9", "3"), ("0", "99999"), ("-1", "5"), ("1" * 30, "2" * 30)):
            found = reviewer.get(f"/documents/{row.pk}/claims/new", {"start": start, "end": end, "kind": "rumour"})
            assert found.status_code == 200


class TestTheDate:
    def test_is_set_with_a_reason_and_the_text_is_read_again(self, reviewer):
        row = Document.objects.get(name="held")
        sent = {"published": "2014-01-22", "why": "the date stands in the text", "seen": "0"}
        found = reviewer.post(f"/documents/{row.pk}/date", sent, follow=True)
        assert found.status_code == 200
        assert "The date is set" in found.content.decode()
        row.refresh_from_db()
        assert row.published == datetime.date(2014, 1, 22)

    def test_without_a_reason_or_a_day_that_is_none_is_refused(self, reviewer):
        row = Document.objects.get(name="held")
        for sent in ({"published": "2014-01-22"}, {"published": "2014-99-99", "why": "x"}):
            assert reviewer.post(f"/documents/{row.pk}/date", sent).status_code == 422
        row.refresh_from_db()
        assert row.published == datetime.date(2014, 1, 15)

    def test_that_somebody_else_has_set_meanwhile_is_not_set_again(self, reviewer):
        row = Document.objects.get(name="held")
        for day, status in (("2014-01-22", 302), ("2014-01-23", 409)):
            sent = {"published": day, "why": "the date stands in the text", "seen": "0"}
            assert reviewer.post(f"/documents/{row.pk}/date", sent).status_code == status
        row.refresh_from_db()
        assert row.published == datetime.date(2014, 1, 22)
