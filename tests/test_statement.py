"""Statements: who says what, in whose words."""

from datetime import date

from mahdar.pipeline import read
from mahdar.vocabulary import Manner, Minutes, Statement

PUBLISHED = date(2014, 1, 16)


def said(text: str) -> list[tuple[str, str, str]]:
    minutes = read(text, published=PUBLISHED)
    return [(speaker(minutes, s), s.manner.value, s.content.of(text)) for s in statements(minutes)]


def statements(minutes: Minutes) -> list[Statement]:
    return [c for c in minutes.claims if isinstance(c, Statement)]


def speaker(minutes: Minutes, statement: Statement) -> str:
    return minutes.actor(statement.speaker).name


def test_a_clause_behind_inna_is_what_is_said() -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن المؤتمر سيعقد في جنيف."
    assert said(text) == [("سيرغي لافروف", "indirect", "المؤتمر سيعقد في جنيف")]


def test_a_quotation_is_direct_and_stands_without_its_marks() -> None:
    text = 'وأعلن وزير الخارجية الإيراني محمد جواد ظريف أن "بلاده ستشارك إذا تلقت دعوة".'
    assert said(text) == [("محمد جواد ظريف", "direct", "بلاده ستشارك إذا تلقت دعوة")]


def test_scare_quotes_make_no_quotation() -> None:
    text = 'أكد المبعوث الأممي مارتن غريفيث أن المشاورات "بناءة" وأنها ستستمر في السويد.'
    assert said(text) == [("مارتن غريفيث", "indirect", 'المشاورات "بناءة" وأنها ستستمر في السويد')]


def test_the_lead_in_of_a_mixed_quotation_is_left_out() -> None:
    text = 'أشار الأمين العام للأمم المتحدة إلى أن التحضيرات للمؤتمر "دخلت مرحلتها النهائية الحساسة".'
    assert said(text) == [("الأمين العام للأمم المتحدة", "direct", "دخلت مرحلتها النهائية الحساسة")]


def test_the_speaker_goes_on_in_the_next_sentence() -> None:
    text = 'قال وزير الخارجية الروسي سيرغي لافروف إن الوفد وصل. وأضاف أن الوفد "سيبقى في المدينة أسبوعا كاملا".'
    assert [s[0] for s in said(text)] == ["سيرغي لافروف", "سيرغي لافروف"]


def test_a_participle_goes_on_with_the_speaker_of_the_sentence() -> None:
    text = "قالت المستشارة الألمانية أنجيلا ميركل إن القمة ناجحة، مشيرة إلى أن الخلاف ما زال قائما."
    assert said(text) == [
        ("أنجيلا ميركل", "indirect", "القمة ناجحة"),
        ("أنجيلا ميركل", "indirect", "الخلاف ما زال قائما"),
    ]


def test_an_agency_that_passes_on_is_the_channel_and_not_the_speaker() -> None:
    text = "نقلت وكالة رويترز عن وزير الخارجية الروسي سيرغي لافروف قوله إن المحادثات ستبدأ قريبا."
    minutes = read(text, published=PUBLISHED)
    (statement,) = statements(minutes)
    assert speaker(minutes, statement) == "سيرغي لافروف"
    assert statement.via is not None
    assert "رويترز" in statement.via.of(text)


def test_an_attribution_at_the_end_gives_the_main_clause() -> None:
    text = "وصل نحو مئة مراقب إلى مدينة الحديدة صباح الأحد، وفقا لوزارة الخارجية اليمنية."
    assert [(s[0], s[1]) for s in said(text)] == [("وزارة الخارجية اليمنية", "indirect")]


def test_a_statement_of_a_ministry_speaks_for_it() -> None:
    text = "أفاد بيان لوزارة الخارجية الروسية أن لافروف وكيري بحثا سير التحضيرات للمؤتمر."
    assert said(text) == [("وزارة الخارجية الروسية", "indirect", "لافروف وكيري بحثا سير التحضيرات للمؤتمر")]


def test_an_office_alone_is_the_person_who_was_named_with_it() -> None:
    text = "التقى وزير الخارجية الروسي سيرغي لافروف وزير الخارجية الإيراني محمد جواد ظريف. وقال الوزير الإيراني إن بلاده مستعدة للحوار."
    assert [s[0] for s in said(text)] == ["محمد جواد ظريف"]


def test_unnamed_sources_are_called_by_their_words() -> None:
    text = "قال مصدر دبلوماسي إن الجولة المقبلة ستعقد في جنيف."
    assert [s[0] for s in said(text)] == ["مصدر دبلوماسي"]


def test_nobody_says_what_is_merely_recalled() -> None:
    assert said("يذكر أن المؤتمر الأول عقد في جنيف عام 2012.") == []


def test_a_headline_gives_no_statement() -> None:
    text = "لافروف يقول إن المؤتمر قريب\nوصل الوفد الروسي إلى جنيف."
    assert said(text) == []


def test_a_verb_behind_its_quotation_claims_it() -> None:
    text = '"لن نقبل بأي شروط مسبقة للحوار"، قال وزير الخارجية الروسي سيرغي لافروف.'
    assert said(text) == [("سيرغي لافروف", "direct", "لن نقبل بأي شروط مسبقة للحوار")]


