"""Coefficients: rows that count tonnes stay in a range a solver works with exactly."""

from __future__ import annotations

import numpy as np
import pytest

from model.data.stops import NAME
from model.engine import Arrays
from model.pages.source import topics
from model.planning.program import program_of
from tests.cases.network import chain
from tests.cases.shipped import INPUTS

SMALLEST, LARGEST = 1e-4, 1e4
PHYSICAL = {"t", "t/a", "1", "t per t/a", "number"}
"""Units of rows that count goods, capacity or choices."""


def ranges(arrays: Arrays) -> dict[str, tuple[float, float]]:
    """Constraint group → smallest and largest coefficient of its rows, for groups in a physical unit."""
    units = {c.name: c.unit for t in topics() for c in t.of("Constraint")}
    names = [n for n in arrays.rows if units[n if n in units else n.removeprefix(NAME)] in PHYSICAL]
    group = np.full(arrays.row_count, -1)
    for number, name in enumerate(names):
        group[list(arrays.rows[name].values())] = number
    found, size = {}, np.abs(arrays.value)
    for number, name in enumerate(names):
        here = size[group[arrays.index] == number]
        if here.size:
            found[name] = (float(here.min()), float(here.max()))
    return found


@pytest.mark.whole
@pytest.mark.parametrize("workbook", sorted(p.stem.removeprefix("repm_") for p in INPUTS.glob("repm_*.xlsx")))
def test_physical_coefficients_of_shipped_workbooks(workbook, shipped):
    """Proves: nothing between 0 and 0.0001, nothing above 10,000. Without it: a small loss or a wrong unit is noise."""
    found = ranges(shipped.program(workbook).arrays)
    outside = {name: r for name, r in found.items() if r[0] < SMALLEST or r[1] > LARGEST}
    assert len(found) > 20
    assert not outside


@pytest.mark.quick
def test_a_wrong_unit_would_be_found():
    """Demand, capacity and balances of the chain are within the range; a row in ₹ is not asked."""
    found = ranges(program_of(chain()).arrays)
    assert {"capacity_limit", "commodity_balance", "demand_balance", "award_link"} <= set(found)
    assert "subsidy_rate_limit" not in found
    assert all(low >= SMALLEST and high <= LARGEST for low, high in found.values())
