"""Who pays and who earns: the money of all adds up to the cost of the plan, whoever is left out is missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.planning.money import Money
from model.planning.program import program_of
from model.planning.solve import solve_one
from model.planning.variant import money_in
from model.verify import verify
from model.verify.case import case_of
from model.verify.compare import Amounts, amounts
from model.verify.parties import parties
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_sales_abroad import with_buyers
from tests.formulation.test_tax import YEARS, taxed
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


def paid_in(case: Case) -> tuple[Amounts, Money]:
    """What each party pays by year in the plan of a case, and what the scheme pays in it."""
    program = program_of(case.tables)
    plan = solve_one(program)
    money = money_in(program, plan)
    assert plan.solution is not None
    assert money is not None
    return parties(case_of(case.tables, plan.solution.tables)), money


@pytest.mark.parametrize("lag", [0, 3])
def test_the_exchequer_pays_what_the_clauses_pay_when_they_pay_it(lag: int) -> None:
    """Proves: year by year it pays the budget, late claims after the last year among them, and B receives it.

    Sensitivity: B misses nothing, so the plan may draw on none of it; told from the plan the exchequer pays nothing.
    """
    found, money = paid_in(taxed(rate=None).ruled(claim_lag=lag))
    due = {y: v for y, v in zip(money.budget["year"], money.budget["outlay"], strict=True) if v > 0}
    assert (max(due) > YEARS[-1]) == (lag == 3)
    assert {y: v for (p, y), v in found.items() if p == "Exchequer" and v} == pytest.approx(due)
    assert sum(v for (_, y), v in found.items() if y > YEARS[-1]) == pytest.approx(0.0)


def test_the_exchequer_takes_the_tax_that_is_due() -> None:
    """Proves: over all years it pays the budget less tax on profit with it. Sensitivity: before tax it pays more."""
    found, money = paid_in(taxed())
    tax = float(money.viability["tax"].sum())
    assert tax > 1.0
    paid = sum(v for (p, _), v in found.items() if p == "Exchequer")
    assert paid == pytest.approx(money.budget["outlay"].sum() - tax)


def test_users_abroad_pay_for_what_they_must_be_served() -> None:
    """Proves: 30 t a year for a market abroad, at ₹1 crore, are paid by it.

    Sensitivity: as a loss on the way they would be a cost of India's.
    """
    abroad = {**plant().rows["Demand and sales"][0], "market": "Berlin", "country": "Germany", "years": 30.0}
    case = plant().adding("Demand and sales", abroad).with_("Supply", {"commodity": "magnet"}, years=0.0)
    plan = solve_one(program_of(case.tables)).solution
    assert plan is not None
    paid = amounts((p, v) for (p, _), v in parties(case_of(case.tables, plan.tables)).items())
    assert paid["Users abroad who must be served"] == pytest.approx(3 * 30.0)
    assert paid.get("Freight and losses in India", 0.0) == pytest.approx(0.0)
