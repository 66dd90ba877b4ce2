"""The pictures of the record: what they say, what they leave out, and that strangers' words stay words."""

import datetime
import itertools
import json
import math
import random
import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("altair")
pytest.importorskip("vl_convert")
pytest.importorskip("networkx")

from mahdar.charts import Bar, board, html, network, pledges, png, positions, save, svg, timeline
from mahdar.charts.days import axis, day_words, span_words, ticks
from mahdar.charts.labels import TABLE, counted, label
from mahdar.charts.lettering import balanced, cut, tidy, width, wrapped
from mahdar.charts.marks import ATTENDANCE, STANCE, STATUS
from mahdar.charts.render import FONTS
from mahdar.charts.theme import TEXT, WHITE, WIDTH
from mahdar.errors import MahdarError
from mahdar.record.entry import Entry, EntryStatus, Role, Turn, Value
from mahdar.vocabulary import AttendanceStatus, Interval, Stage, Stance

LANGUAGES = ("ar", "en")
OUTLETS = ("الجزيرة", "رويترز", "AFP", "الشرق الأوسط", "BBC عربي")
NAMES = ("آدم فارح", "يوناس سولبرغ", "النرويج", "الصومال", "Anna Lind (UN)", "حركة الشباب", "الاتحاد الأفريقي", "قطر")
DIRECTION_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def day(number):
    """The so many-th day after New Year 2014."""
    return datetime.date(2014, 1, 1) + datetime.timedelta(number)


def span(first, last=None):
    return Interval(first=day(first), last=day(first if last is None else last))


def entry(id, kind="meeting", status="held", **changes):
    """An entry with what a test does not care about filled in."""
    given = {"title": f"لقاء {id}", "happened": span(3), "said": span(4), "outlets": OUTLETS[:2], "texts": 2} | changes
    return Entry(id=id, kind=kind, status=status, **given)


def met(id, *actors, status="held", **changes):
    """A meeting of these actors."""
    roles = tuple(Role(role="participant", actor=actor, name=actor) for actor in actors)
    return entry(id, status=status, roles=roles, **changes)


def stands(id, actor, slots, kind="attendance", **changes):
    """An attendance or a position of an actor, its slots given as `slot=(best, other, ...)`."""
    values = {slot: tuple(Value(key=k, words=k, backed=("c",)) for k in keys) for slot, keys in slots.items()}
    roles = (Role(role="party", actor=actor, name=actor),)
    return entry(id, kind, "reported", roles=roles, values=values, happened=Interval(), **changes)


def wants(id, actor, stance, issue, **changes):
    return stands(id, actor, {"stance": (stance,), "target": (issue,)}, kind="position", **changes)


