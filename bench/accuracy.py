"""How right Mahdar is: its flat claims against the gold sets, by the gold's own scorer.

python bench/accuracy.py [--gold ../shared/gold] [--show KIND]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from mahdar.exchange import flat
from mahdar.pipeline import read
from mahdar.reading import documents
from mahdar.vocabulary import Document

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--show", help="print the missed and the spurious claims of this kind")
    options = parser.parse_args()
    scorer = options.gold / "score.py"
    if not scorer.exists():
        print(f"accuracy: {scorer} is not here, nothing measured (--gold names another folder)")
        return
    for claims in sorted(options.gold.glob("*/claims.jsonl")):
        print(f"{claims.parent.name}:", flush=True)
        score(scorer, claims, claims.with_name("articles.jsonl"), ["--show", options.show] if options.show else [])


def score(scorer: Path, gold: Path, articles: Path, extra: list[str]) -> None:
    """Read the articles and print the scorer's table."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as system:
        found = [item for item in documents(articles) if isinstance(item, Document)]
        minutes = (read(each.text, published=each.published, id=each.id) for each in found)
        system.writelines(flat.chunks(minutes))
        system.flush()
        subprocess.run([sys.executable, scorer, gold, system.name, articles, *extra], check=True)


if __name__ == "__main__":
    main()
