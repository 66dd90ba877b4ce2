"""The board of a gathering: who attends, on what condition, and who does not. A row a party, a column a status.

The big mark is where a party stands by the latest reports; small ones are earlier steps, joined by a line in the order in which
they were reported; a dotted ring is what other outlets say.
"""

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import altair as alt

from mahdar.charts.days import bounds, day_words, interval_words
from mahdar.charts.labels import counted, label
from mahdar.charts.lettering import cut, own, set_in, tidy, wrapped
from mahdar.charts.marks import ATTENDANCE
from mahdar.charts.scope import heading
from mahdar.charts.theme import (
    FAINT,
    FONT,
    GREY,
    INK,
    SMALL,
    TEXT,
    WHITE,
    WIDTH,
    Look,
    across,
    begin,
    data,
    framed,
    key,
    layered,
    nothing,
    raw,
)  # fmt: skip
from mahdar.record.entry import Entry, strongest
from mahdar.vocabulary import AttendanceStatus

MOST_ROWS = 40
NAMES, COLUMN, HEAD, ROW, LINE = 240, 80, 44, 27, 17  # pixels: names, a column, the heads, a row, a line of condition
COLUMNS = {status: i for i, status in enumerate(ATTENDANCE)}
NOW, BEFORE, ALSO = "now", "before", "also"
SIZES = {NOW: 150, BEFORE: 62, ALSO: 260}


class _Standing(NamedTuple):
    """Where a party stands: its entries, the latest first, with the statuses of each."""

    actor: str
    name: str
    entries: tuple[Entry, ...]
    status: AttendanceStatus


