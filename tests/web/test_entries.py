"""The lists of entries and the page of one."""

import datetime

import pytest

from mahdar.pipeline import read
from mahdar.review.entries import version_of
from mahdar.store import adding, summaries
from mahdar.store.finding import actors, gathering
from mahdar.store.models import Claim, Decision, Entry, Process


def entry(kind, **where):
    return Entry.objects.filter(kind=kind, **where).order_by("-texts", "pk").first()


def lines(client, kind, **query):
    return client.get(f"/entries/{kind}/", query).context["lines"]


class TestLists:
    @pytest.mark.parametrize(
        "kind", ["meeting", "gathering", "statement", "attendance", "pledge", "position", "obstacle"]
    )
    def test_every_kind_has_its_list(self, desk, client_of, kind):
        assert {line.kind for line in lines(client_of("reader"), kind)} == {kind}

    def test_there_is_no_other_kind(self, desk, client_of):
        assert client_of("reader").get("/entries/opinion/").status_code == 404

    def test_a_status_narrows_it(self, desk, client_of):
        assert lines(client_of("reader"), "attendance", status="refuses")
        assert not lines(client_of("reader"), "attendance", status="attends")

    def test_an_actor_narrows_it(self, desk, client_of):
        iran = actors("إيران")[0].pk
        assert lines(client_of("reader"), "attendance", actor=iran, role="party")
        assert not lines(client_of("reader"), "meeting", actor=iran)

    def test_a_period_narrows_it(self, desk, client_of):
        assert len(lines(client_of("reader"), "meeting", first="2014-02-01")) == 1
        assert not lines(client_of("reader"), "meeting", first="2020-01-01")

    def test_a_process_narrows_it(self, desk, client_of):
        mine = Process.objects.get()
        titles = [line.title for line in lines(client_of("reader"), "attendance", process=mine.pk)]
        assert len(titles) == 1

    def test_a_gathering_narrows_it(self, desk, client_of):
        room = gathering("مؤتمر نيروبي 2")
        assert lines(client_of("reader"), "attendance", gathering=room.pk)
        assert not lines(client_of("reader"), "statement", gathering=room.pk)

    def test_what_sources_disagree_about_can_be_asked_for(self, desk, client_of):
        assert all(line.disagree for line in lines(client_of("reader"), "gathering", disagree="1"))

    def test_the_most_reported_may_come_first(self, desk, client_of):
        texts = [line.texts for line in lines(client_of("reader"), "meeting", order="reported")]
        assert texts == sorted(texts, reverse=True)

    @pytest.mark.parametrize(
        "query", ["actor=999999", "status=%27", "first=x", "order=y", "gathering=999999", "actor=a"]
    )
    def test_nonsense_is_answered(self, desk, client_of, query):
        assert client_of("reader").get(f"/entries/meeting/?{query}").status_code == 200

    def test_a_process_that_is_none_is_not_found(self, desk, client_of):
        assert client_of("reader").get("/entries/meeting/?process=999999").status_code == 404


class TestPage:
    def test_each_value_says_how_many_give_it_and_which_outlets(self, desk, client_of):
        page = client_of("reader").get(f"/entry/{entry('meeting').pk}/")
        slots = {slot.name: slot for slot in page.context["found"].slots}
        [date] = slots["date"].first
        assert date.words == "2014-01-14"
        assert date.backed >= 3
        assert {each.source for each in date.outlets} >= {"NTB", "SONNA", "Horn Post"}

    def test_a_value_leads_to_the_claims_for_it(self, desk, client_of):
        page = client_of("reader").get(f"/entry/{entry('meeting').pk}/?of=turn.0")
        assert page.context["asked"].uids
        assert len(page.context["quotes"]) < len(page.context["line"].summary.claims)

    @pytest.mark.parametrize("of", ["turn.99", "date.x", "nothing.0", "..", "place.-1"])
    def test_a_value_that_is_none_shows_all_claims(self, desk, client_of, of):
        page = client_of("reader").get(f"/entry/{entry('meeting').pk}/", {"of": of})
        assert len(page.context["quotes"]) == len(page.context["line"].summary.claims)

    def test_its_words_are_whole_sentences_that_lead_to_their_texts(self, desk, client_of):
        page = client_of("reader").get(f"/entry/{entry('meeting').pk}/")
        claim = Claim.objects.get(kind="meeting", document__name="plan")
        assert "يلتقي وزير الخارجية النرويجي يوناس سولبرغ" in page.text
        assert f"/documents/{claim.document_id}/#claim-{claim.uid}" in page.text

    def test_its_two_clocks_and_its_history_are_there(self, desk, client_of):
        page = client_of("reader").get(f"/entry/{entry('meeting').pk}/")
        assert page.context["line"].when == "2014-01-14"
        assert page.context["line"].said.startswith("2014-01-10/")
        assert [stood.words for stood in page.context["found"].turns] == ["planned", "held"]

    def test_what_people_decided_on_it_is_there(self, desk, client_of):
        claim = Claim.objects.get(kind="meeting", document__name="plan")
        from mahdar.review.claims import accept

        accept(claim.uid, "Huda", "read twice")
        page = client_of("reader").get(f"/entry/{claim.entry_id}/")
        assert [(each.decision.who, each.decision.why) for each in page.context["decisions"]] == [
            ("Huda", "read twice")
        ]

    def test_an_entry_that_is_none_is_not_found(self, desk, client_of):
        assert client_of("reader").get("/entry/999999/").status_code == 404

    def test_hostile_titles_are_shown_as_text(self, desk, client_of):
        row = entry("obstacle")
        Entry.objects.filter(pk=row.pk).update(title="<img src=x onerror=alert(1)>")
        assert "<img src=x" not in client_of("reader").get(f"/entry/{row.pk}/").text


