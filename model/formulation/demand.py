"""Demand: markets that must be served, and markets that take up to a limit."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyomo.environ as pyo

from model.case.tables import Tables, rows_of
from model.data.demand import grade_shares, part
from model.data.indices import Commodity, Market, Node, Period, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept, LimitCell, LimitRow, Movable


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.DEMANDS = pyo.Set(initialize=d.demand.DEMANDS, dimen=2)
    m.DEMAND_PERIODS = pyo.Set(initialize=list(d.demand.demand), dimen=3)
    m.OUTLET_PERIODS = pyo.Set(initialize=list(d.demand.outlet_most), dimen=3)
    m.demand = pyo.Param(m.DEMAND_PERIODS, initialize=d.demand.demand, doc="demand that must be served [t]")
    m.outlet_most = pyo.Param(m.OUTLET_PERIODS, initialize=d.demand.outlet_most, doc="most a market takes [t]")
    m.SUBSTITUTES = pyo.Set(initialize=d.demand.SUBSTITUTES, dimen=3)
    m.substitute = pyo.Var(
        m.SUBSTITUTES, m.PERIODS, domain=pyo.NonNegativeReals,
        doc="better grade delivered in place of one asked for [t]",
    )
    m.unmet_demand = pyo.Var(m.DEMAND_PERIODS, domain=pyo.NonNegativeReals, doc="demand that is not met [t]")


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    by_year = {y: [k for k in d.demand.demand if d.periods.year_of[k[2]] == y] for y in d.periods.YEARS}
    times = d.periods.times
    sold = [k for cm in d.demand.OUTLETS for k in d.lanes.lanes_in.get(cm, ())]

    @m.Expression(m.YEARS, doc="loss to the country from demand not met [₹ crore]")
    def unmet_demand_cost(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(d.demand.unmet_price[c, j, y] * m.unmet_demand[c, j, p] for c, j, p in by_year[y])

    @m.Expression(m.YEARS, doc="sales of by-products and exports [₹ crore]")
    def sales_revenue(m: pyo.ConcreteModel, y: Year) -> Expr:
        return pyo.quicksum(
            d.demand.outlet_price[k[0], k[2], y] * m.arrival[k] * m.ship[*k, p]
            for p in d.periods.periods_of[y] for k in sold
        )

    @m.Expression(doc="demand not met over all years [t]")
    def unmet_demand_aim(m: pyo.ConcreteModel) -> Expr:
        return pyo.quicksum(times[d.periods.year_of[k[2]]] * m.unmet_demand[k] for k in d.demand.demand)

    ledger.cost("unmet_demand_cost", m.unmet_demand_cost, "₹ crore")
    ledger.cost("sales_revenue", m.sales_revenue, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    instead: dict[tuple[Commodity, Market], list[tuple[Commodity, Commodity, Market]]] = {}
    of: dict[tuple[Commodity, Market], list[tuple[Commodity, Commodity, Market]]] = {}
    for k in d.demand.SUBSTITUTES:
        instead.setdefault((k[0], k[2]), []).append(k)
        of.setdefault((k[1], k[2]), []).append(k)

    def arriving(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        return pyo.quicksum(m.arrival[k] * m.ship[*k, p] for k in d.lanes.lanes_in.get((c, j), ()))

    @m.Constraint(m.DEMAND_PERIODS, doc="what arrives and what is unmet make up demand [t]")
    def demand_balance(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        r"""A market that must be served gets its demand, or the rest is unmet.

        $\sum_i a_{cij}\,ship_{cijp} + in_{cjp} - out_{cjp} + unmet_{cjp} = D_{cjp}$, with what better grades
        take over as $in$ and what this grade takes over as $out$
        Source: Kendrick, Meeraus and Alatorre 1984, ch. 3.  Without it: the cheapest plan serves nobody.
        """
        taken = pyo.quicksum(m.substitute[*k, p] for k in instead.get((c, j), ()))
        given = pyo.quicksum(m.substitute[*k, p] for k in of.get((c, j), ()))
        return arriving(m, c, j, p) + taken - given + m.unmet_demand[c, j, p] == m.demand[c, j, p]

    m.BETTER = pyo.Set(initialize=[k for k in of if k not in set(d.demand.DEMANDS)], dimen=2)

    @m.Constraint(m.BETTER, m.PERIODS, doc="better grade that arrives for a market that asks for another [t]")
    def substitute_balance(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        r"""What arrives of a grade nobody there asks for stands in for others.

        $\sum_i a_{cij}\,ship_{cijp} = out_{cjp}$
        Source: column Replaced by of Commodities.  Without it: better grades vanish.
        """
        return arriving(m, c, j, p) == pyo.quicksum(m.substitute[*k, p] for k in of[c, j])

    @m.Constraint(m.OUTLET_PERIODS, doc="sold to a market that takes up to a limit [t]")
    def outlet_limit(m: pyo.ConcreteModel, c: Commodity, j: Node, p: Period) -> Expr:
        r"""A market takes no more than its limit.

        $\sum_i a_{cij}\,ship_{cijp} \le M_{cjp}$
        Source: Kendrick, Meeraus and Alatorre 1984, ch. 3.  Without it: by-products earn without bound.
        """
        if (c, j) not in d.lanes.lanes_in:
            return pyo.Constraint.Skip
        return arriving(m, c, j, p) <= m.outlet_most[c, j, p]


KEPT = {
    "demand_balance": Kept(
        "It counts what arrives; demand is what the plan is for, and what is not met has its cost.",
        "demand for {} of {} in {}"),
    "substitute_balance": Kept("What arrives is used for something.", "deliveries of {} to {} in {}"),
}
MOVABLE = {"outlet_limit": Movable("Demand and sales", "", "t", "up")}


def limits_in(tables: Tables, d: ModelData) -> Iterator[LimitCell]:
    """What a market takes in a year, which sets each of its grades and periods."""
    shares = grade_shares(tables)
    for r in rows_of(tables.yearly["Demand and sales"]):
        if r.kind == "must be served" or not math.isfinite(r.value):
            continue
        parts = {c: 1.0 if c == r.commodity else shares.get((r.market, c, r.year), 0.0)
                 for c in d.commodities.members[r.commodity]}
        rows = [LimitRow("outlet_limit", (c, r.market, p), share * (1 - r.embedded) * part(d.periods, r.market, p),
                         f"of {c} in {p}", f"{c} taken by {r.market} in {p}", f"{c} taken by {r.market}", priced=True)
                for c, share in parts.items() if share > 0 for p in d.periods.periods_of[r.year]]
        yield MOVABLE["outlet_limit"].at(
            tables, f"{r.commodity} taken by {r.market} in {r.year}", r.value, rows, row=r.row, year=r.year)
