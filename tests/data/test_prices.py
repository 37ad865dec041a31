"""Prices and limits: what a tonne costs where it is bought, landed, sold; which case of the workbook holds."""

from __future__ import annotations

from typing import Any

import pytest

from model.data import prepare
from model.verify.facts import WorkbookFacts
from tests.cases.case import Case
from tests.cases.small import award, bought, plant

pytestmark = pytest.mark.quick
Y = "FY2027-28"


def test_a_price_in_a_currency(chained):
    """USD 92 a kg at ₹100 is ₹0.92 crore a tonne; own cost of ore USD 0.6."""
    assert chained.supply.purchase_price["light oxide", "China", Y] == pytest.approx(0.92)
    assert chained.supply.purchase_price["ore", "Mine", Y] == pytest.approx(0.006)


def test_a_row_for_the_commodity_comes_before_one_for_its_group():
    for order in ((0, 1), (1, 0)):
        rows = [{"commodity": "goods", "at": "China", "currency": "₹", "years": 9.0},
                {"commodity": "alloy", "at": "China", "currency": "₹", "years": 5000.0}]
        case = plant().with_("Commodities", {}, group="goods").without("Prices", commodity="alloy")
        d = prepare(case.adding("Prices", *(rows[n] for n in order)).tables)
        assert d.supply.purchase_price["alloy", "China", Y] == pytest.approx(0.5)
        assert d.supply.purchase_price["magnet", "China", Y] == pytest.approx(1.0)


def test_a_price_of_the_supply_comes_before_one_of_its_country():
    other, price = bought("alloy", 0.2, supply="Trader", country="China")
    d = prepare(plant().adding("Supply", other).adding("Prices", {**price, "at": "Trader"}).tables)
    assert d.supply.purchase_price["alloy", "Trader", Y] == pytest.approx(0.2)
    assert d.supply.purchase_price["alloy", "China", Y] == pytest.approx(0.4)


def test_a_ban_has_no_tonnes_and_no_limit_has_no_row():
    d = prepare(plant().with_("Supply", {"commodity": "alloy"}, control="ban").tables)
    assert d.supply.supply_most["China", "alloy", Y] == 0.0
    assert ("China", "magnet", Y) not in d.supply.supply_most


def test_the_reference_price_is_the_cheapest_landed_from_the_country():
    """Freight of 0.01 and 0.02 crore by place; duty of 10 % on price and freight."""
    rows = [{"origin": "China", "target": "F", "goods": "alloy", "cost": 100000.0},
            {"origin": "China", "target": "G", "goods": "alloy", "cost": 200000.0}]
    case = plant().adding("Facilities", {"facility": "G"}).adding("Freight", *rows)
    case = case.adding("Capacity", {"facility": "G", "stage": "mag", "most": 9.0})
    case = case.adding("Duties", {"goods": "alloy", "country": "China", "basic": 0.1})
    assert prepare(case.tables).duties.reference_price["alloy", Y] == pytest.approx(0.41 * 1.1)


def test_the_home_price_is_the_row_for_india_else_parity():
    plain = prepare(award().tables)
    assert plain.money.domestic_price["magnet", Y] == plain.duties.reference_price["magnet", Y]
    row = {"commodity": "magnet", "at": "India", "currency": "₹", "years": 7777.0}
    d = prepare(award().adding("Prices", row).tables)
    assert d.money.domestic_price["magnet", Y] == pytest.approx(0.7777)
    assert d.money.net_price[Y] == pytest.approx(0.7777)


@pytest.mark.parametrize(("case", "most"), [("Base", 60.0), ("Low", 30.0), ("High", 60.0)])
def test_the_case_chosen_holds_and_base_where_it_has_no_row(case, most):
    """Proves: a row for Low replaces the base row; High, which has none, is as Base."""
    low = {"supply": "China", "country": "China", "commodity": "alloy", "case": "Low", "years": 30.0}
    tables = plant().with_("Supply", {"commodity": "alloy"}, years=60.0).adding("Supply", low).set(case=case).tables
    assert prepare(tables).supply.supply_most["China", "alloy", Y] == most


FOLLOWING = {"commodity": "magnet", "at": "India", "follows": "China", "factor": 1.005, "add": 0.35}
RATES = {"item": "₹ per USD", "unit": "₹", "years": [100.0, 110.0, 120.0, 130.0]}


