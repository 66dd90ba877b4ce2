"""Numerals: figures in digits and in words, with their hedges, ranges, fractions and percentages.

The word lists are `numerals*.tsv`; the grammar of compounds is Ryding (2005), ch. 15. A decimal mark that a tool turned
round (`4ر2`) is decided by the evidence of the text, or both readings are kept.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from mahdar.arabic.lexicon import rows
from mahdar.arabic.normal import fold, light
from mahdar.arabic.tokens import Token, tokenize
from mahdar.vocabulary import Number, Qualifier, Span

AND = "و"
CODE_MARKS = frozenset("-/–")
PERCENT_SIGNS = frozenset("%٪")
ARTICLE = "ال"
TURNED_MARK = "ر"
ARABIC_COMMA = "،"
LONGEST_DIGITS = 24
LONGEST_OPENER = 2
WIDEST_RANGE = 300
BEHIND = 3
MORE_THAN_ONE = 2
PLURAL_COUNTS = range(3, 11)
SEVERAL = (3.0, 9.0)
MILLION = 1e6
LARGEST = 1e18
BELOW = "below"
EXACT = "exact-"

Said = TypeVar("Said")
PhraseTable = dict[str, list[tuple[tuple[str, ...], Said]]]

_MARKS = re.compile(f"[.,٫٬{TURNED_MARK}]")
_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class Figure(NamedTuple):
    """A number with its tokens, `first` to `last` (exclusive), hedge included; `core` is the first without hedge."""

    number: Number
    first: int
    last: int
    core: int


class NumberWord(NamedTuple):
    """A row of `numerals.tsv`; `shape` is the light spelling that it needs, or empty for any that folds alike."""

    kind: str
    value: float
    shape: str = ""


class _Cardinal(NamedTuple):
    """A figure as read: `rest` plus a written reading times `unit`; `scale` is the last scale word's value, or 1."""

    last: int
    rest: float
    unit: float = 0.0
    readings: tuple[float, ...] = ()
    written: str = ""
    scale: float = 1.0
    plural: bool = False
    ordinal: bool = False
    high: float | None = None
    vague: bool = False

    def values(self) -> tuple[float, ...]:
        """Every value that the written form allows, in the order straight, turned."""
        return tuple(_rounded(self.rest + r * self.unit) for r in self.readings) or (_rounded(self.rest),)


class _Draft(NamedTuple):
    """A figure before its decimal mark is decided."""

    first: int
    core: int
    last: int
    low: _Cardinal
    high: _Cardinal | None
    qualifier: str
    percent: bool


def numbers(tokens: list[Token], text: str) -> list[Number]:
    """The figures of a text in order, none overlapping; spans cover hedge, figure and percent sign.

    >>> text = "أكثر من مئة وخمسين وفدا"
    >>> [(n.low, n.qualifier.value, n.span.of(text)) for n in numbers(tokenize(text), text)]
    [(150.0, 'more-than', 'أكثر من مئة وخمسين')]
    """
    return [figure.number for figure in figures(tokens, text)]


def figures(tokens: list[Token], text: str) -> list[Figure]:
    """As `numbers`, with the token range of each."""
    drafts = list(_drafts(tokens, text))
    decided = _decide_marks(drafts)
    return [_figure(tokens, draft, decided.get(i)) for i, draft in enumerate(drafts)]


def bare(token: Token) -> str:
    """The folded word without an article that the tokenizer, not knowing the word, has left on."""
    norm = token.norm
    return norm[2:] if norm.startswith(ARTICLE) and len(norm) > 4 and not token.definite else norm


def keys(words: str) -> tuple[str, ...]:
    """The words of a lexicon row as the tokens of a text would spell them."""
    return tuple(bare(t) for t in tokenize(words))


def phrase_at(table: PhraseTable[Said], tokens: list[Token], i: int) -> tuple[int, Said] | None:
    """The longest phrase of a table that begins at this token: the token behind it, and what the table says of it."""
    for words, value in table.get(bare(tokens[i]), ()):
        if len(words) == 1 or tuple(bare(t) for t in tokens[i : i + len(words)]) == words:
            return i + len(words), value
    return None


def phrase_table(entries: list[tuple[str, Said]], *, by: int = 0) -> PhraseTable[Said]:
    """Phrases by their first word (or their last, `by=-1`), the longest first."""
    table: PhraseTable[Said] = {}
    for words, value in entries:
        parts = keys(words)
        table.setdefault(parts[by], []).append((parts, value))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def number_words() -> dict[str, NumberWord]:
    """Folded number words with their kind and value."""
    entries: dict[str, NumberWord] = {}
    for word, kind, value, *_ in rows("numerals.tsv"):
        shape = light(word) if kind.startswith(EXACT) else ""
        entries[fold(word)] = NumberWord(kind.removeprefix(EXACT), float(value), shape)
    return entries


