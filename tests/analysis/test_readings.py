"""Readings: each row of the table equals a plain solve with the clause changed by hand."""

from __future__ import annotations

import pytest

from model.analysis.readings import readings
from model.plan import CHOSEN, program_of, solve
from tests.cases.case import Case
from tests.cases.small import award

READINGS = (
    {"reading": "Rate", "setting": "Rate ceiling", "other": "1000", "question": "Is the ceiling ₹1,000 per kg?"},
    {"reading": "Outside", "setting": "Capacity outside the scheme", "other": "Yes", "question": "May more be built?"},
)


def base() -> Case:
    return award().adding("Readings", *READINGS)


@pytest.mark.solve
@pytest.mark.parametrize(("name", "clause"), [
    ("Rate", {"rate_ceiling": 1000.0}), ("Outside", {"outside_capacity": True}),
])
def test_a_row_equals_a_plain_solve(name, clause):
    """Proves: the change of cost, outlay and gap is that of the same workbook with the cell changed.

    Without it the table could change another clause, or none.
    """
    first = solve(program_of(base().tables))
    row = readings(first).set_index("reading").loc[name]
    plain = solve(program_of(base().ruled(**clause).tables))
    for column, expression in (("national_cost", "national_cost"), ("magnets_quantity", "magnets_quantity_aim")):
        change = plain.chosen.solution.value(expression) - first.chosen.solution.value(expression)
        assert row[column] == pytest.approx(change, abs=1e-6)
    outlay = plain.money[CHOSEN].budget["outlay"].sum() - first.money[CHOSEN].budget["outlay"].sum()
    assert row["outlay"] == pytest.approx(outlay, abs=1e-6)


@pytest.mark.solve
def test_a_lower_rate_ceiling_pays_less():
    """Proves: half the rate pays less. Without the reading being applied the change would be 0."""
    row = readings(solve(program_of(base().tables))).set_index("reading").loc["Rate"]
    assert row["outlay"] < -1
