"""Attendance as the domain states them."""


import pytest

from examples import claims_of, name
from mahdar.arabic.lexicon import rows

KIND = "attendance"


def stands(text):
    minutes, found = claims_of(KIND, text)
    return [(name(minutes, attendance.party), str(attendance.status)) for attendance in found]


def test_an_attendance_under_a_condition_and_its_reverse_are_one_claim():
    text = 'أعلن الوزير الصومالي أن "بلاده ستشارك في مؤتمر أوسلو إذا تسلمت الدعوة إليه لكننا لن نشارك في حال عدم توجيه الدعوة".'
    minutes, (attendance,) = claims_of(KIND, text)
    assert (name(minutes, attendance.party), attendance.status) == ("الصومال", "conditional")
    assert attendance.condition.of(minutes.text) == "إذا تسلمت الدعوة إليه"


def test_each_of_a_list_attends():
    text = "شاركت في المؤتمر 30 دولة من بينها النرويج والصومال وكينيا."
    assert stands(text) == [
        ("30 دولة", "attends"),
        ("النرويج", "attends"),
        ("الصومال", "attends"),
        ("كينيا", "attends"),
    ]


def test_who_will_not_take_part_refuses():
    assert stands("أكدت النرويج أنها لن تشارك في مؤتمر أوسلو.") == [("النرويج", "refuses")]


def test_one_speaks_for_oneself_in_a_quotation():
    assert stands('قال الوزير الصومالي: "لن نشارك في محادثات أوسلو".') == [("الصومال", "refuses")]


@pytest.mark.parametrize(
    "text",
    [
        "تريد النرويج أن تشارك في مؤتمر أوسلو.",
        "قد تشارك النرويج في مؤتمر أوسلو.",
        "بحث الوزير مسألة المشاركة النرويجية في مؤتمر أوسلو.",
        "شارك الجيش النرويجي في معارك قرب أوسلو.",
        "لم تشارك النرويج في محادثات أوسلو.",
    ],
)
def test_wishes_chances_and_topics_are_no_attendance(text):
    assert stands(text) == []


def test_a_government_delegation_at_talks_is_its_state_there():
    assert stands("استقبل المبعوث الوفد الحكومي الصومالي إلى محادثات أوسلو.") == [("الصومال", "attends")]


def test_the_gathering_is_called_by_its_name():
    minutes, (attendance,) = claims_of(KIND, "ستشارك النرويج في المؤتمر الدولي الثاني للمانحين في أوسلو.")
    assert attendance.gathering.of(minutes.text).startswith("المؤتمر الدولي الثاني للمانحين")


UNREAL = [pytest.param(example, id=word) for _, word, example in rows("attendance_unreal.tsv", "mahdar.claims")]


@pytest.mark.parametrize("example", UNREAL)
def test_to_keep_out_is_told_only_where_it_comes_about(example):
    assert stands(example) == []


CONDITIONS = [pytest.param(example, id=words) for words, _, example in rows("conditions.tsv", "mahdar.claims")]


@pytest.mark.parametrize("example", CONDITIONS)
def test_a_condition_is_kept(example):
    verb, _, rest = example.partition("حضر") if "حضور" not in example else example.partition("الحضور")
    text = f"قال الوزير إن الصومال {verb}{'حضر' if 'حضور' not in example else 'حضور'} محادثات أوسلو{rest}."
    assert ("الصومال", "conditional") in stands(text)


def test_we_means_whom_the_speaker_speaks_for_and_no_platform():
    text = "قال المتحدث باسم حركة طالبان أحمد حسن، عبر «تويتر»: «لن نشارك في حوار تستضيفه دولة»."
    assert stands(text) == [("طالبان", "refuses")]


def test_a_spokesman_does_not_come_himself():
    text = "وصل خليفة حفتر أمس. وقال متحدث باسم حفتر إنه لن يحضر أي اجتماع مع المجلس إلا إذا توقف القتال."
    assert stands(text) == [("خليفة حفتر", "conditional")]


def test_the_condition_is_no_part_of_the_gathering():
    minutes, (attendance,) = claims_of(KIND, "أكدت النرويج أنها ستشارك في أي مشاورات شريطة رفع الحصار.")
    assert attendance.gathering.of(minutes.text) == "مشاورات"


def test_what_an_unnamed_source_takes_part_in_is_nobody_elses_act():
    text = "زار الوزير الصومالي أوسلو. وقال دبلوماسي أوروبي يشارك في المشاورات إن الهدنة هشة."
    assert stands(text) == []


def test_the_offices_counted_attend():
    assert stands("قال الوزير الصومالي في ختام المؤتمر، الذي شارك فيه نحو 30 رئيس دولة: اليوم عزمنا كامل.") == [
        ("نحو 30 رئيس دولة", "attends")
    ]


def test_whether_somebody_comes_is_no_stand():
    assert stands("وبشأن ما إذا كان الوزير الصومالي سيشارك في المؤتمر في حال عقده قال المصدر إنه لا يعلم.") == []


def test_representatives_stand_for_whom_they_represent_and_a_number_may_join_them():
    text = "انطلق الحوار الشامل أمس بمشاركة ممثلين عن الحكومة الصومالية و6 حركات سياسية."
    assert [status for _, status in stands(text)] == ["attends", "attends"]
