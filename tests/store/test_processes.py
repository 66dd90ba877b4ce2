"""Which entries belong to a process: kept in a table, and the same as if they were searched for anew."""

import threading

import pytest
from django.db import connection

from articles import ARTICLES, minutes
from mahdar.errors import StoreError
from mahdar.review import actors as reviewed_actors
from mahdar.review import claims as reviewed_claims
from mahdar.review import processes as reviewed
from mahdar.review.undoing import undo
from mahdar.store import adding, membership, summaries
from mahdar.store.finding import actors
from mahdar.store.membership import members, renew_all
from mahdar.store.models import Claim, Entry, Membership, Process
from mahdar.store.processes import belonging, entries_of, reach_of

BY_GATHERING, BY_TERM, BY_PARTY = "نيروبي", "الصومال", "الصومال – النرويج"


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def define_all():
    reviewed.define(BY_GATHERING, ["مؤتمر نيروبي 2"], [], [], "Huda")
    reviewed.define(BY_TERM, [], [], ["الصومال"], "Huda")
    reviewed.define(BY_PARTY, ["مؤتمر نيروبي 2"], ["النرويج"], ["الصومال"], "Huda")


def kept(name):
    return set(entries_of(name).values_list("pk", flat=True))


def searched(name):
    mine = Process.objects.get(name=name)
    return belonging(mine, reach_of(mine))


def agree():
    return all(kept(name) == searched(name) for name in (BY_GATHERING, BY_TERM, BY_PARTY))


class TestWhatBelongs:
    def test_a_gathering_brings_what_concerns_it(self, record):
        add(*ARTICLES)
        define_all()
        kinds = set(entries_of(BY_GATHERING).values_list("kind", flat=True))
        assert {"gathering", "attendance", "obstacle"} <= kinds
        assert "pledge" not in kinds

    def test_a_term_brings_all_that_its_texts_tell(self, record):
        add(*ARTICLES)
        define_all()
        assert set(entries_of(BY_TERM).values_list("kind", flat=True)) >= {"pledge", "statement"}

    def test_parties_narrow_the_terms_to_those_who_serve_them(self, record):
        add(*ARTICLES)
        define_all()
        narrow = entries_of(BY_PARTY).exclude(pk__in=kept(BY_GATHERING))
        assert narrow.filter(kind="statement").exists()
        assert not narrow.filter(kind="pledge").exists()

    def test_no_process_of_the_name_is_refused(self, record):
        with pytest.raises(StoreError, match="no process of this name"):
            entries_of(BY_TERM)


class TestKept:
    def test_its_kinds_are_those_of_its_entries(self, record):
        add(*ARTICLES)
        define_all()
        mine = members(Process.objects.get(name=BY_PARTY))
        assert mine.counts()["statement"] == mine.of("statement").count() == mine.all().of("statement").count()
        assert sum(mine.counts().values()) == len(searched(BY_PARTY))

    def test_it_is_what_a_search_finds_after_every_text(self, record):
        define_all()
        for name in ARTICLES:
            add(name)
            assert agree(), name

    def test_a_rejected_claim_leaves_and_its_undoing_brings_it_back(self, record):
        add(*ARTICLES)
        define_all()
        before = {name: len(kept(name)) for name in (BY_GATHERING, BY_TERM)}
        reviewed_claims.reject(Claim.objects.get(kind="attendance", document__name="refuses").uid, "Huda")
        for uid in Claim.objects.filter(kind="obstacle").values_list("uid", flat=True):
            reviewed_claims.reject(uid, "Huda")
        summaries.refresh()
        assert agree()
        assert len(kept(BY_GATHERING)) < before[BY_GATHERING]
        undo("Huda")
        summaries.refresh()
        assert agree()

    def test_a_merged_actor_brings_its_entries(self, record):
        add(*ARTICLES)
        define_all()
        agree()
        reviewed_actors.merge(actors("النرويج")[0], actors("إيران")[0], "Omar")
        summaries.refresh()
        assert agree()
        undo("Omar")
        summaries.refresh()
        assert agree()

    def test_a_changed_definition_counts_at_once(self, record):
        add(*ARTICLES)
        define_all()
        wide = kept(BY_TERM)
        reviewed.define(BY_TERM, ["مؤتمر نيروبي 2"], [], [], "Huda")
        assert kept(BY_TERM) == kept(BY_GATHERING) != wide

    def test_a_process_given_up_leaves_nothing(self, record):
        add(*ARTICLES)
        define_all()
        renew_all()
        reviewed.give_up(BY_TERM, "Huda")
        assert not Membership.objects.exclude(process__name__in=(BY_GATHERING, BY_PARTY)).exists()

    def test_where_more_has_changed_than_is_looked_at_one_by_one_all_is(self, record, monkeypatch):
        monkeypatch.setattr(membership, "MOST_AGAIN", 2)
        define_all()
        for name in ARTICLES:
            add(name)
        assert agree()

    def test_nothing_is_written_where_nothing_has_changed(self, record, django_assert_no_write):
        add(*ARTICLES)
        define_all()
        renew_all()
        with django_assert_no_write():
            kept(BY_TERM)

    def test_a_record_that_may_only_be_read_is_searched(self, record, monkeypatch):
        add(*ARTICLES)
        define_all()

        def refuse(*_):
            from django.db import OperationalError

            raise OperationalError("attempt to write a readonly database")

        monkeypatch.setattr(membership, "_renew", refuse)
        assert set(members(Process.objects.get(name=BY_TERM)).all().values_list("pk", flat=True)) == searched(BY_TERM)

    def test_two_who_renew_at_once_leave_each_entry_once(self, record):
        add(*ARTICLES)
        define_all()
        failures = []

        def work():
            try:
                renew_all()
            except Exception as error:
                failures.append(error)
            finally:
                connection.close()

        crowd = [threading.Thread(target=work) for _ in range(4)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join()
        assert not failures
        assert agree()

    def test_an_entry_that_goes_takes_its_place_along(self, record):
        add(*ARTICLES)
        define_all()
        renew_all()
        Entry.objects.filter(kind="obstacle").delete()
        assert agree()


@pytest.fixture
def django_assert_no_write():
    from contextlib import contextmanager

    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def watched():
        with CaptureQueriesContext(connection) as seen:
            yield
        assert not [q["sql"] for q in seen if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE", "BEGIN")]

    return watched
