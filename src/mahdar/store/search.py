"""Full-text search in Arabic, over documents and over what was said: SQLite's FTS5 or PostgreSQL's tsvector behind one function.

What is indexed is not the text but its normal forms (`arabic.tokens`): clitics and articles taken off, hamzas and other
confusable letters levelled. The same is done to a query, so that `لافروف` finds `بلافروف` and `ايران` finds `إيران`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import connection
from django.db.models import F
from django.db.models.expressions import RawSQL

from mahdar.arabic.tokens import Token, tokenize
from mahdar.errors import StoreError
from mahdar.store.models import Claim, Document
from mahdar.store.queries import ClaimQuerySet, DocumentQuerySet
from mahdar.vocabulary import Span

DOCUMENTS, STATEMENTS = "store_document_terms", "store_statement_terms"
INDEXED = frozenset({"word", "latin", "number"})
PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»')
MOST_TERMS = 40
MOST_INDEXED = 50_000  # terms of one text: PostgreSQL refuses an index of more than 1 MB
Rows = TypeVar("Rows", DocumentQuerySet, ClaimQuerySet)


def terms_of(text: str) -> str:
    """The normal forms of a text's words, a space between two."""
    return " ".join(_term(t) for t in tokenize(text) if t.kind in INDEXED)


def _indexed(terms: str) -> str:
    """As many terms as an index takes; an article of the press has a few hundred."""
    return " ".join(terms.split(" ", MOST_INDEXED)[:MOST_INDEXED])


def _term(token: Token) -> str:
    norm = token.norm.lower()
    return norm if norm.isalnum() else "".join(filter(str.isalnum, norm))


def index_document(pk: int, terms: str) -> None:
    """Make a document findable."""
    _index(DOCUMENTS, [(pk, _indexed(terms))])


def index_statements(document: int, *, only: Sequence[str] | None = None) -> None:
    """Make what a document's speakers say findable; `only`: the claims of these uids."""
    claims = Claim.objects.filter(document=document, kind="statement")
    if only is not None:
        claims = claims.filter(uid__in=only)
    rows = claims.values_list("pk", "facts__words__content")
    _index(STATEMENTS, [(pk, _indexed(terms_of(content or ""))) for pk, content in rows])


def _index(table: str, rows: Sequence[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                f"INSERT INTO {table} (id, terms) VALUES (%s, to_tsvector('simple', %s)) "
                "ON CONFLICT (id) DO UPDATE SET terms = excluded.terms",
                rows,
            )
        else:
            cursor.executemany(f"INSERT INTO {table} (rowid, terms) VALUES (%s, %s)", rows)


def forget(table: str, pks: Iterable[int]) -> None:
    """Take documents or claims out of their index."""
    column = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE {column} = %s", [(pk,) for pk in pks])


def documents(query: str) -> DocumentQuerySet:
    """The documents that have all words of a query, and its phrases in quotation marks as they stand, newest first."""
    return _found(Document.objects.all(), DOCUMENTS, query).order_by(F("published").desc(nulls_last=True), "pk")


def statements(query: str) -> ClaimQuerySet:
    """The statements whose content has all words of a query, newest first."""
    return _found(Claim.objects.filter(kind="statement"), STATEMENTS, query).order_by(
        F("document__published").desc(nulls_last=True), "pk"
    )


def _found(rows: Rows, table: str, query: str) -> Rows:
    parts = parts_of(query)
    if not parts:
        raise StoreError(f"'{query}': has no word to search for")
    if connection.vendor == "postgresql":
        condition = " && ".join(["phraseto_tsquery('simple', %s)"] * len(parts))
        having, values = f"SELECT id FROM {table} WHERE terms @@ ({condition})", [" ".join(p) for p in parts]
    else:
        having = f"SELECT rowid FROM {table} WHERE terms MATCH %s"
        values = [" ".join('"' + " ".join(part) + '"' for part in parts)]
    return rows.filter(pk__in=RawSQL(having, values))


def parts_of(query: str) -> list[list[str]]:
    """A query as runs of terms that must stand side by side: a phrase in quotation marks, or a word and its number (`جنيف 2`).

    >>> parts_of('ولافروف "الأمم المتحدة"') == [["امم", "متحده"], ["لافروف"]]
    True
    """
    phrases = [terms_of(a or b).split() for a, b in PHRASE.findall(query)]
    words: list[list[str]] = []
    for term in terms_of(PHRASE.sub(" ", query)).split():
        if term.isdecimal() and words:
            words[-1].append(term)
        else:
            words.append([term])
    return [part for part in (*phrases, *words) if part][:MOST_TERMS]


def hits(text: str, query: str) -> list[Span]:
    """Where the words of a query stand in a text, clitics left out; those of a phrase only where they stand side by side."""
    parts = {tuple(part) for part in parts_of(query)}
    if not parts:
        return []
    found = [(Span(t.start, t.end), _term(t)) for t in tokenize(text) if t.kind in INDEXED]
    terms = [term for _, term in found]
    places = {
        at + n
        for at in range(len(terms))
        for part in parts
        if tuple(terms[at : at + len(part)]) == part
        for n in range(len(part))
    }
    return [found[at][0] for at in sorted(places)]
