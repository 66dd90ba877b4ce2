"""The brief as a Word file: real footnotes, paragraphs and runs from right to left where they are Arabic, links, page numbers."""

import io
import re
from typing import Any

from mahdar.briefs.brief import ARABIC, Brief, Line, Note, Run, Section
from mahdar.briefs.draft import words
from mahdar.briefs.html import address
from mahdar.briefs.numbering import safe_link
from mahdar.briefs.word_notes import TEXT, Footnotes
from mahdar.briefs.word_xml import element
from mahdar.errors import MahdarError
from mahdar.exchange.labels import Language, label

FONT = "Arial"  # on every machine that has Word, with good Arabic letters
ARABIC_WORDS = re.compile(f"({ARABIC.pattern}+(?:[^A-Za-z]*{ARABIC.pattern}+)*)")
RIGHT_TO_LEFT_MARK = "\u200f"
BLUE, GREY = "1F4E79", "595959"
MISSING = "a brief as a Word file needs python-docx: pip install 'mahdar[desk]'"


def docx(brief: Brief) -> bytes:
    """The brief as a Word file. MahdarError where python-docx is missing."""
    try:
        import docx as word
    except ImportError as error:
        raise MahdarError(MISSING) from error
    document = word.Document()
    _page(document, brief)
    footnotes = Footnotes(document)
    for note in brief.notes:
        footnotes.add(note.number, _paragraph_properties(brief.lang, TEXT), _note(note, brief.lang, footnotes))
    _paragraph(document, brief, "Title", _mixed(brief.title, brief.lang))
    _paragraph(document, brief, "Normal", [_run(brief.scope, brief.lang, colour=GREY)])
    for remark in brief.remarks:
        _paragraph(document, brief, "Normal", [_run(f"{remark}.", brief.lang, colour=GREY)])
    for section in brief.sections:
        _section(document, brief, section, footnotes)
    return _written(document)


