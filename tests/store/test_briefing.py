"""The brief of a process from the record: as things stood at the end of the period, with the sentences that say so."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import ARTICLES, minutes
from mahdar.errors import StoreError
from mahdar.exchange.labels import Language
from mahdar.review import claims as reviewed
from mahdar.review import processes
from mahdar.store import adding, summaries
from mahdar.store.briefing import brief_of, newest_week
from mahdar.store.models import Claim, Document
from mahdar.store.quoting import LENGTH, LONGEST, sentence

NAME = "الصومال – أوسلو"
EN = Language.EN


def day(number, month=1):
    return datetime.date(2014, month, number)


def brief(first, last, lang=EN):
    return brief_of(NAME, first, last, lang, today=last)


def section(made, key):
    return [line.text for each in made.sections if each.key == key for line in each.lines]


@pytest.fixture
def process(record):
    """A record of all articles, and their process."""
    for name in ARTICLES:
        adding.add(minutes(name))
    summaries.refresh()
    processes.define(NAME, ["مؤتمر نيروبي 2"], [], ["الصومال", "الصومالي", "نيروبي"], "Huda")
    return NAME


@pytest.mark.usefixtures("process")
class TestThePeriod:
    def test_a_meeting_is_planned_before_it_is_held(self):
        assert "Adam" in section(brief(day(9), day(12)), "planned")[0]
        assert not section(brief(day(9), day(12)), "happened")
        assert "14 January 2014: Meeting of" in section(brief(day(9), day(16)), "happened")[0]

    def test_attendance_is_as_of_the_end_of_the_period(self):
        early, late = section(brief(day(9), day(16)), "attendance"), section(brief(day(9), day(22)), "attendance")
        assert any("on a condition" in line and "Iran" in line for line in early)
        assert any("refuse: Iran (earlier: " in line for line in late)
        assert not any("refuse" in line for line in early)

    def test_no_source_is_of_a_later_day(self):
        made = brief(day(9), day(16))
        assert made.notes
        assert all(note.published <= day(16) for note in made.notes)

    def test_the_next_gathering_has_its_days(self):
        assert any(line.endswith("6 days from 16 January 2014") for line in section(brief(day(9), day(16)), "in-short"))

    def test_money_of_the_period(self):
        made = section(brief(day(29), day(31)), "money")
        assert made[0].startswith("Pledged: ")
        assert any("500 million US dollars" in line for line in made)

    def test_without_days_it_is_the_week_up_to_the_newest_text(self):
        assert newest_week(NAME) == (day(14, 2), day(20, 2))

    def test_a_period_before_all_texts_is_empty(self):
        assert brief(day(1), day(2)).sections == ()


@pytest.mark.usefixtures("process")
class TestSources:
    def test_every_note_quotes_its_text_word_for_word(self):
        made = brief(day(9), day(31))
        for note in made.notes:
            text = Claim.objects.get(uid=note.claim).document.text
            assert all(
                " ".join(part.split()) in " ".join(text.split()) for part in note.words.split("…") if part.strip()
            )
            assert note.outlet == Claim.objects.get(uid=note.claim).document.source

    def test_a_link_comes_with_its_text(self):
        Document.objects.update(url="https://example.org/a", title="عنوان")
        assert {(note.url, note.title) for note in brief(day(9), day(31)).notes} == {("https://example.org/a", "عنوان")}

    def test_a_claim_that_a_person_has_rejected_is_not_cited(self):
        uid = Claim.objects.get(kind="meeting", document__name="held").uid
        reviewed.reject(uid, "Huda")
        summaries.refresh()
        assert uid not in {note.claim for note in brief(day(9), day(31)).notes}

    def test_few_questions_are_asked_and_no_whole_text(self):
        newest_week(NAME)  # whereupon it is known which entries belong to the process
        with CaptureQueriesContext(connection) as asked:
            brief(day(9), day(31))
        assert len(asked) <= 15
        bare = [query["sql"] for query in asked if '"store_document"."text"' in query["sql"]]
        assert all("SUBSTR" in sql.upper() for sql in bare)


@pytest.mark.usefixtures("record")
def test_a_process_that_there_is_not_is_refused():
    with pytest.raises(StoreError, match="no process"):
        brief(day(1), day(2))


# The sentence that is quoted


TEXT = "قال الوزير ذلك. التقى الوزيران في أوسلو يوم الثلاثاء. وغادرا!"


def quote(text, words, **more):
    start = text.index(words)
    return sentence(text, 0, {"evidence": [start, start + len(words)]} | more)


def test_the_sentence_about_a_claim_is_quoted():
    assert quote(TEXT, "التقى") == "التقى الوزيران في أوسلو يوم الثلاثاء."


def test_a_figure_does_not_end_a_sentence():
    assert quote("بلغت 2.4 مليار. ثم", "بلغت") == "بلغت 2.4 مليار."


def test_a_long_sentence_is_cut_about_the_claim():
    words = quote("كلمة " * 60 + "التقى الوزيران " + "كلمة " * 60, "التقى الوزيران")
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "التقى الوزيران" in words
    assert len(words) <= LONGEST + 4


@pytest.mark.parametrize("body", [{}, {"evidence": None}, {"evidence": [900, 950]}, {"evidence": "x"}])
def test_a_claim_without_a_place_quotes_where_its_stretch_begins(body):
    assert sentence(TEXT, 0, body)
    assert sentence("", 0, body) == ""
    assert len(sentence("ا" * LENGTH, 5, body)) <= LONGEST + 4
