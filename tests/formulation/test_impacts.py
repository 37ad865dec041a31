"""Impacts: jobs, electricity, emissions and the price of carbon."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import terms
from tests.cases.small import plant

Y = "FY2027-28"
WORK = ("activity", "F", "M", Y)


def working(**columns: object):
    case = plant().with_("Capacity", {"stage": "mag"}, electricity=50.0, emissions=2.0, jobs=0.5, **columns)
    return case.adding("Economy", {"item": "Grid factor", "unit": "t CO2/MWh", "years": 0.8},
                       {"item": "Carbon price", "unit": "₹/t CO2", "years": 5000.0})


@pytest.mark.quick
def test_electricity_and_emissions():
    """A tonne takes 50 MWh: 40 t of CO2 from the grid at 0.8 t a MWh and 2 t from the process: 0.042 kt."""
    arrays = program_of(working().tables).arrays
    assert terms(arrays, "electricity_use", Y) == ({WORK: 0.05}, 0.0)
    assert terms(arrays, "emissions", Y) == ({WORK: 0.042}, 0.0)


@pytest.mark.quick
def test_carbon_has_its_price():
    """42 t of CO2 at ₹5,000 are ₹210,000: 0.021 crore a tonne of magnet; nothing where no price is given."""
    assert terms(program_of(working().tables).arrays, "carbon_cost", Y) == ({WORK: 0.021}, 0.0)
    free = working().without("Economy", item="Carbon price")
    assert terms(program_of(free.tables).arrays, "carbon_cost", Y) == ({}, 0.0)


@pytest.mark.quick
def test_jobs_stand_with_the_lines():
    """Half a job per t/a while a line stands; 100 t/a that stand at the start have 30 jobs for two years."""
    old = {"facility": "F", "stage": "mag", "option": "old", "kind": "existing", "most": 100.0, "jobs": 0.3, "life": 2}
    arrays = program_of(working(life=1).adding("Capacity", old).tables).arrays
    assert terms(arrays, "jobs", Y) == ({("build", "F", "mag", "new", Y): 0.5}, 30.0)
    assert terms(arrays, "jobs", "FY2028-29") == ({("build", "F", "mag", "new", "FY2028-29"): 0.5}, 0.0)


@pytest.mark.quick
def test_use_of_several_units_adds_up(chained):
    """Separation takes 9 units of 2 MWh and 0.5 t a tonne of oxide."""
    work = ("activity", "Refinery", "separate", Y)
    assert terms(chained, "electricity_use", Y)[0][work] == pytest.approx(0.018)
    assert terms(chained, "emissions", Y)[0][work] == pytest.approx(0.018 * 0.7 + 0.0045)


@pytest.mark.solve
def test_the_carbon_price_counts_in_the_plan():
    """Proves: 50 kWh a kg at ₹10 are 0.05 crore a tonne, carbon 0.021: 240 × 0.671 + 24 = 185.04.

    Without the carbon price: 240 × 0.65 + 24 = 180.
    """
    assert answer(working()).aim("National cost") == pytest.approx(185.04)
    assert answer(working().without("Economy", item="Carbon price")).aim("National cost") == pytest.approx(180.0)
