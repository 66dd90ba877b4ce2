"""`mahdar add`: articles into the record, each whole or not at all."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mahdar.cli.record.opening import Db, record

if TYPE_CHECKING:
    from mahdar.vocabulary import Document

EXAMPLES = """Examples:

\b
  mahdar add articles/ report.txt feed.jsonl
  mahdar add corpus.parquet --db corpus.db
  mahdar add report.txt --published 2014-01-16 --source APS

Adding the same again changes nothing; after an interruption run the same command again.
Exit status: 0 all articles are in the record, 1 some could not be read (stderr says which and why)."""
TYPES = frozenset({".txt", ".jsonl", ".ndjson", ".json", ".parquet", ".pq"})
INTERRUPTED = 130


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=EXAMPLES)(add)


def add(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILES", help="Files and folders; - for standard input.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Add the sample articles that come with Mahdar.")] = False,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="YYYY-MM-DD, the day of articles that carry none.")
    ] = None,
    source: Annotated[str | None, typer.Option(metavar="OUTLET", help="The outlet of articles that name none.")] = None,
    db: Db = None,
) -> None:
    """Read articles and file their claims in the record."""
    from mahdar.cli.app import day

    if not files and not sample:
        raise typer.BadParameter("name a file, a folder, - for standard input, or --sample")
    with record(db, fresh=False):
        from mahdar.store.summaries import refresh

        batch = _Batch([str(each) for file in files or [] for each in _files(file)], sample=sample, source=source)
        try:
            batch.run(day(published))
        except KeyboardInterrupt:
            print(f"mahdar: stopped: {batch.told()}; run the same again to go on", file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from None
        refresh()
        print(batch.told())
    raise typer.Exit(1 if batch.refused else 0)


def _files(name: str) -> Iterator[Path | str]:
    """The file itself, or the articles in a folder and those below, by name."""
    path = Path(name)
    if name == "-" or not path.is_dir():
        yield name
        return
    yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in TYPES and p.is_file())


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
        from mahdar.cli.batch import read_article
        from mahdar.store import adding
        from mahdar.store.warnings import warning
        from mahdar.vocabulary import Minutes

        if self.source and not document.source:
            document = document.model_copy(update={"source": self.source})
        if adding.is_known(document):
            self.known += 1
            return None
        minutes = read_article(document)
        if not isinstance(minutes, Minutes):
            return self._refuse(str(minutes))
        strange = warning(minutes)
        done = adding.add(minutes)
        if done.outcome is adding.Outcome.KNOWN:
            self.known += 1
        else:
            self.added, self.claims = self.added + 1, self.claims + done.claims
        return strange

    def told(self) -> str:
        """What has been done, on one line."""
        parts = [f"{self.added} articles added with {self.claims} claims", f"{self.known} known already"]
        return ", ".join(parts + ([f"{self.refused} refused"] if self.refused else []))
