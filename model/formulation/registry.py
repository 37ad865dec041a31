"""Registry of limits: for every row of a program, the cell that sets it, or why nobody can move it.

It is gathered from what stands beside the constraints of each topic. Prices, *why not*, repairs and the messages about
a given plan all take words, cells and units from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from model.case.tables import Tables
from model.data.model_data import ModelData
from model.data.stops import NAME
from model.formulation import TOPICS, balance, stops
from model.formulation.limit import Kept, LimitCell, LimitKey, LimitRow, Movable
from model.formulation.run_on_limits import with_run_on

LIMITED = (*TOPICS, balance, stops)
"""The files that hold constraints."""
MOVABLE: Mapping[str, Movable] = {g: v for topic in LIMITED for g, v in getattr(topic, "MOVABLE", {}).items()}
"""Constraint → how a planner moves its rows."""
KEPT: Mapping[str, Kept] = {g: v for topic in LIMITED for g, v in getattr(topic, "KEPT", {}).items()}
"""Constraint → why nobody can move its rows."""


@dataclass(frozen=True)
class SetRow:
    """A row of the program with the cell that sets it.

    Attributes:
        by: the cell.
        row: what the cell says about the row.
    """

    by: LimitCell
    row: LimitRow

    @property
    def words(self) -> str:
        """What the row limits."""
        return self.row.words or f"{self.by.words} {self.row.where}".rstrip()

    @property
    def about(self) -> str:
        """What the row limits, whichever year it is of."""
        return self.row.about or self.words

    @property
    def cell(self) -> str:
        """Address of the cell."""
        return self.by.cell

    @property
    def unit(self) -> str:
        """Unit of the row; "–" where it has none."""
        return self.by.rows_in

    @property
    def implied_by(self) -> Mapping[LimitKey, float]:
        """Rows that imply this one → how far each moves for one unit of it."""
        return self.row.implied_by

    @property
    def parts(self) -> Mapping[LimitKey, float]:
        """Rows that the cell sets as parts of this one → how far each moves for one unit of it."""
        key = (self.row.group, self.row.index)
        return {(r.group, r.index): r.per / self.row.per for r in self.by.rows if r.part_of == key}

    @property
    def multiplied(self) -> tuple[LimitRow, ...]:
        """This row and its parts, where the cell multiplies decisions in them."""
        rows = (r for r in self.by.rows if r is self.row or r.part_of == (self.row.group, self.row.index))
        return tuple(r for r in rows if r.times)

    @property
    def alike(self) -> tuple[object, ...]:
        """What it has in common with the rows of which one price is enough."""
        return self.row.alike or (self.row.group, *self.row.index[:2])


@dataclass(frozen=True)
class Limits:
    """The limits of one workbook, gathered when they are first asked for.

    Attributes:
        tables: the checked workbook.
        data: its model data.
    """

    tables: Tables
    data: ModelData

    @cached_property
    def cells(self) -> tuple[LimitCell, ...]:
        """Every cell that sets a row, topic by topic."""
        topics = [topic for topic in LIMITED if hasattr(topic, "limits_in")]
        cells = (cell for topic in topics for cell in topic.limits_in(self.tables, self.data) if cell.rows)
        return tuple(self._with_stops(cell) for cell in with_run_on(cells, self.tables))

    def _with_stops(self, cell: LimitCell) -> LimitCell:
        """A cell with what it sets in the stops of years too."""
        copies = [copy for row in cell.rows for copy in stops.copies_of(row, self.data)]
        return replace(cell, rows=(*cell.rows, *copies)) if copies else cell

    @cached_property
    def movable(self) -> tuple[LimitCell, ...]:
        """The cells that may be moved where there is no plan."""
        return tuple(cell for cell in self.cells if not cell.kept)

    @cached_property
    def rows(self) -> dict[LimitKey, SetRow]:
        """(constraint, index) → the row with the cell that sets it."""
        return {(row.group, row.index): SetRow(cell, row) for cell in self.cells for row in cell.rows}

    @cached_property
    def priced(self) -> dict[LimitKey, SetRow]:
        """The rows whose worth is reported."""
        return {key: found for key, found in self.rows.items() if found.row.priced}

    def words_of(self, group: str, index: tuple[Any, ...]) -> str:
        """How a row is called."""
        if (found := self.rows.get((group, index))) is not None:
            return found.words
        if group in KEPT:
            return KEPT[group].words.format(*index)
        if group.startswith(NAME):
            return f"{self.words_of(group.removeprefix(NAME), index[1:])} in a stop in {index[0]}"
        return " ".join([group.replace("_", " "), *map(str, index)])


def of_order() -> tuple[str, ...]:
    """Constraints whose rows come from the order of bids."""
    rules: tuple[tuple[str, Movable | Kept], ...] = (*MOVABLE.items(), *KEPT.items())
    return tuple(group for group, rule in rules if rule.ranked)
