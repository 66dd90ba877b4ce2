"""The network: who met whom. Circles are actors, a line joins two who met; full where a meeting was held, dashed where it
is only planned or proposed, dotted where the sources disagree.

The places come from a spring layout with a fixed seed, each group of connected actors for itself; circles with their names
are then moved apart until none lies on another.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import altair as alt
import networkx as nx

from mahdar.charts.labels import counted, label
from mahdar.charts.lettering import cut, own, set_in, tidy, width
from mahdar.charts.scope import MOST_PARTIES, heading
from mahdar.charts.theme import (
    BLUE,
    FONT,
    INK,
    PURPLE,
    TEXT,
    VERMILLION,
    WHITE,
    WIDTH,
    across,
    begin,
    data,
    framed,
    layered,
    nothing,
    raw,
)  # fmt: skip
from mahdar.record.entry import Entry, EntryStatus

MOST_ACTORS, MOST_PAIRS, FEWEST_PAIRS = 40, 130, 25
SEED = 20140122
NAME_ROOM = 150  # pixels that a name may take
SORTS: dict[EntryStatus, str] = {
    EntryStatus.HELD: "held",
    EntryStatus.UNDER_WAY: "held",
    EntryStatus.PLANNED: "planned",
    EntryStatus.PROPOSED: "planned",
    EntryStatus.DISPUTED: "disputed",
}
DASHES: dict[str, list[int]] = {"held": [1, 0], "planned": [6, 4], "disputed": [2, 3]}
COLOURS = {"held": BLUE, "planned": VERMILLION, "disputed": PURPLE}
Pair = tuple[str, str]
Places = dict[str, tuple[float, float]]


class _Meetings(NamedTuple):
    """What the entries say: how often each two met, by sort; the actors' names; and the entries that say nothing."""

    pairs: dict[Pair, Counter[str]]
    names: dict[str, str]
    drawn: list[tuple[Entry, frozenset[str]]]
    left_out: dict[str, int]


class _Node(NamedTuple):
    """An actor: its name, how many others it met or is to meet, and in how many pairings."""

    name: str
    partners: int
    meetings: int

    @property
    def radius(self) -> float:
        return 4 + 2.6 * math.sqrt(self.partners)

    @property
    def words(self) -> str:
        return cut(self.name, TEXT, NAME_ROOM)

    @property
    def box(self) -> tuple[float, float]:
        """The width and height of the circle with the name under it."""
        return max(2 * self.radius, width(self.words, TEXT)) + 12, 2 * self.radius + TEXT * 1.5 + 8


