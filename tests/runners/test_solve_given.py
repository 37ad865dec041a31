"""python -m runners.solve --plan: the plan of another run is tested, or refused by its own cells."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cases.small import plant
from tests.formulation.test_limits import limited
from tests.runners.run_folder import Run, folders

pytestmark = pytest.mark.solve


def test_a_given_plan_is_tested_and_said_to_be_given(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: from one run's plan.xlsx to another's report; 80 t/a stay where 120 t are asked for."""
    assert run(plant(), "--name", "first") == 0
    (first,) = folders(tmp_path)
    plan = first / "plan.xlsx"
    assert run(plant().with_("Demand and sales", {}, years=120.0), "--plan", str(plan), "--name", "second") == 0
    (second,) = (p for p in folders(tmp_path) if p != first)
    said = "Given, not chosen: awards and builds are those of plan.xlsx; the verdict is on the rest. Plan found"
    summary = openpyxl.load_workbook(second / "report.xlsx")["Summary"]
    assert any(said in str(cell) for row in summary.iter_rows(max_row=6, values_only=True) for cell in row)
    found = json.loads((second / "run.json").read_text(encoding="utf-8"))
    assert found["plan given"] == {"file": "plan.xlsx", "sha256": hashlib.sha256(plan.read_bytes()).hexdigest()}
    assert "decisions given by plan.xlsx, not chosen" in capsys.readouterr().err
    built = (second / "tables" / "build.csv").read_text(encoding="utf-8-sig")
    assert built == (first / "tables" / "build.csv").read_text(encoding="utf-8-sig")


def test_3_a_plan_that_does_not_fit_names_its_own_cells(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(plant()) == 0
    (first,) = folders(tmp_path)
    plan = str(first / "plan.xlsx")
    assert run(plant().with_("Capacity", {}, most=50.0), "--plan", plan) == 3
    said = capsys.readouterr().err
    assert "plan.xlsx cannot be tested on plant.xlsx; the cells named are of plan.xlsx:" in said
    assert "Builds!E4: mag built at F (new): the decisions of the plan come to 80 t/a." in said
    assert (tmp_path / "runs" / "plan_problems.xlsx").exists()
    assert run(limited(sense="≥", value=100.0), "--plan", plan, "--name", "second") == 4
