"""Limit: what a constraint says about who can move it, the cell that sets it, and how its rows are called.

Beside its constraints each topic holds `MOVABLE` (constraint → the cell that moves it) and `KEPT` (constraint → why
nobody can move it), and `limits_in` gives the cells of a workbook with the rows that each of them sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from model.case.tables import Tables

LimitKey = tuple[str, tuple[Any, ...]]
"""A row of the program: the name of its constraint and its index."""
NOTHING_ASKED = "nothing is asked for"
"""Why a floor of 0 is not moved."""
Way = Literal["up", "down", "either", "switch"]


@dataclass(frozen=True)
class LimitRow:
    """A row of the program that a cell sets.

    Attributes:
        group, index: name of the constraint and its index.
        per: how far the bound of the row moves per unit of the cell; of a switch, how far in all, below 0 downwards.
        where: what tells this row from the others of the cell, such as its year; "" where there is only one.
        words: what the row limits, where that is not what the cell limits with `where` behind it.
        about: what it limits whichever year it is of, where that is not what it limits; sentences name it once.
        priced: the report says what one unit more or less of the row is worth.
        alike: what the priced rows have in common of which one is enough; where empty, constraint and first two parts
            of the index.
        part_of: the row of which this one is a part, such as the year of a season or of a stop, and with which it moves
            where one unit of that row is priced; None for a row of its own.
        implied_by: rows that imply this one where all are at their bound → how far each moves, in its own unit, for
            one unit of this row.
        times: decisions that the cell multiplies in the row → how far their coefficients move per unit of the cell;
            `per` is a yardstick then, and one unit that is priced is a point.
    """

    group: str
    index: tuple[Any, ...]
    per: float = 1.0
    where: str = ""
    words: str = ""
    about: str = ""
    priced: bool = False
    alike: tuple[object, ...] = ()
    part_of: LimitKey | None = None
    implied_by: Mapping[LimitKey, float] = field(default_factory=dict)
    times: Mapping[LimitKey, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LimitCell:
    """A cell of the workbook that sets a limit.

    Attributes:
        words: what it limits.
        sheet, row, field: the cell; row 0 on a form.
        cell: the same as an address.
        unit: of its value; "–" for a word.
        value: what stands there, a share of one where the unit is %.
        way: which way loosens it: up, down, either, or a switch to another word.
        rows: what it sets.
        other: what a switch is changed to.
        whole: it moves in whole numbers only.
        ratio: the cell multiplies a quantity of the plan, so its new value is read off the repaired plan.
        rows_in: unit of its rows.
        kept: why it is not moved where there is no plan; "" where it can be.
    """

    words: str
    sheet: str
    row: int
    field: str
    cell: str
    unit: str
    value: Any
    way: Way
    rows: tuple[LimitRow, ...]
    other: Any = None
    whole: bool = False
    ratio: bool = False
    rows_in: str = ""
    kept: str = ""


@dataclass(frozen=True)
class Movable:
    """How a planner moves the rows of a constraint.

    Attributes:
        sheet, field: the column, or the line of a form, whose cells set them; field "" where a year's cell does.
        unit: of the cell; "" where each cell has its own.
        way: which way loosens the rows: up, down, either, or a switch to another word.
        other: what a switch is changed to.
        whole: the cell moves in whole numbers only.
        ratio: the cell multiplies a quantity of the plan.
        rows_in: unit of the rows, where it is not the cell's.
        ranked: the rows come from the order of bids, so they are laid aside where one bidder's lots are priced.
    """

    sheet: str
    field: str
    unit: str
    way: Way
    other: Any = None
    whole: bool = False
    ratio: bool = False
    rows_in: str = ""
    ranked: bool = False

    def at(
        self, tables: Tables, words: str, value: Any, rows: Iterable[LimitRow], *,
        row: int = 0, year: str = "", unit: str = "", kept: str = "",
    ) -> LimitCell:
        """One cell of a workbook.

        Args:
            tables: the workbook.
            words: what the cell limits.
            value: what stands there.
            rows: what it sets.
            row: its Excel row; 0 on a form.
            year: its year, where a year's cell sets the rows.
            unit: of the cell, where each has its own.
            kept: why it is not moved where there is no plan; "" where it can be.
        """
        name, unit = self.field or year, unit or self.unit
        if self.way == "down" and value == 0:
            kept = NOTHING_ASKED
        cell = tables.cell(self.sheet, row, name) if row else tables.form_cell(self.sheet, name)
        return LimitCell(words, self.sheet, row, name, cell, unit, value, self.way, tuple(rows), self.other, self.whole,
                         self.ratio, self.rows_in or unit, kept)


@dataclass(frozen=True)
class Kept:
    """Why nobody can move the rows of a constraint, and how they are called.

    Attributes:
        why: the reason, a sentence.
        words: what a row is called, with the places of its index in braces.
        implied: other rows imply these; they only make the search faster, so a plan that breaks one breaks another.
        ranked: the rows come from the order of bids, so they are laid aside where one bidder's lots are priced.
    """

    why: str
    words: str
    implied: bool = False
    ranked: bool = False
