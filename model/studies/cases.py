"""Cases: what the plan would be at the low and the high figures of the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from model.case.tables import Tables, assemble
from model.ground.progress import SILENT, Progress, counted
from model.planning.figures import REFUSED, Check, accepted, figures
from model.planning.money import money_of
from model.planning.plan import CHOSEN, Result, program_of, pursue, session_of
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import priorities_of
from model.priorities.reached import last_plan

COLUMNS = ("case", "chosen", "status", "magnets_quantity", "chain_value", "national_cost", "unmet", "outlay", "gap",
           "awards_t")
CASES = ("Low", "Base", "High")


def cases(result: Result, progress: Progress = SILENT, check: Check | None = None) -> pd.DataFrame:
    """Choose the plan anew at the figures of each other case of the workbook.

    Args:
        result: the plan at the case that Settings names.
        progress: who watches, case by case.
        check: an independent check of each plan; a plan that it refuses has no figures.

    Returns:
        One row a case, the chosen one among them: how the search ended, dependence [%], national cost [₹ crore], unmet
        demand [t], outlay and viability gap [₹ crore], awards in all [t/a]; none where the workbook has one case only.

    Raises:
        Stopped: the user stopped it.
    """
    tables = result.program.tables
    there = [c for c in CASES if c in named(tables)]
    asked = counted(progress, "cases solved", there if len(there) > 1 else [])
    rows = [_row(result, c, progress, check) for c in asked]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def named(tables: Tables) -> set[str]:
    """The cases for which a workbook gives figures of their own, and the one that is chosen."""
    return {"Base", tables.settings.case, *_named(tables)}


def _named(tables: Tables) -> Iterator[str]:
    for parsed in (p for rows in tables.parsed.values() for p in rows):
        if parsed.low:
            yield "Low"
        if parsed.high:
            yield "High"
        yield str(getattr(parsed.values, "case", "Base"))


def at_case(tables: Tables, case: str) -> Tables:
    """The same workbook with another case chosen on Settings."""
    settings = tables.settings.model_copy(update={"case": case})
    return assemble(tables.name, settings, tables.scheme, tables.parsed, tables.columns, tables.notes, tables.sha256)


def _row(result: Result, case: str, progress: Progress, check: Check | None) -> dict[str, Any]:
    program, plan = result.program, result.chosen
    chosen = case == program.tables.settings.case
    if not chosen:
        program = program_of(at_case(program.tables, case))
        start = program.arrays.point_of(last_plan(plan.reached).x, result.program.arrays)
        ladder = Ladder(session_of(program, progress=progress), priorities_of(program.tables), start)
        plan = pursue(program, CHOSEN, ladder)
    row: dict[str, Any] = {"case": case, "chosen": chosen, "status": plan.word}
    if plan.solution is None:
        return row
    money = money_of(program.data, plan.solution) if program.data.awards.BENEFICIARIES else None
    if not (chosen or accepted(check, program.tables, plan, money)):
        return row | {"status": REFUSED}
    found = figures(plan, money)
    row |= {n: found[n] for n in COLUMNS if n in found}
    return row | {"unmet": plan.solution.value("unmet_demand_aim"), "awards_t": sum(found["awards"].values())}
