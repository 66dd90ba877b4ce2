"""Faithfulness: a claim whose values are not its words' is doubted, and says why."""

from datetime import date

import pytest

from mahdar.claims.cast import Cast
from mahdar.claims.faithfulness import checked
from mahdar.mentions.annotate import annotate
from mahdar.pipeline import read
from mahdar.vocabulary import (
    Amount,
    AnyClaim,
    Attendance,
    AttendanceStatus,
    Meeting,
    Modality,
    Number,
    Pledge,
    Span,
    Stage,
    Status,
)

PUBLISHED = date(2014, 1, 16)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def after_check(text: str, build: object) -> AnyClaim:
    annotated = annotate(text, PUBLISHED)
    cast = Cast(annotated)
    parties = [p for i in range(len(annotated.mentions)) if (p := cast.of_mention(i)) is not None]
    (claim,) = checked(annotated, cast, [build(parties)])  # type: ignore[operator]
    return claim


def test_a_denied_meeting_is_not_held() -> None:
    text = "لم يلتق لافروف كيري في جنيف."
    claim = after_check(
        text,
        lambda p: Meeting(
            evidence=span(text, "يلتق لافروف"), because="test", participants=tuple(p[:2]), status=Status.HELD
        ),
    )
    assert claim.modality is Modality.DENIED
    assert claim.confidence < 0.6
    assert "لم يلتق" in claim.reasons[0]


def test_a_meeting_that_the_text_affirms_is_left_alone() -> None:
    text = "التقى لافروف كيري في جنيف."
    claim = after_check(
        text,
        lambda p: Meeting(
            evidence=span(text, "التقى لافروف"), because="test", participants=tuple(p[:2]), status=Status.HELD
        ),
    )
    assert claim.reasons == ()


@pytest.mark.parametrize(("value", "doubted"), [(2.4e9, False), (6.5e9, True)])
def test_a_sum_that_its_words_do_not_say_is_doubted(value: float, doubted: bool) -> None:
    text = "تعهدت روسيا بتقديم 2.4 مليار دولار لسوريا."
    words = span(text, "2.4 مليار دولار")
    amount = Amount(span=words, number=Number(span=words, low=value, high=value), currency="USD")
    claim = after_check(
        text, lambda p: Pledge(evidence=words, because="test", stage=Stage.PLEDGED, amount=amount, donor=p[0])
    )
    assert bool(claim.reasons) is doubted


def test_a_currency_that_nobody_wrote_is_doubted() -> None:
    text = "تعهدت روسيا بتقديم 500 لسوريا."
    words = span(text, "500")
    amount = Amount(span=words, number=Number(span=words, low=500, high=500), currency="USD")
    claim = after_check(
        text, lambda p: Pledge(evidence=words, because="test", stage=Stage.PLEDGED, amount=amount, donor=p[0])
    )
    assert "no currency is written" in claim.reasons


def test_an_attendance_under_a_condition_is_not_plain() -> None:
    text = "ستشارك إيران في المؤتمر إذا تسلمت الدعوة."
    claim = after_check(
        text,
        lambda p: Attendance(
            evidence=span(text, "ستشارك إيران في المؤتمر"),
            because="test",
            party=p[0],
            gathering=span(text, "المؤتمر"),
            status=AttendanceStatus.ATTENDS,
        ),
    )
    assert any("إذا" in reason for reason in claim.reasons)


def test_an_attendance_that_is_negated_is_doubted() -> None:
    text = "لن تشارك إيران في المؤتمر."
    claim = after_check(
        text,
        lambda p: Attendance(
            evidence=span(text, "تشارك إيران"),
            because="test",
            party=p[0],
            gathering=span(text, "المؤتمر"),
            status=AttendanceStatus.ATTENDS,
        ),
    )
    assert claim.modality is Modality.DENIED


def test_a_speaker_found_by_coreference_says_so() -> None:
    text = "وصل وزير الخارجية الروسي سيرغي لافروف. وقال الوزير الروسي إن المؤتمر سيعقد في جنيف."
    (claim,) = [c for c in read(text, published=PUBLISHED).claims if c.kind == "statement"]
    assert any("الوزير الروسي" in reason for reason in claim.reasons)


def test_a_state_named_by_its_capital_is_named() -> None:
    text = "انتقدت موسكو الشروط الإضافية."
    assert all(not c.reasons for c in read(text, published=PUBLISHED).claims if c.kind == "position")
