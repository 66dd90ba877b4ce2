"""Explain: what the engine sees in a row, which patterns it tried, and where each stopped."""

from mahdar.phrases.compiled import Compiled
from mahdar.phrases.engine import Engine, Match, Range
from mahdar.phrases.language import Choice, Node, Sequence, render
from mahdar.phrases.pattern import Pattern
from mahdar.phrases.row import Row


def explain(row: Row, engine: Engine) -> str:
    """The row (an item a line: number, words, senses), then each pattern whose trigger stands in it, with its match or
    the longest beginning of it that matches. Several lines of text for an author of patterns.
    """
    symbols = engine.alphabet.encode(row)
    matches = engine.matches(row)
    starts = engine.starts(symbols)
    lines = [f"{at:3}  {_words(row, at)}    {' '.join(sorted(item.senses))}" for at, item in enumerate(row)]
    lines.append(f"{len(starts)} of {len(engine.patterns)} patterns have their trigger here")
    for order in sorted(starts):
        pattern = engine.patterns[order]
        lines.append(f"* {pattern.name} ({pattern.file}, gives {pattern.gives}): {pattern.say}")
        own = [match for match in matches if match.pattern is pattern]
        if own:
            lines.extend(f"    found: {_told(row, match)}" for match in own)
        else:
            lines.append(f"    {_stop(row, engine, pattern, symbols, starts[order])}")
    return "\n".join(lines)


def _words(row: Row, number: int) -> str:
    item = row[number]
    return row.text[item.start : item.end] if row.text else str(item.payload)


def _told(row: Row, match: Match) -> str:
    slots = (f"{name}={_range(row, first, end)}" for name, (first, end) in match.slots.items())
    return "  ".join([f"items {match.start_item}-{match.end_item - 1}", *slots])


def _range(row: Row, first: int, end: int) -> str:
    if first == end:
        return f"(before item {first})"
    return f"[{' '.join(_words(row, number) for number in range(first, end))}]"


def _stop(row: Row, engine: Engine, pattern: Pattern, symbols: str, starts: list[Range]) -> str:
    """Where the pattern stopped: of all its ways and all places it was tried at, that in which most of it matched."""
    best = (-1, 0, "", "")
    for parts in _ways(pattern.tree):
        for count in range(len(parts), 0, -1):
            end = _longest(parts[:count], engine, symbols, starts)
            if end is not None:
                if count > best[0]:
                    wanted = render(parts[count]) if count < len(parts) else ""
                    best = (count, end, render(Sequence(parts[:count])), wanted)
                break
    count, end, matched, wanted = best
    if count < 0:
        return "its beginning does not stand here"
    if not wanted:
        return "matched, but gave way to a longer or earlier match of its kind with the same slots"
    here = f"item {end} ({_words(row, end)})" if end < len(row) else "the end"
    return f"stopped after: {matched}    wanted: {wanted}    at {here}"


def _ways(tree: Node) -> list[tuple[Node, ...]]:
    ways = tree.ways if isinstance(tree, Choice) else (tree,)
    return [way.parts if isinstance(way, Sequence) else (way,) for way in ways]


def _longest(parts: tuple[Node, ...], engine: Engine, symbols: str, starts: list[Range]) -> int | None:
    """The farthest item that this beginning of a pattern reaches from any of the starts; None if it matches nowhere."""
    regex = Compiled(Sequence(parts), engine.alphabet, followed=True).regex(symbols)
    found = (regex.match(symbols, start) for first, last in starts for start in range(first, last + 1))
    return max((match.end() for match in found if match), default=None)