def following(**columns: Any) -> Case:
    """The magnet costs ₹1.0 crore a tonne in China; a row of Price rules says what it costs in India."""
    return award().adding("Economy", RATES).adding("Price rules", {**FOLLOWING, **columns})


def test_a_price_follows_another():
    """1.005 × 1.0 + 0.35 USD a kg at ₹110, 0.00385 crore a tonne.

    Proves: factor, then what is added at the rate of the year; a market, a supply and (assured) alike.
    Sensitivity: 1.005 × (1.0 + 0.00385) would be 1.00887.
    """
    for at in ("India", "Home", "China works", "(assured)"):
        d = prepare(following(at=at).tables)
        assert d.supply.price_at["magnet", at, Y] == pytest.approx(1.00885, abs=1e-9)
        assert d.supply.price_at["magnet", at, "FY2026-27"] == pytest.approx(1.0085, abs=1e-9)
    assert prepare(following().tables).money.domestic_price["magnet", Y] == pytest.approx(1.00885, abs=1e-9)


def test_what_is_added_may_be_below_zero():
    d = prepare(following(factor=1.0, add=-1.5).tables)
    assert d.supply.price_at["magnet", "India", Y] == pytest.approx(0.9835)


@pytest.mark.parametrize(("case", "price"), [("Low", 0.5), ("Base", 1.0), ("High", 1.0)])
def test_it_follows_the_case_in_force(case, price):
    """Proves: the row for Low is followed in Low; High, which has none, is as Base."""
    low = {"commodity": "magnet", "at": "China", "currency": "₹", "case": "Low", "years": 5000.0}
    d = prepare(following(factor=2.0, add=0.0).adding("Prices", low).set(case=case).tables)
    assert d.supply.price_at["magnet", "India", Y] == pytest.approx(2 * price)


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_for_the_commodity_holds_on_either_sheet(order):
    """Metal is typed and follows with its group; alloy is typed with its group and follows on its own row.

    Proves: the row for the commodity holds, wherever it stands. Sensitivity: metal would be 1.4, alloy 0.9.
    """
    goods = {"at": "India", "currency": "₹", "years": 9000.0}
    rules = [{**FOLLOWING, "commodity": "steps", "factor": 2.0, "add": 0.0},
             {**FOLLOWING, "commodity": "parts", "factor": 3.0, "add": 0.0},
             {**FOLLOWING, "commodity": "alloy", "factor": 4.0, "add": 0.0}]
    case = award().adding("Economy", RATES).with_("Commodities", {"commodity": "metal"}, group="steps")
    case = case.with_("Commodities", {"commodity": "oxide"}, group="steps")
    case = case.with_("Commodities", {"commodity": "alloy"}, group="parts").adding("Price rules", *rules[::order])
    d = prepare(case.adding("Prices", {**goods, "commodity": "metal", "years": 7700.0}).tables)
    found = {c: d.supply.price_at[c, "India", Y] for c in ("metal", "oxide", "alloy")}
    assert found == pytest.approx({"metal": 0.77, "oxide": 0.8, "alloy": 2.0})
    case = case.without("Price rules", commodity="parts").adding("Prices", {**goods, "commodity": "parts"})
    assert prepare(case.tables).supply.price_at["alloy", "India", Y] == pytest.approx(2.0)


def test_a_workbook_without_rules_is_as_before():
    assert prepare(award().tables).supply.price_at == {
        k: v for k, v in prepare(following().tables).supply.price_at.items() if k[1] != "India"}


def test_the_verifier_reads_the_same_prices():
    """Proves: every price of the data, typed or following, for the commodity or for its group."""
    case = following().with_("Commodities", {"commodity": "metal"}, group="steps")
    case = case.with_("Commodities", {"commodity": "oxide"}, group="steps")
    case = case.adding("Price rules", {**FOLLOWING, "commodity": "steps", "at": "Home", "add": -2.0},
                       {**FOLLOWING, "commodity": "oxide", "at": "Home", "factor": 3.0})
    facts, d = WorkbookFacts(case.tables), prepare(case.tables)
    assert ("metal", "Home", Y) in d.supply.price_at
    for (c, at, y), price in d.supply.price_at.items():
        assert facts.price(c, at, y) == pytest.approx(price), (c, at, y)
    assert facts.price("alloy", "Home", Y) is None
