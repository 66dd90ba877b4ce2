"""The actors of the record and the page of each."""

import pytest

from mahdar.exchange.latin import latin
from mahdar.review.actors import version_of
from mahdar.store.actor_lists import sound
from mahdar.store.finding import actors
from mahdar.store.models import Actor, Alias, Decision


def actor(name):
    return actors(name)[0]


def page_of(client, name):
    return client.get(f"/actors/{actor(name).pk}/")


class TestList:
    def test_those_with_most_entries_come_first(self, desk, client_of):
        listed = client_of("reader").get("/actors/").context["listed"]
        totals = [each.total for each in listed]
        assert totals == sorted(totals, reverse=True)
        assert totals[0] > 1

    @pytest.mark.parametrize("written", ["سولبرغ", "سولبيرغ", "يوناس سولبرج", "Solberg", "jonas solberg"])
    def test_a_name_is_found_in_any_spelling_and_in_latin_letters(self, desk, client_of, written):
        listed = client_of("reader").get("/actors/", {"name": written}).context["listed"]
        assert "يوناس سولبرغ" in [each.actor.name for each in listed]

    def test_a_name_of_nobody_finds_nobody_and_says_so(self, desk, client_of):
        page = client_of("reader").get("/actors/", {"name": "zzzz"})
        assert page.context["listed"] == []
        assert "No actor is like this." in page.text

    def test_kinds_and_states_narrow_it(self, desk, client_of):
        listed = client_of("reader").get("/actors/", {"kind": "person", "country": "NO"}).context["listed"]
        assert {each.actor.name for each in listed} == {"يوناس سولبرغ"}

    @pytest.mark.parametrize("query", ["kind=nonsense", "country=XX", "page=-1", "page=99", "name=%00"])
    def test_nonsense_is_answered(self, desk, client_of, query):
        assert client_of("reader").get(f"/actors/?{query}").status_code == 200

    def test_offices_spellings_and_entries_stand_beside_each(self, desk, client_of):
        listed = client_of("reader").get("/actors/", {"name": "يوناس سولبرغ"}).context["listed"]
        [found] = [each for each in listed if each.actor.name == "يوناس سولبرغ"]
        assert "يوناس سولبيرغ" in found.names
        assert "وزير الخارجية النرويجي" in [held.role for held in found.offices]
        assert found.entries["meeting"] == 2

    def test_an_empty_record_says_what_to_do(self, bare_desk, client_of):
        assert "they come with texts" in client_of("reader").get("/actors/").text


class TestPage:
    def test_all_that_the_record_has_of_an_actor_is_there(self, desk, client_of):
        page = page_of(client_of("reader"), "يوناس سولبرغ")
        sections = {section.kind: section.total for section in page.context["sections"]}
        assert sections["meeting"] == 2
        assert sections["statement"] >= 1
        assert "يوناس سولبيرغ" in [name for name, _ in page.context["spellings"]]
        assert [held.role for held in page.context["offices"]] == ["وزير الخارجية النرويجي"]
        assert [(other.name, n) for other, n in page.context["counterparts"]] == [("آدم فارح", 2)]

    def test_its_positions_stand_by_issue_with_their_history(self, desk, client_of):
        page = page_of(client_of("reader"), "النرويج")
        [issue] = page.context["issues"]
        assert [stand.stance for stand in issue.history] == ["supports"]
        assert not issue.changed
        assert f'href="/entry/{issue.history[0].entry}/"' in page.text

    def test_who_attends_what_is_there(self, desk, client_of):
        page = page_of(client_of("reader"), "إيران")
        [attendance] = [section for section in page.context["sections"] if section.kind == "attendance"]
        assert attendance.lines[0].state == "refuses"

    def test_what_it_pledged_and_what_was_pledged_for_it_are_two_things(self, desk, client_of):
        donor = page_of(client_of("reader"), "الكويت").context["sections"]
        recipient = page_of(client_of("reader"), "الصومال").context["sections"]
        assert "donor" in [section.role for section in donor]
        assert "recipient" in [section.role for section in recipient]

    def test_each_section_leads_to_all_of_its_kind(self, desk, client_of):
        client, pk = client_of("reader"), actor("يوناس سولبرغ").pk
        assert f"/entries/meeting/?actor={pk}&amp;role=participant" in client.get(f"/actors/{pk}/").text
        assert len(client.get(f"/entries/meeting/?actor={pk}&role=participant").context["lines"]) == 2

    def test_the_most_reported_may_come_first(self, desk, client_of):
        pk = actor("يوناس سولبرغ").pk
        sections = client_of("reader").get(f"/actors/{pk}/?order=reported").context["sections"]
        texts = [line.texts for section in sections if section.kind == "meeting" for line in section.lines]
        assert texts == sorted(texts, reverse=True)

    @pytest.mark.parametrize("language", ["ar", "en"])
    def test_it_is_named_in_the_language_of_the_reader_and_in_the_other(self, desk, client_of, language):
        text = client_of("reader", language).get(f"/actors/{actor('يوناس سولبرغ').pk}/").text
        assert "يوناس سولبرغ" in text
        assert latin("يوناس سولبرغ", "NO") in text

    def test_who_is_not_there_is_not_found(self, desk, client_of):
        assert client_of("reader").get("/actors/999999/").status_code == 404

    def test_a_reader_is_offered_no_decision(self, desk, client_of):
        assert 'id="who-is-who"' not in page_of(client_of("reader"), "يوناس سولبرغ").text
        assert 'id="who-is-who"' in page_of(client_of("reviewer"), "يوناس سولبرغ").text


