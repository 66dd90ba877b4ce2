"""Pledges as the domain states them."""

import pytest

from examples import claims_of, name
from mahdar.arabic.lexicon import rows
from mahdar.claims.patterns import engine
from mahdar.exchange.flat import flat_claim
from mahdar.exchange.page import page
from mahdar.exchange.slots import slots
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


MEASURES = [(kind, pattern) for kind in ("pledge_basis", "pledge_period") for pattern in engine(kind).patterns]
TOLD = {"pledge_basis": ("basis", "revises"), "pledge_period": ("period",)}


def said_of(text, pledge):
    """What a pledge says of its measure and its period, as the examples of their patterns word it."""
    return {
        "amount": pledge.amount.number.value,
        "stage": pledge.stage,
        "basis": pledge.basis,
        "revises": pledge.revises,
        "period": pledge.period.iso if pledge.period is not None else None,
        "words": pledge.period.span.of(text) if pledge.period is not None else None,
        "date": pledge.date.iso if pledge.date is not None else None,
    }


@pytest.mark.parametrize(
    "example",
    [pytest.param(e, id=f"{kind}: {p.name}: {e.text[:30]}") for kind, p in MEASURES for e in p.examples],
)
def test_an_example_says_what_the_sum_counts_and_covers(example):
    minutes, found = claims_of(KIND, example.text)
    said = [said_of(example.text, pledge) | {"donor": name(minutes, pledge.donor)} for pledge in found]
    assert any(example.claim.items() <= each.items() for each in said), said


@pytest.mark.parametrize(
    ("kind", "near_miss"),
    [pytest.param(kind, m, id=f"{kind}: {p.name}: {m.text[:30]}") for kind, p in MEASURES for m in p.near_misses],
)
def test_of_a_near_miss_nothing_of_the_kind_is_said(kind, near_miss):
    _, found = claims_of(KIND, near_miss.text)
    assert found
    assert [getattr(pledge, slot) for pledge in found for slot in TOLD[kind] if getattr(pledge, slot)] == [], (
        near_miss.why
    )


def bases(text):
    """Each sum of a text with its basis."""
    return [(pledge.amount.number.value, pledge.basis) for pledge in claims_of(KIND, text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "واشنطن (رويترز) - قالت وزارة الخارجية إن الولايات المتحدة ستقدم 130 مليون دولار إضافية من المساعدات للسوريين.",
        "القاهرة - أ ش أ: أعلنت اليابان تقديم دعم إضافي للاجئين قدره 130 مليون دولار.",
        "بروكسل 16 يناير (شينخوا) أعلن الاتحاد الأوروبي اليوم أنه سيقدم 130 مليون دولار أخرى لإغاثة النازحين.",
        "وزادت الدنمارك مساعداتها للصومال بمبلغ 130 مليون دولار.",
        "تعهدت النرويج بمنحة قدرها 130 مليون دولار فوق ما تعهدت به العام الماضي.",
    ],
)
def test_a_further_sum_is_additional(text):
    assert bases(text) == [(1.3e8, "additional")]


@pytest.mark.parametrize(
    "text",
    [
        "ذكرت (كونا) أن إجمالي ما قدمته الكويت لإغاثة النازحين بلغ 300 مليون دولار.",
        "بلغت المساعدات الكويتية للشعب السوري حتى الآن 300 مليون دولار.",
        "قدمت الكويت لإغاثة السوريين 300 مليون دولار منذ بداية الأزمة.",
        "منذ عام 2011 قدمت الكويت مساعدات إنسانية بقيمة 300 مليون دولار.",
        "وبذلك يرتفع إجمالي مساهمات الكويت للشعب السوري إلى 300 مليون دولار.",
    ],
)
def test_a_total_to_date_is_cumulative(text):
    assert bases(text) == [(3e8, "cumulative")]


@pytest.mark.parametrize(
    "text",
    [
        "قدمت اليابان 12 مليون دولار لإغاثة النازحين في دولة أخرى.",
        "من ناحية أخرى، قدمت اليابان 12 مليون دولار لإغاثة النازحين.",
        "إضافة إلى ذلك، قدمت اليابان 12 مليون دولار لإغاثة النازحين.",
        "قدمت اليابان 12 مليون دولار لإغاثة 200 ألف سوري إضافة إلى 3 ملايين لاجئ.",
        "قدمت اليابان 12 مليون دولار لإغاثة ضحايا الحرب الدائرة منذ عام 2011.",
        "قدمت اليابان 12 مليون دولار لمساعدة السوريين الذين فروا من بلادهم منذ عام 2011.",
        "تحتاج خطة الإغاثة إلى ما مجموعه 12 مليون دولار.",
        "بلغ إجمالي التعهدات في المؤتمر 12 مليون دولار لإغاثة السوريين.",
    ],
)
def test_what_is_said_of_something_else_is_no_basis(text):
    assert bases(text) == [(1.2e7, None)]


