"""The positions: what each actor wants, issue by issue, over time. A row is an actor's stance on one issue; marks differ in
shape and colour by stance, so that a change of mind shows as another mark further on.
"""

import datetime
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from mahdar.charts.days import Axis, axis, bounds, span_words, ticks
from mahdar.charts.labels import counted, label
from mahdar.charts.lettering import cut, own, tidy
from mahdar.charts.marks import STANCE
from mahdar.charts.scope import heading
from mahdar.charts.theme import (
    FAINT,
    FONT,
    GREY,
    INK,
    TEXT,
    WIDTH,
    across,
    begin,
    data,
    day_axis,
    drawn_as,
    framed,
    key,
    layered,
    nothing,
    raw,
)  # fmt: skip
from mahdar.record.entry import Entry, strongest
from mahdar.vocabulary import Stance

MOST_ROWS = 40
ISSUES = 330  # pixels of the column of actors and issues
STEP, HEAD, LANE, MARK = 22, 24, 18, 15  # pixels: a row, an actor's name, a lane in a row, a mark's room


class _Step(NamedTuple):
    """A stance taken on a day; `first`: the entry's own, not one of its history."""

    day: int
    stance: Stance
    main: bool
    entry: Entry


class _Mark(NamedTuple):
    """Steps of one stance that fall on nearly one place."""

    steps: tuple[_Step, ...]
    lane: int


