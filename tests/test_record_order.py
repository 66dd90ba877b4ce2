"""What is one does not depend on the order in which reports come, nor on how many are looked at together."""

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st

from mahdar.record.gather import entries_of
from mahdar.record.kinds import KINDS
from record_by_hand import one_by_one, report, side

FIRST = datetime.date(2014, 1, 10)
PARTIES = (side("RU"), side("SY"), side("سيرغي لافروف", country="RU"), side("وليد المعلم", country="SY"), side("الأخضر الإبراهيمي"))
LABELS = ("جنيف", "سوريا", "@SY", "مانحين")
NUMBERS = ("2", "جنيف 1", "جنيف 2")

days = st.integers(0, 75).map(lambda n: (FIRST + datetime.timedelta(n)).isoformat())
lengths = st.sampled_from([0, 0, 0, 1, 6, 30])


@st.composite
def whens(draw):
    """The days that a text gives, if it gives any."""
    if draw(st.booleans()):
        return {}
    first = draw(days)
    return {"on": first, "until": (datetime.date.fromisoformat(first) + datetime.timedelta(draw(lengths))).isoformat()}


@st.composite
def meetings(draw):
    return report(
        "meeting",
        draw(days),
        document=f"d{draw(st.integers(0, 5))}",
        sides=tuple(draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))),
        status=draw(st.sampled_from(["planned", "held", "cancelled"])),
        mode=draw(st.sampled_from(["unspecified", "phone", "in-person"])),
        place=draw(st.sampled_from(["", "باريس", "موسكو"])),
        **draw(whens()),
    )


@st.composite
def gatherings(draw):
    return report(
        "gathering",
        draw(days),
        document=f"d{draw(st.integers(0, 5))}",
        families=tuple(draw(st.lists(st.sampled_from(["conference", "talks", "summit"]), max_size=1))),
        numbers=tuple(draw(st.lists(st.sampled_from(NUMBERS), max_size=1))),
        labels=tuple(draw(st.lists(st.sampled_from(LABELS), max_size=3, unique=True))),
        status="planned",
        **draw(whens()),
    )


reports = st.lists(meetings(), max_size=9) | st.lists(gatherings(), max_size=9)
pairs = st.tuples(meetings(), meetings()) | st.tuples(gatherings(), gatherings())


@given(reports, st.integers())
def test_the_same_reports_in_any_order_make_the_same_entries(found, seed):
    shuffled = random.Random(seed).sample(found, len(found))
    assert entries_of(shuffled) == entries_of(found)


@given(reports)
def test_reports_taken_one_by_one_make_the_entries_that_they_make_all_at_once(found):
    assert one_by_one(found) == entries_of(found).entries


def may_be_one(a, b):
    """What the rules say of two reports: a reason, a distance, or None."""
    kind = KINDS[a.kind]
    if kind.is_vague(a) == kind.is_vague(b):
        return kind.one(a, b)
    return kind.reach(a, b) if kind.is_vague(a) else kind.reach(b, a)


@given(pairs)
def test_two_reports_that_may_be_one_are_looked_up_by_a_key_that_they_share(two):
    a, b = two
    if may_be_one(a, b) is not None:
        assert set(KINDS[a.kind].keys(a)) & set(KINDS[b.kind].keys(b))


@given(pairs)
def test_whether_two_reports_are_one_does_not_depend_on_which_comes_first(two):
    a, b = two
    assert may_be_one(a, b) == may_be_one(b, a)


@given(reports, reports)
def test_a_vague_report_is_taken_for_the_same_one_among_those_that_are_sorted_already(some, others):
    """What the store does when it sorts a few entries anew: the rest lie beside them."""
    found = [r for r in some + others if r.kind == (some + others)[0].kind]
    precise = [r for r in found if not KINDS[r.kind].is_vague(r)]
    vague = [r for r in found if KINDS[r.kind].is_vague(r)]
    assert entries_of(vague, beside=precise).tallies == entries_of(found).tallies
