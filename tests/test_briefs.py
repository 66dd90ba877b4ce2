"""Briefs: what stands in them, that every line has its sources, and that strangers' words stay words in every format."""

import datetime
import io
import re
import zipfile
import zlib
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar import briefs
from mahdar.briefs import Figures, Source, compose, html, text
from mahdar.briefs.draft import clean
from mahdar.briefs.numbering import safe_link
from mahdar.briefs.style import FONT
from mahdar.exchange import labels
from mahdar.exchange.labels import Language
from mahdar.record.entry import Entry, EntryStatus, Money, Role, Turn, Value
from mahdar.vocabulary import AttendanceStatus, Interval, Stance

AR, EN = Language.AR, Language.EN
FIRST, LAST, TODAY = datetime.date(2014, 1, 13), datetime.date(2014, 1, 19), datetime.date(2014, 1, 20)
MADE = datetime.datetime(2014, 1, 20, 8, 30, tzinfo=datetime.UTC)
BOTH = pytest.mark.parametrize("lang", [AR, EN])
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = '</title><script>alert(1)</script><img src=x onerror="alert(2)">&amp;'


def day(number):
    """A day of January 2014."""
    return datetime.date(2014, 1, number)


def days(first, last=None):
    return Interval(first=day(first), last=day(last or first))


class Desk:
    """Entries with the sources of their claims, as a test needs them."""

    def __init__(self):
        self.sources, self.entries, self.numbers = {}, [], count(1)

    def claim(self, on=15, outlet="NTB", words="التقى الوزيران في أوسلو", **more):
        """The uid of a claim of a text of its own."""
        number = next(self.numbers)
        given = {"document": f"d{number}", "published": day(on) if on else None, "title": f"عنوان {number}"} | more
        self.sources[f"c{number:03}"] = Source(outlet=outlet, words=words, **given)
        return f"c{number:03}"

    def entry(self, kind, *claims, status=EntryStatus.REPORTED, **more):
        claims = claims or (self.claim(),)
        told = [self.sources[uid] for uid in claims]
        dates = [source.published for source in told if source.published]
        given = {
            "id": f"e{len(self.entries)}", "title": "لقاء", "claims": claims, "texts": len(claims),
            "outlets": tuple({source.outlet for source in told}),
            "said": Interval(first=min(dates), last=max(dates)) if dates else Interval(),
        } | more  # fmt: skip
        self.entries.append(Entry(kind=kind, status=status, **given))
        return self.entries[-1]

    def met(self, *names, on=14, status=EntryStatus.HELD, claims=(), **more):
        claims = claims or (self.claim(),)
        roles = tuple(Role(role="participant", actor=name, name=name, claims=claims) for name in names)
        return self.entry(
            "meeting", *claims, status=status, happened=days(on) if on else Interval(), roles=roles, **more
        )

    def stands(self, name, status, *, gathering="", claims=(), condition="", **more):
        claims = claims or (self.claim(words=f"قالت {name} إنها {status}"),)
        values = {"status": (value(status, *claims),), "gathering": (value("مؤتمر نيروبي 2", *claims),)}
        values |= {"condition": (value(condition, *claims),)} if condition else {}
        roles = (Role(role="party", actor=name, name=name, claims=claims),)
        return self.entry("attendance", *claims, roles=roles, gathering=gathering, **{"values": values} | more)

    def wants(self, name, stance, target, *, claims=(), **more):
        claims = claims or (self.claim(words=f"{name} {stance} {target}"),)
        values = {"stance": (value(stance, *claims),), "target": (value(target, *claims),)}
        roles = (Role(role="party", actor=name, name=name, claims=claims),)
        return self.entry("position", *claims, roles=roles, **{"values": values} | more)

    def said(self, name, content, *, manner="direct", claims=(), **more):
        claims = claims or (self.claim(words=f"قال {name}: {content}"),)
        values = {"content": (value(content, *claims),), "manner": (value(manner, *claims),)}
        roles = (Role(role="speaker", actor=name, name=name, kind="person", claims=claims),)
        return self.entry("statement", *claims, roles=roles, values=values, **more)

    def gave(self, name, figure, stage="pledged", *, high="same", claims=()):
        claims = claims or (self.claim(words=f"تعهدت {name}"),)
        money = Money(low=figure, high=figure if high == "same" else high, currency="USD")
        values = {
            "stage": (value(stage, *claims),),
            "amount": (Value(key=f"{figure}", words=f"{figure} دولار", backed=claims, money=money),),
        }
        roles = (Role(role="donor", actor=name, name=name, kind="state", claims=claims),) if name else ()
        return self.entry("pledge", *claims, roles=roles, values=values)

    def blocked(self, blocks, cause):
        claim = self.claim()
        values = {"blocks": (value(blocks, claim),), "cause": (value(cause, claim),)}
        return self.entry("obstacle", claim, values=values)

    def brief(self, lang=AR, **more):
        days_of = {"first": FIRST, "last": LAST, "today": TODAY, "made": MADE}
        return compose("الصومال – أوسلو", self.entries, self.sources, lang=lang, **days_of | more)


