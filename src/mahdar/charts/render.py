"""Charts as files: SVG, PNG and a page of HTML that needs nothing from the network. The font is ours (`fonts/`)."""

import base64
import functools
import html as markup
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

import altair as alt

from mahdar.charts.lettering import RIGHT_TO_LEFT
from mahdar.charts.theme import FAMILY
from mahdar.errors import MahdarError

FONTS = Path(__file__).with_name("fonts")
OFFLINE: dict[str, Any] = {
    "actions": {"export": True, "source": False, "compiled": False, "editor": False},
    "renderer": "svg",
}
_one_at_a_time = Lock()
PAGE = """<!doctype html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; \
style-src 'unsafe-inline'; font-src data:; img-src data: blob:">
<title>{title}</title>
<style>
@font-face {{ font-family: "{font}"; src: url(data:font/ttf;base64,{data}) format("truetype"); }}
body {{ margin: 1rem; font-family: "{font}", sans-serif; }}
#chart {{ direction: ltr; overflow-x: auto; }}
#vg-tooltip-element {{ direction: {direction}; font-family: "{font}", sans-serif; max-width: 30rem; }}
#vg-tooltip-element table tr td.key {{ text-align: start; max-width: 12rem; }}
#vg-tooltip-element table tr td.value {{ text-align: start; max-width: 20rem; white-space: normal; }}
</style>
</head>
<body>
<main id="chart"></main>
<script>{script}</script>
<script>
const spec = {spec};
document.fonts.load('12px "{font}"').finally(() => vegaEmbed("#chart", spec, {options}));
</script>
</body>
</html>
"""


def svg(chart: alt.VConcatChart) -> str:
    """The chart as SVG. Its text stays text, in our font where the reader has it and in another Arabic font elsewhere."""
    return str(_converter().vegalite_to_svg(chart.to_json(indent=None)))


def png(chart: alt.VConcatChart, scale: float = 2) -> bytes:
    """The chart as PNG; `scale`: pixels of the image for one of the chart."""
    return bytes(_converter().vegalite_to_png(chart.to_json(indent=None), scale=scale))


def html(chart: alt.VConcatChart) -> str:
    """The chart as a page with tooltips; script and font are in it, and nothing is loaded."""
    spec = chart.to_dict()
    title = str(spec.get("description", ""))
    arabic = any(RIGHT_TO_LEFT in str(line) for line in spec.get("title", {}).get("text", ()))
    return PAGE.format(
        lang="ar" if arabic else "en",
        direction="rtl" if arabic else "ltr",
        title=markup.escape(title),
        font=FAMILY,
        data=_font_data(),
        script=script(),
        spec=_inert(json.dumps(spec, ensure_ascii=False, sort_keys=True)),
        options=json.dumps(OFFLINE),
    )


def save(chart: alt.VConcatChart, path: str | Path) -> Path:
    """Write the chart to a file of the kind that its suffix names, the whole of it or nothing.

    MahdarError: another suffix than .svg, .png or .html, or a place that cannot be written to.
    """
    path = Path(path)
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise MahdarError(
            f"{path}: charts are written as {', '.join(WRITERS)}, not as {path.suffix or 'a file without a suffix'};"
            " choose one of these"
        )
    content = write(chart)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    except OSError as error:
        raise MahdarError(f"{path}: cannot write the chart ({error.strerror}); choose another place") from error
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise MahdarError(f"{path}: cannot write the chart ({error.strerror}); choose another place") from error
    return path


WRITERS: dict[str, Callable[[alt.VConcatChart], bytes]] = {
    ".svg": lambda chart: svg(chart).encode("utf-8"),
    ".png": png,
    ".html": lambda chart: html(chart).encode("utf-8"),
}


def _inert(text: str) -> str:
    """JSON that cannot end the script it stands in."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@functools.cache
def _converter() -> Any:
    """vl-convert with our font: it draws without a browser and without the network."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def script() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, which makes `vegaEmbed` known; the first call takes seconds."""
    with _one_at_a_time:
        return _script()


@functools.cache
def _script() -> str:
    return str(_converter().javascript_bundle()).replace("</script", "<\\/script")


@functools.cache
def _font_data() -> str:
    return base64.b64encode(next(FONTS.glob("*.ttf")).read_bytes()).decode("ascii")
