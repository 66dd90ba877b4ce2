"""Count the stems of a corpus of articles into src/mahdar/arabic/stems.tsv.

    python tools/count_stems.py ../shared/corpus/news-2018.parquet

A written word is taken for clitic + stem where the stem stands alone at least a given share as often; so `وقال` counts
for `قال`, and `وزير` stays whole because `زير` hardly occurs. The list holds words and counts, no text.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

from mahdar.arabic.lexicon import function_words, whole_words
from mahdar.arabic.normal import fold, light
from mahdar.arabic.verbs import verb_forms

SHARE = {"و": 0.25, "ف": 0.5, "ب": 0.35, "ل": 0.4, "ك": 1.0, "س": 0.15}
MASDAR_SHARE = 0.1
PRONOUNS = ("هما", "ها", "هم", "نا", "كم", "ه")
WORD = re.compile(r"[ء-غف-ي\u064b-\u0652ـ]+")
RARE = 3
OUT = Path(__file__).parents[1] / "src/mahdar/arabic/stems.tsv"


def without_article(word: str) -> str | None:
    """The stem behind a written article, whatever clitics stand before it; None if no article is written."""
    found = re.match(r"^[وف]?(?:[بك]?ال|لل)(.{2,})$", word)
    return (
        found[1]
        if found and not verb_forms(fold(word)) and word not in whole_words() and word not in function_words()
        else None
    )


def main(path: str) -> None:
    """Write the list."""
    words: Counter[str] = Counter()
    for text in pq.read_table(path, columns=["text"])["text"].to_pylist():
        words.update(light(w) for w in WORD.findall(text))
    alone: Counter[str] = Counter()
    for word, n in words.items():
        alone[fold(without_article(word) or word)] += n
    found: Counter[str] = Counter()
    for word, n in words.items():
        found[stem_of(word, alone)] += n
    kept = sorted(((s, n) for s, n in found.items() if n >= RARE and len(s) > 1), key=lambda x: (-x[1], x[0]))
    lines = [
        "# Stems of the Arabic press, folded, without article and clitics, with counts; made by tools/count_stems.py",
        "stem\tcount",
        *(f"{s}\t{n}" for s, n in kept),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} stems")


def stem_of(word: str, alone: Counter[str]) -> str:
    """The folded stem that a written word counts for."""
    if word in whole_words() or word in function_words() or verb_forms(fold(word)):
        return fold(word)
    bare = without_article(word)
    if bare:
        return fold(bare)
    count, folded = alone[fold(word)], fold(word)
    for head, share in SHARE.items():
        rest = folded[1:]
        if head == "س" and rest[:1] not in {"ي", "ت", "ن", "ا"}:
            continue
        verb = head in {"و", "ف"} and bool(verb_forms(rest))
        masdar = head in {"ب", "ل"} and len(rest) > 3 and any(form.part == "masdar" for form in verb_forms(rest))
        least = max((MASDAR_SHARE if masdar else share) * count, RARE)
        if folded.startswith(head) and len(rest) > 1 and (verb or alone[rest] >= least):
            return stem_of(word[1:], alone) if len(rest) > 3 else rest
    for pronoun in PRONOUNS:
        stem = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(stem) > 2:
            opened = {"ت": "ة", "ا": "ى", "ي": "ى"}.get(stem[-1], stem[-1])
            for spelling in (stem, stem[:-1] + opened, stem[:-1] + "ء"):
                if alone[fold(spelling)] >= max((0.05 if pronoun == "ه" else 0.5) * count, RARE):
                    return stem_of(spelling, alone)
    return folded


if __name__ == "__main__":
    main(sys.argv[1])
