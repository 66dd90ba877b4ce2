"""Which namings a person is asked about, and which are nobody's question."""

import pytest

from mahdar.mentions.gazetteer import norms_of
from mahdar.record.alias import Alias, name_words
from mahdar.record.likeness import Reason, blocks, called, like, of_one_office
from mahdar.vocabulary import ActorKind


def person(name, country=None, *, key=None):
    return called(Alias(key or f"name:{name}:{country or ''}", ActorKind.PERSON, name, country, name_words(name)))


def body(name, country=None):
    key = f"body:{' '.join(norms_of(name))}:{country or ''}"
    return called(Alias(key, ActorKind.ORGANISATION, name, country))


def reason(a, b):
    found = like(a, b)
    return found.reason if found else None


class TestPersons:
    @pytest.mark.parametrize(
        ("a", "b", "why"),
        [
            (("يوناس سولبرغ", "NO"), ("يوناس سولبيرج", None), Reason.STATE),
            (("يوناس سولبرغ", "NO"), ("يوناس سولبرغ", "SE"), Reason.STATES),
            (("يوناس سولبرغ", None), ("يوناس سولبيرغ", None), Reason.SPELLED),
            (("يوناس سولبرغ", None), ("يوناس هانسن سولبرغ", None), Reason.WITHIN),
            (("يوناس سولبرغ", None), ("يوناس سولبرغ هانسن", None), Reason.BEGINS),
            (("سولبرغ هانسن", None), ("يوناس سولبرغ هانسن", None), Reason.ENDS),
            (("يوناس سولبرغ", None), ("يوناس سولبرنغ", None), Reason.LETTER),
        ],
    )
    def test_names_that_are_alike_are_asked_about_with_the_reason(self, a, b, why):
        assert reason(person(*a), person(*b)) is why

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("محمد فارح", "محمود فارح"),
            ("سالم فارح", "سليم فارح"),
            ("يوناس سولبرغ", "آدم فارح"),
            ("يوناس سولبرغ", "آدم سولبرغ"),
            ("سولبرغ", "يوناس سولبرغ"),
        ],
    )
    def test_other_names_are_not(self, a, b):
        assert reason(person(a), person(b)) is None

    def test_two_figures_of_the_lists_are_two(self):
        a = person("دونالد ترامب", "US", key="person:دونالد ترامب")
        b = person("دونالد ترامب", "US", key="person:دونالد ترامب الابن")
        assert reason(a, b) is None

    def test_a_son_is_not_his_father_though_he_bears_the_name(self):
        assert reason(person("بن فارح آل سالم"), person("فارح بن محمد آل سالم")) is not Reason.WITHIN

    def test_two_states_make_it_less_sure(self):
        near = like(person("يوناس سولبرغ", "NO"), person("يوناس سولبرنغ", "NO"))
        far = like(person("يوناس سولبرغ", "NO"), person("يوناس سولبرنغ", "SE"))
        assert near.sure > far.sure


class TestOffices:
    def test_one_office_and_names_alike_at_both_ends(self):
        found = of_one_office(person("هورست زيهوفر", "DE"), person("هورست سيهوفر", "DE"))
        assert found.reason is Reason.OFFICE

    def test_a_family_has_one_surname(self):
        assert of_one_office(person("دونالد ترامب", "US"), person("ميلانيا ترامب", "US")) is None


class TestBodies:
    @pytest.mark.parametrize(
        ("a", "b", "why"),
        [
            (("منظمة أطباء بلا حدود", None), ("أطباء بلا حدود", None), Reason.HEAD),
            (('وكالة "أسوشيتد برس', None), ("وكالة أسوشييتد برس", None), Reason.SPELLED),
            (("وزارة الدفاع الروسية", "RU"), ("وزارة الدفاع الروسية", None), Reason.STATE),
        ],
    )
    def test_a_body_is_asked_about_with_the_reason(self, a, b, why):
        assert reason(body(*a), body(*b)) is why

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            ("حزب الشعب", "مجلس الشعب"),
            ("وزارة الدفاع الروسية", "وزارة الدفاع الرومانية"),
        ],
    )
    def test_bodies_of_other_names_are_two(self, a, b):
        assert reason(body(a), body(b)) is None

    def test_a_person_is_no_body(self):
        assert reason(person("أطباء بلا حدود"), body("أطباء بلا حدود")) is None


def test_what_names_somebody_of_one_text_alone_is_never_asked_about():
    assert called(Alias("here:abc:1", ActorKind.PERSON, "يوناس سولبرغ", None, name_words("يوناس سولبرغ"))) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("يوناس سولبرغ"), person("يوناس سولبرنغ")),
        (person("يوناس سولبرغ"), person("يوناس هانسن سولبرغ")),
        (person("سولبرغ هانسن"), person("يوناس سولبرغ هانسن")),
        (body("منظمة أطباء بلا حدود"), body("أطباء بلا حدود")),
    ],
)
def test_names_that_are_alike_share_a_block(a, b):
    assert like(a, b)
    assert set(blocks(a)) & set(blocks(b))
