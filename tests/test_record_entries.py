"""What is one entry and what is two; where an entry stands, and what its sources say for and against each value."""

import pytest

from mahdar.record.entry import EntryStatus
from mahdar.record.gathering_names import name_of_words
from record_by_hand import entries, entry, grouped, meeting, pledge, report, reports, side

RU, SY = "RU", "SY"
LAVROV, PUTIN = side("سيرغي لافروف", country="RU"), side("فلاديمير بوتين", country="RU")
MUALLEM = side("وليد المعلم", country="SY")
BRAHIMI = side("الأخضر الإبراهيمي")
MINISTRY = side("وزارة الخارجية الأمريكية", kind="organisation", country="US")
OFFICIALS = side("مسؤولون كوريون شماليون", kind="collective", country="KP")

ONE, BOTH_APART = {frozenset({0, 1})}, {frozenset({0}), frozenset({1})}


def gatherings(*texts):
    """The groups that the gatherings of some texts of different outlets make, as how many texts each has."""
    articles = [(text, "2014-01-16", f"outlet {n}") for n, text in enumerate(texts)]
    return sorted(len(group) for group in grouped(*reports("gathering", *articles)))


def gathering(*labels, said="2014-01-16", on=None, until=None, numbers=(), families=("conference",), **more):
    more = {"status": "planned"} | more
    return report("gathering", said, on=on, until=until, labels=labels, numbers=numbers, families=families, **more)


def attendance(status, *, said, party="IR", at="g1", **more):
    return report("attendance", said, sides=(side(party, "party"),), status=status, gathering=at, **more)


def position(stance, marks, *, said, party="IR", **more):
    """`marks`: the hashes of the target's words, or how many there are."""
    marks = tuple(range(marks)) if isinstance(marks, int) else marks
    return report("position", said, sides=(side(party, "party"),), stance=stance, marks=marks, **more)


class TestGatherings:
    @pytest.mark.parametrize("name", ["مؤتمر جنيف-2", "مؤتمر (جنيف2 )", "مؤتمر (جنيف 2)", "محادثات جنيف 2", "مؤتمر جنيف ٢"])
    def test_an_edition_is_one_however_its_number_is_written(self, name):
        first = "ينعقد مؤتمر جنيف 2 في 22 يناير الجاري."
        assert gatherings(first, f"ينعقد {name} في 22 يناير الجاري.") == [2]

    def test_an_edition_is_another_than_the_one_before(self):
        assert gatherings("ينعقد مؤتمر جنيف 2 في 22 يناير الجاري.", "ينعقد مؤتمر جنيف 1 في 22 يناير الجاري.") == [1, 1]

    def test_two_gatherings_of_one_text_are_two(self):
        text = "ينعقد مؤتمر جنيف 2 في 22 يناير الجاري. وكان مؤتمر جنيف 1 قد عقد في يونيو 2012."
        assert gatherings(text) == [1, 1]
        same = [gathering("جنيف", on="2014-01-22", document="d1") for _ in range(2)]
        assert grouped(*same) == BOTH_APART

    def test_another_wording_of_the_same_matter_on_the_same_day_is_the_same(self):
        first = "يعقد المؤتمر الدولي حول سوريا في 22 يناير 2014 في مدينة مونترو السويسرية."
        assert gatherings(first, "ينعقد المؤتمر الدولي بشأن سوريا في 22 يناير 2014.") == [2]

    def test_the_same_matter_in_another_month_is_another(self):
        first = "يعقد المؤتمر الدولي حول سوريا في 22 يناير 2014."
        assert gatherings(first, "يعقد المؤتمر الدولي حول سوريا في 22 مارس 2014.") == [1, 1]

    def test_one_without_a_day_is_taken_for_the_nearest_with_one(self):
        near, far = gathering("سوريا", on="2014-01-22"), gathering("سوريا", on="2014-03-01")
        assert grouped(near, far, gathering("سوريا", said="2014-01-20")) == {frozenset({0, 2}), frozenset({1})}

    def test_names_that_share_one_word_and_each_have_others_are_two(self):
        assert grouped(gathering("حوار", "سياسي"), gathering("شعب", "سياسي")) == BOTH_APART
        assert grouped(gathering("@RU", "@US"), gathering("@KP", "@US")) == BOTH_APART
        assert grouped(gathering("حوار", "سياسي"), gathering("حوار", "سياسي", "شامل")) == ONE

    def test_one_word_holds_reports_of_some_days_together_not_of_a_month(self):
        first = gathering("بروكسل", said="2014-01-01")
        assert grouped(first, gathering("بروكسل", "حلف", said="2014-01-08")) == ONE
        assert grouped(first, gathering("بروكسل", "حلف", said="2014-01-20")) == BOTH_APART

    def test_a_state_alone_names_a_gathering_of_the_month_not_of_the_season(self):
        summit = gathering("@US", "@JO", on="2014-01-16")
        assert grouped(summit, gathering("@US", said="2014-01-30")) == ONE
        assert grouped(summit, gathering("@US", said="2014-03-01")) == BOTH_APART

    def test_a_longer_name_is_not_that_of_one_word_weeks_ago(self):
        paris = gathering("باريس", on="2014-01-06")
        assert grouped(paris, gathering("باريس", "مكافحه", "ارهاب", said="2014-01-26")) == BOTH_APART
        assert grouped(paris, gathering("باريس", said="2014-01-26")) == ONE

    def test_a_place_named_beside_the_name_counts_once(self):
        [alone] = reports("gathering", "عقد مؤتمر أمني في الكويت في 22 يناير 2014.")
        assert [label for label in alone.labels if "KW" in label or "كويت" in label] == ["@KW"]

    def test_what_both_countries_have_is_no_name(self):
        [bare] = reports("gathering", "بدأت القمة التاريخية بين زعيمي البلدين في 22 يناير 2014.")
        assert bare.labels == name_of_words("اجتماعا طارئا").labels == ()

    def test_a_gathering_told_by_its_day_alone_is_the_one_of_its_noun_that_begins_then(self):
        named = gathering("سوريا", on="2014-01-22")
        assert grouped(named, gathering(on="2014-01-22")) == ONE
        assert grouped(named, gathering(on="2014-01-22", families=("summit",))) == BOTH_APART
        assert grouped(named, gathering(on="2014-01-01", until="2014-01-31")) == BOTH_APART

    def test_a_summit_is_no_conference(self):
        assert grouped(gathering("سوريا", on="2014-01-22"), gathering("سوريا", on="2014-01-22", families=("summit",))) == BOTH_APART


