"""Cases: what the plan would be at the low and the high figures of the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from model.case.change import at_case
from model.case.tables import Tables
from model.ground.progress import SILENT, Progress, counted
from model.planning.result import Result
from model.planning.variant import Solved, Variant, solve_variant, verified
from model.studies.figures import REFUSED, figures

COLUMNS = ("case", "chosen", "status", "magnets_quantity", "chain_value", "national_cost", "unmet", "outlay", "gap",
           "awards_t")
CASES = ("Low", "Base", "High")


def cases(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    """Choose the plan anew at the figures of each other case of the workbook.

    Args:
        result: the plan at the case that Settings names.
        progress: who watches, case by case.

    Returns:
        One row a case, the chosen one among them: how the search ended, dependence [%], national cost [₹ crore], unmet
        demand [t], outlay and viability gap [₹ crore], awards in all [t/a]; none where the workbook has one case only.
        A plan that the independent check refuses has no figures.

    Raises:
        Stopped: the user stopped it.
    """
    tables = result.program.tables
    there = [c for c in CASES if c in named(tables)]
    asked = counted(progress, "cases solved", there if len(there) > 1 else [])
    rows = [_row(result, c, progress) for c in asked]
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


def _row(result: Result, case: str, progress: Progress) -> dict[str, Any]:
    chosen = case == result.program.tables.settings.case
    variant = Variant(case, () if chosen else (at_case(case),))
    if chosen:
        solved = verified(Solved(variant, result.program, result.chosen, None, None))
    else:
        solved = solve_variant(result.base, variant, progress)
    row: dict[str, Any] = {"case": case, "chosen": chosen, "status": solved.plan.word}
    if solved.plan.solution is None:
        return row
    if not (chosen or solved.accepted):
        return row | {"status": REFUSED}
    found = figures(solved.plan, solved.money)
    row |= {n: found[n] for n in COLUMNS if n in found}
    return row | {"unmet": solved.plan.solution.value("unmet_demand_aim"), "awards_t": sum(found["awards"].values())}
