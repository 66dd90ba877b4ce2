"""Minutes written by hand, for the rooms that only pass minutes on: a claim of each kind in a report of our own."""

import datetime

from mahdar.vocabulary import (
    Actor,
    ActorKind,
    Amount,
    Attendance,
    AttendanceStatus,
    Date,
    Document,
    Gathering,
    Granularity,
    Interval,
    Manner,
    Meeting,
    Minutes,
    Mode,
    Number,
    Obstacle,
    Party,
    Pledge,
    Position,
    Qualifier,
    Span,
    Stage,
    Stance,
    Statement,
    Status,
)  # fmt: skip

TEXT = """وساطة نرويجية قبل مؤتمر نيروبي
التقى وزير الخارجية النرويجي يوناس سولبرغ نظيره الصومالي آدم فارح في أوسلو الثلاثاء 14 يناير 2014. \
وقال سولبرغ إن المحادثات "صريحة ومثمرة وستتواصل في الأيام المقبلة"، وطالب بوقف إطلاق النار قبل مؤتمر نيروبي للسلام.
وأكدت مقديشو أنها لن تحضر مؤتمر نيروبي للسلام ما لم يُفرج عن الأسرى. \
وتعهدت قطر بأكثر من 2.5 مليار دولار لإعادة الإعمار، \
غير أن الخلاف على قائمة الوفود يعطل توجيه الدعوات."""
PUBLISHED = datetime.date(2014, 1, 15)


def at(words: str, after: str = "") -> Span:
    """Where the words stand, at the first place after some others."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def _actor(id: str, kind: ActorKind, name: str, country: str) -> Actor:
    return Actor(id=id, kind=kind, name=name, country=country, how="by hand")


ACTORS = (
    _actor("a1", ActorKind.PERSON, "يوناس سولبرغ", "NO"),
    _actor("a2", ActorKind.PERSON, "آدم فارح", "SO"),
    _actor("a3", ActorKind.STATE, "الصومال", "SO"),
    _actor("a4", ActorKind.STATE, "قطر", "QA"),
)
SOLBERG, FARAH = Party(actor="a1", span=at("يوناس سولبرغ")), Party(actor="a2", span=at("نظيره الصومالي آدم فارح"))
MOGADISHU, QATAR = Party(actor="a3", span=at("مقديشو")), Party(actor="a4", span=at("قطر"))
DAY = datetime.date(2014, 1, 14)
TUESDAY = Date(span=at("الثلاثاء 14 يناير 2014"), granularity=Granularity.DAY, interval=Interval(first=DAY, last=DAY))
MONEY = Amount(
    span=at("2.5 مليار دولار"),
    number=Number(span=at("2.5 مليار"), low=2.5e9, high=None, qualifier=Qualifier.MORE_THAN),
    currency="USD",
)

CLAIMS = (
    Gathering(
        evidence=at("مؤتمر نيروبي للسلام"), because="by hand", name=at("مؤتمر نيروبي للسلام"), place=at("نيروبي")
    ),
    Meeting(
        evidence=at("التقى"),
        because="by hand",
        participants=(SOLBERG, FARAH),
        mode=Mode.IN_PERSON,
        status=Status.HELD,
        date=TUESDAY,
        place=at("أوسلو"),
    ),
    Statement(
        evidence=at("قال"),
        because="by hand",
        speaker=Party(actor="a1", span=at("سولبرغ", "وقال")),
        manner=Manner.DIRECT,
        content=at("صريحة ومثمرة وستتواصل في الأيام المقبلة"),
    ),
    Position(
        evidence=at("طالب"),
        because="by hand",
        party=Party(actor="a1", span=at("سولبرغ", "وقال")),
        stance=Stance.DEMANDS,
        target=at("وقف إطلاق النار"),
        confidence=0.6,
        reasons=("the subject is two clauses away",),
    ),
    Attendance(
        evidence=at("لن تحضر"),
        because="by hand",
        party=MOGADISHU,
        gathering=at("مؤتمر نيروبي للسلام", "لن تحضر"),
        status=AttendanceStatus.CONDITIONAL,
        condition=at("ما لم يُفرج عن الأسرى"),
    ),
    Pledge(evidence=at("أكثر من 2.5 مليار دولار"), because="by hand", stage=Stage.PLEDGED, amount=MONEY, donor=QATAR),
    Obstacle(
        evidence=at("يعطل"),
        because="by hand",
        blocks=at("توجيه الدعوات"),
        cause=at("الخلاف على قائمة الوفود"),
    ),
)
MINUTES = Minutes(
    document=Document(id="nairobi", text=TEXT, published=PUBLISHED, source="وكالة", url="https://wire.example/1"),
    actors=ACTORS,
    claims=CLAIMS,
)
