"""The project's own sample articles, written for it in the manner of a wire report."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from mahdar.vocabulary import Document

FOLDER = Path(__file__).parent.parent / "samples"


def samples() -> Iterator[Document]:
    """Every article of `samples/`, in the order of `samples.toml`, which says when each was published."""
    listed = tomllib.loads((FOLDER / "samples.toml").read_text(encoding="utf-8"))
    for name, facts in listed.items():
        yield Document(id=name, text=(FOLDER / f"{name}.txt").read_text(encoding="utf-8"), **facts)
