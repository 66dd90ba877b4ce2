"""The model: one file, a zip of the trained conditional random field and the attributes that it uses."""

import zipfile
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from mahdar.arabic.tokens import Token
from mahdar.errors import MahdarError
from mahdar.mentions.tagger.attributes import Observer
from mahdar.mentions.tagger.scores import Entity, entities
from mahdar.mentions.tagger.words import Word

SHIPPED = "names.model"
WEIGHTS, ATTRIBUTES = "weights.crfsuite", "attributes.txt"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a zip must carry a time; the same one gives the same bytes


class Labelled(NamedTuple):
    """A sentence as the tagger sees it: its words, the names in them by type, and for each name how probable its least
    probable label is, from 0 to 1."""

    words: list[Word]
    names: list[tuple[Entity, float]]


class Model:
    """A trained tagger."""

    def __init__(self, weights: bytes, attributes: frozenset[str]) -> None:
        from pycrfsuite import Tagger

        self._weights = weights  # CRFsuite reads from this memory as long as it tags
        self._tagger = Tagger()
        self._tagger.open_inmemory(weights)
        self._observer = Observer(attributes)

    def label(self, tokens: list[Token], sentences: list[tuple[int, int]]) -> list[Labelled]:
        """What the tagger sees in each sentence (token ranges of one text, in order)."""
        found: list[Labelled] = []
        for part, attributes in self._observer.observe(tokens, sentences):
            labels = self._tagger.tag(attributes) if part else []
            names = sorted(entities(labels))
            sure = [min(self._tagger.marginal(labels[i], i) for i in range(n.first, n.last)) for n in names]
            found.append(Labelled(part, list(zip(names, sure, strict=True))))
        return found


def load(path: Path) -> Model:
    """A model from its file. MahdarError where it is none."""
    try:
        with zipfile.ZipFile(path) as file:
            weights, attributes = file.read(WEIGHTS), file.read(ATTRIBUTES).decode("utf-8")
        return Model(weights, frozenset(attributes.split("\n")))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise MahdarError(f"{path}: no name tagger ({error}): make one with mahdar train names") from error


def save(path: Path, weights: bytes, attributes: list[str]) -> None:
    """Write a model; the same model gives the same bytes."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in ((WEIGHTS, weights), (ATTRIBUTES, "\n".join(attributes).encode())):
            file.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED, 9)


@cache
def shipped() -> Model:
    """The model that comes with Mahdar, read when it is first asked for."""
    with as_file(files("mahdar.mentions.tagger").joinpath(SHIPPED)) as path:
        return load(path)
