"""What is kept, through dumps, interruptions, crowds and new versions."""

import datetime
import json
import multiprocessing
import pickle
import random
import signal
import subprocess
import sys
import time

import pytest
import worker
from django.db import connection
from snapshots import snapshot

from articles import ARTICLES, document, minutes
from mahdar.errors import StoreError
from mahdar.review import actors as reviewed_actors
from mahdar.review import claims as reviewed_claims
from mahdar.review import processes as reviewed_processes
from mahdar.review.undoing import undo
from mahdar.store import adding, connect, dumps, rereading, summaries
from mahdar.store.finding import actors
from mahdar.store.models import Claim, Decision, Document, Entry

NAMES = sorted(ARTICLES)


def add(*names):
    for name in names:
        adding.add(minutes(name))
    summaries.refresh()


def claim(kind, document_name):
    return Claim.objects.get(kind=kind, document__name=document_name)


def decide_something():
    """Decisions of every sort, one of them undone."""
    reviewed_claims.reject(claim("meeting", "held").uid, "Huda", "it was the state secretary")
    reviewed_claims.accept(claim("meeting", "plan").uid, "Huda")
    reviewed_actors.merge(actors("إيران")[0], actors("الكويت")[0], "Omar", "to be undone")
    undo("Omar", why="nonsense")
    reviewed_processes.define("الصومال – نيروبي", ["مؤتمر نيروبي 2"], ["الصومال"], ["وقف إطلاق النار"], "Huda")
    summaries.refresh()


def dumped():
    return "".join(dumps.dump())


class TestDumps:
    def test_dump_load_dump_gives_the_same_bytes(self, database):
        connect(database())
        add(*NAMES)
        decide_something()
        first, before = dumped(), snapshot()
        connect(database())
        dumps.load(first.splitlines(), "dump")
        summaries.refresh()
        assert dumped() == first
        assert snapshot() == before

    def test_a_dump_of_one_database_loads_into_the_other(self, sqlite_template, postgres, tmp_path):
        server, address = postgres
        here = tmp_path / "here.db"
        connect(str(here), create=True)
        add(*NAMES)
        decide_something()
        first, before = dumped(), snapshot()
        server.psql("CREATE DATABASE other TEMPLATE template;")
        connect(address("other"))
        dumps.load(first.splitlines(), "dump")
        summaries.refresh()
        assert dumped() == first
        assert snapshot() == before

    def test_loading_the_same_again_changes_nothing(self, record):
        add("plan", "held")
        reviewed_claims.accept(claim("meeting", "plan").uid, "Huda")
        first = dumped()
        dumps.load(first.splitlines(), "dump")
        assert dumped() == first

    @pytest.mark.parametrize("cut", ["{", '"a"', '{"document": {}}', '{"decision": {"at": "then"}}'])
    def test_a_damaged_dump_is_refused_with_its_line(self, record, cut):
        lines = ['{"mahdar": "record", "format": 1}', cut]
        with pytest.raises(StoreError, match="line 2"):
            dumps.load(lines, "broken.jsonl")

    def test_a_dump_that_ends_too_early_is_told(self, record):
        add("plan", "held")
        lines = dumped().splitlines()
        with pytest.raises(StoreError, match="ends after line 2 of 3"):
            dumps.load(lines[:-1], "cut.jsonl")

    def test_what_is_no_dump_is_refused(self, record):
        with pytest.raises(StoreError, match=r"line 1.*no dump"):
            dumps.load(['{"text": "an article"}'], "articles.jsonl")


