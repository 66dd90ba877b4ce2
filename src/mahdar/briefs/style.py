"""The brief's style sheets and its font, IBM Plex Sans Arabic, which lies with the pictures (`charts/fonts`)."""

import base64
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FAMILY = "IBM Plex Sans Arabic"
FONT = FOLDER.parent / "charts" / "fonts" / "IBMPlexSansArabic-Regular.ttf"


@cache
def sheet(name: str = "brief.css") -> str:
    """A style sheet."""
    return (FOLDER / name).read_text(encoding="utf-8")


def face(address: str) -> str:
    """The rule that names the font, which lies at this address."""
    return f'@font-face {{ font-family: "{FAMILY}"; src: url("{address}") format("truetype"); }}\n'


@cache
def font_in_line() -> str:
    """The font as an address that holds it."""
    return f"data:font/ttf;base64,{base64.b64encode(FONT.read_bytes()).decode('ascii')}"
