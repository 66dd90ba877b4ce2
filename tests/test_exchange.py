"""Minutes in every format: what others read must say what the minutes say, whatever the text holds."""

import csv as standard_csv
import io
import json
import re
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar import vocabulary
from mahdar.cli import table
from mahdar.exchange import csv, flat, labels, natural, page
from mahdar.exchange.headings import KINDS
from mahdar.exchange.labels import Language, label, value_label
from mahdar.exchange.latin import latin, romanised
from mahdar.exchange.reasons import is_worded
from mahdar.exchange.slots import slots, span
from mahdar.exchange.wording import actor_name
from mahdar.pipeline import read
from mahdar.reading import samples
from mahdar.record.entry import EntryStatus
from mahdar.record.ledger import Why
from mahdar.vocabulary import (
    Actor,
    ActorKind,
    AnyClaim,
    Document,
    Minutes,
    Modality,
    Office,
    Party,
    Position,
    Span,
    Stance,
)  # fmt: skip
from minutes_by_hand import CLAIMS, MINUTES, TEXT

GROUPS = {"kind", "kinds", "slot", "page", "record", "figure", "decision", "count", "brief"}
SOURCE = Path(labels.__file__).parents[1]
ENUMERATIONS = [thing for thing in vars(vocabulary).values() if isinstance(thing, type) and issubclass(thing, StrEnum)]


def claims_over(text: str, spans: list[tuple[int, int]]) -> Minutes:
    """A position for each pair of offsets, its evidence the first half of the target."""
    actor = Actor(id="a", kind=ActorKind.GROUP, name="جماعة")
    claims = tuple(
        Position(
            evidence=Span(start, (start + end + 1) // 2), because="test", party=Party(actor="a", span=Span(start, end)),
            stance=Stance.OPPOSES, target=Span(start, end),
        )
        for start, end in spans
    )  # fmt: skip
    return Minutes(document=Document(id="x", text=text), actors=(actor,), claims=claims)


@st.composite
def any_minutes(draw: st.DrawFn) -> Minutes:
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    offsets = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair))), max_size=8))
    return claims_over(text, pairs)


# labels


@pytest.mark.parametrize("lang", list(Language))
def test_every_value_kind_and_slot_has_a_label(lang: Language) -> None:
    for enumeration in ENUMERATIONS:
        for value in enumeration:
            assert label(enumeration.__name__, value.value, lang) or value is vocabulary.Qualifier.EXACT
    for kind in get_args(AnyClaim):
        name = kind.model_fields["kind"].default
        assert label("kind", name, lang)
        assert label("kinds", name, lang)
    for claim in CLAIMS:
        for slot in type(claim).model_fields.keys() - {"kind", "because", "confidence", "mentions"}:
            assert label("slot", slot, lang)


def test_no_label_stands_for_nothing() -> None:
    listed = [*ENUMERATIONS, EntryStatus, Why]
    known = {enumeration.__name__ for enumeration in listed} | GROUPS
    assert {group for group, _ in labels._table()} == known


@pytest.mark.parametrize("enumeration", [EntryStatus, Why])
@pytest.mark.parametrize("lang", list(Language))
def test_what_the_record_concludes_has_a_label(enumeration: type[StrEnum], lang: Language) -> None:
    assert all(value_label(value, lang) for value in enumeration)


def test_no_word_of_the_record_is_unused() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "cli" / "record").glob("*.py"))
    computed = {"peg", "ecb", "timeline", "network", "positions", "open"}  # of a rate, a picture, a review
    words = {key for group, key in labels._table() if group in ("record", "figure", "decision")} - computed
    assert {word for word in words if not re.search(f"[\"']{word}[\"']", written)} == set()


# the flat form


def test_the_flat_form_names_actors_and_copies_words() -> None:
    row = flat.flat(MINUTES)
    assert row["published"] == "2014-01-15"
    claims = row["claims"]
    assert isinstance(claims, list)
    assert [claim["kind"] for claim in claims] == [
        "meeting", "statement", "position", "gathering", "attendance", "pledge", "obstacle",
    ]  # fmt: skip
    meeting, statement, _, _, attendance, pledge, _ = claims
    assert meeting == {
        "kind": "meeting", "participants": ["يوناس سولبرغ", "آدم فارح"], "mode": "in-person", "status": "held",
        "date": "2014-01-14", "place": "أوسلو", "evidence": "التقى",
    }  # fmt: skip
    assert statement["content"] in TEXT
    assert (attendance["party"], attendance["condition"]) == ("الصومال", "ما لم يُفرج عن الأسرى")
    assert (pledge["amount"], pledge["currency"], pledge["qualifier"]) == (2_500_000_000, "USD", "more-than")
    assert "recipient" not in pledge


