"""Published problems of process industries, each stated in a workbook alone and solved to its published optimum."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model import verbs
from model.workbook.records import read_folder, years_of
from model.workbook.template import write

HERE = Path(__file__).resolve().parent
PROBLEMS = sorted(p.name for p in HERE.iterdir() if (p / "published.json").is_file())
MOST_TOLERANT = 1e-4
"""Relative difference that a problem may allow itself at most."""


@pytest.mark.whole
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_published_problem_reaches_its_published_optimum(problem, tmp_path):
    """Proves: the general network says and solves the problem. Without it: the network knows one industry only."""
    records = read_folder(HERE / problem)
    write(tmp_path / f"{problem}.xlsx", records, years_of(records))
    tables = verbs.read(tmp_path / f"{problem}.xlsx")
    result = verbs.solve(verbs.build(tables))
    assert {name: plan.word for name, plan in result.plans.items() if plan.word != "optimal"} == {}
    plan = result.chosen.solution
    assert plan is not None
    assert [f.sentence for f in verbs.verify(tables, plan.tables).failures] == []
    published = json.loads((HERE / problem / "published.json").read_text(encoding="utf-8"))
    assert plan.value(published["expression"]) == pytest.approx(published["value"], rel=published["tolerance"])


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