def value(key, *backed, **more):
    return Value(key=key, words=key, backed=backed, **more)


def full(times=1):
    """A process that has everything."""
    desk = Desk()
    summit = desk.entry(
        "gathering", desk.claim(), desk.claim(outlet="SONNA"), status=EntryStatus.PLANNED, title="مؤتمر نيروبي 2", happened=days(26, 27)
    )  # fmt: skip
    for n in range(times):
        desk.met(f"آدم فارح {n}", f"يوناس سولبرغ {n}", on=13 + n % 6)
        desk.stands(f"إيران {n}", "conditional", gathering=summit.id, condition="أن تتسلم الدعوة قبل انعقاد المؤتمر")
        desk.stands(f"قطر {n}", "attends", gathering=summit.id)
        desk.wants(f"النرويج {n}", "demands", "وقف إطلاق النار في الصومال فورا ومن دون شروط مسبقة")
        desk.said(f"يوناس سولبرغ {n}", "المحادثات كانت صريحة ومثمرة وستتواصل في الأيام المقبلة " * 3)
        desk.gave(f"النرويج {n}", 5e6 + n)
        desk.blocked("انعقاد مؤتمر نيروبي 2", f"الخلاف على تشكيل وفد المعارضة {n}")
        one, other = desk.claim(words="ألف " * 80), desk.claim(outlet="SONNA", words="باء " * 80)
        desk.met(
            f"أ {n}", f"ب {n}", claims=(one, other), values={"place": (value("أوسلو", one), value("نيروبي", other, against=(one,)))}
        )  # fmt: skip
    desk.gave("", 9e6, "target")
    return desk


def section(brief, key):
    """The lines of a section in words."""
    return [line.text for each in brief.sections if each.key == key for line in each.lines]


def notes_of(brief, line):
    return [brief.note(number) for number in line.notes]


def lines(brief):
    return [line for each in brief.sections for line in each.lines]


# What every line owes


@BOTH
def test_every_line_has_a_note_and_every_note_quotes_words(lang):
    brief = full(3).brief(lang)
    assert {each.key for each in brief.sections} == {
        "in-short", "happened", "planned", "attendance", "positions", "statements", "money", "obstacles", "disagree",
    }  # fmt: skip
    for line in lines(brief):
        assert line.notes
        assert all(note.words and note.outlet and note.published for note in notes_of(brief, line))


def test_notes_are_numbered_as_they_are_met_and_none_is_idle():
    brief = full(3).brief()
    met = list(dict.fromkeys(number for line in lines(brief) for number in line.notes))
    assert met == [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))


def test_a_text_that_is_cited_twice_in_the_same_words_is_one_note():
    desk = Desk()
    same = {"document": "d", "words": "شارك الوفدان"}
    desk.stands("قطر", "attends", claims=(desk.claim(**same),))
    desk.stands("إيران", "refuses", claims=(desk.claim(**same),))
    assert len(desk.brief().notes) == 1


def test_two_notes_are_of_two_outlets():
    desk = Desk()
    desk.met("أ", "ب", claims=(desk.claim(), desk.claim(), desk.claim(outlet="SONNA")))
    brief = desk.brief()
    (line,) = (each for part in brief.sections if part.key == "happened" for each in part.lines)
    assert sorted(note.outlet for note in notes_of(brief, line)) == ["NTB", "SONNA"]


# Its period


