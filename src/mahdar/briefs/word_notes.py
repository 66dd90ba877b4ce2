"""Footnotes of a Word file, which python-docx has no way to make: their part, their marks in the text, and the styles of both.

ECMA-376 part 1, 17.11: `footnotes.xml` holds two separators and the notes; a run in the text refers to a note by its id. A note that
is cited again is referred to by a NOTEREF field, which shows its number.
"""

from collections.abc import Sequence
from typing import Any

from mahdar.briefs.word_xml import element

REFERENCE, TEXT = "FootnoteReference", "FootnoteText"  # ids of styles that Word itself knows
PART = "/word/footnotes.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


class Footnotes:
    """The footnotes of one Word document, which are written with it."""

    def __init__(self, document: Any) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        self.root = element("w:footnotes")
        self.part = XmlPart(PackURI(PART), CONTENT_TYPE, self.root, document.part.package)
        self.cited: set[int] = set()
        document.part.relate_to(self.part, RELATION)
        for number, kind in SEPARATORS:
            mark = element("w:p", element("w:r", element(f"w:{kind}")))
            self.root.append(element("w:footnote", mark, type=kind, id=number))
        settings = document.settings.element
        settings.insert(0, element("w:footnotePr", *(element("w:footnote", id=number) for number, _ in SEPARATORS)))
        _put_in_order(settings)
        _styles(document)

    def link(self, address: str) -> str:
        """The relation by which a note links to an address of the web."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        return str(self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def add(self, number: int, properties: Any, runs: Sequence[Any]) -> None:
        """A note: its number, then these runs, in a paragraph of these properties."""
        mark = element("w:r", element("w:rPr", element("w:rStyle", val=REFERENCE)), element("w:footnoteRef"))
        self.root.append(element("w:footnote", element("w:p", properties, mark, *runs), id=number))

    def reference(self, number: int) -> list[Any]:
        """The runs that cite a note: the note's own mark where it is first cited, later a field with its number."""
        if number in self.cited:
            return _again(number)
        self.cited.add(number)
        name, place = f"_Note{number}", number
        mark = element("w:r", _raised(), element("w:footnoteReference", id=number))
        return [element("w:bookmarkStart", id=place, name=name), mark, element("w:bookmarkEnd", id=place)]


def _again(number: int) -> list[Any]:
    """A field that shows the number of a note that stands already."""
    field = element("w:instrText", text=f" NOTEREF _Note{number} \\f \\h ")
    parts = [
        element("w:fldChar", fldCharType="begin"), field, element("w:fldChar", fldCharType="separate"),
        element("w:t", text=str(number)), element("w:fldChar", fldCharType="end"),
    ]  # fmt: skip
    return [element("w:r", _raised(), each) for each in parts]


def _raised() -> Any:
    return element("w:rPr", element("w:rStyle", val=REFERENCE))


def _styles(document: Any) -> None:
    """The two styles by the ids that Word knows them by."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    for name, id, kind in (
        ("footnote reference", REFERENCE, WD_STYLE_TYPE.CHARACTER),
        ("footnote text", TEXT, WD_STYLE_TYPE.PARAGRAPH),
    ):
        style = document.styles.add_style(name, kind, builtin=True)
        style.element.set(_ID, id)
        if kind is WD_STYLE_TYPE.CHARACTER:
            style.font.superscript = True
        else:
            style.base_style = document.styles["Normal"]
            style.font.size = Pt(8)
            style.paragraph_format.space_after = Pt(1)
            style.element.get_or_add_rPr().append(element("w:szCs", val=16))


_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId"
AFTER_FOOTNOTES = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
)


def _put_in_order(settings: Any) -> None:
    """`w:footnotePr` where the schema wants it: before the first of what must follow it."""
    ours = settings[0]
    follower = next((each for each in settings[1:] if each.tag.rpartition("}")[2] in AFTER_FOOTNOTES), None)
    if follower is not None:
        follower.addprevious(ours)
    else:
        settings.append(ours)
