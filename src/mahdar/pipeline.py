"""Read: a text in, its minutes out; the stages as one visible sequence."""

import datetime

from mahdar.arabic.normal import light
from mahdar.claims import claims
from mahdar.errors import LexiconError, MahdarError
from mahdar.mentions.annotate import annotate
from mahdar.vocabulary import Document, Minutes

NOT_ARABIC = "the text is not in Arabic: no claims were read"
ARABIC_SHARE = 0.3


def read(
    text: str,
    *,
    published: datetime.date | None = None,
    id: str = "text",
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Minutes:
    """The minutes of one article. Takes any string; time is linear in its length.

    `published` resolves relative dates; without it they stay open. Text that is not Arabic gives no claims and a note.
    """
    document = Document(id=id, text=text, title=title, published=published, source=source, url=url)
    if not is_arabic(text):
        return Minutes(document=document, notes=(NOT_ARABIC,))
    actors, found = claims(annotate(text, published))
    return Minutes(document=document, actors=actors, claims=found)


def read_document(document: Document) -> Minutes | MahdarError:
    """The minutes of a document as it came.

    A mistake of ours in one article must not cost the others: it comes as an error. One in our word lists would cost
    them all: it is raised.
    """
    try:
        return read(
            document.text,
            published=document.published,
            id=document.id,
            title=document.title,
            source=document.source,
            url=document.url,
        )
    except LexiconError:
        raise
    except Exception as error:
        return MahdarError(f"article {document.id}: stopped Mahdar ({error!r:.100}): please report it with its text")


def explain(text: str) -> str:
    """How the sentences of a text are read: items with their senses, the patterns tried and where each stopped."""
    from mahdar.claims.explain import explain as explain_annotated

    return explain_annotated(annotate(text))


def is_arabic(text: str) -> bool:
    """Are enough of its letters Arabic to be read at all?

    >>> is_arabic("قال الوزير"), is_arabic("The minister said")
    (True, False)
    """
    letters = [c for c in light(text) if c.isalpha()]
    arabic = sum("\u0600" <= c <= "\u06ff" for c in letters)
    return bool(letters) and arabic >= ARABIC_SHARE * len(letters)
