"""Accounts: what makers buy and sell in the plan, and what that leaves them."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Beneficiary, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What is sold, bought and made are decisions of lanes and recipes."""


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    m.ACCOUNTED = pyo.Set(initialize=d.awards.BENEFICIARIES if d.accounts.from_flows else [])

    @m.Expression(m.ACCOUNTED, m.YEARS, doc="what a maker's goods sell for [₹ crore]")
    def own_sales(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(
            v * m.ship[*k, p] for k, v in d.accounts.earned[b, y] for p in d.periods.periods_of[y])

    @m.Expression(m.ACCOUNTED, m.YEARS, doc="what a maker pays for goods, oxide at the one price for makers [₹ crore]")
    def own_purchases(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(v * m.ship[*k, p] for k, v in d.accounts.paid[b, y] for p in d.periods.periods_of[y])

    @m.Expression(m.ACCOUNTED, m.YEARS, doc="running cost and electricity of a maker, upkeep of old plant in [₹ crore]")
    def own_running(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        worked = pyo.quicksum(
            v * m.activity[b, r, p] for r, v in d.accounts.worked[b, y] for p in d.periods.periods_of[y])
        return worked + d.accounts.upkeep[b, y]

    @m.Expression(m.ACCOUNTED, m.YEARS, doc="NdPr oxide that a maker buys [t]")
    def oxide_bought(m: pyo.ConcreteModel, b: Beneficiary, y: Year) -> Expr:
        return pyo.quicksum(m.ship[*k, p] for k in d.accounts.oxide_lanes[b] for p in d.periods.periods_of[y])


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Accounts say what follows from the flows; the viability balance holds what they come to."""


def trading(m: pyo.ConcreteModel, d: ModelData, b: Beneficiary, y: Year) -> Expr:
    """Sales less purchases and running costs of a year, from own flows or at the demand's mix [₹ crore]."""
    if d.accounts.from_flows:
        return m.own_sales[b, y] - m.own_purchases[b, y] - m.own_running[b, y]
    return (d.money.net_price[y] - d.viability.unit_cost[b, y]) * m.magnets_sold[b, y]
