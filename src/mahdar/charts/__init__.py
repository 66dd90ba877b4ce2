"""Pictures of the record: a module a picture, each a pure function of entries that gives an Altair chart; `render` draws it.

Needs the extra `mahdar[desk]`. The same entries give the same picture, whatever order they come in.
"""

from mahdar.charts.board import board
from mahdar.charts.network import network
from mahdar.charts.pledges import Bar, pledges
from mahdar.charts.positions import positions
from mahdar.charts.render import html, png, save, script, svg
from mahdar.charts.sums import sums
from mahdar.charts.timeline import timeline

__all__ = [
    "Bar",
    "board",
    "html",
    "network",
    "pledges",
    "png",
    "positions",
    "save",
    "script",
    "sums",
    "svg",
    "timeline",
]