def positions(entries: Sequence[Entry], title: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of the entries of kind `position`; drawn are the 40 pairs of actor and issue that were reported most."""
    of_kind = [entry for entry in entries if entry.kind == "position"]
    left_out = {"other": len(entries) - len(of_kind), "no-party": 0, "no-stance": 0, "undated": 0, "rows": 0}
    usable = []
    for entry in of_kind:
        reason = _missing(entry)
        if reason:
            left_out[reason] += 1
        else:
            usable.append(entry)
    rows: dict[tuple[str, str], list[Entry]] = {}
    names: dict[str, str] = {}
    for entry in sorted(usable, key=strongest):
        for role in entry.actors("party"):
            names.setdefault(role.actor, role.name)
            rows.setdefault((role.actor, _issue(entry)), []).append(entry)
    ranked = sorted(
        rows, key=lambda row: (-sum(len(set(e.outlets)) for e in rows[row]), -sum(e.texts for e in rows[row]), row)
    )
    kept = {row: rows[row] for row in ranked[:MOST_ROWS]}
    shown = list({entry.id: entry for of_row in kept.values() for entry in of_row}.values())
    left_out["rows"] = len(usable) - len(shown)
    steps = {row: _steps(of_row) for row, of_row in kept.items()}
    days = [step.day for of_row in steps.values() for step in of_row]
    counts = (
        [counted("noun.position", len(shown), lang), counted("noun.party", len({a for a, _ in kept}), lang)]
        if shown
        else []
    )
    stances = {step.stance for of_row in steps.values() for step in of_row}
    notes = [label("note.turns", lang)] if any(not step.main for of_row in steps.values() for step in of_row) else []
    contested = sum("stance" in entry.contradicted for entry in shown)
    if contested:
        notes.append(label("note.contested", lang, n=contested))
    over = heading(title, shown, counts, lang, days=[entry.said for entry in shown], notes=notes, left_out=left_out)
    if not shown:
        return nothing(over, len(entries), lang)
    span = axis(days, WIDTH - ISSUES)
    looks = [(label(f"stance.{stance}", lang), STANCE[stance]) for stance in STANCE if stance in stances]
    return framed([key(looks, lang), _picture(steps, names, span, lang)], over, lang)


def _missing(entry: Entry) -> str:
    """Why an entry cannot be drawn; "" where it can."""
    if not entry.actors("party"):
        return "no-party"
    if _stance(entry) is None:
        return "no-stance"
    return "" if bounds(entry.said) else "undated"


def _stance(entry: Entry) -> Stance | None:
    best = entry.best("stance")
    return _as_stance(best.key) if best else None


def _as_stance(word: str) -> Stance | None:
    return Stance(word) if word in set(Stance) else None


def _issue(entry: Entry) -> str:
    best = entry.best("target")
    return tidy(best.key or best.words) if best else ""


def _steps(entries: Sequence[Entry]) -> list[_Step]:
    """The stances of a row: each entry's own on the day it was first reported, then those of its history that differ."""
    found: list[_Step] = []
    for entry in entries:
        days, stance = bounds(entry.said), _stance(entry)
        if days is None or stance is None:
            continue
        found.append(_Step(days[0], stance, True, entry))
        for turn in entry.history:
            other = _as_stance(turn.status)
            if turn.said is not None and other is not None and (turn.said.toordinal(), other) != (days[0], stance):
                found.append(_Step(turn.said.toordinal(), other, False, entry))
    return sorted(found, key=lambda step: (step.day, not step.main, step.stance, step.entry.id))


def _marks(steps: Sequence[_Step], span: Axis) -> list[_Mark]:
    """Steps of one stance that would cover one another are one mark; marks of different stances stand in lanes."""
    groups: list[list[_Step]] = []
    last: dict[tuple[Stance, bool], list[_Step]] = {}
    for step in steps:
        group = last.get((step.stance, step.main))
        if group is None or span.at(step.day) - span.at(group[0].day) >= MARK:
            group = []
            groups.append(group)
            last[step.stance, step.main] = group
        group.append(step)
    free: list[float] = []
    found = []
    for group in groups:
        at = span.at(group[0].day)
        lane = next((i for i, taken in enumerate(free) if taken <= at), len(free))
        free[lane : lane + 1] = [at + MARK]
        found.append(_Mark(tuple(group), lane))
    return found


def _picture(steps: dict[tuple[str, str], list[_Step]], names: dict[str, str], span: Axis, lang: str) -> alt.LayerChart:
    by_actor: dict[str, list[str]] = {}
    for actor, issue in steps:
        by_actor.setdefault(actor, []).append(issue)
    order = sorted(by_actor, key=lambda a: (-sum(len(steps[a, i]) for i in by_actor[a]), names[a], a))
    words: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    y = 0.0
    for actor in order:
        words.append(
            {
                "y": y + HEAD / 2,
                "words": own(cut(names[actor], TEXT + 1, WIDTH * 0.6) or "?"),
                "ink": INK,
                "size": TEXT + 1,
            }
        )
        rules.append({"y": y})
        y += HEAD
        for issue in sorted(by_actor[actor], key=lambda i: (steps[actor, i][0].day, i)):
            marks = _marks(steps[actor, issue], span)
            high = max(STEP, (max(mark.lane for mark in marks) + 1) * LANE + 4)
            words.append(
                {
                    "y": y + STEP / 2,
                    "words": own(cut(_target(steps[actor, issue]), TEXT, ISSUES - 24)),
                    "ink": GREY,
                    "size": TEXT,
                }
            )
            rows += [_row(mark, names[actor], y + STEP / 2 + mark.lane * LANE, lang) for mark in marks]
            y += high
        y += 8
    return _drawn(words, rows, rules, y, span, lang)


def _target(steps: Sequence[_Step]) -> str:
    best = min((step.entry for step in steps), key=strongest).best("target")
    return tidy(best.words or best.key) if best else "—"


def _row(mark: _Mark, actor: str, y: float, lang: str) -> dict[str, Any]:
    first = mark.steps[0]
    entries = list({step.entry.id: step.entry for step in mark.steps}.values())
    days = [step.day for step in mark.steps]
    return {
        "entry": " ".join(tidy(entry.id) for entry in entries),
        "x": first.day,
        "y": y,
        **drawn_as(STANCE[first.stance]),
        "size": 95 if first.main else 45,
        "line": 1.7 if first.main else 1.1,
        "contested": any("stance" in entry.contradicted for entry in entries),
        "actor": own(tidy(actor)[:200]),
        "stance": label(f"stance.{first.stance}", lang),
        "issue": own(_target(mark.steps)[:300]),
        "when": span_words(datetime.date.fromordinal(min(days)), datetime.date.fromordinal(max(days)), lang),
        "number": len(entries),
        "outlets": len({outlet for entry in entries for outlet in entry.outlets}),
        "texts": sum(entry.texts for entry in entries),
    }


def _drawn(
    words: list[dict[str, Any]], rows: list[dict[str, Any]], rules: list[dict[str, Any]], height: float, span: Axis, lang: str
) -> alt.LayerChart:  # fmt: skip
    right_to_left = lang == "ar"
    reach = [WIDTH - ISSUES, 0] if right_to_left else [ISSUES, WIDTH]
    x = alt.X(
        "x:Q", scale=alt.Scale(domain=[span.first, span.last], range=reach, nice=False, zero=False),
        axis=day_axis(ticks(span, lang), lang),
    )  # fmt: skip
    y = across(0, height)
    fields = {"actor": "actor:N", "stance": "stance:N", "issue": "issue:N", "when": "when:N", "number": "number:Q",
              "sources": "outlets:Q", "texts": "texts:Q"}  # fmt: skip
    tips = [alt.Tooltip(field, title=label(f"tip.{name}", lang)) for name, field in fields.items()]
    base = alt.Chart(data(rows)).encode(x=x, y=y, tooltip=tips)
    lines = alt.Chart(data(rules)).mark_rule(color=FAINT).encode(x=alt.value(0), x2=alt.value(WIDTH), y=y)
    rings = (
        base.transform_filter("datum.contested")
        .mark_point(shape="circle", size=330, strokeWidth=1.4, strokeDash=[2, 2], opacity=1, filled=False, color=INK)
    )  # fmt: skip
    marks = base.mark_point(opacity=1).encode(
        shape=raw(alt.Shape, "shape:N"),
        fill=raw(alt.Fill, "fill:N"),
        stroke=raw(alt.Stroke, "stroke:N"),
        size=raw(alt.Size, "size:Q"),
        strokeWidth=raw(alt.StrokeWidth, "line:Q"),
    )
    text = (
        alt.Chart(data(words))
        .mark_text(align=begin(lang), baseline="middle", font=FONT, limit=0)
        .encode(
            x=alt.value(WIDTH if right_to_left else 0),
            y=y,
            text="words:N",
            color=raw(alt.Color, "ink:N"),
            size=raw(alt.Size, "size:Q"),
        )
    )
    return layered([lines, rings, marks, text], WIDTH, height)
