"""The page of a process says what its staff wants each morning, and its definition is changed by two in turn, never at once."""

import datetime
import re

import pytest
from django.utils import timezone

from articles import ARTICLES, minutes
from mahdar.review.processes import define, give_up
from mahdar.store import adding, summaries
from mahdar.store.models import Decision, Entry, Look, Process
from mahdar.store.processes import version_of
from mahdar.web.pages import processes as page
from people import PROCESS


def pk():
    return Process.objects.get(name=PROCESS).pk


def shown(client, path=""):
    response = client.get(f"/processes/{pk()}/{path}")
    assert response.status_code == 200
    return response.content.decode()


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def on(monkeypatch, day):
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date.fromisoformat(day))


class TestList:
    def test_a_process_stands_with_its_size_and_its_next_gathering(self, desk, client_of, monkeypatch):
        on(monkeypatch, "2014-01-12")
        html = client_of("reader").get("/processes/").content.decode()
        assert PROCESS in html
        assert "in 10 days" in html
        assert re.search(r'class="number">\d+<', html)

    def test_none_yet_says_what_a_process_is(self, bare_desk, client_of):
        html = client_of("reviewer").get("/processes/").content.decode()
        assert "No process is defined yet" in html
        assert "/processes/define" in html

    def test_a_reader_is_not_offered_to_change_it(self, desk, client_of):
        assert "/change" not in client_of("reader").get("/processes/").content.decode()


class TestMorning:
    def test_the_next_gathering_stands_with_the_days_to_it(self, desk, client_of, monkeypatch):
        on(monkeypatch, "2014-01-12")
        html = shown(client_of("reader"))
        assert "in 10 days" in text(html)
        assert "2014-01-22" in html

    def test_a_gathering_of_today_is_today(self, desk, client_of, monkeypatch):
        on(monkeypatch, "2014-01-22")
        Entry.objects.filter(kind="gathering", first="2014-01-22").update(status="planned")
        assert "today" in text(shown(client_of("reader")))

    def test_what_is_cancelled_is_not_ahead(self, desk, client_of, monkeypatch):
        on(monkeypatch, "2014-01-12")
        Entry.objects.filter(kind="gathering").update(status="cancelled")
        assert "no planned gathering" in text(shown(client_of("reader")))

    def test_where_none_is_ahead_it_says_so_and_shows_the_last(self, desk, client_of, monkeypatch):
        on(monkeypatch, "2014-03-01")
        html = text(shown(client_of("reader")))
        assert "no planned gathering after 2014-03-01" in html
        assert "The last one" in html

    def test_the_board_has_each_party_once_where_it_stands_now(self, desk, client_of):
        groups = client_of("reader").get(f"/processes/{pk()}/").context["groups"]
        iran = [(group.status, party) for group in groups for party in group.parties if party.role.name == "Iran"]
        assert [status for status, _ in iran] == ["refuses"]
        assert iran[0][1].before == "invited"

    def test_each_party_leads_to_its_entry(self, desk, client_of):
        client = client_of("reader")
        groups = client.get(f"/processes/{pk()}/").context["groups"]
        html = shown(client)
        for group in groups:
            for party in group.parties:
                assert f'href="/entry/{party.entry}/"' in html

    def test_the_board_alone_answers_for_a_chosen_gathering(self, desk, client_of):
        room = Entry.objects.filter(kind="attendance", gathering__isnull=False).first().gathering_id
        html = client_of("reader").get(f"/processes/{pk()}/attendance?gathering={room}").content.decode()
        assert "<html" not in html
        assert "refuses" in html

    @pytest.mark.parametrize("asked", ["0", "x", "9" * 30, "-1", ""])
    def test_a_gathering_that_there_is_not_shows_the_first(self, desk, client_of, asked):
        assert "refuses" in shown(client_of("reader"), f"attendance?gathering={asked}")

    def test_obstacles_say_who_says_so(self, desk, client_of):
        html = text(shown(client_of("reader")))
        assert "What stands in the way" in html
        assert "وفد المعارضة" in html
        assert "according to" in html

    def test_a_sum_that_is_at_least_so_much_says_so(self, desk, client_of):
        define("المانحون", [], [], ["المانحة"], "reviewer")
        bars = client_of("reader").get(f"/processes/{Process.objects.get(name='المانحون').pk}/").context["bars"]
        assert [bar.stage for bar in bars] == ["pledged"]
        assert "2.4" in bars[0].words

    def test_every_section_has_a_way_to_all_of_it(self, desk, client_of):
        html = shown(client_of("reader"))
        for kind in ("gathering", "attendance", "obstacle"):
            assert f"/entries/{kind}/?process={pk()}" in html
        assert f"/statements/?process={pk()}" in html

    def test_a_process_of_which_the_record_has_nothing_says_so(self, desk, client_of):
        define("لا شيء", ["مؤتمر لا وجود له"], [], [], "reviewer")
        html = client_of("reader").get(f"/processes/{Process.objects.get(name='لا شيء').pk}/").content.decode()
        assert "nothing of this process yet" in html

    def test_no_such_process_is_not_found(self, desk, client_of):
        assert client_of("reader").get("/processes/99999/").status_code == 404

    def test_a_name_that_is_markup_stays_words(self, desk, client_of):
        define("<script>alert(1)</script>", ["<b>مؤتمر</b>"], [], ["الصومال"], "reviewer")
        row = Process.objects.get(name__startswith="<script")
        client = client_of("reviewer")
        for path in (
            "/processes/",
            f"/processes/{row.pk}/",
            f"/processes/{row.pk}/change",
            f"/processes/{row.pk}/history",
        ):
            html = client.get(path).content.decode()
            assert "<script>alert" not in html
            assert "<b>" not in html

    def test_it_stays_within_its_questions(self, desk, client_of):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = client_of("reader")
        client.get(f"/processes/{pk()}/")
        for path in ("/processes/", f"/processes/{pk()}/"):
            with CaptureQueriesContext(connection) as asked:
                client.get(path)
            assert len(asked) <= 40, path


