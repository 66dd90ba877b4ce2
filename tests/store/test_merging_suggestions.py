"""Who may be one is asked, and what a person said is not asked again."""

import datetime

import pytest

from mahdar.errors import ConflictError, StoreError
from mahdar.pipeline import read
from mahdar.record.likeness import Reason
from mahdar.review import actors as reviewing
from mahdar.review.undoing import undo
from mahdar.store import adding, merging, summaries
from mahdar.store.models import Actor, Alias, Judgement

NORWEGIAN = 'قال وزير الخارجية النرويجي يوناس سولبرغ إن "المحادثات ستتواصل في الأيام المقبلة".'
SWEDISH = 'قال وزير الخارجية السويدي يوناس سولبرغ إن "الحوار مع جميع الأطراف ضروري الآن".'
LETTER = 'قال وزير الخارجية النرويجي يوناس سولبرنغ إن "وقف إطلاق النار شرط لكل حوار".'
SOMALI = 'قال وزير الخارجية الصومالي آدم فارح إن "الصومال يرحب بالمحادثات القادمة".'


def add(*texts):
    for n, text in enumerate(texts):
        adding.add(read(text, published=datetime.date(2014, 1, 10 + n), id=f"{n}-{hash(text)}", source="NTB"))
    summaries.refresh()


def actor(name, country):
    return Actor.objects.get(name=name, country=country)


def pairs():
    return [{found.one, found.other} for found in merging.suggestions()]


@pytest.mark.usefixtures("record")
class TestSuggestions:
    def test_the_same_name_of_two_states_is_asked_about(self):
        add(NORWEGIAN, SWEDISH, SOMALI)
        [found] = merging.suggestions()
        assert {found.one, found.other} == {actor("يوناس سولبرغ", "NO").pk, actor("يوناس سولبرغ", "SE").pk}
        assert found.reason is Reason.STATES

    def test_the_more_frequent_comes_first(self):
        add(NORWEGIAN, SWEDISH, NORWEGIAN.replace("الأيام", "الأسابيع"))
        [found] = merging.suggestions()
        assert found.one == actor("يوناس سولبرغ", "NO").pk

    def test_one_office_and_one_letter_is_a_question(self):
        add(NORWEGIAN, LETTER)
        [found] = merging.suggestions()
        assert found.reason is Reason.OFFICE

    def test_nothing_is_asked_of_an_empty_record(self):
        assert merging.suggestions() == []

    def test_new_texts_bring_new_questions(self):
        add(NORWEGIAN)
        assert merging.suggestions() == []
        add(SWEDISH)
        assert len(merging.suggestions()) == 1

    def test_what_somebody_skips_is_left_out_for_him(self):
        add(NORWEGIAN, SWEDISH)
        [found] = merging.suggestions()
        pair = (min(found.one, found.other), max(found.one, found.other))
        assert merging.suggestions(skipped={pair}) == []

    def test_an_actor_knows_who_may_be_one_with_it(self):
        add(NORWEGIAN, SWEDISH)
        norwegian, swedish = actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرغ", "SE")
        assert merging.suggested_with(norwegian) == [(swedish.pk, Reason.STATES)]
        assert merging.reason_of(norwegian.pk, swedish.pk) is Reason.STATES


@pytest.mark.usefixtures("record")
class TestDeciding:
    def test_two_that_are_one_are_asked_about_no_more(self):
        add(NORWEGIAN, SWEDISH)
        reviewing.merge(actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرغ", "SE"), "Huda", "one person")
        assert merging.suggestions() == []
        assert Actor.objects.filter(name="يوناس سولبرغ").count() == 1

    def test_two_that_are_two_are_asked_about_no_more(self):
        add(NORWEGIAN, SWEDISH)
        one, other = actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرغ", "SE")
        decision = reviewing.apart(one, other, "Huda", "two ministers")
        assert merging.suggestions() == []
        assert merging.suggested_with(one) == []
        assert (decision.verb, decision.after, decision.why) == ("judge", False, "two ministers")
        assert Judgement.objects.get().same is False

    def test_two_that_are_two_stay_so_whatever_comes(self):
        add(NORWEGIAN, LETTER)
        one, other = actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرنغ", "NO")
        reviewing.apart(one, other, "Huda", "two")
        add('قال يوناس سولبرغ إن "الاجتماع القادم سيعقد في موعده المحدد".')
        assert Alias.objects.get(name="يوناس سولبرنغ").actor_id != actor("يوناس سولبرغ", "NO").pk

    def test_an_undone_decision_is_asked_about_again(self):
        add(NORWEGIAN, SWEDISH)
        reviewing.apart(actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرغ", "SE"), "Huda", "two ministers")
        undo("Huda", why="I was wrong")
        assert len(merging.suggestions()) == 1

    def test_nobody_is_another_than_himself(self):
        add(NORWEGIAN)
        one = actor("يوناس سولبرغ", "NO")
        with pytest.raises(StoreError, match="is one actor already"):
            reviewing.apart(one, one, "Huda")

    def test_of_two_who_decide_at_once_the_second_is_told(self):
        add(NORWEGIAN, SWEDISH, LETTER)
        one, other, third = (actor("يوناس سولبرغ", "NO"), actor("يوناس سولبرغ", "SE"), actor("يوناس سولبرنغ", "NO"))
        seen = reviewing.versions((one, other, third))
        reviewing.merge(one, other, "Huda", "one person", seen={pk: seen[pk] for pk in (one.pk, other.pk)})
        with pytest.raises(ConflictError):
            reviewing.merge(other, third, "Omar", "one person", seen=seen)
