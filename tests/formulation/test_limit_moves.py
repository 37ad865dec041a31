"""Cells of limits: one more in a cell moves the bound of its rows by what the registry says."""

from __future__ import annotations

import numpy as np
import pytest

from model.case.change import apply
from model.formulation.registry import MOVABLE
from model.planning.program import program_of
from model.studies.why_not.repair import CellMove, as_changes
from model.studies.why_not.room import Held, held_in
from tests.formulation.limit_cases import MOVED

pytestmark = pytest.mark.quick
PRODUCTS = {"wanted_award_floor", "own_metal_floor", "own_alloy_floor", "own_metal_running_floor",
            "incentive_ceiling_limit", "subsidy_ceiling_limit", "investment_floor", "tier_limit", "tier_season_limit"}
"""Rows in which the cell multiplies an award or a use, so that no bound moves with it, or a cell that moves too."""


def moves_exactly(h: Held) -> bool:
    """Whether the bounds of its rows move with its cell, by the cell's own number."""
    return h.limit.way != "switch" and not h.limit.ratio and not PRODUCTS & {r.group for r in h.rows.values()}


@pytest.mark.parametrize("case", MOVED)
def test_a_cell_moves_its_rows_by_what_it_says(case):
    """Proves: with one more in the cell, read into a program anew, each row's bound is where a repair takes it to be.

    Without it a repair would be right in the elastic program and wrong in the workbook.
    """
    moved = MOVED[case]()
    held = [h for h in held_in(moved) if moves_exactly(h)]
    step = {id(h): 1 if h.limit.whole else 0.5 for h in held}
    changes = [CellMove(h.limit, h.limit.value + step[id(h)], 0.0) for h in held]
    further = program_of(apply(moved.tables, as_changes(moved.tables, changes)).tables).arrays
    assert held
    for h in held:
        for n, r in h.rows.items():
            row, way = further.rows[r.group][r.index], h.signs[0]
            before = np.array([moved.arrays.row_lower[n], moved.arrays.row_upper[n]])
            after = np.array([further.row_lower[row], further.row_upper[row]])
            there = np.isfinite(before)
            by = way * h.move(n, way, moved.arrays) / h.scale * step[id(h)]
            assert there.any()
            assert np.allclose(after[there] - before[there], by, rtol=1e-6), h.limit.words


def test_every_constraint_whose_bound_a_cell_moves_is_among_the_cases():
    """Proves: the test above asks each of them, in some case with rows that do move."""
    asked = {r.group for case in MOVED.values() for h in held_in(case()) if moves_exactly(h) for r in h.rows.values()}
    exact = {g for g, rule in MOVABLE.items() if rule.way != "switch" and not rule.ratio}
    assert asked == exact - PRODUCTS