class TestMeetings:
    def test_a_state_may_be_named_where_another_outlet_names_its_minister(self):
        assert grouped(meeting(RU, SY, on="2014-01-15"), meeting(LAVROV, MUALLEM, on="2014-01-15")) == ONE

    def test_two_of_one_state_are_two_persons(self):
        assert grouped(meeting(LAVROV, MUALLEM, on="2014-01-15"), meeting(PUTIN, MUALLEM, on="2014-01-15")) == BOTH_APART

    def test_ministries_and_officials_are_not_the_two_presidents(self):
        presidents = (side("دونالد ترامب", country="US"), side("كيم جونغ أون", country="KP"))
        assert grouped(meeting(MINISTRY, OFFICIALS, on="2018-05-27"), meeting(*presidents, on="2018-05-27")) == BOTH_APART
        assert grouped(meeting(MINISTRY, OFFICIALS, on="2018-05-27"), meeting("US", "KP", on="2018-05-27")) == ONE

    def test_an_envoy_stands_for_no_state(self):
        assert grouped(meeting(BRAHIMI, LAVROV, on="2014-01-15"), meeting(SY, RU, on="2014-01-15")) == BOTH_APART

    def test_one_outlet_leaves_out_a_participant(self):
        assert grouped(meeting(RU, SY, on="2014-01-15"), meeting(RU, SY, BRAHIMI, on="2014-01-15")) == ONE

    def test_those_of_one_state_alone_have_not_met_whom_its_minister_met(self):
        assert grouped(meeting(RU, PUTIN, on="2014-01-15"), meeting(PUTIN, LAVROV, MUALLEM, on="2014-01-15")) == BOTH_APART

    def test_a_state_that_has_met_its_own_president_has_met_whom_the_text_does_not_tell(self):
        assert grouped(meeting(RU, PUTIN, on="2014-01-15"), meeting(RU, PUTIN, on="2014-01-15")) == BOTH_APART

    def test_a_telephone_call_is_no_visit(self):
        call = meeting(LAVROV, MUALLEM, on="2014-01-15", mode="phone")
        assert grouped(call, meeting(LAVROV, MUALLEM, on="2014-01-15", mode="in-person")) == BOTH_APART
        assert grouped(call, meeting(LAVROV, MUALLEM, on="2014-01-15")) == ONE

    def test_the_same_parties_on_another_day_have_met_again(self):
        assert grouped(meeting(RU, SY, on="2014-01-15"), meeting(RU, SY, on="2014-01-17")) == BOTH_APART

    def test_a_day_lies_in_its_month(self):
        assert grouped(meeting(RU, SY, on="2014-01-15"), meeting(RU, SY, on="2014-01-01", until="2014-01-31")) == ONE

    def test_a_report_without_a_day_is_of_the_nearest_meeting(self):
        found = meeting(RU, SY, on="2014-01-13"), meeting(RU, SY, on="2014-01-15"), meeting(RU, SY, said="2014-01-16")
        assert grouped(*found) == {frozenset({0}), frozenset({1, 2})}

    def test_one_wrong_date_does_not_draw_the_rest(self):
        right = [meeting(RU, SY, said="2014-01-16", on="2014-01-12") for _ in range(4)]
        wrong = meeting(RU, SY, said="2014-01-16", on="2014-01-16")
        without = [meeting(RU, SY, said="2014-01-16") for _ in range(3)]
        assert grouped(*right, wrong, *without) == {frozenset({0, 1, 2, 3, 5, 6, 7}), frozenset({4})}

    def test_a_report_in_the_past_tense_is_not_of_a_meeting_weeks_ago(self):
        assert grouped(meeting(RU, SY, on="2014-01-02"), meeting(RU, SY, said="2014-01-16")) == BOTH_APART

    def test_an_announcement_is_of_a_meeting_weeks_ahead(self):
        ahead = meeting(RU, SY, said="2014-01-16", status="planned")
        assert grouped(meeting(RU, SY, said="2014-02-20", on="2014-02-19"), ahead) == ONE

    def test_two_reports_without_a_day_are_one_if_of_the_same_news(self):
        assert grouped(meeting(RU, SY, said="2014-01-15"), meeting(RU, SY, said="2014-01-16")) == ONE
        assert grouped(meeting(RU, SY, said="2014-01-15"), meeting(RU, SY, said="2014-01-18")) == BOTH_APART

    def test_the_entry_names_the_minister_rather_than_his_state(self):
        both = entry(meeting(RU, SY, on="2014-01-15"), meeting(LAVROV, MUALLEM, on="2014-01-15"))
        assert {role.actor for role in both.roles} == {"سيرغي لافروف", "وليد المعلم"}

    def test_who_is_named_beside_his_state_is_there_beside_others_of_it(self):
        both = entry(meeting(RU, LAVROV, SY, on="2014-01-15"))
        assert {role.actor for role in both.roles} == {"state:RU", "state:SY", "سيرغي لافروف"}


