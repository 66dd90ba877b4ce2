"""The timeline: the meetings and gatherings of a process in the order of days, held and planned told apart by shape and fill.

What lasts some days is a bar, a day a mark. Where there are more than can be named, columns count all of them by period and
those that were reported most are named under the columns.
"""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import altair as alt

from mahdar.charts.days import Axis, axis, bounds, interval_words, periods, ticks
from mahdar.charts.labels import counted, known, label
from mahdar.charts.lettering import cut, own, set_in, tidy, width
from mahdar.charts.marks import STATUS
from mahdar.charts.scope import heading
from mahdar.charts.theme import (
    BLUE,
    FAINT,
    FONT,
    GREY,
    INK,
    SMALL,
    TEXT,
    VERMILLION,
    WHITE,
    WIDTH,
    across,
    along,
    data,
    day_axis,
    drawn_as,
    framed,
    key,
    layered,
    nothing,
    raw,
)  # fmt: skip
from mahdar.record.entry import Entry, EntryStatus, strongest
from mahdar.vocabulary import Interval

MOST_NAMED = 45
LANE, GAP, MARK = 25, 14, 11  # pixels: height of a lane, between two in a lane, from a mark to its words
ROOM = 330  # pixels that a title may take
MEETINGS = ("meeting", "gathering")
TO_COME = (EntryStatus.PLANNED, EntryStatus.PROPOSED)


class _Placed(NamedTuple):
    """An entry on the axis: its days, whether they are those of the report, its lane, its words and on which side they stand."""

    entry: Entry
    first: int
    last: int
    by_report: bool
    lane: int
    words: str
    before: bool


