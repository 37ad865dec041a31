"""Coefficients: rows that count tonnes stay in a range a solver works with exactly."""

from __future__ import annotations

import numpy as np
import pyomo.environ as pyo
import pytest

from model.data import prepare
from model.data.stops import NAME
from model.engine import Arrays, arrays_of
from model.formulation.build import build
from tests.cases.network import chain
from tests.cases.shipped import INPUTS

SMALLEST, LARGEST = 1e-4, 1e4
PHYSICAL = {"t", "t/a", "1", "t per t/a", "number"}
"""Units of rows that count goods, capacity or choices."""


def physical_rows(arrays: Arrays, units: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Constraint group → smallest and largest coefficient of its rows, for groups in a physical unit."""
    group = {n: name for name, places in arrays.rows.items() for n in places.values()}
    size = np.abs(arrays.value)
    found: dict[str, tuple[float, float]] = {}
    for row, value in zip(arrays.index, size, strict=True):
        name = group[int(row)]
        if units[name if name in units else name.removeprefix(NAME)] in PHYSICAL:
            low, high = found.get(name, (np.inf, 0.0))
            found[name] = (min(low, value), max(high, value))
    return found


def ranges(tables) -> dict[str, tuple[float, float]]:
    m, _ = build(prepare(tables))
    units = {c.local_name: c.doc.rpartition("[")[2].removesuffix("]") for c in m.component_objects(pyo.Constraint)}
    return physical_rows(arrays_of(m), units)


@pytest.mark.whole
@pytest.mark.parametrize("workbook", sorted(p.stem.removeprefix("repm_") for p in INPUTS.glob("repm_*.xlsx")))
def test_physical_coefficients_of_shipped_workbooks(workbook, shipped):
    """Proves: nothing between 0 and 0.0001, nothing above 10,000. Without it: a small loss or a wrong unit is noise."""
    found = ranges(shipped.tables(workbook))
    outside = {name: r for name, r in found.items() if r[0] < SMALLEST or r[1] > LARGEST}
    assert len(found) > 20
    assert not outside


@pytest.mark.quick
def test_a_wrong_unit_would_be_found():
    """Demand, capacity and balances of the chain are within the range; a row in ₹ is not asked."""
    found = ranges(chain())
    assert {"capacity_limit", "commodity_balance", "demand_balance", "award_link"} <= set(found)
    assert "subsidy_rate_limit" not in found
    assert all(low >= SMALLEST and high <= LARGEST for low, high in found.values())
