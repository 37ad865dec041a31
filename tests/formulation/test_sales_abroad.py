"""Oxide buyers abroad: who may ship there, what they pay, and what their market leaves as it is."""

from __future__ import annotations

from typing import Any

import pytest

from model.case.change import apply
from model.data import prepare
from model.planning.compared import no_scheme
from model.planning.program import program_of
from tests.cases.answers import Answer, answer
from tests.cases.case import Case
from tests.cases.rows import terms
from tests.cases.small import award, bought, plant

YEARS = ("FY2026-27", "FY2027-28", "FY2028-29")
RULE = {"commodity": "oxide", "at": "Buyers", "follows": "China", "factor": 1.0, "add": -1000.0, "currency": "₹"}
WAY = {"origin": "(public)", "target": "Buyers", "goods": "oxide", "cost": 200000.0}
SELLER = {"market": "Buyers", "seller": "(public)"}


def with_buyers(case: Case, price: float = 0.9) -> Case:
    """A public refinery R and a plant F each separate up to 30 t of oxide a year, from 2 t of ore at ₹0.1 crore.

    China sells oxide at ₹0.9 crore a tonne; buyers in Japan take 50 t a year at ₹0.1 crore less. Only R may ship there,
    at a freight of ₹0.02 crore.
    """
    supply, paid = bought("oxide", price)
    old: dict[str, Any] = {"stage": "sep", "option": "old", "kind": "existing", "capex": 0.0, "most": 30.0, "life": 9}
    if not any(c["commodity"] == "oxide" for c in case.rows["Commodities"]):
        case = case.adding("Commodities", {"commodity": "oxide", "kind": "oxide", "ndpr": 0.8,
                                           "reference_country": "China"})
        case = case.adding("Supply", supply).adding("Prices", paid)
    case = case.adding("Commodities", {"commodity": "ore", "kind": "ore", "ndpr": 0.5})
    case = case.adding("Stages", {"stage": "sep"}).adding(
        "Recipes", {"recipe": "S", "stage": "sep", "commodity": "oxide", "role": "main output"},
        {"recipe": "S", "stage": "sep", "commodity": "ore", "amount": 2.0})
    maker = case.rows["Facilities"][0]["facility"]
    case = case.adding("Facilities", {"facility": "R", "kind": "public", "cost_of_capital": 0.0})
    case = case.adding("Capacity", {**old, "facility": "R"}, {**old, "facility": maker})
    case = case.adding("Supply", {"supply": "Mine", "country": "India", "commodity": "ore", "price": "own cost",
                                  "cost": 1000.0, "currency": "₹", "years": float("inf")})
    return sold_to(case).adding("Price rules", RULE).adding("Freight", WAY).adding("Sellers", SELLER)


def sold_to(case: Case, **columns: Any) -> Case:
    return case.adding("Demand and sales", {"market": "Buyers", "commodity": "oxide", "country": "Japan",
                                            "kind": "up to a limit", "years": 50.0, **columns})


def shipped(found: Answer, commodity: str, origin: str, to: str) -> float:
    return found.total("ship", commodity, origin, to)


@pytest.mark.quick
def test_a_sale_abroad_is_a_row_of_revenue_and_of_freight():
    arrays = program_of(with_buyers(plant()).tables).arrays
    lane = ("ship", "oxide", "R", "Buyers", "FY2026-27")
    assert terms(arrays, "sales_revenue", "FY2026-27") == (pytest.approx({lane: 0.8}), 0.0)
    assert terms(arrays, "freight_cost", "FY2026-27") == (pytest.approx({lane: 0.02}), 0.0)