class TestDecisions:
    def test_a_rejected_claim_leaves_its_entry_and_comes_back_when_that_is_undone(self, record):
        add("plan", "held")
        before = snapshot()
        reviewed_claims.reject(claim("meeting", "held").uid, "Huda", "misread")
        summaries.refresh()
        assert Entry.objects.get(kind="meeting").status == "planned"
        undo("Huda")
        summaries.refresh()
        assert snapshot() == before

    def test_a_decision_is_undone_once_and_not_from_under_a_later_one(self, record):
        add("held")
        uid = claim("meeting", "held").uid
        first = reviewed_claims.accept(uid, "Omar")
        second = reviewed_claims.reject(uid, "Huda")
        with pytest.raises(StoreError, match="came after"):
            undo("Omar", first.pk)
        undo("Huda", second.pk)
        with pytest.raises(StoreError, match="undone already"):
            undo("Huda", second.pk)
        undo("Omar", first.pk)
        assert claim("meeting", "held").review == "open"

    def test_every_change_says_who_when_before_after_and_why(self, record):
        add("plan")
        reviewed_claims.reject(claim("meeting", "plan").uid, "Huda", "misread")
        decision = Decision.objects.get()
        assert (decision.who, decision.before, decision.after, decision.why) == ("Huda", "open", "rejected", "misread")
        assert decision.at is not None

    def test_a_rejected_claim_stays_rejected_when_its_article_is_read_again(self, record):
        add("held")
        reviewed_claims.reject(claim("meeting", "held").uid, "Huda")
        row = Document.objects.get()
        read = minutes("held")
        longer = [_one_word_longer(c, read.text) if c.kind == "meeting" else c for c in read.claims]
        change = rereading.difference(row, read.model_copy(update={"claims": tuple(longer)}))
        assert [r.kind for r in change.new] == [r.kind for r in change.gone] == ["meeting"]
        rereading.apply(change)
        assert claim("meeting", "held").review == "rejected"
        assert not Entry.objects.filter(kind="meeting").exists()
        rereading.apply(rereading.difference(Document.objects.get(), minutes("held")))
        assert claim("meeting", "held").review == "rejected"

    def test_reading_again_with_the_same_rules_changes_nothing(self, record):
        add(*NAMES)
        before = snapshot()
        for row in Document.objects.all():
            change = rereading.difference(row, minutes(row.name))
            assert not change.anything
            rereading.apply(change)
        summaries.refresh()
        assert snapshot() == before

    def test_merged_actors_stay_merged_for_texts_added_later(self, record):
        add("held", "ready")
        reviewed_actors.merge(actors("آدم فارح")[0], actors("إيران")[0], "Huda")
        add("held-again", "refuses")
        assert actors("آدم فارح")[0].pk == actors("إيران")[0].pk

    def test_what_was_split_stays_apart(self, record):
        add("held", "office")
        solberg = actors("سولبرغ")[0]
        office = solberg.aliases.get(partial=True)
        reviewed_actors.split(solberg, office, "Huda", "it was his deputy")
        add("held-again", "plan")
        office.refresh_from_db()
        assert office.actor_id != actors("سولبرغ")[0].pk
        undo("Huda")
        office.refresh_from_db()
        assert office.actor_id == actors("سولبرغ")[0].pk


def _one_word_longer(claim, text):
    """The claim as another version would read it: its evidence goes on to the next word."""
    end = text.index(" ", claim.evidence.end + 1) if " " in text[claim.evidence.end + 1 :] else len(text)
    return claim.model_copy(update={"evidence": type(claim.evidence)(claim.evidence.start, end)})


def pickled(path, work):
    path.write_bytes(pickle.dumps(work))
    return str(path)