def timeline(entries: Sequence[Entry], title: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of these entries over time; `title`: what they are (`لقاءات مسار أوسلو`), to which the counts are added.

    An entry without a day of its own stands on the day of the report, in grey; one without either is left out and counted.
    """
    dated = [(entry, *days) for entry in entries if (days := _days(entry)) is not None]
    dated.sort(key=lambda each: (each[1], each[2], each[0].id))
    all_days = [_as_interval(first, last) for _, first, last, _ in dated]
    left_out = {"undated": len(entries) - len(dated)}
    found = [_noun(entries, lang), *_by_status(entries, lang)] if entries else []
    if not dated:
        return nothing(heading(title, entries, found, lang, left_out=left_out), len(entries), lang)
    span = axis([day for _, first, last, _ in dated for day in (first, last)], WIDTH)
    named = sorted(dated, key=lambda each: strongest(each[0]))[:MOST_NAMED]
    placed = _in_lanes(sorted(named, key=lambda each: (each[1], each[2], each[0].id)), span, lang)
    notes = []
    if len(dated) > len(named):
        notes.append(label("note.named", lang, n=len(named), all=f"{len(dated):,}"))
    if by_report := sum(each[3] for each in dated):
        notes.append(label("note.by-report", lang, n=f"{by_report:,}"))
    over = heading(title, entries, found, lang, days=all_days, notes=notes, left_out=left_out)
    statuses = {entry.status for entry, *_ in dated}
    views: list[Any] = [key([(label(f"status.{s}", lang), STATUS[s]) for s in STATUS if s in statuses], lang)]
    if len(dated) > len(named):
        views.append(_columns(dated, span, lang))
    return framed([*views, _lanes(placed, span, lang)], over, lang)


def _days(entry: Entry) -> tuple[int, int, bool] | None:
    """The days of an entry, and whether they are only those on which it was reported."""
    happened = bounds(entry.happened)
    if happened is not None:
        return (*happened, False)
    said = bounds(entry.said)
    return (said[0], said[0], entry.kind in MEETINGS) if said is not None else None


def _as_interval(first: int, last: int) -> Interval:
    return Interval(first=datetime.date.fromordinal(first), last=datetime.date.fromordinal(last))


def _noun(entries: Sequence[Entry], lang: str) -> str:
    kinds = {entry.kind for entry in entries}
    return counted(
        f"noun.{kinds.pop()}" if len(kinds) == 1 and kinds <= set(MEETINGS) else "noun.entry", len(entries), lang
    )


def _by_status(entries: Sequence[Entry], lang: str) -> list[str]:
    counts = {status: sum(entry.status is status for entry in entries) for status in STATUS}
    return [label(f"did.{status}", lang, n=f"{n:,}") for status, n in counts.items() if n]


def _in_lanes(dated: Sequence[tuple[Entry, int, int, bool]], span: Axis, lang: str) -> list[_Placed]:
    """Each entry in the first lane where neither its mark nor its words meet another's."""
    free: list[float] = []  # for each lane the pixel up to which it is taken
    placed = []
    for entry, first, last, by_report in dated:
        begins, ends = span.at(first), span.at(last)
        words = cut(entry.title, TEXT, ROOM) or _kind(entry, lang)
        wide = width(words, TEXT) + MARK
        before = ends + wide > WIDTH and begins - wide > 0
        if not before:
            words = cut(words, TEXT, max(60, WIDTH + 20 - ends - MARK)) if ends + wide > WIDTH + 20 else words
        left = begins - (wide if before else 8)
        right = ends + (8 if before else wide)
        lane = next((i for i, taken in enumerate(free) if taken + GAP <= left), len(free))
        free[lane : lane + 1] = [right]
        placed.append(_Placed(entry, first, last, by_report, lane, words, before))
    return placed


def _row(each: _Placed, shortest: float, lang: str) -> dict[str, Any]:
    entry, look = each.entry, STATUS[each.entry.status]
    long = each.last - each.first > shortest
    when = interval_words(_as_interval(each.first, each.last), lang)
    return {
        "entry": tidy(entry.id),
        "x": each.first,
        "x2": each.last if long else each.first,
        "y": each.lane,
        "bar": long,
        "side": "before" if each.before else "after",
        "words": own(each.words),
        "ink": GREY if each.by_report else INK,
        **drawn_as(look),
        "dash": [4, 2] if entry.status in TO_COME else [1, 0],
        "what": own(tidy(entry.title)[:200]),
        "status": label(f"status.{entry.status}", lang),
        "kind": _kind(entry, lang),
        "when": label("by-report", lang, when=when) if each.by_report else when,
        "outlets": len(set(entry.outlets)),
        "texts": entry.texts,
    }


def _kind(entry: Entry, lang: str) -> str:
    return label(f"kind.{entry.kind}", lang) if known(f"kind.{entry.kind}") else tidy(entry.kind)[:30]


def _tips(lang: str) -> list[alt.Tooltip]:
    fields = {
        "what": "what:N",
        "kind": "kind:N",
        "status": "status:N",
        "when": "when:N",
        "sources": "outlets:Q",
        "texts": "texts:Q",
    }
    return [alt.Tooltip(field, title=label(f"tip.{name}", lang)) for name, field in fields.items()]


def _lanes(placed: list[_Placed], span: Axis, lang: str) -> alt.LayerChart:
    shortest = (span.last - span.first) / WIDTH * 20  # a bar of fewer pixels would hide behind its mark
    rows = [_row(each, shortest, lang) for each in placed]
    lanes = max(each.lane for each in placed) + 1
    x = along(span.first, span.last, lang, axis=day_axis(ticks(span, lang), lang))
    base = alt.Chart(data(rows)).encode(x=x, y=across(-0.6, lanes - 0.4), tooltip=_tips(lang))
    mark = {"shape": raw(alt.Shape, "shape:N"), "fill": raw(alt.Fill, "fill:N"), "stroke": raw(alt.Stroke, "stroke:N")}
    bars = (
        base.transform_filter("datum.bar")
        .mark_bar(height=7, strokeWidth=1.4, opacity=1, cornerRadius=1)
        .encode(
            x2="x2:Q",
            fill=raw(alt.Fill, "fill:N"),
            stroke=raw(alt.Stroke, "stroke:N"),
            strokeDash=raw(alt.StrokeDash, "dash:N"),
        )
    )
    halos = base.mark_point(shape="circle", size=230, filled=True, color=WHITE, opacity=1, tooltip=None)
    points = base.mark_point(size=95, strokeWidth=1.7, opacity=1).encode(**mark)
    layers: list[Any] = [bars, halos, points]
    to_the_right = lang != "ar"
    for side in ("after", "before"):
        right = (side == "after") == to_the_right
        edge = alt.X("x2:Q" if side == "after" else "x:Q")
        text: dict[str, Any] = {
            "align": "left" if right else "right", "dx": MARK if right else -MARK, "fontSize": TEXT, "font": FONT,
            "baseline": "middle", "limit": 0,
        }  # fmt: skip
        here = base.transform_filter(f"datum.side == '{side}'").encode(x=edge, text="words:N")
        layers.append(here.mark_text(stroke=WHITE, strokeWidth=4, strokeJoin="round", **text))
        layers.append(here.mark_text(**text).encode(color=raw(alt.Color, "ink:N")))
    return layered(layers, WIDTH, max(60, lanes * LANE))


def _columns(dated: Sequence[tuple[Entry, int, int, bool]], span: Axis, lang: str) -> alt.LayerChart:
    """How many began in each period: what was held full, what is to come hollow, the rest grey, one on the other."""
    unit, starts = periods(span, 60)
    groups = {"held": (BLUE, BLUE), "planned": (WHITE, VERMILLION), "other": (GREY, GREY)}
    counts = {(start, group): 0 for start in starts[:-1] for group in groups}
    for entry, first, _, _ in dated:
        start = max(s for s in starts[:-1] if s <= first) if first >= starts[0] else starts[0]
        counts[start, _group(entry.status)] += 1
    rows, highest = [], 1
    for start, end in pairwise(starts):
        below = 0
        for group, (fill, stroke) in groups.items():
            n = counts[start, group]
            if n:
                rows.append(
                    {
                        "x": round(max(start, span.first) + (end - start) * 0.06, 2),
                        "x2": round(min(end, span.last) - (end - start) * 0.06, 2), "y": below, "y2": below + n, "n": n,
                        "fill": fill, "stroke": stroke,
                        "period": interval_words(_as_interval(start, max(start, end - 1)), lang),
                    }
                )  # fmt: skip
                below += n
        highest = max(highest, below)
    steps = sorted({round(highest * part) for part in (0, 0.5, 1)})
    y = alt.Y(
        "y:Q", scale=alt.Scale(domain=[0, highest], nice=False),
        axis=alt.Axis(
            values=steps, title=None, format=",d", orient="right" if lang == "ar" else "left", domain=False, ticks=False,
            gridColor=FAINT,
        ),
    )  # fmt: skip
    tips = [
        alt.Tooltip("period:N", title=label("tip.period", lang)),
        alt.Tooltip("n:Q", title=label("tip.number", lang)),
    ]
    bars = (
        alt.Chart(data(rows))
        .mark_bar(strokeWidth=1, opacity=1)
        .encode(
            x=along(span.first, span.last, lang),
            x2="x2:Q",
            y=y,
            y2="y2:Q",
            fill=raw(alt.Fill, "fill:N"),
            stroke=raw(alt.Stroke, "stroke:N"),
            tooltip=tips,
        )
    )
    over = alt.Title(
        set_in(label(f"note.columns.{unit}", lang), lang), anchor="end" if lang == "ar" else "start", fontSize=SMALL,
        color=GREY, fontWeight="normal", font=FONT, offset=6,
    )  # fmt: skip
    return layered([bars], WIDTH, 90).properties(title=over)


def _group(status: EntryStatus) -> str:
    if status in (EntryStatus.HELD, EntryStatus.UNDER_WAY):
        return "held"
    return "planned" if status in TO_COME else "other"