def test_a_denied_claim_says_so_in_the_flat_form() -> None:
    denied = CLAIMS[1].model_copy(update={"modality": Modality.DENIED})
    assert flat.flat_claim(denied, MINUTES)["modality"] == "denied"
    assert "modality" not in flat.flat_claim(CLAIMS[1], MINUTES)


def test_an_amount_of_open_currency_keeps_its_slot() -> None:
    pledge = next(claim for claim in CLAIMS if isinstance(claim, vocabulary.Pledge))
    open_amount = pledge.amount.model_copy(update={"currency": None, "currencies": ("IQD", "KWD")})
    assert flat.flat_claim(pledge.model_copy(update={"amount": open_amount}), MINUTES)["currency"] is None


@given(any_minutes())
def test_an_article_is_one_line_of_json_in_both_forms(minutes: Minutes) -> None:
    for form in (flat, natural):
        (line,) = form.chunks([minutes])
        assert line.index("\n") == len(line) - 1
        json.loads(line)


# the natural form


def test_the_natural_form_gives_offsets_and_words() -> None:
    (first, *_) = natural.natural(MINUTES)["claims"]
    assert first["evidence"] == {"start": 225, "end": 244, "words": "مؤتمر نيروبي للسلام"}


@given(any_minutes())
def test_the_natural_form_comes_back_whole(minutes: Minutes) -> None:
    (line,) = natural.chunks([minutes])
    assert natural.from_natural(json.loads(line)) == minutes


def test_every_kind_comes_back_whole() -> None:
    flat.flat(MINUTES)  # looks actors up, which must not change what the minutes are
    assert natural.from_natural(natural.natural(MINUTES)) == MINUTES


# csv


def test_a_row_a_claim_with_the_same_columns() -> None:
    rows = list(standard_csv.DictReader(io.StringIO("".join(csv.chunks([MINUTES, MINUTES])), newline="")))
    assert len(rows) == 2 * len(CLAIMS)
    assert tuple(rows[0]) == csv.COLUMNS
    assert rows[0]["participants"] == "يوناس سولبرغ; آدم فارح"
    assert TEXT[int(rows[0]["start"]) : int(rows[0]["end"])] == rows[0]["evidence"]


def test_every_slot_has_a_column() -> None:
    for claim in CLAIMS:
        assert csv.row(claim, MINUTES).keys() <= set(csv.COLUMNS)


def test_every_column_is_documented() -> None:
    documented = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in documented for column in csv.COLUMNS)


def test_a_spreadsheet_runs_nothing() -> None:
    minutes = claims_over('=HYPERLINK("http://x.example")', [(0, 30)])
    text = "".join(csv.chunks([minutes], spreadsheet=True))
    assert text.startswith("\ufeffid,")
    (row,) = standard_csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["target"] == '\'=HYPERLINK("http://x.example")'


# the page


