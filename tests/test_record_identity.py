"""Which namings are one actor, and which stay apart."""

import pytest

from mahdar.record import identity
from mahdar.record.alias import Alias, name_words
from mahdar.record.offices import known_holder, office_key, serves_abroad
from mahdar.vocabulary import ActorKind
from record_by_hand import day, filed


def speakers(text, published="2014-01-16"):
    """The aliases of those who speak in a text, by name."""
    brought = filed(text, published)
    keys = [s.alias for r in brought.reports if r.kind == "statement" for s in r.sides]
    found = {alias.key: alias for alias in brought.aliases}
    return [found[key] for key in dict.fromkeys(keys)]


def speaker(text, published="2014-01-16"):
    [alias] = speakers(text, published)
    return alias


def person(name, country=None, *, partial=False):
    return Alias(name, ActorKind.PERSON, name, country, name_words(name), partial)


def one(a, b, country="NO"):
    return identity.one(person(a, country), person(b, country)) is not None


class TestSpellings:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("يوناس سولبرغ", "يوناس سولبيرغ"),
            ("يوناس سولبرغ", "يوناس سولبرج"),
            ("عبد الله بن زايد", "عبدالله زايد"),
            ("أبو بكر فارح", "ابوبكر فارح"),
            ("إيريك هانسن", "اريك هانسن"),
            ("عبدالرقيب فارح", "عبد الرقيب فارح"),
        ],
    )
    def test_ways_to_write_one_name_are_one(self, a, b):
        assert one(a, b)

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("محمد فارح", "محمود فارح"),
            ("محمد حسن", "محمد حسين"),
            ("سالم فارح", "سليم فارح"),
            ("سعد فارح", "سعود فارح"),
        ],
    )
    def test_names_that_a_long_vowel_tells_apart_are_two(self, a, b):
        assert not one(a, b)

    def test_the_same_name_of_two_states_is_two_persons(self):
        assert identity.one(person("محمد فارح", "SO"), person("محمد فارح", "DJ")) is None

    def test_a_name_that_only_begins_like_a_joined_one_stays_whole(self):
        assert name_words("أمال علي") == name_words("آمال علي")
        assert len(name_words("أمال علي")) == 2

    def test_two_articles_spell_one_state_and_one_listed_body_otherwise_and_mean_the_same(self):
        states = {speaker(f"أعلنت {name} أن الحوار مهم.").key for name in ("أمريكا", "الولايات المتحدة", "واشنطن")}
        bodies = {speaker(f"أعلنت {name} أن الحوار مهم.").key for name in ("الأمم المتحدة", "منظمة الأمم المتحدة")}
        assert states == {"state:US"}
        assert len(bodies) == 1


class TestNamesWithinNames:
    def test_a_name_within_a_longer_one_is_the_same_where_first_and_last_word_agree(self):
        assert one("محمد فارح", "محمد علي فارح")

    @pytest.mark.parametrize("shorter", ["محمد علي", "علي فارح"])
    def test_a_father_or_a_son_is_another(self, shorter):
        assert not one(shorter, "محمد علي فارح")

    def test_the_words_between_must_come_in_the_same_order(self):
        assert not one("محمد علي عمر فارح", "محمد عمر علي حسين فارح")

    def test_a_body_is_one_with_no_person(self):
        body = Alias("body", ActorKind.ORGANISATION, "يوناس سولبرغ", "NO", name_words("يوناس سولبرغ"))
        assert identity.one(body, person("يوناس سولبرغ", "NO")) is None


class TestPartialNames:
    def test_a_surname_is_that_of_a_person_of_the_same_state(self):
        surname = person("فارح", "SO", partial=True)
        assert identity.may_be(surname, person("آدم فارح", "SO"))
        assert not identity.may_be(surname, person("آدم فارح", "DJ"))

    def test_a_surname_with_two_bearers_may_be_either_and_so_is_neither(self):
        surname = person("فارح", "SO", partial=True)
        bearers = [person("آدم فارح", "SO"), person("محمد فارح", "SO")]
        assert all(identity.may_be(surname, bearer) for bearer in bearers)
        assert identity.one(*bearers) is None

    def test_a_given_name_alone_is_nobody(self):
        assert not identity.may_be(person("آدم", "SO", partial=True), person("آدم فارح", "SO"))

    def test_a_name_without_a_state_takes_that_of_another_text(self):
        assert identity.may_be(person("آدم فارح", partial=True), person("آدم فارح", "SO"))

    def test_two_partial_names_say_nothing_of_each_other(self):
        surname = person("فارح", "SO", partial=True)
        assert not identity.may_be(surname, person("آدم فارح", partial=True))


