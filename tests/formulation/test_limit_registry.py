"""Registry of limits: every row names the cell that sets it or says why nobody can move it; cells move their rows."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import cast

import numpy as np
import pyomo.environ as pyo
import pytest

from model.case.change import apply, reach
from model.data import prepare
from model.data.model_data import ModelData
from model.engine import Arrays, arrays_of
from model.formulation import TOPICS
from model.formulation.build import build
from model.formulation.ledger import Ledger
from model.formulation.limit import LimitCell
from model.formulation.registry import KEPT, MOVABLE, Limits
from model.pages.source import topics
from model.planning.program import Program, program_of
from model.schema import BY_TITLE, fields_of
from model.studies.why_not.repair import CellMove, as_changes
from model.studies.why_not.room import Held, held_in
from tests.cases.chain_case import chain_case
from tests.cases.chain_rows import OUTLET
from tests.cases.network import chain
from tests.cases.small import award, plant
from tests.cases.tiered import seasonal
from tests.formulation.test_assured import two
from tests.formulation.test_facilities import deciding
from tests.formulation.test_supply import SEASONS
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.quick

CONSTRAINTS = {p.name for t in topics() for p in t.of("Constraint")}
PRODUCTS = {"wanted_award_floor", "own_metal_floor", "own_alloy_floor", "own_metal_running_floor",
            "incentive_ceiling_limit", "subsidy_ceiling_limit", "investment_floor", "tier_limit", "tier_season_limit"}
"""Rows in which the cell multiplies an award or a use, so that no bound moves with it, or a cell that moves too."""
UNITS = {"t", "t/a", "₹ crore", "%", "days", "number", "facilities", "–"}


def rich() -> Program:
    """A chain in quarters with seasons, a reserve in days, own limits, a limited facility and a market for a group."""
    case = chain_case().set(steps_per_year="4").adding("Seasons", *SEASONS)
    case = case.adding("Stocks", {"commodity": "magnet N", "facility": "Store", "floor_days": 30.0}).with_(
        "Facilities", {"facility": "Refinery"}, throughput=5000.0)
    case = case.adding("Demand and sales", {"market": "Mart", "commodity": "magnets", "country": "Germany", **OUTLET,
                                            "embedded": 0.1, "years": 20.0})
    for grade, share in (("magnet N", 0.4), ("magnet SH", 0.6)):
        case = case.adding("Grade mix", {"market": "Mart", "grade": grade, "years": share}).adding(
            "Prices", {"commodity": grade, "at": "Mart", "years": 130.0})
    senses = [{"name": f"mine {s}", "quantity": "made", "over": "each year", "sense": s, "value": 5.0}
              for s in ("≤", "≥", "=")]
    return program_of(case.adding("Limits", *senses).tables)


def moves_exactly(h: Held) -> bool:
    """Whether the bounds of its rows move with its cell, by the cell's own number."""
    return h.limit.way != "switch" and not h.limit.ratio and not PRODUCTS & {r.group for r in h.rows.values()}


def soft() -> Program:
    """A plant with a limit that may be passed at a penalty."""
    limit = {"name": "soft", "quantity": "made", "over": "each year", "sense": "≤", "value": 5.0, "penalty": 1.0}
    return program_of(plant().adding("Limits", limit).tables)


MOVED = {"chain": rich, "award": lambda: program_of(award().ruled(gap_allowed=False, running_share=1.0).tables),
         "lots": lambda: program_of(two_lots(status="fixed in", least=40.0).tables),
         "assured": lambda: program_of(two(assured_split="equal", take_or_pay=True).tables)}
CASES = {**MOVED, "network": lambda: program_of(chain()), "free": lambda: program_of(two().tables), "soft": soft,
         "tiers": lambda: program_of(seasonal().tables), "open": lambda: program_of(deciding().tables)}


def unnamed(arrays: Arrays, limits: Limits) -> set[str]:
    """Constraints of which some row has neither a cell nor a reason."""
    return {group for group, rows in arrays.rows.items() if group not in KEPT
            for index in rows if (group, index) not in limits.rows}


def without_place(cells: tuple[LimitCell, ...], program: Program) -> Iterator[str]:
    """Addresses that are no cell of the workbook."""
    for cell in cells:
        changes = as_changes(program.tables, [CellMove(cell, cell.value, 0.0)])
        if not reach(program.tables, changes).cells:
            yield cell.cell


