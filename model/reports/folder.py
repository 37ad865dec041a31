"""The run folder: written whole or not at all, never overwritten."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from model.errors import CommandError
from model.reports.catalogue import report_tables
from model.reports.csv_tables import write_tables
from model.reports.html import write_page
from model.reports.material import Material, RunInfo
from model.reports.money_tables import write_money
from model.reports.plan_file import write_plan
from model.reports.record import run_record
from model.reports.workbook import write_workbook

if TYPE_CHECKING:
    from model.analysis.tradeoff import Curve
    from model.analysis.why_not import WhyNot
    from model.plan import Result
    from model.verify import Verification

LATEST = "LATEST.txt"
LONGEST_NAME = 40
REFUSED = r"""[\s<>:"/\\|?*\x00-\x1f]+"""
"""What Windows refuses in the name of a folder, and spaces."""


def prepare(out: Path) -> None:
    """Make sure, before solving, that reports can be written.

    Args:
        out: the folder that run folders go to; made where it is missing.

    Raises:
        CommandError: it cannot be written to.
    """
    probe = out / f".{uuid.uuid4().hex}"
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        words = f"Reports cannot be written to {out}: {reason}. Choose another folder with --out."
        raise CommandError(words) from error


def write(
    result: Result,
    verification: Verification | None,
    out: Path,
    *,
    prices: pd.DataFrame | None = None,
    curve: Curve | None = None,
    readings: pd.DataFrame | None = None,
    lots: pd.DataFrame | None = None,
    ties: pd.DataFrame | None = None,
    why_not: WhyNot | None = None,
    run: RunInfo | None = None,
) -> Path:
    """Write the report of a run: to a hidden folder, renamed at the end, removed where anything fails.

    Args:
        result: the plans.
        verification: what the verifier found; None where there is no plan.
        out: the folder that run folders go to.
        prices: limits and what one more unit of each is worth, as `model.analysis.prices.prices` gives them.
        curve: a trade-off, where it was drawn.
        readings: other readings of clauses, where they were solved.
        lots: priced lots, where they were asked for.
        ties: awards that could be others at no loss, where they were looked for.
        why_not: why there is no plan, where there is none.
        run: how the run was made.

    Returns:
        The new folder, ``<out>/<YYYYMMDD-HHMM>_<name>``.
    """
    material = Material(result, verification, run or RunInfo(), prices, curve, readings, lots, ties, why_not)
    prepare(out)
    hidden = out / f".unfinished-{uuid.uuid4().hex[:12]}"
    try:
        hidden.mkdir()
        _fill(hidden, material)
        folder = _rename(hidden, out, folder_name(material))
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    _point_to(out, folder)
    return folder


def folder_name(material: Material) -> str:
    """Name of the run folder: time in India and name, without colon, space or anything Windows refuses."""
    name = re.sub(REFUSED, "-", material.run.name or material.tables.name).strip("-. ")[:LONGEST_NAME].strip("-. ")
    return f"{material.run.started:%Y%m%d-%H%M}_{name or 'plan'}"


def _fill(folder: Path, material: Material) -> None:
    begun = time.perf_counter()
    write_workbook(material.once(report_tables), folder / "report.xlsx", material.run.started)
    write_page(material, folder / "report.html")
    if material.has_plan:
        write_tables(material.plans, folder / "tables")
        write_money(material, folder / "tables")
    if material.accepted:
        write_plan(material, folder / "plan.xlsx")
    (folder / "log.txt").write_text(material.run.log, encoding="utf-8")
    record: dict[str, Any] = run_record(material)
    record["seconds"] = {**record["seconds"], "report": time.perf_counter() - begun}
    record["outputs"] = {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*")) if p.is_file()
    }
    text = json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False)
    (folder / "run.json").write_text(text + "\n", encoding="utf-8")


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
    """Name the newest folder in LATEST.txt, in one step."""
    beside = out / f".{uuid.uuid4().hex}"
    beside.write_text(folder.name + "\n", encoding="utf-8")
    beside.replace(out / LATEST)
