"""Limit places: every limit a planner can move is in the program, in words and with its cell."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.network import chain
from tests.cases.small import plant
from tests.formulation.test_assured import two

pytestmark = pytest.mark.quick


@pytest.mark.parametrize("tables", [chain(), two().tables, plant().adding(
    "Limits", {"name": "mine", "quantity": "made", "over": "each year", "sense": "≤", "value": 5.0}).tables,
])
def test_every_place_has_words_a_cell_and_a_unit(tables):
    program = program_of(tables)
    for place in program.data.limit_place.values():
        assert place.words
        assert "!" in place.cell
        assert place.unit in ("t", "t/a", "₹ crore")


def test_places_name_rows_of_the_program():
    """A place without a row is a limit that is not there: an option without most, a supply nobody takes."""
    program = program_of(chain())
    rows = program.arrays.rows
    missing = {name for name, index in program.data.limit_place if index not in rows.get(name, {})}
    assert missing <= {"build_limit"}
    found = {name for name, index in program.data.limit_place if index in rows.get(name, {})}
    assert found >= {"supply_limit", "reserve_limit", "build_limit", "stock_limit", "outlet_limit", "total_award_limit",
                     "wanted_award_limit", "incentive_envelope_limit", "subsidy_ceiling_limit"}


def test_a_cell_is_where_the_limit_stands():
    """The third row of Supply, in its year; rows of a small case have no letters."""
    program = program_of(chain())
    frame = program.tables.frames["Supply"]
    listed = frame[(frame["supply"] == "China") & (frame["commodity"] == "oxides")].iloc[0]
    place = program.data.limit_place["supply_limit", ("China", "oxides", "FY2028-29")]
    assert place.cell == f"Supply!{listed['row']}"
    assert place.words == "oxides from China in FY2028-29"


def test_what_implies_a_limit_is_in_the_program():
    program = program_of(chain())
    place = program.data.limit_place["total_award_limit", ()]
    assert all(index in program.arrays.rows[group] for group, index in place.implied_by)


def test_what_implies_a_limit_moves_in_its_own_unit():
    """A t/a more in all is half a t/a more for each of two; of the largest size, 80 t/a, that is 0.5 / 80."""
    implied = program_of(chain()).data.limit_place["total_award_limit", ()].implied_by
    assert implied == pytest.approx({
        ("wanted_award_limit", ("B1",)): 0.5, ("wanted_award_limit", ("B2",)): 0.5,
        ("fixed_award_define", ("B1",)): 0.5 / 80, ("open_award_limit", ("B2",)): 0.5 / 80,
    })