def test_two_who_add_overlapping_texts_at_once_make_the_record_of_one(database, tmp_path):
    one, two = database(), database()
    connect(one)
    add(*NAMES)
    alone = snapshot()
    connection.close()
    spawn = multiprocessing.get_context("spawn")
    work = [
        pickled(tmp_path / f"{n}", [minutes(name) for name in names]) for n, names in enumerate((NAMES[:10], NAMES[4:]))
    ]
    crowd = [spawn.Process(target=worker.add_all, args=(two, each, n)) for n, each in enumerate(work)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert [each.exitcode for each in crowd] == [0, 0]
    connect(two)
    summaries.refresh()
    assert snapshot() == alone


COPIES = 4
KILLS = {"sqlite": 50, "postgresql": 15}


def test_a_program_killed_at_any_moment_loses_and_doubles_nothing(database, tmp_path):
    """Again and again: add, be killed, and the next run goes on."""
    whole, broken = database(), database()
    work = [_copy(name, copy) for copy in range(COPIES) for name in NAMES]
    connect(whole)
    for each in work:
        adding.add(each)
    summaries.refresh()
    expected = snapshot()
    kills = KILLS[connection.vendor]
    connection.close()
    command = [sys.executable, worker.__file__, broken, pickled(tmp_path / "work", work)]
    clock = random.Random(7)
    for _ in range(kills):
        killed = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert killed.stdout.readline() == "ready\n"
        time.sleep(clock.uniform(0.0, 0.1))
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
    connect(broken)
    assert 0 < Document.objects.count() < len(work)
    connection.close()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    summaries.refresh()
    assert snapshot() == expected


def _copy(name, number):
    """The article as another outlet prints it, so that there is more to be killed in."""
    read = minutes(name)
    text = read.document.model_copy(update={"id": f"{name}-{number}", "source": f"{read.document.source} {number}"})
    return read.model_copy(update={"document": text})


class TestSearch:
    def test_texts_without_a_day_come_last(self, record):
        from mahdar.store import search

        add("held")
        adding.add(minutes("held").model_copy(update={"document": document("held").model_copy(update={"published": None})}))
        assert [row.published is None for row in search.documents("أوسلو")] == [False, True]

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("ايران", {"ready", "invited", "refuses"}),
            ("بالصومال", {"donors", "donors-exact", "office", "quoted"}),
            ('"وفد المعارضة"', {"blocked", "blocked-again"}),
            ('"المعارضة وفد"', set()),
            ("نيروبي ايران", {"ready", "invited", "refuses"}),
            ("نيروبي 2", {"held-again", "ready", "invited", "refuses", "blocked", "blocked-again"}),
            ("يناير 2", set()),
        ],
    )
    def test_words_are_found_in_any_spelling_with_their_clitics(self, record, query, found):
        from mahdar.store import search

        add(*NAMES)
        assert {row.name for row in search.documents(query)} == found

    def test_statements_are_searched_by_themselves(self, record):
        from mahdar.store import search

        add(*NAMES)
        assert {row.document.name for row in search.statements("المحادثات صريحة")} == {"held-again", "quoted"}

    def test_hits_lie_in_the_untouched_text(self, record):
        from mahdar.store.search import hits

        text = document("ready").text
        assert [span.of(text) for span in hits(text, "ايران")] == ["إيران"]

    @pytest.mark.parametrize("query", ["", "؟!", '""'])
    def test_a_query_without_words_is_refused(self, record, query):
        from mahdar.store import search

        with pytest.raises(StoreError, match="no word"):
            search.documents(query)

    @pytest.mark.parametrize("query", ['" OR *', "NEAR(", "جنيف AND (", "a' b", "%_\\", "terms:x"])
    def test_no_query_is_taken_for_a_command(self, record, query):
        from mahdar.store import search

        add("held")
        list(search.documents(query)) if search.parts_of(query) else None


def test_a_process_gathers_what_concerns_its_gatherings_and_terms(record):
    from mahdar.store.processes import entries_of

    add(*NAMES)
    reviewed_processes.define("الصومال – نيروبي", ["مؤتمر نيروبي 2"], [], ["وقف إطلاق النار"], "Huda")
    kinds = set(entries_of("الصومال – نيروبي").values_list("kind", flat=True))
    assert kinds >= {"gathering", "attendance", "obstacle", "position"}
    assert not entries_of("الصومال – نيروبي").filter(kind="pledge").exists()


def test_a_date_that_cannot_be_right_is_told_and_kept(record):
    from mahdar.store.warnings import warning

    future = minutes("held").model_copy(
        update={"document": document("held").model_copy(update={"published": datetime.date(2214, 1, 1)})}
    )
    assert "held" in warning(future)
    assert adding.add(future).outcome is adding.Outcome.ADDED


def test_the_dump_holds_texts_claims_and_decisions(record):
    add("held")
    rows = [json.loads(line) for line in dumps.dump()]
    assert rows[0] == {"format": 1, "mahdar": "record", "documents": 1, "decisions": 0}
    assert rows[1]["document"]["text"] == document("held").text
    assert rows[1]["document"]["claims"]


@pytest.mark.parametrize("name", ["Iran", "iran", "إيران", "ايران", "IR"])
def test_an_actor_is_found_by_its_name_in_either_script(record, name):
    add("ready")
    assert actors(name)[0].country == "IR"
