"""End of the horizon: does the plan change where it looks further ahead?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from model.case.tables import Tables, rows_of
from model.ground.frozen import FrozenDict
from model.ground.progress import SILENT, Progress
from model.ground.years import later, span
from model.planning.figures import REFUSED, Check, accepted
from model.planning.plan import Plan, Result, program_of, pursue, session_of
from model.priorities.lexicographic import Ladder
from model.priorities.objectives import priorities_of

NAME = "longer horizon"
AWARD, BUILT = "Capacity awarded", "Capacity commissioned"
DEPENDENCE = {"Magnets by quantity": "magnets_quantity_dependence", "Chain by value": "chain_value_dependence"}
COLUMNS = ("indicator", "of", "unit", "plan", "longer", "change", "last_year", "status")


def horizon(result: Result, progress: Progress = SILENT, check: Check | None = None) -> pd.DataFrame:
    """Solve the plan again over more years and compare what it decides in the years of the plan.

    The further years repeat the last one: its demand, prices and ceilings stand still.

    Args:
        result: the plan; its Settings say how many years are added.
        progress: who watches.
        check: an independent check of the longer plan; one that it refuses counts as none.

    Returns:
        One row for each award [t/a], each stage's capacity commissioned [t/a] and import dependence in each year
        [points]: in the plan, in the longer one, and the change; the last year looked at and how the search ended.
        Source: MODEL, answers: the effect of two more years is shown as a check.
    """
    tables = longer(result.program.tables, result.program.tables.settings.check_years or 0)
    program = program_of(tables)
    plan = pursue(program, NAME, Ladder(session_of(program, progress=progress), priorities_of(tables)))
    word, years = str(plan.word), result.program.tables.years
    if plan.solution is not None and not accepted(check, tables, plan, None):
        word, plan = REFUSED, replace(plan, solution=None)
    now, then = dict(_decided(result.chosen, years)), dict(_decided(plan, years))
    pairs = ((k, now.get(k, 0.0), then.get(k, 0.0)) for k in dict.fromkeys([*now, *then]))
    records = [(*k, old, new, new - old, tables.settings.last_year, word) for k, old, new in pairs]
    return pd.DataFrame.from_records(records, columns=list(COLUMNS))


def longer(tables: Tables, more: int) -> Tables:
    """The same tables with further years, each like the last one.

    Args:
        tables: a checked workbook.
        more: how many years.
    """
    last = tables.settings.last_year
    end = later(last, more)
    yearly = {}
    for title, frame in tables.yearly.items():
        repeated = [frame[frame["year"] == last].assign(year=y) for y in span(last, end)[1:]]
        yearly[title] = pd.concat([frame, *repeated], ignore_index=True)
    settings = tables.settings.model_copy(update={"last_year": end})
    return replace(tables, settings=settings, yearly=FrozenDict(yearly))


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
