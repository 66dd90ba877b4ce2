"""Many articles, one after the other: bad ones are named on stderr, the rest go on."""

import datetime
import sys
from collections.abc import Iterator
from itertools import chain

from mahdar.cli.progress import progress
from mahdar.errors import MahdarError
from mahdar.pipeline import read_document
from mahdar.reading import count, documents, samples
from mahdar.vocabulary import Document, Minutes


class Batch:
    """The articles of some files: `minutes()` reads them, `refused` counts those that could not be read."""

    def __init__(self, files: list[str], *, sample: bool, published: datetime.date | None, quiet: bool) -> None:
        """`quiet`: show no progress, because the minutes themselves go to the terminal."""
        self.files, self.sample, self.published = files, sample, published
        self.quiet = quiet or not sys.stderr.isatty()
        self.refused = self.done = 0

    def anything(self) -> bool:
        """Was any article read?"""
        return self.done > 0

    def minutes(self) -> Iterator[Minutes]:
        """The minutes of each article that can be read, in order."""
        with progress(None if self.quiet else self._total(), quiet=self.quiet) as (advance, say):
            for item in self._articles():
                result = read_document(item) if isinstance(item, Document) else item
                advance()
                if isinstance(result, Minutes):
                    self.done += 1
                    yield result
                else:
                    self.refused += 1
                    say(f"mahdar: {' '.join(str(result).split())}")

    def _articles(self) -> Iterator[Document | MahdarError]:
        sampled = samples() if self.sample else ()
        return chain(sampled, chain.from_iterable(documents(file, published=self.published) for file in self.files))

    def _total(self) -> int | None:
        """How many articles there are, at most; None where a source cannot be counted ahead."""
        counts = [count(file) for file in self.files]
        return None if None in counts else sum(filter(None, counts))