@pytest.mark.quick
@pytest.mark.parametrize("seller", ["(public)", "R"])
def test_only_who_may_sell_has_a_lane_abroad(seller):
    """Nothing goes abroad from F, nor from China, whatever Freight says; R is sent no oxide by others.

    Sensitivity: with nobody named, F sells too, and R is sent oxide from China and F.
    """
    free = [{"origin": i, "target": j, "goods": "oxide"}
            for i, j in (("F", "Buyers"), ("China", "R"), ("China", "Japan"))]
    case = storing(with_buyers(plant())).adding("Freight", *free)
    lanes = prepare(case.with_("Sellers", {}, seller=seller).tables).lanes.lanes_in
    assert lanes["oxide", "Buyers"] == [("oxide", "R", "Buyers")]
    assert ("oxide", "R") not in lanes
    everybody = prepare(case.without("Sellers").tables).lanes.lanes_in
    assert everybody["oxide", "Buyers"] == [("oxide", "F", "Buyers"), ("oxide", "R", "Buyers")]
    assert everybody["oxide", "R"] == [("oxide", "China", "R"), ("oxide", "F", "R")]


@pytest.mark.quick
def test_those_who_may_sell_may_send_each_other():
    """Proves: two sellers are one side; another market's goods are not touched."""
    case = storing(with_buyers(plant())).adding("Sellers", {"market": "Buyers", "seller": "F"})
    lanes = prepare(case.tables).lanes.lanes_in
    assert lanes["oxide", "R"] == [("oxide", "F", "R")]
    assert ("alloy", "China", "F") in lanes["alloy", "F"]
    assert case.tables.frames["Sellers"]["seller"].tolist() == ["(public)", "F"]


@pytest.mark.quick
def test_all_that_may_sell_are_those_that_make():
    """Proves: (all) leaves out Store, a reserve, as the verifier does. Sensitivity: named by its kind, it sells."""
    case = with_buyers(plant()).adding("Facilities", {"facility": "Store", "kind": "reserve"})
    case = storing(case, facility="Store")
    for seller, who in (("(all)", ["F", "R"]), ("(reserve)", ["Store"])):
        lanes = prepare(case.with_("Sellers", {}, seller=seller).tables).lanes.lanes_in
        assert [k[1] for k in lanes["oxide", "Buyers"]] == who


@pytest.mark.solve
def test_only_the_public_facility_ships():
    """R sells its 30 t a year: 30 × (0.8 − 0.02 − 2 × 0.1) = 17.4 in each of three years, of the plant's 168.

    Proves: the price follows, freight is taken off, F with the same oxide sells none. Sensitivity: without the
    seller F sells 30 t at no freight, and R the other 20 t.
    """
    case = with_buyers(plant())
    found = answer(case)
    assert found.aim("National cost") == pytest.approx(168.0 - 3 * 17.4)
    assert (shipped(found, "oxide", "R", "Buyers"), found.total("activity", "F", "S")) == pytest.approx((90.0, 0.0))
    assert [found.expression("sales_revenue", y) for y in YEARS] == pytest.approx([24.0] * 3)
    everybody = answer(case.without("Sellers"))
    assert everybody.aim("National cost") == pytest.approx(168.0 - 3 * (30 * 0.6 + 20 * 0.58))


@pytest.mark.solve
@pytest.mark.parametrize(("chosen", "china"), [("Low", 0.5), ("Base", 0.9), ("High", 1.2)])
def test_the_price_follows_china_in_the_case_in_force(chosen, china):
    """Proves: 30 × (China − 0.1 − 0.02 − 0.2) a year, in each case. Sensitivity: a price typed once would stay."""
    rows = [{"commodity": "oxide", "at": "China", "currency": "₹", "case": c, "years": 10000.0 * p}
            for c, p in (("Low", 0.5), ("High", 1.2))]
    found = answer(with_buyers(plant()).adding("Prices", *rows).set(case=chosen))
    assert found.aim("National cost") == pytest.approx(168.0 - 90 * (china - 0.32))


def storing(case: Case, **columns: Any) -> Case:
    """R may hold 100 t, so that oxide from China may lie there."""
    return case.adding("Stocks", {"facility": "R", "commodity": "oxide", "most": 100.0, **columns})


