"""How fast articles go into a record, extraction included, on one core: by the thousand, so that it shows whether it slows down.

Wall-clock and processor time side by side: on a busy machine the first says little. Needs ../shared/corpus.
"""

import argparse
import datetime
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "news-2018.parquet"
FIRST, STEP = 100, 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=3000, metavar="N", help="how many; 0: all")
    arguments.add_argument("--keep", metavar="FILE", help="keep the record here")
    options = arguments.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS}: not here, nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(options.keep or str(Path(folder) / "bench.db"), options.articles)


def measure(database: str, articles: int) -> None:
    from mahdar.store import connect

    connect(database, create=True)
    from mahdar.pipeline import read_document
    from mahdar.store import adding, summaries
    from mahdar.vocabulary import Minutes

    print(
        f"{'articles':>9}  {'articles/s':>10}  {'per cpu second':>14}  {'reading':>8}  {'filing':>8}  (ms of cpu an article)"
    )
    total = _Clock()
    step = _Clock()
    reading = 0.0
    done = since = 0
    for document in documents(articles):
        if not adding.is_known(document):
            before = time.process_time()
            minutes = read_document(document)
            reading += time.process_time() - before
            assert isinstance(minutes, Minutes), minutes
            adding.add(minutes)
        done, since = done + 1, since + 1
        if done == FIRST or done % STEP == 0:
            _row(done, since, step, reading)
            step, reading, since = _Clock(), 0.0, 0
    filed = _Clock()
    entries = summaries.refresh()
    print(f"{entries} entries summarised in {filed.wall:.1f} s")
    size = os.path.getsize(database) / 1e6
    print(f"all: {done} articles, {done / total.wall:.1f} a second, {done / total.cpu:.1f} a cpu second; {size:.0f} MB")


class _Clock:
    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> float:
        return time.process_time() - self._cpu


def _row(done: int, count: int, clock: _Clock, reading: float) -> None:
    cpu = clock.cpu
    each, filing = reading / count * 1000, (cpu - reading) / count * 1000
    print(f"{done:>9}  {count / clock.wall:>10.1f}  {count / cpu:>14.1f}  {each:>8.1f}  {filing:>8.1f}", flush=True)


def documents(articles: int) -> Iterator["Document"]:  # noqa: F821
    import pyarrow.parquet as pq

    from mahdar.vocabulary import Document

    rows = pq.read_table(CORPUS).to_pylist()
    for row in rows[:articles] if articles else rows:
        day = datetime.date.fromisoformat(str(row["published"])[:10])
        yield Document(id=row["id"], text=row["text"], title=row["title"], published=day, source=row["source"])


if __name__ == "__main__":
    main()
