"""Numbers that the search cannot count with: so large that it refuses them, or so small that it takes them for 0."""

from __future__ import annotations

from collections.abc import Mapping

from model.ground.errors import Problem
from model.schema.column import NO_LIMIT
from model.workbook.read.slots import Slot
from model.workbook.wording import in_unit

MOST = 1e9
"""Largest number in a column whose unit is not named below."""
MOST_IN: Mapping[str, float] = {
    "1": 1e4, "%": 1e4, "t/t": 1e6, "kWh/kg": 1e6, "₹ crore per t/a": 1e6, "₹ crore/t": 1e6, "₹ crore per unit": 1e6,
    "jobs per t/a": 1e6, "t CO2e/t": 1e6, "as named": 1e12,
}
"""Unit of a column → largest number. The search refuses coefficients from 1e15 and loses digits long before; a cell is
multiplied by a few others on its way there."""
LEAST = 1e-7
"""Smallest number but 0: what is less is the remainder of a formula, over which the search stumbles."""


def reach_problems(value: float, slot: Slot) -> tuple[Problem, ...]:
    """A stop where a number is too large to be counted with.

    Args:
        value: in the column's own unit.
        slot: where it stands.
    """
    most = MOST_IN.get(slot.field.column.unit, MOST)
    if abs(value) > most:
        mend = (f"Type '{NO_LIMIT}' where nothing is limited, or check the unit."
                if NO_LIMIT in slot.field.column.words else "Check the unit.")
        return (Problem(slot.where, f"{value:.6g} is more than the search can count with; it must be at most "
                        f"{in_unit(most, slot.field.column.unit)}.", mend),)
    return ()


def remainder(value: float, slot: Slot) -> tuple[Problem, ...]:
    """A note where a number is so small that it is nothing but the remainder of a formula, and is read as 0.

    Args:
        value: in the column's own unit.
        slot: where it stands.
    """
    if 0 < abs(value) < LEAST:
        return (slot.note(f"{value:.6g} is so small that it was read as 0.", "Type 0 if that is meant."),)
    return ()
