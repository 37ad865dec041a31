"""Claims: what the exchequer's cost counts of the incentive."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.rows import terms
from tests.cases.small import award

Y = "FY2027-28"


@pytest.mark.quick
def test_the_claim_of_the_exchequer_is_in_constant_rupees(chained):
    """A nominal ₹0.2 crore a tonne sold in FY2028-29 is paid a year later: 0.2 ÷ 1.04³ ÷ 1.1 in the year of the sale.

    Exports do not earn, and nothing is claimed for them.
    """
    found, constant = terms(chained, "incentive_claim_cost", "FY2028-29")
    assert constant == 0.0
    assert found[("ship", "magnet SH", "B1", "Cars", "FY2028-29")] == pytest.approx(0.2 / 1.04**3 / 1.1)
    assert found[("ship", "magnet SH", "B2", "Cars", "FY2028-29")] == pytest.approx(0.21 / 1.04**3 / 1.1)
    assert ("ship", "magnet SH", "B1", "Fair", "FY2028-29") not in found
    assert not terms(chained, "incentive_claim_cost", "FY2030-31")[0]


@pytest.mark.quick
def test_a_claim_is_no_more_than_the_share_of_the_price():
    """A tenth of a price of ₹1.0 crore is less than the rate of 0.2."""
    found, _ = terms(program_of(award().ruled(sales_share=0.1).tables).arrays, "incentive_claim_cost", Y)
    assert found == {("ship", "magnet", "B", "Home", Y): pytest.approx(0.1)}


@pytest.mark.quick
@pytest.mark.parametrize("case", [
    award().ruled(outside_capacity=True),
    award().adding("Stocks", {"facility": "B", "commodity": "magnet", "most": 9.0}),
    award().adding("Capacity", {"facility": "B", "stage": "sintering", "option": "old", "kind": "existing", "life": 9,
                                "most": 20.0, "capex": 0.0}),
], ids=["capacity outside", "a stock", "an old line"])
def test_with_more_to_sell_the_awarded_capacity_is_claimed_for(case):
    """Sales do not say what was made where: 0.2 crore on what the awarded capacity of the first years can make."""
    case = case.with_("Capacity", {"capex": 2.4}, ramp_1=0.5)
    arrays = program_of(case.tables).arrays
    built = ("build", "B", "sintering", "new", Y)
    assert terms(arrays, "incentive_claim_cost", Y)[0] == {built: pytest.approx(0.1)}
    assert terms(arrays, "incentive_claim_cost", "FY2028-29")[0] == {built: pytest.approx(0.2)}


@pytest.mark.quick
def test_nothing_is_claimed_by_who_is_out():
    arrays = program_of(award().with_("Bids", {}, status="out").tables).arrays
    assert terms(arrays, "incentive_claim_cost", Y) == ({}, 0.0)
