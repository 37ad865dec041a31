"""Endless: what a plan without end buys and sells for ever, named at the cells that limit neither."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from model.case.tables import rows_of
from model.data.indices import Year
from model.engine.arrays import Floats
from model.ground.errors import Problem
from model.planning.program import Program, session_of
from model.priorities.objectives import Priority
from model.priorities.search import weighted

FAR = 1e7
"""Where a decision that nothing limits is stopped for once, in its own unit."""
GONE = 0.5
"""Part of that from which a decision counts as one that would go on for ever."""


def endless_problems(program: Program, priority: Priority) -> list[Problem]:
    """The markets and supplies without a limit between which an aim is improved for ever.

    Args:
        program: the workbook as a program, whose search for an aim has no end.
        priority: that aim.

    Returns:
        A problem for each market in the first year in which it happens; one without a cell where no market is in it.
    """
    x = _far(program, priority)
    found = list(_markets(program, x))
    if found:
        return found
    gone = {g for g, columns in program.pursued.columns.items() for n in columns.values() if x[n] > GONE * FAR}
    return [Problem("Workbook", f"the aim {', '.join(g.aim for g in priority.goals)} can be improved for ever, by "
                    f"{', '.join(sorted(gone)) or 'what nothing limits'}.", "Limit it on the sheet Limits.")]


def _far(program: Program, priority: Priority) -> Floats:
    """A plan in which what nothing limits goes far, and nothing further."""
    arrays = program.pursued
    ended = arrays.with_columns(arrays.lower, np.minimum(arrays.upper, FAR))
    cost, offset = weighted(ended, priority, tuple(1.0 for _ in priority.goals))
    outcome = session_of(program, ended).minimise(cost, offset)
    return outcome.x if outcome.has_plan else np.zeros(arrays.column_count)


def _markets(program: Program, x: Floats) -> Iterator[Problem]:
    """One problem a market that would be sold to for ever."""
    d, gone = program.data, dict[Year, list[tuple[str, str, str]]]()
    for (c, i, j, p), n in program.pursued.columns.get("ship", {}).items():
        if x[n] > GONE * FAR:
            gone.setdefault(d.periods.year_of[p], []).append((c, i, j))
    said = set[str]()
    for year in (y for y in program.tables.years if y in gone):
        bought = [w for c, i, _ in gone[year] if i in d.supply.supply_country
                  if (w := _without_limit(program, "Supply", i, c, year))]
        for c, _, j in gone[year]:
            cell = _without_limit(program, "Demand and sales", j, c, year) if (c, j) in d.demand.OUTLETS else ""
            if cell and cell not in said:
                said.add(cell)
                yield Problem(cell, f"{j} takes {c} without limit for more than it costs, and {_supplied(bought)}: the "
                              f"plan would earn for ever in {year}.", "Type how much the one takes, or the other can "
                              "give; or check the prices.")


def _supplied(cells: list[str]) -> str:
    named = ", ".join(dict.fromkeys(cells))
    return f"what it is made of is supplied without limit ({named})" if named else "nothing limits what it is made of"


def _without_limit(program: Program, sheet: str, name: str, commodity: str, year: Year) -> str:
    """The cell of a supply's or a market's year that says no limit for a commodity; "" where there is none."""
    who, tables = ("supply" if sheet == "Supply" else "market"), program.tables
    for r in rows_of(tables.yearly[sheet]):
        goods = program.data.commodities.members.get(r.commodity, [])
        if getattr(r, who) == name and r.year == year and commodity in goods and math.isinf(r.value):
            return tables.cell(sheet, r.row, year)
    return ""
