"""Gatherings as the domain states them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.claims.gathering import gathering_mentions
from mahdar.claims.patterns import quoted_words
from mahdar.claims.row import passages
from mahdar.claims.speech import Document
from mahdar.mentions.annotate import annotate
from mahdar.pipeline import read
from mahdar.vocabulary import Status

KIND = "gathering"
WORDS = [
    "مؤتمر", "المؤتمر", "الدولي", "الثاني", "قمة", "(", "جنيف", "2", ")", "في", "باريس", "عقد", "أمس", "غدا",
    "للمانحين", "حول", "سوريا", "بين", "روسيا", "و", "تركيا", "،", ".", "محادثات",
]  # fmt: skip


def gatherings(text, published=datetime.date(2014, 1, 16)):
    """The gatherings of a text, each as its name's words and the claim."""
    minutes = read(text, published=published)
    return [(claim.name.of(minutes.text), claim) for claim in minutes.claims if claim.kind == KIND]


@pytest.mark.parametrize(("word", "example"), list(rows("not_gatherings.tsv", "mahdar.claims")))
def test_a_word_behind_the_noun_can_make_it_something_else(word, example):
    assert gatherings(example + ".") == [], word


def test_one_conference_under_several_names_is_one_gathering():
    found = gatherings(
        "يعقد مؤتمر (برلين 2) في 20 يناير الجاري. ودعا الوزير إلى إنجاح مؤتمر برلين 2، وقال إن المؤتمر الدولي فرصة للسلام."
    )
    assert len(found) == 1
    assert len(found[0][1].mentions) == 3


def test_ordinals_tell_conferences_of_a_series_apart():
    found = gatherings("جمع المؤتمر الدولي الأول للمانحين مليار دولار، وسيعقد المؤتمر الدولي الثاني للمانحين في أوسلو.")
    assert [name for name, _ in found] == ["المؤتمر الدولي الأول للمانحين", "المؤتمر الدولي الثاني للمانحين في أوسلو"]


def test_a_conference_dated_to_come_is_planned():
    [(_, gathering)] = gatherings("يعقد مؤتمر برلين حول ليبيا يوم 20 يناير الجاري.")
    assert (gathering.status, gathering.date.iso) == (Status.PLANNED, "2014-01-20")


def test_a_conference_held_yesterday_was_held():
    [(_, gathering)] = gatherings("حصلت المنظمة على تعهدات خلال مؤتمر عقد أمس في أوسلو.")
    assert (gathering.status, gathering.date.iso) == (Status.HELD, "2014-01-15")


def test_the_topic_does_not_say_where_it_is_held():
    [(_, gathering)] = gatherings("شارك الوزير في المؤتمر الدولي للمانحين لدعم الوضع الإنساني في اليمن.")
    assert gathering.place is None


def test_a_conference_that_is_called_for_is_proposed():
    [(_, gathering)] = gatherings("دعا الرئيس إلى عقد مؤتمر دولي للسلام منتصف العام الحالي.")
    assert gathering.status is Status.PROPOSED


def test_a_press_conference_is_no_gathering():
    assert gatherings("قال الوزير في مؤتمر صحفي مشترك في برلين إن الهدنة صامدة.") == []


def test_bare_talks_resolve_to_the_talks_named_last():
    text = "تنطلق محادثات جنيف غدا. وقال المبعوث إن المحادثات ستكون بلا شروط."
    annotated = annotate(text, datetime.date(2014, 1, 16))
    mentions = gathering_mentions(Document(annotated, passages(annotated, quoted_words())))
    assert [(m.name.of(text), m.gathering) for m in mentions] == [("محادثات جنيف", 0), ("المحادثات", 0)]


@given(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_text_makes_reading_gatherings_fail(strange, words):
    for name, gathering in gatherings(strange + " " + " ".join(words)):
        assert name
        assert gathering.name in gathering.mentions


def test_a_gathering_begins_when_its_verb_says():
    [(_, gathering)] = gatherings("باشر الاتحاد الأوروبي الاثنين أعمال مؤتمر ينتهي الأربعاء في مدينة حلب.")
    assert gathering.date.iso == "2014-01-13"


def test_the_host_of_a_gathering_is_its_place():
    text = "استضافت باريس، الجمعة، قمة تاريخية بين الرئيس التركي والرئيس الإيراني."
    [(_, gathering)] = gatherings(text)
    assert gathering.place.of(text) == "باريس"


def test_a_mouthful_is_no_summit():
    assert gatherings("لن تكون البلاد لقمة سائغة لأحد.") == []


@pytest.mark.parametrize("text", ["وقال المؤتمر الثلاثاء إن الحل سياسي.", "وعقد المؤتمر أمس اجتماعاته في صنعاء."])
def test_a_party_that_is_called_congress_is_no_gathering(text):
    found = gatherings("يقود حزب المؤتمر الشعبي العام المعارضة. " + text)
    assert [name for name, _ in found if name == "المؤتمر"] == []


def test_what_a_session_is_to_discuss_does_not_say_where_it_is():
    [(_, gathering)] = gatherings("يعقد البرلمان العراقي جلسة طارئة، السبت، لبحث التطورات في البصرة.")
    assert gathering.place is None


def test_a_place_behind_whom_a_gathering_brings_together_is_its_own():
    text = "قال القائد في مؤتمر يضم قادة سلاح الجو لعشرين دولة، في مدينة حلب."
    [(_, gathering)] = gatherings(text)
    assert gathering.place.of(text) == "حلب"
