"""A text as the lists of today read it: who is recognised in it, as what, and by what."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from mahdar.exchange.labels import Language, label
from mahdar.exchange.wording import name_in
from mahdar.mentions.annotate import annotate
from mahdar.mentions.mention import MentionKind
from mahdar.store.gazetteer import use_names
from mahdar.web.shown.marks import as_shown
from mahdar.wording import one_line

HOWS = {
    "gazetteer": _("the lists"),
    "title": _("a title before the name"),
    "offices": _("the office"),
    "office": _("the office"),
    "head noun": _("the noun that it begins with"),
    "head noun alone": _("a noun alone"),
    "collective noun": _("a noun for several"),
    "given name": _("a given name"),
    "surname": _("a surname named before"),
    "name in quotation marks": _("quotation marks"),
    "nationality": _("a nationality"),
    "tagger": _("a guess of the trained tagger"),
}
LEFT_OUT = frozenset({MentionKind.DATE, MentionKind.AMOUNT, MentionKind.NUMBER})


class Stretch(NamedTuple):
    """Some words of the text; `number`: of whom they speak, 0 for nobody; `kind`: what they are, "" for nothing."""

    words: str
    number: int
    kind: str


class Seen(NamedTuple):
    """Somebody whom the text names."""

    number: int
    name: str
    kind: str
    country: str
    how: str
    mentions: list[str]


class Recognised(NamedTuple):
    """The text in stretches, and who is in it."""

    stretches: list[Stretch]
    seen: list[Seen]


def recognised(text: str, lang: Language) -> Recognised:
    """Read a text with today's lists, the desk's own names among them."""
    use_names()
    shown = as_shown(text)
    found = annotate(shown)
    stretches: list[Stretch] = []
    last = 0
    for mention, actor in zip(found.mentions, found.actor_of, strict=True):
        if mention.kind in LEFT_OUT:
            continue
        span = found.span(mention.first, mention.last)
        stretches.append(Stretch(shown[last : span.start], 0, ""))
        stretches.append(Stretch(span.of(shown), 0 if actor is None else actor + 1, mention.kind.value))
        last = span.end
    stretches.append(Stretch(shown[last:], 0, ""))
    seen = [
        Seen(
            number,
            one_line(name_in(actor.name, actor.kind, actor.country, lang)),
            label("ActorKind", actor.kind.value, lang),
            actor.country or "",
            str(HOWS.get(actor.how, actor.how)),
            list(dict.fromkeys(one_line(span.of(shown)) for span in actor.mentions)),
        )
        for number, actor in enumerate(found.actors, 1)
    ]
    return Recognised([each for each in stretches if each.words], seen)
