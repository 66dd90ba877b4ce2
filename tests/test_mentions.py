"""Mentions and coreference: who a text speaks of, under all the names it gives them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold
from mahdar.mentions.annotate import annotate
from mahdar.mentions.gazetteer import names, norms_of
from mahdar.mentions.names import skeleton
from mahdar.vocabulary import Actor
from work import calls

PUBLISHED = date(2014, 1, 16)
PIECES = [
    "وزير",
    "الخارجية",
    "الروسي",
    "سيرغي",
    "لافروف",
    "و",
    "ب",
    "نظيره",
    "،",
    "الأمم",
    "المتحدة",
    "بن",
    "المتحدث",
    "باسم",
    "حركة",
    "في",
    "\n",
    '"',
    "2.4",
    "أمس",
    "_",
    "#",
]


def actors(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in annotate(text, PUBLISHED).actors}


def mentions_of(text: str, name: str) -> list[str]:
    return [span.of(text) for span in actors(text)[name].mentions]


def test_a_title_introduces_a_person_and_gives_the_office() -> None:
    text = "وصل وزير الخارجية الروسي سيرغي لافروف."
    (office,) = actors(text)["سيرغي لافروف"].offices
    assert (office.role, office.country) == ("وزير الخارجية الروسي", "RU")
    assert office.span.of(text) == office.role


def test_a_surname_alone_is_the_person_named_in_full() -> None:
    text = "وصل المتحدث باسم الوزارة الكسندر لوكاشيفيتش. ثم غادر لوكاشيفيتش."
    assert mentions_of(text, "الكسندر لوكاشيفيتش")[1:] == ["لوكاشيفيتش"]


def test_spellings_of_one_name_are_one_person() -> None:
    text = "وصل دونالد ترامب. وقال البيان إن ترمب سيبقى."
    assert len(actors(text)["دونالد ترامب"].mentions) == 2


@pytest.mark.parametrize(("a", "b"), [("سيرغي", "سيرجي"), ("ترامب", "ترمب"), ("بوتين", "بوتن")])
def test_transliterations_agree_in_their_skeleton(a: str, b: str) -> None:
    assert skeleton(a) == skeleton(b)


def test_two_full_names_with_one_surname_are_two_persons() -> None:
    assert {"حسن روحاني", "سعيد روحاني"} <= set(actors("وصل الرئيس حسن روحاني ومعه الوزير سعيد روحاني."))


def test_the_counterpart_has_the_office_of_the_person_before() -> None:
    text = "التقى وزير الخارجية الروسي سيرغي لافروف نظيره الإيراني محمد جواد ظريف. وغادر الوزير الإيراني."
    assert "الوزير الإيراني" in mentions_of(text, "محمد جواد ظريف")


def test_his_country_is_that_of_the_last_person() -> None:
    text = "أعلن وزير الخارجية الإيراني محمد جواد ظريف أن بلاده ستشارك."
    assert "بلاده" in mentions_of(text, "إيران")


def test_a_capital_stands_for_its_government_and_a_palace_for_itself() -> None:
    found = actors("انتقدت موسكو القرار، ورحب البيت الأبيض به.")
    assert found["روسيا"].kind.value == "state"
    assert found["البيت الأبيض"].country == "US"


def test_the_government_of_a_state_is_the_state() -> None:
    assert mentions_of("رفضت الحكومة السورية العرض.", "سوريا") == ["الحكومة السورية"]


def test_the_prime_minister_is_not_the_president() -> None:
    text = "التقى الرئيس العراقي برهم صالح رئيس الوزراء العراقي عادل عبد المهدي. ثم غادر رئيس الوزراء العراقي."
    assert "رئيس الوزراء العراقي" in mentions_of(text, "عادل عبد المهدي")


def test_an_office_without_a_name_keeps_its_words() -> None:
    assert "الأمين العام للأمم المتحدة" in actors("دعا الأمين العام للأمم المتحدة إلى الهدوء.")


def test_the_article_swallowed_by_li_is_given_back_to_the_name() -> None:
    assert "المعارضة السورية" in actors("تدعم روسيا تمثيلا واسعا للمعارضة السورية.")


def test_a_town_spelled_like_a_verb_is_no_place() -> None:
    assert "خرج" not in [a.name for a in annotate("خرج الوفد من القاعة.").actors]


def test_hashtags_read_like_the_names_they_are() -> None:
    assert "كوريا الشمالية" in actors("وصل الوفد إلى بيونغ يانغ، ورحبت #كوريا_الشمالية بالزيارة.")


def test_words_run_together_are_still_states() -> None:
    assert {"روسيا", "إيران", "سوريا"} <= set(actors("ليس لدى روسياوإيرانوسوريا مشروع منفصل."))


def test_a_name_with_a_clitic_in_it_is_found_whole() -> None:
    assert names().longest(annotate("المرصد السوري لحقوق الإنسان").tokens, 0, 5) is not None
    assert norms_of("للأمم") == ("ل", "امم")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأكد رئيس الوزراء اليمني معين عبد الملك التزام حكومته بالهدنة.", "معين عبد الملك"),
        ("قال عضو وفد الجماعة عبد الملك العجري إن الهدنة هشة.", "عبد الملك العجري"),
        ("أكد رئيس الوفد الصحراوي المفاوض خطري أدوه أن الجبهة ستشارك.", "خطري أدوه"),
        (
            "قال مساعد وزير الخارجية الاميركي بالوكالة لشؤون الشرق الاوسط ستيوارت مارلو ان بلاده ستغادر.",
            "ستيوارت مارلو",
        ),
        ("التقى الدكتور صائب عريقات أمين سر اللجنة التنفيذية.", "صائب عريقات"),
        ("سلم المبعوث الخاص تشوي ريونغ هيه رسالة.", "تشوي ريونغ هيه"),
        ("أدلى المتحدث هونغ لي بهذه التصريحات.", "هونغ لي"),
        ("وصل المبعوث الصيني وو داوي بزيارة إلى سول.", "وو داوي"),
        ("أعلن الدكتور عبدالله بن عبدالعزيز الربيعة عن المنحة.", "عبدالله بن عبدالعزيز الربيعة"),
        ("قال القائم بأعمال وزير الدفاع بالإنابة باتريك شاناهان إن القوات باقية.", "باتريك شاناهان"),
        ('أفاد القيادي في جماعة "الحوثي" صالح المداني أن المبادرة ضعيفة.', "صالح المداني"),
        ("قال منسق الأمم المتحدة الخاص لعملية السلام في الشرق الأوسط كارل برينت إن الحل قريب.", "كارل برينت"),
        ("يقول مراسل بي بي سي في تونس، كريم الطرابلسي، إن الاتفاق هش.", "كريم الطرابلسي"),
        ("أفاد مراسل الجزيرة في عدن ياسر حسن بأن المراسم تأخرت.", "ياسر حسن"),
        ("أعلن وزير الخارجية فيصل بن فرحان بن عبدالله عن المنحة.", "فيصل بن فرحان بن عبدالله"),
    ],
)
def test_a_name_is_read_whole_and_ends_where_it_ends(text: str, name: str) -> None:
    assert name in actors(text)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "عبّر معالي الأمين العام للأمم المتحدة أنطونيو غوتيريش عن شكره.",
            "معالي الأمين العام للأمم المتحدة أنطونيو غوتيريش",
        ),
        ("ثمّن معالي وزير الخارجية اليمني محمد الحضرمي الدور.", "معالي وزير الخارجية اليمني محمد الحضرمي"),
        ("وصل صاحب السمو الملكي الأمير فيصل بن فرحان.", "صاحب السمو الملكي الأمير فيصل بن فرحان"),
        ("استقبل سعادة سفير قطر لدى الجزائر حسن النعمة الوفد.", "سعادة سفير قطر لدى الجزائر حسن النعمة"),
        ("استقبل دولة رئيس مجلس الوزراء نجيب ميقاتي فخامة رئيس الجمهورية.", "دولة رئيس مجلس الوزراء نجيب ميقاتي"),
        (
            "أعلن معالي المستشار بالديوان الملكي المشرف العام على مركز الملك سلمان للإغاثة الدكتور عبدالله الربيعة ذلك.",
            "معالي المستشار بالديوان الملكي المشرف العام على مركز الملك سلمان للإغاثة الدكتور عبدالله الربيعة",
        ),
    ],
)
def test_a_word_of_respect_is_of_the_office_it_precedes(text: str, mention: str) -> None:
    assert any(mention in [span.of(text) for span in actor.mentions] for actor in actors(text).values())


def test_every_word_of_respect_is_read_with_its_example() -> None:
    for _, example, *_ in rows("forms_of_address.tsv", "mahdar.mentions"):
        text = f"وصل {example}."
        (first, *_) = annotate(text, PUBLISHED).actors
        assert first.mentions[0].of(text) == example


@pytest.mark.parametrize("text", ["وصل الرئيس إلى بغداد.", "عاد رئيس الوفد إلى صنعاء."])
def test_only_an_envoy_is_one_to_a_state(text: str) -> None:
    assert all("إلى" not in name for name in actors(text))
    assert "السفير إلى ليبيا" in actors("قال السفير إلى ليبيا إن الحل قريب.")


def test_a_bare_body_is_the_state_of_the_official_who_speaks_of_it() -> None:
    for word, example, state, *_ in rows("own_bodies.tsv", "mahdar.mentions"):
        assert word in mentions_of(example, state)


def test_a_bare_body_is_no_state_that_cannot_be_called_so() -> None:
    assert "المملكة" in actors("أكد وزير الخارجية الصيني أن المملكة تدعم الحل.")


def test_words_said_of_a_noun_are_not_its_name() -> None:
    assert not actors('أكد أن المبادرة "لا تحمل جديدا".')


def test_a_verb_keeps_its_preposition_from_the_office() -> None:
    assert "التحالف العربي" in actors("ندد الوزير بالتحالف العربي.")


def test_a_month_behind_a_particle_of_names_is_no_date() -> None:
    annotated = annotate("بحث لافروف الوضع مع نظيره الإيطالي لويجي دي مايو في مايو.", PUBLISHED)
    assert "لويجي دي مايو" in [actor.name for actor in annotated.actors]
    assert [annotated.tokens[first - 1].shape for first in annotated.dates] == ["في"]


def test_a_conjunction_spelled_like_a_particle_of_names_ties_nothing_to_a_name() -> None:
    annotated = annotate("بحسب خبراء فإن مايو سيكون حاسما.", PUBLISHED)
    assert annotated.dates
    assert not annotated.actors or all("فإن" not in actor.name for actor in annotated.actors)


def test_a_surname_takes_its_particle_with_it() -> None:
    text = "وصل السيد لويجي دي مورو. ثم غادر دي مورو."
    assert mentions_of(text, "لويجي دي مورو")[1:] == ["دي مورو"]


def test_peace_is_nobody_where_a_servant_of_peace_is_named() -> None:
    text = "قال رئيس الوفد محمد عبد السلام إن السلام ممكن."
    assert mentions_of(text, "محمد عبد السلام") == ["رئيس الوفد محمد عبد السلام"]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    assert list(actors("قال المتحدث باسم الرئيس رجب طيب أردوغان إن القمة قريبة.")) == [
        "المتحدث باسم الرئيس رجب طيب أردوغان"
    ]
    assert list(actors("قال المتحدث باسم الرئيس التركي إبراهيم قالن إن القمة قريبة.")) == ["إبراهيم قالن"]


def test_an_office_ends_before_what_it_is_about_to_do() -> None:
    text = "يستعد الرئيس التركي للقاء نظيره الأميركي."
    assert mentions_of(text, "الرئيس التركي") == ["الرئيس التركي"]


def test_a_state_is_read_before_the_nationality_it_begins_like() -> None:
    minutes = annotate("وصل رئيس كوريا الجنوبية إلى بكين.", PUBLISHED)
    assert minutes.mentions[0].country == "KR"


@pytest.mark.parametrize("row", list(rows("nouns_like_adjectives.tsv", "mahdar.mentions")), ids=lambda row: row[0])
def test_a_noun_that_ends_like_a_nisba_is_no_adjective_of_what_stands_before(row: list[str]) -> None:
    word, example = row
    annotated = annotate(example + ".", PUBLISHED)
    last = next(i for i, t in enumerate(annotated.tokens) if t.norm == fold(word))
    assert not any(m.first < last < m.last for m in annotated.mentions)


def test_an_office_that_has_its_state_takes_no_further_noun() -> None:
    assert mentions_of("انتقد رئيس الوزراء الإسرائيلي المفاوضات النووية.", "رئيس الوزراء الإسرائيلي") == ["رئيس الوزراء الإسرائيلي"]


def test_a_government_named_with_its_state_is_that_state_when_named_bare_again() -> None:
    text = "أكدت الحكومة اليمنية أن الحل قريب. وقالت الحكومة في بيان إن الوفد وصل."
    assert mentions_of(text, "اليمن") == ["الحكومة اليمنية", "الحكومة"]


def test_a_servant_of_god_is_one_name_in_two_words() -> None:
    text = "استقبل الشيخ عبد الله بن أحمد آل خليفة، الوفد."
    assert mentions_of(text, "عبد الله بن أحمد آل خليفة") == ["الشيخ عبد الله بن أحمد آل خليفة"]


def test_a_body_in_quotation_marks_is_whom_a_spokesman_speaks_for() -> None:
    text = 'أكد المتحدث الرسمي باسم قوات "التحالف العربي لدعم الشرعية في اليمن" العقيد الركن تركي المالكي خروج النواب.'
    assert "تركي المالكي" in actors(text)


@pytest.mark.parametrize("word", ["معالي", "السيد", "عبد", "بن", "الحكومة"])
def test_a_repeated_word_takes_work_in_proportion_to_its_count(word: str) -> None:
    def work(count: int) -> int:
        return calls(lambda: annotate(f"{word} " * count))

    work(1000)  # tables load, and words are remembered
    assert work(2000) < 5 * work(500)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_mentions_stand_in_order_and_slice_the_text(text: str) -> None:
    annotated = annotate(text, PUBLISHED)
    at = 0
    for mention in annotated.mentions:
        assert at <= mention.first < mention.last <= len(annotated.tokens)
        assert mention.first <= mention.name_first < mention.name_last <= mention.last
        at = mention.last
    for actor in annotated.actors:
        assert actor.name
        for span in actor.mentions:
            assert span.of(text)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("اعتقلت الشرطة 11 سوريا و25 ليبيا و3 مغاربة.", set()),
        ("قتل 115 سوريا في الغارة.", set()),
        ("في 2011 سوريا دخلت الحرب.", {"سوريا"}),
        ("زار الوفد 3 دول هي سوريا وليبيا.", {"سوريا", "ليبيا"}),
        ("وصل 12 من سوريا.", {"سوريا"}),
    ],
)
def test_eleven_syrians_are_not_syria(text, states):
    assert {actor.name for actor in annotate(text, PUBLISHED).actors if actor.kind == "state"} == states
