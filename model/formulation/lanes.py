"""Lanes: every purchase, import, sale, export, transfer and disposal is a flow on a lane."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.LANES = pyo.Set(initialize=d.lanes.LANES, dimen=3)
    m.IMPORTS = pyo.Set(initialize=d.lanes.IMPORTS, dimen=3)
    m.ship = pyo.Var(m.LANES, m.PERIODS, domain=pyo.NonNegativeReals, doc="flow on a lane, as it leaves [t]")
    m.arrival = pyo.Param(m.LANES, initialize=d.lanes.arrival, doc="share that arrives [1]")
    m.freight = pyo.Param(m.LANES, initialize=d.lanes.freight, doc="freight [₹ crore per t]")
    m.handling = pyo.Param(m.LANES, initialize=d.lanes.handling, doc="handling [₹ crore per t]")
    m.purchase_price = pyo.Param(
        m.COMMODITIES, m.SUPPLIES, m.YEARS, initialize=d.supply.purchase_price,
        doc="price at the supply: its own cost, else on Prices, else factor × what Price rules says it follows + Add "
            "[₹ crore per t]",
    )
    m.DUTIABLE = pyo.Set(initialize=list(d.duties.duty), dimen=4)
    m.duty = pyo.Param(m.DUTIABLE, initialize=d.duties.duty, doc="duty and surcharge [₹ crore per t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    periods_of = d.periods.periods_of
    bought = [k for k in d.lanes.LANES if k[1] in d.supply.supply_country]
    freighted = [k for k in d.lanes.LANES if d.lanes.freight[k] > 0]
    handled = [k for k in d.lanes.LANES if d.lanes.handling[k] > 0]
    dutiable = {y: [k for k in d.lanes.IMPORTS if (*k, y) in d.duties.duty] for y in d.periods.YEARS}
    premiums = {y: [k[:3] for k in d.tiers.tier_duty if k[3] == y] for y in d.periods.YEARS}
    balanced = set(d.lanes.BALANCES)

    @m.Expression(m.YEARS, doc="purchases at origin price, home supply at its cost to the country [₹ crore]")
    def purchase_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(m.purchase_price[k[0], k[1], y] * m.ship[*k, p] for p in periods_of[y] for k in bought)

    @m.Expression(m.YEARS, doc="freight [₹ crore]")
    def freight_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(m.freight[k] * m.ship[*k, p] for p in periods_of[y] for k in freighted)

    @m.Expression(m.YEARS, doc="handling [₹ crore]")
    def handling_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(m.handling[k] * m.ship[*k, p] for p in periods_of[y] for k in handled)

    @m.Expression(m.YEARS, doc="customs duty [₹ crore]")
    def duty_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        on_prices = pyo.quicksum(m.duty[*k, y] * m.ship[*k, p] for p in periods_of[y] for k in dutiable[y])
        return on_prices + pyo.quicksum(
            m.tier_duty[*k, y] * m.over_ceiling[*k, p] for p in periods_of[y] for k in premiums[y]
        )

    for name in ("purchase_cost", "freight_cost", "handling_cost"):
        ledger.cost(name, getattr(m, name), "₹ crore")
    ledger.cost("duty_cost", m.duty_cost, "₹ crore", "transfer")

    shipped_in = {
        (c, f, p): pyo.quicksum(m.arrival[k] * m.ship[*k, p] for k in d.lanes.lanes_in[c, f])
        for c, f in d.lanes.BALANCES if (c, f) in d.lanes.lanes_in for p in d.periods.PERIODS
    }
    shipped_out = {
        (c, f, p): pyo.quicksum(m.ship[*k, p] for k in lanes)
        for (c, f), lanes in d.lanes.lanes_out.items() if (c, f) in balanced for p in d.periods.PERIODS
    }
    ledger.balance("shipped in", "in", shipped_in, "t")
    ledger.balance("shipped out", "out", shipped_out, "t")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """Lanes bring no limit of their own: supplies, balances and markets hold them."""
