"""Stocks in the report: what is held, where it goes, and how many years its holder stands idle."""

from __future__ import annotations

import pytest

from model.reports import report_tables
from model.tell.table import ReportTable
from tests.cases.case import Case
from tests.cases.small import plant
from tests.formulation.test_sales_abroad import storing, with_buyers
from tests.formulation.test_stocks import storing as laying_in
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve
YEARS = ["FY2026-27", "FY2027-28", "FY2028-29"]


def stocks(case: Case) -> ReportTable:
    return {t.sheet: t for t in report_tables(material_of(case))}["Stocks"]


@pytest.mark.parametrize(("taken", "abroad", "idle"), [(50.0, 90.0, 0), (0.0, 0.0, 3)])
def test_what_a_buyer_abroad_changes_is_told(taken: float, abroad: float, idle: int) -> None:
    """Proves: R, which may hold oxide, sells 3 × 30 t abroad; with nobody to sell to it stands idle for three years.

    Sensitivity: without the market its store stays empty too, and the sheet says so.
    """
    table = stocks(storing(with_buyers(plant())).with_("Demand and sales", {"market": "Buyers"}, years=taken))
    row = table.frame.set_index("Facility").loc["R"]
    assert row[["Room", "At the start", "Given in India", "Given abroad", "Idle years"]].tolist() == pytest.approx(
        [100.0, 0.0, 0.0, abroad, idle])
    assert table.sentence == "Nothing is held at the end of any year."


def test_what_is_laid_in_is_told_year_by_year() -> None:
    """Proves: alloy for the third year, at ₹0.9 crore then, is laid in before: 120 t in the second.

    Sensitivity: at one price nothing is.
    """
    table = stocks(laying_in([0.4, 0.4, 0.9]))
    assert table.frame.iloc[0][YEARS].tolist() == pytest.approx([0.0, 120.0, 0.0], abs=1e-6)
    assert table.sentence == "Held at the end of a year: alloy at F in 1 of 3 years, at most 120 t."