def assert_called_by_words(program: Program) -> None:
    """The words of a constraint fit its index, and no row is called by the bare name of its constraint."""
    for group, rows in program.arrays.rows.items():
        for index in rows:
            words = program.limits.words_of(group, index)
            assert words
            assert "{" not in words
            assert not words.startswith(group.replace("_", " "))


def assert_said(cell: LimitCell) -> None:
    """A cell says what it limits, where, in which unit, and of which constraints the rows are."""
    assert cell.words
    assert "!" in cell.cell
    assert {cell.unit, cell.rows_in} <= UNITS
    assert (cell.other is not None) == (cell.way == "switch")
    assert {r.group for r in cell.rows} <= set(MOVABLE)


def assert_registered(program: Program) -> None:
    """Every row has its cell or a reason and is called by words; every cell is there, and only such cells are moved."""
    assert unnamed(program.arrays, program.limits) == set()
    assert list(without_place(program.limits.cells, program)) == []
    assert_called_by_words(program)
    for cell in program.limits.cells:
        assert_said(cell)
    assert not {r.group for h in held_in(program) for r in h.rows.values()} & set(KEPT)


@pytest.mark.parametrize("case", CASES)
def test_every_row_names_its_cell_or_says_why_nobody_can_move_it(case):
    """Proves: no row is missing in the registry, so that *why not* never says a bare name, and each cell is there.

    Sensitivity: a constraint with neither cell nor reason is found, see the planted one below.
    """
    assert_registered(CASES[case]())


def planted() -> ModuleType:
    """A topic with one constraint, a least load, that says nothing about who can move it."""
    def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
        @m.Constraint(m.STAGES_USED, m.PERIODS)
        def load_floor(m, f, s, p):
            return sum(use * m.activity[f, r, p] for r, use in d.recipes.capacity_use[f, s]) >= 20.0

    def nothing(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger | None = None) -> None:
        """No variables and no expressions."""

    return cast(ModuleType, SimpleNamespace(
        add_variables=nothing, add_expressions=nothing, add_constraints=add_constraints))


def test_a_constraint_without_cell_and_reason_is_found():
    """Proves: the test above fails for a new constraint that says nothing, in a program with such rows."""
    tables = plant().tables
    data = prepare(tables)
    arrays = arrays_of(build(data, (*TOPICS, planted()))[0])
    assert len(arrays.rows["load_floor"]) > 1
    assert unnamed(arrays, Limits(tables, data)) == {"load_floor"}


def test_every_constraint_of_the_source_stands_in_the_registry_once():
    """Proves: one that no case above has rows of is not forgotten either, and no name outlives its constraint."""
    assert not set(MOVABLE) & set(KEPT)
    assert set(MOVABLE) | set(KEPT) == CONSTRAINTS


@pytest.mark.parametrize("topic", topics(), ids=lambda t: t.name)
def test_a_limit_stands_beside_its_constraint(topic):
    """Proves: the file that holds a constraint says who can move it, in words that the pages can read."""
    for part in topic.of("Constraint"):
        assert (part.moved is None) != (part.kept == ""), part.name
        assert part.kept in ("", getattr(KEPT.get(part.name), "why", ""))
        assert part.kept == "" or part.kept.endswith(".")


@pytest.mark.parametrize("group", MOVABLE)
def test_a_movable_constraint_names_a_column(group):
    rule = MOVABLE[group]
    kind = BY_TITLE[rule.sheet]
    assert rule.field in {f.name for f in fields_of(kind)} if rule.field else kind.SHEET.years is not None
    assert rule.unit in UNITS | {""}


@pytest.mark.parametrize("case", MOVED)
def test_a_cell_moves_its_rows_by_what_it_says(case):
    """Proves: with one more in the cell, read into a program anew, the bound of each row is further by `per`.

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
            row, by = further.rows[r.group][r.index], step[id(h)] * abs(r.per)
            for before, after in ((moved.arrays.row_lower[n], further.row_lower[row]),
                                  (moved.arrays.row_upper[n], further.row_upper[row])):
                if np.isfinite(before):
                    assert abs(after - before) == pytest.approx(by), h.limit.words


def test_every_constraint_whose_bound_a_cell_moves_is_among_the_cases():
    """Proves: the test above asks each of them, in some case with rows that do move."""
    asked = {r.group for case in MOVED.values() for h in held_in(case()) if moves_exactly(h) for r in h.rows.values()}
    exact = {g for g, rule in MOVABLE.items() if rule.way != "switch" and not rule.ratio}
    assert asked == exact - PRODUCTS
