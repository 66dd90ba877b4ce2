"""How right the reading is: the scorer's rules, its errors, and that no change of ours makes the figures fall."""

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest

from mahdar.accuracy import (
    Scored,
    claims_read,
    common_faults,
    figures,
    gold_folder,
    load_figures,
    save_figures,
    score,
    scored,
)
from mahdar.accuracy.gold import GoldArticle
from mahdar.accuracy.matching import SAME, Text, same_gathering, same_name
from mahdar.errors import MahdarError
from mahdar.vocabulary import Document
from test_cli import mahdar

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
RECORD = ROOT / "bench" / "accuracy.json"
MAY_FALL = 0.01
LEAST_ON_GENEVA2 = 0.95
TEXT = "عنوان\nأعلن الوزير في أوسلو أن بلاده تتبرع بعشرة ملايين دولار. وقال إن القمة تعقد غدا."
PLEDGE = {"kind": "pledge", "stage": "pledged", "amount": 10_000_000, "currency": "USD", "evidence": "عشرة ملايين دولار"}
SAYING = {
    "kind": "statement",
    "speaker": "الوزير",
    "manner": "indirect",
    "content": "بلاده تتبرع بعشرة ملايين دولار",
    "evidence": "أعلن",
}
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="the gold sets are not here")


def one(gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> Scored:
    return scored(GoldArticle(Document(id="a", text=TEXT, source="x"), tuple(gold)), read)


@pytest.fixture(scope="module")
def measured() -> dict[str, tuple[Scored, ...]]:
    """Each gold set, read once for all tests."""
    return {
        name: tuple(scored(a, claims_read(a.document)) for a in gold_folder(GOLD / name).articles)
        for name in ("dev", "geneva2")
    }


# the rules


def test_names_are_one_where_one_holds_the_other_or_half_is_shared() -> None:
    assert same_name("وزير الخارجية النرويجي", "الخارجية النرويجية") is False
    assert same_name("بورغ برنده", "برنده")
    assert same_name("الأمم المتّحدة", "الامم المتحده")
    assert not same_name("", "روسيا")


def test_a_noun_that_any_gathering_has_does_not_make_two_one() -> None:
    assert same_gathering("محادثات جنيف", "مفاوضات جنيف")
    assert not same_gathering("قمة الرياض", "قمة هلسنكي")
    assert same_gathering("القمة", "قمة الرياض")


def test_parts_of_a_text_overlap_by_their_places() -> None:
    text = Text("في أوسلو اليوم")
    assert text.overlap("في أوسلو", "أوسلو اليوم") == pytest.approx(5 / 14)
    assert text.overlap("في أوسلو", "غدا") == 0


def test_a_claim_that_was_read_answers_for_one_annotated_claim_only() -> None:
    assert len(one([PLEDGE, PLEDGE], [PLEDGE]).pairs["pledge"]) == 1


def test_every_annotation_scores_full_against_itself() -> None:
    found = score([one([PLEDGE, SAYING], [PLEDGE, SAYING])])
    assert (found.micro.f1, found.amounts, found.kinds["statement"].slots["manner"]) == (1.0, (1, 1), (1, 1))


def test_nothing_read_and_nothing_there_is_no_error() -> None:
    assert score([one([], [])]).micro.f1 == 0.0


def test_a_wrong_sum_is_told_with_the_right_one() -> None:
    found = score([one([PLEDGE], [{**PLEDGE, "amount": 10}])])
    assert found.amounts == (0, 1)
    assert (found.wrong[0].gold, found.wrong[0].read) == ("10,000,000 USD", "10 USD")


def test_direct_quotations_are_counted_apart() -> None:
    found = score([one([{**SAYING, "manner": "direct"}], [SAYING])])
    assert (found.kinds["statement"].f1, found.direct.recall) == (1.0, 0.0)


def test_errors_say_what_parts_them_from_the_nearest_claim() -> None:
    faults = common_faults([one([SAYING, PLEDGE], [{**SAYING, "speaker": "القمة"}])])
    assert {(f.kind, f.side, f.why) for f in faults} == {
        ("statement", "missed", "another speaker"),
        ("statement", "spurious", "another speaker"),
        ("pledge", "missed", "nothing of the kind there"),
    }


@needs_gold
def test_our_figures_are_those_of_the_scorer_of_the_guide(
    measured: dict[str, tuple[Scored, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    system = tmp_path / "system.jsonl"
    rows = [{"id": a.document.id, "claims": a.read} for a in measured["dev"]]
    system.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    theirs = run_scorer(GOLD / "dev" / "claims.jsonl", system, GOLD / "dev" / "articles.jsonl", capsys)
    ours = figures(score(measured["dev"]))
    assert ours["all"]["micro_f1"] == pytest.approx(theirs["all"]["f1"], abs=1e-4)
    assert ours["all"]["macro_f1"] == pytest.approx(theirs["all"]["macro_f1"], abs=1e-4)
    for kind in SAME:
        for rate in ("precision", "recall", "f1", "gold"):
            assert ours["kinds"][kind][rate] == pytest.approx(theirs[kind][rate], abs=1e-4), (kind, rate)
        assert ours["kinds"][kind]["slots"] == pytest.approx(theirs[kind]["slots"], abs=1e-3)


def run_scorer(gold: Path, system: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    spec = importlib.util.spec_from_file_location("guides_scorer", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["score.py", str(gold), str(system), str(articles), "--json"])
        scorer.main()
    return json.loads(capsys.readouterr().out)


# the record


@needs_gold
def test_the_recorded_figures_have_not_fallen(measured: dict[str, tuple[Scored, ...]]) -> None:
    recorded = load_figures(RECORD)["dev"]["all"]["micro_f1"]
    assert score(measured["dev"]).micro.f1 >= recorded - MAY_FALL


@needs_gold
def test_the_first_article_is_still_read_right(measured: dict[str, tuple[Scored, ...]]) -> None:
    assert score(measured["geneva2"]).micro.f1 >= LEAST_ON_GENEVA2


def test_the_record_is_in_the_document_of_accuracy() -> None:
    documented = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    for name, found in load_figures(RECORD).items():
        assert f"| {name} | {found['all']['micro_f1']:.3f} | {found['all']['macro_f1']:.3f} |" in documented, name


def test_a_record_keeps_the_figures_of_other_folders(tmp_path: Path) -> None:
    found = figures(score([one([PLEDGE], [PLEDGE])]))
    save_figures(tmp_path / "r.json", "a", found)
    save_figures(tmp_path / "r.json", "b", found)
    assert load_figures(tmp_path / "r.json").keys() == {"a", "b"}


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"a": 1}', b"\xff"])
def test_what_is_no_record_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "r.json").write_bytes(raw)
    if raw == b"[]":
        assert isinstance(json.loads(raw), list)
    with pytest.raises(MahdarError, match=r"r\.json: is no saved run"):
        load_figures(tmp_path / "r.json")


# the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    article = {"id": "a", "text": TEXT, "published": "2014-01-16", "source": "Sample"}
    path = tmp_path / "mine"
    path.mkdir()
    (path / "articles.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    (path / "claims.jsonl").write_text(json.dumps({"id": "a", "claims": [SAYING, PLEDGE]}) + "\n", encoding="utf-8")
    return path


def test_the_report_fits_eighty_columns(folder: Path) -> None:
    done = mahdar("eval", folder, "--by", "source")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert re.search(r"Sample +1 ", done.stdout)


def test_a_run_is_kept_and_compared(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    assert mahdar("eval", folder, "--save", record).returncode == 0
    assert "F1 earlier" in mahdar("eval", folder, "--against", record).stdout
    assert json.loads(mahdar("eval", "claims", folder, "--json").stdout)["all"]["gold"] == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("", "has no claims"),
        ("nonsense", "is no JSON object"),
        ('{"id": "b", "claims": []}', "article 'b' is not in"),
        ('{"id": "a", "claims": {}}', "no list"),
        ('{"id": "a", "claims": [{"kind": "rumour"}]}', "no kind of claim"),
        ('{"id": "a", "claims": [{"kind": "pledge", "evidence": "x", "amount": "10"}]}', "a pledge has no stage"),
    ],
)
def test_broken_gold_is_one_line(folder: Path, line: str, reason: str) -> None:
    (folder / "claims.jsonl").write_text(line, encoding="utf-8")
    done = mahdar("eval", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert reason in done.stderr


def test_a_folder_without_gold_says_what_gold_is(tmp_path: Path) -> None:
    done = mahdar("eval", tmp_path)
    assert done.returncode == 1
    assert "there is no such file" in done.stderr
