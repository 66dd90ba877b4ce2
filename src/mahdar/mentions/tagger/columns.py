"""Columns: files of two columns, a word and its label, as ANERcorp and the CoNLL 2002/2003 tasks have them.

Labels are `O`, or `B-` or `I-` and a type (PERS, LOC, ORG, MISC). Sentences end at blank lines.
"""

from pathlib import Path
from typing import NamedTuple

from mahdar.arabic.tokens import Token, tokenize
from mahdar.errors import ReadingError
from mahdar.mentions.tagger.scores import Entity
from mahdar.mentions.tagger.words import words

OUTSIDE = "O"


class Row(NamedTuple):
    """A word of the file with its label."""

    word: str
    label: str


class Aligned(NamedTuple):
    """The sentences of a file as one run of tokens: for each sentence its token range, and for each of its written words
    (ours: `(د` is two) the number of the row it stands in."""

    tokens: list[Token]
    sentences: list[tuple[int, int]]
    rows_of: list[list[int]]


def read_columns(path: Path) -> list[list[Row]]:
    """The sentences of a file. ReadingError, with the line, where a line has no second column or an unknown label."""
    sentences: list[list[Row]] = [[]]
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(
            f"{path}: cannot be read as UTF-8 text ({error}): give a file of words and labels"
        ) from error
    for number, line in enumerate(lines, 1):
        cells = line.split()
        if not cells:
            if sentences[-1]:
                sentences.append([])
        elif len(cells) != 2 or not _is_label(cells[1]):
            raise ReadingError(f"{path}, line {number}: not a word and a label (O, B-PERS, I-LOC ...): {line[:40]!r}")
        else:
            sentences[-1].append(Row(cells[0], cells[1]))
    found = [sentence for sentence in sentences if sentence]
    if not found:
        raise ReadingError(f"{path}: has no words: give a file of words and labels")
    return found


def _is_label(label: str) -> bool:
    return label == OUTSIDE or (label[:2] in ("B-", "I-") and len(label) > 2)


def align(sentences: list[list[Row]]) -> Aligned:
    """Our tokens of the words of a file."""
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    rows_of: list[list[int]] = []
    for sentence in sentences:
        own = tokenize(" ".join(row.word for row in sentence))
        ends, end = [], 0
        for row in sentence:
            end += len(row.word) + 1
            ends.append(end)
        row_of, at = [], 0
        for word in words(own):
            while own[word.first].start >= ends[at]:
                at += 1
            row_of.append(at)
        ranges.append((len(tokens), len(tokens) + len(own)))
        rows_of.append(row_of)
        tokens += own
    return Aligned(tokens, ranges, rows_of)


def labels_of_words(sentence: list[Row], row_of: list[int]) -> list[str]:
    """The label of each written word; behind the first of a row that begins a name, the others continue it."""
    found: list[str] = []
    for n, row in enumerate(row_of):
        label = sentence[row].label
        goes_on = n > 0 and row_of[n - 1] == row and label.startswith("B-")
        found.append(f"I-{label[2:]}" if goes_on else label)
    return found


def name_in_rows(name: Entity, row_of: list[int]) -> Entity:
    """A name of written words as one of rows."""
    return Entity(row_of[name.first], row_of[name.last - 1] + 1, name.type)
