"""The brief as HTML: a fragment for a page of the desk, and a page of its own that loads nothing.

What texts say is a stranger's: it is escaped, and stands in an element that keeps its direction. Only http and https are linked.
"""

from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from mahdar.briefs.brief import Brief, Line, Note, Run, Section
from mahdar.briefs.draft import words
from mahdar.briefs.numbering import safe_link
from mahdar.briefs.style import face, font_in_line, sheet
from mahdar.exchange.labels import Language, label

PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""
LONGEST_ADDRESS = 60  # characters of a link that are printed
Cite = Callable[[int], str]


def page(brief: Brief) -> str:
    """The brief as a page; font and style are in it."""
    margins = "body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; }"
    return framed(brief, fragment(brief), face(font_in_line()) + sheet() + margins)


def fragment(brief: Brief) -> str:
    """The brief as one element, `<article class="brief">`, without style (`style.sheet()` has it): its notes at the end, each
    with a link back to where it is first cited."""
    seen: set[int] = set()

    def cite(number: int) -> str:
        place = "" if number in seen else f' id="cite-{number}"'
        seen.add(number)
        return f'<a href="#note-{number}"{place}>{number}</a>'

    body = "".join(_section(section, brief.lang, cite) for section in brief.sections)
    return _article(brief, body + endnotes(brief))


def framed(brief: Brief, body: str, style: str) -> str:
    """A page of this body and style."""
    return PAGE.format(
        lang=brief.lang.value,
        dir="rtl" if brief.is_arabic else "ltr",
        title=escape(brief.title),
        style=style,
        body=body,
    )


def article(brief: Brief, cite: Cite, end: str = "") -> str:
    """The brief with its citations as `cite` writes them, and what stands at the end."""
    return _article(brief, "".join(_section(section, brief.lang, cite) for section in brief.sections) + end)


def endnotes(brief: Brief) -> str:
    """All notes as a list, each with a link back."""
    if not brief.notes:
        return ""
    back = escape(label("brief", "back", brief.lang))
    rows = "".join(
        f'<li id="note-{n.number}">{note_words(n, brief.lang)} '
        f'<a class="back" href="#cite-{n.number}" aria-label="{back} {n.number}">↩</a></li>\n'
        for n in brief.notes
    )
    heading = escape(label("brief", "sources", brief.lang))
    return f'<section>\n<h2>{heading}</h2>\n<ol class="notes">\n{rows}</ol>\n</section>\n'


def note_words(note: Note, lang: Language) -> str:
    """Outlet, day, title with its link, and the words, as HTML."""
    comma = escape(label("page", "list-separator", lang))
    day = f'<time datetime="{note.published}"><bdi dir="ltr">{note.published}</bdi></time>' if note.published else ""
    head = f"{_mark(lang)}{comma}".join(filter(None, (isolated(note.outlet), day)))
    title, link = isolated(note.title), safe_link(note.url)
    if link:
        shown = title or isolated(address(link))
        title = f'<a href="{escape(link)}" rel="noreferrer noopener">{shown}</a>'
        title += f' <span class="address" dir="ltr">{escape(address(link))}</span>' if note.title else ""
    named = f": {_mark(lang)}".join(filter(None, (head, title)))
    return f'{named}{_mark(lang)} – <bdi lang="ar" dir="rtl">«{escape(note.words)}»</bdi>{_mark(lang)}'


def address(link: str) -> str:
    """A link as it is printed: without its scheme, and its site alone where it is long."""
    short = link.partition("://")[2].rstrip("/")
    return short if len(short) <= LONGEST_ADDRESS else f"{urlsplit(link).hostname}/…"


def isolated(text: str) -> str:
    """Escaped words in a direction of their own."""
    return f"<bdi>{escape(text)}</bdi>" if text else ""


def _mark(lang: Language) -> str:
    """A mark that ends a stretch of the other direction, also where the setter of the page knows no isolation."""
    return "&rlm;" if lang is Language.AR else "&lrm;"


def _article(brief: Brief, body: str) -> str:
    direction = "rtl" if brief.is_arabic else "ltr"
    remarks = " ".join(f"{escape(remark)}." for remark in brief.remarks)
    return (
        f'<article class="brief" lang="{brief.lang.value}" dir="{direction}">\n<h1>{escape(brief.title)}</h1>\n'
        f'<p class="scope">{escape(brief.scope)}</p>\n<p class="remarks">{remarks}</p>\n{body}</article>\n'
    )


def _section(section: Section, lang: Language, cite: Cite) -> str:
    lines = "".join(f"<li>{_line(line, lang, cite)}</li>\n" for line in section.lines)
    shown = words("shown", lang, n=len(section.lines), all=section.there_are) if section.left_out else ""
    count = f' <span class="shown">{escape(shown)}</span>' if shown else ""
    return (
        f'<section class="{section.key}">\n<h2>{escape(section.heading)}{count}</h2>\n<ul>\n{lines}</ul>\n</section>\n'
    )


def _line(line: Line, lang: Language, cite: Cite) -> str:
    return "".join(_run(run, lang) + _cited(run, lang, cite) for run in line.runs)


def _run(run: Run, lang: Language) -> str:
    """A run of the other script, or of a source, stands apart; what has no letters goes with the line."""
    if run.is_arabic and (run.quoted or lang is not Language.AR):
        return f'<bdi lang="ar" dir="rtl">{escape(run.text)}</bdi>{_mark(lang)}'
    if lang is Language.AR and run.is_latin:
        return isolated(run.text) + _mark(lang)
    return escape(run.text)


def _cited(run: Run, lang: Language, cite: Cite) -> str:
    if not run.notes:
        return ""
    comma = escape(label("page", "list-separator", lang).strip())
    return "".join(
        f"{f'<sup>{comma}</sup>' if n else ''}<sup>{cite(number)}</sup>" for n, number in enumerate(run.notes)
    )
