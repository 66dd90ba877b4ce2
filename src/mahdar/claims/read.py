"""All kinds of claims of one annotated text, in one visible sequence."""

from mahdar.claims.attendance import attendances
from mahdar.claims.cast import Cast
from mahdar.claims.faithfulness import checked
from mahdar.claims.gathering import gatherings
from mahdar.claims.meeting import meetings
from mahdar.claims.obstacle import obstacles
from mahdar.claims.patterns import quoted_words
from mahdar.claims.pledge import pledges
from mahdar.claims.position import positions
from mahdar.claims.row import passages
from mahdar.claims.speech import Document
from mahdar.claims.statement import statements
from mahdar.mentions.annotate import Annotated
from mahdar.vocabulary import Actor, AnyClaim


def claims(annotated: Annotated) -> tuple[tuple[Actor, ...], tuple[AnyClaim, ...]]:
    """The actors and the claims of a text, the claims in the order of their words."""
    document = Document(annotated, passages(annotated, quoted_words()))
    cast = Cast(annotated)
    said = statements(document, cast)
    found: list[AnyClaim] = [*said, *positions(document, cast, said), *pledges(document, cast, said)]
    found += [*meetings(document, cast), *gatherings(document, cast)]
    found += [*attendances(document, cast, said), *obstacles(document, cast, said)]
    found.sort(key=lambda c: (c.evidence.start, c.kind))
    return tuple(cast.actors), tuple(checked(annotated, cast, found))
