"""Why two actors may be one, in words, and what a person usually writes when deciding on it."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mahdar.record.likeness import Reason

WORDS: dict[Reason, str] = {
    Reason.SPELLED: gettext_noop("The same name, spelled otherwise."),
    Reason.STATE: gettext_noop("The same name; one text gives a state, the other none."),
    Reason.STATES: gettext_noop("The same name, put under two states."),
    Reason.WITHIN: gettext_noop("One name lies within the other: the same first and last word."),
    Reason.ENDS: gettext_noop("One name is the end of the other. It may be the father."),
    Reason.BEGINS: gettext_noop("One name is the beginning of the other."),
    Reason.LETTER: gettext_noop("The names differ in one letter."),
    Reason.HEAD: gettext_noop("The same name with and without a word such as organisation or newspaper."),
    Reason.SURNAME: gettext_noop("A surname alone; among those of that state who bear it, this one is named most."),
    Reason.OFFICE: gettext_noop("Names that are alike, and the same office in the same months."),
    Reason.HOLDER: gettext_noop("An office without a name; in those months texts call this one so most often."),
}


def reason_words(reason: Reason | None) -> str:
    """The reason for a suggestion in the reader's language."""
    return _(WORDS[reason]) if reason else ""


USUAL: tuple[Callable[[], str], ...] = (
    lambda: _("another spelling of the same name"),
    lambda: _("the same office and the same months"),
    lambda: _("the texts speak of one person"),
    lambda: _("two people of like names"),
    lambda: _("father and son"),
    lambda: _("two bodies of like names"),
    lambda: _("the reading took a wrong word into the name"),
)


def usual_reasons(reason: Reason | None) -> list[str]:
    """What people write: the reason for the suggestion first."""
    return [*([reason_words(reason)] if reason else []), *(words() for words in USUAL)]
