"""Positions as the domain states them, and every example of their word lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.pipeline import read

KIND = "position"


def positions(sentence):
    """The positions of a sentence: party, stance and target of each."""
    minutes = read("عنوان الخبر\n" + sentence)
    return [(minutes.actor(c.party).name, c.stance.value, c.target.of(minutes.text)) for c in minutes.claims if c.kind == KIND]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("رفضت إيران تمديد المفاوضات النووية.", ("إيران", "rejects", "تمديد المفاوضات النووية")),
        ("دعا وزير الخارجية الفرنسي إلى وقف القتال في حلب.", ("فرنسا", "demands", "وقف القتال في حلب")),
        ("طالبت تركيا روسيا بوقف الغارات على إدلب.", ("تركيا", "demands", "وقف الغارات على إدلب")),
        ("اتهمت السعودية إيران بتسليح المتمردين.", ("السعودية", "accuses", "تسليح المتمردين")),
        ("موسكو تنتقد تأخير المحادثات.", ("روسيا", "opposes", "تأخير المحادثات")),
        ("رحبت الأمم المتحدة بإعلان الهدنة.", ("الأمم المتحدة", "supports", "إعلان الهدنة")),
        ("أعرب وزير الخارجية الألماني عن أمله في أن تستأنف المحادثات قريبا.", ("ألمانيا", "expects", "تستأنف المحادثات قريبا")),
        ("وافقت الحكومة السورية على دخول المراقبين.", ("سوريا", "accepts", "دخول المراقبين")),
        ("هددت كوريا الشمالية بإلغاء القمة.", ("كوريا الشمالية", "warns", "إلغاء القمة")),
        ("اقترحت مصر هدنة جديدة في غزة.", ("مصر", "proposes", "هدنة جديدة في غزة")),
    ],
)
def test_a_verb_of_stance_says_who_wants_what(sentence, position):
    assert positions(sentence) == [position]


def test_an_official_speaks_for_his_state():
    assert positions("رفض وزير الدفاع التركي سحب القوات من الشمال.") == [("تركيا", "rejects", "سحب القوات من الشمال")]


def test_an_envoy_speaks_for_himself():
    assert positions("رحب المبعوث الأممي إلى اليمن مارتن غريفيث بالهدنة.") == [("مارتن غريفيث", "supports", "الهدنة")]


def test_a_minister_who_backs_his_president_speaks_for_himself():
    said = positions("أيد وزير الخارجية الأميركي مايك بومبيو قرار الرئيس الأميركي دونالد ترامب.")
    assert [(party, stance) for party, stance, _ in said] == [("مايك بومبيو", "supports")]


def test_what_a_party_does_not_back_it_opposes():
    assert positions("لا تؤيد روسيا فرض عقوبات جديدة.") == [("روسيا", "opposes", "فرض عقوبات جديدة")]


def test_what_is_not_turned_down_is_no_position():
    assert positions("لم ترفض إيران الخطة الأوروبية.") == []


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("أعلنت روسيا استعدادها لاستضافة المحادثات.", ("روسيا", "offers", "استضافة المحادثات")),
        ("انتهت الجولة بعد رفض إيران تمديد الهدنة.", ("إيران", "rejects", "تمديد الهدنة")),
        ("جاءت دعوة الرئيس المصري إلى وقف القتال بعد الغارات.", ("مصر", "demands", "وقف القتال بعد الغارات")),
        ("أكدت روسيا موقفها الداعم لوحدة سوريا.", ("روسيا", "supports", "وحدة سوريا")),
    ],
)
def test_verbal_nouns_and_participles_take_stances_too(sentence, position):
    assert position in positions(sentence)


def test_the_first_person_is_the_speaker():
    said = positions('قال وزير الخارجية التركي: "نطالب المجتمع الدولي بوقف الغارات على المدنيين فورا".')
    assert ("تركيا", "demands", "وقف الغارات على المدنيين فورا") in said


def test_a_relative_takes_its_antecedent():
    assert ("روسيا", "proposes", "الخطة") in positions("تدرس فرنسا الخطة التي اقترحتها روسيا.")


def test_joined_subjects_each_hold_the_position():
    found = positions("رفضت روسيا والصين فرض عقوبات على دمشق.")
    assert {party for party, _, _ in found} == {"روسيا", "الصين"}


@pytest.mark.parametrize(
    "sentence",
    [
        "سئل الوزير عما إذا كانت الحكومة تؤيد الخطة.",  # a question
        "هذا القرار يدعو للأسف.",  # an idiom
        "تعرض الرئيس الفرنسي لحادث بسيط.",  # spelled like `she offers`
        "وصل الوفد إلى مدينة حلب.",  # spelled like `condemning`
        "دعا الرئيس المصري نظيره التونسي إلى القاهرة.",  # an invitation to a place
    ],
)
def test_what_only_looks_like_a_stance_is_none(sentence):
    assert positions(sentence) == []


@pytest.mark.parametrize("row", list(rows("position_words.tsv", "mahdar.claims")), ids=lambda row: row[-1])
def test_every_stance_word_takes_its_stance_in_its_example(row):
    *_, stance_clause, stance_noun, example = row
    assert {stance for _, stance, _ in positions(example + ".")} & {stance_clause, stance_noun}


STANCE_WORDS = (
    *("رفض", "يرفض", "دعم", "المدعومة", "يجب", "شرط", "وقف", "إيران", "الوزير", "التي", "الذي", "أن", "إن", "ما"),
    *("لا", "لم", "هما", "ب", "ل", "على", "من", "إلى", "،", ".", '"', ":"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(STANCE_WORDS), max_size=40))
def test_any_row_of_stance_words_reads_and_points_into_the_text(words):
    minutes = read("عنوان\n" + " ".join(words))
    for claim in minutes.claims:
        if claim.kind == KIND:
            assert claim.target.of(minutes.text).strip()
            assert 0 <= claim.evidence.start < claim.evidence.end <= len(minutes.text)


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        # a spokesman speaks for the body or the person he speaks for
        ("قال متحدث باسم حفتر إنه يرفض الهدنة.", ("خليفة حفتر", "rejects", "الهدنة")),
        ("نفى المتحدث باسم الرئاسة التركية إبراهيم قالن صحة الأنباء.", ("تركيا", "rejects", "صحة الأنباء")),
        # of whom demands are made is their object
        ("قال الأمين العام للأمم المتحدة إن الوضع خطير، وحث المانحين على الإسراع.", ("الأمين العام للأمم المتحدة", "demands", "الإسراع")),
        ("ودعت بريطانيا جميع الليبيين إلى احترام الاتفاق.", ("بريطانيا", "demands", "احترام الاتفاق")),
        ("ناشدت فرنسا المجتمع الدولي زيادة الدعم.", ("فرنسا", "demands", "زيادة الدعم")),
        # what is gone on with, and what is qualified in quotation marks
        ("ستواصل السعودية دعم الشعب اليمني.", ("السعودية", "supports", "الشعب اليمني")),
        ('جدد وزير الخارجية الجزائري دعم الجزائر "الثابت" لجهود المبعوث.', ("الجزائر", "supports", "جهود المبعوث")),
        # how it is taken is not what is taken
        ("وأدانت مصر بأشد العبارات الهجوم الإرهابي.", ("مصر", "opposes", "الهجوم الإرهابي")),
        ("ورفض المغرب بشكل قاطع المقترح الجديد.", ("المغرب", "rejects", "المقترح الجديد")),
        ("وشدد المجلس على رفضه القاطع لأي تدخل أجنبي.", ("المجلس", "rejects", "أي تدخل أجنبي")),
        # a subject before its verb
        ("لكن وفد الحوثيين رفض السفر من صنعاء.", ("وفد الحوثيين", "rejects", "السفر من صنعاء")),
        # where the words of it end
        ("ورحبت باريس بالمذكرة لكنها طالبت بضمانات.", ("فرنسا", "supports", "المذكرة")),
        ("ورحبت باريس بالاتفاق، وكشفت عن خطة جديدة.", ("فرنسا", "supports", "الاتفاق")),
    ],
)
def test_a_stance_is_its_holders_and_ends_where_its_words_do(sentence, held):
    assert held in positions(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "نفى الفصيل المعارض ذلك.",  # says nothing by itself
        "قال الوزير إن العدوان الذي وقع على القرية قديم.",  # it happened; nobody signed
        "قال الوزير إن التقرير الذي أعده المكتب لآثار السد جاهز.",  # prepared, not "I promise"
    ],
)
def test_a_homograph_or_a_bare_pronoun_is_no_stance(sentence):
    assert positions(sentence) == []


def test_a_source_that_will_not_be_named_rejects_nothing():
    assert positions("قال مصدر دبلوماسي رفض كشف هويته إن المحادثات متعثرة.") == []


def test_a_stance_without_words_is_none():
    assert positions("رفض أن") == []


def test_what_they_back_is_backed_by_no_single_state():
    assert positions("اعتقلت إيطاليا أحد عشر رجلا يشتبه في دعمهم للجماعة المسلحة في الشمال.") == []
    assert positions("اعتقلت إيطاليا 11 سوريا يشتبه في دعمهم للجماعة المسلحة في الشمال.") == []
