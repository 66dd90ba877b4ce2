"""Pledges as the domain states them."""

import pytest

from examples import claims_of, name
from mahdar.arabic.lexicon import rows
from mahdar.pipeline import read

KIND = "pledge"


def test_a_figure_repeated_is_one_pledge_in_its_most_exact_form():
    text = (
        "حصلت الدول المانحة أمس في أوسلو على تعهدات بأزيد من 3 مليارات دولار لإغاثة النازحين. "
        "وقال الأمين العام إن التعهدات بلغت أكثر من 3.4 مليار دولار."
    )
    _, found = claims_of(KIND, text)
    assert [(pledge.stage, pledge.amount.number.value) for pledge in found] == [("pledged", 3.4e9)]


def test_two_figures_of_two_years_stay_two_pledges():
    text = "بلغت تعهدات المانحين للاجئين هذا العام 4.4 مليار دولار. أما التعهدات للعام المقبل فبلغت 3.1 مليار دولار."
    _, found = claims_of(KIND, text)
    assert len(found) == 2


def test_the_same_sum_in_another_currency_is_no_second_pledge():
    _, found = claims_of(KIND, "قدمت النرويج مساعدات بقيمة 20 مليار درهم (5 مليارات دولار) إلى الصومال.")
    assert [pledge.amount.number.value for pledge in found] == [2e10]


def test_a_sum_joined_to_another_has_its_stage_and_a_recipient_of_its_own():
    text = "قدرت المنظمة حاجاتها بـ3 مليارات دولار للمساعدات الإنسانية في الصومال و5 مليارات دولار لإغاثة اللاجئين."
    minutes, found = claims_of(KIND, text)
    assert [(pledge.stage, name(minutes, pledge.recipient)) for pledge in found] == [
        ("target", "الصومال"),
        ("target", "اللاجئين"),
    ]


def test_the_donor_is_the_state_whose_adjective_the_aid_bears():
    minutes, (pledge,) = claims_of(KIND, "بلغت المساعدات النرويجية المقدمة إلى الصومال 3 ملايين دولار.")
    assert (name(minutes, pledge.donor), name(minutes, pledge.recipient)) == ("النرويج", "الصومال")


def test_an_official_pledges_for_his_state():
    minutes, (pledge,) = claims_of(KIND, "تعهد وزير الخارجية النرويجي يان بيترسن بتقديم 20 مليون يورو لإغاثة النازحين.")
    assert name(minutes, pledge.donor) == "النرويج"


def test_a_target_needs_no_donor():
    _, (pledge,) = claims_of(KIND, "هدف المؤتمر هو جمع 6 مليارات دولار لإغاثة النازحين.")
    assert (pledge.stage, pledge.donor) == ("target", None)


def test_a_pledge_is_dated_by_its_own_clause_and_not_by_the_year_it_is_for():
    _, (pledge,) = claims_of(KIND, "تعهدت النرويج أمس بتقديم 20 مليون يورو لإغاثة النازحين للعام 2015.")
    assert pledge.date is not None
    assert pledge.date.iso == "2014-01-15"


@pytest.mark.parametrize(
    "text",
    [
        "وقعت النرويج صفقة أسلحة بقيمة 3 مليارات دولار مع الدولة المانحة.",
        "دفعت الأسرة فدية قدرها مليون دولار رغم المساعدات.",
        "ارتفع سعر البرميل إلى 70 دولارا بدعم من الطلب.",
        "أعلنت النرويج وقف مساعداتها البالغة 60 مليون دولار.",
        "يتقاضى موظف الإغاثة راتبا قدره ألف دولار.",
    ],
)
def test_prices_ransom_arms_pay_and_money_withheld_are_no_pledges(text):
    assert claims_of(KIND, text)[1] == []


def test_what_a_bare_gift_says_is_less_sure_and_says_why():
    _, (pledge,) = claims_of(KIND, "بلغت المساعدات 3 ملايين دولار.")
    assert pledge.confidence < 0.9
    assert pledge.reasons


OUTLOOKS = [
    pytest.param(stage, example, id=f"{stage}: {word}")
    for stage, _, word, example in rows("pledge_outlook.tsv", "mahdar.claims")
]


@pytest.mark.parametrize(("stage", "example"), OUTLOOKS)
def test_money_decided_promised_or_asked_for_is_not_yet_paid(stage, example):
    assert [pledge.stage for pledge in claims_of(KIND, example)[1]] == ([] if stage == "none" else [stage])


def test_who_is_ready_or_decides_to_give_is_the_donor():
    minutes, (pledge,) = claims_of(
        KIND, "قال المتحدث إن الاتحاد الأوروبي مستعد لتقديم حزمة مساعدات قيمتها 100 مليون يورو للصومال."
    )
    assert (name(minutes, pledge.donor), pledge.stage) == ("الاتحاد الأوروبي", "pledged")


def test_what_came_of_a_gift_came_from_its_donor():
    text = "أعلنت النرويج تقديم وديعة بقيمة ملياري دولار للبنك المركزي الصومالي، لكن البنك لم يتسلم منها سوى 1.6 مليار دولار."
    minutes, found = claims_of(KIND, text)
    assert [(pledge.stage, name(minutes, pledge.donor)) for pledge in found] == [
        ("pledged", "النرويج"),
        ("disbursed", "النرويج"),
    ]


def test_an_organisation_of_relief_speaks_of_aid_by_its_name():
    _, (pledge,) = claims_of(KIND, "يواجه برنامج الأغذية العالمي فجوة تبلغ مليار دولار.")
    assert pledge.stage == "shortfall"


def test_we_gave_is_said_for_the_speakers_state():
    text = 'زارت الحركة العاصمة. وقال وزير الخارجية النرويجي يان بيترسن: "خصصنا مليون دولار لإغاثة النازحين".'
    minutes, (pledge,) = claims_of(KIND, text)
    assert name(minutes, pledge.donor) == "النرويج"


def test_where_ransom_is_spoken_of_no_sum_is_aid():
    assert claims_of(KIND, "تحدثت الصحيفة عن فدية للخاطفين. ودفعت النرويج 50 مليون دولار. وأرسلت مساعدات.")[1] == []


def test_a_sum_without_its_nationality_is_in_the_currency_of_its_donor():
    minutes = read("عنوان الخبر\nتعهدت تركيا بتقديم 87 مليون ليرة لإغاثة اليمن.")
    (pledge,) = [claim for claim in minutes.claims if claim.kind == "pledge"]
    assert pledge.amount.currency == "TRY"
