"""Elements of WordprocessingML."""

from typing import Any

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(tag: str, /, *children: Any, text: str | None = None, **attributes: object) -> Any:
    """An element such as `w:p` with its children, its text (spaces kept), and its attributes, all of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    if text is not None:
        made.text = text
        made.set(SPACE, "preserve")
    return made
