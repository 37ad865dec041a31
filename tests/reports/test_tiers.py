"""Import tiers in the report: tonnes beyond ceilings, premium and duty, year by year and to the rupee."""

from __future__ import annotations

import pytest

from model.reports import Material, report_tables
from model.tell.table import ReportTable
from tests.cases.small import bought
from tests.cases.tiered import tiered
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


@pytest.fixture(scope="module")
def beyond() -> Material:
    """Magnets from China bought in both tiers for two markets, and freight."""
    case = tiered(30.0).with_("Demand and sales", {}, years=50.0)
    market = {**case.rows["Demand and sales"][0], "market": "Pumps", "years": 10.0}
    freight = {"origin": "China", "target": "India", "goods": "(all)", "cost": 100000.0}
    other, price = bought("alloy", 0.9, years=0.0)
    case = case.adding("Demand and sales", market).adding("Freight", freight)
    return material_of(case.adding("Supply", other).adding("Prices", price))


@pytest.fixture(scope="module")
def sheets(beyond: Material) -> dict[str, ReportTable]:
    return {t.sheet: t for t in report_tables(beyond)}


def test_the_plan_is_accepted(beyond: Material) -> None:
    assert beyond.accepted


def test_imports_show_what_is_beyond_the_ceiling(sheets: dict[str, ReportTable]) -> None:
    """Proves: of 60 t a year 30 are beyond, 15 at ₹0.25 crore and 15 at 0.6: 12.75; duty (60 × 1.01 + 12.75) / 10."""
    frame = sheets["Imports"].frame.set_index("FY")
    for year in ("FY2026-27", "FY2027-28", "FY2028-29"):
        row = frame.loc[year]
        assert (row["Tonnes"], row["Beyond the ceiling"], row["Premium"]) == pytest.approx((60.0, 30.0, 12.75))
        assert (row["Value"], row["Duty"]) == pytest.approx((60 * 1.01 + 12.75, 6.06 + 1.275))
    assert "90 t are bought beyond yearly ceilings, at premiums of ₹ 38 crore" in sheets["Imports"].sentence


@pytest.mark.parametrize(
    ("column", "line"),
    [("Purchase", "purchase_cost"), ("Premium", "tier_premium_cost"), ("Freight", "freight_cost"),
     ("Duty", "duty_cost")],
)
def test_flows_cost_what_the_lines_say(
    beyond: Material, sheets: dict[str, ReportTable], column: str, line: str
) -> None:
    """Proves: what is paid beyond a ceiling is spread over the lanes without a rupee lost."""
    found = sheets["Flows"].frame.groupby("FY")[column].sum()
    for year, value in beyond.by_year(line).items():
        assert value > 0
        assert found[year] == pytest.approx(value, rel=1e-9)


def test_costs_have_a_line_of_premiums(beyond: Material, sheets: dict[str, ReportTable]) -> None:
    frame = sheets["Costs"].frame
    here = frame[frame["Line of the model"] == "tier_premium_cost"]
    assert here["Present value"].sum() == pytest.approx(3 * 12.75)
    total = frame.loc[frame["In national cost"] == "yes", "Present value"].sum()
    assert total == pytest.approx(beyond.solution.value("national_cost"), rel=1e-9)