def many(count, seed=7):
    """So many entries of all sorts."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        first = chance.randrange(count)
        actors = chance.sample([f"{name} {chance.randrange(1 + count // 30)}" for name in NAMES], 2)
        common = {
            "said": span(first), "outlets": tuple(chance.sample(OUTLETS, 2)), "texts": chance.randrange(1, 5),
        }  # fmt: skip
        found += [
            met(
                f"m{number}",
                *actors,
                status=chance.choice(list(EntryStatus)),
                happened=span(first, first + chance.randrange(4)),
                **common,
            ),
            wants(f"p{number}", actors[0], chance.choice(list(Stance)), f"قضية {chance.randrange(9)}", **common),
            stands(f"a{number}", actors[1], {"status": (chance.choice(list(AttendanceStatus)),)}, **common),
        ]
    return found


SUMS = [
    Bar("قطر", "pledged", 60e6, 60e6, True, "USD"),
    Bar("النرويج", "pledged", 75e6, 90e6, True, "USD"),
    Bar("النرويج", "disbursed", 20e6, 20e6, True, "USD"),
    Bar("مصدر مجهول", "pledged", 500e6, None, False, "USD"),
    Bar("الاتحاد الأوروبي", "committed", 40e6, 40e6, True, "EUR"),
]
PICTURES = {
    "timeline": lambda entries, lang: timeline(entries, "مسار أوسلو", lang),
    "network": lambda entries, lang: network(entries, "مسار أوسلو", lang),
    "positions": lambda entries, lang: positions(entries, "مسار أوسلو", lang),
    "board": lambda entries, lang: board(entries, "مؤتمر أوسلو", lang),
}
every_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
both_languages = pytest.mark.parametrize("lang", LANGUAGES)


def rows(chart):
    """All rows of data in a chart."""

    def within(part):
        if isinstance(part, dict):
            if isinstance(part.get("values"), list) and all(isinstance(row, dict) for row in part["values"]):
                yield from part["values"]
            for value in part.values():
                yield from within(value)
        elif isinstance(part, list):
            for value in part:
                yield from within(value)

    spec = chart.to_dict()
    named = [row for dataset in spec.get("datasets", {}).values() for row in dataset]
    return list({json.dumps(row, sort_keys=True): row for row in [*named, *within(spec)]}.values())


def bare(words):
    return re.sub("[\u2066-\u2069]", "", words)


def title(chart):
    return bare(" ".join(chart.to_dict()["title"]["text"]))


def notes(chart):
    return bare(" ".join(chart.to_dict()["title"]["subtitle"]))


def left_out(chart):
    return chart.to_dict()["usermeta"]["left_out"]


def drawn(chart):
    """The ids of the entries that have a mark of their own."""
    return {id for row in rows(chart) for id in row.get("entry", "").split()}


# What is seen


@pytest.mark.parametrize("marks", [STATUS, STANCE, ATTENDANCE], ids=["status", "stance", "attendance"])
def test_no_two_marks_differ_by_colour_alone(marks):
    forms = [(look.shape, look.fill in (WHITE, "none")) for look in marks.values()]
    assert len(set(forms)) == len(forms)
    assert len({shape for shape, _ in forms}) >= len(forms) - 1


def test_planned_and_held_are_told_apart_without_colour():
    chart = timeline([entry("a", status="held"), entry("b", status="planned")], "مسار أوسلو")
    held, planned = ({row["entry"]: row for row in rows(chart) if "entry" in row}[id] for id in "ab")
    assert held["shape"] != planned["shape"]
    assert planned["fill"] == WHITE != held["fill"]


def test_what_lasts_some_days_is_a_bar_and_a_day_a_mark():
    chart = timeline([entry("a", happened=span(3)), entry("b", happened=span(5, 20))], "مسار أوسلو")
    assert {row["entry"]: row["bar"] for row in rows(chart) if "entry" in row} == {"a": False, "b": True}


def test_a_meeting_without_a_day_stands_on_the_day_of_its_report_and_says_so():
    chart = timeline([entry("a", happened=Interval(), said=span(9))], "Oslo track", "en")
    (row,) = [row for row in rows(chart) if "entry" in row]
    assert row["x"] == day(9).toordinal()
    assert "day of the report" in row["when"]
    assert "for want of a date: 1" in notes(chart)


@both_languages
def test_words_and_marks_of_a_timeline_do_not_meet(lang):
    chart = timeline([e for e in many(60) if e.kind == "meeting"], "مسار أوسلو", lang)
    lanes = {}
    drawn_rows = [row for row in rows(chart) if "entry" in row]
    first, last = (chart.to_dict()["vconcat"][-1]["layer"][0]["encoding"]["x"]["scale"]["domain"][i] for i in (0, 1))
    for row in drawn_rows:
        a, b = ((row[end] - first) / (last - first) * WIDTH for end in ("x", "x2"))
        room = width(row["words"], TEXT) + 10
        lanes.setdefault(row["y"], []).append((a - room, b) if row["side"] == "before" else (a, b + room))
    for taken in lanes.values():
        assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(sorted(taken)))
        assert min(taken)[0] > -15
        assert max(end for _, end in taken) < WIDTH + 25


def test_names_in_a_network_do_not_lie_on_one_another():
    chart = network(many(120), "مسار أوسلو")
    boxes = [
        (row["x"] - width(row["words"], TEXT) / 2, row["y"], row["x"] + width(row["words"], TEXT) / 2, row["below"] + 7)
        for row in rows(chart)
        if "partners" in row
    ]
    assert len(boxes) > 20
    for a, b in itertools.combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_meeting_held_is_a_full_line_and_a_planned_one_dashed():
    chart = network([met("a", "قطر", "النرويج"), met("b", "قطر", "الصومال", status="planned")], "مسار أوسلو")
    dashes = {row["sort"]: row["dash"] for row in rows(chart) if "sort" in row}
    assert dashes["held"] == [1, 0] != dashes["planned"]


def test_who_met_twice_has_the_wider_line():
    chart = network([met("a", "قطر", "النرويج"), met("b", "قطر", "النرويج"), met("c", "قطر", "الصومال")], "مسار أوسلو")
    wide = {row["held"]: row["wide"] for row in rows(chart) if "sort" in row}
    assert wide[2] > wide[1]


def test_a_denied_meeting_joins_nobody_and_is_counted():
    chart = network([met("a", "قطر", "النرويج"), met("b", "قطر", "الصومال", status="denied")], "مسار أوسلو")
    assert "الصومال" not in json.dumps(rows(chart), ensure_ascii=False)
    assert left_out(chart) == {"not-held": 1}


def test_a_change_of_mind_is_two_marks_in_one_row():
    chart = positions(
        [wants("a", "قطر", "rejects", "وقف النار"), wants("b", "قطر", "accepts", "وقف النار", said=span(20))], "المواقف"
    )
    first, second = [row for row in rows(chart) if "entry" in row]
    assert first["y"] == second["y"]
    assert first["shape"] != second["shape"]


def test_a_step_in_the_history_is_a_small_mark():
    turn = Turn(said=day(12), status="accepts", claims=())
    chart = positions([wants("a", "قطر", "rejects", "وقف النار", history=(turn,))], "المواقف")
    assert len({row["size"] for row in rows(chart) if "entry" in row}) == 2


def test_a_condition_is_shown_with_its_words():
    chart = board(
        [stands("a", "قطر", {"status": ("conditional",), "condition": ("أن يُفرج عن الأسرى",)})], "مؤتمر أوسلو"
    )
    assert any(bare(row["words"]) == "الشرط: أن يُفرج عن الأسرى" for row in rows(chart) if "words" in row)


def test_what_other_outlets_say_of_an_attendance_is_a_dotted_ring():
    chart = board([stands("a", "قطر", {"status": ("attends", "refuses")})], "مؤتمر أوسلو")
    marks = {row["what"]: row for row in rows(chart) if "what" in row}
    assert bare(marks["also"]["status"]) == "يرفض المشاركة"
    assert marks["also"]["dash"] != marks["now"]["dash"]


def test_two_entries_of_one_party_are_one_row_and_the_later_tells():
    early = stands("a", "قطر", {"status": ("undecided",)}, said=span(1))
    late = stands("b", "قطر", {"status": ("attends",)}, said=span(9))
    chart = board([early, late], "Oslo", "en")
    assert "1 party, 1 attending" in title(chart)
    assert {row["what"]: row["status"] for row in rows(chart) if "what" in row} == {
        "before": "undecided",
        "now": "attends",
    }


def test_what_does_not_count_is_pale_and_says_so():
    chart = pledges(SUMS, 6e8, "Oslo conference", "en")
    (apart,) = [row for row in rows(chart) if row.get("part") == "bar" and row["in"] == "no"]
    assert apart["pale"] < 0.5
    assert any("not in the total" in row["words"] for row in rows(chart) if "words" in row)
    assert "135 million USD pledged" in title(chart)


def test_the_target_has_its_line_and_its_words():
    chart = pledges(SUMS, 6e8, "Oslo conference", "en")
    assert any(row.get("words") == "Target: 600 million USD" and row["x"] == 6e8 for row in rows(chart))


def test_currencies_are_not_added_up():
    panels = pledges(SUMS, None, "Oslo conference", "en").to_dict()["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == ["USD, million", "EUR, million"]


def test_a_sum_that_is_open_upwards_says_at_least():
    chart = pledges([Bar("قطر", "pledged", 5e6, None, True, "USD")], None, "Oslo conference", "en")
    assert any(row.get("words") == "at least 5 million pledged" for row in rows(chart))


# What it says of its scope


def test_the_title_counts_sources():
    entries = [entry("a", outlets=OUTLETS[:2], texts=3), entry("b", status="planned", outlets=OUTLETS[1:3], texts=1)]
    assert title(timeline(entries, "لقاءات مسار أوسلو")) == (
        "لقاءات مسار أوسلو، 4 يناير 2014: لقاءان، عُقد منها 1، تقرر منها 1 — عن 3 مصادر، 4 أخبار"
    )
    assert title(timeline(entries, "Oslo track", "en")) == (
        "Oslo track, 4 January 2014: 2 meetings, 1 held, 1 planned — from 3 outlets, 4 reports"
    )


def test_a_title_names_the_whole_period():
    entries = [entry("a", happened=span(0)), entry("b", happened=span(40, 42))]
    assert "1 January – 12 February 2014" in title(timeline(entries, "Oslo track", "en"))


@both_languages
def test_what_is_left_out_is_said(lang):
    chart = timeline([entry("a"), entry("b", happened=Interval(), said=Interval())], "مسار أوسلو", lang)
    assert label("out.undated", lang, n=1) in notes(chart)


@every_picture
@both_languages
def test_nothing_is_a_picture_that_says_so(picture, lang):
    chart = picture([], lang)
    assert any(bare(row.get("words", "")) == label("empty", lang) for row in rows(chart))
    assert png(chart, scale=1).startswith(b"\x89PNG")


def test_no_sums_are_a_picture_that_says_so():
    assert "Nothing in this period" in svg(pledges([], None, "Oslo conference", "en"))


@every_picture
@both_languages
def test_many_entries_are_limited_and_the_rest_is_counted(picture, lang):
    chart = picture(many(700), lang)
    assert len(drawn(chart)) <= 2000
    assert left_out(chart) or "45" in notes(chart)
    height = int(re.search(r'<svg[^>]* height="(\d+)', svg(chart)).group(1))
    assert height < 2500


def test_numbers_and_nouns_agree_in_arabic():
    forms = [counted("noun.meeting", n, "ar") for n in (1, 2, 3, 11, 100)]
    assert forms == ["لقاء واحد", "لقاءان", "3 لقاءات", "11 لقاء", "100 لقاء"]


days = st.one_of(st.none(), st.dates(datetime.date(2013, 1, 1), datetime.date(2015, 12, 31)))
intervals = st.builds(lambda first, last: Interval(first=first, last=last), days, days)
words = st.text(max_size=30)


@st.composite
def any_entries(draw):
    kinds = st.sampled_from(["meeting", "gathering", "attendance", "position", "pledge", "obstacle"])
    found = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(kinds)
        role = "participant" if kind == "meeting" else "party"
        slots = {"status": list(AttendanceStatus), "stance": [*Stance, "else"], "target": ["هدنة", "أسرى"]}
        found.append(
            Entry(
                id=f"e{number}", kind=kind, title=draw(words), status=draw(st.sampled_from(EntryStatus)),
                happened=draw(intervals), said=draw(intervals), outlets=tuple(draw(st.lists(words, max_size=3))),
                texts=draw(st.integers(0, 9)),
                roles=tuple(Role(role=role, actor=name, name=draw(words)) for name in draw(st.lists(st.sampled_from(NAMES), max_size=4))),
                values={slot: (Value(key=draw(st.sampled_from(keys)), words=draw(words), backed=()),) for slot, keys in slots.items()},
            )
        )  # fmt: skip
    return found


def has_day(interval):
    return bool(interval.first or interval.last)


several_draws = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@several_draws
@given(any_entries())
def test_every_entry_with_a_date_is_on_the_timeline(entries):
    chart = timeline(entries, "مسار أوسلو")
    dated = {e.id for e in entries if has_day(e.happened) or has_day(e.said)}
    assert drawn(chart) == dated
    assert left_out(chart).get("undated", 0) == len(entries) - len(dated)


@several_draws
@given(any_entries())
def test_every_entry_is_drawn_or_counted_as_left_out(entries):
    for picture in (positions, board):
        chart = picture(entries, "مسار أوسلو", "en")
        assert len(drawn(chart)) + sum(left_out(chart).values()) == len(entries)
    chart = network(entries, "مسار أوسلو", "en")
    drawn_meetings = re.search(r"actors?, (\d+) meeting", title(chart))
    counted_meetings = int(drawn_meetings.group(1)) if drawn_meetings else 0
    assert counted_meetings + sum(left_out(chart).values()) == len(entries)


def test_the_columns_of_many_count_every_dated_entry():
    entries = [e for e in many(300) if e.kind == "meeting"]
    chart = timeline(entries, "مسار أوسلو")
    assert sum(row["n"] for row in rows(chart) if "n" in row) == len(entries)


# The same picture for the same entries


@every_picture
def test_same_entries_same_picture(picture):
    entries = many(40)
    shuffled = random.Random(3).sample(entries, len(entries))
    assert picture(entries, "ar").to_json() == picture(shuffled, "ar").to_json()
    assert svg(picture(entries, "ar")) == svg(picture(entries, "ar"))


def test_the_same_sums_give_the_same_picture():
    assert pledges(SUMS, 6e8, "مؤتمر أوسلو").to_json() == pledges(SUMS[::-1], 6e8, "مؤتمر أوسلو").to_json()


# Words of strangers

MARKUP = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;'


def hostile(words):
    """Entries of all kinds in which every name is these words, and a picture of each kind."""
    role = (Role(role="participant", actor="1", name=words), Role(role="participant", actor="2", name=words))
    entries = [
        entry("m", title=words, roles=role, outlets=(words,)),
        stands("a", words, {"status": ("conditional",), "condition": (words,)}),
        wants("p", words, "rejects", words),
    ]
    made = [picture(entries, words, "ar") for picture in (timeline, network, positions, board)]
    return [*made, pledges([Bar(words, words, 1e6, 2e6, True, words)], 3e6, words, "en")]


def test_a_name_with_markup_stays_text():
    for chart in hostile(MARKUP):
        picture = svg(chart)
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture).iter()}
        assert tags <= {"svg", "g", "path", "rect", "text", "tspan", "line", "defs", "clipPath", "title", "desc"}
        assert "alert(1)" in picture
        page = html(chart)
        assert page.count("<script") == 2
        assert "<img" not in page.partition("const spec")[2]
        assert "<script>alert" not in page.replace("<script>const", "")


@pytest.mark.parametrize(
    "words",
    [
        DIRECTION_MARKS + "اسم",
        "\u2067\u2069\u2069\u2066x",
        "a\x00b\x07c\x1b[0m",
        "\ud800 نصف",
        "\n\r\t\u2028",
        "",
        "ا" * 50_000,
        "{x} {} %s",
    ],
)
def test_hidden_characters_and_endless_names_break_no_picture(words):
    for chart in hostile(words):
        picture = svg(chart)
        ElementTree.fromstring(picture)
        assert not set(DIRECTION_MARKS) & set(picture)
        assert picture.count("\u2067") + picture.count("\u2066") == picture.count("\u2069")
        assert len(picture) < 200_000


def test_arabic_lines_run_from_right_to_left():
    spec = timeline([entry("a", title="لقاء Lind (UN) في أوسلو 2")], "مسار أوسلو 2").to_dict()
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in spec["title"]["text"])
    assert spec["title"]["anchor"] == "end"
    assert spec["vconcat"][-1]["layer"][0]["encoding"]["x"]["scale"]["reverse"] is True


def test_days_at_the_ends_of_the_calendar_break_no_picture():
    ends = Interval(first=datetime.date.min, last=datetime.date.max)
    for entries in (
        [entry("a", happened=ends)],
        [entry("a", happened=Interval(first=datetime.date.max))],
        [entry(str(i), happened=ends) for i in range(60)],
    ):
        assert svg(timeline(entries, "مسار أوسلو"))


def test_sums_that_are_no_figures_are_left_out_and_counted():
    odd = [
        Bar("قطر", "pledged", low, high, True, "USD") for low, high in ((math.nan, 1.0), (-5.0, 1.0), (1.0, math.inf))
    ]
    chart = pledges([*SUMS, *odd], math.nan, "Oslo conference", "en")
    assert left_out(chart) == {"amounts": 3}
    assert svg(pledges([Bar("قطر", "pledged", 0.0, 0.0, True, "")], 0.0, "Oslo conference", "en"))
    assert svg(pledges([Bar("قطر", "pledged", 1e300, 1e300, True, "USD")], None, "Oslo conference"))


# Files


def test_the_page_loads_nothing():
    page = html(timeline([entry("a")], "مسار أوسلو"))
    outside_the_bundle = page.partition("<script>")[0] + page.rpartition("<script>")[2]
    assert not re.search(r"(src|href)=|https?://(?!vega.github.io/schema/)", outside_the_bundle)
    assert "default-src 'none'" in page
    assert 'lang="ar" dir="rtl"' in page
    assert "font/ttf;base64," in page


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!doctype html>"), (".SVG", b"<svg")]
)
def test_the_suffix_chooses_the_kind_of_file(tmp_path, suffix, begins):
    path = save(timeline([entry("a")], "مسار أوسلو"), tmp_path / f"picture{suffix}")
    assert path.read_bytes().startswith(begins)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["picture.gif", "picture", "missing/picture.svg"])
def test_a_file_that_cannot_be_written_is_refused_in_one_line(tmp_path, name):
    with pytest.raises(MahdarError) as refusal:
        save(timeline([entry("a")], "مسار أوسلو"), tmp_path / name)
    assert "\n" not in str(refusal.value)
    assert "choose" in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_larger_scale_gives_a_larger_image():
    chart = timeline([entry("a")], "مسار أوسلو")
    small, large = (int.from_bytes(png(chart, scale=scale)[16:20], "big") for scale in (1, 2))
    assert large == pytest.approx(2 * small, abs=2)


def test_the_font_comes_with_its_licence():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 400_000


def test_a_language_without_labels_is_refused():
    with pytest.raises(MahdarError, match="ar, en"):
        timeline([entry("a")], "piste d'Oslo", "fr")


def test_every_label_is_in_both_languages():
    table = [
        line.split("\t") for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    assert all(len(row) == 3 for row in table)
    keys = [key for key, *_ in table]
    assert len(keys) == len(set(keys))
    plural = re.compile(r"\.(zero|one|two|few|many|other)$")
    assert all(arabic and (english or plural.search(key)) for key, arabic, english in table)
    for enumeration, group in (
        (EntryStatus, "status"),
        (Stance, "stance"),
        (AttendanceStatus, "attendance"),
        (Stage, "stage"),
    ):
        assert all(label(f"{group}.{value}", lang) for value in enumeration for lang in LANGUAGES)


# Letters and days


@given(st.text(max_size=200), st.integers(20, 400))
def test_cut_words_have_room(words, room):
    assert width(cut(words, 12, room), 12) <= room + 12


@given(st.text(max_size=300), st.integers(60, 500))
def test_wrapping_loses_nothing_but_at_the_end(words, room):
    lines = wrapped(tidy(words), 12, room, 4)
    assert len(lines) <= 4
    assert "…" in " ".join(lines) or " ".join(lines) == tidy(words)
    assert len(balanced(tidy(words), 12, room, 4)) <= 4


@given(st.lists(st.dates(), min_size=1, max_size=5))
def test_ticks_are_few_and_within_the_axis(dates):
    along = axis([date.toordinal() for date in dates], 880)
    found = ticks(along, "ar")
    assert len(found) <= 880 / 80 + 2
    assert all(along.first <= tick <= along.last for tick in found)


def test_days_are_worded_in_both_languages():
    assert day_words(day(13), "ar") == "14 يناير 2014"
    assert span_words(day(13), day(21), "ar") == "14–22 يناير 2014"
    assert span_words(day(-3), day(2), "en") == "29 December 2013 – 3 January 2014"
