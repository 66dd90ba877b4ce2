"""The phrase engine: what it finds, what it refuses, and that it is as exact as a slow plain matcher."""

import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mahdar.phrases
from mahdar.errors import LexiconError
from mahdar.phrases import BORDER, Alphabet, Engine, Item, Pattern, Row, explain, literals, load
from mahdar.phrases.bounds import REACH, WAYS, check, required_after, ways
from mahdar.phrases.language import (
    Choice,
    Element,
    Gap,
    Marker,
    Maybe,
    Node,
    Repeat,
    Sequence,
    Slot,
    Start,
    Test,
    parse,
    render,
)  # fmt: skip
from mahdar.phrases.pattern import senses_of

SENSES = ("met", "said", "denied", "party", "with", "that", "and", "place", "past", "date", "river")

# A toy lexicon for the sentences below: what a caller's lexicon and mentions would say of each word.
WORDS = {
    "التقى": {"met", "past"},
    "يلتقي": {"met"},
    "قال": {"said", "past"},
    "نفى": {"denied", "past"},
    "الوزير": {"party"},
    "نظيره": {"party"},
    "روسيا": {"party", "place"},
    "النرويج": {"party", "place"},
    "مع": {"with"},
    "أن": {"that"},
    "و": {"and"},
    "النيل": {"river"},
    "،": {BORDER},
}

MET = """
[[pattern]]
name = "party met party"
say = "met first=party ..3 with? second=party"
gives = "meeting"
status = "held"
[[pattern.example]]
text = "التقى الوزير نظيره في روسيا"
claim = { first = "الوزير", second = "نظيره" }
[[pattern.near_miss]]
text = "يلتقي النيل الأزرق مع النيل الأبيض"
why = "rivers are no parties"
"""


def entry(say: str, name: str = "a pattern", gives: str = "meeting", more: str = "") -> str:
    return f"""
[[pattern]]
name = "{name}"
say = "{say}"
gives = "{gives}"
{more}
[[pattern.example]]
text = "التقى الوزير نظيره"
[[pattern.near_miss]]
text = "يلتقي النيل"
why = "a river"
"""


def engine_for(*tables: str) -> Engine:
    alphabet = Alphabet(SENSES)
    return Engine(load("".join(tables), alphabet, fold), alphabet)


def fold(word: str) -> str:
    return word.replace("أ", "ا")


def row_of(text: str, engine: Engine) -> Row:
    """The words of a sentence as a row, as a caller would make it: literals only for the words that patterns quote."""
    quoted = literals(engine.patterns)
    items, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        senses = WORDS.get(word, set()) | ({f"={fold(word)}"} if fold(word) in quoted else set())
        items.append(Item(frozenset(senses), start, at, word))
    return Row(items, text)


def found(text: str, engine: Engine) -> list[dict[str, str]]:
    row = row_of(text, engine)
    return [{name: row.span(*items).of(text) for name, items in match.slots.items()} for match in engine.matches(row)]


# What is found


def test_every_example_gives_its_claim_and_every_near_miss_stays_silent() -> None:
    engine = engine_for(MET)
    (pattern,) = engine.patterns
    for example in pattern.examples:
        assert found(example.text, engine) == [dict(example.claim)]
    for near_miss in pattern.near_misses:
        assert found(near_miss.text, engine) == [], near_miss.why


def test_a_match_says_where_it_stands_in_items_and_in_characters() -> None:
    engine = engine_for(MET)
    text = "أمس التقى الوزير في روسيا"
    (match,) = engine.matches(row_of(text, engine))
    assert (match.start_item, match.end_item) == (1, 5)
    assert match.span.of(text) == "التقى الوزير في روسيا"
    assert match.pattern.extra == {"status": "held"}


def test_a_gap_does_not_step_over_a_clause_border() -> None:
    assert found("التقى الوزير ، روسيا", engine_for(MET)) == []


def test_a_gap_has_at_most_as_many_items_as_it_says() -> None:
    assert found("التقى الوزير ا ب ج روسيا", engine_for(MET)) != []
    assert found("التقى الوزير ا ب ج د روسيا", engine_for(MET)) == []


def test_a_gap_takes_as_few_items_as_it_can() -> None:
    assert found("التقى الوزير في نظيره مع روسيا", engine_for(MET)) == [{"first": "الوزير", "second": "نظيره"}]


