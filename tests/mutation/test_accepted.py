"""Whatever workbook the check accepts ends in a report: with a plan, without one, or cut short by time."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from model import verbs
from model.case.tables import Tables
from model.ground.errors import InputProblems
from model.schema import BY_TITLE
from model.studies.made import Made
from model.studies.why_not.why_not import why_not
from model.workbook import tables_from
from model.workbook.read.cells import Cell
from tests.cases.grid import more, sound_grid
from tests.cases.sound import SOUND
from tests.mutation.mistakes import Place, places

pytestmark = pytest.mark.solve

SEED, TRIED, WHOLE = 11, 20, 1
"""Workbooks that are drawn, and how many of those accepted are reported too; another seed draws others."""
WORDS = ("no limit", "Yes", "No", "China", "India", "(all)", "Low", "FY2029-30", "ore", "swarf", "magnets", "B1", None)
FACTORS = (0.0, 1e-3, 0.1, 0.5, 2.0, 10.0)
ENDS = {"optimal", "no plan", "stopped early with a plan"}
PLACES = [p for p in places(sound_grid()) if p.field is not None and p.name not in ("source", "confidence", "note")
          and (p.position[1] == 2 or not BY_TITLE[p.title].SHEET.form)]
"""Cells that hold a value; the name of a setting holds none."""


def typed(draw: Random, place: Place, cell: Cell | None) -> Any:
    """Another number where there was one, else a word that may stand somewhere."""
    if cell is not None and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return draw.choice((*(f * cell.value for f in FACTORS), 1.0, "no limit"))
    return draw.choice((*(place.field.choices if place.field is not None else ()), *WORDS))


def drawn(seed: int) -> tuple[str, Tables] | None:
    """A sound workbook with one to three cells changed; None where the check does not accept it."""
    draw, grid = Random(seed), sound_grid()
    changed = draw.sample(PLACES, draw.choice((1, 1, 2, 3)))
    for place in changed:
        cells = grid.sheets[place.title].cells
        cells[place.position] = Cell(typed(draw, place, cells.get(place.position)))
    said = "; ".join(f"{p.where} {grid.sheets[p.title].cells[p.position].value!r}" for p in changed)
    try:
        return said, tables_from(grid)
    except InputProblems:
        return None


def ended(tables: Tables, folder: Path | None) -> str:
    """Solve, verify, ask why not where there is no plan, and report; how it ended."""
    result = verbs.solve(verbs.build(tables))
    assert result.left_out == ()
    verification, made = None, Made()
    if result.chosen.solution is not None:
        money = result.money.get("chosen")
        verification = verbs.verify(tables, result.chosen.solution.tables, None if money is None else vars(money))
        assert verification.failures == ()
    else:
        made = Made(why_not=why_not(result))
    if folder is not None:
        assert (verbs.report(result, verification, folder, made=made) / "report.html").is_file()
    return result.chosen.word


def test_what_the_check_accepts_ends_in_a_report(tmp_path: Path) -> None:
    """Proves: no drawn workbook that is accepted ends in an exception, a failed check or a plan without end."""
    accepted = [found for n in range(TRIED) if (found := drawn(SEED * TRIED + n)) is not None]
    assert len(accepted) >= TRIED / 6
    found = {said: ended(tables, tmp_path if n < WHOLE else None) for n, (said, tables) in enumerate(accepted)}
    assert set(found.values()) <= ENDS


@pytest.mark.parametrize("replaced", ["magnet N", ""], ids=["a magnet", "every good"])
def test_a_good_may_be_replaced_by_one_without_a_price(replaced: str) -> None:
    """Proves: a commodity of kind other, without price and reference, may be named as the better of any other.

    Sensitivity: the check passed and the search ended in a KeyError.
    """
    grid = sound_grid()
    rows = [dict(r) for r in SOUND["Commodities"]]
    for row in rows:
        if replaced in ("", row["commodity"]):
            row["replaced_by"] = "filler"
    filler = {"supply": "Mine", "commodity": "filler", "country": "India", "price": "own cost", "currency": "USD",
              "cost": 5.0, "years": 100}
    grid.sheets["Commodities"] = more("Commodities", *rows, {"commodity": "filler", "kind": "other"})
    grid.sheets["Supply"] = more("Supply", *SOUND["Supply"], filler)
    assert ended(tables_from(grid), None) == "optimal"
