"""Adding a text that is pasted."""

import pytest

from articles import ARTICLES
from mahdar.store.models import Document, Entry
from mahdar.web.roles import Role

DAY, OUTLET, TEXT = ARTICLES["held"]
NEW = "أعلنت النرويج أنها ستشارك في مؤتمر نيروبي 3 المقرر في 2 مارس 2014. وقال وزير الخارجية النرويجي إن بلاده تؤيد الحوار."


@pytest.fixture
def reviewer(desk, client_of):
    return client_of(Role.REVIEWER)


def messages(page):
    return [str(each) for each in page.context["messages"]]


def test_a_pasted_text_leads_to_what_was_found_in_it(reviewer):
    given = {
        "text": NEW,
        "title": "النرويج تشارك",
        "source": "NTB",
        "published": "2014-02-20",
        "url": "https://news.example/3",
    }
    page = reviewer.post("/add/", given, follow=True)
    added = Document.objects.get(title="النرويج تشارك")
    assert page.redirect_chain == [(f"/documents/{added.pk}/", 302)]
    assert messages(page) == [f"Added, with {added.claims.count()} claims."]
    assert (added.text, added.source, str(added.published), added.url) == (
        NEW,
        "NTB",
        "2014-02-20",
        "https://news.example/3",
    )
    assert added.claims.count() > 1
    assert not Entry.objects.filter(stale=True).exists()


def test_a_text_without_a_headline_is_named_by_how_it_begins(reviewer):
    reviewer.post("/add/", {"text": NEW})
    added = Document.objects.order_by("-pk")[0]
    assert NEW.startswith(added.name.rstrip("…"))
    assert (added.title, added.source, added.published) == (None, None, None)


def test_a_text_that_is_known_is_not_added_but_shown(reviewer):
    known = Document.objects.get(name="held")
    page = reviewer.post("/add/", {"text": TEXT, "source": OUTLET, "published": DAY}, follow=True)
    assert page.redirect_chain == [(f"/documents/{known.pk}/", 302)]
    assert messages(page) == ["This text is in the record already; nothing was added."]
    assert Document.objects.count() == len(ARTICLES)


def test_line_ends_that_a_browser_changes_make_no_other_text(reviewer):
    for text in ("\n".join([NEW, NEW]), "\r\n".join([NEW, NEW])):
        reviewer.post("/add/", {"text": text})
    assert Document.objects.count() == len(ARTICLES) + 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "قال \x00 الوزير"}, "text"),
        ({"text": "\u00d9\u0082\u00d8\u00a7\u00d9\u0084\u00d8\u00aa " * 9}, "text"),
        ({"text": "ا" * 200_001}, "text"),
        ({"text": NEW, "published": "20/2/2014"}, "published"),
        ({"text": NEW, "published": "0014-02-20"}, "published"),
        ({"text": NEW, "url": "javascript:alert(1)"}, "url"),
        ({"text": NEW, "url": "file:///etc/passwd"}, "url"),
        ({"text": NEW, "source": "x" * 201}, "source"),
        ({"text": NEW, "title": "x\x00"}, "title"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(reviewer, given, field):
    page = reviewer.post("/add/", given)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert Document.objects.count() == len(ARTICLES)


def test_what_was_typed_stays_when_something_is_refused(reviewer):
    page = reviewer.post("/add/", {"text": NEW, "title": "<b>عنوان", "published": "no day"})
    assert NEW in page.text
    assert "&lt;b&gt;عنوان" in page.text


def test_a_text_in_another_language_is_kept_and_said_to_be_so(reviewer):
    page = reviewer.post(
        "/add/", {"text": "The ministers met in Oslo and talked about the conference. " * 3}, follow=True
    )
    assert any("is not in Arabic" in each for each in messages(page))


def test_a_hostile_text_is_shown_as_words(reviewer):
    words = "<script>alert(1)</script>"
    page = reviewer.post("/add/", {"text": f"{NEW} {words}", "title": words, "source": words}, follow=True)
    assert words not in page.text


@pytest.mark.parametrize("address", ["/add/", "/add/files/", "/add/addresses/", "/add/uploads/", "/add/feeds/"])
def test_readers_add_nothing(desk, client_of, anonymous, address):
    assert client_of(Role.READER).get(address).status_code == 403
    assert client_of(Role.READER).post(address).status_code == 403
    assert anonymous.get(address).status_code == 302
    assert client_of(Role.REVIEWER, "ar").get(address).status_code == 200


def test_outlets_of_the_record_are_suggested(reviewer):
    assert '<option value="Horn Post">' in reviewer.get("/add/").text