def test_a_named_gap_at_the_end_takes_as_many_items_as_it_can() -> None:
    engine = engine_for(entry("denied who=party 'أن' what=..12"))
    assert found("نفى الوزير أن تكون روسيا دعته ، قال", engine) == [{"who": "الوزير", "what": "تكون روسيا دعته"}]


def test_a_repeated_negation_is_a_gap_that_stops_at_a_party() -> None:
    engine = engine_for(entry("first=party !party{0,3} met second=party"))
    assert found("الوزير روسيا في ا التقى نظيره", engine) == [{"first": "روسيا", "second": "نظيره"}]


def test_a_negation_does_not_take_a_border() -> None:
    engine = engine_for(entry("met !with second=party"))
    assert found("التقى ، روسيا", engine) == []
    assert found("التقى مع روسيا", engine) == []
    assert found("التقى اليوم روسيا", engine) == [{"second": "روسيا"}]


def test_an_item_can_be_asked_for_two_senses_or_for_one_without_another() -> None:
    assert found("يلتقي روسيا", engine_for(entry("met&past second=party&place"))) == []
    assert found("التقى روسيا", engine_for(entry("met&past second=party&place"))) == [{"second": "روسيا"}]
    assert found("التقى روسيا", engine_for(entry("met second=party&!place"))) == []


def test_the_anchor_stands_at_the_row_s_start_or_after_a_border() -> None:
    engine = engine_for(entry("^ met second=party"))
    assert found("التقى روسيا ، يلتقي نظيره", engine) == [{"second": "روسيا"}, {"second": "نظيره"}]
    assert found("أمس التقى روسيا", engine) == []


def test_a_marker_says_where_the_content_begins() -> None:
    engine = engine_for(entry("said who=party that content=>"))
    (match,) = engine.matches(row_of("قال الوزير أن روسيا", engine))
    assert match.slots == {"who": (1, 2), "content": (3, 3)}


def test_a_slot_may_be_filled_in_either_alternative() -> None:
    engine = engine_for(entry("(who=party said | said who=party) that"))
    assert found("روسيا قال أن", engine) == [{"who": "روسيا"}]
    assert found("قال روسيا أن", engine) == [{"who": "روسيا"}]


def test_an_optional_slot_that_is_missing_is_not_in_the_slots() -> None:
    engine = engine_for(entry("met first=party (with second=party)?"))
    assert found("التقى الوزير ثم", engine) == [{"first": "الوزير"}]
    assert found("التقى الوزير مع روسيا", engine) == [{"first": "الوزير", "second": "روسيا"}]


def test_a_literal_is_folded_as_the_caller_folds_words() -> None:
    engine = engine_for(entry("said 'أن'"))
    assert literals(engine.patterns) == {"ان"}
    assert found("قال ان", engine) == [{}]


def test_two_patterns_that_say_the_same_give_one_match_the_longest() -> None:
    short = entry("met first=party", name="short")
    longer = entry("met first=party that", name="longer")
    engine = engine_for(short, longer)
    assert [match.pattern.name for match in engine.matches(row_of("التقى الوزير أن", engine))] == ["longer"]


def test_of_two_equal_matches_the_first_in_the_file_stays() -> None:
    engine = engine_for(entry("met first=party", name="first"), entry("past first=party", name="second"))
    assert [match.pattern.name for match in engine.matches(row_of("التقى الوزير", engine))] == ["first"]


def test_two_patterns_with_different_slots_or_of_different_kinds_are_both_kept() -> None:
    engine = engine_for(
        entry("met first=party", name="one"),
        entry("met second=party", name="other slot"),
        entry("met first=party", name="other kind", gives="statement"),
    )
    names = [match.pattern.name for match in engine.matches(row_of("التقى الوزير", engine))]
    assert names == ["one", "other slot", "other kind"]


def test_a_forced_trigger_changes_nothing_in_what_is_found() -> None:
    say = "met first=party ..3 with? second=party"
    for trigger in ("met", "party"):
        engine = engine_for(entry(say, more=f'trigger = "{trigger}"'))
        assert found("التقى الوزير مع روسيا", engine) == [{"first": "الوزير", "second": "روسيا"}]


def test_an_empty_row_has_no_matches() -> None:
    engine = engine_for(MET)
    assert engine.matches(Row([])) == []
    assert "0 of 1 patterns" in explain(Row([]), engine)


# The alphabet


