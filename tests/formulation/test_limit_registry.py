"""Registry of limits: every row names the cell that sets it or says why nobody can move it."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import cast

import pyomo.environ as pyo
import pytest

from model.case.change import reach
from model.data import prepare
from model.data.model_data import ModelData
from model.data.stops import NAME
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
from model.studies.why_not.room import held_in
from tests.cases.network import chain
from tests.cases.small import plant
from tests.cases.stopping import stopping
from tests.cases.tiered import seasonal
from tests.formulation.limit_cases import MOVED
from tests.formulation.test_assured import two
from tests.formulation.test_facilities import deciding

pytestmark = pytest.mark.quick
CONSTRAINTS = {p.name for t in topics() for p in t.of("Constraint")}
UNITS = {"t", "t/a", "₹ crore", "%", "days", "number", "facilities", "–"}


def soft() -> Program:
    """A plant with a limit that may be passed at a penalty."""
    limit = {"name": "soft", "quantity": "made", "over": "each year", "sense": "≤", "value": 5.0, "penalty": 1.0}
    return program_of(plant().adding("Limits", limit).tables)


CASES = {**MOVED, "network": lambda: program_of(chain()), "free": lambda: program_of(two().tables), "soft": soft,
         "stops": lambda: program_of(stopping().tables), "tiers": lambda: program_of(seasonal().tables),
         "open": lambda: program_of(deciding().tables)}


def unnamed(arrays: Arrays, limits: Limits) -> set[str]:
    """Constraints of which some row has neither a cell nor a reason; the reason of the plan's holds in a stop."""
    return {group for group, rows in arrays.rows.items() if not {group, group.removeprefix(NAME)} & set(KEPT)
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
    assert {r.group for r in cell.rows} <= {*MOVABLE, *(f"{NAME}{g}" for g in MOVABLE)}


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
