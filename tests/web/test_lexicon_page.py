"""The lexicon: names that the desk adds to the lists, tried on a text, and texts that have one read again."""

import pytest

from mahdar.mentions import gazetteer
from mahdar.pipeline import read
from mahdar.store import adding, lexicon, summaries
from mahdar.store.gazetteer import use_names
from mahdar.store.models import Actor, Decision, GazetteerName

NAME = "زرقاء برهوم"
VARIANT = "برهومة"
TEXT = f"قالت {NAME} إن المحادثات في نيروبي تتقدم. وأكدت {VARIANT} أن الهدنة قائمة."
GIVEN = {
    "name": NAME,
    "kind": "person",
    "country": "SO",
    "variants": f"{VARIANT}\n\n{VARIANT}\n",
    "why": "a new spokeswoman",
}


@pytest.fixture(autouse=True)
def only_the_lists():
    yield
    gazetteer.extend(())


@pytest.fixture
def editor(desk, client_of):
    return client_of("lexicon-editor")


@pytest.fixture
def listed(editor):
    editor.post("/lexicon/add", GIVEN)
    return GazetteerName.objects.get()


def last_on(row):
    return Decision.objects.filter(verb="name", subject__name=row.name).order_by("-pk")[0]


class TestAName:
    def test_is_added_with_who_and_why(self, editor):
        answer = editor.post("/lexicon/add", GIVEN)
        assert answer.status_code == 302
        row = GazetteerName.objects.get()
        assert (row.name, row.kind, row.country, row.variants) == (NAME, "person", "SO", [VARIANT])
        assert (last_on(row).who, last_on(row).why) == ("lexicon-editor", GIVEN["why"])
        page = editor.get("/lexicon/").content.decode()
        assert NAME in page
        assert GIVEN["why"] in page

    def test_is_known_to_what_is_read_from_then_on(self, editor):
        editor.post("/lexicon/add", GIVEN)
        assert ("person", NAME) in {(actor.kind.value, actor.name) for actor in read(TEXT).actors}

    def test_of_the_list_is_changed_where_it_stands(self, editor, listed):
        again = editor.post("/lexicon/add", {**GIVEN, "kind": "group"})
        assert again.status_code == 422
        given = {"kind": "group", "country": "", "variants": "", "why": "a movement", "seen": last_on(listed).pk}
        assert editor.post(f"/lexicon/{listed.pk}/change", given).status_code == 302
        listed.refresh_from_db()
        assert (listed.kind, listed.country, listed.variants) == ("group", None, [])

    def test_that_somebody_has_changed_meanwhile_is_not_overwritten(self, editor, listed):
        seen = last_on(listed).pk
        given = {"kind": "group", "country": "", "variants": "", "why": "a movement", "seen": seen}
        assert editor.post(f"/lexicon/{listed.pk}/change", given).status_code == 302
        assert editor.post(f"/lexicon/{listed.pk}/change", {**given, "kind": "outlet"}).status_code == 409
        listed.refresh_from_db()
        assert listed.kind == "group"

    def test_is_taken_off_with_a_reason_and_can_come_back(self, editor, listed):
        address, seen = f"/lexicon/{listed.pk}/drop", last_on(listed).pk
        assert editor.post(address, {"why": "", "seen": seen}).status_code == 422
        assert editor.post(address, {"why": "a slip", "seen": seen}).status_code == 302
        assert not GazetteerName.objects.exists()
        assert editor.post("/lexicon/add", GIVEN).status_code == 302

    def test_is_undone_on_the_page_of_decisions_by_an_editor(self, editor, listed, client_of):
        address = f"/decisions/{last_on(listed).pk}/undo"
        assert client_of("reviewer").post(address, {"why": "a slip"}).status_code == 422
        assert editor.post(address, {"why": "a slip"}).status_code == 302
        assert not GazetteerName.objects.exists()

    @pytest.mark.parametrize(
        "wrong",
        [{"name": ""}, {"name": "..."}, {"why": ""}, {"name": "\x00"}],
        ids=["none", "no word", "no reason", "control"],
    )
    def test_that_is_none_is_refused_and_what_was_typed_stays(self, editor, wrong):
        answer = editor.post("/lexicon/add", {**GIVEN, **wrong})
        assert answer.status_code == 422
        assert VARIANT in answer.content.decode()
        assert not GazetteerName.objects.exists()

    def test_of_whatever_length_and_letters_has_an_answer(self, editor):
        for name in ("ا" * 10_000, "<script>x</script>", "\u202eabc", "x\ny", "🙂"):
            answer = editor.post("/lexicon/add", {**GIVEN, "name": name, "variants": "ب" * 50_000})
            assert answer.status_code in (302, 422)
            assert b"<script>x" not in editor.get("/lexicon/").content

    def test_is_only_an_editors(self, desk, client_of, anonymous):
        for role in ("reader", "reviewer"):
            assert client_of(role).get("/lexicon/").status_code == 403
            assert client_of(role).post("/lexicon/add", GIVEN).status_code == 403
        assert anonymous.get("/lexicon/").status_code == 302


