"""The run folder: written whole or not at all, never overwritten."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.ground.errors import CommandError
from model.ground.files import NotPointedTo, Unwritten, clear_left_behind, to_disk, unfinished, write_text
from model.planning.certificate import FILE as CERTIFICATE
from model.planning.certificate import write_certificate
from model.planning.fixed import fixed
from model.reports.catalogue import report_tables
from model.reports.csv_tables import write_tables
from model.reports.hashes import RECORD, hashes_of
from model.reports.material import Material, RunInfo
from model.reports.money_tables import write_money
from model.reports.page import write_page
from model.reports.plan_file import write_plan
from model.reports.record import run_record
from model.reports.sheet_files import write_sheets
from model.reports.study_files import write_studies
from model.reports.xlsx.workbook import write_workbook
from model.studies.made import NOTHING, Made

if TYPE_CHECKING:
    from model.planning.result import Result
    from model.verify import Verification

LATEST = "LATEST.txt"
LONGEST_NAME = 40
REFUSED = r"""[\s<>:"/\\|?*\x00-\x1f]+"""
"""What Windows refuses in the name of a folder, and spaces."""


def prepare(out: Path) -> None:
    """Make sure, before solving, that reports can be written, and clear what killed runs left unfinished.

    Args:
        out: the folder that run folders go to; made where it is missing.

    Raises:
        CommandError: it cannot be written to.
    """
    probe = out / unfinished()
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        words = f"Reports cannot be written to {out}: {reason}. Choose another folder with --out."
        raise CommandError(words) from error
    clear_left_behind(out)


def write(
    result: Result,
    verification: Verification | None,
    out: Path,
    *,
    made: Made = NOTHING,
    run: RunInfo | None = None,
) -> Path:
    """Write the report of a run: to a hidden folder, renamed at the end, removed where anything fails.

    Args:
        result: the plans.
        verification: what the verifier found; None where there is no plan.
        out: the folder that run folders go to.
        made: what studies found.
        run: how the run was made.

    Returns:
        The new folder, ``<out>/<YYYYMMDD-HHMM>_<name>``.

    Raises:
        CommandError: it could not be written, and nothing is left of it.
        NotPointedTo: it is whole, but LATEST.txt names another.
    """
    material = Material(fixed(result), verification, run or RunInfo(), made)
    folder = write_whole(out, folder_name(material), lambda hidden: _fill(hidden, material, result))
    _point_to(out, folder)
    return folder


def write_whole(out: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Write a folder whole or not at all, never over another.

    Args:
        out: the folder that the new one goes to.
        name: its name; -2, -3 … is added where it is taken.
        fill: writes the files into a folder that is hidden until all are there.

    Returns:
        The new folder.

    Raises:
        CommandError: `out` cannot be written to; nothing of the folder is left.
    """
    prepare(out)
    hidden = out / unfinished()
    try:
        hidden.mkdir()
        fill(hidden)
        to_disk(hidden)
        return _rename(hidden, out, name)
    except (OSError, Unwritten) as error:
        reason = error.reason if isinstance(error, Unwritten) else error.strerror or error
        raise CommandError(f"The report could not be written to {out}: {reason}. Make room there, or choose another "
                           "folder with --out.") from error
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def folder_name(material: Material) -> str:
    """Name of the run folder: time in India and name."""
    return timed_name(material.run.started, material.run.name or material.tables.name)


def timed_name(started: dt.datetime, name: str) -> str:
    """Time and name, without colon, space or anything Windows refuses.

    >>> timed_name(dt.datetime(2026, 11, 22, 9, 5), "a b:c")
    '20261122-0905_a-b-c'
    """
    tidy = re.sub(REFUSED, "-", name).strip("-. ")[:LONGEST_NAME].strip("-. ")
    return f"{started:%Y%m%d-%H%M}_{tidy or 'plan'}"


def _fill(folder: Path, material: Material, solved: Result) -> None:
    begun = time.perf_counter()
    tables = material.once(report_tables)
    write_workbook(tables, folder / "report.xlsx", material.run.started)
    write_sheets(tables, folder / "sheets")
    write_page(material, folder / "report.html")
    if material.has_plan:
        write_tables(material.plans, folder / "tables",
                     {n: s.variant.changes for n, s in material.result.compared.items()})
        write_money(material, folder / "tables")
    if material.accepted:
        write_studies(material, folder / "tables")
    if material.accepted:
        write_plan(replace(material, result=solved), folder / "plan.xlsx")
        write_certificate(solved, folder / CERTIFICATE)
    write_text(folder / "log.txt", material.run.log)
    record: dict[str, Any] = run_record(material)
    record["seconds"] = {**record["seconds"], "report": time.perf_counter() - begun}
    record["outputs"] = hashes_of(folder)
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    write_text(folder / RECORD, text + "\n")


def _rename(hidden: Path, out: Path, name: str) -> Path:
    """Give the finished folder its name, with -2, -3 … where it is taken."""
    number = 1
    while True:
        folder = out / (name if number == 1 else f"{name}-{number}")
        number += 1
        if folder.exists():
            continue
        try:
            hidden.rename(folder)
        except OSError:
            if folder.exists():
                continue
            raise
        return folder


def _point_to(out: Path, folder: Path) -> None:
    """Name the newest folder in LATEST.txt."""
    try:
        write_text(out / LATEST, folder.name + "\n")
    except Unwritten as error:
        raise NotPointedTo(folder, error) from error