def test_sets_of_senses_that_no_pattern_tells_apart_share_a_symbol() -> None:
    engine = engine_for(entry("met second=party"))
    alphabet = engine.alphabet
    assert alphabet.symbol(frozenset({"party"})) == alphabet.symbol(frozenset({"party", "place", "=روسيا", "x"}))
    assert alphabet.symbol(frozenset({"party"})) != alphabet.symbol(frozenset({"met"}))


def test_a_pattern_sees_sets_of_senses_that_were_met_after_it_was_first_used() -> None:
    engine = engine_for(entry("met !with second=party"), entry("said who=party&!date", name="other"))
    assert found("التقى ا روسيا", engine) == [{"second": "روسيا"}]
    unseen = [{"met", "said"}, {"that"}, {"party", "and"}]
    new = Row(Item(frozenset(senses), at, at + 1) for at, senses in enumerate(unseen))
    assert [match.slots for match in engine.matches(new)] == [{"second": (2, 3)}]


def test_engines_over_one_alphabet_share_rows_even_when_one_is_built_later() -> None:
    alphabet = Alphabet(SENSES)
    first = Engine(load(entry("met second=party"), alphabet, fold), alphabet)
    row = row_of("التقى روسيا", first)
    assert len(first.matches(row)) == 1
    second = Engine(load(entry("met&past second=place"), alphabet, fold), alphabet)
    assert len(second.matches(row)) == 1
    assert len(first.matches(row)) == 1


def test_an_alphabet_that_has_run_out_of_symbols_still_reads() -> None:
    engine = engine_for(MET)
    engine.alphabet._unused = iter(())
    assert found("التقى الوزير نظيره", engine) == []


# What is refused

REFUSED = [
    ("mett second=party", "unknown sense 'mett' (did you mean 'met'?) at column 1"),
    ("met met=partee", "unknown sense 'partee' (did you mean 'party'?) at column 9: met met=‸partee"),
    ("met second=", "a sense or a 'word' is wanted here, not the end"),
    ("met (first=party", "this group is never closed at column 5"),
    ("met first=party)", "unexpected ')'"),
    ("met ()", "something is missing"),
    ("met (party | )", "something is missing"),
    ("met first = party", "unexpected '='"),
    ("met .. party", "unexpected '.'"),
    ("met ..0 party", "a gap of no items"),
    ("met ..3? party", "a gap may be empty"),
    ("met (g=..3)? party", "a gap may be empty"),
    ("met ..3{1,2} party", "only a single item can be repeated"),
    ("met (party with){1,3}", "only a single item can be repeated"),
    ("met (party?){1,3}", "only a single item can be repeated"),
    ("met (party{1,3}){1,3}", "only a single item can be repeated"),
    ("met party{1,3}{1,3}", "repetitions do not nest"),
    ("met party{1,3}?", "cannot have another ?"),
    ("met (party?)?", "cannot have another ?"),
    ("met party??", "repetitions do not nest"),
    ("met party*", "unexpected '*'"),
    ("met party+", "unexpected '+'"),
    ("met party{2}", "unexpected '{'"),
    ("met party{3,1}", "a repetition goes from its least to its most"),
    ("met party{1,99}", "a repetition goes from its least to its most"),
    ("met [a-z]", "unexpected '['"),
    ("met party&", "a sense or a 'word' is wanted here"),
    ("met !(party | with)", "a sense or a 'word' is wanted here, not '('"),
    ("met party&!party", "cannot both have and lack"),
    ("met 'على هامش'", "quotation marks hold one word"),
    ("met 'على", "unexpected \"'\""),
    ("met ''", "a literal without letters"),
    ("met ^ party", "^ must come first"),
    ("what=> met", "what=> must come last"),
    ("met what=(x=>)", "slot what holds no items"),
    ("met (^)?", "a ? over nothing"),
    ("first=party met first=party", "slot first is filled twice"),
    ("met a=(a=party)", "slot a is filled twice"),
    ("..3 met", "nothing that must be there stands before this gap"),
    ("with? ..3 met", "nothing that must be there stands before this gap"),
    ("met ..3", "nothing that must be there stands after this gap"),
    ("met ..3 (with second=party)?", "nothing that must be there stands after this gap"),
    ("met ..12 party ..13 with", "gaps of 25 items in all"),
    ("met ..4 party ..4 party ..4 party ..4 party ..4 party ..4 with", "can be read in 15,625 ways"),
    ("met " + "party? " * 13, "can be read in 8,192 ways"),
    ("met? party?", "can match nothing"),
    ("what=..3", "can match nothing"),
    ("!met", "nothing to look it up by"),
    ("!met second=party?", "nothing to look it up by"),
    ("(met | !party)", "nothing to look it up by"),
    ("(" * 50 + "met" + ")" * 50, "groups nest more than"),
    ("Met", "unexpected 'M'"),
    ("التقى", "unexpected 'ا'"),
]  # fmt: skip