@pytest.mark.solve
def test_nothing_is_gained_by_selling_on_what_is_bought_abroad():
    """R may hold oxide, whose price rises from 0.9 to 1.5; it keeps and sells its own 90 t.

    Proves: none is sent to it from China. Sensitivity: with nobody named as a seller, 10 t are bought at 0.9, kept
    beside its own 30 t, and sold at 1.38; at one price over the years there is nothing to gain.
    """
    bar = [{"origin": i, "target": j, "goods": "oxide", "barred": True} for i, j in (("F", "R"), ("F", "Buyers"))]
    case = storing(with_buyers(plant())).adding("Freight", *bar)
    rising = case.with_("Prices", {"commodity": "oxide"}, years=[9000.0, 15000.0, 15000.0])
    kept = answer(rising)
    assert (shipped(kept, "oxide", "China", "R"), shipped(kept, "oxide", "R", "Buyers")) == pytest.approx((0.0, 90.0))
    assert shipped(answer(rising.without("Sellers")), "oxide", "China", "R") == pytest.approx(10.0)
    assert shipped(answer(case.without("Sellers")), "oxide", "China", "R") == pytest.approx(0.0)


@pytest.mark.solve
def test_nobody_sells_by_way_of_who_may():
    """R has a store; F would send it the 20 t a year that buyers take beyond R's own, and may not.

    Proves: 168 − 3 × 17.4. Sensitivity: barred by Freight alone, 3 × 20 × (0.78 − 0.2) more is earned by way of R.
    """
    case = storing(with_buyers(plant()))
    assert answer(case).aim("National cost") == pytest.approx(168.0 - 3 * 17.4)
    barred = case.without("Sellers").adding("Freight", {"origin": "F", "target": "Buyers", "goods": "oxide",
                                                        "barred": True})
    assert answer(barred).aim("National cost") == pytest.approx(168.0 - 3 * (17.4 + 20 * 0.58))


@pytest.mark.solve
def test_the_market_leaves_all_else_as_it_is():
    """Proves: dependence, origin, shares, what users pay and the exchequer are as without buyers; the country earns.

    Sensitivity: the national cost, which does move, and ore for 90 t of oxide, which is mined.
    """
    case = with_buyers(award()).pursuing("Unmet demand", "Viability gap", "National cost")
    sold, none = answer(case), answer(case.with_("Demand and sales", {"market": "Buyers"}, years=0.0))
    for aim in ("Unmet demand", "Viability gap", "Magnets by quantity", "Magnets by value", "Share excess"):
        assert sold.aim(aim) == pytest.approx(none.aim(aim), abs=1e-6), aim
    for name in ("users_cost", "exchequer_cost"):
        assert sold.expression(name) == pytest.approx(none.expression(name), abs=1e-6), name
    assert none.aim("National cost") - sold.aim("National cost") > 1.0
    years = (*YEARS, "FY2029-30")
    more = sum(sold.expression("mined_content", "Nd+Pr", y) - none.expression("mined_content", "Nd+Pr", y)
               for y in years)
    assert more > 1.0
    assert all(sold.expression("imported_content", "Nd+Pr", y) >= none.expression("imported_content", "Nd+Pr", y) - 1e-6
               for y in years)


@pytest.mark.solve
def test_without_a_scheme_the_same_buyers_are_there():
    """R sells 30 t a year at 0.3 crore in all four years, whether anybody is awarded or not.

    Proves: *no scheme* takes away awards and no market. Sensitivity: 0 t where the market takes nothing.
    """
    case = with_buyers(award()).pursuing("National cost")
    case = case.with_("Capacity", {"facility": "B", "stage": "sep"}, most=0.0)
    tables = apply(case.tables, no_scheme(case.tables)).tables
    before, after = (prepare(t).demand for t in (case.tables, tables))
    assert (after.OUTLETS, after.outlet_most, after.outlet_price) == (
        before.OUTLETS, before.outlet_most, before.outlet_price)
    assert prepare(tables).lanes.lanes_in["oxide", "Buyers"] == [("oxide", "R", "Buyers")]
    out = answer(case.with_("Bids", {}, status="out").with_("Prices", {"commodity": "oxide"}, years=9000.0))
    assert shipped(out, "oxide", "R", "Buyers") == pytest.approx(120.0)
