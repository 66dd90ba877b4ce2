"""The texts of the desk: the list and its filters, one text with the words of its claims marked."""

import datetime
import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mahdar.pipeline import read
from mahdar.store import adding
from mahdar.store.models import Claim, Document
from mahdar.web.shown.marks import as_shown

pytestmark = pytest.mark.usefixtures("desk")


def page(client, name):
    return client.get(f"/documents/{Document.objects.get(name=name).pk}/")


def asked_by(action):
    with CaptureQueriesContext(connection) as asked:
        action()
    return [each["sql"] for each in asked]


def titles(response):
    return [row.name for row in response.context["page"].rows]


class Words(HTMLParser):
    """The characters inside one element, and what each marked stretch belongs to."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.depth, self.words, self.marks = 0, "", []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if self.depth or found.get("id") == "text":
            self.depth += 1
        if self.depth and "data-claims" in found:
            self.marks.append((tag, found, len(self.words)))

    def handle_endtag(self, tag):
        self.depth -= bool(self.depth)

    def handle_data(self, data):
        if self.depth:
            self.words += data


class TestTheList:
    def test_shows_the_newest_first_and_those_without_a_day_last(self, client_of):
        Document.objects.filter(name="held").update(published=None)
        found = client_of("reader").get("/documents/")
        days = [row.published for row in found.context["page"].rows]
        assert days[-1] is None
        assert days[:-1] == sorted(days[:-1], reverse=True)

    def test_counts_the_claims_of_each_and_those_to_review(self, client_of):
        row = Document.objects.get(name="donors-exact")
        Claim.objects.filter(pk=row.claims.first().pk).update(review="accepted")
        found = client_of("reader").get("/documents/").context["page"].rows
        mine = next(each for each in found if each.name == "donors-exact")
        assert (mine.claim_count, mine.open_count) == (row.claims.count(), row.claims.count() - 1)

    def test_is_of_one_outlet_and_one_period(self, client_of):
        client = client_of("reader")
        assert set(titles(client.get("/documents/?outlet=IRNA"))) == {"ready"}
        found = titles(client.get("/documents/?first=2014-01-30&last=2014-01-31"))
        assert set(found) == {"donors", "donors-exact"}

    def test_has_the_texts_with_some_words(self, client_of):
        assert set(titles(client_of("reader").get("/documents/?words=تسلمت الدعوة"))) == {"ready"}

    def test_has_the_undated_alone_or_those_with_claims_to_review(self, client_of):
        Document.objects.filter(name="vague").update(published=None)
        Claim.objects.exclude(document__name="plan").update(review="accepted")
        client = client_of("reader")
        assert titles(client.get("/documents/?undated=on")) == ["vague"]
        assert titles(client.get("/documents/?open=on")) == ["plan"]

    def test_takes_a_day_that_is_none_for_open_and_says_what_to_do_where_nothing_is_found(self, client_of):
        client = client_of("reader")
        assert client.get("/documents/?first=nonsense&page=-7").status_code == 200
        assert b"Show all texts" in client.get("/documents/?outlet=Nobody").content

    def test_refuses_words_that_have_none_with_one_line(self, client_of):
        assert client_of("reader").get("/documents/", {"words": "…"}).status_code == 422

    def test_asks_few_questions_of_the_record_and_loads_no_text(self, client_of):
        client = client_of("reader")
        asked = asked_by(lambda: client.get("/documents/"))
        assert len(asked) <= 12
        assert not any('"store_document"."text"' in each for each in asked)


class TestAText:
    def test_is_shown_character_for_character(self, client_of):
        for row in Document.objects.all():
            found = Words(page(client_of("reader"), row.name).content.decode())
            assert found.words == as_shown(row.text)

    def test_has_the_words_of_every_claim_marked(self, client_of):
        row = Document.objects.get(name="held-again")
        found = Words(page(client_of("reader"), "held-again").content.decode())
        marked = {uid for _, attributes, _ in found.marks for uid in attributes["data-claims"].split()}
        assert marked == set(row.claims.values_list("uid", flat=True))

    def test_has_a_link_where_a_claims_evidence_begins_to_its_card(self, client_of):
        html = page(client_of("reader"), "held").content.decode()
        found = Words(html)
        for tag, attributes, start in found.marks:
            if tag == "a":
                uid = attributes["href"].removeprefix("#claim-")
                assert f'id="claim-{uid}"' in html
                assert Claim.objects.get(uid=uid).body["evidence"][0] == start

    def test_has_a_card_for_each_claim_with_its_parties_entry_and_words(self, client_of):
        row = Document.objects.get(name="held")
        html = page(client_of("reader"), "held").content.decode()
        for claim in row.claims.all():
            assert f'id="claim-{claim.uid}"' in html
            assert f'href="/entry/{claim.entry_id}/"' in html
            for alias in claim.aliases.all():
                assert f'href="/actors/{alias.alias.actor_id}/"' in html or f"/{alias.alias.actor_id}/" in html

    def test_keeps_hostile_titles_texts_outlets_and_addresses_inert(self, client_of):
        evil = '</div><script>alert(1)</script><img src=x onerror=alert(2)> قال وزير الخارجية الروسي إن "<b>السلام</b>" قريب.'
        day = datetime.date(2014, 2, 1)
        adding.add(read(evil, published=day, id="evil", title=evil, source="<i>outlet</i>", url="javascript:alert(3)"))
        for path in ("/documents/", f"/documents/{Document.objects.get(name='evil').pk}/"):
            html = client_of("reviewer").get(path).content.decode()
            assert "<script>alert" not in html
            assert "<img src=x" not in html
            assert "<i>outlet" not in html
            assert "javascript:alert" not in html
        assert Words(page(client_of("reader"), "evil").content.decode()).words == evil

    def test_links_to_its_source_over_the_web_alone(self, client_of):
        Document.objects.filter(name="held").update(url="https://example.org/a?b=1&c=2")
        assert b'href="https://example.org/a?b=1&amp;c=2"' in page(client_of("reader"), "held").content
        Document.objects.filter(name="held").update(url="data:text/html,x")
        assert b"data:text/html" not in page(client_of("reader"), "held").content

    def test_has_as_many_characters_with_emoji_and_line_ends_of_any_system(self, client_of):
        text = '🕊️🕊️ خبر\r\nقال وزير الخارجية الروسي سيرغي لافروف إن "السلام 🤝 قريب جدا".\r\rانتهى'
        adding.add(read(text, published=datetime.date(2014, 2, 1), id="doves"))
        html = page(client_of("reader"), "doves").content.decode()
        found = Words(html)
        assert len(found.words) == len(text)
        assert f'data-length="{len(text)}"' in html
        starts = {start for tag, _, start in found.marks if tag == "a"}
        claims = Claim.objects.filter(document__name="doves")
        assert claims
        assert starts == {claim.body["evidence"][0] for claim in claims}

    def test_marks_a_rejected_claims_words_as_such(self, client_of):
        Claim.objects.filter(document__name="held").update(review="rejected")
        found = Words(page(client_of("reader"), "held").content.decode())
        assert all("rejected" in attributes["class"] for _, attributes, _ in found.marks)

    def test_names_its_near_copies(self, client_of):
        first, second = Document.objects.order_by("pk")[:2]
        Document.objects.filter(pk__in=[first.pk, second.pk]).update(wire=first)
        html = page(client_of("reader"), first.name).content.decode()
        assert f'href="/documents/{second.pk}/"' in html

    def test_shows_readers_no_way_to_decide(self, client_of):
        html = page(client_of("reader"), "held").content.decode()
        assert "data-key" not in html
        assert "/accept" not in html

    def test_asks_for_its_date_where_it_has_none(self, client_of):
        Document.objects.filter(name="held").update(published=None)
        html = page(client_of("reviewer"), "held").content.decode()
        assert re.search(r'<details class="set-date" open>', html)

    def test_asks_no_more_of_the_record_for_many_claims_than_for_few(self, client_of):
        client = client_of("reviewer")
        few = len(asked_by(lambda: page(client, "quoted")))
        many = len(asked_by(lambda: page(client, "donors-exact")))
        assert few == many <= 20

    def test_that_is_not_there_is_no_page(self, client_of):
        assert client_of("reader").get("/documents/987654/").status_code == 404