class TestOffices:
    MINISTER = "أكد وزير الخارجية الروسي أن الحوار مهم."

    def test_an_office_alone_is_of_its_month(self):
        before, after = speaker(self.MINISTER, "2014-01-16"), speaker(self.MINISTER, "2018-04-10")
        assert before.office == after.office == "وزير خارجيه@RU"
        assert before.key != after.key
        assert before.partial
        assert after.partial

    def test_the_foreign_minister_of_2014_is_not_known_by_who_held_it_in_2018(self):
        text = "قال وزير الخارجية النرويجي إن الحوار مهم."
        held = [identity.Held("the one of 2018", "2018-04")]
        assert identity.holder(speaker(text, "2014-01-16"), held) is None
        assert identity.holder(speaker(text, "2018-04-10"), held) == "the one of 2018"

    def test_the_lists_know_who_held_an_office_in_a_year(self):
        office = speaker(self.MINISTER).office
        assert known_holder(office, day("2014-01-16")) == known_holder(office, day("2018-04-10")) == "سيرغي لافروف"
        assert known_holder(office, day("1999-04-10")) is None

    def test_in_a_year_of_change_the_lists_name_nobody(self):
        assert known_holder("وزير خارجيه@US", day("2018-04-10")) is None

    def test_an_office_is_whoever_other_texts_of_those_months_call_so(self):
        office = speaker("قال وزير الخارجية النرويجي إن الحوار مهم.", "2014-02-03")
        brought = filed("قال وزير الخارجية النرويجي يوناس سولبرغ إن الحوار مهم.", "2014-01-16")
        held = [identity.Held(t.alias, t.month) for t in brought.tenures if t.office == office.office]
        assert identity.holder(office, held) == speaker("قال وزير الخارجية النرويجي يوناس سولبرغ إن الحوار مهم.").key

    def test_an_office_with_two_holders_in_the_nearest_month_is_neither(self):
        office = speaker(self.MINISTER)
        assert identity.holder(office, [identity.Held("1", "2014-01"), identity.Held("2", "2014-01")]) is None
        assert identity.holder(office, [identity.Held("1", "2014-01"), identity.Held("2", "2013-12")]) == "1"

    def test_who_held_it_long_before_does_not_hold_it_now(self):
        assert identity.holder(speaker(self.MINISTER), [identity.Held("1", "2013-10")]) is None

    def test_an_office_in_an_article_without_a_date_is_bound_to_it(self):
        assert speaker(self.MINISTER, None).key.startswith("here:")

    @pytest.mark.parametrize("role", ["نائب وزير الخارجية الروسي", "المتحدث باسم وزارة الخارجية الروسية", "السفير الروسي"])
    def test_a_deputy_a_spokesman_and_an_ambassador_are_each_one_of_several(self, role):
        assert office_key(role, "RU") == ""

    def test_the_chief_of_police_is_no_head_of_state(self):
        chief, president = office_key("رئيس الشرطة الفلبينية", "PH"), office_key("الرئيس الفلبيني", "PH")
        assert president == "رييس@PH"
        assert chief != president
        assert known_holder(chief, day("2018-04-10")) is None

    @pytest.mark.parametrize(
        ("role", "state"),
        [
            ("رئيس الشيشان", "RU"),
            ("الرئيس الشيشاني", "RU"),
            ("رئيس وزراء إقليم كردستان", "IQ"),
            ("الزعيم الدرزي اللبناني", "LB"),
            ("زعيمها", "IR"),
            ("الرئيس السيسي", "RU"),
        ],
    )
    def test_the_leader_of_a_region_or_a_community_is_not_that_of_the_state(self, role, state):
        assert not office_key(role, state).endswith(f"@{state}")

    def test_a_crown_prince_of_an_emirate_is_not_that_of_the_next(self):
        assert office_key("ولي عهد دبي", "AE") != office_key("ولي عهد أبوظبي", "AE")

    def test_the_secretary_general_of_a_body_is_not_that_of_another(self):
        un, nato = office_key("الأمين العام للأمم المتحدة", None), office_key("الأمين العام لحلف شمال الأطلسي", None)
        assert un
        assert nato
        assert un != nato

    def test_a_secretary_general_of_a_state_is_of_any_of_its_parties(self):
        assert office_key("الأمين العام", "LB") == ""

    def test_every_state_has_an_envoy_to_a_body(self):
        keys = {office_key(f"المبعوث {state} لدى الأمم المتحدة", None) for state in ("الفلسطيني", "السوري")}
        assert len(keys) == 2

    def test_a_permanent_representative_speaks_for_his_state(self):
        assert not serves_abroad(office_key("المندوب الدائم لسوريا لدى الأمم المتحدة", "SY"))

    def test_an_envoy_speaks_for_no_state(self):
        brought = filed("قال المبعوث الأممي إلى سوريا الأخضر الإبراهيمي إن الحوار مهم.")
        [statement] = [r for r in brought.reports if r.kind == "statement"]
        assert statement.sides[0].country is None
        assert serves_abroad(office_key("المبعوث الأممي إلى سوريا", None))


class TestWhoIsNobodyForCertain:
    def test_a_bare_government_is_bound_to_its_text(self):
        a, b = (speaker("أعلنت الحكومة أنها تؤيد الحوار.", on) for on in ("2014-01-16", "2014-01-17"))
        assert a.key != b.key
        assert identity.one(a, b) is None
        assert not list(identity.keys(a))

    def test_unnamed_sources_are_never_one_across_texts(self):
        text = "قال مصدر رفض الكشف عن اسمه إن الحوار مهم."
        a, b = speaker(text, "2014-01-16"), speaker(text, "2014-01-17")
        assert a.kind == ActorKind.SOURCE
        assert a.key != b.key

    def test_the_same_text_filed_again_has_the_same_keys(self):
        text = "قال مصدر رفض الكشف عن اسمه إن الحوار مهم."
        assert speaker(text).key == speaker(text).key
        assert [r.uid for r in filed(text).reports] == [r.uid for r in filed(text).reports]