class TestStatements:
    LONG = "المحادثات كانت صريحة ومثمرة وستتواصل في الأيام المقبلة مع كل الأطراف المعنية بالنزاع"

    def said(self, *articles):
        return len(grouped(*reports("statement", *articles)))

    def test_a_quotation_cut_shorter_by_another_outlet_is_the_same(self):
        full = (f'قال وزير الخارجية النرويجي يوناس سولبرغ إن "{self.LONG}".', "2014-01-16", "A")
        cut = (f'أكد وزير الخارجية النرويجي يوناس سولبرغ أن "{self.LONG[:58]}".', "2014-01-17", "B")
        assert self.said(full, cut) == 1

    def test_other_words_of_the_same_speaker_are_another(self):
        a = (f'قال وزير الخارجية النرويجي يوناس سولبرغ إن "{self.LONG}".', "2014-01-16", "A")
        b = ('قال وزير الخارجية النرويجي يوناس سولبرغ إن "بلاده ستقدم المزيد من المساعدات الغذائية للنازحين".', "2014-01-16", "B")
        assert self.said(a, b) == 2

    def test_the_same_few_words_of_two_speakers_are_two(self):
        a = ("أكدت النرويج أن الحوار مهم.", "2014-01-16", "A")
        b = ("أكدت السويد أن الحوار مهم.", "2014-01-16", "B")
        assert self.said(a, b) == 2

    def test_the_same_few_words_weeks_later_are_said_again(self):
        a = ("أكدت النرويج أن الحوار مهم.", "2014-01-16", "A")
        assert self.said(a, ("أكدت النرويج أن الحوار مهم.", "2014-01-17", "B")) == 1
        assert self.said(a, ("أكدت النرويج أن الحوار مهم.", "2014-02-16", "B")) == 2


