"""Mining a corpus: what the word lists lack is found, counted and marked, and nothing else is claimed to be new."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mahdar.harvest import LISTS, Find, harvest
from mahdar.harvest.spellings import rival_spellings
from test_cli import mahdar

UNKNOWN = "قال وزير الخارجية النرويجي فلانوش برطمانوف إن المحادثات تستأنف غدا."


def finds(text: str, name: str) -> dict[str, Find]:
    return {find.found: find for find in harvest([text], 1)[name]}


def test_a_name_behind_a_title_is_found_and_new() -> None:
    found = finds(UNKNOWN, "persons")["فلانوش برطمانوف"]
    assert (found.seen, found.pattern, found.already_known) == (1, "title + name", False)


def test_a_figure_is_known() -> None:
    assert finds("التقى جون كيري نظيره.", "persons")["جون كيري"].already_known


def test_an_office_is_found_with_its_country() -> None:
    assert finds(UNKNOWN, "offices")["وزير الخارجية النرويجي فلانوش برطمانوف"].pattern == "title + country + name"


def test_a_noun_before_a_name_may_be_a_title() -> None:
    assert finds("رحب الغطاس المخضرم محمد صالح بالفكرة.", "offices")["الغطاس المخضرم"].pattern == "noun + name"


def test_a_body_that_the_lists_lack_is_new() -> None:
    assert not finds("أعلنت جمعية أصدقاء القناطر القديمة حملة.", "organisations")["جمعية أصدقاء القناطر القديمة"].already_known


def test_a_short_form_in_brackets_is_found() -> None:
    found = finds("قالت جمعية أصدقاء القناطر (جاقا) إن القناطر بخير.", "organisations")
    assert "جمعية أصدقاء القناطر = جاقا" in found


def test_a_verb_before_a_clause_is_a_verb_of_saying() -> None:
    assert finds("قال الوزير إن الوضع صعب.", "verbs")["قال"].already_known
    assert not finds("وسرد الوزير أن الوضع صعب.", "verbs")["سرد"].already_known


def test_what_is_named_in_quotation_marks_makes_no_verb() -> None:
    assert finds('تحت عنوان "حكاية مدينة" صدر كتاب.', "verbs") == {}


def test_a_noun_behind_the_opening_of_a_gathering_is_found() -> None:
    assert "الملتقى" in " ".join(finds("اختتمت أعمال الملتقى الاقتصادي الثالث.", "gatherings"))
    assert finds("انطلقت فعاليات الندوة العلمية الثالثة.", "gatherings")["الندوة العلمية الثالثة"].pattern == "behind فعاليات"


def test_spellings_of_one_sound_are_put_together() -> None:
    found = rival_spellings({"فلاجان برطمانوف": 5, "فلاغان برطمانوف": 2, "سمير وهبي": 9}, 1)
    assert [(f.found, f.seen, f.example) for f in found] == [("فلاجان برطمانوف", 7, "فلاغان برطمانوف (2)")]


def test_what_is_seen_too_rarely_is_left_out() -> None:
    assert harvest([UNKNOWN], 2)["persons"] == []
    assert harvest([UNKNOWN, UNKNOWN], 2)["persons"][0].seen == 2


@given(st.text(alphabet="قال أن إن الوزير محمد (و) : «»\"\n،.", max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_text_stops_the_harvest(text: str) -> None:
    assert set(harvest([text], 1)) == set(LISTS)


def test_the_lists_are_written_as_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(UNKNOWN, encoding="utf-8")
    done = mahdar("lexicon", "harvest", tmp_path / "a.txt", "--out", tmp_path / "found", "--min-count", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.stem for path in (tmp_path / "found").iterdir()} == set(LISTS)
    head, row = (tmp_path / "found" / "persons.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == ["found", "count", "pattern", "example", "already_known"]
    assert row.split("\t")[:3] == ["فلانوش برطمانوف", "1", "title + name"]


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_where_nothing_could_be_read_nothing_is_written(tmp_path: Path, name: str) -> None:
    done = mahdar("lexicon", "harvest", name, "--out", "found", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing is written" in done.stderr
    assert list(tmp_path.iterdir()) == []
