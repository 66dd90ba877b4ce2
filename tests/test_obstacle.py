"""Obstacles as the domain states them."""


import pytest

from examples import claims_of, name

KIND = "obstacle"


def said(text):
    minutes, found = claims_of(KIND, text)
    return [(o.cause.of(minutes.text), o.blocks.of(minutes.text), name(minutes, o.according_to)) for o in found]


def test_an_obstacle_is_told_by_whoever_says_so():
    text = "قال وزير الخارجية الصومالي أحمد حسن إن خلافات داخل الحركة تعرقل المشاورات في أوسلو."
    assert said(text) == [("خلافات داخل الحركة", "المشاورات في أوسلو", "أحمد حسن")]


def test_an_attribution_behind_it_says_who_says_so():
    text = 'ويبقى عدم اتفاق الأطراف على وفد واحد "العقبة الرئيسية" أمام انطلاق المؤتمر حسب وزير الخارجية الصومالي أحمد حسن.'
    assert said(text) == [("عدم اتفاق الأطراف على وفد واحد", "انطلاق المؤتمر", "أحمد حسن")]


@pytest.mark.parametrize(
    "text",
    [
        "لم تعرقل الحركة المفاوضات.",
        "تعهدت الحركة بعدم عرقلة المفاوضات.",
        "عرقل الزحام حركة السير في العاصمة.",
        "عقد الجانبان آخر اجتماع قبل السلام.",
        "هذا الأمر يشكل عقبة أمام السلام.",
    ],
)
def test_what_does_not_hinder_a_process_is_no_obstacle(text):
    assert said(text) == []


def test_a_reason_for_failure_is_an_obstacle():
    assert said("تأجلت الجولة. وانهارت المحادثات بسبب الخلاف على الحدود.")[-1][:2] == ("الخلاف على الحدود", "المحادثات")
