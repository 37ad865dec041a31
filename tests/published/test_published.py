"""Published problems of process industries, each stated in a workbook alone and solved to its published optimum."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from runners import exits, solve

HERE = Path(__file__).resolve().parent
PROBLEMS = sorted(p.name for p in HERE.iterdir() if (p / "published.json").is_file())
MOST_TOLERANT = 1e-4
"""Relative difference that a problem may allow itself at most."""


@pytest.mark.whole
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_published_problem_reaches_its_published_optimum(problem, tmp_path):
    """Proves: the command says and solves the problem, and verifies it. Without it: the network knows one industry."""
    records = read_folder(HERE / problem)
    write(tmp_path / f"{problem}.xlsx", records, years_of(records))
    assert solve.main([str(tmp_path / f"{problem}.xlsx"), "--out", str(tmp_path), "--quiet"]) == exits.DONE
    run = tmp_path / (tmp_path / "LATEST.txt").read_text(encoding="utf-8").strip()
    assert json.loads((run / "run.json").read_text(encoding="utf-8"))["status"] == "optimal"
    published = json.loads((HERE / problem / "published.json").read_text(encoding="utf-8"))
    with (run / "tables" / f"{published['expression']}.csv").open(encoding="utf-8-sig") as table:
        found = float(next(csv.DictReader(table))["value"])
    assert found == pytest.approx(published["value"], rel=published["tolerance"])


@pytest.mark.quick
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_published_problem_says_where_it_is_from(problem):
    published = json.loads((HERE / problem / "published.json").read_text(encoding="utf-8"))
    assert set(published) == {"expression", "value", "tolerance"}
    assert 0 < published["tolerance"] <= MOST_TOLERANT
    page = (HERE / problem / "README.md").read_text(encoding="utf-8")
    for heading in ("Source", "Kind", "In the sheets", "Units", "Published optimum", "What the workbook cannot say"):
        assert f"## {heading}\n" in page


@pytest.mark.quick
def test_every_folder_is_a_problem_and_there_are_enough():
    folders = sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("__"))
    assert folders == PROBLEMS
    assert len(PROBLEMS) >= 6