class TestTryingTheLists:
    def test_shows_who_is_recognised_and_by_what(self, editor, listed):
        found = editor.post("/lexicon/try", {"text": TEXT}, headers={"HX-Request": "true"}).context["found"]
        (her,) = [each for each in found.seen if VARIANT in each.mentions]
        assert {NAME, VARIANT} <= set(her.mentions)
        assert "".join(each.words for each in found.stretches) == TEXT

    def test_a_name_that_is_not_listed_shows_what_it_is_taken_for(self, editor):
        found = editor.post("/lexicon/try", {"text": TEXT}, headers={"HX-Request": "true"}).context["found"]
        assert VARIANT not in {words for each in found.seen for words in each.mentions}

    def test_works_as_a_page_of_its_own(self, editor):
        page = editor.post("/lexicon/try", {"text": TEXT})
        assert page.status_code == 200
        assert "<html" in page.content.decode()
        assert NAME in page.content.decode()

    def test_markup_in_it_is_shown_as_words(self, editor):
        for headers in ({}, {"HX-Request": "true"}):
            page = editor.post(
                "/lexicon/try", {"text": "<img src=x> روسيا </textarea><script>1</script>"}, headers=headers
            )
            assert b"<img" not in page.content
            assert b"<script>1" not in page.content

    @pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "\x00\x01", "و" * 6000, "روسيا\r\n" * 900])
    def test_whatever_is_pasted_has_an_answer_and_only_so_much_is_read(self, editor, text):
        answer = editor.post("/lexicon/try", {"text": text}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        found = answer.context["found"]
        assert found is None or sum(len(each.words) for each in found.stretches) <= 5000

    def test_nothing_of_it_is_kept(self, editor):
        editor.post("/lexicon/try", {"text": TEXT})
        assert not Actor.objects.filter(name=NAME).exists()


class TestReadingAgain:
    @pytest.fixture
    def texts(self, desk):
        for n in range(3):
            adding.add(read(f"{TEXT} ({n})", id=f"new-{n}", source="NTB"))
        summaries.refresh()

    def test_texts_that_have_the_name_are_read_with_it(self, texts, editor, listed):
        answer = editor.post(f"/lexicon/{listed.pk}/read", headers={"HX-Request": "true"})
        done = answer.context["done"]
        assert (done.texts, done.failed, done.left) == (3, 0, 0)
        assert Actor.objects.filter(name=NAME).exists()

    def test_some_at_a_time_until_none_is_left(self, texts, editor, listed, monkeypatch):
        monkeypatch.setattr("mahdar.web.pages.lexicon.MOST_AGAIN", 2)
        first = editor.post(f"/lexicon/{listed.pk}/read", headers={"HX-Request": "true"}).context["done"]
        assert (first.texts, first.left) == (2, 1)
        then = editor.post(f"/lexicon/{listed.pk}/read", {"after": first.last}, headers={"HX-Request": "true"})
        assert (then.context["done"].texts, then.context["done"].left) == (1, 0)

    def test_what_people_decided_stays(self, texts, editor, listed):
        from mahdar.review.claims import reject
        from mahdar.store.models import Claim

        claim = Claim.objects.filter(document__name="new-0").first()
        if claim:
            reject(claim.uid, "reviewer", "not said")
        editor.post(f"/lexicon/{listed.pk}/read")
        assert Claim.objects.filter(document__name="new-0", review="rejected").exists() == bool(claim)

    def test_a_name_of_no_text_says_so(self, editor, listed):
        answer = editor.post(f"/lexicon/{listed.pk}/read", headers={"HX-Request": "true"})
        assert answer.context["done"].texts == 0


def test_names_that_many_claims_have_and_no_list_has_are_suggested(desk, client_of, monkeypatch):
    monkeypatch.setattr(lexicon, "OFTEN", 1)
    found = client_of("lexicon-editor").get("/lexicon/").context["unlisted"]
    assert "يوناس سولبرغ" in {each.name for each in found}
    GazetteerName.objects.create(name="يوناس سولبرغ", kind="person")
    use_names()
    assert "يوناس سولبرغ" not in {each.name for each in lexicon.unlisted(20)}


def test_a_suggestion_fills_the_form(desk, client_of):
    given = (
        client_of("lexicon-editor").get("/lexicon/", {"name": NAME, "kind": "group", "country": "SO"}).context["given"]
    )
    assert (given.name, given.kind, given.country) == (NAME, "group", "SO")
    odd = client_of("lexicon-editor").get("/lexicon/", {"name": NAME, "kind": "x", "country": "x"}).context["given"]
    assert (odd.kind, odd.country) == ("person", "")
