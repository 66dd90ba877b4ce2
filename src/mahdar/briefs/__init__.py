"""Briefs: of a process and a period one to three pages in which every line has its sources; as HTML, Word and PDF.

`compose` makes a `Brief` of entries and the sources of their claims; `html`, `docx`, `pdf` and `text` write it. Pure functions, no
database. Word and PDF need the extra `mahdar[desk]`.
"""

from mahdar.briefs.brief import Brief, Figures, Line, Note, Run, Section, Source
from mahdar.briefs.compose import compose

__all__ = ["Brief", "Figures", "Line", "Note", "Run", "Section", "Source", "compose"]
