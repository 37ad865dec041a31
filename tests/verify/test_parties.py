"""Who pays and who earns: the money of all adds up to the cost of the plan, whoever is left out is missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.planning.program import program_of
from model.planning.solve import solve_one
from model.verify import verify
from model.verify.case import case_of
from model.verify.compare import amounts
from model.verify.parties import parties
from tests.cases.small import plant
from tests.formulation.test_sales_abroad import with_buyers
from tests.verify.plans import Solved, flows, lots, scheme

pytestmark = pytest.mark.solve
CHECKS = ("parties_balance", "maker_accounts_balance")


def failed(solved: Solved, name: str = "", by: float = 0.0) -> set[str]:
    """Checks of money that fail, with something added to a reported table."""
    solution = solved.copy()
    if name:
        solution[name]["value"] += by
    return {f.check for f in verify(solved.tables, solution).failures} & set(CHECKS)


@pytest.mark.parametrize("make", [scheme, lots, flows])
def test_money_adds_up(make: Callable[[], Solved]) -> None:
    """Proves: with freight, losses, stocks, sales abroad, tax and assured oxide, every rupee is paid to somebody."""
    assert failed(make()) == set()


@pytest.mark.parametrize("name", ["freight_cost", "purchase_cost", "sales_revenue", "capital_cost"])
def test_a_line_that_nobody_pays_is_noticed(name: str) -> None:
    """Sensitivity: ₹1 crore more on one reported line of each year is more than all parties pay."""
    assert failed(scheme(), name, 1.0) == {"parties_balance"}


@pytest.mark.parametrize("name", ["own_sales", "own_purchases", "own_running", "assured_saving"])
def test_money_that_a_maker_is_judged_on_is_that_of_its_flows(name: str) -> None:
    """Sensitivity: accounts that are not those of the flows, by ₹1 crore in each year, are noticed."""
    assert failed(flows(), name, 1.0) == {"maker_accounts_balance"}


def test_the_rent_of_a_seller_by_hand() -> None:
    """Proves: what a refiner earns is its price less ore and freight, wherever it sells.

    R makes a tonne of oxide of 2 t of ore at ₹0.1 crore. Abroad it gets 0.9 − 0.1 less 0.02 of freight: 0.58 remain;
    at home the price of China, 0.9: 0.7 remain. The mine is paid what it costs, and nobody sells at a loss to anyone.
    Sensitivity: with ore left out R would earn 0.2 a tonne more, and the sum would miss the cost of the plan.
    """
    case = with_buyers(plant())
    plan = solve_one(program_of(case.tables)).solution
    assert plan is not None
    paid = amounts((p, v) for (p, _), v in parties(case_of(case.tables, plan.tables)).items())
    sent = plan["ship"].query("commodity == 'oxide' and `from` == 'R'")
    abroad, at_home = (float(sent.loc[sent["to"] == to, "value"].sum()) for to in ("Buyers", "F"))
    assert abroad > 0
    assert -paid["R"] == pytest.approx(0.58 * abroad + 0.7 * at_home)
    assert paid["Mine"] == pytest.approx(0.0)