def test_a_further_sum_and_the_total_that_it_makes_are_two_pledges():
    text = "تبرعت السعودية بـ60 مليون دولار إضافية لإغاثة النازحين ليصل إجمالي مساهمتها إلى 250 مليونا."
    minutes, (further, total) = claims_of(KIND, text)
    assert (further.evidence.of(text), further.basis) == ("60 مليون دولار", "additional")
    assert (total.evidence.of(text), total.basis) == ("250 مليونا", "cumulative")
    assert (total.amount.currency, name(minutes, total.donor)) == ("USD", "السعودية")
    assert any("currency" in reason for reason in total.reasons)


def test_what_a_total_counts_that_is_no_money_is_no_pledge():
    text = "قدمت السعودية 60 مليون دولار لإغاثة النازحين ليصل إجمالي المستفيدين إلى 250 ألف نازح."
    assert bases(text) == [(6e7, None)]


def test_a_total_has_the_stage_that_its_own_words_give():
    text = "ستقدم كندا 30 مليون دولار إضافية لإغاثة السوريين، ليبلغ مجموع ما قدمته منذ بداية الأزمة 170 مليون دولار."
    _, found = claims_of(KIND, text)
    assert [(pledge.stage, pledge.basis) for pledge in found] == [
        ("pledged", "additional"),
        ("disbursed", "cumulative"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "رفعت ألمانيا مساهمتها في خطة الإغاثة إلى 50 مليون يورو.",
        "خفضت ألمانيا مساعداتها للصومال إلى 50 مليون يورو.",
        "قلصت ألمانيا مساعداتها للصومال إلى 50 مليون يورو.",
        "قررت ألمانيا زيادة مساهمتها في خطة الإغاثة لتصل إلى 50 مليون يورو.",
        "ارتفعت تعهدات المانحين لإغاثة النازحين إلى 50 مليون يورو.",
    ],
)
def test_a_figure_raised_or_lowered_to_this_one_is_revised(text):
    _, (pledge,) = claims_of(KIND, text)
    assert (pledge.amount.number.value, pledge.revises) == (5e7, True)


def test_a_year_before_a_sum_is_no_end_of_a_range():
    text = "ارتفعت المساعدات الهندية للصومال من 4 ملايين دولار عام 2009 إلى 6 ملايين دولار عام 2010."
    _, found = claims_of(KIND, text)
    assert [(p.amount.number.value, p.period.iso, p.revises) for p in found] == [
        (4e6, "2009", False),
        (6e6, "2010", True),
    ]


def test_of_a_figure_raised_from_another_only_the_new_one_revises():
    _, found = claims_of(KIND, "رفعت ألمانيا مساهمتها من 20 مليون يورو إلى 50 مليون يورو لإغاثة اللاجئين.")
    assert [(pledge.amount.number.value, pledge.revises) for pledge in found] == [(2e7, False), (5e7, True)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("تعهدت النرويج أمس بتقديم 20 مليون يورو لإغاثة النازحين خلال عامي 2015 و2016.", "2015-01-01", "2016-12-31"),
        ("تعهدت النرويج أمس بتقديم 20 مليون يورو لخطة الإغاثة للعام 2014.", "2014-01-01", "2014-12-31"),
        ("تعهدت النرويج أمس بتقديم 20 مليون يورو لإغاثة النازحين للفترة من 2014 إلى 2016.", "2014-01-01", "2016-12-31"),
        ("تعهدت النرويج أمس بتقديم مساعدات بقيمة 20 مليون يورو حتى نهاية 2016.", None, "2016-12-31"),
        ("تعهدت النرويج أمس للنازحين بمساعدات للسنة المالية 2015 قدرها 20 مليون يورو.", "2015-01-01", "2015-12-31"),
        ("تعهدت النرويج أمس بتقديم 20 مليون يورو (27 مليون دولار) لخطة الإغاثة لعام 2014.", "2014-01-01", "2014-12-31"),
    ],
)
def test_the_years_the_money_is_for_are_no_date_of_the_pledge(text, first, last):
    _, (pledge,) = claims_of(KIND, text)
    assert pledge.date is not None
    assert pledge.date.iso == "2014-01-15"
    assert pledge.period is not None
    whole = pledge.period.interval
    assert (whole.first and whole.first.isoformat(), whole.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "words", "granularity"),
    [
        ("تعهدت كندا بمنحة قدرها 5 ملايين دولار للصومال على مدى ثلاث سنوات.", "ثلاث سنوات", "years"),
        ("وقع البنك منحة للصومال بقيمة 5 ملايين دولار لمدة عامين.", "عامين", "years"),
        ("تقدم كندا للصومال مساعدات بقيمة 5 ملايين دولار سنويا.", "سنويا", "year"),
        ("تدفع كندا للنازحين مساعدات شهرية تبلغ 5 ملايين دولار.", "شهرية", "month"),
    ],
)
def test_a_length_or_a_rhythm_is_a_period_of_no_known_years(text, words, granularity):
    _, (pledge,) = claims_of(KIND, text)
    assert pledge.period is not None
    assert (pledge.period.span.of(text), pledge.period.granularity, pledge.period.interval) == (
        words,
        granularity,
        None,
    )
    assert pledge.period.reason