def network(entries: Sequence[Entry], title: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of who met whom in these entries; only those of kind `meeting` are read.

    Drawn are the 40 actors of most meetings; who and what is left out is counted under the title.
    """
    met = _read(entries)
    strength: Counter[str] = Counter()
    for (a, b), sorts in met.pairs.items():
        strength[a] += sorts.total()
        strength[b] += sorts.total()
    ranked = sorted(strength, key=lambda actor: (-strength[actor], actor))
    kept = set(ranked[:MOST_ACTORS])
    pairs = {pair: sorts for pair, sorts in met.pairs.items() if set(pair) <= kept}
    pairs, weak = _without_weak(pairs)
    kept = {actor for pair in pairs for actor in pair}
    shown = [entry for entry, actors in met.drawn if any(p in pairs for p in combinations(sorted(actors & kept), 2))]
    left_out = {
        **met.left_out,
        "actors": len(ranked) - len(kept),
        "pairs": weak,
        "only-among": len(met.drawn) - len(shown),
    }
    found = [counted("noun.actor", len(kept), lang), counted("noun.meeting", len(shown), lang)] if pairs else []
    notes = [label("note.network", lang)] if pairs else []
    over = heading(
        title, shown, found, lang, days=[_days(entry) for entry in shown], notes=notes, left_out=left_out
    )  # fmt: skip
    if not pairs:
        return nothing(over, len(entries), lang)
    partners = Counter(actor for pair in pairs for actor in pair)
    nodes = {actor: _Node(tidy(met.names[actor]) or "?", partners[actor], strength[actor]) for actor in sorted(kept)}
    places, height = _places(pairs, nodes)
    drawn_sorts = [sort for sort in DASHES if sort in set(map(_surest, pairs.values()))]
    return framed([_key(drawn_sorts, lang), _picture(pairs, nodes, places, height, lang)], over, lang)


def _without_weak(pairs: dict[Pair, Counter[str]]) -> tuple[dict[Pair, Counter[str]], int]:
    """The pairs without those who met least, where more lines than can be told apart would be drawn; how many were taken out."""
    kept, least = pairs, 1
    while len(kept) > MOST_PAIRS:
        least += 1
        stronger = {pair: sorts for pair, sorts in pairs.items() if sorts.total() >= least}
        if len(stronger) < FEWEST_PAIRS:
            break
        kept = stronger
    return kept, len(pairs) - len(kept)


def _surest(sorts: Counter[str]) -> str:
    """How a pair is drawn: as held where one of its meetings was, else as planned, else as disputed."""
    return next(sort for sort in DASHES if sorts[sort])


def _days(entry: Entry) -> Any:
    return entry.happened if entry.happened.first or entry.happened.last else entry.said


def _read(entries: Iterable[Entry]) -> _Meetings:
    pairs: dict[Pair, Counter[str]] = {}
    spelled: dict[str, Counter[str]] = {}
    drawn = []
    left_out = Counter({"other": 0, "not-held": 0, "few-parties": 0, "crowded": 0})
    for entry in entries:
        actors = {role.actor: role.name for role in entry.principals("participant")}
        sort = SORTS.get(entry.status)
        if entry.kind != "meeting":
            left_out["other"] += 1
        elif sort is None:
            left_out["not-held"] += 1
        elif len(actors) < 2:
            left_out["few-parties"] += 1
        elif len(actors) > MOST_PARTIES:
            left_out["crowded"] += 1
        else:
            drawn.append((entry, frozenset(actors)))
            for actor, name in actors.items():
                spelled.setdefault(actor, Counter())[name] += 1
            for pair in combinations(sorted(actors), 2):
                pairs.setdefault(pair, Counter())[sort] += 1
    names = {actor: min(found, key=lambda name: (-found[name], name)) for actor, found in spelled.items()}
    return _Meetings(pairs, names, drawn, dict(left_out))


def _places(pairs: dict[Pair, Counter[str]], nodes: dict[str, _Node]) -> tuple[Places, float]:
    """Where each actor stands, in pixels, and how high the picture is."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, math.sqrt(pairs[a, b].total())) for a, b in sorted(pairs))
    boxes = {actor: node.box for actor, node in nodes.items()}
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda g: (-len(g), g))
    rows: list[list[tuple[Places, float, float]]] = [[]]
    for group in groups:
        wide, high = _area(len(group), max(boxes[a][0] for a in group))
        block = _framed_in(_spread(_spring(graph.subgraph(group), group), boxes, wide, high), boxes, wide, high)
        if rows[-1] and sum(w for _, w, _ in rows[-1]) + wide > WIDTH:
            rows.append([])
        rows[-1].append(block)
    places: Places = {}
    y = 0.0
    for row in rows:
        x = (WIDTH - sum(w for _, w, _ in row)) / 2
        for found, wide, _ in row:
            places |= {actor: (round(x + a, 1), round(y + b, 1)) for actor, (a, b) in found.items()}
            x += wide
        y += max(high for *_, high in row)
    return places, round(y, 1)


def _area(actors: int, widest: float) -> tuple[float, float]:
    """The room of a group of so many actors."""
    if actors == 2:
        return 2 * widest + 100, 80
    if actors <= 5:
        return max(290.0, widest * 2), 250
    return WIDTH, 190 + 80 * math.sqrt(actors)


def _spring(graph: Any, group: list[str]) -> Places:
    """Places between 0 and 1; an order that does not depend on hashes keeps them the same."""
    if len(group) == 2:
        return {group[0]: (0.0, 0.5), group[1]: (1.0, 0.5)}  # side by side: no line through a name
    ordered: Any = nx.Graph()
    ordered.add_nodes_from(group)
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), d["weight"]) for a, b, d in graph.edges(data=True)))
    found = nx.spring_layout(ordered, seed=SEED, iterations=200, k=2.2 / math.sqrt(len(group)))
    xs, ys = [float(p[0]) for p in found.values()], [float(p[1]) for p in found.values()]
    wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    return {a: ((float(x) - min(xs)) / wide, (float(y) - min(ys)) / high) for a, (x, y) in found.items()}


def _spread(found: Places, boxes: dict[str, tuple[float, float]], wide: float, high: float) -> Places:
    """The places in pixels, boxes that lie on one another pushed apart the shorter way until none does."""
    at = {
        actor: [x * (wide - boxes[actor][0]) + boxes[actor][0] / 2, y * (high - boxes[actor][1]) + boxes[actor][1] / 2]
        for actor, (x, y) in found.items()
    }
    actors = sorted(at)
    for _ in range(400):
        moved = False
        for a, b in combinations(actors, 2):
            dx, dy = at[b][0] - at[a][0], at[b][1] - at[a][1]
            over_x = (boxes[a][0] + boxes[b][0]) / 2 - abs(dx)
            over_y = (boxes[a][1] + boxes[b][1]) / 2 - abs(dy)
            if over_x <= 0.01 or over_y <= 0.01:
                continue
            moved = True
            axis, push = (0, over_x) if over_x < over_y else (1, over_y)
            sign = 1 if (dx, dy)[axis] >= 0 else -1
            at[a][axis] -= sign * push / 2
            at[b][axis] += sign * push / 2
            for actor in (a, b):
                at[actor][0] = min(max(at[actor][0], boxes[actor][0] / 2), wide - boxes[actor][0] / 2)
        if not moved:
            break
    return {actor: (x, y) for actor, (x, y) in at.items()}


