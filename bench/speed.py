"""How fast Mahdar reads the press on one core: articles/s, words/s, peak memory, cold start.

python bench/speed.py [--articles 600] [--corpus ../shared/corpus/news-2018.parquet]
"""

import argparse
import platform
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from mahdar.pipeline import read
from mahdar.reading import documents
from mahdar.vocabulary import Document

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "news-2018.parquet"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    if not options.corpus.exists():
        print(f"speed: {options.corpus} is not here, nothing measured (--corpus names another)")
        return
    articles = [item for item in islice(documents(options.corpus), options.articles) if isinstance(item, Document)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(articles[0].text, published=articles[0].published, id=articles[0].id)  # tables load once
    began = time.process_time()
    claims = sum(len(read(each.text, published=each.published, id=each.id).claims) for each in articles)
    took = time.process_time() - began
    words = sum(len(each.text.split()) for each in articles)
    print(f"machine      {platform.processor() or platform.machine()}, Python {platform.python_version()}, one core")
    print(f"articles     {len(articles)} ({words / len(articles):.0f} words each, {claims / len(articles):.1f} claims)")
    print(f"speed        {len(articles) / took:.1f} articles/s, {words / took:,.0f} words/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory  {peak / 1024:.0f} MB ({before / 1024:.0f} MB before the first article)")
    print(f"cold start   {cold_start(articles[0]):.2f} s for `mahdar read` of one article")


def cold_start(article: Document) -> float:
    """Seconds for the whole command on one article, the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, encoding="utf-8")
        command = [sys.executable, "-c", "from mahdar.cli import main; main()", "read", str(path)]
        return min(timed(command) for _ in range(3))


def timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
