"""Pattern: one way of saying something, with examples that show it and near misses that must stay silent."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from mahdar.errors import LexiconError
from mahdar.phrases.alphabet import WORD, Alphabet
from mahdar.phrases.bounds import check, nodes
from mahdar.phrases.language import Element, Fold, Node, parse, refusal
from mahdar.phrases.trigger import triggers

PATTERN_KEYS = ("name", "say", "gives", "trigger", "example", "near_miss")
EXAMPLE_KEYS = ("text", "claim", "published", "why")
NEAR_MISS_KEYS = ("text", "why", "published")


@dataclass(frozen=True)
class Example:
    """A text in which the pattern is found, and what the claim then says (field to words or value).

    `published` is an ISO date for texts that speak of `today`; `why` is for the reader.
    """

    text: str
    claim: Mapping[str, Any]
    published: str | None = None
    why: str = ""


@dataclass(frozen=True)
class NearMiss:
    """A text that looks alike and in which the pattern must find nothing, and why."""

    text: str
    why: str
    published: str | None = None


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern as its file words it. `extra` holds its other keys (`status = "planned"`) for the builder.

    `tree` is its `say` parsed, `names` the senses (and words, `=…`) that it speaks of; `trigger` the sense that the
    author wants it to be looked up by, if any.
    """

    name: str
    say: str
    gives: str
    file: str
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    extra: Mapping[str, Any]
    trigger: str | None
    tree: Node
    names: frozenset[str]


def load(source: Path | Traversable | str, alphabet: Alphabet, fold: Fold) -> list[Pattern]:
    """The patterns of a TOML file (a path), or of TOML text (a string), checked.

    `fold` brings a literal word into the form in which items carry it. Raises LexiconError, one line that names the
    file, the pattern and what is wrong with it.
    """
    file, text = ("<text>", source) if isinstance(source, str) else (source.name, _text(source))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: not TOML: {error}") from None
    entries = tables.pop("pattern", [])
    if tables or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LexiconError(f"{file}: holds [[pattern]] tables only, not {', '.join(tables) or 'this pattern'}")
    patterns = [_Entry(file, entry).pattern(alphabet, fold) for entry in entries]
    refuse_same_names(patterns)
    return patterns


def literals(patterns: Iterable[Pattern]) -> frozenset[str]:
    """The literal words, folded, of these patterns: on their items, and only there, a caller puts the sense `=word`."""
    return frozenset(name.removeprefix(WORD) for pattern in patterns for name in pattern.names if name.startswith(WORD))


def refuse_same_names(patterns: Iterable[Pattern]) -> None:
    """Raise LexiconError where two patterns have one name: a claim's `because` must say which one found it."""
    seen: dict[str, str] = {}
    for pattern in patterns:
        if pattern.name in seen:
            raise LexiconError(f"{pattern.file}: pattern {pattern.name!r}: {seen[pattern.name]} has one of this name")
        seen[pattern.name] = pattern.file


def _text(source: Path | Traversable) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{source}: cannot be read: {error}") from None


class _Entry:
    """One [[pattern]] table on its way to a Pattern; every refusal names its file and its name."""

    def __init__(self, file: str, table: dict[str, Any]) -> None:
        self.file = file
        self.table = table
        self.label = str(table.get("name", "without a name"))

    def pattern(self, alphabet: Alphabet, fold: Fold) -> Pattern:
        """The checked pattern."""
        name, say, gives = (self._words(self.table, key, "the pattern") for key in ("name", "say", "gives"))
        say = " ".join(say.split())
        tree, names = self._tree(say, alphabet, fold)
        return Pattern(
            name=name,
            say=say,
            gives=gives,
            file=self.file,
            examples=tuple(self._example(table) for table in self._tables("example", EXAMPLE_KEYS)),
            near_misses=tuple(self._near_miss(table) for table in self._tables("near_miss", NEAR_MISS_KEYS)),
            extra=self._extra(),
            trigger=self._trigger(tree, fold),
            tree=tree,
            names=names,
        )

    def _refuse(self, reason: object) -> NoReturn:
        raise LexiconError(f"{self.file}: pattern {self.label!r}: {reason}")

    def _tree(self, say: str, alphabet: Alphabet, fold: Fold) -> tuple[Node, frozenset[str]]:
        try:
            tree = parse(say, fold)
            names = senses_of(tree)
            for name in sorted(names):
                if not name.startswith(WORD) and name not in alphabet.declared:
                    nearest = alphabet.nearest(name)
                    hint = f" (did you mean {nearest!r}?)" if nearest else ""
                    raise refusal(say, _column(say, name), f"unknown sense {name!r}{hint}")
            check(say, tree)
        except LexiconError as error:
            self._refuse(error)
        return tree, names

    def _trigger(self, tree: Node, fold: Fold) -> str | None:
        """The forced trigger, in the form senses have in the tree; also refuses a tree without any trigger."""
        wish = self._words(self.table, "trigger", "the pattern") if "trigger" in self.table else None
        if wish is not None and wish.startswith("'"):
            wish = WORD + fold(wish.strip("'"))
        if not triggers(tree, {}, wish):
            lack = "has no sense that must stand in every match" if wish is None else f"can match without {wish!r}"
            self._refuse(f"{lack}: nothing to look it up by")
        return wish

    def _words(self, table: dict[str, Any], key: str, where: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            self._refuse(f'{where} wants {key} = "…"')
        return value

    def _tables(self, key: str, keys: tuple[str, ...]) -> list[dict[str, Any]]:
        tables = self.table.get(key, [])
        if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
            self._refuse(f"at least one [[pattern.{key}]] is wanted")
        for table in tables:
            for unknown in sorted(table.keys() - set(keys)):
                self._refuse(f"unknown key {unknown!r} in [[pattern.{key}]], which has {', '.join(keys)}")
        return tables

    def _example(self, table: dict[str, Any]) -> Example:
        claim = table.get("claim", {})
        if not isinstance(claim, dict):
            self._refuse('the claim of an example is a table: { first = "…" }')
        return Example(self._words(table, "text", "an example"), claim, _iso(table), str(table.get("why", "")))

    def _near_miss(self, table: dict[str, Any]) -> NearMiss:
        text, why = (self._words(table, key, "a near miss") for key in ("text", "why"))
        return NearMiss(text, why, _iso(table))

    def _extra(self) -> dict[str, Any]:
        extra = {key: value for key, value in self.table.items() if key not in PATTERN_KEYS}
        for key, value in extra.items():
            if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
                near = get_close_matches(key, PATTERN_KEYS, n=1)
                self._refuse(f"unknown table {key!r}" + (f" (did you mean {near[0]!r}?)" if near else ""))
        return extra


def senses_of(tree: Node) -> frozenset[str]:
    """The senses and literal words that a tree speaks of."""
    return frozenset(
        sense
        for node in nodes(tree)
        if isinstance(node, Element)
        for test in node.tests
        for sense in test.wanted | test.barred
    )


def _column(say: str, name: str) -> int:
    """Where a sense stands in a `say`: as a word by itself, not as a part of another or a slot's name."""
    found = re.search(rf"(?<![a-z0-9_:-]){re.escape(name)}(?![a-z0-9_:=-])", say)
    return found.start() if found else 0


def _iso(table: dict[str, Any]) -> str | None:
    return str(table["published"]) if "published" in table else None