def _framed_in(
    found: Places, boxes: dict[str, tuple[float, float]], wide: float, high: float
) -> tuple[Places, float, float]:
    """The places moved down to begin at the top, and the room they take."""
    top = min(y - boxes[a][1] / 2 for a, (_, y) in found.items())
    bottom = max(y + boxes[a][1] / 2 for a, (_, y) in found.items())
    return {a: (x, y - top) for a, (x, y) in found.items()}, wide, max(bottom - top, high if len(found) > 5 else 0) + 16


def _picture(
    pairs: dict[Pair, Counter[str]], nodes: dict[str, _Node], places: Places, height: float, lang: str
) -> alt.LayerChart:
    lift = TEXT * 0.75  # the circle stands above the middle of its box, the name below
    lines = [
        {
            "x": places[a][0], "y": places[a][1] - lift, "x2": places[b][0], "y2": places[b][1] - lift,
            "sort": sort, "dash": DASHES[sort], "colour": COLOURS[sort], "wide": min(9.0, 1.1 + 1.1 * (sorts.total() - 1)),
            "between": " – ".join(own(nodes[each].name[:80]) for each in (a, b)), "held": sorts["held"], "planned": sorts["planned"],
            "disputed": sorts["disputed"],
        }
        for (a, b), sorts in sorted(pairs.items())
        for sort in [_surest(sorts)]
    ]  # fmt: skip
    circles = [
        {
            "x": places[a][0], "y": places[a][1] - lift, "size": round(math.pi * nodes[a].radius ** 2, 1),
            "below": round(places[a][1] - lift + nodes[a].radius + TEXT * 0.8, 1),
            "words": own(nodes[a].words), "actor": own(nodes[a].name[:200]), "partners": nodes[a].partners, "meetings": nodes[a].meetings,
        }
        for a in sorted(nodes)
    ]  # fmt: skip
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False, zero=False), axis=None)
    y, below = across(0, height), across(0, height, "below:Q")
    edges = (
        alt.Chart(data(lines))
        .mark_rule(opacity=0.75, strokeCap="butt")
        .encode(
            x=x, y=y, x2="x2:Q", y2="y2:Q", strokeDash=raw(alt.StrokeDash, "dash:N"), color=raw(alt.Color, "colour:N"),
            strokeWidth=raw(alt.StrokeWidth, "wide:Q"),
            tooltip=[
                alt.Tooltip("between:N", title=label("tip.between", lang)),
                alt.Tooltip("held:Q", title=label("tip.met", lang)),
                alt.Tooltip("planned:Q", title=label("tip.planned", lang)),
                alt.Tooltip("disputed:Q", title=label("tip.disputed", lang)),
            ],
        )
    )  # fmt: skip
    base = alt.Chart(data(circles)).encode(
        x=x, y=y, tooltip=[
            alt.Tooltip("actor:N", title=label("tip.actor", lang)),
            alt.Tooltip("partners:Q", title=label("tip.partners", lang)),
            alt.Tooltip("meetings:Q", title=label("tip.meetings", lang)),
        ],
    )  # fmt: skip
    dots = base.mark_point(shape="circle", filled=True, opacity=1, fill=INK, stroke=WHITE, strokeWidth=1.5).encode(
        size=raw(alt.Size, "size:Q")
    )
    text: dict[str, Any] = {"font": FONT, "fontSize": TEXT, "align": "center", "baseline": "middle", "limit": 0}
    halos = base.mark_text(stroke=WHITE, strokeWidth=4, strokeJoin="round", color=WHITE, **text).encode(
        y=below, text="words:N"
    )
    words = base.mark_text(color=INK, **text).encode(y=below, text="words:N")
    return layered([edges, dots, halos, words], WIDTH, height)


def _key(sorts: list[str], lang: str) -> alt.LayerChart:
    """The key of the lines."""
    rows, x = [], 0.0
    for sort in sorts:
        words = label(f"edge.{sort}", lang)
        rows.append(
            {
                "x": x,
                "x2": x + 34,
                "after": x + 42,
                "words": set_in(words, lang),
                "dash": DASHES[sort],
                "colour": COLOURS[sort],
            }
        )
        x += 42 + width(words, TEXT) + 26
    scale = alt.Scale(domain=[0, WIDTH], nice=False, zero=False, reverse=lang == "ar")
    base = alt.Chart(data(rows)).encode(y=alt.value(11))
    lines = base.mark_rule(strokeWidth=2.5).encode(
        x=alt.X("x:Q", scale=scale, axis=None),
        x2="x2:Q",
        strokeDash=raw(alt.StrokeDash, "dash:N"),
        color=raw(alt.Color, "colour:N"),
    )
    words_of = base.mark_text(
        align=begin(lang), baseline="middle", font=FONT, fontSize=TEXT, color=INK
    ).encode(x=alt.X("after:Q", scale=scale, axis=None), text="words:N")  # fmt: skip
    return layered([lines, words_of], WIDTH, 22)
