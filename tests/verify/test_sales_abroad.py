"""Plans that sell oxide abroad at a price that follows China's: checked whole, and spoilt."""

from __future__ import annotations

import pytest

from model.case.change import Change, apply
from model.planning.plan import NO_SCHEME
from model.verify import verify
from model.verify.case import case_of
from model.verify.elements import element_balance
from tests.cases.network import BUYERS, FOLLOWING, chain
from tests.verify.plans import Solved, solved

pytestmark = pytest.mark.solve

WAY = {"origin": "(public)", "target": "Buyers", "goods": "light oxide", "cost": 9000.0}
SELLER = {"market": "Buyers", "seller": "(public)"}


@pytest.fixture(scope="module")
def selling() -> Solved:
    """The chain from ore to magnets with buyers of oxide abroad; only Refinery may sell there."""
    return solved(chain(Price_rules=FOLLOWING, Demand_and_sales=BUYERS, Freight=[WAY], Sellers=[SELLER]))


def test_every_plan_passes_every_check(selling: Solved) -> None:
    """Proves: prices that follow, sales, dependence and elements, in each plan that is compared too.

    Sensitivity: Refinery sells in the plan without a scheme as well, 20 t in some year.
    """
    for plan, solution in selling.plans.items():
        assert verify(selling.tables_of(plan), solution).failures == (), plan
    ship = selling.plans[NO_SCHEME]["ship"]
    sold = ship[(ship["to"] == "Buyers") & (ship["value"] > 0)]
    assert set(sold["from"]) == {"Refinery"}
    assert sold["value"].max() == pytest.approx(20.0)


@pytest.mark.parametrize(("column", "value"), [("factor", 0.9), ("add", 0.0)])
def test_a_price_that_does_not_follow_fails_by_name(selling: Solved, column: str, value: float) -> None:
    """The plan is held against a workbook with another rule."""
    changes = [Change("Price rules", column, value, where=(("at", ("Buyers",)),))]
    other = apply(selling.tables_of(NO_SCHEME), changes).tables
    assert "sales_revenue" in {f.check for f in verify(other, selling.plans[NO_SCHEME]).failures}


def test_a_sale_by_who_may_not_fails(selling: Solved) -> None:
    """Proves: the plan is held against a workbook in which only Recycler may sell: Refinery's way is none."""
    other = apply(selling.tables_of(NO_SCHEME), [Change("Sellers", "seller", "Recycler")]).tables
    assert "lanes_allowed" in {f.check for f in verify(other, selling.plans[NO_SCHEME]).failures}


def test_a_sale_abroad_where_none_is_allowed_fails(selling: Solved) -> None:
    """Proves: held against Settings by which no oxide is sold abroad, what Refinery sells there is noticed."""
    other = apply(selling.tables_of(NO_SCHEME), [Change("Settings", "oxide_abroad", False)]).tables
    assert {"outlet_limit", "sales_revenue"} <= {f.check for f in verify(other, selling.plans[NO_SCHEME]).failures}


def test_oxide_sold_abroad_is_no_by_product(selling: Solved) -> None:
    """Proves: it stands in the balance by its name, with the Nd+Pr it holds; cerium stays a by-product."""
    plan = selling.plans[NO_SCHEME]
    balance = element_balance(case_of(selling.tables_of(NO_SCHEME), plan)).set_index(["element", "item"])["tonnes"]
    ship = plan["ship"]
    sold = ship[ship["to"] == "Buyers"]["value"].sum()
    assert balance["Nd+Pr", "exports of oxide"] == pytest.approx(-0.85 * sold)
    assert balance.groupby("element").sum().to_numpy() == pytest.approx(0.0, abs=1e-6)
