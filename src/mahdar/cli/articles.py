"""The articles of some files, with a progress bar; bad ones are named on stderr and the rest go on."""

import sys
from collections.abc import Iterable, Iterator

from mahdar.cli.progress import progress
from mahdar.reading import count, documents
from mahdar.vocabulary import Document


class Articles:
    """Iterate to get the articles; then `read` and `refused` tell how many there were of either kind."""

    def __init__(self, files: Iterable[str]) -> None:
        self.files = list(files)
        self.read = self.refused = 0

    def __iter__(self) -> Iterator[Document]:
        counts = [count(file) for file in self.files]
        total = None if None in counts else sum(filter(None, counts))
        with progress(total, quiet=not sys.stderr.isatty()) as (advance, say):
            for file in self.files:
                for item in documents(file):
                    advance()
                    if isinstance(item, Document):
                        self.read += 1
                        yield item
                    else:
                        self.refused += 1
                        say(f"mahdar: {' '.join(str(item).split())}")
