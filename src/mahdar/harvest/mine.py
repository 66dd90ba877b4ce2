"""Mine: every miner over every text of a corpus, one tally a list."""

from collections.abc import Callable, Iterable, Iterator

from mahdar.harvest.bodies import bodies
from mahdar.harvest.gatherings import gatherings
from mahdar.harvest.persons import offices, persons
from mahdar.harvest.spellings import rival_spellings
from mahdar.harvest.tally import Find, Sighting, Tally
from mahdar.harvest.verbs import verbs_of_saying
from mahdar.mentions.annotate import Annotated, annotate

_MINERS: dict[str, Callable[[Annotated], Iterator[Sighting]]] = {
    "persons": persons,
    "offices": offices,
    "organisations": bodies,
    "gatherings": gatherings,
    "verbs": verbs_of_saying,
}
SPELLINGS = "spellings"
LISTS = (*_MINERS, SPELLINGS)


def harvest(texts: Iterable[str], at_least: int = 3) -> dict[str, list[Find]]:
    """What the texts have for each list of `LISTS`, the commonest first, seen `at_least` so often.

    Time is linear in the length of the texts; memory grows with the number of different finds.
    """
    tallies = {name: Tally() for name in _MINERS}
    for text in texts:
        annotated = annotate(text)
        for name, mine in _MINERS.items():
            for sighting in mine(annotated):
                tallies[name].add(sighting, annotated)
    found = {name: tally.finds(at_least) for name, tally in tallies.items()}
    found[SPELLINGS] = rival_spellings(tallies["persons"].spellings(), at_least)
    return found
