"""Plans with stages after sintering: what they earn is checked whole, and spoilt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.cases.case import Case
from tests.cases.coated import bare_too, coated, rotors
from tests.verify.money_plans import Paid, paid
from tests.verify.plans import plus

pytestmark = pytest.mark.solve

Y = "FY2027-28"
COATED = {"beneficiary": "B", "recipe": "coat of sinter", "year": Y}


def trading() -> Case:
    """B coats bought-in magnets too, sells some bare, and is short of own oxide."""
    case = bare_too(10.0).without("Freight", origin="China").set(margins="own flows")
    return case.with_("Supply", {"commodity": "oxide"}, years=20.0)


def built_in() -> Case:
    """Rotors, of which some may be sold abroad, where sales earn; the share of net sales holds."""
    fair = {"market": "Fair", "commodity": "rotor", "country": "Germany", "kind": "up to a limit", "years": 50.0}
    case = rotors().with_("Capacity", {"stage": "sintering"}, capex=12.0).adding("Demand and sales", fair)
    case = case.adding("Prices", {"commodity": "rotor", "at": "Fair", "currency": "₹", "years": 9000.0})
    return case.ruled(exports_earn=True, sales_share=0.03)


CASES: dict[str, Callable[[], Case]] = {
    "coated": coated, "coated, own flows": lambda: coated().set(margins="own flows"), "bare too": bare_too,
    "trading": trading, "trading, bought-in earns": lambda: trading().ruled(bought_in_earn=True),
    "rotors": built_in, "rotors at the mix": lambda: built_in().set(margins="demand's mix"),
}


@cache
def solved(name: str) -> Paid:
    return paid(CASES[name]())


@pytest.mark.parametrize("name", CASES)
def test_every_plan_passes_every_check(name: str) -> None:
    """Proves: rows, money paid and public money agree with the check in each plan, and something is earned."""
    found = solved(name)
    for plan in found.result.plans:
        if found.result.plans[plan].solution is not None:
            assert found.verified(plan).failures == (), plan
    assert float(found.money()["incentive"]["paid"].sum()) > 0


def test_what_is_paid_is_by_the_tonne_contained() -> None:
    """Proves: 32 t coated a year earn ₹0.2 crore each in two years: 12.8. Sensitivity: 16 by what is sintered."""
    assert float(solved("coated").money()["incentive"]["paid"].sum()) == pytest.approx(12.8)


def test_the_share_of_net_sales_is_of_what_is_sold() -> None:
    """Proves: 0.03 of ₹5 crore, for which rotors with a tonne of magnets sell, is 0.15, below the rate of 0.2.

    All 25.6 t of magnets a year are sold in rotors, 100 t at home and 28 t abroad. Were it of the price of a tonne of
    rotors, 0.03 × 25.6 × 2 would be paid.
    """
    money = solved("rotors").money()["incentive"].set_index("year")
    assert money.loc[Y, "eligible"] == pytest.approx(25.6)
    assert money.loc[Y, "paid"] == pytest.approx(0.15 * 25.6)
    assert money.loc[Y, "held"] == "share of net sales"


@pytest.mark.parametrize(("check", "edit"), [
    ("eligible_output_limit", ("eligible", plus(5.0), COATED)),
    ("eligible_sales_limit", ("eligible", plus(5.0), COATED)),
    ("eligible_metal_limit", ("eligible", plus(5.0), COATED)),
    ("eligible_award_limit", ("eligible", plus(20.0), COATED)),
    ("eligible_allowed", ("eligible", plus(1.0), {**COATED, "recipe": "sinter"})),
    ("magnets_sold", ("magnets_sold", plus(8.0), {"beneficiary": "B", "year": Y})),
    ("incentive_rate_limit", ("incentive", plus(3.0), {"beneficiary": "B", "year": Y})),
])
def test_a_spoilt_plan_fails_by_name(check: str, edit: tuple[str, Callable[[float], float], dict[str, object]]) -> None:
    assert check in {f.check for f in solved("coated").verified("chosen", edit).failures}


def test_magnets_counted_by_what_is_sintered_fail() -> None:
    """Proves: 40 t paid for where 32 t are contained in what is sold."""
    found = solved("coated")
    money = found.money()
    money["incentive"]["eligible"] *= 1.25
    failed = {f.check for f in found.check(money).failures}
    assert "money_incentive_eligible" in failed
