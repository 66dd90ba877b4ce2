"""The name tagger: what it sees of words, what it proposes, and how it is measured."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from mahdar.arabic.analysis import analyse
from mahdar.arabic.tokens import tokenize
from mahdar.cli.app import app
from mahdar.errors import ReadingError
from mahdar.mentions.annotate import annotate
from mahdar.mentions.tagger.attributes import Observer
from mahdar.mentions.tagger.columns import Row, align, labels_of_words, name_in_rows, read_columns
from mahdar.mentions.tagger.model import SHIPPED, shipped
from mahdar.mentions.tagger.proposals import fill_gaps, propose
from mahdar.mentions.tagger.scores import Entity, Scores, entities
from mahdar.mentions.tagger.training import evaluate, train
from mahdar.mentions.tagger.words import words

TAGGER = Path(__file__).parent.parent / "src" / "mahdar" / "mentions" / "tagger"
ANERCORP = Path(__file__).parent.parent.parent / "shared" / "corpus" / "anercorp-train.txt"
MEGABYTE = 1_000_000
TEXT = st.text(
    alphabet=st.one_of(st.sampled_from('ابتثجحخدرسعفقكلمنهويىةءأإؤئـَّ ،."()-_#0123٤٥aZ\n\u200f'), st.characters())
)


def proposed(sentence: str) -> set[tuple[str, str]]:
    tokens = tokenize(sentence)
    found = propose(tokens, [(0, len(tokens))])
    return {(sentence[tokens[p.first].start : tokens[p.last - 1].end], p.type) for p in found}


def attributes_of(sentence: str) -> list[list[str]]:
    tokens = tokenize(sentence)
    return Observer().observe(tokens, [(0, len(tokens))])[0][1]


# what it proposes


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("وأضاف المحامي يوران شيفتيل أن موكله بريء.", ("يوران شيفتيل", "PERS")),
        ("وقع الانفجار في بلدة كوندورا جنوب العاصمة.", ("كوندورا", "LOC")),
        ("وقال مصدر في شركة ميتروفان إن الإنتاج توقف.", ("ميتروفان", "ORG")),
    ],
)
def test_unheard_names_are_known_by_their_company(sentence: str, name: tuple[str, str]) -> None:
    assert name in proposed(sentence)


def test_a_sentence_without_names_has_none() -> None:
    assert proposed("وارتفعت أسعار الخبز والوقود ارتفاعا كبيرا خلال الشهر الماضي.") == set()


def test_a_name_is_proposed_without_the_clitic_before_it() -> None:
    assert ("يوران شيفتيل", "PERS") in proposed("والتقى الوفد بيوران شيفتيل. وقال يوران شيفتيل إن اللقاء مفيد.")


def test_proposals_say_where_they_come_from() -> None:
    (person,) = [a for a in annotate("وأوضح باركنسون أن الخطة جاهزة.").actors if a.how == "tagger"]
    assert person.name == "باركنسون"


def test_lists_and_titles_overrule_the_tagger() -> None:
    text = "وقال وزير الخارجية سيرغي لافروف إن روسيا تدعم الأمم المتحدة."
    analysis = analyse(text)
    assert [a.how for a in annotate(text).actors if a.how == "tagger"] == []
    everything = [(0, len(analysis.tokens))]
    assert fill_gaps(analysis, [], everything) == []


def test_a_letter_that_belongs_to_the_name_is_not_cut_off() -> None:
    assert not [a for a in annotate("جرت المحادثات حول بيونغ يانغ وبرنامجها.").actors if a.name.startswith("يونغ")]


@given(TEXT)
def test_any_string_has_attributes_and_proposals(text: str) -> None:
    analysis = analyse(text)
    sentences = [(s.first, s.last) for s in analysis.sentences]
    for (part, attributes), (a, b) in zip(Observer().observe(analysis.tokens, sentences), sentences, strict=True):
        assert len(part) == len(attributes)
        assert [i for w in part for i in range(w.first, w.last)] == list(range(a, b))
    for p in propose(analysis.tokens, sentences):
        assert 0 <= p.first < p.last <= len(analysis.tokens)
        assert 0 <= p.probability <= 1.0001
    fill_gaps(analysis, [], [])


# what it sees


def test_a_written_word_is_seen_with_its_clitics_and_neighbours() -> None:
    said, name, _ = attributes_of("وقال بوتين.")
    assert {"stem=قال", "clitics=و//False", "verb=past/3ms", "1:stem=بوتين"} <= set(said)
    assert {"-1:stem=قال", "-1:verb=past/3ms", "1:stem=.", "2:edge"} <= set(name)


def test_a_surname_gains_from_the_full_name_elsewhere() -> None:
    text = "التقى المدير محمد كرسنوف الوفد.\nثم غادر كرسنوف المدينة."
    analysis = analyse(text)
    observed = Observer().observe(analysis.tokens, [(s.first, s.last) for s in analysis.sentences])
    (_, second) = observed[1]
    (surname,) = [a for a in second if "stem=كرسنوف" in a]
    assert "elsewhere behind a given name" in surname


def test_lists_made_from_the_training_file_are_not_seen() -> None:
    """أدولف is in given_names.tsv with counts from ANERcorp, and so it may not be an attribute there."""
    assert "first name" not in attributes_of("أدولف")[0]


def test_an_observer_that_wants_little_gives_little() -> None:
    tokens = tokenize("قال بوتين")
    ((_, attributes),) = Observer({"stem=قال"}).observe(tokens, [(0, 2)])
    assert [a for word in attributes for a in word if not a.endswith("edge")] == ["stem=قال"]


# how it is measured


def test_an_entity_ends_where_another_begins() -> None:
    labels = ["B-PERS", "B-PERS", "I-PERS", "I-LOC", "O", "I-ORG"]
    assert entities(labels) == {Entity(0, 1, "PERS"), Entity(1, 3, "PERS"), Entity(3, 4, "LOC"), Entity(5, 6, "ORG")}


def test_only_the_exact_stretch_and_type_is_right() -> None:
    scores = Scores()
    scores.add(entities(["B-PERS", "I-PERS", "O", "B-LOC"]), entities(["B-PERS", "O", "O", "B-LOC"]))
    scores.add(entities(["B-ORG", "O"]), entities(["B-LOC", "O"]))
    assert scores.of() == (1 / 3, 1 / 3, 1 / 3)
    assert scores.of("LOC") == (0.5, 1.0, 2 / 3)
    assert scores.of("MISC") == (0.0, 0.0, 0.0)
    assert scores.table().splitlines()[-1].split() == ["all", "33.33", "33.33", "33.33", "1", "3", "3"]


def test_rows_and_written_words_need_not_agree(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("(بون O\nب O\nأ) O\nقال O\nكارل-هانز B-PERS\nبراون I-PERS\n. O\n\nنعم O\n", encoding="utf-8")
    sentences = read_columns(path)
    aligned = align(sentences)
    (first, second) = aligned.sentences
    written = [aligned.tokens[w.stem].norm for w in words(aligned.tokens, *first)]
    assert written == ["(", "بون", "ب", "ا", ")", "قال", "كارل", "-", "هانز", "براون", "."]
    assert second == (len(written), len(written) + 1)
    labels = labels_of_words(sentences[0], aligned.rows_of[0])
    assert labels[6:10] == ["B-PERS", "I-PERS", "I-PERS", "I-PERS"]
    (name,) = entities(labels)
    assert name_in_rows(name, aligned.rows_of[0]) == Entity(4, 6, "PERS")


@pytest.mark.parametrize(
    ("content", "reason"),
    [("قال\n", "line 1"), ("قال O\nنعم X-PERS\n", "line 2"), ("\n\n", "no words"), ("a b c\n", "line 1")],
)
def test_a_file_that_is_no_columns_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "names.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError, match=reason):
        read_columns(path)


# training and the model


def made_up_sentences() -> list[list[Row]]:
    verbs, towns = ["قال", "أعلن", "أضاف", "صرح"], ["أوسلو", "جنيف", "نيروبي", "فيينا"]
    names = ["سمير", "ليلى", "كمال", "هدى"]
    return [
        [Row(verb, "O"), Row(name, "B-PERS"), Row("في", "O"), Row(town, "B-LOC"), Row(".", "O")]
        for verb in verbs
        for name, town in zip(names, towns, strict=True)
    ]


def test_training_again_gives_the_same_weights() -> None:
    sentences = made_up_sentences()
    assert train(sentences) == train(sentences)


def test_the_commands_train_and_score(tmp_path: Path) -> None:
    columns, model = tmp_path / "names.txt", tmp_path / "names.model"
    body = ("\n".join(f"{row.word} {row.label}" for row in sentence) for sentence in made_up_sentences())
    columns.write_text("\n\n".join(body), encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "names", str(columns), "--folds", "2", "--out", str(model)])
    assert done.exit_code == 0
    assert "precision" in done.stdout
    assert "from 16 sentences" in done.stdout
    done = CliRunner().invoke(app, ["eval", "names", str(columns), "--model", str(model)])
    assert done.stdout.splitlines()[-1].split()[:4] == ["all", "100.00", "100.00", "100.00"]
    assert CliRunner().invoke(app, ["eval", "names", str(columns)]).exit_code == 0
    done = CliRunner().invoke(app, ["eval", "names", str(columns), "--model", str(columns)])
    assert "no name tagger" in str(done.exception)


def test_what_ships_is_small() -> None:
    assert (TAGGER / SHIPPED).stat().st_size <= 5 * MEGABYTE
    assert (TAGGER / "word_classes.tsv").stat().st_size <= 1.5 * MEGABYTE


@pytest.mark.skipif(not ANERCORP.exists(), reason="the corpus is not here")
def test_the_shipped_model_knows_what_it_was_trained_on() -> None:
    """A list or a feature that changes without the model being trained anew shows here."""
    assert evaluate(shipped(), read_columns(ANERCORP)).of()[2] > 0.97
