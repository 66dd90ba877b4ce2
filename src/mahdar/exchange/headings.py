"""What articles and groups of claims go under, wherever minutes are shown."""

from typing import get_args

from mahdar.vocabulary import AnyClaim, Minutes

KINDS: tuple[str, ...] = tuple(kind.model_fields["kind"].default for kind in get_args(AnyClaim))


def heading(minutes: Minutes) -> str:
    """What an article goes by: its title, or the first line of its text."""
    return minutes.document.title or minutes.text.strip().split("\n", 1)[0].strip() or minutes.document.id