class TestPositions:
    def test_a_stance_that_turns_round_is_one_entry_with_a_history(self):
        turned = entry(position("rejects", 5, said="2014-01-10"), position("accepts", 5, said="2014-01-15"))
        assert [turn.status for turn in turned.history] == ["rejects", "accepts"]
        assert [(v.key, v.superseded) for v in turned.values["stance"]] == [("accepts", False), ("rejects", True)]
        assert turned.status is EntryStatus.REPORTED

    def test_a_stance_told_in_opposite_ways_on_one_day_is_disputed(self):
        told = entry(position("rejects", 5, said="2014-01-10"), position("accepts", 5, said="2014-01-10"))
        assert told.status is EntryStatus.DISPUTED
        assert told.contradicted == ("stance",)

    def test_a_denied_stance_against_one_that_is_told_is_disputed(self):
        told = position("accepts", 5, said="2014-01-10"), position("accepts", 5, said="2014-01-10", modality="denied")
        assert entry(*told).status is EntryStatus.DISPUTED

    def test_one_matter_weeks_apart_is_two_positions(self):
        assert grouped(position("rejects", 5, said="2014-01-01"), position("rejects", 5, said="2014-01-16")) == BOTH_APART

    def test_other_parties_have_their_own(self):
        pair = position("rejects", 5, said="2014-01-10"), position("rejects", 5, said="2014-01-10", party="RU")
        assert grouped(*pair) == BOTH_APART

    def test_a_part_of_a_longer_target_is_the_same_matter_for_those_of_one_mind(self):
        short = position("rejects", 3, said="2014-01-10")
        assert grouped(short, position("opposes", 9, said="2014-01-10")) == ONE
        assert grouped(short, position("supports", 9, said="2014-01-10")) == BOTH_APART

    def test_two_words_within_a_longer_target_are_too_few(self):
        short, long = position("rejects", (1, 2), said="2014-01-10"), position("rejects", (1, 2, 3, 4, 5), said="2014-01-10")
        assert grouped(short, long) == BOTH_APART


class TestAttendance:
    def test_invited_then_confirmed_then_withdrawn_is_one_entry_with_a_history(self):
        steps = [("invited", "2014-01-10"), ("attends", "2014-01-14"), ("refuses", "2014-01-18")]
        stands = entry(*(attendance(status, said=said) for status, said in steps))
        assert [turn.status for turn in stands.history] == ["invited", "attends", "refuses"]
        assert [(v.key, v.superseded) for v in stands.values["status"]] == [("refuses", False), ("attends", True), ("invited", True)]
        assert not stands.contradicted

    def test_comes_and_stays_away_of_one_day_is_disputed(self):
        told = entry(attendance("attends", said="2014-01-18"), attendance("refuses", said="2014-01-19"))
        assert told.status is EntryStatus.DISPUTED
        assert told.contradicted == ("status",)

    def test_another_gathering_is_another_attendance(self):
        assert grouped(attendance("attends", said="2014-01-18"), attendance("attends", said="2014-01-18", at="g2")) == BOTH_APART

    def test_what_is_called_only_the_meeting_is_one_on_the_same_days(self):
        first = attendance("attends", said="2014-01-10", at="", labels=("اجتماع",))
        assert grouped(first, attendance("attends", said="2014-01-11", at="", labels=("اجتماع",))) == ONE
        assert grouped(first, attendance("attends", said="2014-01-25", at="", labels=("اجتماع",))) == BOTH_APART


