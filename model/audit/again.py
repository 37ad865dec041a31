"""The report made again: from the workbook, the tables of the plans and the answers of studies, without a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from model.audit.saved_run import SavedRun
from model.case.tables import Tables
from model.engine import Outcome
from model.ground.frozen import FrozenDict
from model.planning.certificate import Certified
from model.planning.compared import findings as of_compared
from model.planning.plan import CHOSEN, Plan
from model.planning.program import Program, program_of
from model.planning.result import Result
from model.planning.solution import SolutionTables
from model.planning.variant import Solved, Variant, money_in
from model.priorities.objectives import Priority, priorities_of
from model.priorities.reached import Reached
from model.reports.material import Material, RunInfo
from model.studies import STUDIES
from model.studies.asked import Options
from model.studies.made import Made
from model.studies.study import Answer, framed
from model.tell.table import NUMBERS
from model.verify import Verification
from model.verify.saved import STUDIES as FOLDER
from model.verify.saved import read_table
from model.workbook.changed import changed
from model.workbook.plan_file import read_plan


def program_again(tables: Tables, run: SavedRun) -> Program:
    """The program of a run, with the decisions held that it was given."""
    given = run.record.get("plan given")
    if not given:
        return program_of(tables)
    plan = read_plan(run.folder / "plan.xlsx")
    return program_of(tables, replace(plan, file=given["file"], sha256=given["sha256"]))


def material_again(program: Program, run: SavedRun, verified: Mapping[str, Verification]) -> Material:
    """What the report of a run is made from.

    Args:
        program: of the workbook.
        run: as its folder holds it.
        verified: name → what the check of each plan found just now.
    """
    record, changes = run.record, run.changes
    priorities = priorities_of(program.tables)
    made = {n: Plan(n, reached_again(record["plans"][n], priorities), SolutionTables(FrozenDict(dict(t)),
                                                                                     program.shapes))
            for n, t in run.plans.items()}
    programs = {n: program if not changes[n] else replace(program, tables=changed(program.tables, changes[n]).tables,
                                                          prepared=None) for n in made}
    paid = {n: money_in(programs[n], p) for n, p in made.items()}
    compared = {n: Solved(Variant(n, changes[n]), programs[n], p, paid[n], verified[n])
                for n, p in made.items() if n != CHOSEN}
    money = {n: m for n, m in paid.items() if m is not None}
    result = Result(program, priorities, made, None, compared, money, dict(record["seconds"]))
    verification = replace(verified[CHOSEN], findings=(*verified[CHOSEN].findings, *of_compared(compared)))
    options = Options(between=tuple(record["studies"]["between"]))
    info = RunInfo(tuple(record["command"].split()), dt.datetime.fromisoformat(record["started"]),
                   stopped=bool(record["stopped by the user"]), second=tuple(record["second opinion"]))
    return Material(result, verification, info, Made(_answers(run.folder), options=options))


def reached_again(found: list[Mapping[str, Any]], priorities: tuple[Priority, ...]) -> tuple[Reached, ...]:
    """What each priority of a plan reached, by the record."""
    by_rank = {p.rank: p for p in priorities}
    return tuple(_reached(r, by_rank.get(r["priority"], Priority(r["priority"], ()))) for r in found)


def claims_of(found: list[Mapping[str, Any]], priorities: tuple[Priority, ...]) -> tuple[Certified, ...]:
    """What the record claims of the priorities of the chosen plan."""
    return tuple(Certified(p, tuple(r["aims"].values()), tuple(r["ranges"]), r["objective"], r["status"] == "optimal")
                 for r, p in zip(found, priorities, strict=False))


def _reached(r: Mapping[str, Any], priority: Priority) -> Reached:
    numbers = {n: float("nan") if r[n] is None else float(r[n]) for n in ("objective", "bound", "seconds")}
    nothing = np.empty(0)
    outcome = Outcome(r["status"], nothing, nothing, numbers["objective"], numbers["bound"], numbers["seconds"],
                      r["algorithm"])
    return Reached(priority, tuple(r["aims"].values()), tuple(r["ranges"]), tuple(r["held below"]), outcome)


def _answers(run: Path) -> dict[str, Answer]:
    """The answers of the studies, without their sentences and charts."""
    found = {}
    for study in STUDIES:
        path = run / "tables" / FOLDER / f"{study.name}.csv"
        if path.is_file():
            saved = read_table(path)
            numbers = {c.key for c in study.columns if c.kind in NUMBERS}
            rows = [{k: _typed(v, k in numbers) for k, v in r.items()} for r in saved.to_dict("records")]
            further = {p.stem.removeprefix(f"{study.name}_"): read_table(p, ("point", "value"))
                       for p in sorted(path.parent.glob(f"{study.name}_*.csv"))}
            found[study.name] = Answer(framed(study.columns, [{str(k): v for k, v in r.items()} for r in rows]), "",
                                       further=further)
    return found


def _typed(text: str, number: bool) -> object:
    return None if text == "" else float(text) if number else text