def board(entries: Sequence[Entry], title: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of the entries of kind `attendance`, which should all be of one gathering; `title` names it."""
    of_kind = [entry for entry in entries if entry.kind == "attendance"]
    left_out = {"other": len(entries) - len(of_kind), "no-party": 0, "no-status": 0, "parties": 0}
    by_actor: dict[str, list[Entry]] = {}
    names: dict[str, str] = {}
    for entry in sorted(of_kind, key=strongest):
        if not entry.actors("party"):
            left_out["no-party"] += 1
        elif _status(entry) is None:
            left_out["no-status"] += 1
        else:
            for role in entry.actors("party"):
                names.setdefault(role.actor, role.name)
                by_actor.setdefault(role.actor, []).append(entry)
    standings = [_standing(actor, names[actor], of_actor) for actor, of_actor in by_actor.items()]
    standings.sort(key=lambda each: (strongest(each.entries[0])[:2], each.name, each.actor))
    left_out["parties"] = max(0, len(standings) - MOST_ROWS)
    kept = sorted(standings[:MOST_ROWS], key=lambda each: (COLUMNS[each.status], each.name, each.actor))
    shown = list({entry.id: entry for each in kept for entry in each.entries}.values())
    counts = [counted("noun.party", len(kept), lang)] if kept else []
    for status in ATTENDANCE:
        if n := sum(each.status is status for each in kept):
            counts.append(label(f"board.{status}", lang, n=n))
    contested = sum("status" in entry.contradicted for entry in shown)
    notes = [label("note.contested", lang, n=contested)] if contested else []
    over = heading(title, shown, counts, lang, days=[entry.said for entry in shown], notes=notes, left_out=left_out)
    if not kept:
        return nothing(over, len(entries), lang)
    rows, words, lines = _rows(kept, lang)
    kinds = {row["what"] for row in rows}
    looks = {
        NOW: Look("circle", INK, INK),
        BEFORE: Look("M-0.45,0A0.45,0.45,0,1,1,0.45,0A0.45,0.45,0,1,1,-0.45,0Z", GREY, GREY),
        ALSO: Look("circle", WHITE, GREY, (2, 2)),
    }
    explained = key([(label(f"board.{what}", lang), look) for what, look in looks.items() if what in kinds], lang)
    return framed([explained, _drawn(rows, words, lines, lang)], over, lang)


def _as_status(word: str) -> AttendanceStatus | None:
    return AttendanceStatus(word) if word in set(AttendanceStatus) else None


def _status(entry: Entry) -> AttendanceStatus | None:
    best = entry.best("status")
    return _as_status(best.key) if best else None


def _standing(actor: str, name: str, entries: Sequence[Entry]) -> _Standing:
    """Several entries of one party: the one reported last tells where it stands."""
    latest = sorted(entries, key=lambda entry: (-(bounds(entry.said) or (0, 0))[1], strongest(entry)))
    return _Standing(actor, name, tuple(latest), _status(latest[0]) or AttendanceStatus.UNDECIDED)


def _steps(standing: _Standing) -> list[tuple[AttendanceStatus, str, Entry, int]]:
    """The marks of a row in the order in which they were reported: status, what it is, its entry and its day (0: unknown)."""
    now = standing.entries[0]
    before: list[tuple[AttendanceStatus, str, Entry, int]] = []
    for entry in standing.entries:
        day = (bounds(entry.said) or (0, 0))[0]
        own_status = _status(entry)
        if entry is not now and own_status is not None:
            before.append((own_status, BEFORE, entry, day))
        for turn in entry.history:
            status = _as_status(turn.status)
            if status is not None and not (entry is now and status is standing.status):
                before.append((status, BEFORE, entry, turn.said.toordinal() if turn.said else day))
    before.sort(key=lambda step: (step[3], COLUMNS[step[0]], step[2].id))
    once = list({(status, day): (status, what, entry, day) for status, what, entry, day in before}.values())
    last = (bounds(now.said) or (0, 0))[1]
    told = {status for status, *_ in once} | {standing.status}
    also = [
        (status, ALSO, now, last)
        for value in now.values.get("status", ())[1:]
        if (status := _as_status(value.key)) is not None and status not in told
    ]
    return [*once, *also, (standing.status, NOW, now, last)]


Rows = list[dict[str, Any]]


def _rows(kept: Sequence[_Standing], lang: str) -> tuple[Rows, Rows, Rows]:
    """Marks, words and lines with their places in pixels."""
    marks: Rows = []
    words: Rows = []
    lines: Rows = []
    y = float(HEAD)
    for each in kept:
        middle = y + ROW / 2
        condition = _condition(each.entries[0])
        words.append(
            {"y": middle, "words": own(cut(each.name, TEXT, NAMES - 14) or "?"), "ink": INK, "size": TEXT, "rule": y}
        )
        way: list[float] = []
        for status, what, entry, day in _steps(each):
            x = NAMES + (COLUMNS[status] + 0.5) * COLUMN
            look = ATTENDANCE[status]
            if what != ALSO:
                way.append(x)
            marks.append(
                {
                    "entry": tidy(entry.id), "x": x, "y": middle, "what": what, "size": SIZES[what],
                    "shape": "circle" if what == ALSO else look.shape, "fill": WHITE if what == ALSO else look.fill,
                    "stroke": GREY if what == ALSO else look.stroke,
                    "dash": [2, 2] if what == ALSO else [1, 0], "line": 1.1 if what == BEFORE else 1.7,
                    "party": own(tidy(each.name)[:200]), "status": label(f"attendance.{status}", lang),
                    "when": _when(day, what, entry, lang) if day else "",
                    "condition": own(_condition(entry)[:300]), "outlets": len(set(entry.outlets)), "texts": entry.texts,
                    "day": datetime.date.fromordinal(day).isoformat() if day else "",
                }
            )  # fmt: skip
        lines += [{"x": a, "x2": b, "y": middle} for a, b in pairwise(way) if a != b]
        y += ROW
        if condition:
            sentence = f"{label('board.condition', lang)}{label('colon', lang)}{own(condition)}"
            for line in wrapped(sentence, SMALL, WIDTH - 30, 2):
                words.append(
                    {"y": y + LINE / 2 - 3, "words": set_in(line, lang), "ink": GREY, "size": SMALL, "rule": None}
                )
                y += LINE
            y += 3
    words.append({"y": y, "words": "", "ink": INK, "size": TEXT, "rule": y})
    return marks, words, lines


def _condition(entry: Entry) -> str:
    best = entry.best("condition")
    return tidy(best.words) if best else ""


def _when(day: int, what: str, entry: Entry, lang: str) -> str:
    return interval_words(entry.said, lang) if what == NOW else day_words(datetime.date.fromordinal(day), lang)


def _drawn(marks: Rows, words: Rows, lines: Rows, lang: str) -> alt.LayerChart:
    right_to_left = lang == "ar"
    height = words[-1]["y"] + 4
    scale = alt.Scale(domain=[0, WIDTH], nice=False, zero=False, reverse=right_to_left)
    x, y = alt.X("x:Q", scale=scale, axis=None), across(0, height)
    heads = [
        {
            "x": NAMES + (i + 0.5) * COLUMN,
            "y": 8 + 14 * j + (14 if n == 1 else 0),
            "words": set_in(line, lang),
            "size": TEXT,
            "ink": INK,
        }
        for status, i in COLUMNS.items()
        for text in [wrapped(label(f"attendance.{status}", lang), TEXT, COLUMN - 8, 2)]
        for n in [len(text)]
        for j, line in enumerate(text)
    ]
    fields = {"party": "party:N", "status": "status:N", "when": "when:N", "condition": "condition:N",
              "sources": "outlets:Q", "texts": "texts:Q"}  # fmt: skip
    tips = [alt.Tooltip(field, title=label(f"tip.{name}", lang)) for name, field in fields.items()]
    text: dict[str, Any] = {"font": FONT, "baseline": "middle", "limit": 0}
    rules = alt.Chart(data([w for w in words if w["rule"] is not None])).mark_rule(color=FAINT)
    columns = alt.Chart(data([{"x": NAMES + i * COLUMN} for i in range(len(COLUMNS))])).mark_rule(color="#f2f2f2")
    ways = alt.Chart(data(lines)).mark_rule(color=GREY, strokeWidth=1.2).encode(x=x, x2="x2:Q", y=y)
    points = alt.Chart(data(marks)).mark_point(opacity=1).encode(
        x=x, y=y, size=raw(alt.Size, "size:Q"), shape=raw(alt.Shape, "shape:N"), fill=raw(alt.Fill, "fill:N"),
        stroke=raw(alt.Stroke, "stroke:N"), strokeDash=raw(alt.StrokeDash, "dash:N"),
        strokeWidth=raw(alt.StrokeWidth, "line:Q"), tooltip=tips,
    )  # fmt: skip
    names = alt.Chart(data(words)).encode(
        x=alt.value(WIDTH if right_to_left else 0),
        y=y,
        text="words:N",
        color=raw(alt.Color, "ink:N"),
        size=raw(alt.Size, "size:Q"),
    )
    layers: list[Any] = [
        columns.encode(x=x, y=alt.value(HEAD - 6), y2=alt.value(height)),
        rules.encode(x=alt.value(0), x2=alt.value(WIDTH), y=across(0, height, "rule:Q")),
        alt.Chart(data(heads))
        .mark_text(align="center", color=INK, fontSize=TEXT, **text)
        .encode(x=x, y=y, text="words:N"),
        *([ways] if lines else []),
        points,
        names.mark_text(align=begin(lang), stroke=WHITE, strokeWidth=4, strokeJoin="round", **text),
        names.mark_text(align=begin(lang), **text),
    ]
    return layered(layers, WIDTH, height)
