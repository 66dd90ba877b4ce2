"""The ledger: what was pledged, what of it counts, and why."""

import csv
import io

import pytest

from mahdar.store.finding import actors
from mahdar.store.models import Entry


def recipient():
    return actors("الصومال")[0]


def page(client, **query):
    return client.get("/ledger/", query)


def rows(answer):
    return [row for stage in answer.context["stages"] for row in stage.rows]


def test_without_a_purpose_it_lists_recipients_and_gatherings(desk, client_of):
    answer = page(client_of("reader"))
    assert recipient() in [each.actor for each in answer.context["recipients"]]
    assert answer.context["gatherings"]
    assert f"?recipient={recipient().pk}" in answer.text


def test_what_all_gave_holds_what_each_gave(desk, client_of):
    answer = page(client_of("reader"), recipient=recipient().pk)
    counted = {row.words: (row.counted, row.why) for row in rows(answer)}
    assert counted["500 مليون دولار"] == (False, "within what all donors gave together")
    assert counted["2.4 مليار دولار"] == (True, "what all donors gave together")
    [total] = [stage.total for stage in answer.context["stages"]]
    assert "2,400,000,000 USD" in total


@pytest.mark.parametrize("query", [{"for": "الصومال"}, {"for": "Somalia"}])
def test_a_purpose_may_be_typed(desk, client_of, query):
    assert rows(page(client_of("reader"), **query))


def test_a_gathering_has_its_ledger(desk, client_of):
    room = Entry.objects.of("pledge").filter(gathering__isnull=False).first().gathering_id
    assert rows(page(client_of("reader"), gathering=room))


def test_a_sum_is_shown_in_another_currency_with_the_rate(desk, client_of):
    row = next(row for row in rows(page(client_of("reader"), recipient=recipient().pk, currency="EUR")) if row.counted)
    assert row.low < 2_400_000_000
    assert row.rates[0].startswith("ECB reference rate of 2014-01-")


def test_each_line_has_its_words_and_leads_to_their_text(desk, client_of):
    answer = page(client_of("reader"), recipient=recipient().pk)
    row = next(row for row in rows(answer) if row.counted)
    assert "بلغت تعهدات الدول المانحة" in " ".join(quote.words for quote in row.quotes)
    assert f"/documents/{row.quotes[0].document}/#claim-{row.quotes[0].uid}" in answer.text
    assert f'href="/entry/{row.entry}/"' in answer.text


def test_a_purpose_of_which_the_record_knows_nothing_is_refused(desk, client_of):
    answer = page(client_of("reader"), **{"for": "زحل"})
    assert answer.status_code == 422


@pytest.mark.parametrize("query", ["recipient=999999", "gathering=999999"])
def test_who_is_not_there_is_not_found(desk, client_of, query):
    assert client_of("reader").get(f"/ledger/?{query}").status_code == 404


@pytest.mark.parametrize("query", ["currency=XXX", "recipient=a", "for=%20"])
def test_nonsense_is_answered(desk, client_of, query):
    assert client_of("reader").get(f"/ledger/?{query}").status_code == 200


def test_an_actor_without_money_says_so(desk, client_of):
    assert "tells of no money" in page(client_of("reader"), recipient=actors("آدم فارح")[0].pk).text


def test_it_is_downloaded_as_a_table(desk, client_of):
    answer = client_of("reader").get("/ledger/csv", {"recipient": recipient().pk})
    assert answer["Content-Type"].startswith("text/csv")
    table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["amount"] for row in table} >= {"500 مليون دولار", "2.4 مليار دولار"}
    assert {row["counted"] for row in table} == {"counted", "not counted"}


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(desk, client_of):
    row = Entry.objects.of("pledge").order_by("pk").first()
    row.body["values"]["amount"][0]["words"] = "=HYPERLINK(1)"
    row.save(update_fields=["body"])
    text = client_of("reader").get("/ledger/csv", {"recipient": recipient().pk}).content.decode()
    assert "'=HYPERLINK(1)" in text


def test_an_empty_record_says_that_it_has_no_money(bare_desk, client_of):
    assert "No text of the record tells of money" in page(client_of("reader")).text
