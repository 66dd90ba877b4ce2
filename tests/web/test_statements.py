"""Searching what was said and the whole record: hits are marked, spellings make no difference, and nothing typed breaks it."""

import pytest

from articles import ARTICLES
from mahdar.pipeline import read
from mahdar.store import adding, search, summaries
from mahdar.store.lookup import actors_like
from mahdar.store.models import Claim, Document, Entry, Process
from mahdar.store.statements import statements
from mahdar.web.shown.hits import excerpt, pieces

SAID = "المحادثات كانت صريحة ومثمرة"
SPEAKER = "يوناس سولبرغ"
NASTY = [
    "", "   ", "...", "x" * 10_000, "ب" * 10_000, "كلمة " * 3000, "\x00\x01", '"', '"""', "«", "«محادثات", "NEAR(a b)", "a* OR b",
    "terms:x", "^محادثات", "' OR 1=1 --", "AND", "NOT محادثات", "(", ")", "*", "-", "\ud800", "\u202eمحادثات", "@", "@12",
    "@" + "9" * 40, "%", "_", "\\", "<script>alert(1)</script>", "َُ",
]  # fmt: skip


@pytest.fixture
def reader(desk, client_of):
    return client_of("reader", "ar")


def marked(response):
    """The words that the page marks."""
    return [part.partition("</mark>")[0] for part in response.content.decode().split("<mark>")[1:]]


def shown(response):
    return [each.entry for each in response.context["told"]]


class TestWhatWasSaidIsFound:
    def test_without_a_query_the_newest_comes_first(self, reader):
        days = [each.shown.published for each in reader.get("/statements/").context["told"]]
        assert days == sorted(days, reverse=True)
        assert len(days) == Entry.objects.filter(kind="statement").count() > 1

    def test_by_a_word_whatever_its_prefix_and_hamza(self, reader):
        for words in ("محادثات", "والمحادثات", "بالمحادثات"):
            assert shown(reader.get("/statements/", {"words": words}))

    def test_the_words_found_are_marked_and_no_others(self, reader):
        assert set(marked(reader.get("/statements/", {"words": "محادثات صريحة"}))) == {"المحادثات", "صريحة"}

    def test_a_phrase_must_stand_as_it_is(self, reader):
        assert shown(reader.get("/statements/", {"words": '"صريحة ومثمرة"'}))
        assert not shown(reader.get("/statements/", {"words": '"مثمرة صريحة"'}))

    def test_what_several_texts_report_is_one_line_with_its_outlets(self, reader):
        (line,) = reader.get("/statements/", {"words": '"صريحة ومثمرة"'}).context["told"]
        assert {line.shown.source, *(each.source for each in line.others)} == {"Horn Post", "NTB"}

    def test_each_report_leads_to_its_words_in_the_text(self, reader):
        page = reader.get("/statements/", {"words": SAID})
        (line,) = page.context["told"]
        for each in (line.shown, *line.others):
            assert f'href="/documents/{each.document}/#claim-{each.uid}"' in page.content.decode()

    def test_the_speaker_leads_to_the_actor(self, reader):
        page = reader.get("/statements/", {"words": SAID})
        speakers = page.context["told"][0].speakers
        assert [role.name for role in speakers] == [SPEAKER]
        assert f'href="/actors/{speakers[0].actor}/"' in page.content.decode()

    def test_a_rejected_report_is_found_no_more(self, desk):
        for claim in Claim.objects.filter(kind="statement"):
            from mahdar.review.claims import reject

            reject(claim.uid, "reviewer", "not said")
        summaries.refresh()
        assert not statements(SAID).exists()

    def test_the_query_stays_in_the_address_of_the_next_page(self, reader, monkeypatch):
        monkeypatch.setattr("mahdar.web.pages.statements.SIZE", 1)
        page = reader.get("/statements/", {"outlet": "NTB"}).context["page"]
        assert len(page.rows) == 1
        assert "outlet=NTB" in page.next
        assert not set(page.rows) & set(reader.get(f"/statements/{page.next}").context["page"].rows)


