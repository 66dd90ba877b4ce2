"""The annotated press in one record: who is one person, what is told twice, and what the ledger says. Skips where it is absent."""

from pathlib import Path

import pytest

from mahdar.pipeline import read
from mahdar.reading import documents
from mahdar.record.ledger import qualifier
from mahdar.store import adding, finding, summaries
from mahdar.store.ledgers import ledger_for
from mahdar.store.models import Claim, ClaimAlias, Document
from mahdar.vocabulary import Stage

WORDS = "خطوات ملموسة وأفعالا"
GOLD = Path(__file__).parents[3] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not here")


@pytest.fixture
def press(record):
    for name in ("geneva2", "dev"):
        for text in documents(GOLD / name / "articles.jsonl"):
            adding.add(read(text.text, published=text.published, id=text.id, title=text.title, source=text.source))
    summaries.refresh()


def spellings(name):
    [actor] = finding.actors(name)
    return set(ClaimAlias.objects.filter(alias__actor=actor).values_list("name", flat=True))


@pytest.mark.usefixtures("press")
class TestGold:
    @pytest.mark.parametrize(
        ("name", "also"),
        [("كيم جونغ أون", "كيم يونغ أون"), ("دونالد ترامب", "دونالد ترمب"), ("حيدر العبادي", "العبادي")],
    )
    def test_a_person_of_several_spellings_is_one_actor(self, name, also):
        assert also in spellings(name)

    def test_an_article_printed_twice_is_one_report(self):
        copies = Document.objects.get(name="SK-internationalNews-263-20180311")
        assert copies.wire.name == "SK-internationalNews-257-20180310"

    def test_what_both_print_is_one_entry_that_counts_once(self):
        mine = Claim.objects.filter(document__name="SK-internationalNews-263-20180311", kind="statement")
        [quoted] = [claim for claim in mine if WORDS in claim.facts["words"]["content"]]
        assert quoted.entry.claims.count() > 1
        assert quoted.entry.texts < quoted.entry.claims.count()

    def test_the_ledger_of_geneva2_has_the_words_behind_each_figure(self):
        made = ledger_for("سوريا")
        assert made.currency == "USD"
        asked, pledged = made.totals[Stage.TARGET], made.totals[Stage.PLEDGED]
        assert (asked.low, asked.high) == (6.5e9, 6.5e9)
        assert (pledged.low, qualifier(pledged)) == (2.4e9, "at-least")
        assert (made.missing.high, qualifier(made.missing)) == (4.1e9, "up-to")
        for total in (asked, pledged, made.missing):
            assert all(Claim.objects.get(uid=uid).facts["words"]["evidence"] for uid in total.claims)
