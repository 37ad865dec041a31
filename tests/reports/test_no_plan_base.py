"""The base workbook with a planted conflict, from the command to the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model import verbs
from model.case.change import apply
from model.case.tables import Tables
from model.data import prepare
from model.formulation.registry import Limits
from model.planning.program import program_of
from model.studies.why_not.repair import CellMove, as_changes
from model.studies.why_not.room import held_in
from runners import exits, solve
from tests.cases.shipped import V02, Shipped
from tests.reports.browser import opened
from tests.reports.reading import sheet_frame
from tests.studies.conflicts import can_hold

pytestmark = pytest.mark.whole
BASE = V02 / "repm_base.xlsx"
LINE, SIZE, ROOM = "Alloy-to-magnet", 600.0, 500.0


def planted(shipped: Shipped) -> Tables:
    """The base workbook of 0.2.0, where a beneficiary may build 500 t/a of magnets; the smallest award is 600."""
    tables = shipped.tables("v02/base")
    bounded = without_most(tables)
    free = next(c for c in Limits(bounded, prepare(bounded)).movable if c.words.startswith(LINE))
    return apply(tables, as_changes(tables, [CellMove(free, ROOM, 0.0)])).tables


def without_most(tables: Tables) -> Tables:
    """The workbook with some most where there was none, so that the cell is a limit at all."""
    frame = tables.frames["Capacity"]
    most = frame["most"].where(frame["stage"] != LINE, SIZE)
    frames = {**tables.frames, "Capacity": frame.assign(most=most)}
    return type(tables)(**{**vars(tables), "frames": frames})


def test_a_planted_conflict_is_found_mended_and_reported(tmp_path, capsys, monkeypatch, shipped):
    """Proves: all five are fixed in and none can be built; the cell and 600 t/a are named, and a run ends with 4."""
    tables = planted(shipped)
    monkeypatch.setattr(verbs, "read", lambda path: tables)
    assert solve.main([str(BASE), "--out", str(tmp_path), "--json", "--name", "planted"]) == exits.NO_PLAN
    said = capsys.readouterr()
    short = json.loads(said.out)
    cell = tables.cell("Capacity", next(r.row for r in tables.frames["Capacity"].itertuples() if r.stage == LINE
                                        and r.facility == "(beneficiary)"), "most")
    assert [(r["cell"], r["now"], r["to"]) for r in short["repair"]] == [(cell, ROOM, SIZE)]
    assert short["repair_leaves_a_plan"]
    assert short["smallest"]
    assert {r["value"] for r in short["conflict"]} == {ROOM, "fixed in"}
    assert f"from at most 500 t/a to at most 600 t/a ({cell})" in said.err
    assert_reported(next(p for p in tmp_path.iterdir() if p.is_dir()), tmp_path)


def assert_reported(folder: Path, scratch: Path) -> None:
    """Both files, the record and no table of a plan; the page opens without a fault."""
    assert {p.name for p in folder.iterdir()} == {"report.html", "report.xlsx", "run.json", "log.txt", "sheets"}
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["status"] == "no plan"
    assert len(sheet_frame(folder / "report.xlsx", "Why not")) == 2
    assert len(sheet_frame(folder / "report.xlsx", "Repair")) == 1
    assert len(sheet_frame(folder / "report.xlsx", "Inputs used")) > 1000
    seen = opened(folder / "report.html", scratch, 800)
    assert (seen.faults, seen.requests) == ([], [])
    assert seen.screen["overflow"] <= 0
    assert seen.screen["tables"] == []


def test_no_limit_of_the_planted_conflict_is_idle(shipped):
    """Both together leave no plan for one beneficiary; either left out leaves one."""
    program = program_of(planted(shipped))
    held = held_in(program)
    first = program.data.awards.FIXED_IN[0]
    rows = [(h, n) for h in held for n, r in h.rows.items()
            if r.index == (first,) and r.group == "fixed_award_define"
            or r.index[:2] == (first, LINE) and r.group == "build_limit"]
    assert len(rows) == 2
    assert not can_hold(program, rows)
    assert all(can_hold(program, [row]) for row in rows)
