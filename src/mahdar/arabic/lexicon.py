"""The word lists that tokens are decided by: closed-class words, whole words, and a count of the press's stems.

Every list is a TSV file beside this one, looked up by light spelling first (`أن` is not `ان`) and then folded.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from mahdar.arabic.normal import fold, light
from mahdar.errors import LexiconError


def rows(name: str, package: str = "mahdar.arabic") -> Iterator[list[str]]:
    """The cells of each row of a TSV file of ours, without comments and the header line.

    Raises LexiconError, with file and line, where a row has fewer cells than the header.
    """
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    width = 0
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not width:
            width = len(cells)
        elif len(cells) < width:
            raise LexiconError(
                f"{name}, line {number}: {len(cells)} cells where the header has {width}; add the missing tabs"
            )
        else:
            yield cells


@cache
def function_words() -> dict[str, str]:
    """Light spelling to class (`prep`, `that`, `neg`, ...), for the closed classes."""
    return {light(word): kind for word, kind, *_ in rows("function_words.tsv") if kind != NAME}


@cache
def names_like_function_words() -> frozenset[str]:
    """Light spellings of names that fold like a function word (`علي`)."""
    return frozenset(light(word) for word, kind, *_ in rows("function_words.tsv") if kind == NAME)


NAME = "name"


@cache
def folded_function_words() -> dict[str, str]:
    """As `function_words`, by folded form; the first of two words that fold alike wins."""
    found: dict[str, str] = {}
    for word, kind in function_words().items():
        found.setdefault(fold(word), kind)
    return found


@cache
def whole_words() -> frozenset[str]:
    """Light spellings that begin or end like a clitic but carry none."""
    return frozenset(light(word) for word, *_ in rows("whole_words.tsv"))


@cache
def conjoined_words() -> frozenset[str]:
    """Light spellings that are و and a word, though another word is spelled so."""
    return frozenset(light(word) for word, *_ in rows("conjoined_words.tsv"))


@cache
def stems() -> dict[str, int]:
    """Folded stems of the press, without article and clitics, and how often the 2018 corpus has them."""
    return {word: int(count) for word, count, *_ in rows("stems.tsv")}