def number_word(token: Token) -> NumberWord | None:
    """The number word that a token is, if it is one."""
    word = number_words().get(token.norm)
    return None if word is None or not token.shape.endswith(word.shape) else word


@cache
def _hedges_before() -> PhraseTable[str]:
    return phrase_table([(w, q) for w, place, q, *_ in rows("numerals_hedges.tsv") if place == "before"], by=-1)


@cache
def _hedges_forward() -> PhraseTable[str]:
    return phrase_table([(w, q) for w, place, q, *_ in rows("numerals_hedges.tsv") if place == "before"])


def hedge_at(tokens: list[Token], i: int) -> tuple[int, str] | None:
    """The hedge that begins at a token: the token behind it, and the bound it sets. Takes any index."""
    return phrase_at(_hedges_forward(), tokens, i) if 0 <= i < len(tokens) else None


@cache
def _hedges_behind() -> PhraseTable[str]:
    return phrase_table([(w, q) for w, place, q, *_ in rows("numerals_hedges.tsv") if place == "behind"])


@cache
def _percents() -> PhraseTable[str]:
    return phrase_table([(words, "") for words, *_ in rows("numerals_percent.tsv")])


@cache
def _ranges() -> dict[str, list[tuple[str, ...]]]:
    """The words that may stand before a range (none: an empty tuple), by the word between its figures."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for before, between, *_ in rows("numerals_ranges.tsv"):
        table.setdefault(keys(between)[0], []).append(keys(before))
    for openers in table.values():
        openers.sort(key=len, reverse=True)
    return table


def digits_value(written: str) -> int | None:
    """The value of plain digits of any script; None for anything else.

    >>> digits_value("٢٠١٤"), digits_value("2,5")
    (2014, None)
    """
    return int(written.translate(_ASCII)) if written.isdecimal() and len(written) <= LONGEST_DIGITS else None


def _drafts(tokens: list[Token], text: str) -> Iterator[_Draft]:
    words = number_words()
    after = 0
    for i, token in enumerate(tokens):
        if i < after or (token.kind != "number" and token.norm not in words and _joined(token.norm) is None):
            continue
        cardinal = _cardinal(tokens, i, text)
        if cardinal is None or (cardinal.ordinal and i and (i == after or tokens[i - 1].norm == ARTICLE)):
            continue  # 30 ثانية, آل ثاني
        draft = _draft(tokens, i, cardinal, text, after)
        after = draft.last
        yield draft


def _draft(tokens: list[Token], i: int, low: _Cardinal, text: str, floor: int) -> _Draft:
    """The figure at `i` with what belongs to it: range, percent sign, hedge; nothing before token `floor` is taken."""
    first, last, high = i, low.last, None
    if not low.ordinal:
        bounds = _range(tokens, i, low, text, floor)
        if bounds is not None:
            first, high = bounds
            last = high.last
    sign = phrase_at(_percents(), tokens, last) if last < len(tokens) else None
    last = sign[0] if sign else last
    if sign is None and first > floor and tokens[first - 1].norm in PERCENT_SIGNS and _touch(tokens, first - 1):
        sign, first = (last, ""), first - 1
    if first > floor and tokens[first].kind == "number" and tokens[first - 1].norm == ARTICLE:
        first -= 1
    first, qualifier = _hedge_before(tokens, first, floor)
    if not qualifier and not low.ordinal:
        last, qualifier = _hedge_behind(tokens, last)
    return _Draft(first, i, last, low, high, qualifier, sign is not None)


def _hedge_before(tokens: list[Token], first: int, floor: int) -> tuple[int, str]:
    if first <= floor:
        return first, ""
    for words, qualifier in _hedges_before().get(bare(tokens[first - 1]), ()):
        start = first - len(words)
        if start >= floor and tuple(bare(t) for t in tokens[start:first]) == words:
            return start, qualifier
    return first, ""


def _hedge_behind(tokens: list[Token], last: int) -> tuple[int, str]:
    """A hedge behind the figure or behind the words it counts; only the former becomes part of its span."""
    table = _hedges_behind()
    for j in range(last, min(last + BEHIND + 1, len(tokens))):
        if tokens[j].kind not in {"word", "proclitic"}:
            break
        found = phrase_at(table, tokens, j) if bare(tokens[j]) in table else None
        if found:
            return (found[0] if j == last else last), found[1]
    return last, ""


def _range(tokens: list[Token], i: int, low: _Cardinal, text: str, floor: int) -> tuple[int, _Cardinal] | None:
    """The first token and the upper figure of a range whose lower figure is at `i`."""
    j = low.last
    if j + 1 >= len(tokens):
        return None
    start = None if low.vague else range_start(tokens, i, bare(tokens[j]), floor)
    if start is None:
        return None
    high = _cardinal(tokens, j + 1, text)
    if high is None or high.ordinal or high.vague or not low.values()[0] * _missing_scale(low, high) < high.values()[0]:
        return None
    if tokens[j].kind == "mark" and not _is_plain_dash(tokens, i, high.last):
        return None
    if low.scale == 1.0 < high.scale and low.values()[0] * _missing_scale(low, high) * WIDEST_RANGE < high.values()[0]:
        return None  # `ارتفعت عام 2014 إلى 50 مليون`
    return start, high


def range_start(tokens: list[Token], i: int, between: str, floor: int = 0) -> int | None:
    """Where a range begins whose first figure is at `i` and whose figures `between` joins; None if there is none."""
    openers = _ranges().get(between)
    if openers is None:
        return None
    before = tuple(bare(t) for t in tokens[max(floor, i - LONGEST_OPENER) : i])
    opener = next((o for o in openers if not o or before[-len(o) :] == o), None)
    return None if opener is None else i - len(opener)


def _missing_scale(low: _Cardinal, high: _Cardinal) -> float:
    """In `بين 30 و33 مليار` the scale of the second figure is the first one's too."""
    shared = low.scale == 1.0 < high.scale and low.values()[0] < high.values()[0] / high.scale
    return high.scale if shared else 1.0


