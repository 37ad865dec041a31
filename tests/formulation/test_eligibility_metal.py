"""Eligible metal: magnets from bought-in metal earn nothing, nor what its swarf brings back."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row, terms
from tests.cases.small import award
from tests.formulation.test_eligibility import Y, gap_at, scarce_oxide


def with_recycling(case: Case | None = None) -> Case:
    """0.3 t of swarf a tonne of magnet, of which B recovers half as oxide; no oxide can be bought."""
    case = award() if case is None else case
    case = case.adding("Commodities", {"commodity": "swarf", "kind": "scrap", "surplus": True})
    case = case.adding("Stages", {"stage": "recycling"}).adding(
        "Recipes",
        {"recipe": "sinter", "stage": "sintering", "commodity": "swarf", "role": "output", "amount": 0.3},
        {"recipe": "recycle", "stage": "recycling", "commodity": "oxide", "role": "main output"},
        {"recipe": "recycle", "stage": "recycling", "commodity": "swarf", "amount": 2.0},
    )
    line = {"facility": "B", "stage": "recycling", "capex": 0.0, "most": float("inf")}
    return case.adding("Capacity", line).with_("Supply", {"commodity": "oxide"}, years=0.0)


def cheap_metal(share: float = 1.0) -> Case:
    """Metal at ₹0.3 crore a tonne, cheaper to buy than to make; a share of what is cast must be own."""
    case = award().with_("Prices", {"commodity": "metal"}, years=3000.0).pursuing("Unmet demand", "National cost")
    return case.ruled(running_share=share)


@pytest.mark.quick
def test_eligible_metal_takes_off_what_is_shipped_out_and_comes_back(chained):
    """B2: metal it makes, less metal shipped to B1; grade N takes 1.4 × 1.02 × 0.32 × 1.02 t, SH 1.5 of it."""
    found, sense, right = row(chained, "eligible_metal_limit", "B2", "FY2028-29")
    per_alloy = 0.32 * 1.02
    expected = {
        ("eligible", "B2", "sinter N", "FY2028-29"): 1.4 * 1.02 * per_alloy,
        ("eligible", "B2", "sinter SH", "FY2028-29"): 1.5 * 1.02 * per_alloy,
        ("activity", "B2", "reduce", "FY2028-29"): -1.0,
        ("ship", "metal", "B2", "B1", "FY2028-29"): 1.0,
    }
    assert found == pytest.approx(expected)
    assert (sense, right) == ("≤", 0.0)


@pytest.mark.quick
def test_metal_that_swarf_of_bought_in_goods_brings_back():
    """A tonne of alloy gives 0.2 t of swarf, 0.1 t of oxide, 0.08 t of metal; a tonne of metal 0.08 / 0.4 = 0.2.

    That metal comes round again: 0.08 × (1 + 0.2 + 0.04 + …) = 0.1 and 0.2 / 0.8 = 0.25.
    """
    arrays = program_of(with_recycling().tables).arrays
    found, _ = terms(arrays, "eligible_metal", "B", Y)
    expected = {("activity", "B", "reduce", Y): 1.0, ("ship", "alloy", "China", "B", Y): -0.1,
                ("ship", "metal", "China", "B", Y): -0.25}
    assert found == pytest.approx(expected)


@pytest.mark.solve
def test_magnets_from_bought_in_metal_earn_nothing_unless_the_cell_says_so():
    """Proves: 15 t of oxide a year are 12 t of own metal, 20 t of magnets of the 40: 40 t earn in the window.

    Where bought-in metal earns, and without the rule: 80 t.
    """
    case = scarce_oxide()
    assert answer(case).aim("Viability gap") == pytest.approx(gap_at(40.0))
    assert answer(case.ruled(bought_in_earn=True)).aim("Viability gap") == pytest.approx(gap_at(80.0))
    assert answer(case, without=["eligible_metal_limit"]).aim("Viability gap") == pytest.approx(gap_at(80.0))


@pytest.mark.solve
def test_metal_from_swarf_of_bought_in_alloy_earns_nothing():
    """Proves: 12 t of swarf a year give 6 t of oxide, 4.8 t of metal, 12 t of the 60 t of alloy. 48 t are bought.

    Of the 4.8 t, 48 × 0.08 = 3.84 come from bought-in alloy at once and 3.84 × (0.2 + 0.04 + …) = 0.96 from the alloy
    made of that: nothing earns. Recycling makes a tonne cheaper by 0.3 × 0.2 = 0.06: 7.2 more margin in three years.
    Without it: 4.8 / 0.6 = 8 t a year would earn; taken off once only, 1.6 t.
    """
    plan = answer(with_recycling())
    assert plan.aim("Viability gap") == pytest.approx(gap_at(0.0, margin=7.2))
    assert plan.total("eligible", "B", "sinter") == pytest.approx(0.0, abs=1e-5)


@pytest.mark.solve
def test_metal_shipped_out_earns_nothing():
    """Proves: with 15 t of oxide a year and a buyer of metal at ₹2 crore, what is shipped out does not earn.

    The gap decides first: all 12 t stay and 40 t earn. Sold first (cost before the gap), nothing is left to earn.
    """
    buyer = {"market": "Smelter", "commodity": "metal", "country": "Japan", "kind": "up to a limit", "years": 12.0}
    case = scarce_oxide().adding("Demand and sales", buyer)
    case = case.adding("Prices", {"commodity": "metal", "at": "Smelter", "currency": "₹", "years": 20000.0})
    case = case.adding("Freight", {"origin": "China", "target": "Smelter", "goods": "metal", "barred": True})
    kept = answer(case)
    sold = answer(case.pursuing("National cost", "Viability gap"))
    assert kept.aim("Viability gap") == pytest.approx(gap_at(40.0))
    assert sold.total("eligible") == pytest.approx(0.0, abs=1e-3)
    assert sold.aim("Viability gap") == pytest.approx(gap_at(0.0), abs=1e-3)


@pytest.mark.solve
@pytest.mark.parametrize(("share", "cost"), [(0.0, 450.4), (0.5, 455.2), (1.0, 460.0)])
def test_own_metal_runs_in_the_window(share, cost):
    """Proves: metal at ₹0.3 crore a tonne is cheaper than own at 0.5: each of 40 t saves 0.6 × 0.2 = 0.12 a year.

    With own metal throughout 464.8; in the last year, outside the window, it is bought: 460. Half of it, or none, in
    the two years of the window: 4.8 less each. Without it: 450.4.
    """
    case = cheap_metal(share)
    assert answer(case).aim("National cost") == pytest.approx(cost)
    assert answer(case, without=["own_metal_running_floor"]).aim("National cost") == pytest.approx(450.4)
