"""Prices and limits: what a tonne costs where it is bought, landed, sold; which case of the workbook holds."""

from __future__ import annotations

import pytest

from model.data import prepare
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
