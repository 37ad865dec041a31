"""What went wrong without a word on the base workbook of version 0.2.0, at its own size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import verbs
from model.planning.fixed import fixed
from model.planning.program import program_of
from model.planning.result import Result
from model.planning.solve import solve_one
from model.priorities.objectives import priorities_of
from model.reports.concerns import COLOURS
from model.reports.material import Material, RunInfo
from model.reports.record import verdict_record
from model.workbook import tables_from
from model.workbook.read.cells import Cell, Grid, load
from tests.cases.grid import clear_row, place, put
from tests.cases.messages import messages
from tests.cases.shipped import V02

BASE = V02 / "repm_base.xlsx"


@pytest.fixture(scope="module")
def base() -> Grid:
    return load(BASE)


@pytest.fixture
def grid(base: Grid) -> Grid:
    """The workbook in memory, for one test."""
    return replace(base, sheets={t: replace(s, cells=dict(s.cells)) for t, s in base.sheets.items()})


def rows_of(grid: Grid, title: str, **words: str) -> list[int]:
    """Rows of a sheet whose cells hold these words, by heading."""
    cells = grid.sheets[title].cells
    last = max(r for r, _ in cells)
    at = {h: place(grid, title, h)[1] for h in words}
    return [r for r in range(7, last + 1)
            if all((c := cells.get((r, at[h]))) and c.value == w for h, w in words.items())]


def scaled(grid: Grid, title: str, rows: list[int], factor: float, first: str = "FY2026-27") -> None:
    """Multiply the years of rows, from one on."""
    cells = grid.sheets[title].cells
    begun = place(grid, title, first)[1]
    for (r, c), cell in list(cells.items()):
        if r in rows and c >= begun and isinstance(cell.value, int | float):
            cells[r, c] = Cell(cell.value * factor, number_format=cell.number_format)


@pytest.mark.solve
@pytest.mark.parametrize(("item", "factor", "said"), [
    ("Power price", 100.0, "₹/kWh is outside the usual 0 to 25"), ("Inflation", 10.0, "is outside the usual 0% to 15%"),
])
def test_a_row_of_the_economy_in_another_unit_is_told_in_every_case(grid, item, factor, said):
    """Proves: paise for rupees, or 40 % for 4, is told at each row. Sensitivity: as it stands nothing is said."""
    rows = rows_of(grid, "Economy", Item=item)
    assert not [m for m in messages(grid) if said in m]
    scaled(grid, "Economy", rows, factor)
    assert [m.split(" ")[1].rstrip(":") for m in messages(grid) if said in m] == [f"Economy!D{r}" for r in rows]


@pytest.mark.solve
def test_an_envelope_in_rupees_is_a_stop(grid):
    put(grid, "Scheme", "Incentive envelope", 6450000000)
    assert [m for m in messages(grid) if m.startswith("stop Scheme!B20") and "crore" in m]


def judged(grid: Grid) -> tuple[dict[str, str], Material]:
    """The verdict on the plan of a workbook."""
    program = program_of(tables_from(grid))
    plan = solve_one(program)
    result = Result(program, priorities_of(program.tables), {"chosen": plan})
    result = replace(result, money=fixed(result).money)
    material = Material(fixed(result), verbs.verify_shown(result), RunInfo())
    return verdict_record(material), material


@pytest.mark.whole
def test_a_stop_of_china_that_the_plan_foresees_is_red_and_said_first(grid):
    """Proves: 2,853 t unmet are the first thing said, although dependence is better than before."""
    cells = grid.sheets["Supply"].cells
    year = place(grid, "Supply", "FY2029-30")[1]
    for row in rows_of(grid, "Supply", Country="China"):
        if (row, year) in cells:
            cells[row, year] = Cell(0)
    verdict, material = judged(grid)
    assert verdict["colour"] == COLOURS["bad"]
    assert verdict["sentence"].startswith("2,853 of 73,007 t of demand are not met.")
    assert material.solution.value("unmet_demand_aim") == pytest.approx(2853, abs=1)


@pytest.mark.whole
def test_aims_without_unmet_demand_are_told_and_their_plan_is_red(grid):
    """Proves: 42,047 of 73,007 t unmet are not green; the check says before that nothing keeps demand served."""
    for row in (7, *range(9, 14)):
        clear_row(grid, "Aims", row)
    cells = grid.sheets["Aims"].cells
    grid.sheets["Aims"].cells = {(7 if r == 8 else r, c): cell for (r, c), cell in cells.items()}
    assert [m for m in messages(grid) if m.startswith("note Aims") and "Unmet demand" in m]
    verdict, material = judged(grid)
    assert verdict["colour"] == COLOURS["bad"]
    assert material.solution.value("unmet_demand_aim") == pytest.approx(42047, abs=1)


@pytest.mark.whole
def test_a_price_war_below_running_cost_is_amber_and_said_first(grid):
    """Proves: five makers that sell below running cost stand before everything else."""
    rows = [r for r in rows_of(grid, "Prices", At="China")
            if str(grid.sheets["Prices"].cells[r, 1].value).startswith(("Magnet", "Block", "magnet"))]
    assert rows
    scaled(grid, "Prices", rows, 0.75, "FY2030-31")
    verdict, _ = judged(grid)
    assert verdict["colour"] == COLOURS["caution"]
    assert "below running cost" in verdict["sentence"].partition(".")[0]


@pytest.mark.solve
def test_prices_in_rupees_under_usd_are_a_stop_at_the_price(grid):
    """Proves: of magnets 90 times too dear the price is named, once each, and no market's loss before it."""
    cells, at = grid.sheets["Prices"].cells, place(grid, "Prices", "Currency")[1]
    rows = [r for r in rows_of(grid, "Prices", Currency="USD", Case="Base")
            if str(cells[r, 1].value).startswith(("Magnet", "Block", "magnet"))]
    scaled(grid, "Prices", rows, 90.0)
    assert all(cells[r, at].value == "USD" for r in rows)
    stops = [m for m in messages(grid) if m.startswith("stop ")]
    assert stops[0].startswith("stop Prices!")
    assert "times what its market loses by a kilogram not served" in stops[0]
    assert len(stops) == len({m.split(" ")[1] for m in stops}) <= len(rows)
    assert not [m for m in stops if m.startswith("stop 'Demand and sales'")]