class TestFilters:
    def test_by_speaker_in_another_spelling(self, reader):
        page = reader.get("/statements/", {"speaker": "سولبيرغ"})
        assert all(SPEAKER in [role.name for role in each.speakers] for each in page.context["told"])
        assert shown(page)

    def test_by_the_number_of_a_speaker(self, reader):
        (actor,) = actors_like(SPEAKER, 5)
        assert shown(reader.get("/statements/", {"speaker": f"@{actor.pk}"}))

    def test_a_name_of_several_offers_a_choice(self, desk, client_of):
        text = "قال وزير الدفاع الصومالي حسن سولبرغ إن الهدنة قائمة. وقال وزير العدل الكيني علي سولبرغ إن الهدنة انتهت."
        adding.add(read(text, id="two", source="NTB"))
        summaries.refresh()
        page = client_of("reader").get("/statements/", {"speaker": "سولبرغ"})
        assert len(page.context["meant"]) > 1
        assert b"speaker=%40" in page.content

    def test_a_name_of_nobody_is_said_to_be_nobodys(self, reader):
        page = reader.get("/statements/", {"speaker": "زرادشت"})
        assert not shown(page)
        assert "زرادشت" in page.content.decode()

    def test_by_outlet_and_an_outlet_that_is_none_is_no_filter(self, reader):
        for each in reader.get("/statements/", {"outlet": "Horn Post"}).context["told"]:
            assert "Horn Post" in {each.shown.source, *(other.source for other in each.others)}
        everything = len(shown(reader.get("/statements/")))
        assert len(shown(reader.get("/statements/", {"outlet": "nobody's"}))) == everything

    def test_by_period(self, reader):
        days = {each.shown.published for each in reader.get("/statements/").context["told"]}
        first = max(days).isoformat()
        page = reader.get("/statements/", {"first": first})
        assert {each.shown.published.isoformat() for each in page.context["told"]} == {first}
        assert not shown(reader.get("/statements/", {"last": "1990-01-01"}))

    def test_by_process(self, reader):
        process = Process.objects.get()
        inside = shown(reader.get("/statements/", {"process": process.pk}))
        assert set(inside) <= set(shown(reader.get("/statements/")))
        assert reader.get("/statements/", {"process": "9" * 30}).status_code == 200

    def test_the_oldest_first_where_that_is_asked_for(self, reader):
        days = [each.shown.published for each in reader.get("/statements/", {"order": "oldest"}).context["told"]]
        assert days == sorted(days)

    def test_a_small_outlet_and_a_large_one_are_asked_for_alike(self, desk, monkeypatch):
        small = set(statements(outlet="NTB"))
        monkeypatch.setattr("mahdar.store.statements.FEW", 0)
        assert set(statements(outlet="NTB")) == small != set()


class TestNothingTypedBreaksIt:
    @pytest.mark.parametrize("typed", NASTY, ids=lambda typed: ascii(typed[:12]))
    def test_every_query_has_an_answer(self, reader, typed):
        for address, name in (("/statements/", "words"), ("/statements/", "speaker"), ("/search/", "q")):
            given = typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
            page = reader.get(address, {name: given})
            assert page.status_code == 200
            assert b"<script>alert" not in page.content

    def test_days_and_pages_that_are_none_are_left_aside(self, reader):
        for query in ("first=tomorrow", "last=2014-99-99", "page=-1", "page=x", "page=99999", "process=x", "order=x"):
            assert reader.get(f"/statements/?{query}").status_code == 200

    def test_without_a_word_it_says_what_to_do(self, desk, client_of):
        page = client_of("reader").get("/statements/", {"words": "..."})
        assert not shown(page)
        assert b"no word to search for" in page.content

    def test_an_empty_record_says_so(self, bare_desk, client_of):
        assert b"no statements yet" in client_of("reader").get("/statements/").content

    def test_only_who_may_read_sees_them(self, desk, anonymous):
        for address in ("/statements/", "/search/"):
            assert anonymous.get(address).status_code == 302


