"""Texts for the desk beside `tests/articles.py`: what is ahead, what sources disagree about, two of one name, a text without a date, emoji."""

import datetime
from typing import NamedTuple

MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()


class Text(NamedTuple):
    """A text as it is handed in."""

    name: str
    published: datetime.date | None
    source: str
    title: str
    text: str


def texts(today: datetime.date) -> list[Text]:
    """All of them; those of what is ahead tell of days after `today`."""
    return [*_past(), *_ahead(today)]


def _past() -> list[Text]:
    return [
        Text(
            "swedish",
            datetime.date(2014, 1, 21),
            "NTB",
            "ستوكهولم تدعو إلى الحوار",
            'قال وزير الخارجية السويدي يوناس سولبرغ إن "الحوار مع جميع الأطراف ضروري الآن في نيروبي".',
        ),
        Text(
            "danish",
            datetime.date(2014, 1, 23),
            "Horn Post",
            "كوبنهاغن مستعدة للمساعدة",
            'أكد المتحدث باسم الخارجية الدنماركية أندرس بيرغ أن "الدنمارك مستعدة لدعم محادثات السلام في الصومال".',
        ),
        Text(
            "finnish",
            datetime.date(2014, 1, 24),
            "Horn Post",
            "هلسنكي تعرض الوساطة",
            'قال وزير الخارجية الفنلندي آدم فارح إن "فنلندا تعرض الوساطة بين الأطراف في الصومال".',
        ),
        Text(
            "other-day",
            datetime.date(2014, 1, 13),
            "SONNA",
            "موعد جديد لمؤتمر نيروبي",
            "قال مسؤول صومالي إن مؤتمر نيروبي 2 سيعقد في 25 يناير 2014 في نيروبي.",
        ),
        Text(
            "undated",
            None,
            "SONNA",
            "لقاء في جيبوتي",
            "التقى وزير الخارجية الكيني بيتر كاماو نظيره الصومالي آدم فارح في جيبوتي أمس الثلاثاء.",
        ),
        Text(
            "emoji",
            datetime.date(2014, 2, 5),
            "Horn Post",
            "الهدنة 🕊️ قريبة",
            'عاجل 🕊️🇳🇴 من أوسلو. أعلن وزير الخارجية النرويجي يوناس سولبرغ أن "الهدنة 🤝 ستبدأ يوم الأحد" في الصومال. '
            "ورحب وزير الخارجية الصومالي آدم فارح بالإعلان 👏 أمام الصحفيين.",
        ),
    ]


def _ahead(today: datetime.date) -> list[Text]:
    held = today + datetime.timedelta(18)
    day = f"{held.day} {MONTHS[held.month - 1]} {held.year}"
    ago = [today - datetime.timedelta(days) for days in range(12)]
    return [
        Text(
            "third",
            ago[9],
            "SONNA",
            "نيروبي تستضيف المؤتمر الثالث",
            f"أعلنت الأمم المتحدة أن مؤتمر نيروبي 3 سيعقد في {day} في نيروبي. "
            "وأعلنت إيران أنها ستشارك في مؤتمر نيروبي 3 إذا تسلمت الدعوة.",
        ),
        Text(
            "third-invited",
            ago[7],
            "Horn Post",
            "دعوات إلى نيروبي",
            f"وجهت الأمم المتحدة الدعوة إلى بريطانيا وكينيا للمشاركة في مؤتمر نيروبي 3 المقرر في {day}. "
            'وقال وزير الخارجية الصومالي آدم فارح إن "المؤتمر فرصة أخيرة لوقف إطلاق النار في الصومال".',
        ),
        Text(
            "third-refused",
            ago[5],
            "NTB",
            "كينيا لن تشارك",
            "أعلنت كينيا أنها لن تشارك في مؤتمر نيروبي 3. وأكدت النرويج أنها ستشارك في مؤتمر نيروبي 3.",
        ),
        Text(
            "third-met",
            ago[4],
            "NTB",
            "لقاء في أوسلو قبل المؤتمر",
            "التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو أمس، وبحثا التحضير لمؤتمر نيروبي 3.",
        ),
        Text(
            "third-met-again",
            ago[3],
            "Horn Post",
            "محادثات في لندن",
            "التقى وزير الخارجية البريطاني إدوارد كلارك نظيره الصومالي آدم فارح في لندن أمس. "
            "والتقى كلارك وزير الخارجية النرويجي يوناس سولبرغ في لندن اليوم.",
        ),
        Text(
            "third-blocked",
            ago[2],
            "SONNA",
            "خلاف على وفد المعارضة",
            "قال دبلوماسي غربي إن الخلاف على مقاعد المعارضة يعرقل انعقاد مؤتمر نيروبي 3.",
        ),
        Text(
            "third-money",
            ago[1],
            "NTB",
            "تعهدات جديدة للصومال",
            "تعهدت النرويج بتقديم 120 مليون دولار للصومال خلال مؤتمر نيروبي 3. "
            "وطلبت الأمم المتحدة 900 مليون دولار لإغاثة الصومال. وتعهدت بريطانيا بتقديم 75 مليون جنيه إسترليني للصومال.",
        ),
    ]
