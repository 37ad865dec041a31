"""Registry of limits of the shipped workbooks: every row names the cell that sets it or says why nobody can move it."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import verbs
from model.planning.program import program_of
from tests.formulation.test_limit_registry import assert_registered

pytestmark = pytest.mark.whole
INPUTS = Path(__file__).parents[2] / "inputs"


@pytest.mark.parametrize("name", sorted(p.name for p in INPUTS.glob("repm_*.xlsx")))
def test_every_row_of_a_shipped_workbook_is_registered(name):
    """Proves: what holds for the small cases holds for the rows of each workbook that a planner starts from."""
    program = program_of(verbs.read(INPUTS / name))
    assert_registered(program)
    assert all(cell.cell.rpartition("!")[2].strip("0123456789").isalpha() for cell in program.limits.cells)
