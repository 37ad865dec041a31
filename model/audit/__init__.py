"""Audit of a run folder: every file, table, sheet and figure, and the proof of the plan, from the workbook on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.audit import files, plans, proved, recorded, shown
from model.audit.again import claims_of, material_again, program_again
from model.audit.said import said
from model.audit.saved_run import SavedRun, read_saved
from model.case.tables import Tables
from model.planning.plan import CHOSEN
from model.verify import Verification, verify
from model.verify.compare import CheckFinding
from model.workbook.changed import changed

FOLDER = "folder"
"""What the findings on the folder itself are listed under, beside those of each plan."""
NOT_WHOLE = (KeyError, TypeError, AttributeError, ValueError)
"""What a record raises that is not one of this version, or not whole."""

__all__ = ["FOLDER", "SavedRun", "audit", "read_saved"]


def audit(tables: Tables, run: SavedRun) -> dict[str, Verification]:
    """Check the plans of a run against its workbook, and everything else in its folder against the plans.

    Args:
        tables: the checked workbook.
        run: as its folder holds it; without a record only the plans are checked.

    Returns:
        Name of a plan → what its check found; `FOLDER` → what was found of the folder.

    Raises:
        InputProblems: a file of it cannot be read.
    """
    money = {CHOSEN: run.money}
    verified = {name: verify(changed(tables, run.changes[name]).tables, solution, money.get(name))
                for name, solution in run.plans.items()}
    if not run.record:
        return verified
    own = verified[CHOSEN]
    further = _further(tables, run, verified) if own.passed else ()
    found = (files.finding(run.folder, run.record), *further)
    return {**verified, FOLDER: Verification(found, own.element_balance, own.parties)}


def _further(tables: Tables, run: SavedRun, verified: Mapping[str, Verification]) -> Iterator[CheckFinding]:
    """What the folder shows beside the tables of its plans, once those hold."""
    try:
        program = program_again(tables, run)
        material = material_again(program, run, verified)
        claims = claims_of(run.record["certified"], material.result.priorities)
        yield recorded.finding(run.record, material)
    except NOT_WHOLE as error:
        proves = "run.json is whole and of this version of the tool."
        yield said("record", proves, [f"run.json cannot be used ({type(error).__name__}: {error})"])
        return
    yield from proved.findings(run, program, claims)
    yield from plans.findings(run, material)
    yield from shown.findings(run.folder, material)
