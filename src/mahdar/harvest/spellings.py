"""Spellings: names that one sound stands behind (`سيرغي`, `سيرجي`), told by the skeletons of their words."""

from collections.abc import Mapping

from mahdar.arabic.normal import fold
from mahdar.harvest.tally import Find
from mahdar.mentions import lexicon
from mahdar.mentions.names import skeleton

SHORTEST = 4  # letters of a skeleton; shorter ones are shared by chance
PATTERN = "same skeleton"


def rival_spellings(counts: Mapping[str, int], at_least: int) -> list[Find]:
    """Names that are spelled in two ways or more: the commonest, then the others with their counts (as the example).

    Known where one row of the figures has all of them.
    """
    by_sound: dict[str, dict[str, int]] = {}
    for name, count in counts.items():
        if count >= at_least:
            by_sound.setdefault(_sound(name), {})[name] = count
    found = []
    for sound, names in by_sound.items():
        spelled = {fold(name): name for name in sorted(names, key=lambda n: names[n])}
        if len(spelled) > 1 and len(sound.replace(" ", "")) >= SHORTEST:
            first, *others = sorted(spelled.values(), key=lambda n: -names[n])
            rivals = "|".join(f"{name} ({names[name]})" for name in others)
            found.append(Find(first, sum(names.values()), PATTERN, rivals, _in_one_row(spelled)))
    return sorted(found, key=lambda find: -find.seen)


def _sound(name: str) -> str:
    return " ".join(skeleton(fold(word)) for word in name.split())


def _in_one_row(spelled: Mapping[str, str]) -> bool:
    rows = (frozenset(map(fold, (figure.name, *figure.variants))) for figure in lexicon.persons())
    return any(spelled.keys() <= row for row in rows)
