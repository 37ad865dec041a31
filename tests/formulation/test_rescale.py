"""Other units: counting in eighths of a tonne or of a rupee scales the plan and nothing else."""

from __future__ import annotations

import pytest

from model.case.tables import Tables, assemble
from model.schema.aims import AIM_UNITS
from tests.cases.answers import answer
from tests.cases.network import chain
from tests.cases.rescale import POWERS, rescaled
from tests.cases.small import award, plant
from tests.formulation.test_assured_rights import by_award
from tests.formulation.test_whole_lots import two_lots

CASES = {
    "plant": lambda: plant().tables,
    "award": lambda: award().tables,
    "chain": chain,
    "chain in quarters": lambda: chain(settings={"steps_per_year": "4"}),
    "whole lots": lambda: two_lots().ruled(beneficiaries=1).tables,
    "assured oxide by award": lambda: by_award().tables,
    "yearly ceiling": lambda: award().ruled(yearly_ceiling=0.1).tables,
}


def measures(tables: Tables) -> dict[str, float]:
    """Every aim that is pursued, and the three sides of the cost where cost is."""
    plan = answer(tables)
    pursued = list(tables.frames["Aims"]["aim"])
    return {name: plan.aim("National cost" if name == "Cost" else name) for name in pursued}


@pytest.mark.solve
@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.parametrize(("tonnes", "money"), [(8.0, 1.0), (1.0, 8.0)], ids=["tonnes", "money"])
def test_a_plan_scales_with_its_units(name, tonnes, money):
    """Proves: tonnes times eight make eight times the unmet demand and excess, and leave cost and dependence alone.

    Money times eight makes eight times the cost and the gap. Without it: a factor of time or of units lost somewhere.
    """
    tables = CASES[name]()
    before, after = measures(tables), measures(rescaled(tables, tonnes, money))
    for aim, value in before.items():
        in_tonnes, in_money = POWERS[AIM_UNITS[aim]]
        assert after[aim] == pytest.approx(value * tonnes**in_tonnes * money**in_money, rel=1e-6, abs=1e-5), aim


@pytest.mark.solve
def test_a_lost_factor_is_found():
    """A freight that is left as it was while all else is counted in other units gives another cost."""
    freighted = plant().adding("Freight", {"origin": "China", "target": "F", "goods": "alloy", "cost": 100000.0})
    case, other = freighted.tables, rescaled(freighted.tables, tonnes=8.0)
    forgotten = {**other.parsed, "Freight": case.parsed["Freight"]}
    spoilt = assemble("spoilt", other.settings, None, forgotten)
    assert measures(other)["National cost"] == pytest.approx(measures(case)["National cost"])
    assert measures(spoilt)["National cost"] != pytest.approx(measures(case)["National cost"])
