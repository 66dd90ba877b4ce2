"""What is asked of a process every morning, and what has come since somebody looked."""

import datetime

import pytest
from django.utils import timezone

from articles import ARTICLES, minutes
from mahdar.review import processes as reviewed
from mahdar.store import adding, agenda, summaries, visits
from mahdar.store.membership import members, sizes
from mahdar.store.models import Entry, Process

NAIROBI = datetime.date(2014, 1, 22)
DAY = datetime.timedelta(1)


@pytest.fixture
def process(record):
    for name in ARTICLES:
        adding.add(minutes(name))
    reviewed.define("نيروبي", ["مؤتمر نيروبي 2"], ["النرويج"], ["الصومال", "الدعوة"], "Huda")
    summaries.refresh()
    return Process.objects.get(name="نيروبي")


def room():
    return Entry.objects.get(kind="gathering", first=NAIROBI)


class TestAhead:
    def test_a_gathering_is_ahead_until_its_last_day_is_over(self, process):
        Entry.objects.filter(pk=room().pk).update(status="planned", last=NAIROBI + DAY)
        for day, ahead in ((NAIROBI - DAY, True), (NAIROBI + DAY, True), (NAIROBI + 2 * DAY, False)):
            assert [each.pk for each in agenda.next_gatherings(members(process), day, 3)] == [room().pk] * ahead

    def test_what_is_called_held_before_its_day_is_ahead_all_the_same(self, process):
        Entry.objects.filter(pk=room().pk).update(status="held", said_last=NAIROBI - 2 * DAY)
        assert agenda.next_gatherings(members(process), NAIROBI - DAY, 3)
        Entry.objects.filter(pk=room().pk).update(said_last=NAIROBI + DAY)
        assert not agenda.next_gatherings(members(process), NAIROBI - DAY, 3)

    def test_each_process_has_its_own_next(self, process):
        Entry.objects.filter(pk=room().pk).update(status="planned")
        reviewed.define("الكويت", [], [], ["المانحة"], "Huda")
        both = list(Process.objects.all())
        members(Process.objects.get(name="الكويت"))
        members(process)
        found = agenda.next_of_each(both, NAIROBI - DAY)
        assert {pk: entry.pk for pk, entry in found.items()} == {process.pk: room().pk}
        assert set(sizes(both)) == {each.pk for each in both}

    def test_the_last_one_is_the_latest_that_took_place(self, process):
        last = agenda.last_gathering(members(process), datetime.date(2014, 6, 1))
        assert last is not None
        assert last.first == max(
            Entry.objects.filter(kind="gathering", memberships__process=process).values_list("first", flat=True)
        )
        Entry.objects.filter(kind="gathering").update(status="proposed")
        assert agenda.last_gathering(members(process), datetime.date(2014, 6, 1)) is None


class TestFound:
    def test_the_gathering_of_which_most_is_known_comes_first(self, process):
        found = agenda.attended(members(process))
        assert [each.pk for each in found][:1] == [room().pk]
        assert found[0].parties == agenda.attendance_at(room().pk).count()

    def test_obstacles_are_the_newest_first(self, process):
        found = agenda.obstacles(members(process), 5)
        assert found
        days = [entry.said_last for entry in found]
        assert days == sorted(days, reverse=True)

    def test_the_newest_statements_are_so_many_and_no_more(self, process):
        found = agenda.newest(members(process), "statement", 2)
        assert len(found) == 2
        assert found[0].said_last >= found[1].said_last

    def test_the_days_of_its_reports(self, process):
        first, last = agenda.reported(members(process))
        assert datetime.date(2014, 1, 10) <= first <= last <= datetime.date(2014, 2, 20)

    def test_of_many_the_most_reported_are_kept(self, process):
        found = agenda.most_reported(members(process).all(), 3)
        assert len(found) == 3
        assert max(entry.texts for entry in found) == max(members(process).all().values_list("texts", flat=True))


class TestChanges:
    def test_new_and_changed_are_told_apart(self, process):
        before = timezone.now()
        assert visits.changes(members(process), before, 5) == []
        text = minutes("refuses")
        again = text.document.model_copy(update={"text": text.text + " ", "id": "again", "source": "SONNA"})
        adding.add(text.model_copy(update={"document": again}))
        adding.add(
            minutes("refuses").model_copy(update={"document": again.model_copy(update={"text": text.text + "  "})})
        )
        summaries.refresh()
        found = {change.kind: change for change in visits.changes(members(process), before, 5)}
        assert (found["attendance"].new, found["attendance"].changed) == (0, 1)

    @pytest.mark.parametrize("few", [0, 2000])
    def test_few_or_many_it_comes_to_the_same(self, process, monkeypatch, few):
        monkeypatch.setattr(visits, "FEW", few)
        long_ago = timezone.now() - datetime.timedelta(days=400)
        found = visits.changes(members(process), long_ago, 2)
        assert {each.kind: each.new for each in found} == members(process).counts()
        assert all(len(each.some) <= 2 for each in found)

    def test_a_look_is_remembered_by_person_and_process(self, process):
        assert visits.last_look("Huda", process) is None
        visits.note_look("Huda", process)
        visits.note_look("Huda", process)
        assert visits.last_look("Huda", process) is not None
        assert visits.last_look("Omar", process) is None
