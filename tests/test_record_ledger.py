"""What the ledger counts, and that it never silently sums."""

import pytest

from mahdar.record.entry import Role
from mahdar.record.ledger import Why, ledger, qualifier
from mahdar.record.rates import rate
from mahdar.record.summary import summarise
from mahdar.vocabulary import Qualifier, Stage
from record_by_hand import day, pledge


def entry(*reports, number=[0]):  # noqa: B006 - counts the entries
    """The entry of some reports of one sum."""
    number[0] += 1
    return summarise(f"e{number[0]:03}", reports, {})


def sums(*reports):
    """An entry for each report."""
    return [entry(report) for report in reports]


def why(found, donor=None):
    """Why each line counts or not, by its donor."""
    return {line.donor: line.why for line in found.lines if donor in (None, line.donor)}


def total(found, stage=Stage.PLEDGED):
    at = found.totals.get(stage)
    return (at.low, at.high) if at else None


class TestWhatCounts:
    def test_named_donors_are_added_up(self):
        found = ledger(sums(pledge("KW", 5e8), pledge("SA", 6e7), pledge("AE", 6e7)))
        assert total(found) == (6.2e8, 6.2e8)
        assert set(why(found).values()) == {Why.DONOR}
        assert found.totals[Stage.PLEDGED].counted == 3

    def test_what_one_donor_gave_lies_in_what_all_gave(self):
        found = ledger(sums(pledge(None, 2.4e9), pledge("KW", 5e8)))
        assert total(found) == (2.4e9, 2.4e9)
        assert why(found) == {"": Why.ALL_DONORS, "state:KW": Why.WITHIN_ALL}
        assert [line.within for line in found.lines if not line.counted] == [found.lines[0].entry.title]
        assert found.totals[Stage.PLEDGED].left == 1

    def test_what_was_given_at_another_gathering_does_not(self):
        found = ledger(sums(pledge(None, 2.4e9, gathering="g1"), pledge("KW", 5e8, gathering="g2")))
        assert total(found) == (2.9e9, 2.9e9)

    def test_what_was_given_long_after_does_not(self):
        found = ledger(sums(pledge(None, 2.4e9), pledge("KW", 5e8, said="2014-06-01")))
        assert total(found) == (2.9e9, 2.9e9)

    def test_of_two_figures_for_all_donors_the_larger_counts(self):
        found = ledger(sums(pledge(None, 2.4e9, gathering="g1"), pledge(None, 1.3e9, gathering="g1")))
        assert total(found) == (2.4e9, 2.4e9)
        assert sorted(line.why for line in found.lines) == [Why.ALL_DONORS, Why.SMALLER]

    def test_a_figure_for_all_donors_that_no_gathering_is_told_for_may_be_that_of_one(self):
        found = ledger(sums(pledge(None, 2.4e9, gathering="g1"), pledge(None, 2e9)))
        assert total(found) == (2.4e9, None)
        assert Why.UNPLACED in {line.why for line in found.lines}

    def test_sums_of_two_gatherings_for_all_donors_are_added(self):
        found = ledger(sums(pledge(None, 2.4e9, gathering="g1"), pledge(None, 1.5e9, gathering="g2")))
        assert total(found) == (3.9e9, 3.9e9)

    def test_two_sums_of_one_donor_may_be_one_money_told_twice(self):
        found = ledger(sums(pledge("KW", 5e8, said="2014-01-01"), pledge("KW", 3e8, said="2014-04-01")))
        assert total(found) == (5e8, None)
        assert [line.counted for line in found.lines] == [True, False]

    def test_a_further_sum_is_added(self):
        found = ledger(sums(pledge("KW", 5e8), pledge("KW", 3e8, basis="additional", said="2014-02-05")))
        assert total(found) == (8e8, 8e8)

    def test_a_total_to_date_holds_the_further_sums_before_it(self):
        total_to_date = pledge("KW", 8e8, basis="cumulative", said="2014-02-10")
        found = ledger(sums(pledge("KW", 3e8, basis="additional", said="2014-02-05"), total_to_date))
        assert total(found) == (8e8, 8e8)
        assert sorted(line.why for line in found.lines) == [Why.TO_DATE, Why.WITHIN_TOTAL]

    def test_a_further_sum_after_a_total_to_date_is_added(self):
        total_to_date = pledge("KW", 8e8, basis="cumulative", said="2014-02-01")
        found = ledger(sums(total_to_date, pledge("KW", 3e8, basis="additional", said="2014-02-05")))
        assert total(found) == (1.1e9, 1.1e9)

    def test_a_denied_pledge_does_not_count(self):
        found = ledger(sums(pledge("KW", 5e8, modality="denied"), pledge("SA", 6e7)))
        assert total(found) == (6e7, 6e7)
        assert why(found)["state:KW"] is Why.DENIED

    def test_what_is_asked_paid_and_pledged_are_three_totals(self):
        found = ledger(sums(pledge(None, 6.5e9, stage="target"), pledge("KW", 5e8), pledge("KW", 3e8, stage="disbursed")))
        lows = {stage: at.low for stage, at in found.totals.items()}
        assert lows == {Stage.TARGET: 6.5e9, Stage.PLEDGED: 5e8, Stage.DISBURSED: 3e8}

    def test_every_total_lists_the_claims_behind_it(self):
        a, b = pledge("KW", 5e8), pledge("SA", 6e7)
        assert set(ledger(sums(a, b)).totals[Stage.PLEDGED].claims) == {a.uid, b.uid}

    def test_other_kinds_of_entries_are_left_out(self):
        other = entry(pledge("KW", 5e8)).model_copy(update={"kind": "meeting"})
        assert ledger([other]).lines == ()