def test_nothing_outside_the_period_stands_in_it():
    desk = Desk()
    desk.met("أ", "ب")
    desk.met("ج", "د", on=2, claims=(desk.claim(on=3),))
    desk.met("ه", "و", on=25, claims=(desk.claim(on=26),))
    desk.said("فلان", "قول قديم", claims=(desk.claim(on=5),))
    desk.said("فلان", "قول لاحق", claims=(desk.claim(on=25),))
    desk.wants("قطر", "accepts", "هدنة لاحقة", claims=(desk.claim(on=28),))
    brief = desk.brief()
    assert section(brief, "happened") == ["14 يناير 2014: لقاء بين أ وب"]
    assert not section(brief, "statements") + section(brief, "positions")
    assert all(FIRST <= note.published <= LAST for note in brief.notes)


def test_what_happened_on_the_eve_is_told_by_the_period_that_first_reports_it():
    desk = Desk()
    desk.met("أ", "ب", on=12, claims=(desk.claim(on=13),))
    assert section(desk.brief(), "happened") == ["12 يناير 2014: لقاء بين أ وب"]


def test_a_text_without_a_day_is_not_cited():
    desk = Desk()
    desk.met("أ", "ب", claims=(desk.claim(on=None),))
    assert desk.brief().notes == ()


@BOTH
def test_a_period_without_anything_says_so(lang):
    brief = Desk().brief(lang)
    assert brief.sections == ()
    assert len(brief.remarks) == 1


# In short


def test_days_to_what_is_next_are_counted_from_today():
    desk = full()
    assert section(desk.brief(), "in-short")[1].endswith("، بعد 6 أيام من 20 يناير 2014")
    assert section(desk.brief(EN), "in-short")[1].endswith("6 days from 20 January 2014")
    assert section(desk.brief(today=day(26)), "in-short")[1].endswith("في يوم إعداد هذا الموجز")


def test_of_a_period_long_past_days_are_counted_from_its_end():
    assert "7 days from 19 January 2014" in section(full().brief(EN, today=datetime.date(2020, 1, 1)), "in-short")[1]


def test_nothing_ahead_is_said():
    desk = Desk()
    desk.met("أ", "ب")
    assert any("موعد قادم" in remark for remark in desk.brief().remarks)


def test_the_figures_are_of_the_whole_process_where_they_are_given():
    brief = full().brief(EN, figures=Figures(texts=412, outlets=7, entries={"meeting": 90, "statement": 800}))
    assert section(brief, "in-short")[0] == "412 texts from 7 outlets in the period: Meetings 90, Statements 800"
    assert next(each for each in brief.sections if each.key == "statements").left_out == 799


# Who attends


def test_attendance_is_told_by_status_with_the_condition():
    board = section(full().brief(), "attendance")
    assert board == [
        "مؤتمر نيروبي 2، المشاركون: قطر 0",
        "مؤتمر نيروبي 2، المشاركون بشرط: إيران 0 – «أن تتسلم الدعوة قبل انعقاد المؤتمر»",
    ]


@BOTH
@pytest.mark.parametrize("status", AttendanceStatus)
def test_every_status_has_its_words(status, lang):
    desk = Desk()
    desk.stands("قطر", status.value)
    assert len(section(desk.brief(lang), "attendance")) == 1


def test_a_party_that_changed_its_mind_says_what_it_said_before():
    desk = Desk()
    before, now = desk.claim(on=13), desk.claim(on=18)
    turns = (
        Turn(said=day(13), status="attends", claims=(before,)),
        Turn(said=day(18), status="refuses", claims=(now,)),
    )
    values = {"status": (value("refuses", now), value("attends", before, superseded=True))}
    desk.stands("إيران", "refuses", claims=(before, now), history=turns, values=values)
    brief = desk.brief(EN)
    (line,) = section(brief, "attendance")
    assert line.endswith("refuse: إيران (earlier: attends, 13 January 2014)")
    assert [note.published for note in brief.notes if note.claim in (before, now)] != []


# Positions and statements


