"""Words where a number is one, none, or the same as another."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from model.comparison.page import _figure
from model.reports.clauses.assured import price
from model.reports.findings.dependence import later_rise
from model.reports.page.sankey import _finding
from model.reports.page.shares import _concentrated
from model.reports.page.streams import IMPORTED, MINED
from model.reports.page.streams import TOPIC as STREAMS
from model.reports.sheets.demand_met import TOPIC as DEMAND
from model.reports.sheets.dependence import QUANTITY
from model.reports.sheets.dependence import TOPIC as DEPENDENCE
from model.reports.sheets.origins import TOPIC as SHARES
from model.reports.sheets.origins import _sentence
from model.tell.table import ReportTable, across

pytestmark = pytest.mark.quick

YEARS = ("FY2028-29", "FY2029-30")


def table(topic: Any, *rows: dict[str, Any]) -> ReportTable:
    """A table of a report with these rows."""
    return ReportTable(topic.sheet, "", "", across(topic.columns, YEARS), pd.DataFrame(list(rows)))


@pytest.mark.parametrize(("cases", "said"), [(1, "passed once, by 40 t"), (2, "passed 2 times, by 40 t")])
def test_a_limit_is_passed_once(cases: int, said: str) -> None:
    """Proves: one is once. Sensitivity: two are two times."""
    assert said in _sentence(cases, 40.0).replace("40.0", "40")


@pytest.mark.parametrize(("made", "said"), [(1800.0, "delivered stays at 1,800 t."),
                                            (1900.0, "delivered goes from 1,800 to 1,900 t.")])
def test_what_stays_does_not_go(made: float, said: str) -> None:
    """Proves: an amount that is the same in both years stays. Sensitivity: another goes from one to the other."""
    tables = {
        DEPENDENCE.sheet: table(DEPENDENCE, {"Measure": QUANTITY, "Plan": "chosen", YEARS[0]: 10.0, YEARS[1]: 40.0}),
        DEMAND.sheet: table(DEMAND, *({"FY": y, "Demand": d, "Made in India": m} for y, d, m in zip(
            YEARS, (2000.0, 3000.0), (1800.0, made), strict=True))),
    }
    material: Any = SimpleNamespace()
    found = later_rise(material, tables)
    assert found is not None
    assert said in found.sentence


@pytest.mark.parametrize(("last", "said"), [(10000.0, "is 10,000 in FY2028-29 and in FY2029-30."),
                                            (5000.0, "goes from 10,000 in FY2028-29 to 5,000 in FY2029-30.")])
def test_a_concentration_that_stays_is_said_so(last: float, said: str) -> None:
    """Proves: one country alone in both years. Sensitivity: a second country lowers it."""
    rows = table(SHARES, *({"Goods": "magnet", "FY": y, "Concentration": c}
                           for y, c in zip(YEARS, (10000.0, last), strict=True)))
    material: Any = SimpleNamespace(tables=SimpleNamespace(years=YEARS))
    assert said in _concentrated(rows, material)[0].sentence


@pytest.mark.parametrize(("others", "said"), [(0.0, "52 t of Nd+Pr come from abroad, all of them from China;"),
                                              (10.0, "62 t of Nd+Pr come from abroad, 52 t of them from China;")])
def test_all_of_them_are_said_to_be_all(others: float, said: str) -> None:
    """Proves: the number is said once. Sensitivity: with another country it is a part."""
    rows = table(STREAMS, *({"Family": "Nd+Pr", "Sender is": kind, "From": name, YEARS[0]: t} for kind, name, t in (
        (IMPORTED, "China", 52.0), (IMPORTED, "Japan", others), (MINED, "India", 5.0))))
    found = _finding(rows, YEARS[0], "In FY2028-29", "Nd+Pr", "China")
    assert found is not None
    assert said in found.sentence


@pytest.mark.parametrize(("new", "said"), [(40.001, "A: 40.0 %; no change"), (40.3, "A: 40.0 %; +0.30 points")])
def test_a_change_that_shows_nothing_is_none(new: float, said: str) -> None:
    """Proves: no +0.00. Sensitivity: a change that shows is said."""
    assert _figure({"Figure": "Dependence", "A": 40.0, "B": new, "Unit": "%"})[2] == said


def test_a_price_is_said_in_the_unit_of_the_workbook() -> None:
    """Proves: ₹ per kg, as on Prices. Sensitivity: ₹0.3 crore a tonne is what the model reckons with."""
    facts: Any = SimpleNamespace(d=SimpleNamespace(assured=SimpleNamespace(
        assured_price={("NdPr oxide", "FY2029-30"): 0.3})))
    assert "NdPr oxide at ₹ 3,000 per kg in FY2029-30" in str(price(facts).note)
