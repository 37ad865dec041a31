"""Registry of limits of the shipped workbooks: every row names the cell that sets it or says why nobody can move it."""

from __future__ import annotations

import pytest

from tests.formulation.test_limit_registry import assert_registered

pytestmark = pytest.mark.whole


@pytest.mark.parametrize("name", ["base", "small", "bidding"])
def test_every_row_of_a_shipped_workbook_is_registered(name, shipped):
    """Proves: what holds for the small cases holds for the rows of each workbook that a planner starts from."""
    program = shipped.program(name)
    assert_registered(program)
    assert all(cell.cell.rpartition("!")[2].strip("0123456789").isalpha() for cell in program.limits.cells)