def _written(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _section(document: Any, brief: Brief, section: Section, footnotes: Footnotes) -> None:
    shown = words("shown", brief.lang, n=len(section.lines), all=section.there_are) if section.left_out else ""
    heading = [_run(section.heading, brief.lang), _run(f" {shown}", brief.lang, colour=GREY) if shown else None]
    _paragraph(document, brief, "Heading 1", heading)
    for line in section.lines:
        _paragraph(document, brief, "List Bullet", _line(line, brief.lang, footnotes))


def _line(line: Line, lang: Language, footnotes: Footnotes) -> list[Any]:
    found: list[Any] = []
    for run in line.runs:
        if run.text:
            found.append(_run(run.text, _language_of(run, lang)))
        if run.notes and lang is Language.AR:
            found.append(_run(RIGHT_TO_LEFT_MARK, lang))  # or a figure before the note's number would be one with it
        for n, number in enumerate(run.notes):
            found += [_run(label("page", "list-separator", lang).strip(), lang, raised=True)] if n else []
            found += footnotes.reference(number)
    return found


def _language_of(run: Run, lang: Language) -> Language:
    """A name or a quotation keeps the direction of its own letters."""
    if run.is_arabic:
        return Language.AR
    return Language.EN if run.quoted or (lang is Language.AR and any(c.isalpha() for c in run.text)) else lang


def _note(note: Note, lang: Language, footnotes: Footnotes) -> list[Any]:
    """Outlet, day, title with its link, and the words."""
    comma = label("page", "list-separator", lang)
    link = safe_link(note.url)
    title = note.title or (address(link) if link else "")
    runs = [_run(" ", lang), _own(note.outlet, lang)]
    if note.published:
        runs += [_run(comma, lang), _run(str(note.published), Language.EN)]
    if title:
        runs += [_run(": ", lang), _linked(title, lang, link, footnotes)]
    if link and note.title:
        runs.append(_run(f" ({address(link)})", Language.EN, colour=GREY))
    return [*runs, _run(" – ", lang), _run(f"«{note.words}»", Language.AR)]


def _own(words: str, lang: Language) -> Any:
    return _run(words, Language.AR if ARABIC.search(words) else Language.EN if words.isascii() else lang)


def _linked(title: str, lang: Language, link: str | None, footnotes: Footnotes) -> Any:
    language = Language.AR if ARABIC.search(title) else lang
    if link is None:
        return _run(title, language)
    made = element("w:hyperlink", _run(title, language, colour=BLUE))
    from docx.oxml.ns import qn

    made.set(qn("r:id"), footnotes.link(link))
    return made


def _run(text: str, lang: Language, *, colour: str = "", raised: bool = False) -> Any:
    """A run in a language: an Arabic one is marked as running from right to left, so that Word takes its complex-script font."""
    properties = element(
        "w:rPr",
        element("w:color", val=colour) if colour else None,
        element("w:vertAlign", val="superscript") if raised else None,
        element("w:rtl") if lang is Language.AR else None,
        element("w:lang", val="en-GB", bidi="ar-SA"),
    )
    return element("w:r", properties, element("w:t", text=text))


def _mixed(text: str, lang: Language) -> list[Any]:
    """The runs of a text in two scripts."""
    if lang is Language.AR:
        return [_run(text, lang)]
    pieces = ARABIC_WORDS.split(text)
    return [_run(each, Language.AR if n % 2 else lang) for n, each in enumerate(pieces) if each]


def _paragraph(document: Any, brief: Brief, style: str, runs: list[Any]) -> None:
    paragraph = document.add_paragraph(style=style)
    if brief.is_arabic:
        paragraph._p.get_or_add_pPr().append(element("w:bidi"))
    for run in runs:
        if run is not None:
            paragraph._p.append(run)


def _paragraph_properties(lang: Language, style: str) -> Any:
    return element("w:pPr", element("w:pStyle", val=style), element("w:bidi") if lang is Language.AR else None)


def _page(document: Any, brief: Brief) -> None:
    """A4, fonts, styles, language, page numbers, and what the file says of itself."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin = section.bottom_margin = Mm(17)
    if brief.is_arabic:
        section._sectPr.append(element("w:bidi"))
        _in_order(section._sectPr)
    for name, size in (("Normal", 10), ("Title", 18), ("Heading 1", 12), ("List Bullet", 10)):
        _style(document.styles[name], size)
    document.styles["Normal"].paragraph_format.space_after = Pt(2)
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(8)
    _numbers(section.footer, brief)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = brief.title, "Mahdar", ""
    properties.language = "ar" if brief.is_arabic else "en"
    properties.created = properties.modified = brief.made.replace(tzinfo=None)


def _in_order(sect: Any) -> None:
    """`w:bidi` where the schema wants it: before the grid of lines."""
    ours = sect[-1]
    grid = next((each for each in sect if each.tag.endswith("}docGrid")), None)
    if grid is not None:
        grid.addprevious(ours)


def _style(style: Any, size: int) -> None:
    """One font and size for Latin and Arabic letters."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold = Pt(size), False
    style.font.color.rgb = RGBColor.from_string(BLUE if style.name.startswith("Heading") else "1B1B1B")
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    for tag in ("w:szCs", "w:bCs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.find(qn("w:sz")).addnext(element("w:szCs", val=size * 2))


def _numbers(footer: Any, brief: Brief) -> None:
    """Page so many of so many, as fields."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = footer.paragraphs[0]
    if brief.is_arabic:
        paragraph._p.get_or_add_pPr().append(element("w:bidi"))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, _, rest = label("brief", "page", brief.lang).partition("{page}")
    between, _, after = rest.partition("{pages}")
    for piece in (before, "PAGE", between, "NUMPAGES", after):
        if piece.isupper():
            paragraph._p.append(element("w:fldSimple", _run("1", brief.lang), instr=f" {piece} "))
        elif piece:
            paragraph._p.append(_run(piece, brief.lang, colour=GREY))