class TestVisits:
    def test_the_first_visit_says_that_it_is_the_first(self, desk, client_of):
        assert "first visit" in shown(client_of("reader"))
        assert Look.objects.filter(who="reader", process=PROCESS).exists()

    def test_the_next_one_says_what_has_come(self, desk, client_of):
        shown(client_of("reader"))
        article = minutes("refuses")
        new = article.document.model_copy(update={"text": article.text + " ", "id": "again", "source": "SONNA"})
        adding.add(article.model_copy(update={"document": new}))
        summaries.refresh()
        response = client_of("reader").get(f"/processes/{pk()}/")
        kinds = [change.kind for change, _ in response.context["changes"]]
        assert "attendance" in kinds
        assert "Since your last visit" in response.content.decode()

    def test_nothing_new_says_since_when(self, desk, client_of):
        shown(client_of("reader"))
        assert "Nothing has come or changed since" in shown(client_of("reader"))

    def test_the_same_visit_goes_on_showing_it(self, desk, client_of, monkeypatch):
        shown(client_of("reader"))
        Look.objects.update(at=timezone.now() - datetime.timedelta(days=400))
        client = client_of("reader")
        first = client.get(f"/processes/{pk()}/").context["since"]
        assert client.get(f"/processes/{pk()}/").context["since"] == first
        monkeypatch.setattr(page, "VISIT", datetime.timedelta(0))
        assert client.get(f"/processes/{pk()}/").context["since"] > first

    def test_all_changes_of_a_kind_are_a_list(self, desk, client_of):
        Look.objects.create(who="reader", process=PROCESS, at=timezone.now() - datetime.timedelta(days=400))
        assert "new or changed since" in shown(client_of("reader"), "changes/attendance/")

    def test_each_person_has_visits_of_his_own(self, desk, client_of):
        shown(client_of("reader"))
        assert "first visit" in shown(client_of("reviewer"))


