"""Levers: a cell of the workbook that a planner may change, and what it loosens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from model.case.tables import Tables

Way = Literal["up", "down", "either", "switch"]


@dataclass(frozen=True)
class Loosened:
    """A row of the program that a lever loosens.

    Attributes:
        group, index: name of the constraint and its index.
        per: how far the bound of the row moves per unit of the cell; of a switch, how far in all, below 0 downwards.
        where: what tells this row from the others of the lever, such as its year; "" where there is only one.
    """

    group: str
    index: tuple[Any, ...]
    per: float = 1.0
    where: str = ""


@dataclass(frozen=True)
class Lever:
    """A limit that a planner can move.

    Attributes:
        words: what it limits.
        sheet, row, field: the cell that sets it; row 0 on a form.
        cell: the same as an address.
        unit: of its value; "–" for a word.
        value: what stands there, a share of one where the unit is %.
        way: which way loosens it: up, down, either, or a switch to another word.
        rows: what it loosens.
        other: what a switch is changed to.
        whole: it moves in whole numbers only.
        ratio: the cell multiplies a quantity of the plan, so its new value is read off the repaired plan.
    """

    words: str
    sheet: str
    row: int
    field: str
    cell: str
    unit: str
    value: Any
    way: Way
    rows: tuple[Loosened, ...]
    other: Any = None
    whole: bool = False
    ratio: bool = False


def set_in(tables: Tables, sheet: str, row: int, field: str) -> dict[str, Any]:
    """Where a lever is set, as its attributes."""
    cell = tables.cell(sheet, row, field) if row else tables.form_cell(sheet, field)
    return {"sheet": sheet, "row": row, "field": field, "cell": cell}
