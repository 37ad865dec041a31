"""Impacts: jobs, electricity and emissions of the plants in the plan."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.model_data import ModelData
from model.formulation.ledger import Ledger
from model.ground.units import CRORE_PER_RUPEE_T

TONNES_PER_KILOTONNE = 1000.0


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Impacts follow from the decisions of other topics."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    standing: dict[str, list] = {y: [] for y in d.YEARS}
    for *build, y in d.stands:
        standing[y].append(tuple(build))

    def used(m, y, weight):
        return pyo.quicksum(
            weight[f, s] * use * m.activity[f, r, p]
            for (f, s), load in d.capacity_use.items() if weight[f, s] > 0
            for r, use in load for p in d.periods_of[y]
        )

    @m.Expression(m.YEARS, doc="full-time jobs at the plants that stand [jobs]")
    def jobs(m, y):
        built = pyo.quicksum(d.jobs_per_capacity[k[:3]] * m.build[k] for k in standing[y])
        return d.existing_standing["jobs"][y] + built

    @m.Expression(m.YEARS, doc="electricity used by the plants [GWh]")
    def electricity_use(m, y):
        return used(m, y, d.electricity_use) * (1 / TONNES_PER_KILOTONNE)

    @m.Expression(m.YEARS, doc="emissions of the plants: electricity and process [kt CO2e]")
    def emissions(m, y):
        grid = d.economy.get(("Grid factor", y), 0.0)
        return grid * m.electricity_use[y] + used(m, y, d.direct_emissions) * (1 / TONNES_PER_KILOTONNE)

    @m.Expression(m.YEARS, doc="cost of emissions at the carbon price [₹ crore]")
    def carbon_cost(m, y):
        price = d.economy.get(("Carbon price", y), 0.0) * TONNES_PER_KILOTONNE * CRORE_PER_RUPEE_T
        return price * m.emissions[y]

    ledger.cost("carbon_cost", m.carbon_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Impacts are reported; the carbon price makes them count."""