class TestDefining:
    def given(self, **other):
        form = {
            "name": "جديد",
            "gatherings": "مؤتمر نيروبي 2\n\n",
            "terms": "",
            "parties": "",
            "why": "a new file",
            "seen": "0",
        }
        return {**form, **other}

    def test_a_process_is_defined_with_its_reason(self, desk, client_of):
        response = client_of("reviewer").post("/processes/define", self.given())
        row = Process.objects.get(name="جديد")
        assert response.headers["Location"] == f"/processes/{row.pk}/"
        assert row.gatherings == ["مؤتمر نيروبي 2"]
        assert (Decision.objects.last().who, Decision.objects.last().why) == ("reviewer", "a new file")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"why": ""},
            {"name": ""},
            {"gatherings": ""},
            {"terms": "،،"},
            {"name": "x" * 201},
            {"name": PROCESS},
            {"seen": ""},
        ],
    )
    def test_what_is_missing_is_asked_for(self, desk, client_of, wrong):
        before = Decision.objects.count()
        response = client_of("reviewer").post("/processes/define", self.given(**wrong))
        assert response.status_code == 200
        assert "errorlist" in response.content.decode()
        assert Decision.objects.count() == before

    def test_the_second_of_two_who_change_it_is_told(self, desk, client_of):
        seen = version_of(PROCESS)
        change = self.given(name=PROCESS, seen=str(seen), terms="الصومال")
        assert client_of("reviewer").post(f"/processes/{pk()}/change", change).status_code == 302
        again = client_of("administrator").post(f"/processes/{pk()}/change", {**change, "terms": "إيران"})
        assert again.status_code == 409
        assert Process.objects.get(name=PROCESS).terms == ["الصومال"]

    def test_its_name_stays(self, desk, client_of):
        change = self.given(name="another", seen=str(version_of(PROCESS)))
        client_of("reviewer").post(f"/processes/{pk()}/change", change)
        assert not Process.objects.filter(name="another").exists()

    def test_a_process_is_given_up_with_a_reason(self, desk, client_of):
        client, row = client_of("reviewer"), pk()
        client.post(f"/processes/{row}/give-up", {"seen": str(version_of(PROCESS))})
        assert Process.objects.filter(name=PROCESS).exists()
        client.post(f"/processes/{row}/give-up", {"seen": str(version_of(PROCESS)), "why": "it is over"})
        assert not Process.objects.filter(name=PROCESS).exists()

    def test_one_given_up_can_be_defined_anew(self, desk, client_of):
        give_up(PROCESS, "reviewer", "over")
        assert client_of("reviewer").post("/processes/define", self.given(name=PROCESS)).status_code == 302

    def test_giving_up_what_somebody_has_changed_is_refused(self, desk, client_of):
        seen = version_of(PROCESS)
        define(PROCESS, [], [], ["الصومال"], "administrator")
        answer = client_of("reviewer").post(f"/processes/{pk()}/give-up", {"seen": str(seen), "why": "over"})
        assert answer.status_code == 409
        assert Process.objects.filter(name=PROCESS).exists()

    @pytest.mark.parametrize("path", ["/processes/define", "/processes/{}/change"])
    def test_a_reader_may_not(self, desk, client_of, path):
        assert client_of("reader").get(path.format(pk())).status_code == 403
        assert client_of("reader").post(path.format(pk()), self.given()).status_code == 403

    def test_what_is_typed_is_told_what_it_means(self, desk, client_of):
        typed = {"gatherings": "نيروبي 2\nمؤتمر لا وجود له", "terms": "الصومال", "parties": "إيران\nلا أحد هنا"}
        html = client_of("reviewer").post("/processes/meaning", typed).content.decode()
        assert "no gathering is called so" in html
        assert "nobody is called so" in html
        assert "entries of the record" in html

    def test_the_history_says_who_when_why_and_what(self, desk, client_of):
        define(PROCESS, ["مؤتمر نيروبي 2"], [], ["الصومال"], "Huda", "the term was too narrow")
        html = text(shown(client_of("reader"), "history"))
        assert "Huda" in html
        assert "the term was too narrow" in html
        assert "taken out" in html


def test_articles_are_at_hand():
    assert ARTICLES