def test_money_since_a_year_covers_the_time_until_publication():
    _, (pledge,) = claims_of(KIND, "قدمت إيطاليا 90 مليون دولار من المساعدات الإنسانية للصومال منذ عام 2011.")
    assert pledge.period.interval.first.isoformat() == "2011-01-01"
    assert pledge.period.interval.last.isoformat() == "2014-01-16"


def test_sums_of_two_years_have_a_period_each():
    _, found = claims_of(KIND, "خصصت كندا 10 ملايين دولار للعام 2014 و12 مليون دولار للعام 2015 لإغاثة النازحين.")
    assert [pledge.period.iso for pledge in found] == ["2014", "2015"]


def test_the_same_sum_for_two_years_is_two_pledges():
    text = "خصصت كندا لإغاثة النازحين 10 ملايين دولار للعام 2014. وخصصت كندا لإغاثتهم 10 ملايين دولار للعام 2015."
    assert len(claims_of(KIND, text)[1]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "تعهدت النرويج في 2012 بتقديم 20 مليون يورو لإغاثة النازحين.",
        "تعهدت النرويج بتقديم 20 مليون يورو لإغاثة النازحين في مؤتمر عقد عام 2012.",
        "تعهدت النرويج بتقديم 20 مليون يورو لإغاثة النازحين قبل عامين.",
        "تعهدت النرويج بتقديم 20 مليون يورو لإغاثة من نزحوا في 2012.",
        "تعهدت النرويج بتقديم 20 مليون يورو لإغاثة النازحين يوم الخميس.",
        "خصصت النرويج 20 مليون يورو لإغاثة النازحين بموجب اتفاق عام 2012.",
    ],
)
def test_when_something_happened_is_no_period_of_the_money(text):
    assert [pledge.period for pledge in claims_of(KIND, text)[1]] == [None]


def test_readers_see_basis_period_and_revision_where_there_are_any():
    text = "رفعت ألمانيا مساهمتها في خطة الإغاثة لعامي 2014 و2015 إلى 50 مليون يورو."
    minutes, (pledge,) = claims_of(KIND, text)
    assert flat_claim(pledge, minutes)["revises"] is True
    assert "رقم معدَّل" in page([minutes])
    minutes, (total,) = claims_of(KIND, "قدمت إيطاليا 90 مليون دولار من المساعدات للصومال منذ عام 2011.")
    flat = flat_claim(total, minutes)
    assert (flat["basis"], flat["period"]) == ("cumulative", "2011/2014")


def test_a_mark_that_is_not_set_is_no_slot():
    minutes, (pledge,) = claims_of(KIND, "قدمت إيطاليا 90 مليون دولار من المساعدات للصومال.")
    assert "revises" not in dict(slots(pledge))
    assert not {"basis", "period", "revises"} & flat_claim(pledge, minutes).keys()


def test_a_period_of_no_known_years_is_told_in_the_words_of_the_text():
    minutes, (pledge,) = claims_of(KIND, "تعهدت كندا بمنحة قدرها 5 ملايين دولار للصومال على مدى ثلاث سنوات.")
    assert flat_claim(pledge, minutes)["period"] == "ثلاث سنوات"