@pytest.mark.parametrize(("say", "reason"), REFUSED)
def test_a_bad_say_is_refused_in_one_line_that_names_file_and_pattern(say: str, reason: str) -> None:
    with pytest.raises(LexiconError) as refused:
        load(entry(say), Alphabet(SENSES), fold)
    message = str(refused.value)
    assert message.startswith("<text>: pattern 'a pattern': ")
    assert "\n" not in message
    assert reason in message


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("[[pattern", "not TOML"),
        ("[meeting]\nx = 1", "holds [[pattern]] tables only, not meeting"),
        ("pattern = 3", "holds [[pattern]] tables only"),
        ('[[pattern]]\nsay = "met"', 'the pattern wants name = "…"'),
        ('[[pattern]]\nname = "n"\ngives = "meeting"', 'the pattern wants say = "…"'),
        ('[[pattern]]\nname = "n"\nsay = "met"', 'the pattern wants gives = "…"'),
        ('[[pattern]]\nname = "n"\nsay = 3\ngives = "meeting"', 'the pattern wants say = "…"'),
        (MET + MET, "pattern 'party met party': <text> has one of this name"),
        (MET.replace("[[pattern.example]]", "[[pattern.exampel]]"), "[[pattern.example]] is wanted"),
        (MET.replace("[[pattern.near_miss]]", "[[pattern.near_mis]]"), "[[pattern.near_miss]] is wanted"),
        (MET + '[[pattern.examples]]\ntext = "x"', "unknown table 'examples' (did you mean 'example'?)"),
        (MET.replace("claim =", "claims ="), "unknown key 'claims' in [[pattern.example]]"),
        (MET.replace("why =", "because ="), "unknown key 'because' in [[pattern.near_miss]]"),
        (MET.replace('why = "rivers are no parties"', ""), 'a near miss wants why = "…"'),
        (MET.replace("claim = {", "more = {").replace("more", "claim = 3 #"), "the claim of an example is a table"),
        (MET.replace("status =", "trigger ="), "can match without 'held'"),
        (MET.replace('status = "held"', 'trigger = "with"'), "can match without 'with'"),
    ],
)
def test_a_bad_pattern_file_is_refused_in_one_line(table: str, reason: str) -> None:
    with pytest.raises(LexiconError) as refused:
        load(table, Alphabet(SENSES), fold)
    message = str(refused.value)
    assert message.startswith("<text>: ")
    assert reason in message
    assert "\n" not in message


def test_a_pattern_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"meeting\.toml: cannot be read"):
        load(tmp_path / "meeting.toml", Alphabet(SENSES), fold)


def test_a_pattern_file_is_named_in_its_patterns(tmp_path: Path) -> None:
    (tmp_path / "meeting.toml").write_text(MET, encoding="utf-8")
    (pattern,) = load(tmp_path / "meeting.toml", Alphabet(SENSES), fold)
    assert pattern.file == "meeting.toml"


def test_two_files_with_one_pattern_name_make_no_engine() -> None:
    alphabet = Alphabet(SENSES)
    with pytest.raises(LexiconError, match="has one of this name"):
        Engine(load(MET, alphabet, fold) + load(MET, alphabet, fold), alphabet)


# Explaining


def test_explain_shows_the_row_and_where_a_pattern_stopped() -> None:
    engine = engine_for(MET, entry("denied what=party", name="denial"))
    told = explain(row_of("التقى الوزير مع النيل", engine), engine)
    assert "  0  التقى    met past" in told
    assert "1 of 2 patterns have their trigger here" in told
    assert "stopped after: met first=party ..3 with?    wanted: second=party    at item 3 (النيل)" in told


def test_explain_shows_what_was_found() -> None:
    engine = engine_for(MET)
    told = explain(row_of("التقى الوزير مع روسيا", engine), engine)
    assert "found: items 0-3  first=[الوزير]  second=[روسيا]" in told