class TestObstacles:
    def obstacle(self, *blocks, said="2014-01-10", cause=(1, 2)):
        return report("obstacle", said, labels=blocks, marks=cause)

    def test_one_cause_of_one_delay_is_one(self):
        assert grouped(self.obstacle("انعقاد", "موتمر"), self.obstacle("انعقاد", "موتمر", "نيروبي")) == ONE

    def test_one_common_word_is_not_the_same_matter(self):
        assert grouped(self.obstacle("جهود", "حوار", "سلمي"), self.obstacle("جهود", "اصلاح", "علاقات")) == BOTH_APART


class TestStatus:
    def standing(self, *told):
        return entry(*(meeting(RU, SY, on="2014-01-15", said=f"2014-01-{day}", status=s, **m) for day, s, m in told)).status

    @pytest.mark.parametrize("status", ["proposed", "planned", "under-way", "held", "cancelled"])
    def test_what_one_report_says_is_where_it_stands(self, status):
        assert self.standing(("16", status, {})) == status

    def test_what_lies_ahead_of_all_its_reports_is_planned_however_they_speak_of_it(self):
        ahead = gathering("جنيف", numbers=("جنيف 2",), said="2014-01-10", on="2014-01-22", document="d1")
        spoken_of = gathering("جنيف", numbers=("جنيف 2",), said="2014-01-17", status="held", document="d2")
        assert entry(ahead, spoken_of).status is EntryStatus.PLANNED

    def test_what_was_reported_on_its_day_was_held(self):
        ahead = gathering("جنيف", numbers=("جنيف 2",), said="2014-01-10", on="2014-01-22", document="d1")
        on_its_day = gathering("جنيف", numbers=("جنيف 2",), said="2014-01-22", status="held", document="d2")
        assert entry(ahead, on_its_day).status is EntryStatus.HELD

    def test_a_report_of_no_day_may_come_from_after_it(self):
        ahead = gathering("جنيف", numbers=("جنيف 2",), said="2014-01-10", on="2014-01-22", document="d1")
        undated = gathering("جنيف", numbers=("جنيف 2",), said=None, on="2014-01-22", status="held", document="d2")
        assert entry(ahead, undated).status is EntryStatus.HELD

    def test_what_was_held_is_not_planned_again(self):
        assert self.standing(("15", "held", {}), ("18", "planned", {})) is EntryStatus.HELD

    def test_later_reports_overrule_earlier_ones(self):
        assert self.standing(("10", "planned", {}), ("13", "cancelled", {})) is EntryStatus.CANCELLED
        assert self.standing(("10", "cancelled", {}), ("16", "held", {})) is EntryStatus.HELD

    def test_of_one_day_what_was_held_overrules_what_was_planned(self):
        assert self.standing(("15", "held", {}), ("15", "planned", {})) is EntryStatus.HELD

    def test_what_is_denied_by_the_last_report_is_denied(self):
        assert self.standing(("15", "held", {}), ("19", "held", {"modality": "denied"})) is EntryStatus.DENIED

    def test_what_sources_of_one_day_affirm_and_deny_is_disputed(self):
        assert self.standing(("16", "held", {}), ("16", "held", {"modality": "denied"})) is EntryStatus.DISPUTED

    def test_a_plan_that_is_denied_is_not_disputed(self):
        assert self.standing(("16", "planned", {}), ("16", "planned", {"modality": "denied"})) is EntryStatus.DENIED

    def test_a_text_that_tells_both_is_a_history(self):
        both = ("16", "held", {"document": "d1"}), ("16", "held", {"document": "d1", "modality": "denied"})
        assert self.standing(*both) is EntryStatus.DENIED

    def test_a_date_that_was_put_off_supersedes_the_first(self):
        first = gathering("جنيف", numbers=("جنيف 2",), said="2013-11-01", on="2013-12-12")
        put_off = entry(first, gathering("جنيف", numbers=("جنيف 2",), said="2014-01-10", on="2014-01-22"))
        assert [(v.key, v.superseded) for v in put_off.values["date"]] == [("2014-01-22", False), ("2013-12-12", True)]
        assert str(put_off.happened.first) == "2014-01-22"
        assert not put_off.contradicted


