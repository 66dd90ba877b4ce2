"""`mahdar add`: articles into the record, each whole or not at all."""

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, Lang, record, say
from mahdar.errors import ReadingError
from mahdar.exchange.labels import Language

if TYPE_CHECKING:
    from mahdar.vocabulary import Document

EXAMPLES = """Examples:

\b
  mahdar add articles/ report.txt feed.jsonl
  mahdar add corpus.parquet --db corpus.db
  mahdar add report.txt --published 2014-01-16 --source APS
  mahdar add - < report.txt
  mahdar add https://news.example/1

Adding the same again changes nothing; after an interruption run the same command again.

Exit status: 0 all articles are in the record, 1 some could not be read (stderr says which and why)."""
TYPES = frozenset({".txt", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".parquet", ".pq"})
INTERRUPTED = 130


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(add)


def add(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILES", help="Files, folders and addresses of the web; - for standard input."),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Add the sample articles that come with Mahdar.")] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="YYYY-MM-DD, the day of articles that carry none.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="OUTLET", help="The outlet of articles that name none.")] = None,
    lang: Lang = Language.AR,
    db: Db = None,
) -> None:
    """Read articles and file their claims in the record."""
    from mahdar.cli.app import day

    if not files and not sample:
        raise typer.BadParameter("name a file, a folder, an address of the web, - for standard input, or --sample")
    on = day(published)
    with record(db, fresh=False):
        from mahdar.store.summaries import refresh

        batch = _Batch([each for file in files or [] for each in _files(file)], sample=sample, source=source)
        try:
            batch.run(on)
            refresh()
        except KeyboardInterrupt:
            say(f"stopped; {batch.told(Language.EN)}; run the same again to go on")
            raise typer.Exit(INTERRUPTED) from None
        print(batch.told(lang))
    raise typer.Exit(1 if batch.refused else 0)


def _files(name: str) -> list[str]:
    """The file itself, or the articles in a folder and those below, by name. Raises ReadingError for a folder without any."""
    path = Path(name)
    if name == "-" or not path.is_dir():
        return [name]
    found = sorted(str(p) for p in path.rglob("*") if p.suffix.lower() in TYPES and p.is_file())
    if not found:
        raise ReadingError(f"{name}: has no articles in it: put {', '.join(sorted(TYPES))} files there")
    return found


class _Batch:
    """Articles on their way into the record, and how many there were of each sort."""

    def __init__(self, files: list[str], *, sample: bool, source: str | None) -> None:
        self.files, self.sample, self.source = files, sample, source
        self.added = self.known = self.refused = self.claims = 0

    def run(self, published: datetime.date | None) -> None:
        """Add them all."""
        from itertools import chain

        from mahdar.cli.progress import progress
        from mahdar.reading import count, documents, samples
        from mahdar.vocabulary import Document

        counts = [count(file) for file in self.files]
        total = None if None in counts else sum(filter(None, counts))
        items = chain(
            samples() if self.sample else (),
            chain.from_iterable(documents(file, published=published) for file in self.files),
        )
        with progress(total, quiet=not sys.stderr.isatty()) as (advance, say):
            for item in items:
                complaint = self._one(item) if isinstance(item, Document) else self._refuse(str(item))
                if complaint:
                    say(f"mahdar: {' '.join(complaint.split())}")
                advance()

    def _refuse(self, why: str) -> str:
        self.refused += 1
        return why

    def _one(self, document: "Document") -> str | None:
        """Add one article; what there is to complain of."""
        from mahdar.store.adding import Outcome
        from mahdar.store.intake import take

        if self.source and not document.source:
            document = document.model_copy(update={"source": self.source})
        taken = take(document)
        self.added += taken.outcome is Outcome.ADDED
        self.known += taken.outcome is Outcome.KNOWN
        self.refused += taken.outcome is Outcome.REFUSED
        self.claims += taken.claims
        return taken.complaint

    def told(self, lang: Language) -> str:
        """What has been done, on one line."""
        from mahdar.wording import figure

        counts = {"added": self.added, "claims": self.claims, "known": self.known, "refused": self.refused}
        return " · ".join(figure(key, n, lang) for key, n in counts.items() if n or key not in ("known", "refused"))
