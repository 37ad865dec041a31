"""Reserve: stocks bought abroad, given out in a stop alone, and worth what they replace when the plan ends."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Commodity, Facility, Period, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FOR_STOPS = pyo.Set(initialize=d.stocks.FOR_STOPS, dimen=2)


def add_expressions(m: pyo.ConcreteModel, d: ModelData, ledger: Ledger) -> None:
    last = d.periods.PLAN_YEARS[-1]

    @m.Expression(m.YEARS, doc="worth of stores kept for stops when the plan ends, in that year's money [₹ crore]")
    def reserve_credit_revenue(m: pyo.ConcreteModel, y: Year) -> Expr:
        if y != last:
            return 0.0
        return pyo.quicksum(
            d.money.replacement_cost[k[0], y] * m.stock[*k, d.periods.last_period] for k in d.stocks.FOR_STOPS
        )

    ledger.cost("reserve_credit_revenue", m.reserve_credit_revenue, "₹ crore")


def add_constraints(m: pyo.ConcreteModel, d: ModelData) -> None:
    """What is kept for stops is given out in no ordinary year."""

    @m.Constraint(m.FOR_STOPS, m.PERIODS, doc="given out of a store kept for stops [t]")
    def reserve_closed_limit(m: pyo.ConcreteModel, c: Commodity, f: Facility, p: Period) -> Expr:
        r"""A store kept for stops gives nothing to markets while nothing stops.

        $\sum_j ship_{cfjp} \le 0$
        Source: column Kept for stops of Stocks.  Without it: a reserve trades, and is empty when it is needed.
        """
        lanes = d.lanes.lanes_out.get((c, f), ())
        return pyo.quicksum(m.ship[*k, p] for k in lanes) <= 0 if lanes else pyo.Constraint.Skip


KEPT = {
    "reserve_closed_limit": Kept("What is kept for stops is kept until one.", "{} given out by {} in {}"),
}
