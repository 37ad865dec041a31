"""Recipes: routes that turn commodities into one another."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Amounts, Commodity, Facility, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Flow, Ledger
from model.ground.units import CRORE_T_PER_RUPEE_KG


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FACILITY_RECIPES = pyo.Set(initialize=d.recipes.FACILITY_RECIPES, dimen=2)
    m.activity = pyo.Var(
        m.FACILITY_RECIPES, m.PERIODS, domain=pyo.NonNegativeReals, doc="main output of a route [t]"
    )


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    periods_of = d.periods.periods_of
    power = {
        (s, y): d.capacity.electricity_use[s] * d.economy.figures["Power price", y] * CRORE_T_PER_RUPEE_KG
        for s in d.recipes.capacity_use if d.capacity.electricity_use[s] > 0 for y in d.periods.YEARS
    }

    @m.Expression(m.YEARS, doc="variable running cost without electricity [₹ crore]")
    def running_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            d.capacity.running[f, s, y] * use * m.activity[f, r, p]
            for p in periods_of[y] for (f, s), load in d.recipes.capacity_use.items() for r, use in load
        )

    @m.Expression(m.YEARS, doc="electricity [₹ crore]")
    def electricity_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            power[(f, s), y] * use * m.activity[f, r, p]
            for p in periods_of[y] for (f, s), load in d.recipes.capacity_use.items() if ((f, s), y) in power
            for r, use in load
        )

    ledger.cost("running_cost", m.running_cost, "₹ crore")
    ledger.cost("electricity_cost", m.electricity_cost, "₹ crore")
    flows: list[tuple[str, Flow, dict[tuple[Commodity, Facility], Amounts]]] = [
        ("made", "in", d.recipes.makes), ("used", "out", d.recipes.uses),
    ]
    for name, flow, table in flows:
        terms = {
            (c, f, p): pyo.quicksum(amount * m.activity[f, r, p] for r, amount in pairs)
            for (c, f), pairs in table.items() for p in d.periods.PERIODS
        }
        ledger.balance(name, flow, terms, "t")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Routes are held by the capacity of their stages and by the commodity balance."""
