"""Meetings as the domain states them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.pipeline import read
from mahdar.vocabulary import Mode, Status

KIND = "meeting"
WORDS = [
    "التقى", "الرئيس", "التركي", "نظيره", "الإيراني", "في", "أنقرة", "و", "مع", "بين", "بينهما", "لقاء", "محادثات",
    "قمة", "البلدين", "الطرفان", "،", ".", "غدا", "أمس", "سيجتمع", "إنه", "هما", "على", "هامش", "مؤتمر",
]  # fmt: skip


PUBLISHED = datetime.date(2014, 1, 16)


def meetings(text, published=PUBLISHED):
    """The meetings of a text, with the minutes that name their participants."""
    minutes = read(text, published=published)
    return minutes, [claim for claim in minutes.claims if claim.kind == KIND]


def names(minutes, meeting):
    return [minutes.actor(party).name for party in meeting.participants]


@pytest.mark.parametrize(("status", "side", "word", "example"), list(rows("meeting_status.tsv", "mahdar.claims")))
def test_a_word_beside_a_meeting_says_how_it_stands(status, side, word, example):
    _, found = meetings(example)
    assert [str(m.status) for m in found] == ([] if status == "none" else [status]), (side, word)


@pytest.mark.parametrize(("word", "kind", "office", "example"), list(rows("pairs.tsv", "mahdar.claims")))
def test_a_word_for_two_finds_its_two(word, kind, office, example):
    minutes, [meeting] = meetings(example)
    assert len(names(minutes, meeting)) == 2, (word, kind, office)


@pytest.mark.parametrize(("lemma", "example"), list(rows("begun.tsv", "mahdar.claims")))
def test_talks_that_have_begun_are_under_way(lemma, example):
    _, found = meetings("انتقدت تركيا إيران. " + example)
    assert [m.status for m in found] == [Status.UNDER_WAY], lemma


def test_a_denied_meeting_is_not_held():
    _, found = meetings("نفى المتحدث باسم الحكومة عقد أي لقاء بين الرئيس التركي والرئيس الإيراني.")
    assert found == []


def test_a_meeting_that_will_not_be_is_no_meeting():
    _, found = meetings("قال المتحدث إن الرئيس التركي لن يلتقي الرئيس الإيراني.")
    assert found == []


def test_talks_that_were_called_off_are_cancelled():
    _, [meeting] = meetings("أعلنت أنقرة إلغاء المحادثات المقررة بين الرئيس التركي والرئيس الإيراني.")
    assert meeting.status is Status.CANCELLED


def test_a_wish_to_meet_is_a_proposal():
    _, [meeting] = meetings("أبدى الرئيس التركي استعداده لعقد لقاء مع الرئيس الإيراني.")
    assert meeting.status is Status.PROPOSED


def test_a_dated_meeting_to_come_is_planned():
    _, [meeting] = meetings("يلتقي وزير الخارجية الأردني نظيره المصري في القاهرة يوم 20 يناير الجاري.")
    assert (meeting.status, meeting.date.iso) == (Status.PLANNED, "2014-01-20")


def test_a_list_of_participants_goes_on_over_conjunctions():
    minutes, [meeting] = meetings(
        "التقى الرئيس التركي في أنقرة الرئيس الإيراني ورئيس الوزراء العراقي ووزير الخارجية الأردني."
    )
    assert len(names(minutes, meeting)) == 4


def test_the_same_meeting_told_twice_is_one():
    _, found = meetings(
        "التقى الرئيس التركي في أنقرة الرئيس الإيراني. وخلال لقاء الرئيس التركي مع الرئيس الإيراني بحث الجانبان ملف الحدود."
    )
    assert len(found) == 1


def test_a_call_and_a_meeting_of_the_same_two_are_two():
    _, found = meetings(
        "بحث الرئيس التركي مع الرئيس الإيراني في اتصال هاتفي ملف الحدود. وسيلتقي الرئيس التركي الرئيس الإيراني في أنقرة غدا."
    )
    assert [m.mode for m in found] == [Mode.PHONE, Mode.IN_PERSON]


def test_parties_meet_on_the_margin_of_a_conference():
    minutes, [meeting] = meetings("اتفق الرئيس التركي والرئيس الإيراني على عقد لقاء بينهما على هامش مؤتمر باريس.")
    assert meeting.place.of(minutes.text) == "هامش مؤتمر باريس"


def test_a_side_that_is_left_out_lowers_the_confidence_and_says_why():
    _, [meeting] = meetings("قال الرئيس التركي إنه سيجتمع قريبا مع الرئيس الإيراني.")
    assert meeting.confidence < 0.8
    assert meeting.reasons


def test_an_interview_is_no_meeting():
    _, found = meetings("تحدث الرئيس التركي مع وكالة الأناضول عن الحدود.")
    assert found == []


def test_a_visit_is_a_meeting_only_with_talks():
    _, without = meetings("زار وزير الخارجية الأردني نظيره المصري.")
    _, [meeting] = meetings("زار وزير الخارجية الأردني نظيره المصري لإجراء محادثات.")
    assert (without, meeting.status) == ([], Status.HELD)


def test_what_is_called_for_in_a_call_is_not_the_call():
    _, [meeting] = meetings("دعا الرئيس التركي في اتصال مع الرئيس الإيراني إلى وقف القتال.")
    assert (meeting.mode, meeting.status) == (Mode.PHONE, Status.HELD)


def test_headlines_are_not_read():
    _, found = meetings("الرئيس التركي يلتقي الرئيس الإيراني في أنقرة\nلم تصدر تفاصيل أخرى حتى مساء اليوم عن الزيارة.")
    assert found == []


@given(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=30))
def test_no_text_makes_reading_meetings_fail(strange, words):
    text = strange + " " + " ".join(words)
    minutes, found = meetings(text)
    for meeting in found:
        assert meeting.evidence.of(minutes.text)
        assert len({party.actor for party in meeting.participants}) >= 2


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("التقى الرئيس التركي الرئيس الإيراني أمس في أنقرة.", "2014-01-15"),
        ("وفي 10 يناير الجاري وقعت تركيا وإيران خلال قمة في أنقرة إعلانا.", "2014-01-10"),
        ("انهارت الاثنين محادثات بين الرئيس التركي والرئيس الإيراني.", "2014-01-13"),
        ("وغداة لقاء جمع الرئيس التركي بالرئيس الإيراني هدأت الحدود.", "2014-01-15"),
        ("غادر الرئيس التركي قبل لقاء مع الرئيس الإيراني الاثنين في أنقرة.", "2014-01-20"),
        ("ذكرت الوزارة، الاثنين، تفاصيل لقاء بين الرئيس التركي والرئيس الإيراني.", None),
        ("أعلن عن أول لقاء بين الرئيس التركي والرئيس الإيراني منذ وصوله إلى أنقرة في مايو 2013.", None),
        ("وصل الرئيس التركي الاثنين إلى طهران لإجراء محادثات مع الرئيس الإيراني.", None),
        ("جاء ذلك قبل شهر من لقاء الرئيس التركي والرئيس الإيراني.", None),
        ("بحث الرئيس التركي مع الرئيس الإيراني معاهدة تنتهي في العام 2021.", None),
    ],
)
def test_a_meeting_is_dated_by_its_own_clause(text, date):
    _, [meeting] = meetings(text)
    assert (meeting.date.iso if meeting.date else None) == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل الرئيس التركي إلى طهران لإجراء محادثات مع الرئيس الإيراني.", "طهران"),
        ("استضافت باريس لقاء بين الرئيس التركي والرئيس الإيراني.", "باريس"),
        ("أشاد الوزير من القاهرة في شمال مصر باللقاء بين الرئيس التركي والرئيس الإيراني.", None),
    ],
)
def test_a_meeting_is_where_its_clause_says(text, place):
    minutes, [meeting] = meetings(text)
    assert (meeting.place.of(minutes.text) if meeting.place else None) == place


def test_a_meeting_only_named_is_the_one_that_is_planned():
    _, [meeting] = meetings(
        "سيلتقي الرئيس التركي الرئيس الإيراني في أنقرة غدا. وأثار لقاء الرئيس التركي والرئيس الإيراني جدلا."
    )
    assert meeting.status is Status.PLANNED


def test_another_meeting_of_the_same_two_is_another():
    _, found = meetings(
        "التقى الرئيس التركي الرئيس الإيراني في أنقرة أمس. ويعتزم الرئيس التركي عقد لقاء آخر مع الرئيس الإيراني."
    )
    assert [m.status for m in found] == [Status.HELD, Status.PLANNED]


def test_a_spokesman_speaks_of_the_meetings_of_his_principal():
    minutes, [meeting] = meetings(
        "عادت الوزيرة السويدية مارجوت فالستروم إلى بلادها. وقال متحدث باسم فالستروم إنها ستجتمع مع الرئيس الإيراني."
    )
    assert names(minutes, meeting)[0] == "مارجوت فالستروم"


def test_a_name_behind_an_office_is_the_officer():
    minutes, [meeting] = meetings("التقى الرئيس التركي نظيره الإيراني، حسن روحاني، في أنقرة.")
    assert names(minutes, meeting) == ["الرئيس التركي", "حسن روحاني"]


def test_who_stands_under_a_preposition_is_not_who_meets():
    minutes, [meeting] = meetings("قال الرئيس التركي بعد جولة مع الوزير والسفير الفرنسي إنه سيجتمع مع الرئيس الإيراني.")
    assert names(minutes, meeting)[0] == "الرئيس التركي"


@pytest.mark.parametrize(
    "text",
    [
        "افتتح الوزير المؤتمر الذي نظمته السعودية عبر الاتصال المرئي بالشراكة مع الأمم المتحدة.",
        "توقفت المحادثات السداسية، التي تضم الصين وكوريا الشمالية والولايات المتحدة وروسيا، في عام 2009.",
        "قالت المعارضة السورية إن وفدها لن يدخل في مفاوضات مع الحكومة السورية.",
    ],
    ids=["an instrument", "members of a format", "talks not entered"],
)
def test_parties_beside_talks_did_not_meet_there(text):
    assert meetings(text)[1] == []


def test_a_deputy_minister_meets_for_himself():
    minutes, [meeting] = meetings(
        "من المتوقع أن يقوم نائب وزير الخارجية الأمريكي توماس هولدن بزيارة إلى بكين يوم الجمعة المقبل لإجراء مشاورات مع مسؤولين صينيين."
    )
    assert names(minutes, meeting) == ["توماس هولدن", "مسؤولين صينيين"]
    assert (meeting.status, meeting.date.iso) == (Status.PLANNED, "2014-01-17")


def test_a_day_of_arrival_is_not_that_of_the_talks():
    _, [meeting] = meetings("وصل الرئيس التركي إلى بكين يوم الجمعة لإجراء محادثات مع الرئيس الصيني.")
    assert meeting.date is None


def test_a_call_with_pictures_is_no_phone_call():
    _, [meeting] = meetings("التقى الرئيس التركي عبر الاتصال المرئي الرئيس الإيراني.")
    assert meeting.mode is Mode.VIDEO


def test_whom_one_meets_beside_a_conference_is_no_part_of_its_name():
    minutes, [meeting] = meetings("والتقى الرئيس التركي على هامش المؤتمر وزير الخارجية القطري.")
    assert meeting.place.of(minutes.text) == "هامش المؤتمر"


def test_the_two_of_a_sentence_are_its_subject_and_whom_it_names_last():
    minutes, found = meetings(
        "سلم المبعوث التركي رسالة من الرئيس الفرنسي إلى الرئيس الإيراني خلال اجتماعهما في طهران يوم الثلاثاء."
    )
    assert [names(minutes, m) for m in found if m.mode is Mode.IN_PERSON] == [["المبعوث التركي", "الرئيس الإيراني"]]


def test_the_two_of_their_talks_are_the_pair_before_them():
    minutes, [meeting] = meetings("أبلغ الرئيس التركي نظيره الإيراني أن تعهد زعيمي الكوريتين بالسلام خلال اجتماعهما أمس مهم.")
    assert names(minutes, meeting) == ["كوريا الشمالية", "كوريا الجنوبية"]


def test_the_two_of_their_talks_are_subject_and_object():
    minutes, [meeting] = meetings("قال الرئيس التركي إنه سيسأل الرئيس الإيراني عن الحدود خلال قمتهما في جنيف.")
    assert names(minutes, meeting) == ["الرئيس التركي", "الرئيس الإيراني"]


def test_a_like_meeting_is_like_one_that_was_called_so():
    text = "عنوان الخبر\nتحدث وزير الخارجية المصري مع وزير الري السوداني. وعقد اجتماع مماثل في الخرطوم."
    minutes = read(text, published=datetime.date(2018, 5, 7))
    assert all("مماثل" not in claim.evidence.of(text) for claim in minutes.claims if claim.kind == "meeting")