def test_the_day_of_saying_is_kept() -> None:
    minutes = read("قال وزير الخارجية الروسي سيرغي لافروف اليوم الخميس إن المؤتمر سيعقد.", published=PUBLISHED)
    (statement,) = statements(minutes)
    assert statement.date is not None
    assert statement.date.iso == "2014-01-16"
    assert statement.manner is Manner.INDIRECT


def test_a_quotation_never_closed_is_kept_with_a_doubt() -> None:
    minutes = read('قال وزير الخارجية الروسي سيرغي لافروف "سنذهب إلى جنيف من دون شروط', published=PUBLISHED)
    (statement,) = statements(minutes)
    assert statement.confidence < 0.9
    assert statement.reasons


def test_what_a_source_asks_for_its_name_is_not_what_it_says() -> None:
    text = "أوضح مصدر دبلوماسي رفض كشف هويته أن المفاوضات متعثرة."
    assert said(text) == [("مصدر دبلوماسي", "indirect", "المفاوضات متعثرة")]


def test_an_accusation_behind_a_comma_ends_what_was_said() -> None:
    text = "قال المحامي إن العقد باطل، متهما الشركة بالتزوير."
    assert said(text) == [("المحامي", "indirect", "العقد باطل")]


def test_a_short_clause_in_quotation_marks_is_said() -> None:
    text = 'قال الرئيس الأميركي دونالد ترامب معلقا على فرص الحوار "سنرى ماذا سيحدث".'
    assert said(text) == [("دونالد ترامب", "direct", "سنرى ماذا سيحدث")]


def test_whoever_quotes_another_goes_on_speaking_himself() -> None:
    text = (
        "قال المتحدث باسم التحالف العربي العقيد تركي المالكي إن الطائرة غادرت. وأضاف أن ما أعلنه الحوثيون بأن التصريح لم يمنح "
        '"غير صحيح أبدا ولا أساس له"، وقال: "قدمنا كافة التسهيلات من أجل الحوار".'
    )
    assert said(text)[-1] == ("تركي المالكي", "direct", "قدمنا كافة التسهيلات من أجل الحوار")


def test_a_party_behind_anna_is_the_subject_whoever_stands_behind_the_verb() -> None:
    text = "ذكرت وسائل إعلام أن الجعفري أبلغ دي ميستورا بأن دمشق مستعدة للمشاركة في الجولة."
    assert said(text)[-1] == ("الجعفري", "indirect", "دمشق مستعدة للمشاركة في الجولة")


def test_an_attribution_that_opens_the_sentence_is_no_part_of_what_is_said() -> None:
    text = "وبحسب وزارة الخارجية المصرية، فإن البلدين يتحفظان على التقرير المبدئي."
    assert said(text) == [("وزارة الخارجية المصرية", "indirect", "البلدين يتحفظان على التقرير المبدئي")]


def test_what_a_document_says_is_its_issuers() -> None:
    text = "وجاء في بيان للخارجية الروسية أن المفاوضات ستستأنف غدا."
    assert said(text) == [("الخارجية الروسية", "indirect", "المفاوضات ستستأنف غدا")]


def test_a_denied_saying_says_nothing() -> None:
    assert said("ولم تعلن الولايات المتحدة أي مساهمة حكومية جديدة.") == []


def test_speech_ends_where_another_speaks_though_no_comma_does() -> None:
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن القمة ناجحة فيما أكد السفير الأميركي أنها فشلت تماما."
    assert said(text)[0] == ("سيرغي لافروف", "indirect", "القمة ناجحة")


def test_he_through_whose_mouth_it_was_said_is_the_speaker() -> None:
    text = "وأعربت واشنطن، على لسان وزير الخارجية الأميركي مايك بومبيو، عن دعمها للاتفاق."
    assert said(text)[0] == ("مايك بومبيو", "indirect", "دعمها للاتفاق")


def test_an_attribution_of_several_words_names_the_speaker() -> None:
    text = "الاتفاق بات قريبا من التوقيع، على حد قول وزير الخارجية الفرنسي جان إيف لودريان."
    assert said(text) == [("جان إيف لودريان", "indirect", "الاتفاق بات قريبا من التوقيع")]


def test_a_clause_of_one_word_is_said() -> None:
    assert said("وقال وزير الخارجية الروسي سيرغي لافروف إنها ضرورية.") == [("سيرغي لافروف", "indirect", "ضرورية")]


def test_a_preposition_with_its_pronoun_is_nobody() -> None:
    text = 'وكان الصحفي يرفع لافتة كتب عليها "معاهدة حظر الأسلحة النووية" عندما تدخل رجال الأمن.'
    assert all(name != "عليها" for name, *_ in said(text))


def test_what_a_speaker_feels_is_no_speaker() -> None:
    text = "قال الوزير النرويجي يوناس سولبرغ إن الجولة قريبة، لكنه أكد ثقته في أن الأطراف ستلتزم بالاتفاق."
    assert [who for who, _, _ in said(text)] == ["يوناس سولبرغ", "يوناس سولبرغ"]


def test_a_relative_of_somebody_can_speak() -> None:
    assert [who for who, _, _ in said("أكدت زوجته أن الرجل محتجز في صنعاء.")] == ["زوجته"]
