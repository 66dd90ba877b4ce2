"""How fast the desk answers: every page and the search on a record of many articles, server time and queries, the median of several.

What is timed is what the server does for one request, template and middleware included, not the network. `bench/record.py --keep`
makes the record.
"""

import argparse
import os
import secrets
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

MOST_QUERIES, MOST_MS, MOST_SEARCH_MS = 40, 300, 150
TIMES = 7
LISTS = (
    "home", "processes", "documents", "statements", "actors", "ledger", "contradictions", "queue", "merging", "adding", "decisions",
    "agreement", "lexicon", "accounts", "account",
)  # fmt: skip
SEARCHES = ("سوريا", "ترامب", "قال الرئيس", "وقف إطلاق النار", '"الأمم المتحدة"', "بلافروف", "كيم جونغ أون", "اللاجئين")


class Measured(NamedTuple):
    """A page: the median of its times in milliseconds, the slowest, and its queries."""

    name: str
    median: float
    slowest: float
    queries: int
    size: int


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--record", required=True, metavar="FILE", help="a record to measure on; it is copied first")
    arguments.add_argument("--times", type=int, default=TIMES, metavar="N", help="how often each page is asked for")
    options = arguments.parse_args()
    if not Path(options.record).exists():
        print(f"{options.record}: not here, nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record.db"
        shutil.copy(options.record, copy)
        sys.exit(0 if measure(str(copy), options.times) else 1)


def measure(address: str, times: int) -> bool:
    """Print the table; True if every page keeps to its limits."""
    os.environ["DJANGO_SETTINGS_MODULE"], os.environ["MAHDAR_DB"] = "mahdar.web.settings", address
    from mahdar.web.serving import prepare

    prepare(address)
    pages, searches = _addresses()
    client = _client()
    print(f"{'page':<34} {'median ms':>9} {'slowest':>8} {'queries':>8} {'kB':>6}")
    fine = [_row(_ask(client, name, url, times), MOST_MS) for name, url in pages]
    found = [_ask(client, f"search {words}", f"/statements/?q={words}", times) for words in searches]
    fine += [_row(each, MOST_SEARCH_MS) for each in found]
    print(f"{'all searches, median':<34} {statistics.median(each.median for each in found):>9.0f}")
    return all(fine)


def _client():
    from django.contrib.auth.models import User
    from django.test import Client

    from mahdar.web.roles import Role, give_role

    person = User.objects.create_user("bench", password=secrets.token_urlsafe(12))
    give_role(person, Role.ADMINISTRATOR)
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _addresses():
    """Every page that a reader can open, at its heaviest: the busiest actor, the largest gathering, a broad process."""
    from django.db.models import Count
    from django.urls import reverse

    from mahdar.review.processes import define
    from mahdar.store.models import Actor, Claim, Document, Entry, Process

    define("سوريا", ["جنيف", "أستانة", "سوتشي"], ["روسيا", "تركيا", "إيران", "سوريا"], ["سوريا"], "bench", "to measure")
    process = Process.objects.get(name="سوريا").pk
    actors = Actor.objects.annotate(n=Count("entries")).order_by("-n")[:2]
    largest = {
        kind: Entry.objects.of(kind).order_by("-texts").first()
        for kind in ("gathering", "statement", "meeting", "position")
    }
    longest = Claim.objects.values("document").annotate(n=Count("pk")).order_by("-n")[0]["document"]
    assert Document.objects.filter(pk=longest).exists()
    pages = [(name, reverse(name)) for name in LISTS]
    pages += [("process", reverse("process", args=[process])), ("brief", reverse("brief", args=[process]))]
    pages += [(f"actor {actor.name}", reverse("actor", args=[actor.pk])) for actor in actors]
    pages += [(f"{kind}s", reverse("entries", args=[kind])) for kind in largest]
    pages += [(f"largest {kind}", reverse("entry", args=[entry.pk])) for kind, entry in largest.items() if entry]
    pages += [("document", reverse("document", args=[longest])), ("ledger سوريا", reverse("ledger") + "?purpose=سوريا")]
    pages += [
        (f"picture {name}", f"{reverse('process', args=[process])}{name}.json")
        for name in ("timeline", "network", "positions")
    ]
    pages += [("search box", reverse("search") + "?q=ترامب")]
    return pages, SEARCHES


def _ask(client, name: str, url: str, times: int) -> Measured:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)  # what is loaded once is not counted
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    queries = len(asked)  # before the next request forgets them
    assert answer.status_code == 200, (url, answer.status_code)
    spent = []
    for _ in range(times):
        before = time.perf_counter()
        client.get(url)
        spent.append((time.perf_counter() - before) * 1000)
    return Measured(name, statistics.median(spent), max(spent), queries, len(answer.content))


def _row(page: Measured, most: int) -> bool:
    fine = page.median <= most and page.queries <= MOST_QUERIES
    figures = f"{page.median:>9.0f} {page.slowest:>8.0f} {page.queries:>8} {page.size / 1000:>6.0f}"
    print(f"{page.name:<34} {figures}{'' if fine else '  TOO MUCH'}", flush=True)
    return fine


if __name__ == "__main__":
    main()
