"""Reserve: stocks bought abroad, given out in a stop alone, and worth what they replace when the plan ends."""

from __future__ import annotations

import pyomo.environ as pyo

from model.data.indices import Commodity, Facility, Period, Year
from model.data.model_data import ModelData
from model.formulation.ledger import Expr, Ledger
from model.formulation.limit import Kept


def add_variables(m: pyo.ConcreteModel, d: ModelData) -> None:
    m.FOR_STOPS = pyo.Set(initialize=d.stocks.FOR_STOPS, dimen=2)
    m.RESERVE_YEARS = pyo.Set(initialize=[(*k, y) for k in d.stocks.FOR_STOPS for y in d.periods.PLAN_YEARS], dimen=3)
    m.reserve_held = pyo.Var(m.RESERVE_YEARS, domain=pyo.NonNegativeReals,
                             doc="kept for stops at the end of a year [t]")


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

    @m.Constraint(m.RESERVE_YEARS, doc="kept for stops at the end of a year [t]")
    def reserve_held_define(m: pyo.ConcreteModel, c: Commodity, f: Facility, y: Year) -> Expr:
        r"""What is kept for stops is decided by year, as awards and builds are.

        $reserve_{cfy} = stock_{cfp(y)}$, $p(y)$ the last period of the year
        Source: column Kept for stops of Stocks.  Without it: a given plan names no reserve, and another one is chosen.
        """
        return m.reserve_held[c, f, y] == m.stock[c, f, d.periods.periods_of[y][-1]]


KEPT = {
    "reserve_closed_limit": Kept("What is kept for stops is kept until one.", "{} given out by {} in {}"),
    "reserve_held_define": Kept("It counts what is kept for stops.", "{} kept by {} at the end of {}"),
}
