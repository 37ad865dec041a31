"""The optimum of the plants to close, proven by trying every way to open and close them, without the tool."""

from __future__ import annotations

import csv
import itertools
import json
from pathlib import Path

import highspy
import pytest

HERE = Path(__file__).resolve().parent / "plants_closed"
YEAR = "FY2026-27"
CRORE = 1e7


def rows(title: str) -> list[dict[str, str]]:
    """The rows of a data file."""
    with (HERE / f"{title}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cheapest(plants: tuple[str, ...]) -> float:
    """Least cost of shipping from the open plants; infinite where they cannot serve everybody."""
    most = {r["Facility"]: float(r["Most"]) for r in rows("Capacity")}
    need = {r["Market"]: float(r[YEAR]) for r in rows("Demand and sales")}
    if sum(most[p] for p in plants) < sum(need.values()):
        return float("inf")
    program = highspy.Highs()
    program.silent()
    lanes = [r for r in rows("Freight") if r["From"] in plants]
    ship = {(r["From"], r["To"]): program.addVariable(0, most[r["From"]], float(r["Cost"]) / CRORE) for r in lanes}
    for p in plants:
        program.addConstr(sum(ship[p, m] for m in need) <= most[p])
    for m, tonnes in need.items():
        program.addConstr(sum(ship[p, m] for p in plants) == tonnes)
    program.run()
    return float(program.getInfo().objective_function_value)


@pytest.mark.solve
def test_no_other_way_to_close_plants_is_cheaper() -> None:
    """Proves: of all 32 patterns the published one costs least, ₹210.5 crore; the next costs 210.9."""
    fixed = {r["Facility"]: float(r["Yearly cost"]) for r in rows("Facilities")}
    patterns = [p for n in range(len(fixed) + 1) for p in itertools.combinations(fixed, n)]
    costs = sorted((cheapest(p) + sum(fixed[f] for f in p), p) for p in patterns)
    assert len(costs) == 32
    published = json.loads((HERE / "published.json").read_text(encoding="utf-8"))
    assert costs[0] == (pytest.approx(published["value"]), ("Plant 1", "Plant 2", "Plant 4", "Plant 5"))
    assert costs[1][0] == pytest.approx(210.9)
