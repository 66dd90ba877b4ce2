"""Annotate: the whole of the lower rooms as one visible sequence of calls, its result shared by all kinds of claims."""

import datetime
from typing import NamedTuple

from mahdar.arabic.analysis import Analysis, analyse
from mahdar.arabic.numerals import figures
from mahdar.arabic.tokens import Token
from mahdar.mentions.amounts import amounts
from mahdar.mentions.coreference import resolve
from mahdar.mentions.dates import dates
from mahdar.mentions.mention import Mention, MentionKind
from mahdar.mentions.names import is_bound
from mahdar.mentions.recognise import country_near, recognise
from mahdar.mentions.tagger.proposals import fill_gaps
from mahdar.vocabulary import Actor, Amount, Date, Span


class Annotated(NamedTuple):
    """A text with its tokens, mentions (in order, none overlapping), and for each mention the index of its actor.

    `dates` and `amounts` are keyed by the first token of their mention.
    """

    analysis: Analysis
    mentions: list[Mention]
    actors: list[Actor]
    actor_of: list[int | None]
    dates: dict[int, Date]
    amounts: dict[int, Amount]
    published: datetime.date | None

    @property
    def text(self) -> str:
        """The untouched text."""
        return self.analysis.text

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return self.analysis.tokens

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` up to `last` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def annotate(text: str, published: datetime.date | None = None) -> Annotated:
    """Find who, where, when and how much in any string; time is linear in its length."""
    analysis = analyse(text)
    tokens = analysis.tokens
    found_figures = figures(tokens, text)
    sums = amounts(tokens, found_figures, lambda at: country_near(tokens, at))
    days = [day for day in dates(tokens, text, published, found_figures) if not is_bound(tokens, day[1])]  # `دي مايو`
    taken = _first_come([*((first, last) for _, first, last in days), *((first, last) for _, first, last in sums)])
    named = fill_gaps(analysis, recognise(tokens, taken), taken)
    actors, actor_of_named = resolve(text, tokens, named)
    dated = {first: date for date, first, _ in days}
    values = [Mention(a, b, MentionKind.DATE if a in dated else MentionKind.AMOUNT, a, b) for a, b in taken]
    merged = sorted([*zip(named, actor_of_named, strict=True), *((v, None) for v in values)], key=lambda x: x[0].first)
    return Annotated(
        analysis,
        [m for m, _ in merged],
        actors,
        [a for _, a in merged],
        dated,
        {first: amount for amount, first, _ in sums},
        published,
    )


def _first_come(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order without those that overlap one before."""
    kept: list[tuple[int, int]] = []
    for a, b in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or a >= kept[-1][1]:
            kept.append((a, b))
    return kept
