"""Obstacles as the domain states them, and every example and near miss of their patterns."""

import datetime

import pytest

from examples import check_example, check_near_miss, check_own_example, examples, near_misses, patterns
from mahdar.pipeline import read

KIND = "obstacle"


@pytest.mark.parametrize(("pattern", "example"), examples(KIND))
def test_an_example_gives_its_claim(pattern, example):
    check_example(KIND, pattern, example)


@pytest.mark.parametrize(("pattern", "near_miss"), near_misses(KIND))
def test_a_near_miss_stays_silent(pattern, near_miss):
    check_near_miss(KIND, pattern, near_miss)


@pytest.mark.parametrize("pattern", patterns(KIND))
def test_a_pattern_is_the_reason_of_its_own_example(pattern):
    check_own_example(KIND, pattern)


def claims(text):
    minutes = read(text, published=datetime.date(2014, 1, 16))
    return minutes, [claim for claim in minutes.claims if claim.kind == KIND]


def name(minutes, party):
    return minutes.actor(party).name if party is not None else None


def said(text):
    minutes, found = claims(text)
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
