"""End of the horizon: does the plan change where it looks further ahead?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from model.case.cells import ROW
from model.case.change import Change
from model.case.tables import Tables, rows_of
from model.ground.progress import SILENT, Progress
from model.ground.years import later
from model.planning.plan import Plan
from model.planning.result import Result
from model.planning.variant import Variant, solve_variant
from model.studies.figures import REFUSED

NAME = "longer horizon"
AWARD, BUILT = "Capacity awarded", "Capacity commissioned"
DEPENDENCE = {"Magnets by quantity": "magnets_quantity_dependence", "Chain by value": "chain_value_dependence"}
COLUMNS = ("indicator", "of", "unit", "plan", "longer", "change", "last_year", "status")


def horizon(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    """Solve the plan again over more years and compare what it decides in the years of the plan.

    The further years repeat the last one: its demand, prices and ceilings stand still.

    Args:
        result: the plan; its Settings say how many years are added.
        progress: who watches.

    Returns:
        One row for each award [t/a], each stage's capacity commissioned [t/a] and import dependence in each year
        [points]: in the plan, in the longer one, and the change; the last year looked at and how the search ended.
        Source: MODEL, answers: the effect of two more years is shown as a check.
    """
    tables = result.program.tables
    solved = solve_variant(result.base, Variant(NAME, longer(tables, tables.settings.check_years or 0)), progress)
    word, plan = str(solved.plan.word), solved.plan
    if plan.solution is not None and not solved.accepted:
        word, plan = REFUSED, replace(plan, solution=None)
    now, then = dict(_decided(result.chosen, tables.years)), dict(_decided(plan, tables.years))
    pairs = ((k, now.get(k, 0.0), then.get(k, 0.0)) for k in dict.fromkeys([*now, *then]))
    records = [(*k, old, new, new - old, solved.tables.settings.last_year, word) for k, old, new in pairs]
    return pd.DataFrame.from_records(records, columns=list(COLUMNS))


def longer(tables: Tables, more: int) -> tuple[Change, ...]:
    """The changes that add years to a workbook, each like its last one.

    Args:
        tables: a checked workbook.
        more: how many years.
    """
    last = tables.settings.last_year
    first, end = later(last, 1), later(last, more)
    filled = [
        Change(sheet, value=p.years[last], where=((ROW, (p.row,)),), first=first, last=end)
        for sheet, rows in tables.parsed.items() for p in rows if last in p.years
    ]
    return (Change("Settings", "last_year", end), *filled)


def _decided(plan: Plan, years: tuple[str, ...]) -> Iterator[tuple[tuple[str, str, str], float]]:
    """(indicator, of what, unit) → value of a plan in the years given; nothing where there is no plan."""
    if plan.solution is None:
        return
    for r in rows_of(plan.solution["award"]):
        yield (AWARD, r.beneficiary, "t/a"), r.value
    built: dict[str, float] = {}
    for r in rows_of(plan.solution["build"]):
        built[r.stage] = built.get(r.stage, 0.0) + (r.value if r.year in years else 0.0)
    yield from (((BUILT, stage, "t/a"), value) for stage, value in built.items())
    for name, expression in DEPENDENCE.items():
        for r in rows_of(plan.solution[expression]):
            if r.year in years:
                yield (name, r.year, "points"), r.value
