"""The record of a run, for run.json and the sheet Run, and the short object of ``--json``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.case.absent import absent
from model.case.change_text import record_of
from model.planning.fixed import fixed
from model.reports.concerns import COLOURS
from model.reports.material import Material, RunInfo, now
from model.reports.proof import PROOF, reached_record
from model.reports.provenance import revision, tool_version, versions
from model.reports.sheets.dependence import PRESENT, SOURCES, contents
from model.reports.sheets.plans_compared import SIDES
from model.reports.study_files import study_rows
from model.reports.verdict import verdict
from model.schema import LAYOUT
from model.studies.made import NOTHING, Made

if TYPE_CHECKING:
    from model.planning.money import Money
    from model.planning.result import Result
    from model.verify import Verification

SHORT = dict(zip(("magnets_quantity", "magnets_value", "chain_value"), PRESENT, strict=True))


def run_record(material: Material) -> dict[str, Any]:
    """How a plan was made and how good it is.

    Args:
        material: what the report is made from.

    Returns:
        Plain words, numbers, lists and dictionaries, ready for JSON; the hashes of the files written are added by
        the writer of the folder.
    """
    result, run, tables = material.result, material.run, material.tables
    given = result.program.given
    lots = bool(result.program.arrays.integer.any())
    record: dict[str, Any] = plain({
        **_made_with(material),
        "plan given": {"file": given.file, "sha256": given.sha256} if given else None,
        "overrides": dict(run.overrides),
        "solver": "HiGHS",
        "versions": versions(),
        "settings": tables.settings.model_dump(),
        "absent": absent(tables),
        "notes": [str(n) for n in tables.notes],
        "status": result.chosen.word,
        "verdict": verdict_record(material),
        "proof": PROOF,
        "second opinion": list(run.second),
        "stopped by the user": run.stopped,
        "left out": [str(part) for part in run.left_out],
        "verified": material.verification.passed if material.verification else None,
        "plans": {n: [reached_record(r, lots) for r in p.reached] for n, p in result.plans.items()},
        "certified": [reached_record(r, lots) for r in result.climbed.reached] if result.climbed else [],
        "seconds": dict(result.seconds),
        "columns": result.program.arrays.column_count, "rows": result.program.arrays.row_count,
        "findings": _findings(material),
        "changes": {n: [record_of(c) for c in s.variant.changes] for n, s in result.compared.items()},
        "studies": _studies(material),
        "why not": material.made.why_not.as_record() if material.made.why_not else {},
    })
    return record


def _made_with(material: Material) -> dict[str, Any]:
    """The tool, the command, the times and the workbook of a run."""
    path, tables, run = material.run.input_file, material.tables, material.run
    return {
        "tool": {"name": "repm-planner", "version": tool_version(), **revision()},
        "command": " ".join(run.command),
        "started": run.started.isoformat(timespec="seconds"),
        "ended": now().isoformat(timespec="seconds"),
        "input": {"file": path.name if path else tables.name, "bytes": path.stat().st_size if path else None,
                  "sha256": tables.sha256, "layout": LAYOUT},
    }


def _findings(material: Material) -> list[dict[str, Any]]:
    if material.verification is None:
        return []
    names = ("check", "proves", "largest_difference", "allowed", "unit", "passed", "where", "sentence")
    return [{n: getattr(f, n) for n in names} for f in material.verification.findings]


def summary_object(
    result: Result, verification: Verification | None, folder: Path, made: Made = NOTHING
) -> dict[str, Any]:
    """What ``--json`` prints: the plan in a few numbers.

    Args:
        result: the solved plans.
        verification: what the verifier found; None where there is no plan.
        folder: where the report is.
        made: what studies found.

    Returns:
        Plain words, numbers, lists and dictionaries; None for what is not known, or not accepted by the verifier.
    """
    material = Material(fixed(result), verification, RunInfo(), made)
    solution = material.solution if material.accepted else None
    there = solution.tables if solution else {}
    program = material.result.program
    short: dict[str, Any] = plain({
        "status": material.result.chosen.word,
        "verified": material.verification.passed if material.verification else False,
        "folder": str(folder),
        "cost_crore": {
            n.removesuffix("_cost"): solution.value(n) if solution and n in there else None for n in SIDES.values()
        },
        "dependence": _dependence(material) if solution else None,
        "awards": dict(zip(*(solution["award"][c] for c in ("beneficiary", "value")), strict=True)) if solution else {},
        **_paid(material.money if solution else None),
        "studies": study_rows(material) if solution else {},
        **(made.why_not.as_record() if made.why_not else {}),
        "unmet_t": solution.value("unmet_demand_aim") if solution else None,
        "columns": program.arrays.column_count,
        "rows": program.arrays.row_count,
        "seconds": dict(material.result.seconds),
    })
    return short


def verdict_record(material: Material) -> dict[str, str]:
    """The verdict of a plan: its colour and the sentence that says why, the reason first."""
    level, sentence = verdict(material)
    return {"colour": COLOURS[level], "sentence": sentence}


def _paid(money: Money | None) -> dict[str, Any]:
    """What the scheme pays, nominal, and what beneficiaries miss; nothing is known without a scheme."""
    return {
        "incentive_crore": float(money.incentive["paid"].sum()) if money else None,
        "subsidy_crore": float(money.subsidy["paid"].sum()) if money else None,
        "outlay_crore": dict(money.budget[["year", "outlay"]].itertuples(index=False)) if money else {},
        "viability_gap_crore": float(money.viability["gap"].sum()) if money else None,
    }


def _studies(material: Material) -> dict[str, Any]:
    """Which studies were made, who asked for them, and which of those asked for by name could not be."""
    made = material.made
    return {
        "asked by": made.asked_by, "made": list(made.answers),
        "between": list(made.options.between), "not possible": dict(made.barred),
        "rows": {n: len(a) for n, a in made.answers.items()},
        "variants": {n: [vars(r) for r in a.runs] for n, a in made.answers.items() if a.runs},
    }


def _dependence(material: Material) -> dict[str, Any]:
    """Measure → year or horizon → % of demand, or % of Nd+Pr for the origin."""
    years = material.tables.years
    measures: dict[str, Any] = {}
    for short, measure in SHORT.items():
        by_year, mean, _ = PRESENT[measure]
        values = material.by_year(by_year)
        measures[short] = {y: values.get(y) for y in years} | {"horizon": material.solution.value(mean)}
    parts = [contents(material, n, "Nd+Pr") for n in SOURCES]
    origin: dict[str, float | None] = {}
    for name, over in [*((y, [y]) for y in years), ("horizon", list(years))]:
        total = sum(part[y] for part in parts for y in over)
        origin[name] = 100 * sum(parts[0][y] for y in over) / total if total > 0 else None
    return measures | {"rare_earth_origin": origin}


def plain(value: Any) -> Any:
    """A value that JSON can hold: no number that is infinite or none, no type of a library."""
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, int):
        return int(value)
    number = getattr(value, "item", lambda: value)()
    if isinstance(number, bool):
        return number
    if isinstance(number, float):
        return number + 0.0 if math.isfinite(number) else None
    return number if isinstance(number, int) else str(number)
