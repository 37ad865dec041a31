"""Eligibility after sintering: magnets earn in what is made of them, by the tonnes contained in what is sold."""

from __future__ import annotations

import pytest

from model.data import prepare
from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.coated import bare_too, coated, rotors
from tests.cases.rows import columns_named, has_row, row, terms
from tests.cases.small import bought
from tests.formulation.test_eligibility_metal import with_recycling

Y = "FY2027-28"
COATED, ROTOR = "coat of sinter", "assemble of coat of sinter"
CAPITAL, SUBSIDY, MARGIN, RATE = 100.8, 15.12, 60.0, 0.2


def gap_at(tonnes: float, margin: float = MARGIN) -> float:
    """The viability gap of B with a number of tonnes that earn, and a margin over the three years."""
    return CAPITAL - margin - SUBSIDY - RATE * tonnes


def trading() -> Case:
    """B may buy bare magnets at ₹1 crore and coat them too; magnets of bought-in metal earn, so that no metal backs."""
    return coated().without("Freight", origin="China").ruled(bought_in_earn=True).set(margins="own flows")


@pytest.mark.quick
def test_rows_of_a_coat():
    """A tonne in what is sold is 1 t coated and 1.25 t sintered, and takes 1.25 × 0.6 t of metal."""
    arrays = program_of(coated().tables).arrays
    eligible = ("eligible", "B", COATED, Y)
    assert columns_named(arrays, "eligible") == {("B", COATED, Y), ("B", COATED, "FY2028-29")}
    assert row(arrays, "eligible_output_limit", "B", "sinter", Y)[0] == {
        eligible: 1.25, ("activity", "B", "sinter", Y): -1.0}
    assert row(arrays, "eligible_output_limit", "B", "coat", Y)[0] == {
        eligible: 1.0, ("activity", "B", "coat", Y): -1.0}
    assert row(arrays, "eligible_sales_limit", "B", "coated", Y)[0] == {
        eligible: 1.0, ("ship", "coated", "B", "Home", Y): -1.0}
    assert row(arrays, "eligible_metal_limit", "B", Y)[0][eligible] == pytest.approx(0.75)
    assert row(arrays, "eligible_award_limit", "B", Y)[0][eligible] == 1.0
    assert not has_row(arrays, "eligible_sales_limit", "B", "magnet", Y)


@pytest.mark.quick
def test_rows_where_both_are_sold():
    """Bare and coated magnets share what is sintered; both are magnets sold, at their own prices."""
    arrays = program_of(bare_too().set(margins="own flows").ruled(sales_share=0.1).tables).arrays
    bare, coat = ("eligible", "B", "sinter", Y), ("eligible", "B", COATED, Y)
    assert row(arrays, "eligible_output_limit", "B", "sinter", Y)[0] == {
        bare: 1.0, coat: 1.25, ("activity", "B", "sinter", Y): -1.0}
    found, _, _ = row(arrays, "incentive_sales_limit", "B", Y)
    assert found == pytest.approx({("incentive", "B", Y): 1.0, bare: -0.1, coat: -0.15})
    sold, _ = terms(arrays, "magnets_sold", "B", Y)
    assert sold == {("ship", "magnet", "B", "Pumps", Y): 1.0, ("ship", "coated", "B", "Home", Y): 1.0}


@pytest.mark.quick
def test_rows_of_goods_that_are_no_magnets():
    """0.2 t of magnets in a tonne of rotors: 5 t of them hold a tonne, of 1.25 t coated and 1.5625 t sintered.

    A tenth of net sales is 5 × 0.1; without the Nd+Pr on Commodities there would be no magnets in them.
    """
    arrays = program_of(rotors().ruled(sales_share=0.1).tables).arrays
    eligible = ("eligible", "B", ROTOR, Y)
    made = {r: row(arrays, "eligible_output_limit", "B", r, Y)[0][eligible] for r in ("assemble", "coat", "sinter")}
    assert made == pytest.approx({"assemble": 5.0, "coat": 1.25, "sinter": 1.5625})
    assert row(arrays, "eligible_sales_limit", "B", "rotor", Y)[0][eligible] == pytest.approx(5.0)
    assert row(arrays, "eligible_metal_limit", "B", Y)[0][eligible] == pytest.approx(0.6 * 1.5625)
    assert row(arrays, "incentive_sales_limit", "B", Y)[0][eligible] == pytest.approx(-0.5)
    assert terms(arrays, "magnets_sold", "B", Y)[0] == pytest.approx({("ship", "rotor", "B", "Home", Y): 0.2})
    bare = rotors().with_("Commodities", {"commodity": "rotor"}, ndpr=0.0)
    assert not columns_named(program_of(bare.tables).arrays, "eligible")


@pytest.mark.quick
def test_a_coat_on_what_must_be_bought_in_does_not_earn():
    """Half of what `coat` takes is a magnet that B cannot make. Where bought-in metal earns, the other half does."""
    other = {"commodity": "block", "kind": "magnet", "ndpr": 0.4, "reference_country": "China"}
    supply, price = bought("block", 0.9)
    case = coated().adding("Commodities", other).with_("Recipes", {"recipe": "coat", "commodity": "magnet"}, amount=0.5)
    case = case.adding("Recipes", {"recipe": "coat", "stage": "coating", "commodity": "block", "amount": 0.5})
    case = case.adding("Supply", supply).adding("Prices", price)
    assert not columns_named(program_of(case.tables).arrays, "eligible")
    free = program_of(case.ruled(bought_in_earn=True).tables).arrays
    assert row(free, "eligible_sales_limit", "B", "coated", Y)[0][("eligible", "B", COATED, Y)] == pytest.approx(2.0)


