"""Bytes to Documents: encodings, formats, and bad articles that are named while the rest go on."""

import contextlib
import datetime
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import ReadingError
from mahdar.reading import count, documents, publication_date, samples
from mahdar.reading.encoding import decode
from mahdar.reading.samples import FOLDER
from mahdar.reading.soundness import flaw
from mahdar.vocabulary import Document

REPORT = "التقى وزير الخارجية النرويجي نظيره الصومالي في نيروبي، وقال إن المشاورات «مثمرة»."
CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus" / "news-2018.parquet"


def read(path: Path | str, **options: datetime.date) -> list[Document | ReadingError]:
    return list(documents(path, **options))


def texts(path: Path | str) -> list[str]:
    return [item.text if isinstance(item, Document) else f"refused: {item}" for item in documents(path)]


def refusal(path: Path | str) -> str:
    (item,) = documents(path)
    assert isinstance(item, ReadingError)
    assert "\n" not in str(item)
    return str(item)


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_a_report_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "report.txt").write_bytes(REPORT.encode(encoding))
    assert texts(tmp_path / "report.txt") == [REPORT]


@pytest.mark.parametrize("headline", ["قمة", "محادثات سلام", "الصومال: اتفاق على هدنة", "اجتماع في نيروبي 2014"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1256"])
def test_a_headline_is_enough_to_tell_the_encoding(headline: str, encoding: str) -> None:
    assert decode(headline.encode(encoding), "here") == headline


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Сергей Лавров провёл переговоры в Женеве", "cp1251"),
        ("Сергей Лавров провёл переговоры в Женеве", "koi8-r"),
        ("Διαπραγματεύσεις στη Γενεύη για την ειρήνη", "cp1253"),
        ("שיחות שלום בז'נבה", "cp1255"),
        ("négociations à Genève, où l'été a été très chaud", "latin-1"),
        ("日内瓦和平谈判今天开始", "gbk"),
        ("ジュネーブ和平会議", "shift-jis"),
    ],
)
def test_other_legacy_encodings_are_refused_rather_than_taken_for_arabic(words: str, encoding: str) -> None:
    with pytest.raises(ReadingError, match="here: "):
        decode(words.encode(encoding), "here")


@pytest.mark.skipif(not CORPUS.exists(), reason="the press corpus is not here")
def test_titles_of_the_press_survive_windows_1256() -> None:
    titles = [item.title for item, _ in zip(documents(CORPUS), range(2000), strict=False) if isinstance(item, Document)]
    encodable = [t for t in titles if t and t.encode("cp1256", "ignore").decode("cp1256") == t and not t.isascii()]
    assert len(encodable) > 1500
    wrong = [title for title in encodable if decode(title.encode("cp1256"), "here") != title]
    assert not wrong


def test_text_in_another_language_is_read(tmp_path: Path) -> None:
    (tmp_path / "english.txt").write_text("Talks began in Nairobi.", encoding="utf-8")
    assert texts(tmp_path / "english.txt") == ["Talks began in Nairobi."]


# what is refused


@pytest.mark.parametrize("taken_for", ["cp1252", "cp1256", "latin-1"])
def test_mojibake_is_refused(taken_for: str) -> None:
    damaged = REPORT.encode().decode(taken_for, "ignore")
    assert "mojibake" in (flaw(damaged) or "")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 8, "neither UTF-8"),
        (b"\x01\x02\x03\x04 \x05\x06" * 9, "binary"),
        (b"a report\x00with a NUL", "NUL at character 9"),
        (REPORT.encode()[:-6] + b"\xd9 .", "damaged UTF-8"),
        (REPORT.encode("utf-16")[:-1], "damaged UTF-16"),
        (b"????? ???? ?????? ??????", "question marks"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "report.txt").write_bytes(raw)
    message = refusal(tmp_path / "report.txt")
    assert message.startswith(str(tmp_path / "report.txt"))
    assert reason in message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "absent.txt")
    assert "is a folder" in refusal(tmp_path)
    assert "NUL" in refusal("a\x00b")


def test_persian_is_not_taken_for_mojibake() -> None:
    assert flaw("عکس عکس عکس") is None


def test_text_is_never_altered(tmp_path: Path) -> None:
    odd = "\u200fقـــال\r\nالوزير ﻻ \u0640\n\n  \ufeffثم\u202c"
    (tmp_path / "odd.txt").write_bytes(odd.encode())
    assert texts(tmp_path / "odd.txt") == [odd]


# rows


