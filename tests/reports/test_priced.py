"""What the report tells of a plan whose aims are priced."""

from __future__ import annotations

import pytest

from model.reports import report_tables
from model.reports.findings.awards import relaxed
from model.reports.sheets.decisions import RELAXED
from tests.cases.case import Case
from tests.reports.conftest import material_of
from tests.studies.test_point_price import costly

pytestmark = pytest.mark.solve


def tables_of(case: Case):
    """The material of a case, and its tables by sheet."""
    material = material_of(case)
    return material, {t.sheet: t for t in report_tables(material)}


def test_totals_of_plans_are_compared_at_the_prices_of_the_workbook():
    """Proves: the plan of least dependence, made at ₹4 crore a point, is told at ₹1 crore, and is no better there.

    Sensitivity: at the price it was made at its total would be higher by 3 for each point-year.
    """
    material, tables = tables_of(costly().set(point_price=1.0))
    rows = tables["Plans compared"].frame.set_index("Indicator")
    total, points = rows.loc["Total"], rows.loc["Dependence, priced"]
    for plan in ("Chosen", "Least dependence", "No scheme"):
        assert total[plan] == pytest.approx(rows.loc["National cost", plan] + points[plan])
    assert total["Chosen"] <= total["Least dependence"] + 1e-6
    assert total["Least dependence"] != pytest.approx(material.plans["least dependence"].value("total_aim"))


def test_an_award_below_the_smallest_is_told_under_who_gets_what():
    """Proves: 20 t/a where the smallest award is 40 are no award of the scheme, which the first page says."""
    material, tables = tables_of(costly().set(point_price=1.0).with_("Bids", {}, most=20.0))
    smallest = min(material.data.awards.SIZES)
    assert smallest > 20.0
    assert RELAXED in tables["Decisions"].frame.iloc[0]["Reason"]
    found = relaxed(material, tables)
    assert found is not None
    assert found.sentence.startswith(f"Below the smallest award of {smallest:g} t/a: B 20 t/a.")
    whole, of = tables_of(costly().set(point_price=1.0))
    assert relaxed(whole, of) is None
