"""The pledges: money by donor and stage against what was asked for.

The stages of one donor stand one under the other, since what is disbursed was pledged before: only sums of one stage are
stacked. What does not count in the total is pale with a dashed outline and says so. Each currency has a scale of its own.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
from babel import Locale

from mahdar.charts.labels import counted, known, label
from mahdar.charts.lettering import cut, own, set_in, tidy
from mahdar.charts.theme import (
    BLUE,
    FAINT,
    FONT,
    GREEN,
    GREY,
    INK,
    SKY,
    SMALL,
    TEXT,
    VERMILLION,
    WHITE,
    WIDTH,
    Heading,
    across,
    begin,
    data,
    end,
    forward,
    framed,
    layered,
    nothing,
    raw,
)  # fmt: skip
from mahdar.vocabulary import Stage

MOST_DONORS, MOST_BESIDE, MOST_CURRENCIES = 24, 10, 3  # donors in the first currency and in each other
NAMES, ENDS, BAR, GAP = (
    215,
    190,
    15,
    9,
)  # pixels: the donors' column, the room for figures at the ends of bars, a bar, a gap
STAGES = (Stage.PLEDGED, Stage.COMMITTED, Stage.DISBURSED, Stage.TARGET, Stage.SHORTFALL)
COLOURS: dict[str, tuple[str, str]] = {
    Stage.PLEDGED: (SKY, SKY),
    Stage.COMMITTED: (BLUE, BLUE),
    Stage.DISBURSED: (GREEN, GREEN),
    Stage.TARGET: (WHITE, INK),
    Stage.SHORTFALL: (WHITE, VERMILLION),
}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))


class Bar(NamedTuple):
    """A sum of one donor at one stage (a `Stage`'s value), in whole units of a currency (ISO 4217, "" where it is open).

    `high`: the upper bound where the sum is a range, None where it is open upwards (`at least`), equal to `low` for a plain
    sum. `counted`: is it part of the total?
    """

    donor: str
    stage: str
    low: float
    high: float | None
    counted: bool
    currency: str


class _Sum(NamedTuple):
    """Bars of one donor and stage together."""

    stage: str
    counted: float
    apart: float
    high: float
    is_open: bool


def pledges(lines: Sequence[Bar], target: float | None, title: str, lang: str = "ar") -> alt.VConcatChart:
    """The picture of these sums; `target`: what was asked for, in the currency that most of the counted sums are in."""
    readable = [line for line in lines if _is_figure(line)]
    currencies = sorted(
        {line.currency for line in readable}, key=lambda c: (-sum(e.currency == c and e.counted for e in readable), c)
    )
    shown = [line for line in readable if line.currency in currencies[:MOST_CURRENCIES]]
    left_out = {"amounts": len(lines) - len(readable), "currencies": len(readable) - len(shown)}
    over = _heading(shown, currencies[:MOST_CURRENCIES], target if _is_sum(target) else None, title, left_out, lang)
    if not shown:
        return nothing(over, len(lines), lang)
    views: list[Any] = []
    for number, currency in enumerate(currencies[:MOST_CURRENCIES]):
        of_it = [line for line in shown if line.currency == currency]
        most = MOST_DONORS if number == 0 else MOST_BESIDE
        views.append(_panel(of_it, currency, target if number == 0 and _is_sum(target) else None, most, lang))
    return framed(views, over, lang)


def _is_sum(value: float | None) -> bool:
    return value is not None and math.isfinite(value) and value >= 0


def _is_figure(line: Bar) -> bool:
    return _is_sum(line.low) and (line.high is None or _is_sum(line.high))


def _heading(
    shown: Sequence[Bar],
    currencies: Sequence[str],
    target: float | None,
    title: str,
    left_out: dict[str, int],
    lang: str,
) -> Heading:
    found = [counted("noun.donor", len({line.donor for line in shown}), lang)] if shown else []
    for stage in STAGES[:3]:
        of_it = [line for line in shown if (line.currency, line.stage, line.counted) == (currencies[0], stage, True)]
        if total := sum(line.low for line in of_it):
            amount = _money(total, currencies[0] if len(found) == 1 else None, lang)  # the currency is said once
            found.append(label("pledges.sum", lang, stage=label(f"stage.{stage}", lang), amount=amount))
    sentence = own(tidy(title)) + (label("colon", lang) + label("list", lang).join(found) if found else "")
    if target is not None and currencies:
        sentence += label("dash", lang) + label(
            "pledges.of", lang, amount=_money(target, None if len(found) > 1 else currencies[0], lang)
        )
    apart = sum(not line.counted for line in shown)
    missing = {reason: n for reason, n in left_out.items() if n}
    notes = [label("note.apart", lang, n=apart)] if apart else []
    if missing:
        parts = label("list", lang).join(label(f"out.{reason}", lang, n=n) for reason, n in missing.items())
        notes.append(label("out", lang, notes=parts))
    return Heading(sentence, tuple(notes), missing)


def _panel(lines: Sequence[Bar], currency: str, target: float | None, most_donors: int, lang: str) -> alt.LayerChart:
    """The bars of one currency: the total, then the donors, those who gave most first."""
    rows = [(label("pledges.total", lang), _sums([line for line in lines if line.counted], lines))]
    donors = sorted(
        {line.donor for line in lines}, key=lambda d: (-max(s.counted + s.apart for s in _of(lines, {d})), d)
    )
    rows += [(own(cut(d, TEXT, NAMES - 15) or "?"), _of(lines, {d})) for d in donors[:most_donors]]
    if len(donors) > most_donors:
        rest = donors[most_donors:]
        rows.append((set_in(label("pledges.rest", lang, n=len(rest)), lang), _of(lines, set(rest))))
    most = max([s.high for _, sums in rows for s in sums] + [target or 0.0]) or 1.0
    bars: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    y = 26.0 if target is not None else 6.0
    for name, sums in rows:
        names.append({"y": y + BAR / 2, "name": name if len(names) else set_in(name, lang), "rule": y - GAP / 2})
        for each in sums:
            bars += _parts(each, y, name, lang)
            y += BAR + 3
        y += GAP
    return _drawn(bars, names, y, most, currency, target, lang)


def _sums(counted_lines: Sequence[Bar], lines: Sequence[Bar]) -> list[_Sum]:
    """The total: a row even where nothing counts."""
    return _of(counted_lines, {line.donor for line in lines}) or [_Sum("", 0.0, 0.0, 0.0, False)]


def _of(lines: Sequence[Bar], donors: set[str]) -> list[_Sum]:
    """The sums of these donors by stage."""
    found = []
    order = {stage.value: i for i, stage in enumerate(STAGES)}
    for stage in sorted({line.stage for line in lines if line.donor in donors}, key=lambda s: (order.get(s, 9), s)):
        of_it = [line for line in lines if line.donor in donors and line.stage == stage]
        found.append(
            _Sum(
                stage,
                sum(line.low for line in of_it if line.counted),
                sum(line.low for line in of_it if not line.counted),
                sum(max(line.low, line.high or 0.0) for line in of_it),
                any(line.high is None for line in of_it),
            )
        )
    return found


def _parts(each: _Sum, y: float, donor: str, lang: str) -> list[dict[str, Any]]:
    """The parts of a bar: what counts, what does not, and the figure at its end."""
    fill, stroke = COLOURS.get(each.stage, (GREY, GREY))
    low = each.counted + each.apart
    words = _stage(each.stage, lang)
    if not each.stage:
        return [{"part": "figure", "y": y + BAR / 2, "end": 0.0, "words": set_in(_money(0.0, None, lang), lang)}]
    figure = _money(low, None, lang) if each.high <= low else _range(low, each.high, lang)
    if each.is_open:
        figure = f"{label('pledges.open', lang)} {_money(low, None, lang)}"
    if not each.counted:
        words = label("pledges.not-counted", lang, stage=words)
    elif each.apart:
        words = label("pledges.part-not-counted", lang, stage=words, amount=_money(each.apart, None, lang))
    base: dict[str, Any] = {
        "y": y,
        "y2": y + BAR,
        "donor": donor,
        "stage": _stage(each.stage, lang),
        "amount": set_in(figure, lang),
    }
    parts: list[dict[str, Any]] = []
    if each.counted:
        parts.append({**base, "part": "bar", "x": 0.0, "x2": each.counted, "fill": fill, "stroke": stroke, "dash": [1, 0],
                      "pale": 1.0, "in": label("yes", lang)})  # fmt: skip
    if each.apart:
        parts.append({**base, "part": "bar", "x": each.counted, "x2": low, "fill": fill, "stroke": INK, "dash": [3, 2],
                      "pale": 0.22, "in": label("no", lang)})  # fmt: skip
    if each.high > low:
        parts.append(
            {**base, "part": "range", "middle": y + BAR / 2, "x": low, "x2": each.high, "in": label("yes", lang)}
        )
    shown = f"{figure} {words}"
    parts.append({"part": "figure", "y": y + BAR / 2, "end": max(low, each.high), "words": set_in(shown, lang)})
    return parts


def _drawn(
    bars: list[dict[str, Any]], names: list[dict[str, Any]], height: float, most: float, currency: str, target: float | None, lang: str
) -> alt.LayerChart:  # fmt: skip
    right_to_left = lang == "ar"
    room = NAMES, WIDTH - ENDS
    reach = [WIDTH - each for each in room] if right_to_left else list(room)
    scale = alt.Scale(domain=[0, most], range=reach, nice=False, zero=True)
    steps, unit = _steps(most)
    table = ", ".join(f'"{i}": "{_figure(step / unit[0])}"' for i, step in enumerate(steps))
    values = [round(step, 6) for step in steps]
    number = f"indexof({values}, round(datum.value * 1e6) / 1e6)"
    axis = alt.Axis(
        values=values, labelExpr=f"({{{table}}})['' + {number}] || ''", title=None, orient="top", domain=False, ticks=False,
        gridColor=FAINT, labelPadding=6,
    )  # fmt: skip
    x, y = alt.X("x:Q", scale=scale, axis=axis), across(0, height)
    tips = [alt.Tooltip(f"{field}:N", title=label(f"tip.{name}", lang)) for name, field in
            (("donor", "donor"), ("stage", "stage"), ("amount", "amount"), ("counted", "in"))]  # fmt: skip
    of = {part: [bar for bar in bars if bar["part"] == part] for part in ("bar", "range", "figure")}
    layers: list[Any] = [
        alt.Chart(data(of["bar"]))
        .mark_bar(strokeWidth=1)
        .encode(
            x=x, x2="x2:Q", y=y, y2="y2:Q", fill=raw(alt.Fill, "fill:N"), stroke=raw(alt.Stroke, "stroke:N"),
            strokeDash=raw(alt.StrokeDash, "dash:N"), fillOpacity=raw(alt.FillOpacity, "pale:Q"), tooltip=tips,
        )
    ]  # fmt: skip
    if of["range"]:
        whiskers = alt.Chart(data(of["range"])).encode(x=x, y=across(0, height, "middle:Q"), tooltip=tips)
        layers.append(whiskers.mark_rule(color=INK, strokeWidth=1.3).encode(x2="x2:Q"))
        layers.append(
            whiskers.mark_tick(color=INK, thickness=1.3, height=9, orient="vertical").encode(
                x=alt.X("x2:Q", scale=scale)
            )
        )
    side = forward(lang)
    text: dict[str, Any] = {"font": FONT, "baseline": "middle", "limit": 0}
    figures = alt.Chart(data(of["figure"])).encode(x=alt.X("end:Q", scale=scale), y=y, text="words:N")
    layers.append(figures.mark_text(align=begin(lang), dx=side * 7, fontSize=SMALL, color=GREY, **text))
    layers.append(
        alt.Chart(data(names))
        .mark_text(align=begin(lang), fontSize=TEXT, color=INK, **text)
        .encode(x=alt.value(WIDTH if right_to_left else 0), y=y, text="name:N")
    )
    if target is not None:
        words = set_in(label("pledges.target", lang, amount=_money(target, currency, lang)), lang)
        rule = alt.Chart(data([{"x": target, "y": 10, "words": words}]))
        layers.append(rule.mark_rule(color=INK, strokeWidth=1.6, strokeDash=[5, 3]).encode(x=x))
        inner = target > most * 0.4
        layers.append(
            rule.mark_text(
                align=end(lang) if inner else begin(lang), dx=side * (-7 if inner else 7), fontSize=TEXT, color=INK, stroke=WHITE,
                strokeWidth=0, **text,
            ).encode(x=x, y=y, text="words:N")
        )  # fmt: skip
    name = _unit_words(unit, currency, lang)
    over = alt.Title(
        set_in(name, lang), anchor="end" if right_to_left else "start", fontSize=TEXT, color=GREY, fontWeight="normal", font=FONT,
        offset=4,
    )  # fmt: skip
    return layered(layers, WIDTH, height).properties(title=over)


def _stage(stage: str, lang: str) -> str:
    return label(f"stage.{stage}", lang) if known(f"stage.{stage}") else tidy(stage)[:30]


def _currency(code: str, lang: str) -> str:
    code = tidy(code)[:12]
    if not code:
        return label("currency.none", lang)
    return str(Locale("ar").currencies.get(code, code)) if lang == "ar" else code


def _unit(value: float) -> tuple[float, str]:
    return next(((size, name) for size, name in SCALES if value >= size), (1.0, "ones"))


def _figure(value: float) -> str:
    """A number as short as it can be said.

    >>> _figure(2.5), _figure(12.0), _figure(1234.56), _figure(0.034)
    ('2.5', '12', '1,235', '0.034')
    """
    if value >= 1e6:
        return f"{value:.3g}"
    places = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _money(value: float, currency: str | None, lang: str) -> str:
    """A sum in words: `2.5 مليار دولار أمريكي`, `2.5 billion USD`; without the currency where that is None."""
    size, name = _unit(value)
    scale = "" if name == "ones" else label(f"scale.{name}", lang)
    return " ".join(filter(None, (_figure(value / size), scale, "" if currency is None else _currency(currency, lang))))


def _range(low: float, high: float, lang: str) -> str:
    size, name = _unit(high)
    if low < size:
        return f"{_money(low, None, lang)} – {_money(high, None, lang)}"
    scale = "" if name == "ones" else label(f"scale.{name}", lang)
    return " ".join(filter(None, (f"{_figure(low / size)}–{_figure(high / size)}", scale)))


def _unit_words(unit: tuple[float, str], currency: str, lang: str) -> str:
    name = _currency(currency, lang)
    if unit[1] == "ones":
        return name
    return label("pledges.scale", lang, scale=label(f"scale.{unit[1]}", lang), currency=name)


def _steps(most: float) -> tuple[list[float], tuple[float, str]]:
    """Round values of the axis up to `most`, and the unit in which they are said."""
    rough = most / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough * 0.999)
    return [step * i for i in range(int(most / step + 1e-9) + 1)], _unit(most)
