"""The brief in plain lines, for a terminal: notes in brackets, and below what they say."""

from collections.abc import Iterator

from mahdar.briefs.brief import Brief, Line, Note
from mahdar.briefs.draft import words
from mahdar.exchange.labels import Language, label


def lines(brief: Brief) -> Iterator[str]:
    """Title, remarks, sections, notes."""
    yield brief.title
    yield brief.scope
    yield from brief.remarks
    for section in brief.sections:
        yield ""
        shown = words("shown", brief.lang, n=len(section.lines), all=section.there_are) if section.left_out else ""
        yield f"{section.heading} {shown}".strip()
        for line in section.lines:
            yield f"- {_line(line)}"
    if brief.notes:
        yield ""
        yield label("brief", "sources", brief.lang)
        for note in brief.notes:
            yield f"[{note.number}] {note_words(note, brief.lang)}"


def note_words(note: Note, lang: Language) -> str:
    """Outlet, day, title, link and words."""
    comma = label("page", "list-separator", lang)
    head = comma.join(filter(None, (note.outlet, str(note.published or ""))))
    named = ": ".join(filter(None, (head, note.title)))
    return " – ".join(filter(None, (named, note.url or "", f"«{note.words}»")))


def _line(line: Line) -> str:
    return "".join(run.text + "".join(f" [{number}]" for number in run.notes) for run in line.runs)
