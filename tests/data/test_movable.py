"""Movable limits: each lever names its cell, and moving the cell moves the rows it says, by what it says."""

from __future__ import annotations

import numpy as np
import pytest

from model.case.change import apply
from model.data.lever import Lever
from model.planning.program import Program, program_of
from model.studies.why_not.repair import CellMove, as_changes
from model.studies.why_not.room import held_in
from tests.cases.chain_case import chain_case
from tests.cases.small import award, plant
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.quick

PRODUCTS = {"wanted_award_floor", "own_metal_floor", "own_alloy_floor", "own_metal_running_floor",
            "incentive_ceiling_limit", "subsidy_ceiling_limit", "investment_floor"}
"""Rows in which the cell multiplies an award or a use, so that no bound moves with it."""


def rich() -> Program:
    """A chain in quarters with seasons, a reserve in days, an own limit of each sense and a limited facility."""
    case = chain_case().set(steps_per_year="4")
    case = case.with_("Stocks", {"facility": "Store"}, floor_days=30.0).with_(
        "Facilities", {"facility": "Refinery"}, throughput=5000.0)
    senses = [{"name": f"mine {s}", "quantity": "made", "over": "each year", "sense": s, "value": 5.0}
              for s in ("≤", "≥", "=")]
    return program_of(case.adding("Limits", *senses).tables)


CASES = {"chain": rich, "award": lambda: program_of(award().ruled(gap_allowed=False, running_share=1.0).tables),
         "lots": lambda: program_of(two_lots(status="fixed in", least=40.0).tables)}


@pytest.fixture(scope="module", params=CASES)
def program(request: pytest.FixtureRequest) -> Program:
    found: Program = CASES[request.param]()
    return found


def test_every_lever_has_words_a_cell_a_unit_and_rows(program):
    units = {"t", "t/a", "₹ crore", "%", "days", "number", "facilities", "–"}
    for lever in program.data.levers:
        assert lever.words
        assert "!" in lever.cell
        assert lever.unit in units
        assert lever.rows
        assert (lever.other is not None) == (lever.way == "switch")


def test_balances_and_yields_are_never_proposed(program):
    groups = {r.group for lever in program.data.levers for r in lever.rows}
    kept = {"commodity_balance", "surplus_balance", "demand_balance", "capacity_limit", "usable_capacity_define",
            "award_link", "eligible_metal_limit", "outside_build_limit", "out_award_limit", "viability_balance"}
    assert kept & set(program.arrays.rows)
    assert not groups & kept


def test_a_cell_moves_its_rows_by_what_the_lever_says(program):
    """Proves: with one more in the cell, read into a program anew, the bound of each row is further by `per`.

    Without it a repair would be right in the elastic program and wrong in the workbook.
    """
    held = [h for h in held_in(program) if h.lever.way != "switch" and not h.lever.ratio]
    held = [h for h in held if not PRODUCTS & {r.group for r in h.rows.values()}]
    step = {id(h): 1 if h.lever.whole else 0.5 for h in held}
    changes = [CellMove(h.lever, h.lever.value + step[id(h)], 0.0) for h in held]
    moved = program_of(apply(program.tables, as_changes(program.tables, changes)).tables).arrays
    assert held
    for h in held:
        for n, r in h.rows.items():
            row, by = moved.rows[r.group][r.index], step[id(h)] * abs(r.per)
            for before, after in ((program.arrays.row_lower[n], moved.row_lower[row]),
                                  (program.arrays.row_upper[n], moved.row_upper[row])):
                if np.isfinite(before):
                    assert abs(after - before) == pytest.approx(by), h.lever.words


def named(program: Program, words: str) -> list[Lever]:
    return [lever for lever in program.data.levers if lever.words == words]


def test_which_limits_can_be_moved():
    """Bans, soft limits and what is without limit are not levers; a decision and its bounds are."""
    soft = {"name": "soft", "quantity": "made", "over": "each year", "sense": "≤", "value": 5.0, "penalty": 1.0}
    program = program_of(plant().adding("Limits", soft).tables)
    assert program.data.levers == []
    lots = program_of(two_lots(status="fixed in", least=40.0).tables)
    assert [(x.unit, x.value, x.way) for x in named(lots, "award of C")] == [
        ("t/a", 100.0, "up"), ("t/a", 40.0, "down")]
    assert [(x.value, x.other) for x in named(lots, "status of C")] == [("fixed in", "open")]
    assert [(x.value, x.whole) for x in named(lots, "beneficiaries selected")] == [(5, True)]
    chain = program_of(chain_case().tables)
    assert not [x for x in chain.data.levers if "Burma" in x.words]


def test_one_cell_for_a_kind_of_facility_is_one_lever():
    case = award().with_("Capacity", {"stage": "casting"}, most=90.0)
    lever, = (x for x in program_of(case.tables).data.levers if x.words.startswith("casting"))
    assert lever.words == "casting (new) built at each (beneficiary)"
    assert [(r.index, r.where) for r in lever.rows] == [(("B", "casting", "new"), "at B")]