def test_a_bad_row_is_named_and_the_rest_go_on(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "wire.jsonl",
        {"id": "a", "text": REPORT},
        "{not json",
        {"id": "c"},
        {"id": "d", "text": ""},
        {"id": "e", "text": REPORT, "published": "16/1/2014"},
        {"id": "f", "text": "\ud83d halved"},
        [1, 2],
        "[" * 100_000,
        {"text": REPORT},
        {"id": ["g"], "text": REPORT},
        {"id": "h", "text": REPORT, "url": 7},
        {
            "id": "z",
            "text": REPORT,
            "published": "2014-01-16",
            "title": "عنوان",
            "source": "س",
            "url": "https://x.example",
        },
    )
    items = read(path)
    said = [str(item).removeprefix(f"{path}, ") for item in items if isinstance(item, ReadingError)]
    assert [line.split(":")[0] for line in said] == [
        "row 2", "article c", "article d", "article e", "article f", "row 7", "row 8", "row 10", "article h",
    ]  # fmt: skip
    last = items[-1]
    assert isinstance(last, Document)
    assert (last.id, last.title, last.published) == ("z", "عنوان", datetime.date(2014, 1, 16))
    assert [item.id for item in items if isinstance(item, Document)] == ["a", f"{path} row 9", "z"]
    assert count(path) == 12


def test_the_day_given_holds_for_articles_without_one(tmp_path: Path) -> None:
    path = lines(tmp_path / "w.jsonl", {"text": REPORT}, {"text": REPORT, "published": "2014-01-16"})
    days = [item.published for item in read(path, published=datetime.date(2020, 2, 2)) if isinstance(item, Document)]
    assert days == [datetime.date(2020, 2, 2), datetime.date(2014, 1, 16)]


def test_json_lines_in_utf_16_and_with_a_mark_are_read(tmp_path: Path) -> None:
    row = json.dumps({"text": REPORT}, ensure_ascii=False) + "\n"
    for encoding in ("utf-16", "utf-8-sig", "cp1256"):
        (tmp_path / "w.jsonl").write_bytes((row + row).encode(encoding))
        assert texts(tmp_path / "w.jsonl") == [REPORT, REPORT]


def test_json_lines_are_known_without_their_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path / "wire", {"id": "a", "text": REPORT})
    assert texts(path) == [REPORT]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    assert texts("-") == [REPORT]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert texts("-") == [REPORT]
    assert count("-") is None


def test_parquet_is_read_and_a_bad_row_is_named(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    day = datetime.date(2014, 1, 16)
    broken = pyarrow.array([b"\xff\xfe", REPORT.encode(), None], pyarrow.binary()).view(pyarrow.string())
    table = pyarrow.table({"id": ["a", "b", "c"], "text": broken, "published": [day, day, None], "extra": [1, 2, 3]})
    parquet.write_table(table, tmp_path / "news.parquet")
    first, second, third = read(tmp_path / "news.parquet")
    assert "row 1: is not UTF-8" in str(first)
    assert isinstance(second, Document)
    assert (second.id, second.text, second.published) == ("b", REPORT, day)
    assert "article c: has no text" in str(third)
    assert count(tmp_path / "news.parquet") == 3


def test_a_bad_parquet_file_is_named(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 not really")
    assert "no Parquet file" in refusal(tmp_path / "bad.parquet")
    assert count(tmp_path / "bad.parquet") is None
    parquet.write_table(pyarrow.table({"body": ["x"]}), tmp_path / "other.parquet")
    assert "no column `text`" in refusal(tmp_path / "other.parquet")


def test_parquet_without_pyarrow_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'mahdar[parquet]'" in refusal(tmp_path / "news.parquet")


# publication dates


@pytest.mark.parametrize(
    "value",
    ["2014-01-16", " 2014-01-16 ", "2014-01-16T10:00:00+03:00", datetime.date(2014, 1, 16)],
)
def test_an_iso_day_is_a_publication_date(value: object) -> None:
    assert publication_date(value) == datetime.date(2014, 1, 16)


@pytest.mark.parametrize("value", ["2014", "2014-13-01", "0001-01-01", "9999-12-31", "today", 1389830400000, True, []])
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ReadingError, match="YYYY-MM-DD"):
        publication_date(value)


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_a_missing_date_is_none(value: object) -> None:
    assert publication_date(value) is None


# the samples


@pytest.mark.skipif(not (FOLDER / "samples.toml").exists(), reason="no samples have been written yet")
def test_the_samples_are_sound_and_dated() -> None:
    articles = list(samples())
    assert articles
    assert {path.stem for path in FOLDER.glob("*.txt")} == {article.id for article in articles}
    assert all(article.published and flaw(article.text) is None for article in articles)


# any input at all


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_one_line_error(raw: bytes) -> None:
    with contextlib.suppress(ReadingError):
        text = decode(raw, "here")
        assert flaw(text) or text


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_string_is_judged_without_raising(text: str) -> None:
    reason = flaw(text)
    assert reason is None or reason


@given(st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF, categories=["Lo"]), min_size=1))
def test_sound_arabic_is_never_refused(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding), "here") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1256"])
def test_ten_megabytes_are_one_document(tmp_path: Path, encoding: str) -> None:
    raw = ((REPORT + "\n") * 150_000).encode(encoding)[:10_000_000]
    (tmp_path / "long.txt").write_bytes(raw[: raw.rindex("\n".encode(encoding))] + "\n".encode(encoding))
    (item,) = documents(tmp_path / "long.txt")
    assert isinstance(item, Document)
    assert len(item.text) > 1_000_000