@pytest.mark.solve
def test_a_coat_with_a_yield_by_hand():
    """Proves: 100.8 of capital less 60 of margin and 15.12 of subsidy; 32 t a year earn 0.2 in two years: 12.88.

    Sensitivity: counted by what is sintered, 40 t a year, 9.68; were only sintered magnets to earn, 25.68; at the
    magnets that a tonne takes, bought at ₹1 crore instead of made at 0.7, the margin would be 24.
    """
    plan = answer(coated())
    assert plan.aim("Viability gap") == pytest.approx(gap_at(64.0)) == pytest.approx(12.88)
    assert plan.total("eligible", "B", COATED) == pytest.approx(64.0)
    assert plan.expression("magnets_sold", "B", Y) == pytest.approx(32.0)


@pytest.mark.solve
def test_own_flows_see_the_same_coat():
    """Proves: judged on its own flows B sells 32 t at 1.5 and pays 0.7 for each of 40 t: the same 20 a year."""
    assert answer(coated().set(margins="own flows")).aim("Viability gap") == pytest.approx(gap_at(64.0))


@pytest.mark.solve
def test_bought_in_magnets_that_are_only_coated_earn_nothing():
    """Proves: B coats 85 t bought at ₹1 crore too, each tonne coated at 1.5 − 1.25 = 0.25, and 32 t earn as before.

    100 t are sold a year, also in the year of the award, which is in the window: 0.25 × (100 + 3 × 68) = 76 more.
    Sintering costs 3.6 more a t/a, 85 % of it B's own. Without the rule all that is sold earns, up to the award: 40 t
    in each of two years.
    """
    case, missing = trading().with_("Capacity", {"stage": "sintering"}, capex=6.0), 3.6 * 40 * 0.85
    assert answer(case).aim("Viability gap") == pytest.approx(gap_at(64.0, MARGIN + 76.0) + missing)
    free = answer(case, without=["eligible_output_limit"])
    assert free.aim("Viability gap") == pytest.approx(gap_at(80.0, MARGIN + 76.0) + missing)


@pytest.mark.solve
def test_bare_magnets_earn_where_they_are_sold():
    """Proves: with 10 t of bare magnets asked for, 10 t earn bare and 24 t coated: what is lost in coating earns not.

    The gap decides first: coated magnets bring 20 / 40 = 0.5 a tonne sintered and 0.2 × 0.8 in incentive, bare ones
    0.3 and 0.2. So all are coated: 64 t earn; the other way round, with coated ones at ₹1 crore, 10 t a year are bare.
    """
    case = bare_too(10.0)
    assert answer(case.set(margins="own flows")).total("eligible") == pytest.approx(64.0)
    cheap = case.with_("Prices", {"commodity": "coated"}, years=10000.0).set(margins="own flows")
    plan = answer(cheap)
    assert plan.total("eligible", "B", "sinter") == pytest.approx(20.0)
    assert plan.total("eligible", "B", COATED) == pytest.approx(48.0)


@pytest.mark.solve
def test_magnets_in_rotors_earn_by_what_is_contained():
    """Proves: 40 t sintered are 32 t coated and 128 t of rotors, which hold 25.6 t of magnets; India asks for 100 t.

    100 t of rotors hold 20 t, which earn 0.2 each in two years: 8. They take 31.25 t of magnets at 0.7 and 80 t of
    steel at 0.1 and sell for 100: 70.125 a year. Capital is 40 × 12.12, of which 15 % is granted: 193.705 are missing.
    Sensitivity: rotors counted by their mass would earn on the whole award, 16; by what is sintered, 12.5.
    """
    plan = answer(rotors().with_("Capacity", {"stage": "sintering"}, capex=12.0))
    assert plan.aim("Viability gap") == pytest.approx(484.8 * 0.85 - 3 * 70.125 - 8.0)
    assert plan.total("eligible", "B", ROTOR) == pytest.approx(40.0)
    assert plan.expression("magnets_sold", "B", Y) == pytest.approx(20.0)


@pytest.mark.quick
def test_swarf_of_a_coat_comes_back_as_metal():
    """Swarf of 0.2 t a tonne of magnets coated gives 0.08 t of metal, as that of 1.5 t of alloy does of a tonne.

    A tonne of alloy brings back 0.08 and 0.08 / 1.5; per tonne of its 0.4 t of metal a third, and that again: × 1.5.
    """
    case = with_recycling(coated()).without("Freight", origin="China")
    case = case.adding("Recipes", {"recipe": "coat", "stage": "coating", "commodity": "swarf", "role": "output",
                                   "amount": 0.25})
    back = prepare(case.tables).own_metal.bought_in
    assert back["B", ("magnet", "China", "B")] == pytest.approx(0.12)
    assert back["B", ("alloy", "China", "B")] == pytest.approx(0.2)
    assert back["B", ("metal", "China", "B")] == pytest.approx(0.5)
