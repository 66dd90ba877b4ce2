"""The word lists of names hold together: what they say of the world, and that no two rows contradict each other."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import list_currencies

from mahdar.arabic.normal import fold
from mahdar.errors import LexiconError
from mahdar.mentions import lexicon

NAMES: dict[str, list[str]] = {
    "countries": [c.name for c in lexicon.countries()],
    "places": [p.name for p in lexicon.places()],
    "organisations": [o.name for o in lexicon.organisations()],
    "outlets": [o.name for o in lexicon.outlets()],
    "titles": [t.title for t in lexicon.titles()],
    "portfolios": [p.portfolio for p in lexicon.portfolios()],
    "heads": [h.head for h in lexicon.heads()],
    "collectives": [c.word for c in lexicon.collectives()],
    "persons": [p.name for p in lexicon.persons()],
    "given names": [n.word for n in lexicon.given_names()],
    "surnames": [n.word for n in lexicon.surnames()],
}
VARIANTS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "countries": [(c.name, c.variants) for c in lexicon.countries()],
    "places": [(p.name, p.variants) for p in lexicon.places()],
    "organisations": [(o.name, o.variants) for o in lexicon.organisations()],
    "outlets": [(o.name, o.variants) for o in lexicon.outlets()],
    "collectives": [(c.word, c.variants) for c in lexicon.collectives()],
    "persons": [(p.name, p.variants) for p in lexicon.persons()],
}
# Nationalities that Arabic words alike, and who shares them.
SHARED_DEMONYMS = {
    "كوري": {"KP", "KR"},
    "كونغولي": {"CD", "CG"},
    "كونجولي": {"CD", "CG"},
    "غيني": {"GN", "GQ", "GW", "PG"},
    "دومينيكي": {"DM", "DO"},
    "نيجيري": {"NE", "NG"},
}
# States whose nisba is an everyday word or a surname: مالي "financial", سليماني.
NISBA_IS_A_WORD = {"ML", "SB"}
TERRITORIES = Locale("ar").territories


def country(name: str) -> lexicon.Country:
    return next(c for c in lexicon.countries() if c.name == name)


def organisation(name: str) -> lexicon.Organisation:
    return next(o for o in lexicon.organisations() if name in (o.name, *o.variants))


def twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(map(fold, names)).items() if count > 1]


@pytest.mark.parametrize("listed", NAMES)
def test_no_list_has_a_name_twice(listed: str) -> None:
    assert twice(NAMES[listed]) == []


@pytest.mark.parametrize("listed", VARIANTS)
def test_no_variant_belongs_to_two_rows_of_a_list(listed: str) -> None:
    assert twice(form for name, variants in VARIANTS[listed] for form in (name, *variants)) == []


@pytest.mark.parametrize("listed", NAMES)
def test_names_are_written_with_single_spaces(listed: str) -> None:
    forms = NAMES[listed] + [form for _, variants in VARIANTS.get(listed, []) for form in variants]
    assert [form for form in forms if form != " ".join(form.split()) or not form] == []


def test_every_member_of_the_united_nations_is_listed_and_five_more() -> None:
    codes = {c.iso2 for c in lexicon.countries()}
    assert len(codes) == 193 + len({"VA", "PS", "XK", "TW", "EH"})
    assert {"VA", "PS", "XK", "TW", "EH"} <= codes
    assert [c.iso2 for c in lexicon.countries() if c.kind == "territory"] == ["EH"]


def test_every_country_code_is_one_of_babel() -> None:
    rows = (lexicon.countries(), lexicon.places(), lexicon.organisations(), lexicon.outlets(), lexicon.persons())
    codes = {row.iso2 for listed in rows for row in listed if row.iso2 is not None}
    assert codes - set(TERRITORIES) == set()


def test_every_currency_is_in_iso_4217() -> None:
    assert {c.currency for c in lexicon.countries()} <= list_currencies()


def test_every_state_has_a_nationality_a_capital_and_a_currency() -> None:
    assert [c.name for c in lexicon.countries() if not (c.capital and c.currency)] == []
    assert {c.iso2 for c in lexicon.countries() if not c.demonyms} == NISBA_IS_A_WORD


def test_no_nationality_is_of_two_states_but_the_known_ones() -> None:
    owners: dict[str, set[str]] = {}
    for c in lexicon.countries():
        for demonym in c.demonyms:
            owners.setdefault(fold(demonym), set()).add(c.iso2)
    shared = {demonym: codes for demonym, codes in owners.items() if len(codes) > 1}
    assert shared == {fold(demonym): codes for demonym, codes in SHARED_DEMONYMS.items()}


def test_no_name_of_a_state_is_of_two_states() -> None:
    assert twice(form for c in lexicon.countries() for form in (c.name, *c.variants)) == []


def test_the_press_says_moscow_and_the_white_house_for_governments() -> None:
    assert "موسكو" in country("روسيا").capital
    assert "البيت الأبيض" in country("الولايات المتحدة").seats
    assert "بعبدا" in country("لبنان").seats
    assert {"بيونغ يانغ", "بيونغيانغ", "بيونجيانج"} <= set(country("كوريا الشمالية").capital)


def test_amman_is_jordans_and_oman_is_told_by_its_sultanate() -> None:
    assert "عمان" in country("الأردن").capital
    assert country("سلطنة عمان").variants == ("السلطنة",)
    assert country("سلطنة عمان").unsure == ("السلطنة",)


def test_a_place_that_is_an_everyday_word_is_named_with_its_noun() -> None:
    gate = next(p for p in lexicon.places() if "الباب" in p.unsure)
    assert gate.name == "مدينة الباب"
    assert gate.iso2 == "SY"


def test_unsure_forms_are_forms_of_their_row() -> None:
    for c in lexicon.countries():
        assert set(c.unsure) <= {c.name, *c.variants, *c.capital, *c.seats}, c.name
    rows = (lexicon.places(), lexicon.organisations(), lexicon.outlets(), lexicon.persons())
    assert [row.name for listed in rows for row in listed if not {*row.unsure} <= {row.name, *row.variants}] == []


def test_no_name_means_two_kinds_of_thing() -> None:
    owners: dict[str, set[str]] = {}
    for listed, rows in VARIANTS.items():
        if listed != "collectives":
            for name, variants in rows:
                for form in (name, *variants):
                    owners.setdefault(fold(form), set()).add(listed)
    for c in lexicon.countries():
        for form in (*c.capital, *c.seats):
            owners.setdefault(fold(form), set()).add("countries")
    assert [form for form, lists in owners.items() if len(lists) > 1] == []


def test_short_forms_and_full_forms_lead_to_one_body() -> None:
    assert organisation("الناتو") is organisation("حلف شمال الأطلسي")
    assert organisation("مجلس الأمن") is organisation("مجلس الأمن الدولي")
    assert organisation("البنتاغون").iso2 == "US"


def test_both_spellings_of_a_president_lead_to_one_figure() -> None:
    president = next(p for p in lexicon.persons() if p.english == "Donald Trump")
    assert {"ترامب", "ترمب"} <= set(president.variants)
    assert president.until is None


def test_nobody_leaves_before_arriving() -> None:
    assert [p.name for p in lexicon.persons() if p.until is not None and p.until < p.since] == []


def test_a_government_stands_for_the_state_and_a_ministry_does_not() -> None:
    stands = {h.head: h.is_state for h in lexicon.heads()}
    assert stands["حكومة"]
    assert not stands["وزارة"]


def test_pairs_counterparts_and_ones_own_country_point_back() -> None:
    kinds = {c.word: c.kind for c in lexicon.collectives()}
    assert (kinds["الطرفان"], kinds["نظير"], kinds["بلاد"], kinds["جانب"]) == ("both", "counterpart", "country", "side")


def test_titles_know_the_woman_and_the_many() -> None:
    minister = next(t for t in lexicon.titles() if t.title == "وزير الخارجية")
    assert minister.feminine == ("وزيرة الخارجية",)
    assert minister.plural == ("وزراء الخارجية",)


def test_women_and_men_are_told_apart_by_given_name() -> None:
    women = {n.word: n.women for n in lexicon.given_names()}
    assert (women["فاطمة"], women["محمد"], women["أنجيلا"]) == ("f", "m", "f")


def test_a_row_with_a_tab_too_few_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "portfolios.tsv").write_text("# ministries\nportfolio\tenglish\nالدفاع\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match=r"portfolios\.tsv, line 3: 1 cells where the header has 2"):
        lexicon.portfolios.__wrapped__()


def test_a_kind_that_does_not_exist_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    header = "name\tvariants\tiso2\tkind\tunsure"
    (tmp_path / "places.tsv").write_text(f"{header}\nجنيف\t\tCH\ttown\t\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match=r"places\.tsv, line 2: 'town' is not one of city"):
        lexicon.places.__wrapped__()