def _is_plain_dash(tokens: list[Token], i: int, last: int) -> bool:
    """A dash that makes a range touches both figures, and no other mark makes a date or a code of them."""
    coded = last < len(tokens) and tokens[last].norm in CODE_MARKS and _touch(tokens, last - 1)
    return _touch(tokens, i) and _touch(tokens, i + 1) and not coded and not tokens[i].norm.startswith("0")


def _touch(tokens: list[Token], i: int) -> bool:
    """Is there no space between this token and the next?"""
    return tokens[i].end == tokens[i + 1].start


def _joined(norm: str) -> NumberWord | None:
    """A number word that the tokenizer has left together with its conjunction."""
    return number_words().get(norm[1:]) if norm.startswith(AND) and len(norm) > 4 else None


def _next_word(tokens: list[Token], j: int) -> tuple[bool, Token | None, NumberWord | None, int]:
    """What stands at `j`: is it joined by `و`, its token if in digits, its number word, and the token behind it."""
    joined = j < len(tokens) and tokens[j].norm == AND
    k = j + 1 if joined else j
    if k >= len(tokens):
        return joined, None, None, k
    token = tokens[k]
    if token.kind == "number":
        return (joined, *_with_arabic_comma(tokens, k))
    word = number_word(token)
    if word is None and not joined:
        word = _joined(token.norm)
        joined = word is not None
    return joined, None, word, k + 1


def _with_arabic_comma(tokens: list[Token], k: int) -> tuple[Token, None, int]:
    """The digits at `k`, with what an Arabic comma without spaces joins to them: `3،5 مليار`, `3،000`."""
    if k + 2 < len(tokens) and tokens[k + 1].norm == ARABIC_COMMA and tokens[k + 2].kind == "number":
        left, right = tokens[k].norm, tokens[k + 2].norm
        if _touch(tokens, k) and _touch(tokens, k + 1) and max(len(left), len(right)) <= 3 and right.isdecimal():
            return tokens[k]._replace(norm=f"{left},{right}", end=tokens[k + 2].end), None, k + 3
    return tokens[k], None, k + 1


def _cardinal(tokens: list[Token], i: int, text: str) -> _Cardinal | None:
    """The figure that begins at token `i`; None where the word is no numeral there."""
    token = tokens[i]
    word = number_word(token) or _joined(token.norm)
    if token.kind != "number":
        if word is None:
            return None
        if word.kind in {"ordinal", "bound-ordinal"}:
            return _ordinal(tokens, i, word)
        if word.kind in {"vague", "plural", "several"}:
            return _vague(tokens, i, word)
        if token.definite and word.kind == "unit" and word.value < MORE_THAN_ONE + 1:
            return None  # الاثنين is a day, الواحد a determiner
    return _Reader(tokens, text).read(i)


