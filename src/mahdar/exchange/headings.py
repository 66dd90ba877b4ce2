"""What articles and groups of claims go under, wherever minutes are shown."""

from typing import get_args

from mahdar.vocabulary import AnyClaim, Minutes

LONGEST = 200  # characters of a heading; headlines of the press stay below
KINDS: tuple[str, ...] = tuple(kind.model_fields["kind"].default for kind in get_args(AnyClaim))


def heading(minutes: Minutes) -> str:
    """What an article goes by, on one line: its title, or the first line of its text, cut if very long."""
    document = minutes.document
    words = " ".join((document.title or document.text.strip().split("\n", 1)[0]).split()) or document.id
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
