"""Sentences, headings and quotations of wire copy."""

from mahdar.arabic.analysis import analyse


def kinds(text: str) -> list[str]:
    return [s.kind for s in analyse(text).sentences]


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in analyse(text).quotations]


def test_the_first_of_several_lines_is_the_headline() -> None:
    assert kinds("مجلس الأمن يجتمع\nاجتمع المجلس اليوم. ثم انفض.") == ["headline", "body", "body"]


def test_a_text_of_one_line_has_no_headline() -> None:
    assert kinds("اجتمع المجلس اليوم في جنيف.") == ["body"]


def test_a_heading_run_into_the_paragraph_ends_at_its_dash() -> None:
    assert kinds("وصل الوفد. موسكو تنتقد غياب المعارضة عن المؤتمر- ويبقى غيابها عقبة.") == ["body", "heading", "body"]


def test_a_hyphen_inside_a_word_ends_nothing() -> None:
    assert kinds("جرت اتصالات روسية-أمريكية في جنيف.") == ["body"]


def test_a_short_line_without_a_full_stop_is_a_subheading() -> None:
    text = "عنوان\nقال الوزير إن الوفد وصل.\nشروط إضافية\nوغادر الوفد المدينة."
    assert kinds(text) == ["headline", "body", "subheading", "body"]


def test_a_full_stop_inside_a_quotation_does_not_end_the_sentence() -> None:
    assert kinds('قال الوزير "وصلنا أمس. سنبدأ اليوم" في جنيف.') == ["body"]


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    assert kinds("قدم صندوق (آ.ر.تي.اف) مبلغ 2.4 مليار.") == ["body"]


def test_quotations_of_every_shape_are_found() -> None:
    assert quoted('قال "نعم" و«لا» و“ربما” و " بلا شك "') == ["نعم", "لا", "ربما", "بلا شك"]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert quoted('قال "سنذهب إلى جنيف\nوغادر الوفد.') == ["سنذهب إلى جنيف"]
    assert not analyse('قال "سنذهب إلى جنيف\nوغادر الوفد.').quotations[0].closed


def test_an_apostrophe_inside_a_word_opens_no_quotation() -> None:
    assert quoted("زار قطر'ي المدينة") == []
