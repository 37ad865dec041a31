"""A workbook that allows a plan without end is refused at the cells that limit nothing."""

from __future__ import annotations

import math

import pytest

from model.ground.errors import InputProblems
from model.planning.program import program_of
from model.planning.solve import solve
from model.workbook import tables_from
from tests.cases.case import Case
from tests.cases.grid import more, put, sound_grid
from tests.cases.small import plant
from tests.cases.sound import SOUND
from tests.formulation.test_demand import FAIR, FAIR_PRICE

pytestmark = pytest.mark.solve


def refused(case: Case) -> list[str]:
    with pytest.raises(InputProblems) as error:
        solve(program_of(case.tables))
    return [str(p) for p in error.value.problems]


def test_both_cells_are_named() -> None:
    """Proves: dealers who take oxide without limit at 300 USD, where China has it without limit at 90.

    Case 26: it ended with input problems and not one cell.
    """
    grid = sound_grid()
    dealers = {"market": "Dealers", "commodity": "oxide", "kind": "up to a limit", "years": math.inf}
    grid.sheets["Demand and sales"] = more("Demand and sales", *SOUND["Demand and sales"], dealers)
    grid.sheets["Prices"] = more("Prices", *SOUND["Prices"], {"commodity": "oxide", "at": "Dealers", "years": 300})
    put(grid, "Supply", "FY2027-28", "no limit", 10)
    with pytest.raises(InputProblems) as error:
        solve(program_of(tables_from(grid)))
    assert [str(p) for p in error.value.problems] == [
        "'Demand and sales'!L10: Dealers takes oxide without limit for more than it costs, and what it is made of is "
        "supplied without limit (Supply!P10): the plan would earn for ever in FY2027-28. Type how much the one takes, "
        "or the other can give; or check the prices."]


def test_what_is_made_on_the_way_is_followed_to_its_supply() -> None:
    """Proves: magnets sold for ever are made of alloy bought for ever, and it is the alloy's row that is named."""
    endless = plant().adding("Demand and sales", {**FAIR, "years": math.inf}).adding("Prices", FAIR_PRICE)
    (said,) = refused(endless)
    assert said.startswith("'Demand and sales'!8: Fair takes magnet without limit")
    assert "(Supply!7)" in said


def test_a_market_with_a_limit_ends_it() -> None:
    """Proves: one of the two cells is enough."""
    case = plant().adding("Demand and sales", {**FAIR, "years": math.inf}).adding("Prices", FAIR_PRICE)
    assert solve(program_of(case.with_("Supply", {"commodity": "alloy"}, years=900.0).tables)).chosen.word == "optimal"
