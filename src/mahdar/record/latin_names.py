"""Names as a reader types them in Latin letters, to the aliases they mean: world figures, bodies and states have English names.

The Arabic press names nobody in Latin letters, so this is a way to ask and not a way to file.
"""

import unicodedata
from functools import cache

from mahdar.mentions.lexicon import countries, organisations, persons

ENOUGH = 3  # letters of a surname: `May` is one


def alias_keys(name: str) -> list[str]:
    """The keys of the aliases that go by this name in English: the whole of it, or a person's surname.

    >>> alias_keys("Lavrov"), alias_keys("united nations"), alias_keys("Russia")
    (['person:سيرغي لافروف'], ['body:الأمم المتحدة'], ['state:RU'])
    """
    return list(_keys().get(_plain(name), ()))


def _plain(name: str) -> str:
    """Without accents, capitals and marks: `Erdoğan` as `erdogan`."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    from babel import Locale

    territories = Locale("en").territories
    found: dict[str, dict[str, None]] = {}
    for country in countries():
        for name in (country.iso2, str(territories.get(country.iso2, ""))):
            found.setdefault(_plain(name), {})[f"state:{country.iso2}"] = None
    for body in organisations():
        found.setdefault(_plain(body.english), {})[f"body:{body.name}"] = None
    for figure in persons():
        whole = _plain(figure.english)
        surname = whole.rpartition(" ")[2]
        for name in (whole, surname) if len(surname) >= ENOUGH else (whole,):
            found.setdefault(name, {})[f"person:{figure.name}"] = None
    found.pop("", None)
    return {name: tuple(keys) for name, keys in found.items()}
