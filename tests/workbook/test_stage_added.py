"""What a planner does who adds a stage after sintering to the small workbook: rows in Excel, a plan, and its check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model import verbs
from model.planning.result import Result
from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from tests.cases.shipped import INPUTS

COATED = {"Magnet N": "Coated N", "Magnet H": "Coated H", "magnets": "coated magnets"}
YIELD = 0.8
Rows = list[dict[str, Any]]


def with_coating(path: Path) -> Path:
    """The small workbook in which India asks for coated magnets, which beneficiaries make of what they sinter."""
    shipped = read_folder(INPUTS / "data" / "small")
    rows: dict[str, Rows] = {title: [dict(r) for r in listed] for title, listed in shipped.items()}
    for title, column in (("Demand and sales", "Commodity"), ("Grade mix", "Grade"), ("Supply", "Commodity")):
        for row in rows[title]:
            row[column] = COATED.get(row[column], row[column])
    for title, column in (("Commodities", "Commodity"), ("Prices", "Commodity"), ("Duties", "Goods")):
        rows[title] += [{**r, column: COATED[r[column]]} for r in rows[title] if r[column] in COATED]
    for row in rows["Commodities"]:
        if row["Commodity"] in COATED.values():
            row["Group"] = COATED[row["Group"]]
    stage, line = rows["Stages"][-1], rows["Capacity"][-1]
    rows["Stages"].append({**stage, "Stage": "Coating", "Order": 5, "Scheme role": None})
    rows["Capacity"].append({**line, "Stage": "Coating", "Capital cost": 0.05, "Running cost": 100.0, "Jobs": 0.0})
    for bare, name in list(COATED.items())[:2]:
        route = {**rows["Recipes"][-1], "Recipe": f"Coat {bare[-1]}", "Stage": "Coating", "Note": "coated"}
        rows["Recipes"] += [{**route, "Commodity": name, "Role": "main output", "Amount": 1.0},
                            {**route, "Commodity": bare, "Role": "input", "Amount": 1 / YIELD}]
    write(path, rows, years_of(rows))
    return path


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return verbs.solve(verbs.build(verbs.read(with_coating(tmp_path_factory.mktemp("edited") / "coated.xlsx"))))


@pytest.mark.solve
def test_the_incentive_follows_what_is_sold(result: Result) -> None:
    """Proves: makers sell nothing but coated magnets, and earn on the tonnes sold, 80 % of those sintered.

    Without the chain the workbook was refused, or earned nothing.
    """
    plan = result.chosen
    assert plan.solution is not None
    paid = result.money[plan.name].incentive
    sintered = plan.solution["activity"].query("recipe.str.startswith('Sinter')")
    window = set(paid["year"])
    made = float(sintered[sintered["period"].isin(window)]["value"].sum())
    assert made > 1000
    assert float(paid["eligible"].sum()) == pytest.approx(YIELD * made, rel=1e-4)
    assert float(paid["paid"].sum()) > 100
    moved = plan.solution["ship"]
    assert not set(moved[moved["value"] > 1e-3]["commodity"]) & {"Magnet N", "Magnet H"}


@pytest.mark.solve
def test_every_plan_of_it_is_verified(result: Result) -> None:
    plan = result.chosen
    assert plan.solution is not None
    money = vars(result.money[plan.name])
    assert verbs.verify(result.program.tables, plan.solution.tables, money).failures == ()
    assert all(f.passed for f in verbs.verify_compared(result))
