"""Gold: a folder of articles and of the claims that people found in them (docs/accuracy.md describes the two files)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mahdar.errors import MahdarError
from mahdar.reading import documents
from mahdar.vocabulary import Document

FlatClaim = Mapping[str, Any]  # as in the flat form: slots by name, words as strings
ARTICLES, CLAIMS = "articles.jsonl", "claims.jsonl"
NEEDED = {
    "statement": ("content", "speaker"),
    "meeting": ("participants",),
    "gathering": ("name",),
    "attendance": ("party", "gathering", "status"),
    "pledge": ("stage", "amount", "currency"),
    "position": ("party", "stance", "target"),
    "obstacle": ("cause",),
}
"""Kind to the slots that decide whether two claims are one; each must be filled, and `evidence` too."""


class GoldArticle(NamedTuple):
    """An article with the claims that it is known to make."""

    document: Document
    claims: tuple[FlatClaim, ...]


class Gold(NamedTuple):
    """A gold folder: its name and its annotated articles, in the order of the claims."""

    name: str
    articles: tuple[GoldArticle, ...]


def gold_folder(folder: Path) -> Gold:
    """Read `articles.jsonl` and `claims.jsonl` of a folder.

    Articles without a line of claims are left out. MahdarError, naming file and line, where one of the files is missing
    or broken, a claim lacks a slot that it is compared by, or its article is not there.
    """
    articles = _articles(folder / ARTICLES)
    found = []
    for number, line in enumerate(_lines(folder / CLAIMS), 1):
        where = f"{folder / CLAIMS}, line {number}"
        id, claims = _row(line, where)
        if id not in articles:
            raise MahdarError(f"{where}: article {id!r} is not in {ARTICLES}: add it there or take the line out")
        found.append(GoldArticle(articles[id], claims))
    if not found:
        raise MahdarError(f"{folder / CLAIMS}: has no claims: there is nothing to measure against")
    return Gold(folder.resolve().name, tuple(found))


def _articles(path: Path) -> dict[str, Document]:
    found = {}
    for item in documents(path):
        if not isinstance(item, Document):
            raise item
        found[item.id] = item
    return found


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except FileNotFoundError:
        raise MahdarError(f"{path}: there is no such file: a gold folder has {ARTICLES} and {CLAIMS}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MahdarError(f"{path}: cannot be read ({error}): check the file") from error


def _row(line: str, where: str) -> tuple[str, tuple[FlatClaim, ...]]:
    try:
        row = json.loads(line)
        id, claims = row["id"], row["claims"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise MahdarError(f"{where}: is no JSON object with id and claims: write one article a line") from None
    if not isinstance(claims, list):
        raise MahdarError(f"{where}: its claims are no list: write them between square brackets")
    for claim in claims:
        _check(claim, where)
    return str(id), tuple(claims)


def _check(claim: object, where: str) -> None:
    kind = claim.get("kind") if isinstance(claim, dict) else None
    if not isinstance(claim, dict) or kind not in NEEDED:
        raise MahdarError(f"{where}: {kind!r} is no kind of claim: one of {', '.join(NEEDED)}")
    for slot in ("evidence", *NEEDED[kind]):
        wanted = (list,) if slot == "participants" else (int, float) if slot == "amount" else (str,)
        if not isinstance(claim.get(slot), wanted):
            raise MahdarError(f"{where}: a {kind} has no {slot} that it could be compared by: fill it in")