def test_explain_says_when_a_match_gave_way() -> None:
    engine = engine_for(entry("met first=party", name="short"), entry("met first=party that", name="longer"))
    told = explain(row_of("التقى الوزير أن", engine), engine)
    assert "gave way" in told


# Work is bounded


class _Counting:
    """A regular expression that counts how often, and over how many items, it is asked to search."""

    def __init__(self, regex: object) -> None:
        self.regex = regex
        self.calls = 0
        self.items = 0

    def search(self, symbols: str, start: int, end: int) -> object:
        self.calls += 1
        self.items += min(end, len(symbols)) - start
        return self.regex.search(symbols, start, end)  # type: ignore[attr-defined]


@pytest.mark.parametrize("senses", [{"met"}, {"party"}, {"met", "party", "with"}, {BORDER, "met"}, set()])
@pytest.mark.parametrize("say", ["met first=party ..12 with? second=party ..9 said", "^ party{1,8} (met? party?) with"])
def test_work_grows_with_the_row_and_not_faster(senses: set[str], say: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(length: int) -> int:
        engine = engine_for(entry(say))
        row = Row(Item(frozenset(senses), at, at + 1) for at in range(length))
        counting = _Counting(engine._compiled[0].regex(engine.alphabet.encode(row)))
        monkeypatch.setattr("mahdar.phrases.compiled.Compiled.regex", lambda _self, _symbols: counting)
        engine.matches(row)
        monkeypatch.undo()
        return counting.calls + counting.items

    assert work(10_000) <= 10 * work(1_000) + 100


def test_a_pattern_learns_a_new_set_of_senses_where_it_stands() -> None:
    engine = engine_for(entry("met first=party"))
    assert len(engine.matches(row_of("التقى الوزير", engine))) == 1
    new = Row([Item(frozenset({"met", "said"}), 0, 1), Item(frozenset({"party", "that"}), 1, 2)])
    assert len(engine.matches(new)) == 1


def test_ten_thousand_equal_items_make_one_range_to_search() -> None:
    engine = engine_for(MET)
    row = Row(Item(frozenset({"met", "party"}), at, at + 1) for at in range(10_000))
    assert engine.starts(engine.alphabet.encode(row)) == {0: [(0, 9_999)]}
    assert len(engine.matches(row)) == 3_333


def test_a_pattern_without_its_trigger_in_the_row_is_not_tried() -> None:
    engine = engine_for(MET)
    assert engine.starts(engine.alphabet.encode(row_of("قال الوزير مع روسيا", engine))) == {}


# The engine agrees with a slow plain matcher

ITEMS = st.frozensets(st.sampled_from(["a", "b", "c", BORDER]), max_size=2)


@st.composite
def elements(draw: st.DrawFn) -> Element:
    tests = []
    for _ in range(draw(st.integers(1, 2))):
        wanted = draw(st.frozensets(st.sampled_from("abc"), max_size=2))
        barred = draw(st.frozensets(st.sampled_from("abc"), min_size=0 if wanted else 1, max_size=2)) - wanted
        tests.append(Test(wanted, barred) if wanted or barred else Test(frozenset("a")))
    return Element(tuple(tests))


@st.composite
def nodes(draw: st.DrawFn, depth: int = 2) -> Node:
    """A part of the language; slots and markers get their names later."""
    kinds = ["element", "element", "gap", "repeat"] + (["maybe", "slot", "sequence", "choice"] if depth else [])
    match draw(st.sampled_from(kinds)):
        case "gap":
            return Gap(draw(st.integers(1, 3)))
        case "repeat":
            least = draw(st.integers(0, 2))
            return Repeat(draw(elements()), least, draw(st.integers(max(2, least), 3)))
        case "maybe":
            return Maybe(draw(nodes(depth - 1)))
        case "slot":
            return Slot(draw(st.sampled_from(["one", "two"])), draw(nodes(depth - 1)))
        case "sequence":
            parts = draw(st.lists(nodes(depth - 1), min_size=2, max_size=3))
            start = [Start()] if draw(st.integers(0, 4)) == 0 else []
            marker = [Marker(draw(st.sampled_from(["one", "here"])))] if draw(st.integers(0, 4)) == 0 else []
            return Sequence((*start, *parts, *marker))
        case "choice":
            return Choice(tuple(draw(st.lists(nodes(depth - 1), min_size=2, max_size=3))))
        case _:
            return draw(elements())


def accepted(tree: Node) -> Pattern | None:
    """The pattern of a tree, written out and loaded as an author's would be; None if the language refuses it."""
    try:
        return load(entry(render(tree)), Alphabet("abc"), str)[0]
    except LexiconError:
        return None


Slots = dict[str, tuple[int, int]]


def plainly(node: Node, row: list[frozenset[str]], at: int, followed: bool) -> Iterator[tuple[int, Slots]]:
    """All ways in which a part matches from an item on, the preferred first: where it ends, and its slots."""
    match node:
        case Element(tests):
            if at < len(row) and any(fits(test, row[at]) for test in tests):
                yield at + 1, {}
        case Gap(most):
            ends = [at]
            while len(ends) <= most and ends[-1] < len(row) and BORDER not in row[ends[-1]]:
                ends.append(ends[-1] + 1)
            yield from ((end, {}) for end in (ends if followed else reversed(ends)))
        case Repeat(element, least, most):
            ends = [at]
            while len(ends) <= most and any(plainly(element, row, ends[-1], followed)):
                ends.append(ends[-1] + 1)
            yield from ((end, {}) for end in reversed(ends[least:]))
        case Maybe(part):
            yield from plainly(part, row, at, followed)
            yield at, {}
        case Slot(name, part):
            for end, slots in plainly(part, row, at, followed):
                yield end, slots | ({name: (at, end)} if end > at else {})
        case Marker(name):
            yield at, {name: (at, at)}
        case Start():
            if at == 0 or BORDER in row[at - 1]:
                yield at, {}
        case Sequence(parts):
            after = required_after(parts, followed)[0]
            for end, slots in plainly(parts[0], row, at, after):
                if len(parts) == 1:
                    yield end, slots
                else:
                    for last, more in plainly(Sequence(parts[1:]), row, end, followed):
                        yield last, slots | more
        case Choice(several):
            for way in several:
                yield from plainly(way, row, at, followed)


def fits(test: Test, senses: frozenset[str]) -> bool:
    if not test.wanted and BORDER in senses:
        return False
    return test.wanted <= senses and not test.barred & senses


def plain_matches(tree: Node, row: list[frozenset[str]]) -> list[tuple[int, int, Slots]]:
    found, at = [], 0
    while at < len(row):
        for end, slots in plainly(tree, row, at, False):
            found.append((at, end, slots))
            at = end - 1
            break
        at += 1
    return found


@settings(max_examples=400, deadline=None)
@given(tree=nodes(depth=3), rows=st.lists(st.lists(ITEMS, max_size=14), min_size=1, max_size=4))
def test_the_engine_agrees_with_a_slow_plain_matcher(tree: Node, rows: list[list[frozenset[str]]]) -> None:
    pattern = accepted(tree)
    if pattern is None:
        return
    engine = Engine([pattern], Alphabet("abc"))
    for senses in rows:
        row = Row(Item(each, at, at + 1) for at, each in enumerate(senses))
        quick = [(match.start_item, match.end_item, match.slots) for match in engine.matches(row)]
        assert quick == plain_matches(pattern.tree, senses), pattern.say


@given(tree=nodes(depth=3))
def test_a_tree_written_out_reads_as_itself(tree: Node) -> None:
    pattern = accepted(tree)
    if pattern is not None:
        assert parse(render(pattern.tree)) == pattern.tree


@given(st.text(alphabet="ab()|?&!^=>.{},' 12", max_size=40) | st.text(max_size=40))
def test_any_text_is_a_pattern_or_is_refused(say: str) -> None:
    try:
        tree = parse(say)
        check(say, tree)
    except LexiconError:
        return
    assert ways(tree) <= WAYS
    assert senses_of(tree)


def test_the_bounds_are_those_the_documentation_tells() -> None:
    told = (Path(__file__).parent.parent / "docs" / "patterns.md").read_text(encoding="utf-8")
    assert f"{WAYS:,}" in told
    assert f"at most {REACH} items" in told


@pytest.mark.parametrize("module", [each.name for each in pkgutil.iter_modules(mahdar.phrases.__path__)])
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    examined = importlib.import_module(f"mahdar.phrases.{module}")
    assert doctest.testmod(examined).failed == 0