def ordinal_at(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """The ordinal that begins at this token and the token behind it."""
    word = number_word(tokens[i])
    if word is None or word.kind not in {"ordinal", "bound-ordinal"}:
        return None
    read = _ordinal(tokens, i, word)
    return (int(read.rest), read.last) if read else None


def _ordinal(tokens: list[Token], i: int, word: NumberWord) -> _Cardinal | None:
    """`الخامس`, `الخامس عشر`, `الخامس والعشرين`."""
    joined, _, follow, j = _next_word(tokens, i + 1)
    value, last = word.value, i + 1
    teen = follow is not None and not joined and follow.kind == "ten-unit" and value < follow.value
    tens = follow is not None and joined and follow.kind == "ten" and tokens[i].definite and tokens[j - 1].definite
    if follow is not None and (teen or tens):
        value, last = value + follow.value, j
    elif word.kind == "bound-ordinal":
        return None
    return _Cardinal(last, value, ordinal=True)


def _vague(tokens: list[Token], i: int, word: NumberWord) -> _Cardinal | None:
    """`عشرات الملايين`, `آلاف القتلى`, `بضعة ملايين`: a range without a figure."""
    joined, _, follow, j = _next_word(tokens, i + 1)
    scaled = follow is not None and not joined and follow.kind in {"plural", "vague"}
    scale = follow.value if scaled and follow is not None else 1.0
    last = j if scaled else i + 1
    if word.kind == "several":
        low, high = SEVERAL
        return _Cardinal(last, low * scale, high=high * scale, scale=scale, vague=True)
    return _Cardinal(last, MORE_THAN_ONE * word.value * scale, scale=scale, vague=True)


class _Reader:
    """Reads one compound figure: the sum so far, the group being built, the scale that bounds what follows."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens, self.text = tokens, text
        self.total = 0.0
        self.group: float | None = None
        self.unit = 0.0
        self.readings: tuple[float, ...] = ()
        self.written = ""
        self.scale = float("inf")
        self.plural = False
        self.in_group = False

    def read(self, i: int) -> _Cardinal | None:
        j = i
        while j < len(self.tokens):
            joined, digits, word, k = _next_word(self.tokens, j)
            if j == i:
                joined = False
            elif self.tokens[k - 1 if k <= len(self.tokens) else -1].start - self.tokens[j - 1].end > 2:
                break
            step = self.take_digits(digits, joined, k) if digits else self.take(word, joined, k) if word else None
            if step is None:
                break
            j = step
        return self.figure(j) if j > i else None

    def figure(self, last: int) -> _Cardinal:
        rest = self.total + (self.group or 0.0)
        unit = 1.0 if self.readings and self.unit == 0.0 else self.unit
        scale = self.scale if self.scale != float("inf") else 1.0
        readings = self.readings
        if self.written and len(readings) == 2 and TURNED_MARK not in self.written:
            readings = _thousands_or_decimal(self.written, readings, unit)
        return _Cardinal(last, rest, unit, readings, self.written, scale, self.plural)

    @property
    def empty(self) -> bool:
        return self.group is None and self.total == 0.0 and not self.readings

    def take_digits(self, token: Token, joined: bool, k: int) -> int | None:
        """Digits open a figure, or follow a scale: `3 ملايين و200 ألف`."""
        readings = written_values(token.norm)
        if not readings or self.in_group or not (self.empty or joined) or (joined and readings[0] >= self.scale):
            return None
        self.in_group = True
        if self.empty:
            self.readings, self.written, self.group = readings, token.norm, 0.0
        elif len(readings) == 1:
            self.group = readings[0]
        else:
            return None
        return k

    def take(self, word: NumberWord, joined: bool, k: int) -> int | None:
        """Adds one number word if the grammar lets it stand here; the token behind it, or None."""
        kind, value = word.kind, word.value
        if kind in {"unit", "bound-unit", "ten-unit"}:
            return self.take_unit(word, joined, k)
        if kind == "ten" and joined and self.group is not None and 0 < self.group % 100 < 10 and not self.readings:
            self.group += value
            return k
        if kind == "hundred" and not joined and self.group is not None and 3 <= self.group <= 9 and not self.readings:
            self.group *= value
            return k
        if kind in {"ten", "hundred", "hundreds"}:
            return self.add(value, joined, k)
        if kind in {"scale", "plural", "dual"}:
            return self.take_scale(word, joined, k)
        if kind == "fraction":
            return self.take_fraction(value, joined, k)
        if kind == "quarters" and not joined and self.group is not None and self.scale_behind(k):
            self.group *= value
            return k
        return None

    def add(self, value: float, joined: bool, k: int) -> int | None:
        """Adds to the hundreds of a group, or opens a group at the start of the figure or behind a scale."""
        hundreds = self.group is not None and self.group >= 100 and self.group % 100 == 0 and not self.readings
        if self.group is not None and hundreds and joined and value < 100:
            self.group += value
            return k
        if not self.in_group and (self.empty or joined) and value < self.scale:
            self.group, self.in_group = value, True
            return k
        return None

    def take_unit(self, word: NumberWord, joined: bool, k: int) -> int | None:
        """One to ten, with the ten of eleven to nineteen behind it; `أحد` and `اثنا` only so, or with tens."""
        value = word.value
        follow_joined, _, follow, after = _next_word(self.tokens, k)
        teen = follow is not None and follow.kind == "ten-unit" and not follow_joined and word.kind != "ten-unit"
        tens = follow is not None and follow.kind == "ten" and follow_joined
        if word.kind == "bound-unit" and not teen and not tens:
            return None
        if teen and follow is not None:
            value, k = value + follow.value, after
        return self.add(value, joined, k)

    def take_scale(self, word: NumberWord, joined: bool, k: int) -> int | None:
        """A thousand, a million: multiplies the group before it, or stands for one (two, for the dual) of itself."""
        counted = self.group is not None and not joined
        scale = word.value / 2 if word.kind == "dual" else word.value
        if not counted and not joined and 0 < self.total * scale <= LARGEST:  # ألف مليار
            self.total, self.unit, self.scale = self.total * scale, self.unit * scale, scale
            return k
        if scale >= self.scale or (not counted and not (self.empty or joined)) or (self.group is not None and joined):
            return None
        if counted:
            self.total += (self.group or 0.0) * scale
            self.unit = scale if self.readings and self.unit == 0.0 else self.unit
            self.plural = self.plural or word.kind == "plural"
        elif word.kind == "plural":
            return None
        else:
            self.total += scale if word.kind == "dual" and self.has_tanwin(k - 1) else word.value
        self.group, self.in_group, self.scale = None, False, scale
        return k

    def has_tanwin(self, i: int) -> bool:
        """Is the ending written as that of a singular (`مليونًا`)?"""
        return "\u064b" in self.text[self.tokens[i].start : self.tokens[i].end]

    def take_fraction(self, value: float, joined: bool, k: int) -> int | None:
        """`نصف مليار`, `3 ونصف مليار`, `مليار ونصف المليار`."""
        scaled = self.scale_behind(k)
        if self.empty and (scaled or phrase_behind(self.tokens, k)):
            self.group, self.in_group = value, True
            return k
        if joined and self.group is not None and scaled:
            self.group += value
            return k
        if joined and self.group is None and self.scale != float("inf"):
            self.total += value * self.scale
            _, _, follow, after = _next_word(self.tokens, k)
            return after if scaled and follow is not None and follow.value == self.scale else k
        return None

    def scale_behind(self, k: int) -> bool:
        joined, _, follow, _ = _next_word(self.tokens, k)
        return follow is not None and not joined and follow.kind == "scale"


def phrase_behind(tokens: list[Token], k: int) -> bool:
    """Does a percent sign follow?"""
    return k < len(tokens) and phrase_at(_percents(), tokens, k) is not None


def _rounded(value: float) -> float:
    """Without the noise that binary fractions leave: 16.6 times a milliard is a whole number."""
    return float(f"{value:.15g}")


def written_values(written: str) -> tuple[float, ...]:
    """What digits with marks may stand for: one value, two where the mark leaves it open, none if they are no number.

    Two are straight and turned (`4ر2`), or thousands and decimal (`1,500`).

    >>> written_values("1,234.5"), written_values("4ر2"), written_values("0ر5"), written_values("14.4.2018")
    ((1234.5,), (4.2, 2.4), (0.5,), ())
    """
    if len(written) > LONGEST_DIGITS:
        return ()
    ascii_form = written.translate(_ASCII)
    parts, marks = _MARKS.split(ascii_form), _MARKS.findall(ascii_form)
    if not marks:
        return (float(ascii_form),) if ascii_form.isdecimal() else ()
    if TURNED_MARK in marks:
        return _turned(*parts) if len(parts) == 2 else ()
    last = marks[-1]
    if len(marks) > 1 and len(set(marks[:-1])) == 1 and marks[0] != last and all(len(p) == 3 for p in parts[1:-1]):
        return (float("".join(parts[:-1]) + "." + parts[-1]),)
    grouped = len(set(marks)) == 1 and all(len(p) == 3 for p in parts[1:]) and 0 < len(parts[0]) < 4
    if len(marks) > 1 or (last == "٬" and grouped):
        return (float("".join(parts)),) if grouped else ()
    decimal = float(".".join(parts))
    if grouped and last != "٫" and not parts[0].startswith("0"):
        return (float("".join(parts)), decimal)
    return (decimal,)


def _turned(left: str, right: str) -> tuple[float, ...]:
    """Straight and turned reading of a figure with `ر`; a whole part does not begin with 0, a decimal part is not 0."""
    pairs = [(left, right), (right, left)]
    good = [(w, d) for w, d in pairs if (w == "0" or not w.startswith("0")) and d.strip("0")]
    return tuple(dict.fromkeys(float(f"{w}.{d}") for w, d in good or pairs[:1]))


def _thousands_or_decimal(written: str, readings: tuple[float, ...], unit: float) -> tuple[float, ...]:
    """`1.500` alone is a thousand and more; before a milliard, or with a full stop before any scale, a decimal."""
    if unit == 1.0:
        return readings[:1]
    return readings if "," in written and unit <= MILLION else readings[1:]


def _decide_marks(drafts: list[_Draft]) -> dict[int, tuple[float, str]]:
    """For the figures with two readings that the text decides: the value, and the evidence. See ARCHITECTURE.md."""
    open_ones = {i: d.low for i, d in enumerate(drafts) if len(d.low.readings) == 2 and TURNED_MARK in d.low.written}
    if not open_ones:
        return {}
    plain = {d.low.values()[0] for d in drafts if len(d.low.readings) == 1 and any(m in d.low.written for m in ".,٫")}
    decided: dict[int, tuple[float, str]] = {}
    habits: set[int] = set()
    for i, low in open_ones.items():
        places, reason = _by_evidence(low, plain)
        if len(places) == 1:
            decided[i] = (low.values()[places[0]], reason)
            habits.add(places[0])
    if len(habits) == 1:
        habit = habits.pop()
        for i, low in open_ones.items():
            if habit in _by_evidence(low, plain)[0]:
                decided.setdefault(i, (low.values()[habit], "decimal mark read as in the text's other figures"))
    return decided


def _by_evidence(low: _Cardinal, plain: set[float]) -> tuple[list[int], str]:
    """Which of the two readings (0 straight, 1 turned) the text allows, and what says so."""
    same = [i for i, value in enumerate(low.values()) if value in plain]
    if len(same) == 1:
        return same, "decimal mark read by the same figure written plainly in the text"
    if low.scale > 1.0:
        fitting = [i for i, r in enumerate(low.readings) if (int(r) in PLURAL_COUNTS) == low.plural]
        if fitting:
            return fitting, "decimal mark read by the number of the counted word"
    return [0, 1], ""


def _figure(tokens: list[Token], draft: _Draft, decided: tuple[float, str] | None) -> Figure:
    """The finished figure: bounds from range, hedge and readings."""
    low = draft.low
    span = Span(tokens[draft.first].start, tokens[draft.last - 1].end)
    values, reason = ((decided[0],), decided[1]) if decided else (low.values(), "")
    if len(values) > 1:
        reason = "the written form allows both readings and the text does not decide"
    lowest: float | None = min(values)
    highest: float | None = max(values)
    qualifier = draft.qualifier
    if draft.high is not None:
        lowest = min(values) * _missing_scale(low, draft.high)
        highest = max(draft.high.values())
    elif low.vague:
        highest, reason = low.high, "the words name no figure"
        qualifier = qualifier if qualifier in {"more-than", "about"} else "at-least"
    if qualifier in {"more-than", "at-least"} and draft.high is None and not (low.vague and low.high):
        highest = None
    elif qualifier in {"up-to", BELOW}:
        lowest, reason = None, "less than the figure" if qualifier == BELOW else reason
    number = Number(
        span=span,
        low=lowest,
        high=highest,
        qualifier=Qualifier("up-to" if qualifier == BELOW else qualifier or "exact"),
        readings=values if len(values) > 1 else (),
        ordinal=low.ordinal,
        percent=draft.percent,
        reason=reason,
    )
    return Figure(number, draft.first, draft.last, draft.core)