class TestSplitting:
    def form(self, alias, **changed):
        return {
            "alias": alias.pk,
            "why": "the state secretary",
            f"seen-{alias.actor_id}": version_of(alias.actor),
            **changed,
        }

    def other_name(self):
        return Alias.objects.get(key__startswith="office:", month="2014-02", name__contains="النرويجي")

    def test_a_name_becomes_an_actor_of_its_own(self, desk, client_of):
        alias, before = self.other_name(), actor("يوناس سولبرغ")
        assert alias.actor_id == before.pk
        answer = client_of("reviewer").post(f"/actors/{before.pk}/split", self.form(alias))
        alias.refresh_from_db()
        assert alias.actor_id != before.pk
        assert answer.url == f"/actors/{alias.actor_id}/"
        assert {d.why for d in Decision.objects.filter(verb="judge")} == {"the state secretary"}

    def test_a_reason_is_asked_for(self, desk, client_of):
        alias = self.other_name()
        answer = client_of("reviewer").post(f"/actors/{alias.actor_id}/split", self.form(alias, why=" "))
        assert answer.status_code == 422
        assert not Decision.objects.filter(verb="judge").exists()

    def test_who_saw_an_older_version_is_told(self, desk, client_of):
        alias = self.other_name()
        old = {f"seen-{alias.actor_id}": "2001-01-01T00:00:00+00:00"}
        answer = client_of("reviewer").post(f"/actors/{alias.actor_id}/split", self.form(alias, **old))
        assert answer.status_code == 409

    def test_a_reader_may_not(self, desk, client_of):
        alias = self.other_name()
        answer = client_of("reader").post(f"/actors/{alias.actor_id}/split", self.form(alias))
        assert answer.status_code == 403


def test_another_actor_of_the_name_is_offered_to_be_the_same(desk, client_of):
    one, other = actor("إيران"), actor("الكويت")
    page = client_of("reviewer").get(f"/actors/{one.pk}/", {"same": "Kuwait"})
    assert [found.pk for found, _seen in page.context["found"]] == [other.pk]


@pytest.mark.parametrize(("a", "b"), [("Griffith", "Grifith"), ("al-Zarif", "Zareef"), ("Qaddafi", "Gadhafi")])
def test_latin_spellings_that_sound_alike_are_one(a, b):
    assert sound(a) == sound(b)


def test_hostile_names_are_shown_as_text(desk, client_of):
    row = actor("يوناس سولبرغ")
    Actor.objects.filter(pk=row.pk).update(name="<script>alert(1)</script>\u202e")
    text = client_of("reader", "ar").get(f"/actors/{row.pk}/").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text
