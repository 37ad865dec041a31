"""Variants of small cases, and batches of them in this process."""

from __future__ import annotations

from model.case.change import Change
from model.planning.base import Base
from model.planning.batch import Batch
from model.planning.executors import InProcess
from model.planning.variant import Solved, Variant
from model.planning.variants import solve_all


def demand(factor: float) -> Variant:
    return Variant(f"× {factor:g}", (Change("Demand and sales", how="multiply", value=factor),))


def dearer(factor: float) -> Variant:
    return Variant(f"capex × {factor:g}", (Change("Capacity", "capex", how="multiply", value=factor),))


def batch_of(base: Base, *variants: Variant, batch: Batch | None = None) -> list[Solved]:
    return solve_all(base, variants, InProcess(), batch)


def assert_same(one: Solved, other: Solved) -> None:
    assert one.variant == other.variant
    assert one.plan.solution is not None
    assert other.plan.solution is not None
    assert one.program.arrays.same(other.program.arrays)
    for name, table in one.plan.solution.tables.items():
        assert other.plan.solution[name].equals(table), name
