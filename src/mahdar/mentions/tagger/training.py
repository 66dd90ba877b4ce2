"""Training: a model from a two-column file, and its cross-validation."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from mahdar.mentions.tagger.attributes import Observer
from mahdar.mentions.tagger.columns import Row, align, labels_of_words, name_in_rows
from mahdar.mentions.tagger.model import Model
from mahdar.mentions.tagger.scores import Scores, entities

PARAMETERS = {"c1": 0.1, "c2": 0.2, "max_iterations": 80, "feature.possible_transitions": False}


def train(sentences: list[list[Row]]) -> tuple[bytes, list[str]]:
    """The weights (CRFsuite's own form) and the attributes that have any, in order.

    Maximum likelihood by L-BFGS with L1 and L2 penalties (Okazaki 2007, CRFsuite); the same input gives the same weights.
    """
    from pycrfsuite import ItemSequence, Tagger, Trainer

    aligned = align(sentences)
    trainer = Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    observed = Observer().observe(aligned.tokens, aligned.sentences)
    for (_, attributes), sentence, row_of in zip(observed, sentences, aligned.rows_of, strict=True):
        trainer.append(ItemSequence(attributes), labels_of_words(sentence, row_of))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights"
        trainer.train(str(path))
        tagger = Tagger()
        tagger.open(str(path))
        used = sorted({attribute for attribute, _ in tagger.info().state_features})
        tagger.close()
        return path.read_bytes(), used


def evaluate(model: Model, sentences: list[list[Row]]) -> Scores:
    """How right a model is on the sentences of a file."""
    scores = Scores()
    aligned = align(sentences)
    labelled = model.label(aligned.tokens, aligned.sentences)
    for found, sentence, row_of in zip(labelled, sentences, aligned.rows_of, strict=True):
        proposed = {name_in_rows(name, row_of) for name, _ in found.names}
        scores.add(entities([row.label for row in sentence]), proposed)
    return scores


def cross_validate(sentences: list[list[Row]], folds: int) -> Iterator[Scores]:
    """The scores on each part of a file of a model trained on the others. The parts are runs of sentences, so that hardly an
    article stands on both sides."""
    n = len(sentences)
    for k in range(folds):
        a, b = k * n // folds, (k + 1) * n // folds
        weights, attributes = train(sentences[:a] + sentences[b:])
        yield evaluate(Model(weights, frozenset(attributes)), sentences[a:b])
