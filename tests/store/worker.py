"""A program of its own that adds articles: `python worker.py RECORD PICKLE`, and what multiprocessing runs."""

import pickle
import random
import sys


def add_all(address, pickled, seed):
    """Add the pickled minutes in an order of its own."""
    from mahdar.store import connect

    connect(address)
    from mahdar.record.reports import filing
    from mahdar.store import adding, wires

    with open(pickled, "rb") as file:
        work = pickle.load(file)
    random.Random(seed).shuffle(work)
    wires.marks_of(work[0].text + filing(work[0]).document)  # word lists load once
    print("ready", flush=True)
    for each in work:
        adding.add(each)


if __name__ == "__main__":
    add_all(sys.argv[1], sys.argv[2], seed=1)
