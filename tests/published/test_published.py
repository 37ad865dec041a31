"""Published problems of process industries, each stated in a workbook alone and solved to its published optimum."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from model import verbs
from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from runners import exits, solve

HERE = Path(__file__).resolve().parent
PROBLEMS = sorted(p.name for p in HERE.iterdir() if (p / "published.json").is_file())
MOST_TOLERANT = 1e-4
"""Relative difference that a problem may allow itself at most."""


def workbook(problem: str, folder: Path) -> Path:
    """The workbook of a problem, written from its data files."""
    records = read_folder(HERE / problem)
    write(folder / f"{problem}.xlsx", records, years_of(records))
    return folder / f"{problem}.xlsx"


def published(problem: str) -> dict[str, Any]:
    """What is published of a problem: expression, value, tolerance."""
    found: dict[str, Any] = json.loads((HERE / problem / "published.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.whole
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_published_problem_reaches_its_published_optimum(problem, tmp_path):
    """Proves: its workbook is read, solved and verified. Without it: the network knows one industry."""
    tables = verbs.read(workbook(problem, tmp_path))
    plan = verbs.solve_one(verbs.build(tables))
    assert plan.word == "optimal"
    assert plan.solution is not None
    assert verbs.verify(tables, plan.solution.tables).passed
    of = published(problem)
    assert plan.solution.value(of["expression"]) == pytest.approx(of["value"], rel=of["tolerance"])


@pytest.mark.whole
def test_the_command_reports_one_of_them(tmp_path):
    """Proves: without magnets and a scheme the command reports what the plan comes to."""
    path, of = workbook("mexican_steel", tmp_path), published("mexican_steel")
    assert solve.main([str(path), "--out", str(tmp_path), "--quiet"]) == exits.DONE
    run = tmp_path / (tmp_path / "LATEST.txt").read_text(encoding="utf-8").strip()
    assert json.loads((run / "run.json").read_text(encoding="utf-8"))["status"] == "optimal"
    with (run / "tables" / f"{of['expression']}.csv").open(encoding="utf-8-sig") as table:
        assert float(next(csv.DictReader(table))["value"]) == pytest.approx(of["value"], rel=of["tolerance"])


@pytest.mark.quick
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_published_problem_says_where_it_is_from(problem):
    assert set(published(problem)) == {"expression", "value", "tolerance"}
    assert 0 < published(problem)["tolerance"] <= MOST_TOLERANT
    page = (HERE / problem / "README.md").read_text(encoding="utf-8")
    for heading in ("Source", "Kind", "In the sheets", "Units", "Published optimum", "What the workbook cannot say"):
        assert f"## {heading}\n" in page


@pytest.mark.quick
def test_every_folder_is_a_problem_and_there_are_enough():
    folders = sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("__"))
    assert folders == PROBLEMS
    assert len(PROBLEMS) >= 6
