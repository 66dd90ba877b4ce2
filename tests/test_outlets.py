"""Other outlets than those that the reading was tuned on: articles of our own in the manner of agencies, papers, channels and
ministries of many countries, with their claims (`outlets/`, in the form of `mahdar eval`).

They are our own writing, so the figures flatter no one outlet; what counts is that no change makes them fall.
"""

from pathlib import Path

import pytest

from mahdar.accuracy import Scored, claims_read, gold_folder, score, scored
from mahdar.accuracy.gold import GoldArticle

OUTLETS = gold_folder(Path(__file__).parent / "outlets")
MAY_FALL = 0.02
REACHED = 0.82
SPELLED = ("evidence", "content", "target", "cause", "blocks", "condition")


@pytest.fixture(scope="module")
def read() -> tuple[Scored, ...]:
    """Every article with the claims that were read in it."""
    return tuple(scored(article, claims_read(article.document)) for article in OUTLETS.articles)


def test_the_score_on_other_outlets_does_not_fall(read: tuple[Scored, ...]) -> None:
    assert score(read).micro.f1 >= REACHED - MAY_FALL


def test_every_outlet_is_read_at_all(read: tuple[Scored, ...]) -> None:
    assert [a.document.source for a in read if score([a]).micro.matched == 0] == []


@pytest.mark.parametrize("article", OUTLETS.articles, ids=lambda article: article.document.id)
def test_what_is_annotated_stands_in_the_text(article: GoldArticle) -> None:
    spelled = [claim[slot] for claim in article.claims for slot in SPELLED if slot in claim]
    assert [words for words in spelled if words not in article.document.text] == []
