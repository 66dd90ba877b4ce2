"""How all pictures look: the font, the colours (Okabe and Ito's, which the colour-blind can tell apart), the frame.

Nothing is said by colour alone: marks differ in shape and fill as well.
"""

from typing import Any, Literal, NamedTuple

import altair as alt
import numpy  # noqa: F401  # loaded whole here: Altair looks whether it is there, and must not meet it half loaded by another thread

from mahdar.charts.labels import label
from mahdar.charts.lettering import balanced, set_in, width, wrapped

FAMILY = "IBM Plex Sans Arabic"  # ours (`fonts/`)
FONT = f"{FAMILY}, Noto Sans Arabic, Tahoma, sans-serif"  # what an SVG falls back on where ours is not at hand
INK, GREY, FAINT, WHITE = "#1a1a1a", "#5c5c5c", "#e3e3e3", "#ffffff"
BLUE, ORANGE, GREEN, VERMILLION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PURPLE, SKY, BROWN = "#AA4499", "#56B4E9", "#8C6D00"
TITLE, SUBTITLE, TEXT, SMALL = 18, 12.5, 12, 11
WIDTH = 880
Align = Literal["left", "center", "right"]


class Look(NamedTuple):
    """A mark's shape (a name or a path of Vega), its fill and its line."""

    shape: str
    fill: str
    stroke: str
    dash: tuple[int, int] = (1, 0)


class Heading(NamedTuple):
    """What stands over a picture: the finding in one sentence, notes on what is and is not drawn, and the latter as
    numbers for programs (`usermeta` of the Vega-Lite spec)."""

    title: str
    notes: tuple[str, ...]
    left_out: dict[str, int]


def framed(views: list[Any], heading: Heading, lang: str, room: float = WIDTH) -> alt.VConcatChart:
    """The views one under the other, with the heading over them; `room`: how wide the words may run, in pixels."""
    subtitle = [line for note in heading.notes if note for line in wrapped(note, SUBTITLE, room, 3)]
    title = alt.Title(
        text=[set_in(line, lang) for line in balanced(heading.title, TITLE, room, 4)],
        subtitle=[set_in(line, lang) for line in subtitle],
        anchor="end" if lang == "ar" else "start",
        frame="bounds",
        fontSize=TITLE,
        subtitleFontSize=SUBTITLE,
        fontWeight="normal",
        color=INK,
        subtitleColor=GREY,
        lineHeight=TITLE * 1.45,
        subtitleLineHeight=SUBTITLE * 1.55,
        subtitlePadding=6,
        offset=18,
    )
    chart = alt.VConcatChart(vconcat=views, spacing=10).properties(
        title=title,
        background=WHITE,
        padding=20,
        description=heading.title,
        usermeta={"left_out": heading.left_out},
    )
    framed_chart: alt.VConcatChart = chart.configure(font=FONT).configure_view(stroke=None).configure_axis(
        labelFont=FONT, titleFont=FONT, labelColor=GREY, labelFontSize=SMALL, labelLimit=0
    )  # fmt: skip
    return framed_chart


def nothing(heading: Heading, given: int, lang: str) -> alt.VConcatChart:
    """The picture of nothing: it says so, and how many entries were looked at."""
    lines = [label("empty", lang)] + ([label("empty.tried", lang, n=given)] if given else [])
    rows = [{"y": i, "words": set_in(line, lang)} for i, line in enumerate(lines)]
    words = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(font=FONT, fontSize=14, color=GREY, align="center")
        .encode(x=alt.value(WIDTH / 2), y=across(-1, 2), text="words:N")
        .properties(width=WIDTH, height=120)
    )
    return framed([words], heading, lang)


def begin(lang: str) -> Align:
    """The side on which reading begins."""
    return "right" if lang == "ar" else "left"


def end(lang: str) -> Align:
    """The side on which reading ends."""
    return "left" if lang == "ar" else "right"


def forward(lang: str) -> int:
    """The sign of a step in the direction of reading."""
    return -1 if lang == "ar" else 1


def layered(layers: list[Any], width: float, height: float) -> alt.LayerChart:
    """The layers on one another, the first at the bottom."""
    return alt.LayerChart(layer=layers).properties(width=width, height=height)


def across(low: float, high: float, field: str = "y:Q") -> alt.Y:
    """Rows from the top down, as numbers, without an axis."""
    return alt.Y(field, scale=alt.Scale(domain=[low, high], nice=False, zero=False, reverse=True), axis=None)


def along(low: float, high: float, lang: str, field: str = "x:Q", axis: Any = None) -> alt.X:
    """From where reading begins to where it ends, as numbers: right to left in Arabic."""
    return alt.X(field, scale=alt.Scale(domain=[low, high], nice=False, zero=False, reverse=lang == "ar"), axis=axis)


def raw(channel: Any, field: str) -> Any:
    """A channel that takes the value in the data as it is."""
    return channel(field, scale=None, legend=None)


def drawn_as(look: Look) -> dict[str, Any]:
    """A look as fields of a row, for `raw` channels."""
    return {**look._asdict(), "dash": list(look.dash)}


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as data of a chart."""
    return alt.InlineData(values=rows)


def day_axis(words: dict[int, str], lang: str) -> alt.Axis:
    """An axis of days with ticks where `words` has them."""
    table = ", ".join(f'"{day}": "{set_in(text, lang)}"' for day, text in sorted(words.items()))
    return alt.Axis(
        values=sorted(words), labelExpr=f"({{{table}}})[format(datum.value, 'd')] || ''", title=None, orient="top",
        domain=False, ticks=False, gridColor=FAINT, labelPadding=8, labelOverlap=False,
    )  # fmt: skip


def key(looks: list[tuple[str, Look]], lang: str, room: float = WIDTH) -> alt.LayerChart:
    """The key: marks with their words beside them, in reading order, on as many lines as they need."""
    rows: list[dict[str, Any]] = []
    x, line = 8.0, 0
    for words, look in looks:
        wide = 16 + width(words, TEXT) + 22
        if x + wide > room and x > 8:
            x, line = 8.0, line + 1
        rows.append({"x": round(x, 1), "y": line, "words": set_in(words, lang), **drawn_as(look)})
        x += wide
    base = alt.Chart(data(rows)).encode(x=along(0, room, lang), y=across(-0.5, line + 0.5))
    marks = base.mark_point(size=90, strokeWidth=1.6, opacity=1).encode(
        shape=raw(alt.Shape, "shape:N"),
        fill=raw(alt.Fill, "fill:N"),
        stroke=raw(alt.Stroke, "stroke:N"),
        strokeDash=raw(alt.StrokeDash, "dash:N"),
    )
    words_of = base.mark_text(
        align=begin(lang), dx=forward(lang) * 12, fontSize=TEXT, font=FONT, color=INK, baseline="middle"
    ).encode(text="words:N")
    return layered([marks, words_of], room, (line + 1) * 22)