class TestValues:
    def test_every_value_lists_who_gives_it_and_who_gives_another(self):
        a, b, c = (meeting(RU, SY, on="2014-01-15", place=where, words={"place": where}) for where in ("باريس", "باريس", "موسكو"))
        places = entry(a, b, c).values["place"]
        assert [(v.words, v.backed, v.against) for v in places] == [
            ("باريس", (a.uid, b.uid), (c.uid,)),
            ("موسكو", (c.uid,), (a.uid, b.uid)),
        ]

    def test_a_city_and_its_state_agree(self):
        a, b = (meeting(RU, SY, on="2014-01-15", place=where, words={"place": where}) for where in ("مونترو", "سويسرا"))
        assert len(entry(a, b).values["place"]) == 1

    def test_a_day_and_its_month_agree_and_the_day_is_shown(self):
        told = entry(meeting(RU, SY, on="2014-01-01", until="2014-01-31"), meeting(RU, SY, on="2014-01-15"))
        [date] = told.values["date"]
        assert date.key == "2014-01-15"
        assert len(date.backed) == 2

    def test_copies_of_one_wire_report_count_once(self):
        found = [meeting(RU, SY, on="2014-01-15", document=d) for d in ("d1", "d2", "d3")]
        assert entry(*found).texts == 3
        assert entry(*found, copies={"d2": "d1"}).texts == 2

    def test_other_words_for_a_target_are_no_contradiction(self):
        a, b = (position("rejects", 5, said="2014-01-10", words={"target": words}) for words in ("شروط مسبقة", "أي شروط مسبقة"))
        assert len(entry(a, b).values["target"]) == 2
        assert not entry(a, b).contradicted


class TestSums:
    def test_more_than_two_and_two_point_four_are_two_point_four(self):
        told = entry(pledge(None, 2e9, None, qualifier="more-than"), pledge(None, 2.4e9))
        [amount] = told.values["amount"]
        assert (amount.money.low, amount.money.high) == (2.4e9, 2.4e9)
        assert len(amount.backed) == 2

    def test_more_than_two_is_no_way_of_saying_six(self):
        assert grouped(pledge(None, 2e9, None, qualifier="more-than"), pledge(None, 6e9)) == BOTH_APART

    def test_a_later_figure_that_says_it_was_raised_is_a_revision(self):
        told = entry(pledge("KW", 2.4e9, said="2014-01-30"), pledge("KW", 3.1e9, said="2014-02-03", revises=True))
        assert [(v.money.low, v.superseded) for v in told.values["amount"]] == [(3.1e9, False), (2.4e9, True)]
        assert not told.contradicted

    def test_two_figures_at_one_gathering_of_which_neither_says_so_are_a_contradiction(self):
        told = entry(pledge("KW", 2.4e9, gathering="g1"), pledge("KW", 3.1e9, gathering="g1", said="2014-02-03"))
        assert told.contradicted == ("amount",)
        assert all(v.against for v in told.values["amount"])

    def test_two_figures_of_one_text_are_two_sums(self):
        same = {"gathering": "g1", "document": "d1"}
        assert grouped(pledge("KW", 2.4e9, **same), pledge("KW", 3.1e9, **same)) == BOTH_APART

    def test_a_further_sum_is_never_one_with_a_total(self):
        assert grouped(pledge("KW", 5e8), pledge("KW", 5e8, basis="additional")) == BOTH_APART

    def test_what_all_gave_is_not_what_one_gave(self):
        assert grouped(pledge(None, 5e8), pledge("KW", 5e8)) == BOTH_APART

    def test_what_is_asked_is_not_what_is_pledged(self):
        assert grouped(pledge(None, 5e8), pledge(None, 5e8, stage="target")) == BOTH_APART

    def test_another_currency_is_another_sum(self):
        assert grouped(pledge("KW", 5e8), pledge("KW", 5e8, currency="EUR")) == BOTH_APART
        assert grouped(pledge("KW", 5e8), pledge("KW", 5e8, currency="USD/CAD")) == ONE

    def test_sums_of_nobody_for_nobody_are_one_only_if_the_figure_is_the_same(self):
        about = pledge(None, 3e8, None, qualifier="more-than", recipient=None)
        assert grouped(about, pledge(None, 3.19e8, recipient=None)) == BOTH_APART
        assert grouped(pledge(None, 2.96e9, recipient=None), pledge(None, 2.96e9)) == ONE

    def test_three_entries_are_made_of_three_donors(self):
        assert len(entries(*(pledge(donor, 5e8) for donor in ("KW", "SA", "AE")))) == 3
