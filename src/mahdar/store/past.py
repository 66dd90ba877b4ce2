"""Entries as they stood on a day: summarised anew from the claims that were in print by then."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mahdar.record.entry import Entry as Summary
from mahdar.record.report import Report
from mahdar.record.summary import summarise
from mahdar.store.models import Entry
from mahdar.store.summaries import copies_of, summary_of, titles_of, who_of


def as_of(
    entries: Iterable[Entry], facts: Mapping[int, Sequence[Mapping[str, Any]]], day: datetime.date
) -> list[Summary]:
    """The entries as they stood at the end of a day, without those of which nothing was in print yet.

    `facts`: of each entry by its key the claims that were published by then (`Claim.facts`).
    """
    rows = list(entries)
    later = {row.pk for row in rows if row.said_last is None or row.said_last > day}
    reports = {pk: [Report.of_row(each) for each in facts.get(pk, ())] for pk in later}
    told = [report for several in reports.values() for report in several]
    who = who_of(told) if told else {}
    copies = copies_of({report.document for report in told}) if told else {}
    titles = titles_of({int(report.gathering) for report in told if report.gathering}) if told else {}
    found = []
    for row in rows:
        if row.pk not in later:
            found.append(summary_of(row))
        elif reports[row.pk]:
            title = next(
                (titles[int(r.gathering)] for r in reports[row.pk] if r.gathering and int(r.gathering) in titles), ""
            )
            found.append(summarise(str(row.pk), reports[row.pk], who, copies=copies, gathering_title=title))
    return found