class TestGathering:
    def test_who_attends_and_what_holds_it_up_is_on_its_page(self, desk, client_of):
        room = gathering("مؤتمر نيروبي 2")
        board = client_of("reader").get(f"/entry/{room.pk}/").context["board"]
        assert [(seat.party, seat.line.state) for seat in board.seats] == [("Iran", "refuses")]
        assert len(board.seats[0].turns) > 1
        assert board.seats[0].condition
        assert board.obstacles

    def test_what_was_pledged_there_leads_to_its_ledger(self, desk, client_of):
        pledge = Entry.objects.of("pledge").filter(gathering__isnull=False).first()
        page = client_of("reader").get(f"/entry/{pledge.gathering_id}/")
        assert page.context["board"].pledges
        assert f"/ledger/?gathering={pledge.gathering_id}" in page.text

    def test_days_are_counted_to_one_that_is_ahead(self, desk, client_of):
        room = gathering("مؤتمر نيروبي 2")
        soon = datetime.date.today() + datetime.timedelta(9)
        Entry.objects.filter(pk=room.pk).update(status="planned", first=soon, last=soon)
        assert client_of("reader").get(f"/entry/{room.pk}/").context["board"].days in (8, 9, 10)

    def test_and_not_to_one_that_was(self, desk, client_of):
        room = gathering("مؤتمر نيروبي 2")
        assert client_of("reader").get(f"/entry/{room.pk}/").context["board"].days is None

    def test_what_concerns_it_leads_back_to_it(self, desk, client_of):
        room = gathering("مؤتمر نيروبي 2")
        attendance = Entry.objects.of("attendance").get(gathering=room)
        assert f'href="/entry/{room.pk}/"' in client_of("reader").get(f"/entry/{attendance.pk}/").text


class TestDeciding:
    def test_two_entries_become_one(self, desk, client_of):
        one, other = Entry.objects.of("meeting").order_by("pk")
        seen = {f"seen-{row.pk}": version_of(row) for row in (one, other)}
        answer = client_of("reviewer").post(
            f"/entry/{one.pk}/join", {"other": other.pk, "answer": "same", "why": "one visit", **seen}
        )
        assert answer.status_code == 302
        assert Entry.objects.of("meeting").count() == 1
        assert Decision.objects.get(verb="judge").why == "one visit"

    def test_two_entries_are_kept_two(self, desk, client_of):
        one, other = Entry.objects.of("meeting").order_by("pk")
        client_of("reviewer").post(
            f"/entry/{one.pk}/join", {"typed": f"#{other.pk}", "answer": "apart", "why": "two visits"}
        )
        assert Decision.objects.get(verb="judge").after is False

    def test_a_number_that_is_no_entry_is_refused(self, desk, client_of):
        row = entry("meeting")
        answer = client_of("reviewer").post(f"/entry/{row.pk}/join", {"typed": "999999", "answer": "same", "why": "x"})
        assert answer.status_code == 422

    def test_two_claims_of_one_entry_become_two_entries(self, desk, client_of):
        adding.add(
            read(
                "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في نيروبي اليوم الخميس.",
                published=datetime.date(2014, 2, 20),
                id="again",
                source="SONNA",
            )
        )
        summaries.refresh()
        row = Claim.objects.get(kind="meeting", document__name="again").entry
        one, other = row.claims.values_list("uid", flat=True)
        form = {"one": one, "other": other, "why": "two rounds", f"seen-{row.pk}": version_of(row)}
        client_of("reviewer").post(f"/entry/{row.pk}/part", form)
        entries = Claim.objects.filter(uid__in=[one, other]).values_list("entry_id", flat=True)
        assert len(set(entries)) == 2

    def test_a_reason_is_asked_for(self, desk, client_of):
        one, other = Entry.objects.of("meeting").order_by("pk")
        answer = client_of("reviewer").post(f"/entry/{one.pk}/join", {"other": other.pk, "answer": "same", "why": ""})
        assert answer.status_code == 422

    def test_who_saw_an_older_version_is_told(self, desk, client_of):
        one, other = Entry.objects.of("meeting").order_by("pk")
        form = {"other": other.pk, "answer": "same", "why": "x", f"seen-{one.pk}": "2001-01-01T00:00:00+00:00"}
        assert client_of("reviewer").post(f"/entry/{one.pk}/join", form).status_code == 409

    def test_a_reader_may_not(self, desk, client_of):
        row = entry("meeting")
        assert client_of("reader").post(f"/entry/{row.pk}/join", {"why": "x"}).status_code == 403
        assert client_of("reader").post(f"/entry/{row.pk}/part", {"why": "x"}).status_code == 403

    def test_what_lies_near_it_is_offered(self, desk, client_of):
        page = client_of("reviewer").get(f"/entry/{entry('meeting').pk}/")
        assert {line.pk for line, _seen in page.context["near"]} <= set(
            Entry.objects.of("meeting").values_list("pk", flat=True)
        )