def test_a_position_that_changed_comes_first_with_what_it_was():
    desk = Desk()
    desk.wants("قطر", "demands", "هدنة", claims=tuple(desk.claim(outlet=o) for o in ("NTB", "SONNA")))
    before, now = desk.claim(on=5), desk.claim(on=15)
    turns = (Turn(said=day(5), status="rejects", claims=(before,)), Turn(said=day(15), status="accepts", claims=(now,)))
    values = {"stance": (value("accepts", now),), "target": (value("وقف النار", now),)}
    desk.wants("إيران", "accepts", "وقف النار", claims=(before, now), history=turns, values=values)
    assert section(desk.brief(EN), "positions") == [
        "إيران – accepts: «وقف النار» (earlier: rejects, 5 January 2014)",
        "قطر – demands: «هدنة»",
    ]


def test_a_position_known_before_the_period_and_unchanged_is_no_news():
    desk = Desk()
    desk.wants("قطر", "demands", "هدنة", claims=(desk.claim(on=3), desk.claim(on=15)))
    assert section(desk.brief(), "positions") == []


@BOTH
@pytest.mark.parametrize("stance", Stance)
def test_every_stance_has_its_words(stance, lang):
    desk = Desk()
    desk.wants("قطر", stance.value, "هدنة")
    assert len(section(desk.brief(lang), "positions")) == 1


def test_what_is_denied_is_called_denied():
    desk = Desk()
    desk.wants("قطر", "accepts", "هدنة", status=EntryStatus.DENIED)
    assert section(desk.brief(EN), "positions") == ["قطر – denied: «هدنة»"]


def test_only_a_speakers_own_words_stand_in_quotation_marks():
    desk = Desk()
    desk.said("فلان", "سنأتي")
    desk.said("علان", "سيأتي الوفد", manner="indirect")
    assert section(desk.brief(), "statements") == ["فلان: «سنأتي»", "علان، بالمعنى: سيأتي الوفد"]


def test_what_is_not_a_speakers_own_words_is_told_with_the_verb_of_the_source():
    desk = Desk()
    desk.said("فلان", "يتفق الوزيران", manner="indirect", claims=(desk.claim(telling="نفى فلان أن يتفق الوزيران"),))
    assert section(desk.brief(), "statements") == ["فلان، بحسب المصدر: «نفى فلان أن يتفق الوزيران»"]


def test_a_statement_that_is_denied_says_so():
    desk = Desk()
    desk.said("فلان", "سنأتي", status=EntryStatus.DENIED)
    assert section(desk.brief(), "statements") == ["فلان: «سنأتي»، منفي"]


def test_who_is_known_by_an_office_alone_keeps_the_words_of_it_in_english():
    desk = Desk()
    desk.said("وزير الخارجية البريطاني", "سنأتي")
    assert section(desk.brief(EN), "statements") == ["وزير الخارجية البريطاني: «سنأتي»"]


def test_no_speaker_fills_the_section():
    desk = Desk()
    for n in range(9):
        desk.said("فلان", f"قول {n}")
    assert len(section(desk.brief(), "statements")) == 2


# Money


def test_money_is_told_by_stage_with_what_is_missing():
    desk = Desk()
    desk.gave("النرويج", 60e6)
    desk.gave("", 100e6, "target")
    assert section(desk.brief(EN), "money")[:3] == [
        "Asked for: 100 million US dollars (sums counted: 1, not counted: 0)",
        "Pledged: 60 million US dollars (sums counted: 1, not counted: 0)",
        "Missing to what was asked: 40 million US dollars",
    ]


def test_a_sum_that_is_open_upwards_says_at_least():
    desk = Desk()
    desk.gave("النرويج", 5e6, high=None)
    assert all("ما لا يقل عن 5 ملايين دولار أمريكي" in line for line in section(desk.brief(), "money"))


# Where sources disagree


@BOTH
def test_what_is_disputed_is_shown_with_both_values_and_both_sources(lang):
    brief = full().brief(lang)
    (line,) = (each for part in brief.sections if part.key == "disagree" for each in part.lines)
    assert line.text.index("أوسلو") < line.text.index("نيروبي")
    assert [note.outlet for note in notes_of(brief, line)] == ["NTB", "SONNA"]


def test_held_say_some_and_denied_say_others():
    desk = Desk()
    yes, no = desk.claim(), desk.claim(outlet="SONNA")
    turns = (Turn(said=day(15), status="held", claims=(yes,)), Turn(said=day(15), status="denied", claims=(no,)))
    desk.met("أ", "ب", status=EntryStatus.DISPUTED, claims=(yes, no), history=turns)
    assert section(desk.brief(EN), "disagree") == [
        "Meeting of أ and ب – status: denied (1 text) as against held (1 text)"
    ]
    assert section(desk.brief(EN), "happened")[0].startswith("14 January 2014: Meeting of أ and ب, disputed")