class Reader(HTMLParser):
    """What a browser would make of a page: its tags in order, the ids, and the words of the article's text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words = ""
        self.deep = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
        if dict(attrs).get("class") == "text":
            self.deep = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.deep:
            self.deep = 0

    def handle_data(self, data: str) -> None:
        if self.deep:
            self.words += data


@pytest.mark.parametrize("lang", list(Language))
def test_a_page_asks_nothing_of_the_network(lang: Language) -> None:
    html = page.page([MINUTES], lang)
    reader = Reader(html)
    assert not reader.open
    loading = {"src", "srcset", "action", "background", "poster", "ping"}
    loaders = {"link", "iframe", "img", "object"}
    assert not [tag for tag, attrs in reader.tags if tag in loaders or loading & attrs.keys()]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html
    assert reader.tags[0][1]["dir"] == ("rtl" if lang is Language.AR else "ltr")


def test_words_and_claims_point_at_each_other() -> None:
    tags = Reader(page.page([MINUTES, MINUTES])).tags
    ids = [attrs["id"] for _, attrs in tags if attrs.get("id")]
    assert len(ids) == len(set(ids))
    claims = {attrs["id"] for _, attrs in tags if "claim" in (attrs.get("class") or "").split()}
    assert len(claims) == 2 * len(CLAIMS)
    pointed = {id for _, attrs in tags for id in (attrs.get("data-claims") or "").split()}
    assert pointed == claims
    for _, attrs in tags:
        if (attrs.get("href") or "").startswith("#"):
            assert (attrs["href"] or "")[1:] in ids
    assert all(attrs.get("tabindex") == "0" for _, attrs in tags if attrs.get("id") in claims)


def test_hostile_text_stays_text() -> None:
    hostile = "</div><script>alert(1)</script> \" ' & {title} <img src=x onerror=alert(1)>"
    minutes = claims_over(hostile, [(0, len(hostile)), (3, 20)])
    document = minutes.document.model_copy(update={"title": hostile, "source": hostile, "url": "javascript:alert(1)"})
    reader = Reader(page.page([minutes.model_copy(update={"document": document, "notes": (hostile,)})]))
    assert reader.words == hostile
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in reader.tags]
    assert not any((attrs.get("href") or "").startswith("javascript") for _, attrs in reader.tags)


def test_crossing_words_are_cut_where_either_begins_or_ends() -> None:
    minutes = claims_over("abcdefgh", [(0, 5), (3, 8)])
    cut = list(page.segments(8, list(minutes.claims)))
    assert [(segment.span, segment.claims) for segment in cut if 3 <= segment.span.start < 5] == [
        (Span(3, 5), (1, 0)),
    ]


@given(any_minutes())
@settings(max_examples=60)
def test_the_page_shows_the_text_untouched_whatever_overlaps(minutes: Minutes) -> None:
    claims = list(minutes.claims)
    cut = list(page.segments(len(minutes.text), claims))
    assert "".join(segment.span.of(minutes.text) for segment in cut) == minutes.text
    for segment in cut:
        for index, claim in enumerate(claims):
            covered = any(
                place is not None and place.covers(segment.span) and place.start < place.end
                for _, values in slots(claim)
                for place in map(span, values)
            )
            assert (index in segment.claims) == covered


def test_several_articles_have_a_table_of_contents() -> None:
    assert '<ol class="contents">' in page.page([MINUTES, MINUTES])
    assert '<ol class="contents">' not in page.page([MINUTES])
    assert label("page", "no-claims") in page.page([MINUTES.model_copy(update={"claims": ()})])


# contrast: WCAG 2.2, AA


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_ground(scheme: int) -> None:
    style = (Path(page.__file__).parent / "page.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.S)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for ground in ("paper", "card"):
        for kind in KINDS:
            assert contrast(colours[kind], colours[ground]) >= 4.5
        assert contrast(colours["ink"], colours[ground]) >= 7
        assert contrast(colours["soft"], colours[ground]) >= 4.5
        assert contrast(colours["focus"], colours[ground]) >= 3
    for kind in KINDS:
        assert contrast(colours["ink"], colours[f"{kind}-wash"]) >= 4.5
        assert contrast(colours[kind], colours[f"{kind}-wash"]) >= 3


# the table


@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_of_the_table_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    (text,) = table.chunks([MINUTES], lang=lang, width=width)
    assert max(map(len, text.split("\n"))) <= width
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert all(label("kinds", kind, lang) in text for kind in KINDS)


@given(any_minutes())
@settings(max_examples=40)
def test_any_text_fits_the_table(minutes: Minutes) -> None:
    assert list(table.chunks([minutes], lang=Language.AR))


def test_arabic_lines_hold_no_latin_letters() -> None:
    (text,) = table.chunks([MINUTES], lang=Language.AR)
    lines = [line for line in text.split("\n") if re.search("[\u0621-\u064a]", line)]
    assert not [line for line in lines[2:] if re.search("[A-Za-z]", line) and label("slot", "reasons") not in line]


# names


def test_states_and_persons_have_english_names() -> None:
    somalia, qatar = MINUTES.actors[2:]
    assert (actor_name(somalia, Language.EN), actor_name(qatar, Language.EN)) == ("Somalia", "Qatar")
    assert actor_name(MINUTES.actors[0], Language.EN).isascii()
    assert actor_name(MINUTES.actors[0], Language.AR) == "يوناس سولبرغ"


def test_a_person_known_by_office_alone_keeps_its_words() -> None:
    role = "وزير الخارجية"
    actor = Actor(id="m", kind=ActorKind.PERSON, name=role, offices=(Office(role=role, span=Span(0, 13)),))
    assert actor_name(actor, Language.EN) == role


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("حسني", "Hasni"),
        ("محمد", "Mohammad"),
        ("الكسندر غروشكو", "Alexander Gharushku"),
        ("الأخضر", "al-Akhdar"),
        ("", ""),
        ("Ban", "Ban"),
    ],
)
def test_names_are_romanised_letter_by_letter(name: str, spelling: str) -> None:
    assert romanised(name) == spelling


def test_attested_spellings_are_preferred_where_they_are_installed() -> None:
    pytest.importorskip("arabic_name_romanizer", reason="the extra mahdar[latin] is not installed")
    assert latin("بشار الأسد", "SY") == "Bashar al-Assad"


@given(st.text(max_size=40))
def test_any_name_is_romanised_without_raising(name: str) -> None:
    romanised(name)


def test_every_reason_for_doubt_is_worded_in_arabic() -> None:
    minutes = [read(article.text, published=article.published) for article in samples()]
    doubted = [reason for each in minutes for claim in each.claims for reason in claim.reasons]
    assert doubted
    assert [reason for reason in doubted if not is_worded(reason)] == []