class TestRanges:
    def test_more_than_a_sum_leaves_the_total_open(self):
        found = ledger(sums(pledge("KW", 5e8, None, qualifier="more-than"), pledge("SA", 6e7)))
        assert total(found) == (5.6e8, None)
        assert qualifier(found.totals[Stage.PLEDGED]) is Qualifier.AT_LEAST

    def test_a_contradiction_is_a_range_and_both_figures_are_shown(self):
        both = entry(pledge("KW", 4e8, gathering="g1"), pledge("KW", 5e8, gathering="g1", said="2014-02-01"))
        found = ledger([both])
        assert total(found) == (4e8, 5e8)
        assert len(found.lines[0].disputed) == 1

    def test_a_revised_figure_counts_alone_and_the_first_is_shown(self):
        both = entry(pledge("KW", 4e8), pledge("KW", 5e8, said="2014-02-03", revises=True))
        found = ledger([both])
        assert total(found) == (5e8, 5e8)
        assert [v.money.low for v in found.lines[0].revisions] == [4e8]


class TestCurrencies:
    def test_a_currency_pegged_to_the_dollar_is_converted_at_its_peg(self):
        found = ledger(sums(pledge("SA", 3.75e8, currency="SAR")))
        assert total(found) == (pytest.approx(1e8), pytest.approx(1e8))
        assert found.lines[0].converted == ("peg 3.75 SAR",)

    def test_the_euro_is_converted_at_the_rate_of_the_day(self):
        found = ledger(sums(pledge("DE", 1e8, currency="EUR", said="2014-01-31")))
        assert total(found)[0] == pytest.approx(1.3516e8)
        assert found.lines[0].converted == ("ecb 2014-01-31",)

    def test_a_sunday_has_the_rate_of_the_friday_before(self):
        assert rate("EUR", "USD", day("2014-02-02")).factor == rate("EUR", "USD", day("2014-01-31")).factor

    def test_dollars_in_riyals_go_the_other_way(self):
        assert rate("USD", "SAR", None).factor == pytest.approx(3.75)
        assert total(ledger(sums(pledge("KW", 1e8)), "SAR")) == (pytest.approx(3.75e8), pytest.approx(3.75e8))

    def test_a_sum_in_an_unknown_currency_counts_nowhere(self):
        found = ledger(sums(pledge("SY", 5e8, currency="SAR/QAR/YER"), pledge("KW", 5e8)))
        assert total(found) == (5e8, 5e8)
        assert why(found)["state:SY"] is Why.NO_CURRENCY

    def test_a_currency_without_a_rate_counts_nowhere(self):
        found = ledger(sums(pledge("SY", 5e8, currency="SYP")))
        assert found.totals == {}
        assert why(found) == {"state:SY": Why.NO_RATE}

    def test_a_peg_that_was_given_up_gives_no_rate(self):
        assert rate("LBP", "USD", day("2014-01-31"))
        assert rate("LBP", "USD", day("2024-01-31")) is None

    def test_an_unknown_sum_for_all_donors_hides_nobody(self):
        found = ledger(sums(pledge(None, 5e9, currency="SYP"), pledge("KW", 5e8)))
        assert total(found) == (5e8, 5e8)


class TestMissing:
    def test_what_is_missing_is_asked_less_pledged(self):
        found = ledger(sums(pledge(None, 6.5e9, stage="target"), pledge(None, 2.4e9)))
        assert (found.missing.low, found.missing.high) == (pytest.approx(4.1e9), pytest.approx(4.1e9))

    def test_it_is_a_range_where_the_pledges_are(self):
        found = ledger(sums(pledge(None, 6.5e9, stage="target"), pledge(None, 2.4e9, None, qualifier="more-than")))
        assert (found.missing.low, found.missing.high) == (0.0, pytest.approx(4.1e9))
        assert qualifier(found.missing) is Qualifier.UP_TO

    def test_it_is_not_less_than_nothing(self):
        found = ledger(sums(pledge(None, 1e9, stage="target"), pledge(None, 2.4e9)))
        assert (found.missing.low, found.missing.high) == (0.0, 0.0)

    @pytest.mark.parametrize("only", [pledge(None, 1e9, stage="target"), pledge("KW", 1e9)])
    def test_without_a_target_or_a_pledge_nothing_is_missing(self, only):
        assert ledger(sums(only)).missing is None


def test_the_lines_of_a_stage_come_the_largest_first_those_that_do_not_count_last():
    found = ledger(sums(pledge("SA", 6e7), pledge("KW", 5e8), pledge("QA", 9e8, modality="denied")))
    assert [line.donor for line in found.lines] == ["state:KW", "state:SA", "state:QA"]


def test_a_part_of_the_donors_is_a_donor_of_its_own():
    """`جهات مانحة أخرى` are not all of them."""
    role = Role(role="donor", actor="a", name="جهات مانحة أخرى", kind="collective")
    rest = entry(pledge(None, 9e7)).model_copy(update={"roles": (role,)})
    found = ledger([rest, *sums(pledge("KW", 5e8))])
    assert total(found) == (5.9e8, 5.9e8)