class TestSearchOverAll:
    def test_a_few_of_each_kind(self, reader):
        found = reader.get("/search/", {"q": "نيروبي"}).context
        assert found["gatherings"]
        assert found["texts"]
        assert not found["nothing"]

    def test_the_actor_of_just_this_name_comes_first(self, desk, client_of):
        texts = "قال الرئيس الصومالي علي فارح أحمد إن الهدنة قائمة. وقال الوزير الكيني فارح إن الهدنة انتهت."
        adding.add(read(texts, id="names", source="NTB"))
        (actor, _pieces), *_others = client_of("reader").get("/search/", {"q": "آدم فارح"}).context["actors"]
        assert actor.name == "آدم فارح"

    def test_hits_are_marked_in_names_titles_and_texts(self, reader):
        assert {"سولبرغ", "سولبيرغ"} & set(marked(reader.get("/search/", {"q": "سولبرغ"})))

    def test_more_leads_to_all_of_them(self, reader, monkeypatch):
        monkeypatch.setattr("mahdar.web.pages.statements.A_FEW", 1)
        page = reader.get("/search/", {"q": "نيروبي"}).content.decode()
        assert 'href="/documents/?words=' in page

    def test_all_gatherings_of_a_name_alone(self, reader):
        found = reader.get("/search/", {"q": "نيروبي", "only": "gatherings"}).context
        assert found["gatherings"]
        assert "texts" not in found

    def test_an_english_name_finds_the_actor(self, reader):
        actors = reader.get("/search/", {"q": "Iran"}).context["actors"]
        assert [actor.name for actor, _ in actors] == ["إيران"]

    def test_texts_of_others_are_shown_as_words(self, desk, client_of):
        adding.add(read("<b>نيروبي</b> & <script>x</script> هدنة", id="hostile", title="<i>نيروبي</i>"))
        page = client_of("reader").get("/search/", {"q": "نيروبي"}).content.decode()
        assert "<b>" not in page
        assert "<i>" not in page

    def test_no_text_but_those_shown_is_loaded(self, reader, django_queries):
        with django_queries() as asked:
            reader.get("/search/", {"q": "نيروبي"})
        whole = [each["sql"] for each in asked if '"store_document"."text"' in each["sql"]]
        assert len(whole) == 1
        assert len(asked) <= 40


@pytest.fixture
def django_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


class TestPieces:
    def test_joined_they_are_the_line(self):
        text = ARTICLES["held-again"][2]
        assert "".join(piece.words for piece in pieces(text, "محادثات")) == text

    def test_words_of_a_phrase_are_marked_only_side_by_side(self):
        text = "الأمم المتحدة، ثم المتحدة وحدها، ثم الأمم"
        assert [piece.words for piece in pieces(text, '"الأمم المتحدة"') if piece.hit] == ["الأمم", "المتحدة"]

    def test_an_excerpt_shows_the_first_hit_and_cuts_between_words(self):
        text = "كلمة " * 200 + "هدنة " + "كلمة " * 200
        found = excerpt(text, "هدنة")
        assert [piece.words for piece in found if piece.hit] == ["هدنة"]
        assert found[0].words == "… "
        assert set("".join(piece.words for piece in found).replace("…", " ").split()) == {"كلمة", "هدنة"}

    def test_without_a_hit_it_is_the_beginning(self):
        assert excerpt("كلمة أخرى", "هدنة")[0].words == "كلمة أخرى"


def test_the_index_holds_every_text(desk):
    assert {row.pk for row in search.documents("نيروبي")} <= set(Document.objects.values_list("pk", flat=True))
