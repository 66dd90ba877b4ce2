"""What is one in the record and what is not, and that the order in which texts come makes no difference."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from snapshots import batch, snapshot

from articles import ARTICLES, minutes
from mahdar.store import adding, summaries
from mahdar.store.models import Claim, Document, Entry
from mahdar.store.summaries import summary_of


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def only(kind, **where):
    return summary_of(Entry.objects.get(kind=kind, **where))


@pytest.mark.usefixtures("record")
class TestMeetings:
    def test_a_planned_meeting_and_the_report_that_it_was_held_are_one_entry_with_a_history(self):
        add("plan", "held")
        meeting = only("meeting")
        assert meeting.status == "held"
        assert [turn.status for turn in meeting.history] == ["planned", "held"]
        assert [str(turn.said) for turn in meeting.history] == ["2014-01-10", "2014-01-15"]

    def test_it_happened_on_one_day_and_was_reported_on_others(self):
        add("plan", "held")
        meeting = only("meeting")
        assert str(meeting.happened.first) == str(meeting.happened.last) == "2014-01-14"
        assert (str(meeting.said.first), str(meeting.said.last)) == ("2014-01-10", "2014-01-15")

    def test_a_name_spelled_otherwise_is_the_same_party(self):
        add("held", "held-again")
        assert {role.name for role in only("meeting").roles} == {"يوناس سولبرغ", "آدم فارح"}

    def test_the_same_parties_on_another_day_have_met_again(self):
        add("held", "other-meeting")
        assert Entry.objects.of("meeting").count() == 2

    def test_a_report_without_a_day_is_of_the_meeting_in_the_news(self):
        add("other-meeting", "vague", "held")
        texts = sorted(Entry.objects.of("meeting").values_list("texts", flat=True))
        assert texts == [1, 2]

    def test_every_value_lists_the_claims_for_it(self):
        add("plan", "held", "held-again")
        [date] = only("meeting").values["date"]
        assert set(date.backed) == set(Claim.objects.filter(kind="meeting").values_list("uid", flat=True))
        assert date.against == ()


@pytest.mark.usefixtures("record")
class TestOthers:
    def test_a_gathering_is_one_under_all_its_wordings(self):
        add("ready", "invited", "refuses", "blocked")
        assert Entry.objects.of("gathering").count() == 1

    def test_what_a_party_says_of_its_coming_is_one_entry_with_a_history(self):
        add("refuses", "ready", "invited")
        attendance = only("attendance")
        assert [turn.status for turn in attendance.history] == ["conditional", "invited", "refuses"]
        now = attendance.best("status")
        assert (now.key, now.superseded) == ("refuses", False)
        assert {v.key for v in attendance.values["status"] if v.superseded} == {"conditional", "invited"}

    def test_a_quotation_cut_differently_by_two_outlets_is_one_statement(self):
        add("held-again", "quoted")
        [statement] = [e for e in Entry.objects.of("statement") if e.texts == 2]
        assert len(summary_of(statement).values["content"]) == 2
        assert not statement.contradicted

    def test_an_obstacle_told_twice_is_one(self):
        add("blocked", "blocked-again")
        assert only("obstacle").texts == 2

    def test_more_than_two_and_two_point_four_are_one_sum(self):
        add("donors", "donors-exact")
        total = summary_of(Entry.objects.of("pledge").exclude(actors__actor__country="KW").get(texts=2))
        [amount] = total.values["amount"]
        assert (amount.money.low, amount.money.high) == (2.4e9, 2.4e9)
        assert len(amount.backed) == 2

    def test_an_office_alone_is_the_person_whom_other_texts_call_so(self):
        add("held", "office")
        from mahdar.store.finding import actors

        [solberg] = actors("سولبرغ")
        assert solberg.aliases.filter(partial=True, office__gt="").exists()


NAMES = sorted(ARTICLES)


@pytest.mark.usefixtures("record")
def test_the_same_texts_in_any_order_make_the_same_record(database):
    from mahdar.store import connect

    order = list(NAMES)
    seen = []
    for seed in range(4):
        random.Random(seed).shuffle(order)
        connect(database())
        add(*order)
        seen.append(snapshot())
    assert all(each == seen[0] for each in seen)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(NAMES), size=st.integers(1, len(NAMES)))
def test_filing_one_by_one_comes_to_what_filing_all_at_once_does(database, order, size):
    from mahdar.store import connect

    connect(database())
    add(*order[:size])
    assert snapshot()["entries"] == batch()


def test_adding_the_same_again_changes_nothing(record):
    add("plan", "held")
    before = snapshot()
    assert adding.add(minutes("plan")).outcome is adding.Outcome.KNOWN
    summaries.refresh()
    assert snapshot() == before
    assert Document.objects.count() == 2


def test_near_copies_of_one_wire_report_count_once(record):
    long = " ".join(text for _, _, text in ARTICLES.values())
    from mahdar.pipeline import read
    from mahdar.vocabulary import Document as Text

    for n, outlet in enumerate(("AFP", "Reuters")):
        day = minutes("held").document.published
        text = Text(id=f"copy{n}", text=f"({outlet}) {long}", source=outlet, published=day)
        adding.add(read(text.text, published=day, id=text.id, source=outlet))
    summaries.refresh()
    assert set(Entry.objects.values_list("texts", flat=True)) == {1}
    assert len({row.wire_id for row in Document.objects.all()}) == 1
