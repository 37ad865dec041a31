"""Impacts: jobs, electricity and emissions of the plants in the plan."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Build, Facility, Stage, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.ground.units import CRORE_PER_RUPEE_T

TONNES_PER_KILOTONNE = 1000.0


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Impacts follow from the decisions of other topics."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    standing: dict[Year, list[tuple[Build, float]]] = {y: [] for y in d.periods.YEARS}
    for (f, s, o, v, y), part in d.capacity.stands.items():
        standing[y].append(((f, s, o, v), part))

    @m.Expression(m.YEARS, doc="full-time jobs at the plants that stand [jobs]")
    def jobs(m: pyo.ConcreteModel, y: Year) -> Expr:
        built = pyo.quicksum(part * d.capacity.jobs_per_capacity[k[:3]] * m.build[k] for k, part in standing[y])
        return d.capacity.jobs_standing[y] + built

    add_emissions(m, d, ledger)


def add_emissions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    """What the plants use and give off as they work, which a stop changes too."""

    def used(m: pyo.ConcreteModel, y: Year, weight: dict[tuple[Facility, Stage], float]) -> Expr:
        return pyo.quicksum(
            weight[f, s] * use * m.activity[f, r, p]
            for (f, s), load in d.recipes.capacity_use.items() if weight[f, s] > 0
            for r, use in load for p in d.periods.periods_of[y]
        )

    @m.Expression(m.YEARS, doc="electricity used by the plants [GWh]")
    def electricity_use(m: pyo.ConcreteModel, y: Year) -> Expr:
        return used(m, y, d.capacity.electricity_use) * (1 / TONNES_PER_KILOTONNE)

    @m.Expression(m.YEARS, doc="emissions of the plants: electricity and process [kt CO2e]")
    def emissions(m: pyo.ConcreteModel, y: Year) -> Expr:
        grid = d.economy.figures.get(("Grid factor", y), 0.0)
        return grid * m.electricity_use[y] + used(m, y, d.capacity.direct_emissions) * (1 / TONNES_PER_KILOTONNE)

    @m.Expression(m.YEARS, doc="cost of emissions at the carbon price [₹ crore]")
    def carbon_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        price = d.economy.figures.get(("Carbon price", y), 0.0) * TONNES_PER_KILOTONNE * CRORE_PER_RUPEE_T
        return price * m.emissions[y]

    ledger.cost("carbon_cost", m.carbon_cost, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Impacts are reported; the carbon price makes them count."""