def test_another_spelling_is_no_disagreement():
    desk = Desk()
    one, other = desk.claim(), desk.claim(outlet="SONNA")
    desk.met("أ", "ب", claims=(one, other), values={"place": (value("بيونغ يانغ", one), value("بيونغيانغ", other))})
    assert section(desk.brief(), "disagree") == []


# Room


def test_what_has_no_room_is_counted():
    desk = full(40)
    brief = desk.brief()
    for each in brief.sections:
        assert each.there_are >= len(each.lines)
    happened = next(each for each in brief.sections if each.key == "happened")
    assert happened.there_are == 80
    assert any("عند كل عنوان" in remark for remark in brief.remarks)


@BOTH
def test_a_full_process_has_one_to_three_pages(lang):
    assert 1 <= pages_of(full(40).brief(lang)) <= 3


def pages_of(brief):
    pytest.importorskip("weasyprint")
    from mahdar.briefs.pdf import pdf

    written = pdf(brief)
    assert written.startswith(b"%PDF-")
    objects = [_inflated(each) for each in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", written, re.S)]
    return sum(len(re.findall(rb"/Type */Page\b", each)) for each in [written, *objects])


def _inflated(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_the_same_entries_give_the_same_brief_whatever_their_order():
    desk = full(9)
    brief = desk.brief()
    desk.entries.reverse()
    assert desk.brief() == brief


# HTML


class Elements(HTMLParser):
    """The tags of a page with what they have, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def hostile(words=MARKUP, url="https://example.org/a"):
    desk = Desk()
    claims = tuple(
        desk.claim(outlet=f"{words} {n}", words=words, title=words, url=url, document=words) for n in range(2)
    )
    desk.met(words, words + "2", claims=claims, values={"place": (value(words, *claims),)})
    desk.said(words, words, claims=claims)
    desk.wants(words, "demands", words, claims=claims)
    desk.blocked(words, words)
    return compose(words, desk.entries, desk.sources, first=FIRST, last=LAST, today=TODAY, lang=AR, made=MADE)


def test_a_hostile_title_is_inert():
    page = html.page(hostile())
    tags = {tag for tag, _ in Elements(page).tags}
    assert not tags & {"script", "img"}
    assert "alert(1)" in Elements(page).words


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "https://", "http://[", " "],
)
def test_only_addresses_of_the_web_are_linked(url):
    assert safe_link(url) is None
    hrefs = [each.get("href", "") for _, each in Elements(html.page(hostile("اسم", url))).tags]
    assert all(href == "" or href.startswith("#") for href in hrefs)


def test_an_address_keeps_its_meaning_and_loses_what_breaks_out():
    assert safe_link('https://example.org/نص?a=1&b="><x') == "https://example.org/%D9%86%D8%B5?a=1&b=%22%3E%3Cx"


@BOTH
def test_notes_and_lines_lead_to_one_another(lang):
    tags = Elements(html.page(full(2).brief(lang))).tags
    ids = {each["id"] for _, each in tags if "id" in each}
    links = {each["href"] for tag, each in tags if tag == "a" and each["href"].startswith("#")}
    assert links
    assert {link[1:] for link in links} <= ids
    assert len(ids) == len([each for _, each in tags if "id" in each])


def test_the_page_loads_nothing_and_says_its_language_and_direction():
    page = html.page(full().brief())
    assert '<html lang="ar" dir="rtl">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"url\((?!\"?data:font)", page)
    assert '<html lang="en" dir="ltr">' in html.page(full().brief(EN))


def test_arabic_words_in_an_english_brief_run_from_right_to_left():
    tags = Elements(html.fragment(full().brief(EN))).tags
    assert [each for tag, each in tags if tag == "bdi" and each.get("dir") == "rtl" and each.get("lang") == "ar"]


def test_signs_between_words_go_with_the_line_and_not_apart():
    page = html.fragment(full().brief())
    assert not re.search(r"<bdi>[^<\w]*</bdi>", page)
    assert "</bdi>&rlm; (" in page or "سولبرغ 0<sup>" in page


# Word


def word_file(brief):
    docx = pytest.importorskip("docx")
    from mahdar.briefs.docx import docx as written

    content = written(brief)
    docx.Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@BOTH
def test_a_word_file_has_as_many_footnotes_as_the_brief_has_notes(lang):
    brief = full(3).brief(lang)
    files = word_file(brief)
    notes = [note for note in ElementTree.fromstring(files["word/footnotes.xml"]) if note.get(f"{W}type") is None]
    assert [int(note.get(f"{W}id")) for note in notes] == [note.number for note in brief.notes]
    for note, expected in zip(notes, brief.notes, strict=True):
        said = "".join(note.itertext())
        assert expected.words in said
        assert expected.outlet in said
    references = ElementTree.fromstring(files["word/document.xml"]).iter(f"{W}footnoteReference")
    assert [int(each.get(f"{W}id")) for each in references] == [note.number for note in brief.notes]
    assert b"footnotes+xml" in files["[Content_Types].xml"]


def test_a_note_cited_again_is_a_field_with_its_number():
    desk = full()
    brief = desk.brief()
    cited = [number for line in lines(brief) for number in line.notes]
    again = len(cited) - len(set(cited))
    body = word_file(brief)["word/document.xml"].decode()
    assert again
    assert body.count("NOTEREF") == again


@BOTH
def test_arabic_runs_of_a_word_file_run_from_right_to_left(lang):
    root = ElementTree.fromstring(word_file(full().brief(lang))["word/document.xml"])
    arabic = re.compile("[\u0621-\u064a]")
    runs = [run for run in root.iter(f"{W}r") if arabic.search("".join(t.text or "" for t in run.iter(f"{W}t")))]
    assert runs
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    paragraphs = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert bool(paragraphs) == (lang is AR)


def test_titles_in_a_word_file_link_to_their_texts_and_nowhere_else():
    links = word_file(hostile("اسم"))["word/_rels/footnotes.xml.rels"].decode()
    assert 'Target="https://example.org/a"' in links
    assert "footnotes.xml.rels" not in "".join(word_file(hostile("اسم", "javascript:alert(1)")))


@pytest.mark.parametrize(
    "words",
    ["a\x00b\x07c", "\ud800 نصف", "\ufffe\uffff", "\u202eاسم\u2066", "\n\r\t\u2028", "ا" * 5000, "{x} {} %s", ""],
)
def test_hidden_characters_and_endless_names_break_no_format(words):
    brief = hostile(words)
    assert html.page(brief)
    assert "\n".join(text.lines(brief))
    assert word_file(brief)
    for line in lines(brief):
        assert not re.search("[\x00-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", line.text)


# PDF


def test_a_pdf_asks_for_nothing_but_the_font():
    pytest.importorskip("weasyprint")
    from mahdar.briefs import pdf

    fetcher = pdf._only_the_font()
    assert fetcher.fetch(pdf.FONT_ADDRESS).read() == FONT.read_bytes()
    for url in ("https://example.org/x.css", "file:///etc/passwd", FONT.as_uri(), "data:text/css,x"):
        with pytest.raises(ValueError, match="loads nothing"):
            fetcher.fetch(url)


def test_a_hostile_title_makes_a_pdf_like_any_other():
    assert pages_of(hostile()) >= 1


# Lines for a terminal


def test_plain_lines_have_their_numbers_and_the_notes_below():
    brief = full().brief(EN)
    printed = list(text.lines(brief))
    assert any(line.startswith("- ") and "[1]" in line for line in printed)
    assert [line for line in printed if line.startswith(f"[{len(brief.notes)}] ")]


# Words


@given(st.text(max_size=300), st.integers(10, 200))
@settings(deadline=None)
def test_cut_words_are_short_and_on_one_line(words, longest):
    short = clean(words, longest)
    assert len(short) <= longest
    assert "\n" not in short


def test_no_word_of_briefs_is_unused():
    written = "".join(path.read_text(encoding="utf-8") for path in Path(briefs.__file__).parent.glob("*.py"))
    listed = {key for group, key in labels._table() if group == "brief"}
    computed = {each.value for each in (*AttendanceStatus, *Stance)} | {
        f"in-days-{form}" for form in ("one", "two", "few", "many", "other")
    }
    assert {key for key in listed - computed if f'"{key}"' not in written} == set()
