"""The scope of a finding in words: over which days, how much, from how many outlets, and what was left out."""

import datetime
from collections.abc import Iterable, Sequence

from mahdar.charts.days import bounds, span_words
from mahdar.charts.labels import counted, label
from mahdar.charts.lettering import own, tidy
from mahdar.charts.theme import Heading
from mahdar.record.entry import Entry
from mahdar.vocabulary import Interval

MOST_NAMED = 6  # outlets that the note names


def heading(
    title: str,
    entries: Sequence[Entry],
    found: Sequence[str],
    lang: str,
    *,
    days: Iterable[Interval] = (),
    notes: Sequence[str] = (),
    left_out: dict[str, int] | None = None,
) -> Heading:
    """The heading of a picture of these entries.

    `found`: the counts, in words; `days`: what gives the period; `left_out`: numbers by reason (`out.KEY` in the labels).
    """
    sentence = with_period(title, days, lang)
    if found:
        sentence += label("colon", lang) + label("list", lang).join(found)
    if entries:
        sentence += label("dash", lang) + sources(entries, lang)
    missing = {reason: n for reason, n in (left_out or {}).items() if n}
    lines = [*notes, without(missing, lang), _names(entries, lang)]
    return Heading(sentence, tuple(line for line in lines if line), missing)


def with_period(title: str, days: Iterable[Interval], lang: str) -> str:
    """The caller's title and the days that it covers."""
    known = [each for each in map(bounds, days) if each]
    words = own(tidy(title))
    if not known:
        return words
    first, last = min(each[0] for each in known), max(each[1] for each in known)
    period = span_words(datetime.date.fromordinal(first), datetime.date.fromordinal(last), lang)
    return label("list", lang).join([words, period] if words else [period])


def sources(entries: Iterable[Entry], lang: str) -> str:
    """How many distinct outlets, and how many reports: an entry in a text is a report, so a text of two entries has two."""
    entries = list(entries)
    outlets = {outlet for entry in entries for outlet in entry.outlets}
    named = counted("source", len(outlets), lang) if outlets else label("source.none", lang)
    return label("list", lang).join([named, counted("report", sum(max(0, e.texts) for e in entries), lang)])


def without(left_out: dict[str, int], lang: str) -> str:
    """What was left out and why, as a note; "" where nothing was."""
    parts = [label(f"out.{reason}", lang, n=f"{n:,}", most=MOST_PARTIES) for reason, n in left_out.items() if n]
    return label("out", lang, notes=label("list", lang).join(parts)) if parts else ""


def _names(entries: Sequence[Entry], lang: str) -> str:
    texts: dict[str, int] = {}
    for entry in entries:
        for outlet in set(entry.outlets):
            texts[outlet] = texts.get(outlet, 0) + 1
    ranked = sorted(texts, key=lambda outlet: (-texts[outlet], outlet))
    names = label("list", lang).join(own(tidy(outlet)[:40]) for outlet in ranked[:MOST_NAMED])
    if len(ranked) > MOST_NAMED:
        names = label("sources.more", lang, names=names, n=len(ranked) - MOST_NAMED)
    return label("sources.list", lang, names=names) if names else ""


MOST_PARTIES = 12  # a meeting of more is a conference: everybody with everybody says nothing of who met whom
