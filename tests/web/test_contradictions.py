"""Where sources disagree: the values side by side with their words."""

import datetime

import pytest

from mahdar.pipeline import read
from mahdar.store import adding, summaries
from mahdar.store.models import Process

DAY = datetime.date(2014, 1, 16)
MET = "عقد وزير الخارجية النرويجي يوناس سولبرغ محادثات مع نظيره الصومالي آدم فارح في {} أمس الأول الثلاثاء."


@pytest.fixture
def disputed(desk):
    """A meeting of which one outlet says that it was somewhere else."""
    adding.add(read(MET.format("باريس"), published=DAY, id="elsewhere", source="IRNA"))
    summaries.refresh()


def found(client, **query):
    return client.get("/contradictions/", query).context["found"]


def test_what_each_source_says_stands_side_by_side(disputed, client_of):
    [each] = found(client_of("reader"), kind="meeting")
    [matter] = each.matters
    assert matter.words == "place"
    assert {side.words for side in matter.sides} == {"أوسلو", "باريس"}
    paris = next(side for side in matter.sides if side.words == "باريس")
    assert [heard.source for heard in paris.outlets] == ["IRNA"]
    assert "في باريس" in paris.said[0].words


def test_each_value_leads_to_its_claims_and_texts(disputed, client_of):
    client = client_of("reader")
    text = client.get("/contradictions/").text
    [each] = found(client, kind="meeting")
    side = each.matters[0].sides[0]
    assert f"/entry/{each.line.pk}/?of={side.of}#words" in text
    assert f"#claim-{side.said[0].uid}" in text
    assert len(client.get(f"/entry/{each.line.pk}/?of={side.of}").context["quotes"]) == side.claims


def test_kinds_periods_and_processes_narrow_it(disputed, client_of):
    client = client_of("reader")
    assert not found(client, kind="pledge", first="2020-01-01")
    assert not found(client, kind="meeting", last="2013-01-01")
    assert client.get("/contradictions/", {"process": Process.objects.get().pk}).status_code == 200


def test_kinds_are_counted(disputed, client_of):
    page = client_of("reader").get("/contradictions/")
    assert dict(page.context["counts"])["meeting"] == 1
    assert page.context["total"] == sum(n for _, n in page.context["counts"])


def test_where_nothing_disagrees_it_says_so(bare_desk, client_of):
    assert "No sources of the record disagree." in client_of("reader").get("/contradictions/").text


@pytest.mark.parametrize("query", ["kind=x", "order=y", "page=0", "first=z", "process=a"])
def test_nonsense_is_answered(disputed, client_of, query):
    assert client_of("reader").get(f"/contradictions/?{query}").status_code == 200
